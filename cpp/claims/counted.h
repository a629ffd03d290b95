// A number in the tree -> what it counts or measures, and whether it is a change.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "analysis/parsed.h"
#include "base/span.h"
#include "claims/number_words.h"
#include "claims/pieces.h"
#include "claims/units.h"
#include "model/lexicon.h"

namespace sayso {

struct Counted {
  std::string unit;            // the counted noun's lemma, where no unit stands there
  std::string of;              // the thing counted or measured; empty when the sentence does not say
  std::uint32_t noun_end = 0;  // byte behind the counted noun; 0: none right behind the number
};

Counted find_counted(std::string_view text, const Parsed& parsed, const Pieces& pieces, const Number& number, const Unit& unit,
                     const Lexicon& lexicon);

// "by", "to", "from" for a number under a verb or noun of change ("rose 5 percent to 80"), else nothing.
std::optional<std::string> find_change(const Parsed& parsed, std::uint32_t number_token, std::uint32_t unit_token, const Unit& unit,
                                       const Lexicon& lexicon);

}  // namespace sayso
