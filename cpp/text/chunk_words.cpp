// Numbers and words of a chunk: where they end, and where they are cut.
#include <algorithm>
#include <array>

#include "model/lexicon.h"
#include "text/chunk.h"

namespace sayso {
namespace {

constexpr std::size_t kLongestName = 100;  // code points of a name with full stops in it ("www.example.com")
constexpr std::size_t kMostGroups = 8;     // groups of digits read at a time

bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }
bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019' || c == U'\u2018' || c == U'`' || c == U'\u00B4'; }

// Digits between hyphens or slashes: how many digits, and the value of the first four.
struct Group {
  std::size_t digits = 0;
  std::uint32_t value = 0;
};

// Telephone numbers, dates and the like stay whole; ranges, scores and fractions are cut.
bool stays_whole(char32_t separator, const std::array<Group, kMostGroups>& groups, std::size_t count) {
  if (count >= 3)
    return std::any_of(groups.begin(), groups.begin() + static_cast<std::ptrdiff_t>(count),
                       [](const Group& group) { return group.digits >= 2; });
  const Group& a = groups[0];
  const Group& b = groups[1];
  if (separator == U'-') return (a.digits == 3 || a.digits == 5) && b.digits == 4;
  const bool is_fraction = a.digits == 1 && b.digits == 1 && a.value < b.value;
  return !is_fraction && a.value >= 1 && a.value <= 12 && b.value <= 31 && b.digits <= 2;
}

}  // namespace

bool ChunkTokenizer::is_clitic(std::string_view word) {
  static constexpr std::array<std::string_view, 6> kClitics{"'s", "'m", "'ll", "'ve", "'re", "'d"};
  return std::find(kClitics.begin(), kClitics.end(), word) != kClitics.end();
}

std::size_t ChunkTokenizer::end_of_digits(std::size_t at) const {
  while (kind(at) == CharClass::digit) ++at;
  return at;
}

std::size_t ChunkTokenizer::end_of_number(std::size_t at) const {
  std::size_t end = value(at) == U'.' ? end_of_digits(at + 1) : end_of_digits(at);
  // 1,234,567 and 12,34,567
  bool has_comma = false;
  for (std::size_t first = end - at; value(end) == U',' && first <= 3;) {
    const std::size_t after = end_of_digits(end + 1);
    const std::size_t digits = after - end - 1;
    if (digits != 3 && !(digits == 2 && value(after) == U',' && end_of_digits(after + 1) > after + 2)) break;
    has_comma = true;
    end = after;
  }
  // 3.5, 10.0.0.1; 1.234,56
  std::size_t dots = 0;
  while (value(end) == U'.' && kind(end + 1) == CharClass::digit && !(has_comma && dots > 0)) {
    const std::size_t after = end_of_digits(end + 1);
    const bool is_grouped = after - end == 4;
    end = after;
    ++dots;
    const std::size_t cents = end_of_digits(end + 1);
    if (is_grouped && value(end) == U',' && (cents - end == 2 || cents - end == 3)) return cents;
  }
  // 5:30, 12:30:15
  while (value(end) == U':' && kind(end + 1) == CharClass::digit) end = end_of_digits(end + 1);
  if (has_comma || dots > 0 || (value(end) != U'-' && value(end) != U'/')) return end;
  // 713-555-0143, 11/28/2000
  const char32_t separator = value(end);
  std::array<Group, kMostGroups> groups{};
  std::size_t count = 0;
  std::size_t group_end = at;
  for (std::size_t start = at; count < kMostGroups && kind(start) == CharClass::digit; start = group_end + 1) {
    group_end = end_of_digits(start);
    Group& group = groups[count++];
    group.digits = group_end - start;
    for (std::size_t digit = start; digit < std::min(group_end, start + 4); ++digit) group.value = group.value * 10 + (value(digit) & 0xF);
    if (value(group_end) != separator && !(separator == U'/' && value(group_end) == U'-')) break;
  }
  if (count < 2 || is_plain_letter(group_end) || (value(group_end) == U'.' && kind(group_end + 1) == CharClass::digit)) return end;
  return stays_whole(separator, groups, count) ? group_end : end;
}

// "0308.doc": the end of the name of a file that ends in a number; `number` itself when there is none.
std::size_t ChunkTokenizer::end_of_numbered_file(std::size_t number) const {
  if (value(number) != U'.' || !is_plain_letter(number + 1)) return number;
  const std::size_t end = end_of_letters(number + 1);
  if (end - number < 3 || end - number > 5) return number;
  return tables_.endings.field(lowered(number + 1, end), "kind") == "file" ? end : number;
}

std::size_t ChunkTokenizer::read_number(std::size_t at) {
  const std::size_t number = end_of_number(at);
  if (const std::size_t file = end_of_numbered_file(number); file > number) {
    add(at, file, TokenKind::url);
    return file;
  }
  const std::size_t end = end_of_letters(number);
  const bool has_suffix = end > number && (is_plain_letter(number) || kind(number) == CharClass::mark || kind(number) == CharClass::number);
  if (!has_suffix) {
    // A keycap is an emoji: digit, variation selector, enclosing mark.
    add(at, number, TokenKind::number);
    return number;
  }
  if (value(number + 1) == U'.' && is_plain_letter(number + 2)) {  // "5p.m."
    add(at, number, TokenKind::number);
    return number;
  }
  if (end - number <= 4) {
    const std::string suffix = lowered(number, end);
    const bool is_code = end == number + 1 && is_upper(value(number)) && suffix != "k" && suffix != "m";  // "4G"
    if (!is_code && tables_.strings.field(suffix, "kind") == "unit") {
      add(at, number, TokenKind::number);
      return read_word(number);
    }
    const bool is_number = suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th" || suffix == "s" || suffix == "'s" ||
                           kind(number) == CharClass::number;
    if (is_number) {
      add(at, end, TokenKind::number);
      return end;
    }
  }
  return read_word(at);
}

std::size_t ChunkTokenizer::end_of_letters(std::size_t at) const {
  for (const std::size_t start = at; at < units_.size(); ++at) {
    const CharClass c = kind(at);
    if ((is_word_unit(at) && c != CharClass::cjk) || c == CharClass::invisible) continue;
    const bool is_between = at > start && is_word_unit(at - 1) && is_plain_letter(at + 1);
    const bool is_apostrophe_inside = is_between && is_apostrophe(value(at)) && !closes_quote(at);
    const bool is_underscore_inside = value(at) == U'_' && at > start && is_word_unit(at + 1);
    if (!is_apostrophe_inside && !is_underscore_inside && !(is_between && value(at) == U'&' && is_short_pair(start, at))) break;
  }
  return at;
}

// "AT&T", "P&L": short names joined by an ampersand.
bool ChunkTokenizer::is_short_pair(std::size_t start, std::size_t ampersand) const {
  std::size_t end = ampersand + 1;
  while (end < ampersand + 6 && is_word_unit(end)) ++end;
  if (ampersand - start > 4 || end - ampersand > 4) return false;
  return is_upper(value(start)) == is_upper(value(ampersand + 1)) && is_upper(value(start)) == is_upper(value(end - 1));
}

std::size_t ChunkTokenizer::read_word(std::size_t at) {
  if (has_dot_) {
    TokenKind dotted_kind = TokenKind::word;
    const std::size_t dotted = end_of_dotted(at, dotted_kind);
    if (dotted > at) {
      add(at, dotted, dotted_kind);
      return dotted;
    }
  }
  std::size_t end = end_of_letters(at);
  if (end == at) {
    add(at, at + 1, TokenKind::symbol);
    return at + 1;
  }
  // Prefixes keep the hyphen and the word after it.
  for (std::size_t part = at;
       is_hyphen(value(end)) && is_word_unit(end + 1) && end - part <= 8 && tables_.prefixes.has(lowered(part, end));) {
    part = end + 1;
    end = end_of_letters(part);
  }
  if (value(end) == U'$' && end - at <= 2 && tables_.strings.field(lowered(at, end), "kind") == "currency") {  // "US$"
    add(at, end + 1, TokenKind::symbol);
    return end + 1;
  }
  if (value(end) == U'/' && end - at <= 2) {
    const std::size_t after = end_of_letters(end + 1);
    if (after - at <= 5 && tables_.strings.field(lowered(at, after), "kind") == "together") {
      add(at, after, TokenKind::word);
      return after;
    }
  }
  if (value(end) == U'.' && is_abbreviation(at, end)) {
    add(at, end + 1, TokenKind::word);
    return end + 1;
  }
  // "goin'"
  if (is_apostrophe(value(end)) && !closes_quote(end) && end - at >= 4 && lower(value(end - 1)) == U'n' && lower(value(end - 2)) == U'i')
    ++end;
  add_word(at, end);
  return end;
}

// Abbreviations by their letters ("U.S.", "p.m."), addresses and file names ("example.com/a").
std::size_t ChunkTokenizer::end_of_dotted(std::size_t at, TokenKind& token_kind) const {
  const std::size_t limit = std::min(units_.size(), at + kLongestName);
  std::size_t end = at;
  std::size_t dots = 0;
  std::size_t last_dot = at;
  std::size_t singles_end = at;  // behind the full stop of the last of the single letters at the start
  bool all_single = true;
  bool all_lower = true;
  for (; end < limit; ++end) {
    if (value(end) == U'.') {
      if (all_single && end == (dots == 0 ? at : last_dot + 1) + 1)
        singles_end = end + 1;
      else
        all_single = false;
      if (!is_word_unit(end + 1)) break;
      ++dots;
      last_dot = end;
    } else if (!is_word_unit(end) && !is_hyphen(value(end)) && value(end) != U'_') {
      break;
    } else if (!is_plain_letter(end) || is_upper(value(end))) {
      all_lower = false;
    }
  }
  if (dots == 0 && singles_end == at) return at;
  while (end > at && is_hyphen(value(end - 1))) --end;
  const std::size_t letters = end - last_dot - 1;
  if (dots > 0 && letters >= 2 && letters <= 4) {
    const std::string_view ending = tables_.endings.field(lowered(last_dot + 1, end), "kind");
    const bool same_case = is_upper(value(last_dot + 1)) == is_upper(value(end - 1));
    const bool new_sentence = is_upper(value(last_dot + 1)) && !is_upper(value(last_dot - 1));
    if (!ending.empty() && same_case && (!new_sentence || ending == "file")) {
      token_kind = TokenKind::url;
      while (value(end) == U'/' && end + 1 < units_.size()) end = units_.size();
      while (end > last_dot + 2 && !is_word_unit(end - 1) && value(end - 1) != U'/') --end;
      return end;
    }
  }
  const bool last_is_single = end == last_dot + 2 && dots > 0;
  if (all_single && dots > 0 && (last_is_single || end == last_dot + 1)) return value(end) == U'.' ? end + 1 : end;
  if (dots == 1 && tables_.abbreviations.has(lowered(at, end))) return value(end) == U'.' ? end + 1 : end;  // "Ph.D.", "M.Sc."
  if (singles_end > at && dots > 0 && is_plain_letter(at) && is_upper(value(at))) return singles_end;       // "J.Smith"
  if (dots >= 2 && all_lower && end - at >= 3 * dots) {
    token_kind = TokenKind::url;  // "comp.sources.unix"
    return end;
  }
  const bool has_version = dots > 0 && kind(last_dot - 1) == CharClass::digit && kind(last_dot + 1) == CharClass::digit;
  return has_version ? end : at;
}

bool ChunkTokenizer::is_abbreviation(std::size_t start, std::size_t stop) const {
  if (stop - start > 8) return false;
  const char32_t inside = value(stop + 1);  // 0: the chunk ends with the full stop
  const char32_t next = inside != 0 ? inside : context_.next;
  const bool is_capital = is_upper(value(start));
  if (stop - start == 1 && is_capital && is_letter(kind(start))) {
    if (inside == U',') return true;
    if (value(start) == U'I' && !(context_.after_capital && start == 0)) return false;  // "you and I. Then"
    return is_upper(next) || is_hyphen(inside) || (context_.after_initial && char_class(next) == CharClass::digit);
  }
  // "(b. March 2009)"
  if (stop - start == 1 && start > 0 && value(start - 1) == U'(' && inside == 0 && next != 0) return true;
  const LexiconTable::Row* row = tables_.abbreviations.find(lowered(start, stop));
  if (row == nullptr || ((*row)[2] == "capital" && !is_capital)) return false;
  const std::string& abbreviation = (*row)[1];
  const bool before_digit = char_class(next) == CharClass::digit;
  if (abbreviation == "end") return true;
  if (abbreviation == "number") return before_digit;
  if (abbreviation == "open") return next != 0 && !is_upper(next) && char_class(next) != CharClass::quote;
  if (abbreviation == "unit") return next != 0 && (pieces_->empty() ? context_.after_number : pieces_->back().kind == TokenKind::number);
  return next != 0 && !(inside != 0 && is_plain_letter(stop + 1) && abbreviation != "title");
}

void ChunkTokenizer::add_word(std::size_t start, std::size_t end) {
  std::vector<std::size_t> cuts;  // from right to left
  std::size_t stop = end;
  for (std::size_t at = end; at-- > start + 1;) {
    if (stop - at > 4) break;
    if (!is_apostrophe(value(at))) continue;
    const std::string suffix = lowered(at, stop);
    if (is_clitic(suffix))
      stop = at;
    else if (suffix == "'t" && at > start + 1 && lower(value(at - 1)) == U'n')
      stop = at - 1;
    else
      break;
    cuts.push_back(stop);
    at = stop;
  }
  if (cuts.empty() && end - start <= 8) {
    const std::string_view parts = tables_.contractions.field(lowered(start, end), "parts");
    const std::size_t cut = parts.find(' ');
    if (cut != std::string_view::npos && parts.find(' ', cut + 1) != std::string_view::npos) cuts.push_back(start + parts.rfind(' ') - 1);
    if (cut != std::string_view::npos) cuts.push_back(start + cut);
  }
  const bool is_number = std::all_of(units_.begin() + static_cast<std::ptrdiff_t>(start), units_.begin() + static_cast<std::ptrdiff_t>(end),
                                     [](const Unit& unit) { return unit.kind == CharClass::number || unit.kind == CharClass::digit; });
  std::size_t from = start;
  for (std::size_t cut = cuts.size(); cut-- > 0;) {
    add(from, cuts[cut], TokenKind::word, from > start);
    from = cuts[cut];
  }
  add(from, end, is_number ? TokenKind::number : TokenKind::word, from > start);
}

}  // namespace sayso
