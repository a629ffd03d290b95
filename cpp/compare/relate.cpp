#include "compare/relate.h"

#include <algorithm>
#include <tuple>

namespace sayso {
namespace {

// Strengths from which a pair counts as one event; below, nothing is said. Tuned on six of the project's stories.
constexpr double kValues = 0.42;
constexpr double kTimes = 0.5;
constexpr double kPolarity = 0.45;

double least_strength(const Candidate& candidate) {
  if (candidate.slot == Slot::quantity) return kValues;
  if (candidate.slot == Slot::time) return kTimes;
  if (candidate.slot == Slot::polarity) return kPolarity;
  return 0.5;
}

bool same_holder(const Fact& a, const Fact& b) {
  if (!a.named || !b.named) return false;
  return a.holder == b.holder || !shared_terms(a.holder_terms, b.holder_terms).empty();
}

// A conflict between two voices is a denial; one in which the later report corrects the earlier is an update.
void refine(const Facing& facing, Candidate& candidate) {
  if (candidate.kind != LinkKind::conflicts || candidate.slot == Slot::attribution) return;
  const Fact& a = facing.a.facts[candidate.fact_a];
  const Fact& b = facing.b.facts[candidate.fact_b];
  // A sentence that says "now" or "corrected" speaks of the later state, unless its document is the earlier one.
  const bool a_corrects = a.revises && !b.revises && facing.later >= 0;
  const bool b_corrects = b.revises && !a.revises && facing.later <= 0;
  if (a_corrects || b_corrects || (facing.looks_back && same_holder(a, b))) {
    candidate.kind = LinkKind::updates;
    candidate.swapped = b_corrects || (!a_corrects && facing.later < 0);
  } else if (a.denied != b.denied || (candidate.slot == Slot::polarity && a.named && b.named && !same_holder(a, b))) {
    candidate.kind = LinkKind::denies;
  }
}

}  // namespace

std::vector<Candidate> relate(const Facing& facing, const Vocabulary& vocabulary) {
  std::vector<Candidate> all = relate_values(facing);
  for (auto* find : {&relate_quotes, &relate_alike}) {
    const std::vector<Candidate> more = find(facing);
    all.insert(all.end(), more.begin(), more.end());
  }
  const std::vector<Candidate> polar = relate_polarity(facing, vocabulary);
  all.insert(all.end(), polar.begin(), polar.end());
  all.erase(
      std::remove_if(all.begin(), all.end(), [](const Candidate& candidate) { return candidate.strength < least_strength(candidate); }),
      all.end());
  // Conflicts first: two sentences that differ in one number are alike in all the rest.
  std::sort(all.begin(), all.end(), [](const Candidate& x, const Candidate& y) {
    return std::tuple(x.kind != LinkKind::conflicts, -x.strength, x.fact_a, x.fact_b, x.slot, x.a_span.start, x.b_span.start) <
           std::tuple(y.kind != LinkKind::conflicts, -y.strength, y.fact_a, y.fact_b, y.slot, y.a_span.start, y.b_span.start);
  });
  std::vector<Candidate> kept;
  for (Candidate& candidate : all) {
    // The same words on both sides, or a fact that a better claim already contradicts in this document.
    const auto competes = [&](const Candidate& other) {
      if (other.a_span.overlaps(candidate.a_span) && other.b_span.overlaps(candidate.b_span)) return true;
      const bool polar_pair = candidate.slot == Slot::polarity && other.slot == Slot::polarity;
      return polar_pair && (other.fact_a == candidate.fact_a || other.fact_b == candidate.fact_b);
    };
    if (std::any_of(kept.begin(), kept.end(), competes)) continue;
    refine(facing, candidate);
    kept.push_back(candidate);
  }
  return kept;
}

}  // namespace sayso
