#include "text/lines.h"

#include <algorithm>

#include "text/characters.h"

namespace sayso {
namespace {

constexpr std::uint32_t kDeepestQuote = 64;  // containers deeper than this are text

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::uint32_t run_length(std::string_view words, char mark) {
  const std::size_t end = words.find_first_not_of(mark);
  return static_cast<std::uint32_t>(end == std::string_view::npos ? words.size() : end);
}

// Byte after the white space that starts at `byte`.
std::uint32_t skip_white(std::string_view text, std::uint32_t byte, std::uint32_t end) {
  while (byte < end) {
    const CodePoint c = decode_code_point(text, byte);
    if (!is_white(char_class(c.value))) break;
    byte += c.size;
  }
  return byte;
}

Line make_line(std::string_view text, std::uint32_t start, std::uint32_t end) {
  Line line;
  std::uint32_t byte = start;
  while (byte < end) {
    const CodePoint c = decode_code_point(text, byte);
    if (c.value == U'>' && line.quoted < kDeepestQuote && line.indent < 4) {
      ++line.quoted;
      line.indent = 0;
    } else if (is_white(char_class(c.value))) {
      line.indent += c.value == U'\t' ? 4 : 1;
    } else {
      break;
    }
    byte += c.size;
  }
  line.words = trim(text, {byte, end});
  return line;
}

bool is_rule(std::string_view words) {
  const char mark = words.front();
  if (mark != '-' && mark != '*' && mark != '_') return false;
  const auto marks = std::count(words.begin(), words.end(), mark);
  return marks >= 3 && std::all_of(words.begin(), words.end(), [mark](char c) { return c == mark || c == ' '; });
}

// "1. ", "12) ": up to three digits, so that years are left alone.
Marker read_number(std::string_view words) {
  std::uint32_t digits = 0;
  std::uint32_t number = 0;
  while (digits < words.size() && digits < 4 && is_digit(words[digits]))
    number = number * 10 + static_cast<std::uint32_t>(words[digits++] - '0');
  if (digits == 0 || digits > 3 || digits + 1 >= words.size()) return {};
  if ((words[digits] != '.' && words[digits] != ')') || words[digits + 1] != ' ') return {};
  return {MarkerKind::ordered, digits + 2, number, 0};
}

Marker read_bullet(std::string_view words) {
  const CodePoint c = decode_code_point(words, 0);
  const bool is_ascii_bullet = (c.value == U'-' || c.value == U'*' || c.value == U'+') && words.size() > 1 && words[1] == ' ';
  if (!is_ascii_bullet && char_class(c.value) != CharClass::bullet) return {};
  const std::uint32_t size = skip_white(words, c.size, static_cast<std::uint32_t>(words.size()));
  if (size == words.size()) return {};
  return {MarkerKind::bullet, size, 0, 0};
}

}  // namespace

ByteSpan trim(std::string_view text, ByteSpan span) {
  span.start = skip_white(text, span.start, span.end);
  while (span.end > span.start) {
    const auto last = static_cast<std::uint32_t>(previous_boundary(text, span.end));
    if (!is_white(char_class(decode_code_point(text, last).value))) break;
    span.end = last;
  }
  return span;
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  std::uint32_t start = 0;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t byte = 0; byte < size;) {
    const CodePoint c = decode_code_point(text, byte);
    byte += c.size;
    if (char_class(c.value) != CharClass::line_break) continue;
    lines.push_back(make_line(text, start, byte - c.size));
    if (c.value == U'\r' && byte < size && text[byte] == '\n') ++byte;
    start = byte;
  }
  if (start < size) lines.push_back(make_line(text, start, size));
  return lines;
}

Marker read_marker(std::string_view words) {
  if (words.empty()) return {};
  if (is_rule(words)) return {MarkerKind::rule, static_cast<std::uint32_t>(words.size()), 0, words.front()};
  const char first = words.front();
  if (first == '#') {
    const std::uint32_t level = run_length(words, '#');
    if (level <= 6 && level < words.size() && words[level] == ' ') return {MarkerKind::heading, level + 1, level, '#'};
    return {};
  }
  if (first == '`' || first == '~') {
    const std::uint32_t length = run_length(words, first);
    // A fence may name a language after it, never marks of its own kind.
    if (length >= 3 && words.find(first, length) == std::string_view::npos) return {MarkerKind::fence, length, length, first};
    return {};
  }
  if (is_digit(first)) return read_number(words);
  return read_bullet(words);
}

std::uint32_t underline_level(std::string_view words) {
  if (words.size() < 2) return 0;
  if (words.find_first_not_of('=') == std::string_view::npos) return 1;
  return words.find_first_not_of('-') == std::string_view::npos ? 2 : 0;
}

bool is_table_rule(std::string_view words) {
  bool has_dash = false;
  bool has_pipe = false;
  for (const char c : words) {
    if (c != '-' && c != '|' && c != ':' && c != ' ' && c != '\t') return false;
    has_dash = has_dash || c == '-';
    has_pipe = has_pipe || c == '|';
  }
  return has_dash && has_pipe;
}

std::vector<ByteSpan> table_cells(std::string_view text, ByteSpan row, std::size_t most) {
  std::vector<ByteSpan> cells;
  if (text[row.start] == '|') ++row.start;
  if (row.end > row.start && text[row.end - 1] == '|') --row.end;
  std::uint32_t start = row.start;
  for (std::uint32_t byte = row.start; byte < row.end && cells.size() + 1 < most; ++byte) {
    if (text[byte] == '\\')
      ++byte;  // "\|" is a character of the cell
    else if (text[byte] == '|') {
      cells.push_back(trim(text, {start, byte}));
      start = byte + 1;
    }
  }
  cells.push_back(trim(text, {start, row.end}));
  return cells;
}

}  // namespace sayso
