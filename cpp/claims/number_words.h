// pieces -> numbers, in digits, words or both: "1.5 million", "a dozen", "two and a half", "two thirds", "one in five", "dozens".
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "claims/number_text.h"
#include "claims/pieces.h"
#include "model/lexicon.h"

namespace sayso {

enum class NumberForm : std::uint8_t { digits, words, fraction, vague };

struct Number {
  std::size_t first = 0;  // pieces [first, end)
  std::size_t end = 0;
  NumberReading reading = NumberReading::exact;  // not exact: these pieces are a numeral without a sure value
  NumberForm form = NumberForm::digits;
  double low = 0.0;
  std::optional<double> high = std::nullopt;  // equal to low but for vague numbers
  bool approximate = false;                   // "a couple"
  bool scaled = false;                        // a power word or letter is part of it
  double power = 1.0;                         // that power of ten ("million": 1e6); the last one
  bool is_share = false;                      // a part of a whole: "half", "most", "one in five"
};

// The number that begins at `piece`, if one does. `after_currency`: a currency sign stands before ("$5m" is millions).
std::optional<Number> read_number(const Pieces& pieces, std::string_view text, std::size_t piece, bool after_currency,
                                  const Lexicon& lexicon);

}  // namespace sayso
