#include "compare/relate.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace sayso {
namespace {

// Conflicts of values and polarity count from the chances in the table compare_weights, which training chooses by leaving one of the
// project's stories out at a time; the strengths of rules and of links that do no harm from these.
constexpr double kRules = 0.5;
constexpr double kFitting = 0.3;  // values that fit each other do no harm
constexpr double kQuotes = 0.5;
constexpr double kHedges = 0.15;  // of likeness, whose chances are low: the stories link only a sample of what agrees
constexpr double kAgreements = 0.3;

double least_strength(const Facing& facing, const PairModel& model, const Candidate& candidate) {
  if (candidate.kind == LinkKind::conflicts && candidate.ruled) return kRules;
  if (candidate.slot == Slot::quantity && candidate.measured) return model.least(Question::quantity, facing.apart);
  if (candidate.slot == Slot::time) return model.least(Question::time, facing.apart);
  if (candidate.slot == Slot::polarity || candidate.slot == Slot::quantity) return model.least(Question::denial, facing.apart);
  if (candidate.slot == Slot::attribution) return kQuotes;
  if (candidate.kind == LinkKind::hedges) return kHedges;
  return candidate.measured ? kFitting : kAgreements;
}

// Does the claim of the later report, or its sentence, say that things have changed?
bool is_change(const Fact& later, const Fact& earlier) { return later.revises || later.planned || earlier.planned; }

// A guess or a plan beside a statement: both may hold. Of two plans for one thing only one can come true.
bool is_guess(const Fact& a, const Fact& b) {
  constexpr float kGap = 0.3F;
  return std::abs(a.certainty - b.certainty) >= kGap && !(a.planned && b.planned);
}

// Does the later of two numbers replace the earlier one? A word of correction says so, or a holder who gives both.
bool is_replacement(const Fact& later, const Fact& earlier) {
  return later.revises || (later.named && earlier.named && !shared_terms(later.holder_terms, earlier.holder_terms).empty());
}

// What a later report says against an earlier one replaces it, or denies it where a holder says no. But when something happened, or
// whether anybody was arrested, does not change with time: then it takes a side in a conflict.
void refine(const Facing& facing, Candidate& candidate) {
  if (candidate.kind != LinkKind::conflicts || candidate.slot == Slot::attribution) return;
  const Fact& a = facing.a.facts[candidate.fact_a];
  const Fact& b = facing.b.facts[candidate.fact_b];
  // Two days' counts may both hold.
  if (candidate.measured && candidate.slot == Slot::quantity && candidate.other_days) {
    candidate.kind = LinkKind::differs;
    return;
  }
  const bool a_later = facing.later > 0;
  const Fact& later = a_later ? a : b;
  const Fact& earlier = a_later ? b : a;
  bool replaces = facing.apart && !candidate.old;
  if (candidate.measured && candidate.slot == Slot::quantity && replaces && !is_replacement(later, earlier)) {
    candidate.kind = LinkKind::differs;
    return;
  }
  if (candidate.slot == Slot::quantity) replaces |= facing.later != 0 && later.revises && !earlier.revises && !candidate.old;
  if (candidate.slot == Slot::time) replaces &= is_change(later, earlier);
  // "Not one of the gates was opened" against "two gates": a number stands there, but one side says no.
  const bool counted = candidate.slot == Slot::quantity && !candidate.measured;
  if (candidate.slot == Slot::polarity || counted) {
    const bool denial = says_not(a) != says_not(b);
    const Fact& no = says_not(a) ? a : b;
    if (denial && (no.denied || no.own || (facing.apart && no.named && says_not(later) && !later.revises))) {
      candidate.kind = LinkKind::denies;
      candidate.swapped = !says_not(a);
      return;
    }
    replaces &= !no.none_of || later.revises;
  }
  if (replaces) {
    candidate.kind = LinkKind::updates;
    candidate.swapped = !a_later;
  } else if (candidate.slot != Slot::time && is_guess(a, b)) {
    candidate.kind = LinkKind::differs;
    candidate.swapped = false;
  }
}

}  // namespace

std::vector<Candidate> relate(const Facing& facing, const PairModel& model, const std::vector<ValuePair>& values,
                              const Vocabulary& vocabulary) {
  std::vector<Candidate> all = relate_values(facing, model, values);
  const auto append = [&](const std::vector<Candidate>& more) { all.insert(all.end(), more.begin(), more.end()); };
  append(relate_quotes(facing));
  append(relate_offices(facing));
  append(relate_alike(facing, model));
  append(relate_polarity(facing, model, vocabulary));
  all.erase(std::remove_if(all.begin(), all.end(),
                           [&](const Candidate& candidate) { return candidate.strength < least_strength(facing, model, candidate); }),
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
