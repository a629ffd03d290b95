#include <algorithm>
#include <unordered_map>

#include "compare/relate.h"

namespace sayso {
namespace {

constexpr std::size_t kCommonTerm = 20;
constexpr double kSameWords = 0.75;  // share of the terms of the longer claim
constexpr std::size_t kFewestTerms = 3;

// Does one of the holder's names stand in the fact's sentence or beside it? Then the words may be theirs after all.
bool is_near(const Reading& reading, const Fact& fact, const std::vector<Term>& holder) {
  const std::uint32_t first = fact.sentence > 1 ? fact.sentence - 1 : fact.sentence;
  const std::uint32_t last = std::min<std::uint32_t>(fact.sentence + 1, static_cast<std::uint32_t>(reading.sentences.size()) - 1);
  for (std::uint32_t sentence = first; sentence <= last; ++sentence) {
    if (!shared_terms(holder, reading.sentences[sentence]).empty()) return true;
  }
  return false;
}

// How much two quotations are one, 0..1.
double match_words(const Fact& a, const Fact& b) {
  const std::size_t same = shared_terms(a.terms, b.terms).size();
  const std::size_t longer = std::max(a.terms.size(), b.terms.size());
  return same < kFewestTerms ? 0 : static_cast<double>(same) / static_cast<double>(longer);
}

}  // namespace

std::vector<Candidate> relate_quotes(const Facing& facing) {
  std::unordered_map<Term, std::vector<std::uint32_t>> index;
  for (std::uint32_t fact = 0; fact < facing.b.facts.size(); ++fact) {
    if (!facing.b.facts[fact].quoted || !facing.b.facts[fact].person) continue;
    for (const Term term : facing.b.facts[fact].terms) index[term].push_back(fact);
  }
  std::vector<Candidate> candidates;
  for (std::uint32_t left = 0; left < facing.a.facts.size(); ++left) {
    const Fact& a = facing.a.facts[left];
    if (!a.quoted || !a.person || a.holder_terms.empty()) continue;
    std::vector<std::uint32_t> others;
    for (const Term term : a.terms) {
      const auto found = index.find(term);
      if (found != index.end() && found->second.size() <= kCommonTerm)
        others.insert(others.end(), found->second.begin(), found->second.end());
    }
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    for (const std::uint32_t right : others) {
      const Fact& b = facing.b.facts[right];
      const double words = match_words(a, b);
      if (words < kSameWords || b.holder_terms.empty() || !shared_terms(a.holder_terms, b.holder_terms).empty()) continue;
      if (is_near(facing.b, b, a.holder_terms) || is_near(facing.a, a, b.holder_terms)) continue;
      Candidate candidate;
      candidate.fact_a = left;
      candidate.fact_b = right;
      candidate.kind = LinkKind::conflicts;
      candidate.slot = Slot::attribution;
      candidate.a_span = a.span;
      candidate.b_span = b.span;
      candidate.strength = words;
      candidates.push_back(candidate);
    }
  }
  return candidates;
}

}  // namespace sayso
