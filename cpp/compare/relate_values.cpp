#include <algorithm>
#include <cmath>
#include <map>

#include "compare/relate.h"

namespace sayso {
namespace {

// Measures of one document on the scale of another's; more than this on one scale (a price list) align by chance.
constexpr std::size_t kMostOnScale = 120;
constexpr double kLeastScore = 0.02;  // below, a pair is neither kept nor anybody's rival

constexpr double kShareSlack = 0.01;

// Names that the other document does not know: with so many in two claims they are of two things.
constexpr int kForeign = 2;

// Score from which two values stood against each other before, so that a later report only takes a side.
constexpr double kKnownBefore = 0.3;

// Do the two facts count one kind of thing, with numbers that cannot both be true?
bool have_other_counts(const Facing& facing, std::uint32_t a, std::uint32_t b) {
  for (const std::uint32_t index_a : facing.a.measures_of[a]) {
    const Measure& left = facing.a.measures[index_a];
    if (!left.quantity) continue;
    for (const std::uint32_t index_b : facing.b.measures_of[b]) {
      const Measure& right = facing.b.measures[index_b];
      if (!right.quantity || left.scale != right.scale) continue;
      const bool same = !left.scale.empty() || (left.counted != 0 && left.counted == right.counted) || (left.person && right.person);
      if (same && compare_quantities(*left.quantity, *right.quantity) == Fit::disjoint) return true;
    }
  }
  return false;
}

// "Over 14 months" beside "14 months": a bound that is the other's value. Writers round, and nobody would call that a contradiction.
bool touch(const Quantity& a, const Quantity& b) {
  const auto same = [](const std::optional<double>& x, const std::optional<double>& y) { return x && y && *x == *y; };
  const bool bounded = a.low != a.high || b.low != b.high;
  return bounded && (same(a.low, b.high) || same(a.high, b.low) || same(a.low, b.low) || same(a.high, b.high));
}

// "120 mph" beside "193 km/h", "a 10-metre boat" beside "a 30-foot boat": one value in two units, rounded once or twice.
bool is_converted(const Measure& a, const Measure& b) {
  constexpr double kRounding = 0.1;
  if (a.scale.empty() || a.quantity->unit == b.quantity->unit || a.quantity->currency) return false;
  const double below = std::min(a.quantity->high.value_or(0), b.quantity->high.value_or(0));
  const double above = std::max(a.quantity->low.value_or(0), b.quantity->low.value_or(0));
  return below > 0 && above <= below * (1 + kRounding);
}

// Is one the half, third or quarter of the other, and does its document say so in that sentence or the next ("1.2 million, which is half of
// what it cost")? Then the two are of one sum.
bool is_share_of(const Facing& facing, const Measure& a, const Measure& b) {
  const auto value_of = [](const Measure& measure) { return measure.quantity->low.value_or(measure.quantity->high.value_or(0)); };
  const bool a_smaller = value_of(a) < value_of(b);
  const Measure& part = a_smaller ? a : b;
  const Reading& reading = a_smaller ? facing.a : facing.b;
  const double share = value_of(part) / value_of(a_smaller ? b : a);
  const std::uint32_t sentence = reading.facts[part.fact].sentence;
  for (std::uint32_t at = sentence; at < std::min<std::uint32_t>(sentence + 2, static_cast<std::uint32_t>(reading.shares.size())); ++at) {
    for (const double said : reading.shares[at]) {
      if (std::abs(share - said) < kShareSlack) return true;
    }
  }
  return false;
}

// A value that its document claims of nothing, or says again elsewhere.
bool is_silent(const Reading& reading, std::uint32_t measure) {
  // "Not one of the four gates": the four say nothing about how many were opened.
  return reading.measures[measure].repeated || reading.facts[reading.measures[measure].fact].none_of;
}

// Does the sentence of `own` give the other value too? Then it knows both, as values of two things.
bool has_beside(const Reading& reading, const Measure& own, const Measure& value) {
  const std::uint32_t sentence = reading.facts[own.fact].sentence;
  return std::any_of(reading.measures.begin(), reading.measures.end(), [&](const Measure& measure) {
    if (&measure == &own || reading.facts[measure.fact].sentence != sentence) return false;
    if (measure.moment.has_value() != value.moment.has_value() || measure.scale != value.scale) return false;
    return fits(measure.moment ? compare_moments(measure.said, value.said) : compare_quantities(*measure.quantity, *value.quantity));
  });
}

// Are two ages of two people or things? Of one name, or where a name is missing, of one kind ("the driver"), they may be of one.
bool have_other_bearers(const Measure& a, const Measure& b) {
  if (a.scale != "age") return false;
  if (!a.bearer_names.empty() && !b.bearer_names.empty()) return shared_terms(a.bearer_names, b.bearer_names).empty();
  return shared_terms(a.bearer, b.bearer).empty();
}

bool is_vague(const Measure& measure) { return measure.share || (measure.quantity && measure.quantity->comparator == Comparator::vague); }

LinkKind kind_of(Fit fit) {
  if (fit == Fit::disjoint) return LinkKind::conflicts;
  if (fit == Fit::inside || fit == Fit::around) return LinkKind::narrower;
  return LinkKind::agrees;
}

Question question_of(const Facing& facing, const ValuePair& pair) {
  return facing.a.measures[pair.a].moment ? Question::time : Question::quantity;
}

// The two best scores that each measure of one side has, and with which measure of the other.
class Best {
 public:
  explicit Best(std::size_t measures) : first_(measures), second_(measures), holder_(measures) {}
  void add(std::uint32_t own, std::uint32_t other, double score) {
    if (score > first_[own]) {
      second_[own] = first_[own];
      first_[own] = score;
      holder_[own] = other;
    } else {
      second_[own] = std::max(second_[own], score);
    }
  }
  double at(std::uint32_t own) const { return first_[own]; }
  // Of the partners other than `other`.
  double without(std::uint32_t own, std::uint32_t other) const {
    return first_[own] > 0 && holder_[own] == other ? second_[own] : first_[own];
  }

 private:
  std::vector<double> first_;
  std::vector<double> second_;
  std::vector<std::uint32_t> holder_;
};

struct BothBest {
  Best a;
  Best b;
  explicit BothBest(const Facing& facing) : a(facing.a.measures.size()), b(facing.b.measures.size()) {}
  void add(const ValuePair& pair, double score) {
    a.add(pair.a, pair.b, score);
    b.add(pair.b, pair.a, score);
  }
  double rival(const ValuePair& pair) const { return std::max(a.without(pair.a, pair.b), b.without(pair.b, pair.a)); }
  bool is_best(const ValuePair& pair, double score) const { return score >= a.at(pair.a) && score >= b.at(pair.b); }
};

// The day alone, without its hour and without "by" and "after".
Moment day_of(const Moment& moment) {
  Moment day;
  day.year = moment.year;
  day.month = moment.month;
  day.day = moment.day;
  day.weekday = moment.weekday;
  return day;
}

}  // namespace

bool have_other_days(const Facing& facing, std::uint32_t a, std::uint32_t b) {
  bool other = false;
  for (const std::uint32_t index_a : facing.a.measures_of[a]) {
    for (const std::uint32_t index_b : facing.b.measures_of[b]) {
      const auto& left = facing.a.measures[index_a].moment;
      const auto& right = facing.b.measures[index_b].moment;
      if (!left || !right) continue;
      const Fit fit = compare_moments(day_of(*left), day_of(*right));
      if (fits(fit)) return false;
      other |= fit == Fit::disjoint;
    }
  }
  return other;
}

bool gives_value(const Reading& reading, const Measure& value) {
  return std::any_of(reading.measures.begin(), reading.measures.end(), [&](const Measure& measure) {
    if (measure.moment.has_value() != value.moment.has_value() || measure.scale != value.scale) return false;
    if (measure.moment) return compare_moments(measure.said, value.said) == Fit::equal;
    return !count_other_things(measure, value) && compare_quantities(*measure.quantity, *value.quantity) == Fit::equal;
  });
}

bool count_other_things(const Measure& a, const Measure& b) {
  return a.scale.empty() && a.counted != 0 && b.counted != 0 && a.counted != b.counted && !(a.person && b.person);
}

Fit compare_measures(const Facing& facing, std::uint32_t index_a, std::uint32_t index_b) {
  const Measure& a = facing.a.measures[index_a];
  const Measure& b = facing.b.measures[index_b];
  if (is_silent(facing.a, index_a) || is_silent(facing.b, index_b) || a.moment.has_value() != b.moment.has_value()) return Fit::unrelated;
  if (!a.moment) {
    if (a.scale != b.scale) return Fit::unrelated;
    const Fit fit = compare_quantities(*a.quantity, *b.quantity);
    if (fit != Fit::disjoint) return fit;
    if (touch(*a.quantity, *b.quantity) || is_converted(a, b)) return Fit::compatible;
    if (a.limits != b.limits || is_share_of(facing, a, b) || count_other_things(a, b)) return Fit::unrelated;
    const bool apart = is_vague(a) || is_vague(b) || has_beside(facing.a, a, b) || has_beside(facing.b, b, a);
    return apart ? Fit::unrelated : fit;
  }
  const Fit fit = compare_moments(*a.moment, *b.moment);
  // "2:40 p.m." and "Sunday afternoon" may be apart, or one inside the other, by the dates of their documents; but these words do not
  // say so.
  const Fit said = compare_moments(a.said, b.said);
  if (said == Fit::unrelated || (fit == Fit::disjoint && said != Fit::disjoint)) return Fit::unrelated;
  // "On Tuesday" of two weeks is no contradiction.
  const auto is_weekday = [](const Moment& moment) { return moment.weekday && !moment.day && !moment.minute && !moment.year; };
  if (facing.apart && is_weekday(a.said) && is_weekday(b.said)) return Fit::unrelated;
  // Two dates of one sentence of news are seldom of one thing: what happened must have a word in common.
  const std::vector<Term>& core_a = facing.a.facts[a.fact].core;
  if (fit == Fit::disjoint && shared_terms(core_a, facing.b.facts[b.fact].core, a.own, b.own).empty()) return Fit::unrelated;
  // "14 ships on Friday" and "eleven on Monday" are two counts, and neither the day nor the number is in conflict.
  return have_other_counts(facing, a.fact, b.fact) ? Fit::unrelated : fit;
}

bool are_of_two_things(const Facing& facing, std::uint32_t index_a, std::uint32_t index_b) {
  const Measure& a = facing.a.measures[index_a];
  const Measure& b = facing.b.measures[index_b];
  const Fact& fact_a = facing.a.facts[a.fact];
  const Fact& fact_b = facing.b.facts[b.fact];
  if (count_foreign(facing, fact_a, fact_b) >= kForeign || have_other_bearers(a, b)) return true;
  // "Lund scored 12 points", "Berg had 20".
  const bool both_name = !a.moment && !fact_a.names.empty() && !fact_b.names.empty();
  if (both_name && shared_terms(fact_a.names, fact_b.names).empty()) return true;
  if (a.moment && shared_terms(fact_a.predicate, fact_b.predicate, a.own, b.own).empty()) return true;
  // "Employs 46 people", "64 passengers were saved".
  const bool other_persons = a.person && b.person && a.counted != b.counted;
  if (other_persons && shared_terms(fact_a.core, fact_b.core, a.own, b.own).empty()) return true;
  // A document that gives both values knows them as those of two things. But a later report may tell what was said before.
  const bool a_knows = gives_value(facing.a, b);
  const bool b_knows = gives_value(facing.b, a);
  return (a_knows && b_knows) || ((!facing.apart || a.moment) && (a_knows || b_knows));
}

std::vector<ValuePair> match_values(const Facing& facing, const PairModel& model) {
  std::map<std::string, std::vector<std::uint32_t>> scales;
  const auto scale_of = [](const Measure& measure) { return measure.moment ? std::string("time") : measure.scale; };
  for (std::uint32_t index = 0; index < facing.b.measures.size(); ++index) scales[scale_of(facing.b.measures[index])].push_back(index);
  std::vector<ValuePair> pairs;
  for (std::uint32_t a = 0; a < facing.a.measures.size(); ++a) {
    const auto found = scales.find(scale_of(facing.a.measures[a]));
    if (found == scales.end() || found->second.size() > kMostOnScale) continue;
    for (const std::uint32_t b : found->second) {
      ValuePair pair{a, b, compare_measures(facing, a, b), 0, 0};
      if (pair.fit == Fit::unrelated) continue;
      pair.score = model.score(question_of(facing, pair), describe_measures(facing, a, b));
      pair.barred = pair.fit == Fit::disjoint && are_of_two_things(facing, a, b);
      if (pair.score >= kLeastScore) pairs.push_back(pair);
    }
  }
  return pairs;
}

std::vector<Candidate> relate_values(const Facing& facing, const PairModel& model, const std::vector<ValuePair>& pairs) {
  BothBest disjoint(facing);
  BothBest fitting(facing);
  for (const ValuePair& pair : pairs) (pair.fit == Fit::disjoint ? disjoint : fitting).add(pair, pair.score);
  std::vector<double> chances;
  BothBest settled(facing);
  for (const ValuePair& pair : pairs) {
    const bool conflict = pair.fit == Fit::disjoint;
    const Rivals rivals{disjoint.rival(pair), fitting.rival(pair), pair.elsewhere};
    chances.push_back(conflict ? model.settle(question_of(facing, pair), pair.score, rivals) : pair.score);
    if (conflict && !pair.barred) settled.add(pair, chances.back());
  }
  std::vector<Candidate> candidates;
  for (std::size_t at = 0; at < pairs.size(); ++at) {
    const ValuePair& pair = pairs[at];
    if (pair.barred || !(pair.fit == Fit::disjoint ? settled : fitting).is_best(pair, chances[at])) continue;
    const Measure& a = facing.a.measures[pair.a];
    const Measure& b = facing.b.measures[pair.b];
    if (a.moment && pair.fit == Fit::compatible) continue;  // "January 23" and "by April": both may be so, and neither says the other
    Candidate candidate;
    candidate.fact_a = a.fact;
    candidate.fact_b = b.fact;
    candidate.kind = kind_of(pair.fit);
    candidate.slot = candidate.kind == LinkKind::conflicts ? (a.moment ? Slot::time : Slot::quantity) : Slot::none;
    candidate.a_span = a.span;
    candidate.b_span = b.span;
    candidate.strength = chances[at];
    candidate.measured = true;
    candidate.old = pair.before >= kKnownBefore;
    candidate.other_days = a.quantity && b.quantity && have_other_days(facing, a.fact, b.fact);
    candidates.push_back(candidate);
  }
  return candidates;
}

}  // namespace sayso
