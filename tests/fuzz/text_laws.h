// The laws of blocks and tokens that several targets share.
#pragma once

#include <string>

#include "base/utf8.h"
#include "fuzz.h"
#include "model/lexicon.h"
#include "text/characters.h"
#include "text/structure.h"
#include "text/tokens.h"

namespace sayso::fuzz {

inline const Lexicon& lexicon() {
  static const Lexicon built_in = Lexicon::built_in();
  return built_in;
}

// Valid UTF-8 out of any bytes: what the core's readers hand on.
inline std::string valid_text(const std::uint8_t* data, std::size_t size) {
  std::string text;
  repair_utf8(as_text(data, size), text);
  return text;
}

inline void require_span(std::string_view text, ByteSpan span) {
  require(span.start <= span.end && span.end <= text.size(), "a span lies in the text");
  require(is_boundary(text, span.start) && is_boundary(text, span.end), "a span starts and ends on a code point");
}

inline void require_structure(std::string_view text, const Structure& structure) {
  std::uint32_t last = 0;
  for (const Block& block : structure.blocks) {
    require_span(text, block.span);
    require(!block.span.empty() && block.span.start >= last, "blocks are in order, not empty and do not overlap");
    require(block.level <= 64 && block.column < 128, "depth and columns are capped");
    last = block.span.end;
  }
  std::uint32_t start = 0;
  for (const Quote& quote : structure.quotes) {
    require_span(text, quote.outer);
    require_span(text, quote.inner);
    require(quote.outer.contains(quote.inner), "the words of a quotation lie within its marks");
    require(quote.outer.start >= start, "quotations are in order");
    start = quote.outer.start;
  }
}

inline void require_tokens(std::string_view text, const Structure& structure, const Tokens& tokens) {
  const std::size_t count = tokens.size();
  require(
      tokens.kind.size() == count && tokens.space_after.size() == count && tokens.joined.size() == count && tokens.block.size() == count,
      "columns are equally long");
  std::size_t token = 0;
  for (std::size_t block = 0; block < structure.blocks.size(); ++block) {
    for (std::uint32_t byte = structure.blocks[block].span.start; byte < structure.blocks[block].span.end;) {
      if (token < count && tokens.span[token].start == byte) {
        require_span(text, tokens.span[token]);
        require(!tokens.span[token].empty() && tokens.block[token] == block, "a token is not empty and lies in its block");
        require(tokens.joined[token] == 0 || (token > 0 && tokens.span[token - 1].end == byte), "a joined token touches the one before");
        byte = tokens.span[token++].end;
      } else {
        const CodePoint point = decode_code_point(text, byte);
        require(is_white(char_class(point.value)) || point.value == U'>', "only white space and marks of mail lie between tokens");
        byte += point.size;
      }
    }
  }
  require(token == count, "every token was met in its place");
}

}  // namespace sayso::fuzz
