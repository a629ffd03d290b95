#include "text/chunk.h"

#include <algorithm>
#include <array>

#include "model/lexicon.h"

namespace sayso {
namespace {

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019' || c == U'\u2018' || c == U'`' || c == U'\u00B4'; }

// Characters of an e-mail address before and after its "@".
bool is_local(char32_t c) {
  return (c < 128 && char_class(c) == CharClass::letter) || (c >= U'0' && c <= U'9') || c == U'.' || c == U'_' || c == U'%' || c == U'+' ||
         c == U'-';
}

// Marks that stay in one token when repeated.
bool is_run_mark(char32_t c) {
  static constexpr std::u32string_view kMarks = U"*=_~+<>-#|/\\$^";
  return kMarks.find(c) != std::u32string_view::npos;
}

bool is_end_mark(char32_t c) { return c == U'.' || c == U'!' || c == U'?' || c == U'\u2026'; }

// Marks that end a link when they stand at its very end.
bool is_trailing_mark(char32_t c) {
  static constexpr std::u32string_view kMarks = U".,;:!?'\"*_~\u2019\u201D\u2026";
  return kMarks.find(c) != std::u32string_view::npos;
}

bool is_regional(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

// Joins or colours the emoji before it: joiner, variation selector, keycap, skin tone, tags of flags.
bool extends_emoji(char32_t c) {
  return c == 0x200D || c == 0xFE0F || c == 0xFE0E || c == 0x20E3 || (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F);
}

}  // namespace

TokenTables::TokenTables(const Lexicon& lexicon)
    : abbreviations(lexicon.table("abbreviations")),
      contractions(lexicon.table("contractions")),
      prefixes(lexicon.table("prefixes")),
      strings(lexicon.table("tokens")),
      endings(lexicon.table("name_endings")) {}

void ChunkTokenizer::tokenize(std::string_view text, ByteSpan chunk, const ChunkContext& context, std::vector<TokenPiece>& pieces) {
  text_ = text;
  context_ = context;
  pieces_ = &pieces;
  read_units(chunk);
  next_address_ = 0;
  for (std::size_t at = 0; at < units_.size();) {
    if (next_address_ < addresses_.size() && addresses_[next_address_].start == at) {
      const Address& address = addresses_[next_address_++];
      add(address.start, address.end, address.kind);
      at = address.end;
    } else {
      at = read(at);
    }
  }
}

void ChunkTokenizer::read_units(ByteSpan chunk) {
  units_.clear();
  addresses_.clear();
  has_dot_ = false;
  bool has_at = false;
  bool has_slashes = false;
  for (std::uint32_t byte = chunk.start; byte < chunk.end;) {
    const CodePoint c = decode_code_point(text_, byte);
    units_.push_back({c.value, char_class(c.value), byte});
    has_at = has_at || c.value == U'@';
    has_slashes = has_slashes || c.value == U':' || c.value == U'w' || c.value == U'W';
    has_dot_ = has_dot_ || c.value == U'.';
    byte += c.size;
  }
  end_byte_ = chunk.end;
  if (has_slashes) find_links();
  if (has_at && addresses_.empty()) find_mail();
}

// A link takes the rest of the chunk without closing marks; one link a chunk is enough.
void ChunkTokenizer::find_links() {
  static constexpr std::array<std::u32string_view, 5> kStarts{U"http://", U"https://", U"ftp://", U"www.", U"mailto:"};
  const std::size_t size = units_.size();
  for (std::size_t at = 0; at < size; ++at) {
    if (units_[at].kind != CharClass::letter || (at > 0 && is_word_unit(at - 1))) continue;
    const auto starts = [&](std::u32string_view start) {
      if (at + start.size() >= size) return false;
      for (std::size_t i = 0; i < start.size(); ++i) {
        if (lower(units_[at + i].value) != start[i]) return false;
      }
      return true;
    };
    if (std::none_of(kStarts.begin(), kStarts.end(), starts)) continue;
    std::size_t end = at;
    int parentheses = 0;
    for (; end < size; ++end) {
      const char32_t c = units_[end].value;
      if (c == U'<' || c == U'>' || c == U'"' || c == U'\u201C' || c == U'\u201D' || c == U'|' || c == U']' || c == U'\u00AB' ||
          c == U'\u00BB')
        break;
      if (c == U'(') ++parentheses;
      if (c == U')' && --parentheses < 0) break;
    }
    while (end > at + 1 && is_trailing_mark(units_[end - 1].value)) --end;
    addresses_.push_back({at, end, TokenKind::url});
    return;
  }
}

void ChunkTokenizer::find_mail() {
  std::size_t taken = 0;
  for (std::size_t at = 0; at < units_.size(); ++at) {
    if (units_[at].value != U'@') continue;
    std::size_t start = at;
    while (start > taken && is_local(units_[start - 1].value)) --start;
    std::size_t end = at + 1;
    while (end < units_.size() && is_local(units_[end].value)) ++end;
    while (end > at + 1 && !is_word_unit(end - 1)) --end;
    taken = std::max(at + 1, end);
    if (start == at || end == at + 1) continue;
    addresses_.push_back({start, end, TokenKind::email});
  }
}

std::size_t ChunkTokenizer::read(std::size_t at) {
  std::size_t end = at;
  if (is_emoticon(at, end)) {
    add(at, end, TokenKind::symbol);
    return end;
  }
  switch (kind(at)) {
    case CharClass::digit:
      return read_number(at);
    case CharClass::letter:
    case CharClass::uncased:
    case CharClass::mark:
    case CharClass::number:
      return read_word(at);
    case CharClass::cjk: {
      end = at + 1;
      while (kind(end) == CharClass::mark) ++end;
      add(at, end, TokenKind::word);
      return end;
    }
    case CharClass::emoji:
      return read_emoji(at);
    case CharClass::quote:
      return read_apostrophe(at);
    case CharClass::currency:
    case CharClass::dash:
    case CharClass::punctuation:
    case CharClass::symbol:
      return read_symbol(at);
    case CharClass::invisible:
      if (is_plain_letter(at + 1) || kind(at + 1) == CharClass::digit) return read_word(at);
      [[fallthrough]];
    default:
      break;
  }
  add(at, at + 1, TokenKind::symbol);
  return at + 1;
}

// ":-)" alone or at the end of the chunk, perhaps before a full stop.
bool ChunkTokenizer::is_emoticon(std::size_t at, std::size_t& end) const {
  const CharClass first = kind(at);
  const std::size_t left = units_.size() - at;
  if (left < 2 || left > 5 || (first != CharClass::punctuation && first != CharClass::symbol && first != CharClass::dash && left > 3))
    return false;
  if (at > 0 && kind(at - 1) == CharClass::digit) return false;
  for (std::size_t size = std::min<std::size_t>(left, 4); size >= 2; --size) {
    if (size < left && !is_end_mark(value(at + size)) && value(at + size) != U',' && value(at + size) != U')') continue;
    if (at > 0 && is_word_unit(at - 1) && is_word_unit(at + size - 1)) continue;  // "a:d"
    if (tables_.strings.field(lowered(at, at + size), "kind") == "emoticon") {
      end = at + size;
      return true;
    }
  }
  return false;
}

std::size_t ChunkTokenizer::read_emoji(std::size_t at) {
  std::size_t end = at + 1;
  if (is_regional(value(at)) && is_regional(value(end))) {
    ++end;
  } else {
    while (extends_emoji(value(end)) || (value(end - 1) == 0x200D && kind(end) == CharClass::emoji)) ++end;
  }
  add(at, end, TokenKind::emoji);
  return end;
}

// The same mark several times over, or several marks that end a sentence.
std::size_t ChunkTokenizer::read_run(std::size_t at) {
  std::size_t end = at + 1;
  if (is_end_mark(value(at))) {
    while (is_end_mark(value(end))) ++end;
  } else if (is_run_mark(value(at))) {
    while (value(end) == value(at)) ++end;
  }
  return end;
}

std::size_t ChunkTokenizer::read_symbol(std::size_t at) {
  const char32_t c = value(at);
  const bool is_start =
      at == 0 || kind(at - 1) == CharClass::currency || kind(at - 1) == CharClass::punctuation || kind(at - 1) == CharClass::quote;
  // ".5"
  if (c == U'.' && is_start && kind(at + 1) == CharClass::digit && value(at - (at > 0 ? 1 : 0)) != (at > 0 ? U'.' : 0))
    return read_number(at);
  // "#hashtag", "@handle"
  if ((c == U'#' || c == U'@') && is_start && is_plain_letter(at + 1)) {
    std::size_t end = at + 1;
    while (is_word_unit(end) || value(end) == U'_') ++end;
    add(at, end, c == U'#' ? TokenKind::hashtag : TokenKind::handle);
    return end;
  }
  // A keycap: "#" and the sign that encloses it.
  if (extends_emoji(value(at + 1)) && value(at + 1) != 0x200D && kind(at) == CharClass::symbol) return read_emoji(at);
  const std::size_t end = read_run(at);
  const CharClass first = kind(at);
  const bool is_symbol =
      first == CharClass::symbol || first == CharClass::currency || c == U'%' || c == U'&' || c == U'#' || c == U'@' || c == U'*';
  add(at, end, is_symbol ? TokenKind::symbol : TokenKind::punctuation);
  return end;
}

std::size_t ChunkTokenizer::read_apostrophe(std::size_t at) {
  const char32_t c = value(at);
  if (!is_apostrophe(c)) {
    add(at, at + 1, TokenKind::punctuation);
    return at + 1;
  }
  // Two single marks are one double mark.
  const bool is_pair = value(at + 1) == c || (c == U'\u2018' && value(at + 1) == U'\u2019');
  if (is_pair) {
    add(at, at + 2, TokenKind::punctuation);
    return at + 2;
  }
  const std::size_t end = end_of_letters(at + 1);
  if (end > at + 1 && end - at <= 6) {
    const std::string word = lowered(at, end);
    if (is_clitic(word)) {  // "U.S.'s", or apart: "dog 's"
      add(at, end, TokenKind::word, at > 0 && byte(at) == pieces_->back().span.end);
      return end;
    }
    const bool is_decade = end - at >= 3 && kind(at + 1) == CharClass::digit && kind(at + 2) == CharClass::digit &&
                           (end == at + 3 || (end == at + 4 && value(at + 3) == U's'));
    if (at == 0 && (is_decade || tables_.strings.field(word, "kind") == "elision")) {
      add(at, end, is_decade ? TokenKind::number : TokenKind::word);
      return end;
    }
  }
  const bool is_possessive =
      at > 0 && is_plain_letter(at - 1) && (value(at - 1) == U's' || value(at - 1) == U'S') && c != U'\u2018' && !closes_quote(at);
  add(at, at + 1, is_possessive ? TokenKind::word : TokenKind::punctuation, is_possessive);
  return at + 1;
}

bool ChunkTokenizer::closes_quote(std::size_t at) const {
  return context_.closing_quotes != nullptr &&
         std::binary_search(context_.closing_quotes->begin(), context_.closing_quotes->end(), byte(at));
}

bool ChunkTokenizer::is_word_unit(std::size_t at) const {
  const CharClass c = kind(at);
  return is_letter(c) || c == CharClass::digit || c == CharClass::mark || c == CharClass::number;
}

std::string ChunkTokenizer::lowered(std::size_t start, std::size_t end) const {
  std::string word;
  for (std::size_t at = start; at < end; ++at) append_code_point(is_apostrophe(value(at)) ? U'\'' : lower(value(at)), word);
  return word;
}

void ChunkTokenizer::add(std::size_t start, std::size_t end, TokenKind token_kind, bool joined) {
  pieces_->push_back({{byte(start), byte(end)}, token_kind, joined});
}

}  // namespace sayso
