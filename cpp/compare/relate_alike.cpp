#include <algorithm>

#include "compare/relate.h"

namespace sayso {
namespace {

constexpr std::size_t kCommonTerm = 20;
constexpr std::size_t kTelling = 3;  // terms that make a claim worth calling the same
constexpr double kSameTerms = 0.5;   // the least strength of two claims with the same terms
constexpr float kSurer = 0.2F;       // a difference of certainty that a reader would notice

// Does one only guess what the other states? A plan beside a plan is none, and "could not be found" doubts nothing.
bool is_hedge(const Fact& less, const Fact& more) {
  return more.certainty - less.certainty >= kSurer && less.hedged && !less.negative && !(less.planned && more.planned);
}

}  // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>> find_alike(const Facing& facing) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs = find_sharing(facing, kCommonTerm);
  std::erase_if(pairs, [&](const auto& pair) {
    const Fact& a = facing.a.facts[pair.first];
    const Fact& b = facing.b.facts[pair.second];
    return a.negative != b.negative;
  });
  return pairs;
}

std::vector<Candidate> relate_alike(const Facing& facing, const PairModel& model) {
  std::vector<Candidate> candidates;
  std::vector<double> best_a(facing.a.facts.size());
  std::vector<double> best_b(facing.b.facts.size());
  for (const auto& [left, right] : find_alike(facing)) {
    const Fact& a = facing.a.facts[left];
    const Fact& b = facing.b.facts[right];
    Candidate candidate;
    candidate.fact_a = left;
    candidate.fact_b = right;
    candidate.a_span = a.span;
    candidate.b_span = b.span;
    candidate.strength = model.score(Question::likeness, describe_likeness(facing, left, right));
    const bool measured = !facing.a.measures_of[left].empty() || !facing.b.measures_of[right].empty();
    if (a.terms == b.terms && a.terms.size() >= kTelling && !measured) candidate.strength = std::max(candidate.strength, kSameTerms);
    // What a later report says more surely has been found out since.
    if (!facing.apart && (is_hedge(a, b) || is_hedge(b, a))) {
      candidate.kind = LinkKind::hedges;
      candidate.slot = Slot::modality;
      candidate.swapped = a.certainty > b.certainty;
    }
    best_a[left] = std::max(best_a[left], candidate.strength);
    best_b[right] = std::max(best_b[right], candidate.strength);
    candidates.push_back(candidate);
  }
  const auto has_better = [&](const Candidate& candidate) {
    return candidate.strength < best_a[candidate.fact_a] || candidate.strength < best_b[candidate.fact_b];
  };
  candidates.erase(std::remove_if(candidates.begin(), candidates.end(), has_better), candidates.end());
  return candidates;
}

}  // namespace sayso
