#include "analysis/name_match.h"

#include <algorithm>

namespace sayso {
namespace {

bool is_small(const std::string& word) {
  return word == "of" || word == "the" || word == "and" || word == "for" || word == "de" || word == "-" || word == "in";
}

// True when all words of `part` stand in `whole` in the same order.
bool is_subsequence(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  std::size_t at = 0;
  for (const std::string& word : whole) {
    if (at < part.size() && part[at] == word) ++at;
  }
  return at == part.size();
}

}  // namespace

bool is_misspelt(const std::string& a, const std::string& b) {
  constexpr std::size_t kFewestLetters = 5;
  const std::string &longer = a.size() < b.size() ? b : a, &shorter = a.size() < b.size() ? a : b;
  if (shorter.size() < kFewestLetters || longer.size() - shorter.size() > 1 || longer.front() != shorter.front()) return false;
  std::size_t same = 0;
  while (same < shorter.size() && longer[same] == shorter[same]) ++same;
  if (same == longer.size()) return false;
  const std::size_t skip = longer.size() > shorter.size() ? 0 : 1;
  return longer.substr(same + 1) == shorter.substr(std::min(same + skip, shorter.size()));
}

std::vector<std::string> acronyms_of(const std::vector<std::string>& name) {
  constexpr std::size_t kMostWords = 10, kFewestLetters = 3;
  std::vector<std::string> found;
  if (name.size() < 2 || name.size() > kMostWords) return found;
  // "Oslo-based National Forest Agency": what stands in front may be no part of the letters.
  for (std::size_t from = 0; from + 2 <= name.size(); ++from) {
    std::string all, large;
    for (std::size_t word = from; word < name.size(); ++word) {
      if (name[word].empty()) continue;
      all += name[word].front();
      if (!is_small(name[word])) large += name[word].front();
    }
    if (all.size() >= kFewestLetters) found.push_back(all);
    if (large.size() >= kFewestLetters && large != all) found.push_back(std::move(large));
  }
  return found;
}

bool is_acronym_of(const std::string& acronym, const std::vector<std::string>& name) {
  std::string letters;
  for (const char byte : acronym) {
    if (byte != '.' && byte != '&') letters += byte;
  }
  if (letters.size() < 2 || letters.size() > 8 || name.size() < 2) return false;
  std::string all, large;
  for (const std::string& word : name) {
    if (word.empty()) continue;
    all += word.front();
    if (!is_small(word)) large += word.front();
  }
  // "PG&E" of the "... Gas and Electric Company": the form of the company left out.
  const bool without_form = letters.size() > 2 && letters.size() + 1 == large.size() && large.starts_with(letters);
  return letters == all || letters == large || without_form;
}

NameMatch match_names(const MentionFacts& shorter, const MentionFacts& longer) {
  const std::vector<std::string>&a = shorter.words, &b = longer.words;
  if (a.empty() || b.empty()) return NameMatch::none;
  if (a == b) return NameMatch::same;
  if (a.size() == 1 && is_acronym_of(a.front(), b)) return NameMatch::same;
  if (a.size() >= b.size()) return NameMatch::none;
  const Category category = longer.category != Category::unknown ? longer.category : shorter.category;
  if (category == Category::person || (longer.category == Category::unknown && shorter.category == Category::unknown && b.size() <= 3)) {
    // Surname, given name, or both with a middle name left out.
    const bool alone = a.size() == 1 && (a.front() == b.back() || a.front() == b.front());
    return alone || (a.size() > 1 && a.back() == b.back() && is_subsequence(a, b)) ? NameMatch::part : NameMatch::none;
  }
  // "New York" is not "York", "the United States" no short form of the "United States Conference of Mayors".
  if (category == Category::location || shorter.category == Category::location) return NameMatch::none;
  const bool prefix = std::equal(a.begin(), a.end(), b.begin());
  const bool suffix = std::equal(a.rbegin(), a.rend(), b.rbegin());
  // The last word alone of an institution ("Institute") is no name of it, of a storm or ship it is.
  return prefix || (suffix && (category == Category::thing || a.size() > 1 || shorter.category == Category::unknown)) ? NameMatch::part
                                                                                                                      : NameMatch::none;
}

}  // namespace sayso
