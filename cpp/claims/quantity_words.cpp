#include "claims/quantity_words.h"

#include <algorithm>
#include <string>

namespace sayso {
namespace {

Comparator comparator_of(std::string_view name_wanted) {
  for (int value = 0; value <= static_cast<int>(Comparator::vague); ++value) {
    if (name(static_cast<Comparator>(value)) == name_wanted) return static_cast<Comparator>(value);
  }
  return Comparator::exact;
}

bool is_quote_or_bracket(std::string_view mark) {
  return mark == "(" || mark == "[" || mark == "\"" || mark == "'" || mark.starts_with("\xE2\x80\x98") ||
         mark.starts_with("\xE2\x80\x99") || mark.starts_with("\xE2\x80\x9C");
}

// What stands right before digits without a space.
bool may_touch_before(const Pieces& pieces, std::size_t first) {
  if (!pieces.touches(first)) return true;
  const std::size_t before = first - 1;
  if (pieces.is_word(before) || pieces.is_digits(before)) return false;
  if (pieces.is_dash(before))
    return !(pieces.touches(before) && before > 0 && (pieces.is_word(before - 1) || pieces.is_digits(before - 1)));
  const std::string_view mark = pieces.word(before);
  return is_quote_or_bracket(mark) || mark == "~" || mark == "<" || mark == ">" || mark == "=" || mark == "\xE2\x89\x88" ||
         mark == "\xE2\x89\xA5" || mark == "\xE2\x89\xA4" || mark == "\xE2\x88\x92" || mark == ",";
}

// "555-0134", "020 7946 0958", "+44 20": numerals in a row, or with more than one hyphen.
bool looks_like_code(const Pieces& pieces, std::size_t first, std::size_t end) {
  if (first > 0 && pieces.is(first - 1, "+") && pieces.touches(first)) return true;
  const bool before = first > 0 && pieces.is_digits(first - 1) && pieces.same_sentence(first - 1, first),
             after = pieces.is_digits(end) && pieces.same_sentence(end, first);
  if (before || after) return true;
  const bool chained = pieces.is_dash(end) && pieces.touches(end) && pieces.is_digits(end + 1) && pieces.touches(end + 1) &&
                       pieces.is_dash(end + 2) && pieces.touches(end + 2) && pieces.is_digits(end + 3) && pieces.touches(end + 3);
  const bool late =
      first > 1 && pieces.is_dash(first - 1) && pieces.touches(first) && pieces.touches(first - 1) && pieces.is_digits(first - 2);
  return chained || late;
}

// "Route 2", "Category 5", "No. 10", "Falcon 9": the number names its noun.
bool names_its_noun(const Pieces& pieces, const Parsed& parsed, const Number& number, std::size_t first, const Lexicon& lexicon) {
  if (first == 0 || !pieces.same_sentence(first - 1, first)) return false;
  const std::size_t before = pieces.is(first - 1, ".") && first > 1 ? first - 2 : first - 1;
  if (pieces.is(first - 1, "#") || pieces.is(before, "no") || pieces.is(before, "nos")) return number.form == NumberForm::digits;
  const std::uint32_t token = pieces.items[number.first].token, noun = pieces.items[first - 1].token;
  const bool counts_right = parsed.tree.heads[token] > token && parsed.tree.relations[token] == Relation::nummod &&
                            parsed.tags[parsed.tree.heads[token]].xpos == Xpos::NNS;
  if (lexicon.table("numbered_nouns").has(pieces.word(first - 1))) return !counts_right;
  if (number.form != NumberForm::digits || number.scaled || parsed.tags[noun].upos != Upos::PROPN || counts_right) return false;
  const Relation relation = parsed.tree.relations[token];
  const std::uint32_t head = parsed.tree.heads[token];
  const bool tied =
      head <= noun && head + 3 > noun && (relation == Relation::nummod || relation == Relation::flat || relation == Relation::compound);
  const bool inside = relation == Relation::compound || (relation == Relation::nummod && head > token && parsed.tree.heads[noun] == head &&
                                                         parsed.tags[head].upos == Upos::PROPN);
  return tied || inside;
}

// "2-1", "43-5", "3-3 draw": two numbers with a dash that are a score.
bool is_score(const Pieces& pieces, std::string_view text, const Number& number, const Lexicon& lexicon) {
  const LexiconTable& words = lexicon.table("score_words");
  const auto read = [&](std::size_t piece) { return read_numeral(slice(text, pieces.items[piece].span)); };
  std::size_t left = number.first, dash = number.end;
  if (!(pieces.is_dash(dash) && pieces.touches(dash) && pieces.is_digits(dash + 1) && pieces.touches(dash + 1))) {
    if (number.first < 2 || !pieces.is_dash(number.first - 1) || !pieces.touches(number.first) || !pieces.touches(number.first - 1) ||
        !pieces.is_digits(number.first - 2))
      return false;
    left = number.first - 2;
    dash = number.first - 1;
  }
  const NumberText a = read(left), b = read(dash + 1);
  if (a.reading != NumberReading::exact || b.reading != NumberReading::exact) return true;
  if (a.value >= b.value) return true;
  const std::size_t after = dash + 2;
  for (const std::size_t near : {after, after + 1, left - 1, left - 2}) {
    if (near < pieces.size() && words.has(pieces.word(near)) && pieces.same_sentence(near, left)) return true;
  }
  return false;
}

// "1." or "(2)" at the start of a line, "[3]".
bool is_list_number(const Pieces& pieces, const Parsed& parsed, const Number& number) {
  const std::size_t end = number.end;
  if (number.first > 0 && pieces.is(number.first - 1, "[") && pieces.is(end, "]")) return true;
  const std::size_t first = number.first > 0 && pieces.is(number.first - 1, "(") ? number.first - 1 : number.first;
  const std::uint32_t token = pieces.items[first].token;
  const bool opens = token == 0 || parsed.tokens.block[token - 1] != parsed.tokens.block[token];
  if (!opens) return false;
  const bool closes_line =
      end + (first < number.first ? 1 : 0) >= pieces.size() || parsed.tokens.block[pieces.items[end].token] != parsed.tokens.block[token];
  if (first < number.first) return pieces.is(end, ")");  // a lone "(1,234)" may be a negative amount: no guess either
  return !closes_line && pieces.touches(end) && (pieces.is(end, ".") || pieces.is(end, ")")) && number.form == NumberForm::digits;
}

}  // namespace

bool is_clear_after(const Pieces& pieces, std::size_t end) {
  if (!pieces.touches(end)) return true;
  const bool times = pieces.is(end, "x") && !pieces.touches(end + 1);  // "3x", not "0x1F"
  if (pieces.is_word(end)) return pieces.is(end, "fold") || times || pieces.word(end).starts_with("'");
  const std::string_view mark = pieces.word(end);
  const bool digits_follow = pieces.is_digits(end + 1) && pieces.touches(end + 1);
  if ((mark == ":" || mark == "/" || mark == "@" || mark == "_" || mark == "=") && digits_follow) return false;
  return mark != "_" && mark != "@" &&
         !(mark == "/" && pieces.touches(end + 1) && pieces.is_word(end + 1) && pieces.word(end + 1).size() > 2);
}

std::optional<Bound> bound_before(const Pieces& pieces, std::size_t piece, const Lexicon& lexicon) {
  const LexiconTable& table = lexicon.table("bounds_before");
  if (piece > 0 && !table.may_end(pieces.word(piece - 1))) return std::nullopt;
  for (std::size_t length = std::min<std::size_t>(table.longest_key(), piece); length > 0; --length) {
    const std::size_t first = piece - length;
    if (!pieces.same_sentence(first, piece)) continue;
    std::string key;
    for (std::size_t at = first; at < piece; ++at) {
      if (at > first) key += ' ';
      key += pieces.word(at);
    }
    const LexiconTable::Row* row = table.find(key);
    if (row == nullptr) continue;
    return Bound{first, piece, comparator_of((*row)[1]), (*row)[2] == "1"};
  }
  return std::nullopt;
}

std::optional<Bound> bound_after(const Pieces& pieces, std::size_t piece, const Lexicon& lexicon) {
  if (piece >= pieces.size()) return std::nullopt;
  const auto [length, row] = find_phrase(pieces, piece, lexicon.table("bounds_after"));
  if (length == 0) return std::nullopt;
  if (pieces.is(piece, "+") && !pieces.touches(piece)) return std::nullopt;
  return Bound{piece, piece + length, comparator_of((*row)[1]), (*row)[2] == "1"};
}

bool is_amount(const Pieces& pieces, std::string_view text, const Parsed& parsed, const Number& number, std::size_t first,
               const Lexicon& lexicon) {
  const std::uint32_t token = pieces.items[number.first].token;
  if (is_list_number(pieces, parsed, number) || names_its_noun(pieces, parsed, number, first, lexicon)) return false;
  if (first > 0 && (pieces.is(first - 1, "per") || pieces.is(first - 1, "every")) && pieces.same_sentence(first - 1, first)) return false;
  if (number.form == NumberForm::digits) {
    if (!may_touch_before(pieces, first)) return false;
    if (first == number.first && looks_like_code(pieces, number.first, number.end)) return false;
    return !is_score(pieces, text, number, lexicon);
  }
  if (pieces.is(number.first, "a") || pieces.is(number.first, "an")) return true;
  if (number.form == NumberForm::words) {
    const bool single = number.end == number.first + 1;
    if (single && parsed.tags[token].upos == Upos::PROPN) return false;
    // "Six Flags": capitals on both words within a sentence.
    const bool opens = first == 0 || !pieces.same_sentence(first - 1, first) || parsed.structure.blocks.empty() ||
                       parsed.structure.blocks[parsed.tokens.block[token]].kind != BlockKind::paragraph;
    const auto capital = [&](std::size_t piece) {
      return pieces.is_word(piece) && text[pieces.items[piece].span.start] >= 'A' && text[pieces.items[piece].span.start] <= 'Z';
    };
    if (single && !opens && capital(number.first) && capital(number.end) && pieces.same_sentence(number.end, first)) return false;
    if (pieces.is_dash(number.end) && pieces.touches(number.end) && pieces.touches(number.end + 1) &&
        lexicon.table("ordinal_words").has(pieces.word(number.end + 1)))
      return false;  // "fifty-ninth"
    if (pieces.is(number.first, "one") && number.end == number.first + 1) {
      // The pronoun: "this one", "one should", "no one", "one another".
      if (parsed.tags[token].upos != Upos::NUM) return false;
      const Relation relation = parsed.tree.relations[token];
      const std::uint32_t head = parsed.tree.heads[token];
      if (first > 0 && pieces.same_sentence(first - 1, first) && lexicon.table("one_openers").has(pieces.word(first - 1))) return false;
      const bool joined = pieces.is(number.end, "or") || pieces.is(number.end, "to");
      if (joined && lexicon.table("number_words").has(pieces.word(number.end + 1))) return true;
      if (relation == Relation::nsubj_pass && lexicon.table("person_verbs").has(parsed.tags[head].lemma)) return true;
      return relation == Relation::nummod || (head != token && parsed.tags[head].upos == Upos::NUM) || pieces.is_dash(number.end);
    }
    return parsed.tags[token].upos == Upos::NUM || number.end > number.first + 1 || number.scaled ||
           parsed.tags[token].upos == Upos::NOUN || parsed.tags[token].upos == Upos::ADJ;
  }
  if (number.form == NumberForm::fraction && pieces.is(number.first, "half") && number.end == number.first + 1) {
    // "the first half", "their half", "half-time": no share.
    const std::string_view next = pieces.word(number.end);
    if (pieces.touches(number.end) && pieces.is_dash(number.end)) return false;
    const bool part_of = next == "of" || next == "the" || next == "a" || next == "an" || next == "its" || next == "their" ||
                         parsed.tags[token].upos == Upos::DET;
    const Xpos before = first > 0 ? parsed.tags[pieces.items[first - 1].token].xpos : Xpos::FW;
    const bool is_noun = before == Xpos::JJ || before == Xpos::PRPS || before == Xpos::POS || before == Xpos::CD || before == Xpos::JJS ||
                         before == Xpos::DT;
    return part_of ? !(is_noun && next != "of") && before != Xpos::JJ : !is_noun && !pieces.is_word(number.end);
  }
  if (number.is_share && pieces.is(number.first, "most")) {
    // The share, not the superlative: "most voters", "most of them"; not "most likely", "most recent".
    const std::uint32_t next = token + 1;
    if (next >= parsed.tags.size() ||
        (first > 0 && (pieces.is(first - 1, "the") || pieces.is(first - 1, "at") || pieces.is(first - 1, "its"))))
      return false;
    const std::uint32_t head = parsed.tree.heads[token];
    return pieces.is(number.end, "of") ||
           (head > token && parsed.tags[head].xpos == Xpos::NNS && parsed.tree.relations[token] == Relation::amod);
  }
  return true;
}

std::optional<std::size_t> minus_before(const Pieces& pieces, std::size_t piece) {
  if (piece == 0 || !pieces.same_sentence(piece - 1, piece)) return std::nullopt;
  const std::size_t sign = piece - 1;
  if (pieces.is(sign, "minus") || pieces.is(sign, "negative")) return sign;
  const bool mark = pieces.is(sign, "-") || pieces.is(sign, "\xE2\x88\x92");
  return mark && pieces.touches(piece) && pieces.items[sign].space_before ? std::optional(sign) : std::nullopt;
}

}  // namespace sayso
