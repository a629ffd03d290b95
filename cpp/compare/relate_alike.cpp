#include <algorithm>
#include <unordered_map>

#include "compare/relate.h"

namespace sayso {
namespace {

constexpr std::size_t kCommonTerm = 20;
constexpr double kAlike = 0.6;  // share of the weight of the heavier claim
constexpr double kLeastWeight = 1.5;
constexpr float kSurer = 0.25F;  // a difference of certainty that a reader would notice

}  // namespace

std::vector<Candidate> relate_alike(const Facing& facing) {
  std::unordered_map<Term, std::vector<std::uint32_t>> index;
  for (std::uint32_t fact = 0; fact < facing.b.facts.size(); ++fact) {
    for (const Term term : facing.b.facts[fact].terms) index[term].push_back(fact);
  }
  std::vector<Candidate> candidates;
  for (std::uint32_t left = 0; left < facing.a.facts.size(); ++left) {
    const Fact& a = facing.a.facts[left];
    std::vector<std::uint32_t> others;
    for (const Term term : a.terms) {
      const auto found = index.find(term);
      if (found != index.end() && found->second.size() <= kCommonTerm)
        others.insert(others.end(), found->second.begin(), found->second.end());
    }
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    const double weight_a = weigh_terms(facing, a.terms);
    for (const std::uint32_t right : others) {
      const Fact& b = facing.b.facts[right];
      if (a.negative != b.negative || a.denied != b.denied) continue;
      const double shared = weigh_terms(facing, shared_terms(a.terms, b.terms));
      const double share = shared / std::max(weight_a, weigh_terms(facing, b.terms));
      if (shared < kLeastWeight || !(share >= kAlike) || shared_terms(a.core, b.core).empty()) continue;
      Candidate candidate;
      candidate.fact_a = left;
      candidate.fact_b = right;
      candidate.a_span = a.span;
      candidate.b_span = b.span;
      candidate.strength = share;
      if (std::abs(a.certainty - b.certainty) >= kSurer) {
        candidate.kind = LinkKind::hedges;
        candidate.slot = Slot::modality;
        candidate.swapped = a.certainty > b.certainty;
      }
      candidates.push_back(candidate);
    }
  }
  return candidates;
}

}  // namespace sayso
