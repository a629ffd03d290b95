#include "compare/words.h"

#include <algorithm>
#include <charconv>

namespace sayso {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_upper(char letter) { return letter >= 'A' && letter <= 'Z'; }
unsigned char byte_at(std::string_view text, std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0; }

// U+2019, the curly apostrophe.
bool is_curly_apostrophe(std::string_view text, std::size_t at) {
  return byte_at(text, at) == 0xE2 && byte_at(text, at + 1) == 0x80 && byte_at(text, at + 2) == 0x99;
}

// Bytes of the letter at `at`, 0 when no letter stands there. Non-ASCII characters count as letters but for the signs of Latin-1
// (U+0080 to U+00BF) and the block of punctuation and currency signs (U+2000 to U+2FFF).
std::size_t letter_size(std::string_view text, std::size_t at) {
  const unsigned char lead = byte_at(text, at);
  if (lead < 0x80) return is_lower(static_cast<char>(lead)) || is_upper(static_cast<char>(lead)) ? 1 : 0;
  if (lead < 0xC3 || lead == 0xE2) return 0;
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  return std::min(size, text.size() - at);
}

// End of the word or number that starts at `at`.
std::size_t find_end(std::string_view text, std::size_t at) {
  if (is_digit(text[at])) {
    while (at < text.size() &&
           (is_digit(text[at]) || ((text[at] == ',' || text[at] == '.') && is_digit(static_cast<char>(byte_at(text, at + 1))))))
      ++at;
    return at;
  }
  while (at < text.size()) {
    if (const std::size_t size = letter_size(text, at); size > 0) {
      at += size;
    } else if (text[at] == '\'' && letter_size(text, at + 1) > 0) {
      ++at;
    } else if (is_curly_apostrophe(text, at) && letter_size(text, at + 3) > 0) {
      at += 3;
    } else {
      break;
    }
  }
  return at;
}

std::string to_lower(std::string_view word) {
  std::string lower;
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (is_curly_apostrophe(word, at)) {
      lower += '\'';
      at += 2;
    } else {
      lower += is_upper(word[at]) ? static_cast<char>(word[at] - 'A' + 'a') : word[at];
    }
  }
  return lower;
}

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() >= ending.size() && word.substr(word.size() - ending.size()) == ending;
}

bool has_capital(std::string_view word) {
  if (word.empty()) return false;
  if (is_upper(word[0])) return true;
  return byte_at(word, 0) == 0xC3 && byte_at(word, 1) >= 0x80 && byte_at(word, 1) <= 0x9E;  // A with grave to capital thorn
}

std::optional<double> read_number(std::string_view digits) {
  std::string plain;
  for (std::size_t at = 0; at < digits.size(); ++at) {
    if (digits[at] != ',') plain += digits[at];
  }
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc{} || end != plain.data() + plain.size()) return std::nullopt;
  return value;
}

// Does a sentence end between the words? A mark of its end or a line break.
bool ends_sentence(std::string_view between) { return between.find_first_of(".!?:\n|") != std::string_view::npos; }

std::uint64_t pair_key(Term a, Term b) { return (static_cast<std::uint64_t>(a) << 32) | b; }

void cut(std::string& stem, std::string_view ending, std::size_t least) {
  if (stem.size() >= least + ending.size() && ends_with(stem, ending)) stem.resize(stem.size() - ending.size());
}

}  // namespace

std::string find_stem(std::string_view lower, const LexiconTable& forms) {
  std::string stem(lower);
  cut(stem, "'s", 1);
  if (const LexiconTable::Row* row = forms.find(stem); row != nullptr) {
    stem = (*row)[1];
    // A base that stands for itself is whole: "station" is no "stat".
    const LexiconTable::Row* base = forms.find(stem);
    if (base != nullptr && (*base)[1] == stem) return stem;
  }
  if (stem.size() > 4 && ends_with(stem, "ies")) {
    stem.replace(stem.size() - 3, 3, "y");
  } else if (stem.size() > 4 && ends_with(stem, "es") && std::string_view("sxzh").find(stem[stem.size() - 3]) != std::string_view::npos) {
    stem.resize(stem.size() - 2);
  } else if (stem.size() > 3 && ends_with(stem, "s") && !ends_with(stem, "ss") && !ends_with(stem, "us") && !ends_with(stem, "is")) {
    stem.pop_back();
  }
  if (const LexiconTable::Row* row = forms.find(stem); row != nullptr && (*row)[1] == stem) return stem;
  cut(stem, "ied", 3);
  const std::size_t before = stem.size();
  cut(stem, "ing", 3);
  if (before == stem.size()) cut(stem, "ed", 3);
  if (stem.size() != before && stem.size() > 3 && stem.back() == stem[stem.size() - 2] &&
      std::string_view("slz").find(stem.back()) == std::string_view::npos)
    stem.pop_back();
  cut(stem, "ly", 4);
  cut(stem, "ation", 4);
  cut(stem, "ion", 4);
  cut(stem, "ment", 4);
  cut(stem, "at", 5);  // "evacuate" like "evacuation"
  if (stem.size() > 3 && (stem.back() == 'e' || stem.back() == 'y' || stem.back() == 'i')) stem.pop_back();
  cut(stem, "at", 5);
  return stem;
}

Vocabulary::Vocabulary(const Lexicon& lexicon) : lexicon_(&lexicon) {
  intern("");  // term 0 stands for no word
  const LexiconTable& forms = lexicon.table("compare_forms");
  const auto stem_of = [&](std::string_view word) { return intern(find_stem(word, forms)); };
  for (const LexiconTable::Row& row : lexicon.table("compare_groups").rows()) {
    const Term group = stem_of(row[1]);
    const std::size_t space = row[0].find(' ');
    if (space == std::string::npos) {
      groups_[stem_of(row[0])] = group;
    } else {
      phrases_[pair_key(stem_of(std::string_view(row[0]).substr(0, space)), stem_of(std::string_view(row[0]).substr(space + 1)))] = group;
    }
  }
  for (const LexiconTable::Row& row : lexicon.table("compare_opposites").rows()) {
    std::string_view rest = row[1];
    const Term one = term(row[0]);
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      const Term other = term(rest.substr(0, end));
      opposites_[one].push_back(other);
      opposites_[other].push_back(one);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  for (const LexiconTable::Row& row : lexicon.table("compare_common").rows()) {
    int pieces = 0;
    std::from_chars(row[1].data(), row[1].data() + row[1].size(), pieces);
    const Term stem = intern(row[0]);
    for (const Term known : {stem, group_of(stem)}) shares_[known] = std::max(shares_[known], pieces / 1000.0);
  }
}

double Vocabulary::share(Term term) const {
  const auto found = shares_.find(term);
  return found == shares_.end() ? 0 : found->second;
}

Term Vocabulary::intern(std::string_view spelling) {
  const auto [place, is_new] = ids_.emplace(spelling, static_cast<Term>(spellings_.size()));
  if (is_new) spellings_.emplace_back(spelling);
  return place->second;
}

Term Vocabulary::group_of(Term stem) const {
  const auto found = groups_.find(stem);
  return found == groups_.end() ? stem : found->second;
}

Term Vocabulary::term(std::string_view word) {
  const std::string lower = to_lower(word);
  return group_of(intern(find_stem(lower, lexicon_->table("compare_forms"))));
}

bool Vocabulary::are_opposite(Term a, Term b) const {
  const auto found = opposites_.find(a);
  return found != opposites_.end() && std::find(found->second.begin(), found->second.end(), b) != found->second.end();
}

// Two content words side by side, at most one light word between them, may have a group of their own ("carried it off").
void Vocabulary::join_phrases(std::vector<Word>& words) const {
  for (std::size_t first = 0; first < words.size(); ++first) {
    for (std::size_t second = first + 1; second < std::min(first + 6, words.size()); ++second) {
      const auto found = phrases_.find(pair_key(words[first].stem, words[second].stem));
      if (found == phrases_.end()) continue;
      words[first].term = found->second;
      words[first].content = true;
      break;
    }
  }
}

std::vector<Word> Vocabulary::read(std::string_view text, ByteSpan span) {
  const LexiconTable& light = lexicon_->table("compare_light");
  const LexiconTable& numbers = lexicon_->table("compare_numbers");
  const LexiconTable& negators = lexicon_->table("compare_negators");
  const LexiconTable& calendar = lexicon_->table("compare_calendar");
  const LexiconTable& forms = lexicon_->table("compare_forms");
  text = text.substr(0, std::min<std::size_t>(span.end, text.size()));
  std::vector<Word> words;
  std::size_t last_end = span.start;
  for (std::size_t at = span.start; at < text.size();) {
    const bool digit = is_digit(text[at]);
    if (!digit && letter_size(text, at) == 0) {
      ++at;
      continue;
    }
    const std::size_t end = find_end(text, at);
    const std::string_view surface = text.substr(at, end - at);
    std::string lower = to_lower(surface);
    Word word;
    word.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    word.opens = words.empty() || ends_sentence(text.substr(last_end, at - last_end));
    word.negates = negators.has(lower) || ends_with(lower, "n't");
    if (digit) {
      lower.erase(std::remove(lower.begin(), lower.end(), ','), lower.end());
      word.number = read_number(surface);
    } else if (const LexiconTable::Row* row = numbers.find(lower); row != nullptr) {
      word.number = read_number((*row)[1]);
      lower = (*row)[1];
    }
    word.name = !digit && !word.number && has_capital(surface) && !calendar.has(lower);
    const std::string stem = digit || word.number ? lower : find_stem(lower, forms);
    word.stem = intern(stem);
    word.term = group_of(word.stem);
    word.content = !word.negates && !light.has(lower) && !light.has(stem);
    words.push_back(word);
    last_end = end;
    at = end;
  }
  join_phrases(words);
  return words;
}

}  // namespace sayso
