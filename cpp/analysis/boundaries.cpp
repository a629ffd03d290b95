#include "analysis/boundaries.h"

#include <algorithm>

#include "analysis/boundary_doubts.h"
#include "text/characters.h"

namespace sayso {
namespace {

// Evidence in log odds; `kNever` is out of reach of any score of a network. Chosen by hand on the training parts of GUM and EWT and
// on Wikinews: where the rules say yes, a network is seldom right against them.
constexpr float kNever = -100.0F;
constexpr float kSureNo = -6.0F;
constexpr float kNoBeforeLower = kDoubtSmall;  // no mark, and the next word has no capital
constexpr float kRatherNo = kDoubtSmall;
constexpr float kNoMark = kDoubtCapital;
constexpr float kNoMarkInTitle = -2.5F;  // no mark, and capitals say nothing
constexpr float kDoubt = kDoubtMark;
constexpr float kMaybe = 2.5F;
constexpr float kRatherYes = 4.0F;
constexpr float kSureYes = 6.0F;
constexpr float kAlways = 100.0F;              // items of a list, and what looks like nothing else
constexpr std::size_t kMostClosers = 4;        // closing marks after the end mark that belong to the sentence
constexpr std::size_t kLongestCitation = 12;   // tokens in the brackets of "(Lund 1998, 55)."
constexpr std::uint32_t kNoSuccessor = 1000;   // number of an item that no item follows
constexpr std::size_t kLongestPlaceLine = 14;  // tokens of "OSLO, March 3 (Nordkyst Wire) -"
constexpr std::size_t kLongestNote = 16;       // tokens of "[4] [17]"
constexpr std::size_t kMostNoteWords = 4;      // of "[better source needed]"

enum class End : std::uint8_t { none, full_stop, exclamation, ellipsis, abbreviation, picture, dash };

// "2." or "b)" as the number of an item inside of a line.
struct Item {
  std::uint32_t number = 0;  // 0: none
  bool is_letter = false;
  std::size_t end = 0;  // token after the marker
};

class Rules {
 public:
  Rules(std::string_view text, const Tokens& tokens, const Lexicon& lexicon)
      : text_(text),
        tokens_(tokens),
        abbreviations_(lexicon.table("abbreviations")),
        starters_(lexicon.table("sentence_starters")),
        labels_(lexicon.table("caption_labels")),
        weekdays_(lexicon.table("weekdays")),
        months_(lexicon.table("months")) {}

  std::vector<float> evidence() {
    std::vector<float> all(tokens_.size(), kSureNo);
    for (std::size_t token = 0; token + 1 < tokens_.size(); ++token) all[token] = without_mark(token);
    for (std::size_t token = 0; token < tokens_.size(); ++token) {
      const bool starts_block = token == 0 || tokens_.block[token - 1] != tokens_.block[token];
      if (starts_block) {
        last_item_ = {};
        is_casual_ = writes_casually(token);
        if (has_title_case(text_, tokens_, token)) expect_no_marks(token, all);
      }
      if (starts_block || all[token - 1] > 0.0F) start_ = token;
      if (const std::size_t dash = starts_block ? end_of_place_line(token) : token; dash > token) all[dash] = kAlways;
      if (!starts_block && is_bullet(token) && tokens_.space_after[token - 1] != 0) {
        all[token - 1] = kAlways;  // a bullet inside of a line starts an item of its own
        start_ = token;
      }
      if (const Item item = next_item(token); item.number > 0) {
        if (token != start_ && !(token == start_ + 1 && is_bullet(start_))) {
          all[token - 1] = kAlways;
          start_ = token;
        }
        last_item_ = item;
        for (std::size_t marker = token; marker < item.end; ++marker) all[marker] = kNever;
        if (is_label(token)) all[item.end - 1] = kDoubt;  // "Figure 3." may stand alone or before its caption
      }
      if (ends_label(token)) all[token] = kSureYes;
      if (!starts_block && (is_date_line(token) || is_credit(token))) {
        all[token - 1] = kSureYes;
        start_ = token;
      }
      if (starts_block && is_date(token) && in_block(token, token + 6) && is_upper(first(token + 6))) all[token + 5] = kSureYes;
      const End end = token < last_item_.end ? End::none : end_of(token);
      if (end == End::none) continue;
      const std::size_t last = behind_closers(token);
      for (std::size_t closer = token; closer < last; ++closer) all[closer] = kNever;
      if (!in_block(token, last + 1)) continue;
      const float decided = decide(token, end, last);
      all[last] = all[last] > 0.0F ? std::max(all[last], decided) : decided;
      token = last;
    }
    return all;
  }

 private:
  std::string_view word(std::size_t token) const { return slice(text_, tokens_.span[token]); }
  char32_t first(std::size_t token) const { return decode_code_point(text_, tokens_.span[token].start).value; }
  CharClass first_class(std::size_t token) const { return char_class(first(token)); }
  bool in_block(std::size_t token, std::size_t other) const {
    return other < tokens_.size() && tokens_.block[other] == tokens_.block[token];
  }
  bool is_bullet(std::size_t token) const { return first_class(token) == CharClass::bullet; }
  bool is_label(std::size_t token) const { return labels_.field(lower(word(token)), "kind").starts_with("label"); }
  bool is_starter(std::size_t token) const { return starters_.has(lower(word(token))); }
  std::string_view abbreviation_kind(std::size_t token) const {
    const std::string_view all = word(token);
    return all.back() == '.' ? abbreviations_.field(lower(all.substr(0, all.size() - 1)), "kind") : std::string_view{};
  }

  // Between words, and at marks that end no sentence, a network alone can know.
  float without_mark(std::size_t token) const {
    if (tokens_.space_after[token] == 0) return kSureNo;
    return starts_lower(token + 1) ? kNoBeforeLower : kNoMark;
  }

  // In the block of a headline.
  void expect_no_marks(std::size_t start, std::vector<float>& all) const {
    for (std::size_t token = start; in_block(start, token + 1); ++token) all[token] = all[token] == kNoMark ? kNoMarkInTitle : all[token];
  }

  // Whether a block starts in lower case or has "i" for "I": then sentences start in lower case, too. For each block once.
  bool writes_casually(std::size_t start) const {
    if (starts_lower(start)) return true;
    for (std::size_t token = start; in_block(start, token); ++token) {
      if (word(token) == "i" && in_block(start, token + 1) && word(token + 1) != "." && word(token + 1) != ")") return true;
    }
    return false;
  }

  // The item that starts at `token`: at the start of a sentence any, inside only the successor of the last one.
  Item next_item(std::size_t token) const {
    const bool at_start = token == start_ || (token == start_ + 1 && is_bullet(start_));
    if (!at_start && last_item_.number == 0) return {};
    const std::string_view label = word(token);
    Item item;
    if (at_start && label_end(token) > token) return {kNoSuccessor, false, label_end(token)};
    if (tokens_.kind[token] == TokenKind::number && label.size() <= 2) {
      for (const char digit : label) item.number = item.number * 10 + (static_cast<std::uint32_t>(digit) & 0xFU);
    } else if (label.size() == 1 && label[0] >= 'a' && label[0] <= 'z') {
      item.number = static_cast<std::uint32_t>(label[0] - 'a') + 1;
      item.is_letter = true;
    }
    item.end = token + 1;
    while (item.end < token + 3 && in_block(token, item.end) && tokens_.space_after[item.end - 1] == 0 &&
           (word(item.end) == "." || word(item.end) == ")"))
      ++item.end;
    const bool has_marker = item.end > token + 1 && in_block(token, item.end) && tokens_.space_after[item.end - 1] != 0;
    const bool follows = at_start || (item.number == last_item_.number + 1 && item.is_letter == last_item_.is_letter);
    return has_marker && follows ? item : Item{};
  }

  // "2.1.", "Figure 3." at the start: the token after them; `token` when there is no such label.
  std::size_t label_end(std::size_t token) const {
    const bool is_section =
        tokens_.kind[token] == TokenKind::number && word(token).find('.') != std::string_view::npos && word(token).size() <= 6;
    const bool is_figure = is_label(token) && in_block(token, token + 1) && tokens_.kind[token + 1] == TokenKind::number;
    const std::size_t number = is_figure ? token + 1 : token;
    if ((!is_section && !is_figure) || !in_block(token, number + 1) || word(number + 1) != "." || tokens_.space_after[number] != 0)
      return token;
    return number + 2;
  }

  // "Figure 2.3 The map shows": what a caption's label ends before.
  bool ends_label(std::size_t token) const {
    return token == start_ + 1 && tokens_.kind[token] == TokenKind::number && is_label(start_) && in_block(token, token + 1) &&
           (is_upper(first(token + 1)) || opens_credit(token + 1));
  }

  bool is_shouted(std::size_t token) const {
    const std::string_view all = word(token);
    return all.size() > 2 && std::all_of(all.begin(), all.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  // "OSLO, March 3 (Nordkyst Wire) - The": the dash behind place, day and agency; `token` itself when there is none.
  std::size_t end_of_place_line(std::size_t token) const {
    if (!is_shouted(token)) return token;
    for (std::size_t at = token + 1; at < token + kLongestPlaceLine && in_block(token, at + 1); ++at) {
      const bool dash = first_class(at) == CharClass::dash && tokens_.space_after[at - 1] != 0 && tokens_.space_after[at] != 0;
      if (dash && is_upper(first(at + 1)) && !is_shouted(at + 1)) return at;
      if (dash || tokens_.kind[at] == TokenKind::symbol || is_lower(first(at)) || word(at) == ":" || word(at) == "!" || word(at) == "?")
        return token;
    }
    return token;
  }

  // "Mayor opens bridge Tuesday, March 3, 2026": a date on the line of a headline, which has no full stop; "on Tuesday" is none.
  bool is_date_line(std::size_t token) const {
    const bool may_follow = tokens_.kind[token - 1] == TokenKind::word || first_class(token - 1) == CharClass::quote;
    return may_follow && is_date(token) && !in_block(token, token + 6) && lower(word(token - 1)) != "on";
  }

  // "Tuesday, March 3, 2026".
  bool is_date(std::size_t token) const {
    return weekdays_.has(lower(word(token))) && in_block(token, token + 5) && word(token + 1) == "," &&
           months_.has(lower(word(token + 2))) && tokens_.kind[token + 3] == TokenKind::number && word(token + 4) == "," &&
           tokens_.kind[token + 5] == TokenKind::number && word(token + 5).size() == 4;
  }

  // "The new bridge Image: Mari Lund": who made the picture, behind its caption.
  bool is_credit(std::size_t token) const {
    return is_upper(first(token)) && names_credit(token) && tokens_.space_after[token] == 0 && tokens_.space_after[token - 1] != 0;
  }

  bool names_credit(std::size_t token) const {
    return labels_.field(lower(word(token)), "kind").ends_with("credit") && in_block(token, token + 2) && word(token + 1) == ":";
  }

  // "(credit: Mari Lund)" behind a caption.
  bool opens_credit(std::size_t token) const { return word(token) == "(" && in_block(token, token + 1) && names_credit(token + 1); }

  End end_of(std::size_t token) const {
    const std::string_view mark = word(token);
    const char last = mark.back();
    switch (tokens_.kind[token]) {
      case TokenKind::word:
        return last == '.' ? End::abbreviation : End::none;
      case TokenKind::emoji:
        return End::picture;
      case TokenKind::symbol:
        return mark.size() >= 2 && (last == ')' || last == '(' || last == '^') ? End::picture : End::none;  // ":-)", "^_^"
      case TokenKind::punctuation:
        break;
      default:
        return End::none;
    }
    if (mark == ".") return dots_before(token);
    if (mark.find_first_of("!?") != std::string_view::npos) return End::exclamation;
    const char32_t value = first(token);
    if (char_class(value) == CharClass::dash && (mark == "--" || mark.size() == 3)) return End::dash;
    if (value == U'\u3002' || value == U'\uFF0E' || value == U'\uFF01' || value == U'\uFF1F') return End::exclamation;
    return last == '.' || value == U'\u2026' ? End::ellipsis : End::none;
  }

  // The third of ". . ." ends an ellipsis, a fourth one the sentence.
  End dots_before(std::size_t token) const {
    std::size_t dots = 1;
    while (dots <= 4 && token >= dots && word(token - dots) == "." && tokens_.block[token - dots] == tokens_.block[token]) ++dots;
    return dots == 2 || dots == 3 ? End::ellipsis : End::full_stop;
  }

  // `' "`: a second closing mark behind a thin space, before a space or the end.
  bool is_last_mark(std::size_t mark, std::size_t next) const {
    return first_class(mark) == CharClass::quote && first(mark) != first(next) &&
           (tokens_.space_after[next] != 0 || !in_block(next, next + 1));
  }

  // The last of the closing marks and notes ("[4]") that follow the end mark.
  std::size_t behind_closers(std::size_t token) const {
    std::size_t last = token;
    while (last - token < kMostClosers && in_block(token, last + 1)) {
      const std::string_view mark = word(last + 1);
      const char32_t value = first(last + 1);
      const bool is_bracket = mark == ")" || mark == "]";
      const bool is_quote = char_class(value) == CharClass::quote && tokens_.joined[last + 1] == 0 && value != U'\u201C' &&
                            value != U'\u2018' && value != U'\u00AB';
      const bool touches = tokens_.space_after[last] == 0 || (last > token && is_quote && is_last_mark(last, last + 1)) ||
                           (is_quote && !in_block(token, last + 2));
      if (!touches || !(is_bracket || is_quote)) break;
      // A straight mark before a word with no space between opens the next quotation.
      if (is_quote && tokens_.space_after[last + 1] == 0 && in_block(token, last + 2) && tokens_.kind[last + 2] == TokenKind::word &&
          value == U'"')
        break;
      ++last;
    }
    const std::size_t after_marks = last;
    for (std::size_t note = end_of_note(last + 1, token); note > last && note - after_marks <= kLongestNote;
         note = end_of_note(last + 1, token))
      last = note;
    return is_note_number(last + 1, token) ? last + 1 : last;
  }

  // "[4]", "[...]" and "[better source needed]": the closing bracket of a note that starts at `open`; 0 when there is none.
  std::size_t end_of_note(std::size_t open, std::size_t end_mark) const {
    if (!in_block(end_mark, open + 2) || word(open) != "[") return 0;
    const bool is_omission =
        (word(open + 1) == "..." || first(open + 1) == U'\u2026') && in_block(end_mark, open + 3) && !starts_lower(open + 3);
    if ((is_omission || tokens_.kind[open + 1] == TokenKind::number) && word(open + 2) == "]") return open + 2;
    for (std::size_t at = open + 1; at <= open + kMostNoteWords + 1 && in_block(end_mark, at); ++at) {
      if (word(at) == "]") return at > open + 1 ? at : 0;
      if (!starts_lower(at)) return 0;
    }
    return 0;
  }

  // "paid a fee. 8 Yet some", "of innovation.23 This": the number of a footnote behind the end mark.
  bool is_note_number(std::size_t number, std::size_t end_mark) const {
    if (!in_block(end_mark, number) || tokens_.kind[number] != TokenKind::number || word(number).size() > 3 ||
        tokens_.space_after[number] == 0)
      return false;
    const bool is_glued = tokens_.space_after[number - 1] == 0;
    if (!in_block(end_mark, number + 1)) return is_glued;
    return is_upper(first(number + 1)) && (is_glued || is_starter(number + 1));
  }

  float decide(std::size_t token, End end, std::size_t last) const {
    std::size_t next = last + 1;
    const bool before_bracket = word(next) == "(" || word(next) == "[";
    const bool before_quote = before_bracket || first_class(next) == CharClass::quote;
    if (before_bracket && is_citation(token, last, next)) return kSureNo;
    if (before_bracket && opens_credit(next)) return kSureYes;
    if (before_bracket && end == End::exclamation && goes_on_behind_bracket(next)) return kSureNo;
    if (before_bracket && in_block(token, next + 3) && word(next + 2) == ")" && word(next + 1).size() <= 4)
      next += 3;  // "(b) The"
    else if (before_quote && in_block(token, next + 1))
      ++next;
    const CharClass kind = first_class(next);
    const bool goes_on = starts_lower(next);
    if (!before_quote && kind == CharClass::punctuation && !starts_sentence(first(next)) && end_of(next) != End::none) return kSureNo;
    if (!before_quote && kind == CharClass::punctuation && !starts_sentence(first(next))) return kNoMark;
    if (end != End::abbreviation && end != End::picture && end_of(next) == End::picture) return kRatherNo;  // "It works! :)"
    if (end == End::abbreviation) return decide_abbreviation(token, next, goes_on);
    if (end == End::dash && token == start_) return kSureNo;  // "- Mari Lund" below what she said
    if (end == End::dash)
      return tokens_.space_after[token] == 0 || word(next) == "I" || !is_upper(first(next)) ? kRatherNo
             : is_starter(next)                                                             ? kMaybe
                                                                                            : kDoubt;
    if (end == End::picture) return goes_on || token == start_ ? kSureNo : is_upper(first(next)) ? kMaybe : kRatherNo;
    const bool after_letter =
        end == End::full_stop && token > start_ && word(token - 1).size() == 1 && is_upper(first(token - 1));  // "P. damicornis"
    if (goes_on && after_letter && !is_casual_) return kNever;
    if (goes_on && (after_letter || tokens_.space_after[last] == 0)) return kSureNo;
    if (goes_on && (last > token || end == End::ellipsis)) return kSureNo;
    if (goes_on) return is_casual_ ? kDoubt : kRatherNo;
    if (end == End::full_stop && token > start_ && kind == CharClass::digit && is_number_sign(token - 1)) return kSureNo;
    if (kind == CharClass::dash && (end != End::full_stop || last > token)) return kRatherNo;
    // ". . . I": spaced dots leave something out; "... I" may be a new thought.
    if (end == End::ellipsis) return word(next) != "I" ? kMaybe : word(token) == "." ? kSureNo : kDoubt;
    if (tokens_.space_after[last] == 0 && !is_letter(kind) && !before_quote) return kRatherNo;
    if (tokens_.kind[next] == TokenKind::hashtag) return kSureNo;  // mostly trails what it belongs to
    // "Really?" Lund asked.
    if (end == End::exclamation && last > token && !before_quote && !is_starter(next)) return kMaybe;
    return kSureYes;
  }

  // The ring of "N\u00B0. 4071": degree sign or masculine ordinal.
  bool is_number_sign(std::size_t token) const {
    const std::string_view sign = word(token);
    return sign.ends_with("\u00B0") || sign.ends_with("\u00BA");
  }

  static bool starts_sentence(char32_t mark) {
    return mark == U'#' || mark == U'@' || mark == U'*' || mark == U'\u00BF' || mark == U'\u00A1';
  }

  // In lower case throughout: "iPhone" may start a sentence.
  bool starts_lower(std::size_t token) const {
    if (!is_lower(first(token))) return false;
    const std::string_view all = word(token);
    return std::none_of(all.begin(), all.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) && tokens_.kind[token] != TokenKind::url;
  }

  // `... stairs" (Lund 55).`: brackets before the full stop, with a number in them or after a quotation.
  bool is_citation(std::size_t token, std::size_t last, std::size_t open) const {
    bool has_number = last > token;
    for (std::size_t inside = open + 1; inside < open + kLongestCitation && in_block(token, inside); ++inside) {
      const std::string_view mark = word(inside);
      if (mark == ")" || mark == "]") return has_number && in_block(token, inside + 1) && word(inside + 1) == ".";
      if (mark == "." || mark == "!" || mark == "?") return false;
      has_number = has_number || tokens_.kind[inside] == TokenKind::number;
    }
    return false;
  }

  // "Viva Kari! (1965), a film": brackets that the sentence goes on behind.
  bool goes_on_behind_bracket(std::size_t open) const {
    for (std::size_t inside = open + 1; word(open) == "(" && inside < open + kLongestCitation && in_block(open, inside + 1); ++inside) {
      if (word(inside) == ")") return starts_lower(inside + 1) || word(inside + 1) == "," || word(inside + 1) == ";";
    }
    return false;
  }

  float decide_abbreviation(std::size_t token, std::size_t next, bool goes_on) const {
    if (goes_on) return kSureNo;
    const std::string_view kind = abbreviation_kind(token);
    if (kind == "title" || kind == "inner" || kind == "number") return kSureNo;
    if (word(token).size() == 2) return is_starter(next) ? kNoMark : kSureNo;  // an initial
    if (token - start_ <= 2) return kRatherNo;                                 // "At 5 a.m. Mr. Lund ..."
    if (is_starter(next)) return kSureYes;
    return abbreviation_kind(next) == "title" ? kRatherYes : kRatherNo;
  }

  std::string_view text_;
  const Tokens& tokens_;
  const LexiconTable& abbreviations_;
  const LexiconTable& starters_;
  const LexiconTable& labels_;
  const LexiconTable& weekdays_;
  const LexiconTable& months_;
  std::size_t start_ = 0;  // first token of the sentence being read
  Item last_item_;         // of the block
  bool is_casual_ = false;
};

}  // namespace

std::vector<float> boundary_evidence(std::string_view text, const Tokens& tokens, const Lexicon& lexicon) {
  return Rules(text, tokens, lexicon).evidence();
}

}  // namespace sayso
