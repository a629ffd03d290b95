#include "analysis/boundaries.h"

#include <algorithm>

#include "text/characters.h"

namespace sayso {
namespace {

// Evidence in log odds. `kNever` and `kAlways` are out of reach of any score of a network.
constexpr float kNever = -100.0F;
constexpr float kSureNo = -6.0F;
constexpr float kRatherNo = -2.0F;
constexpr float kRatherYes = 2.0F;
constexpr float kSureYes = 6.0F;
constexpr std::size_t kMostClosers = 4;  // closing marks after the end mark that belong to the sentence

enum class End : std::uint8_t { none, full_stop, exclamation, ellipsis, abbreviation };

class Rules {
 public:
  Rules(std::string_view text, const Structure& structure, const Tokens& tokens, const Lexicon& lexicon)
      : text_(text), structure_(structure), tokens_(tokens), abbreviations_(lexicon.table("abbreviations")), starters_(lexicon.table("sentence_starters")) {}

  std::vector<float> evidence() {
    std::vector<float> all(tokens_.size(), kSureNo);
    for (std::size_t token = 0; token < tokens_.size(); ++token) {
      if (token == 0 || tokens_.block[token - 1] != tokens_.block[token] || all[token - 1] > 0.0F) start_ = token;
      if (before_item(token)) all[token] = kRatherYes;
      const End end = end_of(token);
      if (end == End::none) continue;
      const std::size_t last = behind_closers(token);
      if (last + 1 >= tokens_.size() || tokens_.block[last + 1] != tokens_.block[token]) continue;
      for (std::size_t closer = token; closer < last; ++closer) all[closer] = kNever;
      all[last] = std::max(all[last], decide(token, end, last));
      token = last;
    }
    return all;
  }

 private:
  std::string_view word(std::size_t token) const { return slice(text_, tokens_.span[token]); }
  char32_t first(std::size_t token) const { return code_point_at(text_, tokens_.span[token].start).value; }
  bool in_block(std::size_t token, std::size_t other) const { return other < tokens_.size() && tokens_.block[other] == tokens_.block[token]; }

  End end_of(std::size_t token) const {
    const std::string_view mark = word(token);
    const char last = mark.back();
    if (tokens_.kind[token] == TokenKind::word) return last == '.' ? End::abbreviation : End::none;
    if (tokens_.kind[token] != TokenKind::punctuation) return End::none;
    if (mark == ".") return End::full_stop;
    if (mark.find_first_of("!?") != std::string_view::npos) return End::exclamation;
    const char32_t value = first(token);
    if (value == U'\u3002' || value == U'\uFF01' || value == U'\uFF1F') return End::exclamation;
    return last == '.' || value == U'\u2026' ? End::ellipsis : End::none;
  }

  // The last of the closing marks that follow the end mark at once.
  std::size_t behind_closers(std::size_t token) const {
    std::size_t last = token;
    while (last - token < kMostClosers && in_block(token, last + 1)) {
      const std::string_view mark = word(last + 1);
      const char32_t value = first(last + 1);
      const bool touches = tokens_.space_after[last] == 0;
      const bool is_bracket = mark == ")" || mark == "]";
      const bool is_quote = char_class(value) == CharClass::quote && tokens_.joined[last + 1] == 0 && value != U'\u201C' && value != U'\u2018' && value != U'\u00AB';
      if (!(touches && (is_bracket || is_quote))) break;
      // A straight mark before a word with no space between opens the next quotation.
      if (is_quote && tokens_.space_after[last + 1] == 0 && in_block(token, last + 2) && tokens_.kind[last + 2] == TokenKind::word && value == U'"') break;
      ++last;
    }
    return last;
  }

  float decide(std::size_t token, End end, std::size_t last) const {
    std::size_t next = last + 1;
    const bool before_quote = char_class(first(next)) == CharClass::quote || word(next) == "(" || word(next) == "[";
    const bool before_bracket = word(next) == "(" || word(next) == "[";
    if (before_quote && in_block(token, next + 1)) ++next;
    const char32_t value = first(next);
    const CharClass kind = char_class(value);
    const bool goes_on = is_lower(value) || (!before_quote && kind == CharClass::punctuation && value != U'#' && value != U'\u00BF' && value != U'\u00A1' && value != U'@' && value != U'*');
    if (end == End::abbreviation) return decide_abbreviation(token, next, goes_on);
    if (end == End::full_stop && is_number_of_item(token)) return kSureNo;
    if (goes_on) {
      if (kind == CharClass::punctuation) return kSureNo;
      if (before_bracket) return kRatherNo;
      return last > token ? kSureNo : (end == End::ellipsis ? -3.0F : kRatherNo);
    }
    if (kind == CharClass::dash && end != End::full_stop) return kRatherNo;
    if (end == End::ellipsis) return kRatherYes;
    if (tokens_.space_after[last] == 0 && !is_letter(kind)) return kRatherNo;
    // "Really?" Lund asked.
    if (end == End::exclamation && last > token && !before_quote && !is_starter(next)) return 0.5F;
    return kSureYes;
  }

  // "1." at the start of the sentence is its number.
  bool is_number_of_item(std::size_t token) const {
    return token == start_ + 1 && (tokens_.kind[start_] == TokenKind::number || (word(start_).size() == 1 && is_upper(first(start_)))) && tokens_.space_after[start_] == 0;
  }

  bool is_starter(std::size_t token) const { return starters_.has(lower(word(token))); }

  float decide_abbreviation(std::size_t token, std::size_t next, bool goes_on) const {
    if (goes_on) return kSureNo;
    const std::string_view all = word(token);
    const std::string_view bare = all.substr(0, all.size() - 1);
    const std::string_view kind = abbreviations_.field(lower(bare), "kind");
    if (kind == "title" || kind == "inner" || kind == "number") return kSureNo;
    if (bare.size() == 1) return is_starter(next) ? -1.0F : kSureNo;  // an initial
    if (char_class(first(next)) == CharClass::digit) return kRatherNo;
    if (is_starter(next)) return kRatherYes;
    return kRatherNo;
  }

  // A bullet inside of a line starts an item of its own.
  bool before_item(std::size_t token) const {
    return in_block(token, token + 2) && char_class(first(token + 1)) == CharClass::bullet && tokens_.space_after[token] != 0;
  }

  std::string_view text_;
  const Structure& structure_;
  const Tokens& tokens_;
  const LexiconTable& abbreviations_;
  const LexiconTable& starters_;
  std::size_t start_ = 0;  // first token of the sentence being read
};

}  // namespace

std::vector<float> boundary_evidence(std::string_view text, const Structure& structure, const Tokens& tokens, const Lexicon& lexicon) {
  return Rules(text, structure, tokens, lexicon).evidence();
}

}  // namespace sayso
