#include "text/characters.h"

#include <algorithm>
#include <iterator>

#include "text/characters_table.h"

namespace sayso {
namespace {

// The range that holds the code point, or nullptr.
template <typename Range, std::size_t size>
const Range* find_range(const Range (&ranges)[size], char32_t code_point) {
  const Range* after = std::upper_bound(std::begin(ranges), std::end(ranges), code_point, [](char32_t c, const Range& range) { return c < range.first; });
  if (after == std::begin(ranges)) return nullptr;
  const Range* range = after - 1;
  return code_point <= range->last ? range : nullptr;
}

char32_t tail(std::string_view text, std::size_t byte) { return static_cast<unsigned char>(text[byte]) & 0x3FU; }

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t byte) {
  const auto lead = static_cast<unsigned char>(text[byte]);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {((lead & 0x1FU) << 6) | tail(text, byte + 1), 2};
  if (lead < 0xF0) return {((lead & 0x0FU) << 12) | (tail(text, byte + 1) << 6) | tail(text, byte + 2), 3};
  return {((lead & 0x07U) << 18) | (tail(text, byte + 1) << 12) | (tail(text, byte + 2) << 6) | tail(text, byte + 3), 4};
}

CharClass char_class(char32_t code_point) {
  if (code_point < 128) return kAsciiClasses[code_point];
  const ClassRange* range = find_range(kClassRanges, code_point);
  return range == nullptr ? CharClass::other : range->value;
}

char32_t lower(char32_t code_point) {
  if (code_point < 128) return code_point >= U'A' && code_point <= U'Z' ? code_point + 32 : code_point;
  const LowerRange* range = find_range(kLowerRanges, code_point);
  if (range == nullptr || static_cast<std::int32_t>(code_point - range->first) % range->step != 0) return code_point;
  return static_cast<char32_t>(static_cast<std::int32_t>(code_point) + range->delta);
}

void append_utf8(std::string& out, char32_t c) {
  const auto push = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (c < 0x80) {
    push(c);
  } else if (c < 0x800) {
    push(0xC0 | (c >> 6)), push(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    push(0xE0 | (c >> 12)), push(0x80 | ((c >> 6) & 0x3F)), push(0x80 | (c & 0x3F));
  } else {
    push(0xF0 | (c >> 18)), push(0x80 | ((c >> 12) & 0x3F)), push(0x80 | ((c >> 6) & 0x3F)), push(0x80 | (c & 0x3F));
  }
}

std::string lower(std::string_view word) {
  std::string lowered;
  lowered.reserve(word.size());
  for (std::size_t byte = 0; byte < word.size();) {
    const CodePoint code_point = code_point_at(word, byte);
    append_utf8(lowered, lower(code_point.value));
    byte += code_point.size;
  }
  return lowered;
}

}  // namespace sayso
