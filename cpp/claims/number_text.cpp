#include "claims/number_text.h"

#include <charconv>
#include <cmath>
#include <string>
#include <vector>

namespace sayso {
namespace {

constexpr std::size_t kMostDigits = 64;
constexpr int kGreatestExponent = 400;

// A numeral as groups of digits with the separators between them, one character each: . , ' or space.
struct Groups {
  std::vector<std::string> digits;
  std::string separators;
  int exponent = 0;
  bool valid = false;
};

bool read_exponent(std::string_view text, int& exponent) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), exponent);
  return code == std::errc() && end == text.data() + text.size() && exponent >= -kGreatestExponent && exponent <= kGreatestExponent;
}

Groups split_groups(std::string_view numeral) {
  Groups groups;
  groups.digits.emplace_back();
  std::size_t count = 0;
  while (!numeral.empty()) {
    if (const auto digit = read_digit(numeral)) {
      groups.digits.back() += static_cast<char>('0' + digit->digit);
      numeral.remove_prefix(digit->bytes);
      if (++count > kMostDigits) return groups;
      continue;
    }
    const char mark = numeral.front();
    if ((mark == 'e' || mark == 'E') && count > 0) {
      groups.valid = read_exponent(numeral.substr(1), groups.exponent) && !groups.digits.back().empty();
      return groups;
    }
    const std::uint32_t space = mark == ' ' ? 1 : grouping_space(numeral);
    if (space == 0 && mark != '.' && mark != ',' && mark != '\'') return groups;
    groups.separators += space > 0 ? ' ' : mark;
    groups.digits.emplace_back();
    numeral.remove_prefix(space > 0 ? space : 1);
  }
  groups.valid = count > 0;
  for (std::size_t group = 1; group < groups.digits.size(); ++group) groups.valid = groups.valid && !groups.digits[group].empty();
  return groups;
}

// True when groups 0 .. `count` are a whole number in groups: 1 to 3 digits, then threes; or as in India twos and a last three.
bool are_thousands(const std::vector<std::string>& digits, std::size_t count, bool allow_indian) {
  if (digits[0].empty() || digits[0].size() > 3 || digits[0].front() == '0') return false;
  bool threes = true, twos = count > 2 && digits[0].size() <= 2 && allow_indian;
  for (std::size_t group = 1; group < count; ++group) {
    const std::size_t size = digits[group].size();
    threes = threes && size == 3;
    twos = twos && size == (group + 1 == count ? 3U : 2U);
  }
  return threes || twos;
}

NumberText value_of(const Groups& groups, std::size_t whole_count) {
  std::string decimal;
  for (std::size_t group = 0; group < whole_count; ++group) decimal += groups.digits[group];
  if (decimal.empty()) decimal = "0";
  if (whole_count < groups.digits.size()) decimal.append(1, '.').append(groups.digits[whole_count]);
  if (groups.exponent != 0) decimal.append(1, 'e').append(std::to_string(groups.exponent));
  NumberText result{NumberReading::exact, 0.0};
  const auto [end, code] = std::from_chars(decimal.data(), decimal.data() + decimal.size(), result.value);
  if (code != std::errc() || end != decimal.data() + decimal.size() || !std::isfinite(result.value)) result.reading = NumberReading::none;
  return result;
}

bool all_same(std::string_view separators, char mark) { return separators.find_first_not_of(mark) == std::string_view::npos; }

}  // namespace

std::optional<DigitText> read_digit(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
  const unsigned first = byte(0);
  if (first >= '0' && first <= '9') return DigitText{static_cast<int>(first - '0'), 1};
  if (first == 0xD9 && byte(1) >= 0xA0 && byte(1) <= 0xA9) return DigitText{static_cast<int>(byte(1) - 0xA0), 2};  // Arabic-Indic
  if (first == 0xDB && byte(1) >= 0xB0 && byte(1) <= 0xB9) return DigitText{static_cast<int>(byte(1) - 0xB0), 2};  // Persian
  if (first == 0xE0 && byte(1) == 0xA5 && byte(2) >= 0xA6 && byte(2) <= 0xAF)
    return DigitText{static_cast<int>(byte(2) - 0xA6), 3};  // Devanagari
  if (first == 0xEF && byte(1) == 0xBC && byte(2) >= 0x90 && byte(2) <= 0x99)
    return DigitText{static_cast<int>(byte(2) - 0x90), 3};  // full-width
  return std::nullopt;
}

std::uint32_t grouping_space(std::string_view text) {
  if (text.starts_with("\xC2\xA0")) return 2;                                          // no-break space
  if (text.starts_with("\xE2\x80\xAF") || text.starts_with("\xE2\x80\x89")) return 3;  // narrow no-break space, thin space
  return 0;
}

NumberText read_decimal_point(std::string_view numeral, int power_of_ten) {
  Groups groups = split_groups(numeral);
  groups.exponent += power_of_ten;
  const bool lone_point = groups.valid && groups.separators == ".";
  return lone_point ? value_of(groups, 1) : NumberText{groups.valid ? NumberReading::ambiguous : NumberReading::none, 0.0};
}

NumberText read_numeral(std::string_view numeral, int power_of_ten) {
  Groups groups = split_groups(numeral);
  groups.exponent += power_of_ten;
  const NumberText none{NumberReading::none, 0.0}, ambiguous{NumberReading::ambiguous, 0.0};
  if (!groups.valid) return none;
  const std::vector<std::string>& digits = groups.digits;
  const std::string& separators = groups.separators;
  const std::size_t last = separators.size();
  if (separators.empty()) return digits[0].size() > 1 && digits[0].front() == '0' ? none : value_of(groups, 1);
  const bool leading_zero = digits[0].size() > 1 && digits[0].front() == '0';

  if (separators == ".") {
    if (leading_zero) return none;
    const bool could_be_thousands = digits[1].size() == 3 && are_thousands(digits, 2, false);
    return could_be_thousands ? ambiguous : value_of(groups, 1);
  }
  if (separators == ",") return are_thousands(digits, 2, false) ? value_of(groups, 2) : ambiguous;
  if (all_same(separators, ',')) return are_thousands(digits, digits.size(), true) ? value_of(groups, digits.size()) : none;
  if (all_same(separators, '\'') || all_same(separators, ' '))
    return are_thousands(digits, digits.size(), false) ? value_of(groups, digits.size()) : none;
  // Two kinds: the last one marks the decimals if it stands once, the others group.
  const char decimal = separators.back();
  const std::string_view grouping = std::string_view(separators).substr(0, last - 1);
  const bool plausible =
      (decimal == '.' || decimal == ',') && grouping.find(decimal) == std::string_view::npos && all_same(grouping, grouping.front());
  return plausible && are_thousands(digits, last, grouping.front() == ',') ? value_of(groups, last) : none;
}

}  // namespace sayso
