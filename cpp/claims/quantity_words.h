// The words around a number: bounds ("at least", "or more"), and marks that show that it is no amount (scores, versions, model names).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "claims/claim.h"
#include "claims/number_words.h"
#include "claims/pieces.h"
#include "model/lexicon.h"

namespace sayso {

struct Bound {
  std::size_t first = 0;  // pieces [first, end) of the bounding words
  std::size_t end = 0;
  Comparator comparator = Comparator::exact;
  bool approximate = false;
};

// The longest bound that ends right before `piece` / begins right at `piece`.
std::optional<Bound> bound_before(const Pieces& pieces, std::size_t piece, const Lexicon& lexicon);
std::optional<Bound> bound_after(const Pieces& pieces, std::size_t piece, const Lexicon& lexicon);

// False for phone numbers, scores, versions, model names, section numbers, list numbers, ordinals, names in words. `first` is where
// the number or the currency before it begins.
bool is_amount(const Pieces& pieces, std::string_view text, const Parsed& parsed, const Number& number, std::size_t first,
               const Lexicon& lexicon);

// False where digits without a unit run on into a word, a ratio or an address ("3D", "2:1").
bool is_clear_after(const Pieces& pieces, std::size_t end);

// "-" or "minus" before the number: the piece of the sign.
std::optional<std::size_t> minus_before(const Pieces& pieces, std::size_t piece);

}  // namespace sayso
