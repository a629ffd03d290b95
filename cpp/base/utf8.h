// Bytes -> code points: check, repair, step through, count and write UTF-8. All positions and sizes are bytes.
// Well-formed means table 3-7 of the Unicode Standard: no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sayso {

inline constexpr char32_t kReplacement = 0xFFFD;

// What stands at one place. A fault is `valid == false`, code point U+FFFD and the size of its maximal subpart: the longest
// start of a well-formed sequence, at least one byte. Stepping by `size` therefore always moves on.
struct CodePoint {
  char32_t value = kReplacement;
  std::uint32_t size = 1;
  bool valid = false;
  friend bool operator==(const CodePoint&, const CodePoint&) = default;
};

// What repair_utf8 did: `count` code points replaced, the first one at `first` (size of the input when there is none).
struct Repair {
  std::size_t count = 0;
  std::size_t first = 0;
};

// A byte as a number 0..255, whatever the sign of char on this machine.
constexpr std::uint8_t byte_value(char byte) { return static_cast<std::uint8_t>(byte); }

constexpr bool is_continuation(char byte) { return (byte_value(byte) & 0xC0) == 0x80; }

// True when a code point starts at `at`, or `at` is the end. `text` must be valid and `at` at most its size.
constexpr bool is_boundary(std::string_view text, std::size_t at) { return at == text.size() || !is_continuation(text[at]); }

// The code point at `at`, which must be less than text.size(). Any bytes are allowed.
CodePoint decode_multibyte(std::string_view text, std::size_t at);
inline CodePoint decode_code_point(std::string_view text, std::size_t at) {
  const std::uint8_t lead = byte_value(text[at]);
  return lead < 0x80 ? CodePoint{lead, 1, true} : decode_multibyte(text, at);
}

// Start of the code point that ends before `at`. `text` must be valid and 0 < at <= text.size().
constexpr std::size_t previous_boundary(std::string_view text, std::size_t at) {
  do --at;
  while (at > 0 && is_continuation(text[at]));
  return at;
}

// Length of the longest valid start of `bytes`.
std::size_t valid_utf8_prefix(std::string_view bytes);
inline bool is_valid_utf8(std::string_view bytes) { return valid_utf8_prefix(bytes) == bytes.size(); }

// Appends `bytes` to `out`, each maximal subpart of a fault as one U+FFFD: Python's bytes.decode("utf-8", "replace").
Repair repair_utf8(std::string_view bytes, std::string& out);

// Code points of a valid text.
std::size_t count_code_points(std::string_view text);

// Appends the UTF-8 of `value`; surrogates and values above U+10FFFF become U+FFFD.
void append_code_point(char32_t value, std::string& out);

}  // namespace sayso
