#include <algorithm>
#include <cmath>
#include <map>

#include "compare/relate.h"

namespace sayso {
namespace {

// Measures of one document on the scale of another's; more than this on one scale (a price list) align by chance.
constexpr std::size_t kMostOnScale = 120;

constexpr double kAgreeing = 1.3;

double match_counted(const Measure& a, const Measure& b) {
  if (!a.scale.empty()) return 0.5;
  if (a.counted == 0 || b.counted == 0) return 0;
  if (a.counted == b.counted) return a.anybody ? 0.7 : 1;
  return a.person && b.person ? 0.5 : 0;
}

// Two reports of one number seldom differ by much: such a gap speaks for two things.
double find_nearness(double ratio) { return ratio > 20 ? 0.15 : ratio > 5 ? 0.4 : ratio > 2.5 ? 0.8 : 1; }

double find_ratio(const Quantity& a, const Quantity& b) {
  const double left = a.low.value_or(a.high.value_or(0));
  const double right = b.low.value_or(b.high.value_or(0));
  const double small = std::min(std::fabs(left), std::fabs(right));
  const double large = std::max(std::fabs(left), std::fabs(right));
  return small > 0 ? large / small : large > 0 ? 10 : 1;
}

struct Scored {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  ValueEvidence evidence;
  double strength = 0;
};

// "Not one of the four gates": the four say nothing about how many were opened.
bool is_denied(const Reading& reading, std::uint32_t measure) {
  const Fact& fact = reading.facts[reading.measures[measure].fact];
  return fact.negative || fact.denied;
}

// Do the two facts count one kind of thing, with numbers that cannot both be true?
bool have_other_counts(const Facing& facing, std::uint32_t a, std::uint32_t b) {
  for (const std::uint32_t index_a : facing.a.measures_of[a]) {
    const Measure& left = facing.a.measures[index_a];
    if (!left.quantity) continue;
    for (const std::uint32_t index_b : facing.b.measures_of[b]) {
      const Measure& right = facing.b.measures[index_b];
      if (!right.quantity || left.scale != right.scale || match_counted(left, right) == 0) continue;
      if (compare_quantities(*left.quantity, *right.quantity) == Fit::disjoint) return true;
    }
  }
  return false;
}

// All pairs on one scale, with what speaks for them.
std::vector<Scored> score_pairs(const Facing& facing) {
  std::map<std::string, std::vector<std::uint32_t>> scales;
  const auto scale_of = [](const Measure& measure) { return measure.moment ? std::string("time") : measure.scale; };
  for (std::uint32_t index = 0; index < facing.b.measures.size(); ++index) scales[scale_of(facing.b.measures[index])].push_back(index);
  std::vector<Scored> scored;
  for (std::uint32_t a = 0; a < facing.a.measures.size(); ++a) {
    const auto found = scales.find(scale_of(facing.a.measures[a]));
    if (found == scales.end() || found->second.size() > kMostOnScale) continue;
    if (facing.a.measures[a].repeated) continue;
    for (const std::uint32_t b : found->second) {
      if (facing.b.measures[b].repeated) continue;
      if (is_denied(facing.a, a) || is_denied(facing.b, b)) continue;
      const ValueEvidence evidence = weigh_measures(facing, facing.a.measures[a], facing.b.measures[b]);
      if (evidence.fit == Fit::unrelated) continue;
      const double strength = find_strength(evidence);
      if (strength > 0.2) scored.push_back({a, b, evidence, strength});
    }
  }
  return scored;
}

LinkKind kind_of(Fit fit) {
  if (fit == Fit::disjoint) return LinkKind::conflicts;
  if (fit == Fit::inside || fit == Fit::around) return LinkKind::narrower;
  return LinkKind::agrees;
}

}  // namespace

ValueEvidence weigh_measures(const Facing& facing, const Measure& a, const Measure& b) {
  ValueEvidence evidence;
  if (a.moment.has_value() != b.moment.has_value()) return evidence;
  evidence.moment = a.moment.has_value();
  if (evidence.moment) {
    evidence.fit = compare_moments(*a.moment, *b.moment);
    // "2:40 p.m." and "Sunday afternoon" may be apart, or one inside the other, by the dates of their documents; but these words do not
    // say so.
    const Fit said = compare_moments(a.said, b.said);
    if (said == Fit::unrelated || (evidence.fit == Fit::disjoint && said != Fit::disjoint)) evidence.fit = Fit::unrelated;
  } else {
    evidence.counted = a.scale == b.scale ? match_counted(a, b) : 0;
    evidence.fit = evidence.counted == 0 ? Fit::unrelated : compare_quantities(*a.quantity, *b.quantity);
    evidence.ratio = find_ratio(*a.quantity, *b.quantity);
  }
  // "14 ships on Friday" and "eleven on Monday" are two counts, and neither the day nor the number is in conflict.
  if (evidence.moment && have_other_counts(facing, a.fact, b.fact)) evidence.fit = Fit::unrelated;
  if (evidence.fit == Fit::unrelated) return evidence;
  evidence.one_origin = facing.one_origin;
  evidence.headline = a.headline && b.headline && evidence.counted >= 1;
  evidence.apart = facing.looks_back;
  evidence.heading = facing.a.facts[a.fact].heading || facing.b.facts[b.fact].heading;
  if (!evidence.moment) evidence.other_times = have_other_times(facing, a.fact, b.fact);
  const std::uint32_t sentence_a = facing.a.facts[a.fact].sentence;
  const std::uint32_t sentence_b = facing.b.facts[b.fact].sentence;
  evidence.numbers = shared_terms(facing.a.numbers[sentence_a], facing.b.numbers[sentence_b], a.own_numbers, b.own_numbers).size();
  evidence.facts = weigh_facts(facing, facing.a.facts[a.fact], facing.b.facts[b.fact], a.own, b.own);
  return evidence;
}

double find_strength(const ValueEvidence& evidence) {
  const Evidence& facts = evidence.facts;
  if (evidence.moment && !facts.predicate) return 0;
  double weight =
      facts.claims + (evidence.one_origin ? 0.6 : 0.35) * facts.sentences + (facts.core ? 0.3 : 0) + (facts.predicate ? 0.3 : 0);
  weight += evidence.counted >= 1 ? 0.4 : evidence.counted >= 0.7 ? 0.15 : 0;
  weight += 0.6 * static_cast<double>(std::min<std::size_t>(evidence.numbers, 2));
  // What both headlines count is the same event's main figure.
  const bool framed = facts.frame >= 0.7 || evidence.headline;
  if (framed) weight += 1.5;
  if (facts.predicate && facts.share >= 0.7) weight += 0.5;
  weight *= 0.6 + 0.4 * std::min(1.0, facts.share * 1.5);
  if (!facts.core && !framed) weight *= 0.8;
  if (facts.scopes) weight *= 0.5;
  if (facts.elsewhere) weight *= 0.6;
  if (evidence.other_times) weight *= 0.35;
  if (evidence.heading) weight *= 0.75;
  if (facts.unlike && !framed) weight *= 0.85;
  if (evidence.apart && !evidence.moment) weight *= 0.85;
  weight *= std::pow(0.8, std::min(facts.foreign, 3));
  weight *= find_nearness(evidence.ratio);
  return weight / (weight + 1.2);
}

std::vector<Candidate> relate_values(const Facing& facing) {
  const std::vector<Scored> scored = score_pairs(facing);
  // The best strength of each measure with any counterpart: a pair stands only when neither side has a better one.
  std::vector<double> best_a(facing.a.measures.size());
  std::vector<double> best_b(facing.b.measures.size());
  for (const Scored& pair : scored) {
    // A value that the other document gives too, of about the same thing, is not in conflict with the rest of what it gives.
    const double strength = pair.evidence.fit == Fit::disjoint ? pair.strength : pair.strength * kAgreeing;
    best_a[pair.a] = std::max(best_a[pair.a], strength);
    best_b[pair.b] = std::max(best_b[pair.b], strength);
  }
  std::vector<Candidate> candidates;
  for (const Scored& pair : scored) {
    const double strength = pair.evidence.fit == Fit::disjoint ? pair.strength : pair.strength * kAgreeing;
    if (strength < best_a[pair.a] || strength < best_b[pair.b]) continue;
    const Measure& a = facing.a.measures[pair.a];
    const Measure& b = facing.b.measures[pair.b];
    Candidate candidate;
    candidate.fact_a = a.fact;
    candidate.fact_b = b.fact;
    candidate.kind = kind_of(pair.evidence.fit);
    candidate.slot = candidate.kind == LinkKind::conflicts ? (a.moment ? Slot::time : Slot::quantity) : Slot::none;
    candidate.a_span = a.span;
    candidate.b_span = b.span;
    candidate.strength = pair.strength;
    candidates.push_back(candidate);
  }
  return candidates;
}

}  // namespace sayso
