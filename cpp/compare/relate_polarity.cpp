#include <algorithm>
#include <unordered_map>

#include "compare/relate.h"

namespace sayso {
namespace {

// A term in more facts of one document than this leads to no pairs: it would make their number grow with the square.
constexpr std::size_t kCommonTerm = 40;
// Least share of the negative claim that the positive one must hold, and least weight.
constexpr double kLeastCover = 0.6;
constexpr double kLeastWeight = 1.1;

bool says_not(const Fact& fact) { return fact.negative != fact.denied; }

// Pairs of facts that share a term that is not too common, each once, in order.
std::vector<std::pair<std::uint32_t, std::uint32_t>> find_pairs(const Reading& a, const Reading& b) {
  std::unordered_map<Term, std::vector<std::uint32_t>> index;
  for (std::uint32_t fact = 0; fact < b.facts.size(); ++fact) {
    for (const Term term : b.facts[fact].terms) index[term].push_back(fact);
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t fact = 0; fact < a.facts.size(); ++fact) {
    for (const Term term : a.facts[fact].terms) {
      const auto found = index.find(term);
      if (found == index.end() || found->second.size() > kCommonTerm) continue;
      for (const std::uint32_t other : found->second) pairs.emplace_back(fact, other);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

std::vector<Term> widen(const Reading& reading, const Fact& fact) {
  std::vector<Term> terms = reading.sentences[fact.sentence];
  terms.insert(terms.end(), fact.terms.begin(), fact.terms.end());
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

// How well a positive claim is what a negative one denies, 0..1.
double match_denial(const Facing& facing, const Fact& no, const Fact& yes, const Reading& yes_reading) {
  if (yes.has_negator || no.scopes != yes.scopes || no.verbless) return 0;
  // "The sensor failed" is negative by its verb alone, and so it is in the other text.
  if (!no.has_negator && !no.none_of && !no.denied) return 0;
  const std::vector<Term> same = shared_terms(no.terms, yes.terms);
  const std::vector<Term> core = shared_terms(no.predicate.empty() ? no.core : no.predicate, no.none_of ? yes.terms : yes.predicate);
  if (core.empty() || weigh_terms(facing, core) < 0.3) return 0;
  const auto is_name = [&](Term term) { return has_term(no.names, term); };
  if (std::all_of(core.begin(), core.end(), is_name)) return 0;
  // "It changed nothing": with nobody named, the same verb proves little.
  if (no.subject.empty() && !no.none_of && weigh_terms(facing, same) < 2) return 0;
  const double all = weigh_terms(facing, no.terms);
  const double weight = weigh_terms(facing, same);
  const double around = weigh_terms(facing, shared_terms(no.terms, widen(yes_reading, yes))) - weight;
  const double cover = all > 0 ? (weight + 0.5 * around) / all : 0;
  if (cover < (no.none_of ? 0.5 : kLeastCover) || weight + 0.5 * around < (no.none_of ? 0.6 : kLeastWeight)) return 0;
  return cover * weight / (weight + 0.7);
}

// How well two claims say opposite things of one subject, 0..1.
double match_opposites(const Facing& facing, const Vocabulary& vocabulary, const Fact& a, const Fact& b) {
  double opposite = 0;
  for (const Term left : a.core) {
    for (const Term right : b.core) {
      if (vocabulary.are_opposite(left, right)) opposite = std::max(opposite, weigh_term(facing, left) + weigh_term(facing, right));
    }
  }
  if (opposite <= 0 || a.scopes != b.scopes) return 0;
  const std::vector<Term> same = shared_terms(a.terms, b.terms);
  const double weight = weigh_terms(facing, same) + opposite / 2;
  const double lighter = std::min(weigh_terms(facing, a.terms), weigh_terms(facing, b.terms));
  const bool subject = !shared_terms(a.subject, b.subject).empty();
  if (!subject || lighter <= 0) return 0;
  return std::min(1.0, weight / lighter) * weight / (weight + 0.7);
}

// A number of those of whom the other claim says there were none.
const Measure* find_count(const Reading& reading, std::uint32_t fact, const std::vector<Term>& terms) {
  for (const Measure& measure : reading.measures) {
    if (measure.fact == fact && measure.quantity && measure.quantity->low && measure.counted != 0 && has_term(terms, measure.counted))
      return &measure;
  }
  return nullptr;
}

}  // namespace

bool have_other_times(const Facing& facing, std::uint32_t a, std::uint32_t b) {
  bool other = false;
  for (const Measure& left : facing.a.measures) {
    if (left.fact != a || !left.moment) continue;
    for (const Measure& right : facing.b.measures) {
      if (right.fact != b || !right.moment) continue;
      const Fit fit = compare_moments(*left.moment, *right.moment);
      if (fit == Fit::disjoint) other = true;
      if (fit == Fit::equal) return false;
    }
  }
  return other;
}

std::vector<Candidate> relate_polarity(const Facing& facing, const Vocabulary& vocabulary) {
  std::vector<Candidate> candidates;
  for (const auto& [left, right] : find_pairs(facing.a, facing.b)) {
    const Fact& a = facing.a.facts[left];
    const Fact& b = facing.b.facts[right];
    Candidate candidate;
    candidate.fact_a = left;
    candidate.fact_b = right;
    candidate.kind = LinkKind::conflicts;
    candidate.slot = Slot::polarity;
    candidate.a_span = a.span;
    candidate.b_span = b.span;
    if (says_not(a) == says_not(b)) {
      candidate.strength = match_opposites(facing, vocabulary, a, b);
    } else {
      candidate.strength = says_not(a) ? match_denial(facing, a, b, facing.b) : match_denial(facing, b, a, facing.a);
      const Fact& no = says_not(a) ? a : b;
      const Reading& yes = says_not(a) ? facing.b : facing.a;
      const Measure* count = no.none_of ? find_count(yes, says_not(a) ? right : left, no.terms) : nullptr;
      if (count != nullptr) {
        candidate.slot = Slot::quantity;
        (says_not(a) ? candidate.a_span : candidate.b_span) = no.none_span;
        (says_not(a) ? candidate.b_span : candidate.a_span) = count->span;
      }
      candidate.swapped = says_not(b);
    }
    if (candidate.strength <= 0 || have_other_times(facing, left, right)) continue;
    candidates.push_back(candidate);
  }
  return candidates;
}

}  // namespace sayso
