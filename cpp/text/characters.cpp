#include "text/characters.h"

#include <algorithm>
#include <iterator>

#include "text/characters_table.h"

namespace sayso {
namespace {

// The range that holds the code point, or nullptr.
template <typename Range, std::size_t size>
const Range* find_range(const Range (&ranges)[size], char32_t code_point) {
  const Range* after =
      std::upper_bound(std::begin(ranges), std::end(ranges), code_point, [](char32_t c, const Range& range) { return c < range.first; });
  if (after == std::begin(ranges)) return nullptr;
  const Range* range = after - 1;
  return code_point <= range->last ? range : nullptr;
}

}  // namespace

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

std::string lower(std::string_view word) {
  std::string lowered(word);
  std::size_t ascii = 0;  // bytes before the first letter outside of ASCII
  for (; ascii < word.size() && static_cast<unsigned char>(word[ascii]) < 0x80; ++ascii) {
    const char byte = word[ascii];
    lowered[ascii] = static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);
  }
  lowered.resize(ascii);
  for (std::size_t byte = ascii; byte < word.size();) {
    const CodePoint code_point = decode_code_point(word, byte);
    append_code_point(lower(code_point.value), lowered);
    byte += code_point.size;
  }
  return lowered;
}

}  // namespace sayso
