// tokens -> pieces: runs of letters, numerals, single marks. Numbers, units and dates are read on pieces, so that it makes no difference
// whether the tokenizer keeps "$5.6m", "31-year-old" or "300-megawatt" in one token or splits them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/parsed.h"
#include "model/lexicon.h"

namespace sayso {

enum class PieceKind : std::uint8_t { word, digits, mark };

struct Piece {
  ByteSpan span;
  std::uint32_t token = 0;  // the token it lies in (the first, for numerals with spaces inside)
  std::uint32_t sentence = 0;
  PieceKind kind = PieceKind::mark;
  bool space_before = false;  // white space or the start of the block stands before it
};

struct Pieces {
  std::string lower;  // the section's text with ASCII letters in lower case: same offsets
  std::vector<Piece> items;
  bool decimal_point = false;  // the section writes decimals with a point for sure ("5.2", "1,234"), so "1.234" is not ambiguous in it

  std::size_t size() const { return items.size(); }
  // The lower-cased words of a piece; empty outside of the list, so that looking around needs no bounds checks.
  std::string_view word(std::size_t piece) const {
    return piece < items.size() ? std::string_view(lower).substr(items[piece].span.start, items[piece].span.size()) : std::string_view{};
  }
  bool is(std::size_t piece, std::string_view word_wanted) const { return piece < items.size() && word(piece) == word_wanted; }
  bool is_digits(std::size_t piece) const { return piece < items.size() && items[piece].kind == PieceKind::digits; }
  bool is_word(std::size_t piece) const { return piece < items.size() && items[piece].kind == PieceKind::word; }
  // True where `piece` follows the piece before it with nothing between.
  bool touches(std::size_t piece) const { return piece > 0 && piece < items.size() && !items[piece].space_before; }
  // True for "-", the hyphens and dashes of Unicode.
  bool is_dash(std::size_t piece) const;
  // True where the piece lies in the same sentence as `other` and exists.
  bool same_sentence(std::size_t piece, std::size_t other) const {
    return piece < items.size() && other < items.size() && items[piece].sentence == items[other].sentence;
  }
};

// Tokens of kind url, email, hashtag and handle give no pieces. Linear.
Pieces cut_pieces(std::string_view text, const Parsed& parsed);

// A key of a table that stands at a piece: how many pieces it covers (0: none does) and its row.
struct FoundPhrase {
  std::size_t length = 0;
  const LexiconTable::Row* row = nullptr;
};

// The longest key of `table` at `first`: lower case, words as they stand but for hyphens between touching words, which become spaces
// ("US$", "km/h", "twenty one").
FoundPhrase find_phrase(const Pieces& pieces, std::size_t first, const LexiconTable& table);

}  // namespace sayso
