// text -> lines, and what the start of a line says by the conventions of Markdown and of plain text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace sayso {

// One line without white space and quotation marks of e-mail ("> ") at its edges; empty for a blank line.
struct Line {
  ByteSpan words;
  std::uint32_t indent = 0;  // columns before `words`; a tab counts 4
  std::uint32_t quoted = 0;  // how many ">" stand before it
  bool blank() const { return words.empty(); }
};

// All lines in order. LF, CR, CRLF, VT, FF, NEL, LS and PS end a line.
std::vector<Line> split_lines(std::string_view text);

enum class MarkerKind : std::uint8_t { none, heading, bullet, ordered, rule, fence };

// What a line starts with. `size` bytes of `words` are markup.
struct Marker {
  MarkerKind kind = MarkerKind::none;
  std::uint32_t size = 0;
  std::uint32_t number = 0;  // heading: level; ordered: its number; fence: length of the fence
  char mark = 0;             // fence, rule: the character
};

Marker read_marker(std::string_view words);

// "===" or "---" beneath a line makes it a heading: the level, or 0.
std::uint32_t underline_level(std::string_view words);

// The line of dashes below a table's header: "|---|:--:|".
bool is_table_rule(std::string_view words);

// The spans of a table row's cells, without white space at the edges (may be empty), at most `most`; the last one takes the rest.
std::vector<ByteSpan> table_cells(std::string_view text, ByteSpan row, std::size_t most);

// `span` without white space at both edges.
ByteSpan trim(std::string_view text, ByteSpan span);

}  // namespace sayso
