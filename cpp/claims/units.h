// pieces around a number -> its unit, currency and what it is by ("$5.6m", "20 mph", "3 euros a day").
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "claims/number_words.h"
#include "claims/pieces.h"
#include "model/lexicon.h"

namespace sayso {

struct Unit {
  std::size_t end = 0;  // pieces up to here belong to the quantity
  std::string unit;     // canonical; empty: none
  std::optional<std::string> currency;
  std::optional<std::string> per;
  std::size_t noun = 0;  // the piece of the unit's last word, where it is a word of its own
  bool has_noun = false;
};

// A currency sign, name or code right before `piece`: the first of its pieces and the ISO code.
struct CurrencyBefore {
  std::size_t first = 0;
  std::string code;
};
std::optional<CurrencyBefore> currency_before(const Pieces& pieces, std::size_t piece, const Lexicon& lexicon);

// What follows `number`; `currency` as found before it.
Unit read_unit(const Pieces& pieces, std::string_view text, const Number& number, const std::optional<CurrencyBefore>& currency,
               const Lexicon& lexicon);

}  // namespace sayso
