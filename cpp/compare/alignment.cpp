#include "compare/alignment.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace sayso {

double weigh_term(const Facing& facing, Term term) {
  const auto left = facing.a.sentence_counts.find(term);
  const auto right = facing.b.sentence_counts.find(term);
  const double count = std::max(
      2.0, (left == facing.a.sentence_counts.end() ? 0.0 : left->second) + (right == facing.b.sentence_counts.end() ? 0.0 : right->second));
  const double total = std::max(10.0, 1.0 + static_cast<double>(facing.a.sentences.size() + facing.b.sentences.size()));
  return std::max(0.0, std::log(total / count) / std::log(total / 2));
}

double weigh_terms(const Facing& facing, const std::vector<Term>& terms) {
  double weight = 0;
  for (const Term term : terms) weight += weigh_term(facing, term);
  return weight;
}

std::vector<Term> shared_terms(const std::vector<Term>& a, const std::vector<Term>& b, const std::vector<Term>& but_a,
                               const std::vector<Term>& but_b) {
  std::vector<Term> shared;
  for (const Term term : a) {
    if (has_term(b, term) && !has_term(but_a, term) && !has_term(but_b, term)) shared.push_back(term);
  }
  return shared;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> find_sharing(const Facing& facing, std::size_t common) {
  const Reading& a = facing.a;
  const Reading& b = facing.b;
  std::unordered_map<Term, std::vector<std::uint32_t>> index;
  for (std::uint32_t fact = 0; fact < b.facts.size(); ++fact) {
    for (const Term term : b.facts[fact].terms) index[term].push_back(fact);
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t fact = 0; fact < a.facts.size(); ++fact) {
    for (const Term term : a.facts[fact].terms) {
      const auto found = index.find(term);
      if (found == index.end() || found->second.size() > common) continue;
      for (const std::uint32_t other : found->second) pairs.emplace_back(fact, other);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

namespace {

int count_unknown(const Fact& fact, const Reading& other) {
  int count = 0;
  for (const Term name : fact.names) count += other.word_counts.contains(name) ? 0 : 1;
  return count;
}

bool is_elsewhere(const Reading& reading, const Fact& fact, const Reading& other) {
  const std::vector<Term>& places = reading.places[fact.sentence];
  return std::any_of(places.begin(), places.end(), [&](Term place) { return !other.word_counts.contains(place); });
}

}  // namespace

int count_foreign(const Facing& facing, const Fact& a, const Fact& b) { return count_unknown(a, facing.b) + count_unknown(b, facing.a); }

Evidence weigh_facts(const Facing& facing, const Fact& a, const Fact& b, const std::vector<Term>& own_a, const std::vector<Term>& own_b) {
  Evidence evidence;
  const std::vector<Term> common = shared_terms(a.terms, b.terms, own_a, own_b);
  evidence.claims = weigh_terms(facing, common);
  const double left = weigh_terms(facing, shared_terms(a.terms, a.terms, own_a));
  const double right = weigh_terms(facing, shared_terms(b.terms, b.terms, own_b));
  evidence.lighter = std::min(left, right);
  evidence.heavier = std::max(left, right);
  evidence.share = evidence.lighter > 0 ? evidence.claims / evidence.lighter : 0;
  // What the one claim says and the other's sentence has counts in part.
  std::vector<Term> around_a = facing.a.sentences[a.sentence];
  around_a.insert(around_a.end(), a.terms.begin(), a.terms.end());
  std::sort(around_a.begin(), around_a.end());
  around_a.erase(std::unique(around_a.begin(), around_a.end()), around_a.end());
  std::vector<Term> around_b = facing.b.sentences[b.sentence];
  around_b.insert(around_b.end(), b.terms.begin(), b.terms.end());
  std::sort(around_b.begin(), around_b.end());
  around_b.erase(std::unique(around_b.begin(), around_b.end()), around_b.end());
  evidence.sentences = weigh_terms(facing, shared_terms(around_a, around_b, own_a, own_b)) - evidence.claims;
  evidence.predicate = !shared_terms(a.predicate, b.predicate).empty();
  evidence.unlike = !a.predicate.empty() && !b.predicate.empty() && shared_terms(a.predicate, b.terms).empty() &&
                    shared_terms(b.predicate, a.terms).empty();
  evidence.foreign = count_foreign(facing, a, b);
  const std::size_t longer = std::max(a.frame.size(), b.frame.size());
  evidence.frame = longer < 3 ? 0 : static_cast<double>(shared_terms(a.frame, b.frame).size()) / static_cast<double>(longer);
  evidence.elsewhere = is_elsewhere(facing.a, a, facing.b) || is_elsewhere(facing.b, b, facing.a);
  evidence.scopes = a.scopes != b.scopes;
  evidence.core = !shared_terms(a.core, b.core, own_a, own_b).empty();
  return evidence;
}

}  // namespace sayso
