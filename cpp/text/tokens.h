// Tokens as columns: one entry a token, in order, never overlapping, never empty, on code point boundaries. Tokens are the
// syntactic words of Universal Dependencies: "don't" is "do" and "n't".
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/span.h"

namespace sayso {

enum class TokenKind : std::uint8_t { word, number, punctuation, symbol, url, email, hashtag, handle, emoji };

struct Tokens {
  std::vector<ByteSpan> span;
  std::vector<TokenKind> kind;
  std::vector<std::uint8_t> space_after;  // 1: white space (or the end of its block) follows
  std::vector<std::uint8_t> joined;       // 1: second or later word of a UD multiword token ("n't", "'s", "not" of "cannot")
  std::vector<std::uint32_t> block;       // index into Structure::blocks

  std::size_t size() const { return span.size(); }
};

}  // namespace sayso
