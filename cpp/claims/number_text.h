// A numeral in digits -> its value, or the reason why it has none. Exact: the nearest double of the decimal that stands there.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sayso {

enum class NumberReading : std::uint8_t {
  exact,      // one value
  ambiguous,  // more than one reading ("1.234", "12,34"): no value
  none,       // no number ("1.2.3", "007", too long)
};

struct NumberText {
  NumberReading reading = NumberReading::none;
  double value = 0.0;
};

// `numeral` holds digits (ASCII, Arabic-Indic, Devanagari, full-width) and the separators , . ' and spaces, perhaps an exponent. It is
// multiplied by a power of ten before it is rounded, so that "1.2 billion" is exactly 1.2e9.
NumberText read_numeral(std::string_view numeral, int power_of_ten = 0);

// The same where a lone point is known to mark decimals: "1.234" has a value, "12,34" still has none.
NumberText read_decimal_point(std::string_view numeral, int power_of_ten = 0);

// The digit that the code point at the front of `text` stands for and its length in bytes; empty for anything else.
struct DigitText {
  int digit = 0;
  std::uint32_t bytes = 0;
};
std::optional<DigitText> read_digit(std::string_view text);

// Bytes of a no-break or thin space at the front of `text` (the spaces that group digits), else 0.
std::uint32_t grouping_space(std::string_view text);

}  // namespace sayso
