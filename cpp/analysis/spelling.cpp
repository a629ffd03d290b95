#include "analysis/spelling.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::size_t kShortest = 5, kLongest = 20;

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace

std::string without_runs(std::string_view word, std::size_t kept) {
  std::string shorter;
  bool found = false;
  for (std::size_t start = 0, end = 0; start < word.size(); start = end) {
    while (end < word.size() && word[end] == word[start]) ++end;
    const bool is_run = end - start >= 3 && is_small(word[start]);
    shorter.append(is_run ? kept : end - start, word[start]);
    found = found || is_run;
  }
  return found ? shorter : std::string();
}

std::vector<std::string> likely_spellings(std::string_view word) {
  if (word.size() < kShortest || word.size() > kLongest || !std::all_of(word.begin(), word.end(), is_small)) return {};
  std::vector<std::string> others;
  for (std::size_t place = 0; place + 1 < word.size(); ++place) {
    std::string other(word);
    if (word[place] == word[place + 1])
      other.erase(place, 1);
    else
      std::swap(other[place], other[place + 1]);
    others.push_back(std::move(other));
  }
  for (std::size_t place = 0; place < word.size(); ++place) others.push_back(std::string(word).insert(place, 1, word[place]));
  return others;
}

}  // namespace sayso
