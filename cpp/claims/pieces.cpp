#include "claims/pieces.h"

#include "claims/number_text.h"

namespace sayso {
namespace {

bool is_letter(unsigned char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

// Bytes of the code point at the front of `text`.
std::uint32_t code_point_bytes(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::uint32_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return bytes < text.size() ? bytes : static_cast<std::uint32_t>(text.size());
}

// True for code points beyond ASCII that are part of words: Latin with accents, Greek, Cyrillic and everything above the general
// punctuation, currency and symbol blocks. U+00A0..U+00BF are marks, but for the ordinal signs and the micro sign.
bool is_foreign_letter(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead < 0xC3) return lead == 0xC2 && text.size() > 1 && (text[1] == '\xAA' || text[1] == '\xB5' || text[1] == '\xBA');
  if (lead == 0xC3) return text.size() > 1 && text[1] != '\x97' && text[1] != '\xB7';  // not the multiplication and division signs
  if (lead == 0xE2) return text.size() > 1 && static_cast<unsigned char>(text[1]) >= 0xB0;
  return lead != 0xEF;
}

std::uint32_t letters_at(std::string_view text) {
  std::uint32_t length = 0;
  while (length < text.size()) {
    const std::string_view rest = text.substr(length);
    if (is_letter(static_cast<unsigned char>(rest.front()))) {
      ++length;
    } else if (static_cast<unsigned char>(rest.front()) >= 0x80 && !read_digit(rest) && is_foreign_letter(rest)) {
      length += code_point_bytes(rest);
    } else {
      break;
    }
  }
  return length;
}

// Bytes of the numeral at the front of `text`: digits with , . ' between digits; ".5"; an exponent.
std::uint32_t numeral_at(std::string_view text) {
  std::uint32_t length = 0;
  if (text.starts_with(".") && read_digit(text.substr(1))) length = 1;
  while (length < text.size()) {
    if (const auto digit = read_digit(text.substr(length))) {
      length += digit->bytes;
    } else if (length > 0 && (text[length] == ',' || text[length] == '.' || text[length] == '\'') && read_digit(text.substr(length + 1))) {
      ++length;
    } else {
      break;
    }
  }
  if (length > 0 && length + 1 < text.size() && (text[length] == 'e' || text[length] == 'E')) {
    std::uint32_t end = length + 1;
    if (end + 1 < text.size() && (text[end] == '+' || text[end] == '-')) ++end;
    const std::uint32_t digits = end;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    if (end > digits && (end == text.size() || !is_letter(static_cast<unsigned char>(text[end])))) length = end;
  }
  return length;
}

// Joins what the tokenizer parted within one numeral: "12,34" must not become 12 and 34.
void join_touching_numerals(std::string_view text, std::vector<Piece>& items) {
  std::vector<Piece> joined;
  for (std::size_t first = 0; first < items.size();) {
    Piece piece = items[first];
    std::size_t next = first + 1;
    const auto is_part = [&](std::size_t at, PieceKind kind) {
      return at < items.size() && items[at].kind == kind && !items[at].space_before && items[at].sentence == piece.sentence;
    };
    while (piece.kind == PieceKind::digits && is_part(next, PieceKind::mark) && is_part(next + 1, PieceKind::digits)) {
      const std::string_view mark = slice(text, items[next].span);
      if (mark != "," && mark != "." && mark != "'") break;
      piece.span.end = items[next + 1].span.end;
      next += 2;
    }
    joined.push_back(piece);
    first = next;
  }
  items.swap(joined);
}

// Joins numerals whose groups are parted by spaces: always at no-break spaces, at plain spaces only where no other reading is likely
// ("1 234 567", "1 234,56", "10 000").
void join_spaced_numerals(std::string_view text, std::vector<Piece>& items) {
  std::vector<Piece> joined;
  for (std::size_t first = 0; first < items.size();) {
    Piece piece = items[first];
    std::size_t next = first + 1;
    if (piece.kind == PieceKind::digits && piece.span.size() <= 3 &&
        slice(text, piece.span).find_first_of(",.'") == std::string_view::npos) {
      bool plain = false, decimals = false;
      while (next < items.size() && items[next].kind == PieceKind::digits && items[next].sentence == piece.sentence && !decimals) {
        const std::string_view gap = text.substr(items[next - 1].span.end, items[next].span.start - items[next - 1].span.end);
        const std::string_view group = slice(text, items[next].span);
        if (!(gap == " " || (grouping_space(gap) == gap.size() && !gap.empty()))) break;
        if (group.size() < 3 || group.substr(0, 3).find_first_not_of("0123456789") != std::string_view::npos) break;
        if (group.size() > 3 && group[3] != ',' && group[3] != '.') break;
        decimals = group.size() > 3;
        plain = plain || gap == " ";
        ++next;
      }
      const bool sure = !plain || next - first > 2 || decimals || (next == first + 2 && slice(text, items[first + 1].span) == "000");
      if (!sure) next = first + 1;
      piece.span.end = items[next - 1].span.end;
    }
    joined.push_back(piece);
    first = next;
  }
  items.swap(joined);
}

// True when some numeral shows that points mark decimals or commas thousands, and none shows the contrary.
bool writes_decimal_points(std::string_view text, const std::vector<Piece>& items) {
  bool shown = false;
  for (const Piece& piece : items) {
    if (piece.kind != PieceKind::digits) continue;
    const std::string_view numeral = slice(text, piece.span);
    const std::size_t point = numeral.rfind('.'), comma = numeral.rfind(',');
    if (read_numeral(numeral).reading != NumberReading::exact) continue;
    const bool has_point = point != std::string_view::npos, has_comma = comma != std::string_view::npos;
    if (has_comma && (!has_point || comma < point)) shown = true;
    if (has_comma && has_point && comma > point) return false;
    if (has_point && !has_comma && point > 0) shown = true;
  }
  return shown;
}

}  // namespace

bool Pieces::is_dash(std::size_t piece) const {
  const std::string_view mark = word(piece);
  return mark == "-" || mark == "\xE2\x80\x90" || mark == "\xE2\x80\x91" || mark == "\xE2\x80\x92" || mark == "\xE2\x80\x93" ||
         mark == "\xE2\x80\x94";
}

Pieces cut_pieces(std::string_view text, const Parsed& parsed) {
  Pieces pieces;
  pieces.lower.assign(text);
  for (char& byte : pieces.lower) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  }
  std::uint32_t sentence = 0;
  std::uint32_t previous_end = 0;
  for (std::uint32_t token = 0; token < parsed.tokens.size(); ++token) {
    while (sentence + 1 < parsed.sentences.size() && parsed.sentences[sentence].end <= token) ++sentence;
    const TokenKind kind = parsed.tokens.kind[token];
    if (kind == TokenKind::url || kind == TokenKind::email || kind == TokenKind::hashtag || kind == TokenKind::handle) continue;
    const ByteSpan span = parsed.tokens.span[token];
    for (std::uint32_t at = span.start; at < span.end;) {
      const std::string_view rest = slice(text, {at, span.end});
      Piece piece{{at, at}, token, sentence, PieceKind::word, at == 0 || at != previous_end};
      const bool clitic = at == span.start && parsed.tokens.joined[token] && span.size() > 1;
      std::uint32_t length = clitic ? span.size() : letters_at(rest);
      if (length == 0) {
        length = numeral_at(rest);
        piece.kind = length > 0 ? PieceKind::digits : PieceKind::mark;
      }
      if (length == 0) length = code_point_bytes(rest);
      piece.span.end = at + length;
      previous_end = at = piece.span.end;
      pieces.items.push_back(piece);
    }
  }
  join_touching_numerals(text, pieces.items);
  join_spaced_numerals(text, pieces.items);
  pieces.decimal_point = writes_decimal_points(text, pieces.items);
  return pieces;
}

FoundPhrase find_phrase(const Pieces& pieces, std::size_t first, const LexiconTable& table) {
  FoundPhrase found;
  if (!table.may_begin(pieces.word(first))) return found;
  std::string key;
  std::size_t words = 0;
  const std::size_t stop = first + 4 * table.longest_key() + 4;  // so that a run of marks without spaces stays linear
  for (std::size_t piece = first; piece < pieces.size() && piece < stop && pieces.same_sentence(piece, first); ++piece) {
    const bool hyphen = piece > first && pieces.word(piece) == "-" && pieces.touches(piece) && pieces.touches(piece + 1);
    if (hyphen) continue;
    const bool apart = piece > first && (!pieces.touches(piece) || pieces.word(piece - 1) == "-");
    if (apart) key += ' ';
    if (apart || piece == first) ++words;
    if (words > table.longest_key()) break;
    key += pieces.word(piece);
    if (const LexiconTable::Row* row = table.find(key)) found = {piece + 1 - first, row};
  }
  return found;
}

}  // namespace sayso
