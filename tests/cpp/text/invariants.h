// What must hold for the structure and the tokens of any valid text.
#pragma once

#include <gtest/gtest.h>

#include <string_view>

#include "text/characters.h"
#include "text/structure.h"
#include "text/tokens.h"

namespace sayso {

inline void expect_sound_structure(std::string_view text, const Structure& structure) {
  std::uint32_t last = 0;
  for (const Block& block : structure.blocks) {
    ASSERT_LT(block.span.start, block.span.end);
    ASSERT_LE(block.span.end, text.size());
    ASSERT_GE(block.span.start, last);
    ASSERT_TRUE(is_boundary(text, block.span.start) && is_boundary(text, block.span.end));
    last = block.span.end;
  }
  for (const Quote& quote : structure.quotes) {
    ASSERT_LE(quote.outer.end, text.size());
    ASSERT_TRUE(quote.outer.contains(quote.inner));
    ASSERT_TRUE(is_boundary(text, quote.inner.start) && is_boundary(text, quote.inner.end) && is_boundary(text, quote.outer.start) &&
                is_boundary(text, quote.outer.end));
  }
}

// Tokens lie in their blocks, in order, and leave out white space alone.
inline void expect_sound_tokens(std::string_view text, const Structure& structure, const Tokens& tokens) {
  ASSERT_EQ(tokens.kind.size(), tokens.size());
  ASSERT_EQ(tokens.space_after.size(), tokens.size());
  ASSERT_EQ(tokens.joined.size(), tokens.size());
  ASSERT_EQ(tokens.block.size(), tokens.size());
  std::size_t token = 0;
  for (std::size_t block = 0; block < structure.blocks.size(); ++block) {
    std::uint32_t byte = structure.blocks[block].span.start;
    while (byte < structure.blocks[block].span.end) {
      if (token < tokens.size() && tokens.span[token].start == byte) {
        ASSERT_EQ(tokens.block[token], block);
        ASSERT_LT(tokens.span[token].start, tokens.span[token].end);
        ASSERT_TRUE(is_boundary(text, tokens.span[token].end));
        const bool is_last = token + 1 == tokens.size() || tokens.block[token + 1] != block;
        ASSERT_EQ(tokens.space_after[token] != 0, is_last || tokens.span[token + 1].start > tokens.span[token].end);
        byte = tokens.span[token++].end;
      } else {
        const CodePoint c = decode_code_point(text, byte);
        ASSERT_TRUE(is_white(char_class(c.value)) || c.value == U'>') << "byte " << byte << " lies in no token";
        byte += c.size;
      }
    }
  }
  ASSERT_EQ(token, tokens.size());
}

}  // namespace sayso
