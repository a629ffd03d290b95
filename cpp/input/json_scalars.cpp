#include "input/json_scalars.h"

#include <charconv>
#include <cstdint>

#include "base/utf8.h"

namespace sayso {
namespace {

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

int hex_value(char byte) {
  if (is_digit(byte)) return byte - '0';
  if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
  if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
  return -1;
}

// True when a well-formed number is too large for a double, or an integer for 64 bits.
bool is_out_of_range(std::string_view number) {
  const char* const end = number.data() + number.size();
  if (number.find_first_of(".eE") == std::string_view::npos) {
    std::int64_t small = 0;
    std::uint64_t large = 0;
    return std::from_chars(number.data(), end, small).ec != std::errc{} && std::from_chars(number.data(), end, large).ec != std::errc{};
  }
  double value = 0;
  if (std::from_chars(number.data(), end, value).ec == std::errc{}) return false;
  // Out of range means too large or too small, and too small is as good as 0. The exponent of ten tells them apart.
  const std::size_t first = number[0] == '-' ? 1 : 0;
  const auto whole = static_cast<std::int64_t>(number.find_first_of(".eE") - first);
  std::int64_t exponent = 0;
  if (const std::size_t mark = number.find_first_of("eE"); mark != std::string_view::npos) {
    const std::size_t sign = number[mark + 1] == '+' ? mark + 2 : mark + 1;
    if (std::from_chars(number.data() + sign, end, exponent).ec != std::errc{}) return number[mark + 1] != '-';
  }
  return (number[first] == '0' ? 0 : whole) + exponent > 0;
}

// The bytes of a string from `start` to here, which have no escapes.
void read_part(JsonCursor& cursor, std::size_t start, JsonField* field) {
  const std::string_view part = cursor.line.substr(start, cursor.at - start);
  if (field == nullptr) {
    if (!cursor.result.has_bad_utf8 && !is_valid_utf8(part)) cursor.result.has_bad_utf8 = true;
    return;
  }
  const auto count = static_cast<std::uint32_t>(repair_utf8(part, field->value).count);  // at most the line limit
  field->bad_utf8 += count;
  if (count > 0) cursor.result.has_bad_utf8 = true;
}

bool read_four_hex(JsonCursor& cursor, char32_t& unit) {
  for (int digit = 0; digit < 4; ++digit, ++cursor.at) {
    const int value = cursor.at_end() ? -1 : hex_value(cursor.line[cursor.at]);
    if (value < 0) return cursor.fail("four hex digits after \\u");
    unit = unit << 4 | static_cast<char32_t>(value);
  }
  return true;
}

bool read_escape(JsonCursor& cursor, JsonField* field) {
  constexpr std::string_view kLetters = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
  const std::size_t letter = cursor.at_end() ? std::string_view::npos : kLetters.find(cursor.line[cursor.at]);
  if (letter != std::string_view::npos) {
    ++cursor.at;
    if (field != nullptr) field->value.push_back(kMeanings[letter]);
    return true;
  }
  if (cursor.here() != 'u') return cursor.fail("one of \" \\ / b f n r t u after '\\'");
  ++cursor.at;
  char32_t value = 0;
  if (!read_four_hex(cursor, value)) return false;
  bool is_lone = value >= 0xD800 && value <= 0xDFFF;
  if (value >= 0xD800 && value <= 0xDBFF && cursor.line.substr(cursor.at, 2) == "\\u") {
    const std::size_t before_second = cursor.at;
    cursor.at += 2;
    char32_t second = 0;
    if (!read_four_hex(cursor, second)) return false;
    if (second >= 0xDC00 && second <= 0xDFFF) {
      value = 0x10000 + ((value - 0xD800) << 10) + (second - 0xDC00);
      is_lone = false;
    } else {
      cursor.at = before_second;  // it stands for itself, and may begin a pair
    }
  }
  if (field == nullptr) return true;
  if (is_lone) ++field->surrogates;
  append_code_point(value, field->value);  // U+FFFD for a lone surrogate
  return true;
}

}  // namespace

void JsonCursor::skip_blanks() {
  while (at < line.size() && is_blank(line[at])) ++at;
}

bool JsonCursor::fail(std::string_view expected, std::string_view code) {
  const std::string_view rest = line.substr(at);
  const bool is_constant = rest.starts_with("NaN") || rest.starts_with("Infinity") || rest.starts_with("-Infinity");
  result.fault = {code, at, expected, is_constant && expected == kExpectedValue};
  return false;
}

bool read_json_string(JsonCursor& cursor, JsonField* field) {
  std::size_t start = cursor.at;
  while (!cursor.at_end()) {
    const char byte = cursor.line[cursor.at];
    if (byte == '"') {
      read_part(cursor, start, field);
      ++cursor.at;
      return true;
    }
    if (byte == '\\') {
      read_part(cursor, start, field);
      ++cursor.at;
      if (!read_escape(cursor, field)) return false;
      start = cursor.at;
    } else if (byte_value(byte) < 0x20) {
      return cursor.fail("an escape like \\n instead of a control character");
    } else {
      ++cursor.at;
    }
  }
  return cursor.fail("'\"' at the end of the string");
}

bool read_json_number(JsonCursor& cursor, JsonField* field) {
  const auto skip_digits = [&](std::size_t at) {
    while (at < cursor.line.size() && is_digit(cursor.line[at])) ++at;
    return at;
  };
  const auto byte_at = [&](std::size_t at) { return at < cursor.line.size() ? cursor.line[at] : '\0'; };
  const std::size_t first = cursor.here() == '-' ? cursor.at + 1 : cursor.at;
  if (!is_digit(byte_at(first))) return cursor.fail(kExpectedValue);
  std::size_t end = byte_at(first) == '0' ? first + 1 : skip_digits(first);
  if (byte_at(end) == '.' && is_digit(byte_at(end + 1))) end = skip_digits(end + 1);
  if (byte_at(end) == 'e' || byte_at(end) == 'E') {
    const std::size_t digits = byte_at(end + 1) == '+' || byte_at(end + 1) == '-' ? end + 2 : end + 1;
    if (is_digit(byte_at(digits))) end = skip_digits(digits);
  }
  const std::string_view number = cursor.line.substr(cursor.at, end - cursor.at);
  if (is_out_of_range(number)) ++cursor.result.numbers_out_of_range;
  if (field != nullptr) field->value = number == "-0" ? "0" : number;  // as simdjson reads it
  cursor.at = end;
  return true;
}

bool read_json_word(JsonCursor& cursor, std::string_view word) {
  if (cursor.line.substr(cursor.at, word.size()) != word) return cursor.fail(kExpectedValue);
  cursor.at += word.size();
  return true;
}

}  // namespace sayso
