#include "text/paragraphs.h"

#include <algorithm>

#include "text/characters.h"

namespace sayso {
namespace {

constexpr std::uint32_t kWidestWrap = 100;  // bytes; a longer line is no wrapped one
constexpr std::uint32_t kNarrowestWrap = 40;
constexpr std::uint32_t kLongestTitle = 100;  // bytes
constexpr std::uint32_t kTitleWords = 14;

std::uint32_t first_word_size(std::string_view words) {
  const std::size_t end = words.find_first_of(" \t");
  return static_cast<std::uint32_t>(end == std::string_view::npos ? words.size() : end);
}

// The first letter or digit; 0 when the line starts with something else than quotation marks and brackets.
char32_t first_letter(std::string_view words) {
  for (std::size_t byte = 0; byte < words.size();) {
    const CodePoint c = decode_code_point(words, byte);
    const CharClass kind = char_class(c.value);
    if (is_letter(kind) || kind == CharClass::digit) return c.value;
    if (kind != CharClass::quote && kind != CharClass::punctuation && kind != CharClass::invisible) return 0;
    byte += c.size;
  }
  return 0;
}

bool starts_paragraph(std::string_view text, const Line& line, const Line& next, std::uint32_t width) {
  if (line.quoted != next.quoted) return true;
  const std::string_view before = slice(text, line.words);
  const std::string_view after = slice(text, next.words);
  const bool goes_on = is_lower(first_letter(after));
  if (width > kWidestWrap) return ends_sentence(before) || !goes_on;  // lines as long as this were not wrapped
  // A wrapped line is full: the next word would not have fitted.
  const bool is_full = width >= kNarrowestWrap && line.words.size() + 1 + first_word_size(after) > width - std::min(width, 4U);
  if (is_full || goes_on) return false;
  return ends_sentence(before) || is_title_like(before);
}

}  // namespace

bool ends_sentence(std::string_view words) {
  std::size_t end = words.size();
  while (end > 0) {
    end = previous_boundary(words, end);
    const char32_t c = decode_code_point(words, end).value;
    if (c == U'.' || c == U'!' || c == U'?' || c == U'\u2026' || c == U'\u3002') return true;
    if (char_class(c) != CharClass::quote && c != U')' && c != U']') return false;
  }
  return false;
}

bool is_title_like(std::string_view words) {
  if (words.size() > kLongestTitle || ends_sentence(words)) return false;
  const char last = words.back();
  if (last == ':' || last == ',' || last == ';') return false;
  if (std::count(words.begin(), words.end(), ' ') >= static_cast<std::ptrdiff_t>(kTitleWords)) return false;
  const char32_t first = first_letter(words);
  return first != 0 && !is_lower(first);
}

bool continues_line(std::string_view text, const Line& line, const Line& next) {
  if (next.indent > line.indent) return true;
  const std::string_view before = slice(text, line.words);
  return !ends_sentence(before) && (is_lower(first_letter(slice(text, next.words))) || line.words.size() > 60);
}

std::vector<std::size_t> paragraph_starts(std::string_view text, const std::vector<Line>& lines, std::size_t first, std::size_t end) {
  std::uint32_t width = 0;
  for (std::size_t line = first; line < end; ++line) width = std::max(width, lines[line].words.size());
  std::vector<std::size_t> starts{first};
  for (std::size_t line = first + 1; line < end; ++line) {
    if (starts_paragraph(text, lines[line - 1], lines[line], width)) starts.push_back(line);
  }
  return starts;
}

}  // namespace sayso
