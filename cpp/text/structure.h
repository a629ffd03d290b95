// text -> blocks and quotations. Plain text and Markdown alike; linear in the length of the text; total.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace sayso {

class Lexicon;

enum class BlockKind : std::uint8_t { paragraph, heading, list_item, table_cell, code, boilerplate };

// A stretch of text that sentences do not cross. Spans leave out markup at the edges ("# ", "- ", "|") and white space.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  ByteSpan span;
  std::uint16_t level = 0;   // heading: 1..6; list item: depth
  std::uint32_t table = 0;   // table cell: which table of the text, from 0
  std::uint32_t row = 0;     // table cell: row from 0 (0 is the header row)
  std::uint32_t column = 0;  // table cell: column from 0
};

// A quotation. `outer` holds the marks, `inner` the words; both equal where a mark is missing at that side.
// A quotation over several paragraphs is one Quote (its later paragraphs may open with a mark of their own).
struct Quote {
  ByteSpan outer;
  ByteSpan inner;
  char32_t mark = 0;   // the opening mark
  bool closed = true;  // false: ended by rule (end of paragraph) for want of a closing mark
};

struct Structure {
  std::vector<Block> blocks;  // in order, not overlapping; text outside of all blocks is white space or markup
  std::vector<Quote> quotes;  // by outer.start; inner quotations lie inside outer ones
};

// `lexicon`: the phrases of boilerplate (table boilerplate) and the words of dates.
Structure find_structure(std::string_view text, const Lexicon& lexicon);

// A title: one heading block over all of it (without white space at the edges).
Structure one_line(std::string_view text);

}  // namespace sayso
