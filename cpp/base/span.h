// Half-open stretches of a text. ByteSpan counts UTF-8 bytes of one section's text, TokenSpan counts tokens of one Parsed;
// they are distinct types so that one cannot be passed for the other.
#pragma once

#include <cstdint>
#include <string_view>

namespace sayso {

template <typename Unit>
struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - start; }
  constexpr bool empty() const { return end <= start; }
  constexpr bool contains(std::uint32_t position) const { return start <= position && position < end; }
  constexpr bool contains(Span other) const { return start <= other.start && other.end <= end; }
  constexpr bool overlaps(Span other) const { return start < other.end && other.start < end; }
  friend constexpr bool operator==(Span, Span) = default;
};

struct ByteUnit;
struct TokenUnit;
using ByteSpan = Span<ByteUnit>;
using TokenSpan = Span<TokenUnit>;

// The words that `span` names; the span must lie inside `text`.
inline std::string_view slice(std::string_view text, ByteSpan span) { return text.substr(span.start, span.size()); }

}  // namespace sayso
