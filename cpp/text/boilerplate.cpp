#include "text/boilerplate.h"

#include <algorithm>
#include <string>

#include "model/lexicon.h"
#include "text/characters.h"
#include "text/paragraphs.h"

namespace sayso {
namespace {

constexpr std::uint32_t kLongestLine = 240;  // bytes; longer blocks are never boilerplate by their own words
constexpr std::size_t kMostWords = 40;
constexpr std::size_t kNameWords = 6;      // of a by-line or a greeting
constexpr std::size_t kCaptionWords = 30;  // of a caption above its credit
constexpr std::size_t kListedWords = 24;   // of an entry below "Related articles"

// A line in words without marks at their edges, but for a colon after them ("Image:").
struct Words {
  std::vector<std::string> lowered;
  std::vector<bool> is_capital;
  std::vector<bool> is_last;  // a full stop follows
  char32_t first = 0;         // code points of the line
  char32_t last = 0;
  bool has_letter = false;
};

bool is_edge(char32_t c) {
  const CharClass kind = char_class(c);
  return (kind == CharClass::punctuation && c != U'@') || kind == CharClass::quote || kind == CharClass::dash ||
         kind == CharClass::invisible;
}

// The word without marks at its edges, in lower case; a colon at its end stays.
std::string bare_word(std::string_view word, bool& is_capital) {
  std::string bare;
  std::size_t size = 0;  // of `bare` up to the last letter, or the colon after it
  is_capital = false;
  for (std::size_t byte = 0; byte < word.size();) {
    const CodePoint c = decode_code_point(word, byte);
    byte += c.size;
    if (bare.empty() && is_edge(c.value)) continue;
    if (bare.empty()) is_capital = is_upper(c.value) || char_class(c.value) == CharClass::digit;
    const bool is_colon = c.value == U':' && size == bare.size();
    append_code_point(lower(c.value), bare);
    if (!is_edge(c.value) || is_colon) size = bare.size();
  }
  bare.resize(size);
  return bare;
}

Words read_words(std::string_view line) {
  Words words;
  words.first = decode_code_point(line, 0).value;
  std::size_t start = 0;
  bool ends_lower = false;  // the last code points: a lower-case letter and a full stop
  for (std::size_t byte = 0; byte <= line.size();) {
    const CodePoint c = byte < line.size() ? decode_code_point(line, byte) : CodePoint{U' ', 1, true};
    const CharClass kind = char_class(c.value);
    words.has_letter = words.has_letter || is_letter(kind) || kind == CharClass::digit || kind == CharClass::emoji;
    const bool is_stop =
        c.value == U'.' && ends_lower && byte + 1 < line.size() && is_upper(decode_code_point(line, byte + 1).value);  // "rally.Image:"
    ends_lower = is_lower(c.value);
    if (is_white(kind) || is_stop) {
      bool is_capital = false;
      std::string word = bare_word(line.substr(start, byte - start), is_capital);
      if (!word.empty()) {
        words.lowered.push_back(std::move(word));
        words.is_capital.push_back(is_capital);
        words.is_last.push_back(words.last == U'.');
      }
      start = byte + c.size;
    } else {
      words.last = c.value;
    }
    byte += c.size;
  }
  return words;
}

class Judge {
 public:
  explicit Judge(const Lexicon& lexicon) : phrases_(lexicon.table("boilerplate")), dates_(lexicon.table("date_line_words")) {}

  // By the line's own words.
  bool is_boilerplate(const Words& words) const {
    if (!words.has_letter) return true;
    if (words.lowered.empty()) return false;
    return is_date_line(words) || is_byline(words) || is_signature_of_quote(words) || is_address(words) || is_place_alone(words) ||
           has_phrase(words);
  }

  // "Related articles": what follows is a list of other pages.
  bool starts_list(const Words& words) const { return words.lowered.size() <= 6 && kind_of(words, 0, words.lowered.size()) == "list"; }
  bool is_credit(const Words& words) const { return !words.lowered.empty() && kind_of(words, 0, 1) == "credit"; }

 private:
  static bool all_capital(const Words& words, std::ptrdiff_t first) {
    return std::all_of(words.is_capital.begin() + first, words.is_capital.end(), [](bool is_capital) { return is_capital; });
  }

  std::string_view kind_of(const Words& words, std::size_t start, std::size_t end) const {
    std::string key;
    for (std::size_t word = start; word < end; ++word) {
      if (word > start) key += ' ';
      key += words.lowered[word];
    }
    return phrases_.field(key, "match");
  }

  // Weekdays, months, hours and words such as "updated", and at least one of the first two kinds beside a number.
  bool is_date_line(const Words& words) const {
    bool has_day = false;
    bool has_number = false;
    if (words.lowered.size() > 14) return false;
    for (const std::string& word : words.lowered) {
      const bool is_number = word[0] >= '0' && word[0] <= '9';
      const std::string_view kind =
          dates_.field(word.back() == ':' ? std::string_view(word).substr(0, word.size() - 1) : std::string_view(word), "kind");
      if (!is_number && kind.empty()) return false;
      has_number = has_number || is_number;
      has_day = has_day || kind == "day" || (is_number && std::count(word.begin(), word.end(), '/') == 2);
    }
    return has_day && has_number;
  }

  // "By Mari Lund"
  bool is_byline(const Words& words) const {
    if (words.lowered[0] != "by" || words.lowered.size() < 2 || words.lowered.size() > kNameWords || words.last == U'.' ||
        words.last == U'?')
      return false;
    return all_capital(words, 1);
  }

  // An em dash right before a name: the speaker of a quotation set apart.
  bool is_signature_of_quote(const Words& words) const {
    const bool has_dash = words.first == U'\u2014' || words.first == U'\u2013' || words.first == U'\u2015';
    return has_dash && words.is_capital[0] && words.lowered.size() <= 16;
  }

  bool is_address(const Words& words) const {
    if (words.lowered.size() > 2) return false;
    const std::string& word = words.lowered.back();
    return word.find('@') != std::string::npos || word.rfind("http", 0) == 0 || word.rfind("www.", 0) == 0;
  }

  // "NEW DELHI -": the place of a report in a line of its own.
  bool is_place_alone(const Words& words) const {
    return words.lowered.size() <= kNameWords && char_class(words.last) == CharClass::dash && all_capital(words, 0);
  }

  bool has_phrase(const Words& words) const {
    const std::size_t count = words.lowered.size();
    std::size_t sentences = 0;  // before `start`
    for (std::size_t start = 0; start < count; ++start) {
      if (start > 0 && words.is_last[start - 1]) ++sentences;
      if (!phrases_.may_begin(words.lowered[start])) continue;
      for (std::size_t end = start + 1; end <= std::min(count, start + phrases_.longest_key()); ++end) {
        const std::string_view kind = kind_of(words, start, end);
        if (kind.empty()) continue;
        if (kind == "inside" && sentences <= 1) return true;
        if (kind == "credit" && sentences <= 1 && words.is_capital[start]) return true;
        if (start == 0 && kind == "start") return true;
        if (start == 0 && kind == "greeting" && count <= kNameWords && (words.last == U',' || end == count)) return true;
        if (start == 0 && end == count && (kind == "whole" || kind == "list")) return true;
      }
    }
    return false;
  }

  const LexiconTable& phrases_;
  const LexiconTable& dates_;
};

// A short line of one sentence at most; above a credit it is the caption.
bool is_caption(std::string_view text, const Block& block) {
  if (block.kind == BlockKind::code || block.kind == BlockKind::table_cell || block.span.size() > kLongestLine) return false;
  const std::string_view line = slice(text, block.span);
  return line.find(". ") == std::string_view::npos && read_words(line).lowered.size() <= kCaptionWords;
}

}  // namespace

void mark_boilerplate(std::string_view text, std::vector<Block>& blocks, const Lexicon& lexicon) {
  const Judge judge(lexicon);
  bool in_list = false;  // below a heading such as "Related articles"
  for (std::size_t block = 0; block < blocks.size(); ++block) {
    Block& current = blocks[block];
    if (current.kind == BlockKind::code || current.kind == BlockKind::table_cell) continue;
    if (current.span.size() > kLongestLine) {
      in_list = false;
      continue;
    }
    const std::string_view line = slice(text, current.span);
    const Words words = read_words(line);
    if (words.lowered.size() > kMostWords) continue;
    if (judge.starts_list(words)) {
      in_list = true;
      current.kind = BlockKind::boilerplate;
      continue;
    }
    const bool is_listed =
        in_list && words.lowered.size() <= kListedWords && (current.kind != BlockKind::paragraph || !ends_sentence(line));
    if (!is_listed) in_list = false;
    if (!is_listed && !judge.is_boilerplate(words)) continue;
    if (judge.is_credit(words) && block > 0 && is_caption(text, blocks[block - 1])) blocks[block - 1].kind = BlockKind::boilerplate;
    current.kind = BlockKind::boilerplate;
  }
}

}  // namespace sayso
