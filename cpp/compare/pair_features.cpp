#include "compare/pair_features.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "compare/relate.h"

namespace sayso {
namespace {

constexpr std::array<std::string_view, kPairFeatures> kNames = {
#define SAYSO_ENTRY(name) #name,
    SAYSO_PAIR_FEATURES(SAYSO_ENTRY)
#undef SAYSO_ENTRY
};

float flag(bool value) { return value ? 1.0F : 0.0F; }
float soften(double weight, double half = 1.0) { return static_cast<float>(weight / (weight + half)); }
float divide(double part, double whole) { return whole > 0 ? static_cast<float>(std::min(1.0, part / whole)) : 0.0F; }

float& at(PairFeatures& features, Feature feature) { return features[static_cast<std::size_t>(feature)]; }

// Does the fact, or its sentence, name only what neither the rest of its document nor the other one knows? So do headlines of other
// stories.
bool is_stray(const Reading& reading, const Fact& fact, const Reading& other) {
  const std::vector<Term>& names = fact.names.empty() ? reading.names[fact.sentence] : fact.names;
  return !names.empty() && std::all_of(names.begin(), names.end(),
                                       [&](Term name) { return reading.word_counts.at(name) == 1 && !other.word_counts.contains(name); });
}

bool is_same_holder(const Fact& a, const Fact& b) { return a.holder == b.holder || !shared_terms(a.holder_terms, b.holder_terms).empty(); }

std::size_t count_scale(const Reading& reading, const Measure& value) {
  return static_cast<std::size_t>(std::count_if(reading.measures.begin(), reading.measures.end(), [&](const Measure& measure) {
    return measure.moment.has_value() == value.moment.has_value() && measure.scale == value.scale &&
           (!value.scale.empty() || measure.counted == value.counted);
  }));
}

std::string sorted_digits(double value) {
  std::string digits = std::to_string(static_cast<std::int64_t>(std::llround(value * 100)));
  while (!digits.empty() && digits.back() == '0') digits.pop_back();
  std::sort(digits.begin(), digits.end());
  return digits;
}

double value_of(const Quantity& quantity) { return quantity.low.value_or(quantity.high.value_or(0)); }

void describe_quantities(const Facing& facing, const Measure& a, const Measure& b, PairFeatures& features) {
  const bool counts = a.scale.empty();
  const bool unknown = counts && (a.counted == 0 || b.counted == 0);
  const bool same = counts && !unknown && a.counted == b.counted;
  at(features, Feature::counted_same) = flag(same && !a.anybody);
  at(features, Feature::counted_person) = flag(counts && a.person && b.person && (!same || a.anybody));
  at(features, Feature::counted_unknown) = flag(unknown);
  at(features, Feature::counted_other) = flag(count_other_things(a, b));
  // "The number of strikers ... fewer than 500": the thing counted stands elsewhere in the other sentence.
  const auto says = [](const Reading& reading, const Measure& measure, Term counted) {
    return counted != 0 && has_term(reading.sentences[reading.facts[measure.fact].sentence], counted);
  };
  at(features, Feature::counted_said) = flag(counts && !same && (says(facing.b, b, a.counted) || says(facing.a, a, b.counted)));
  at(features, Feature::money) = flag(a.quantity->currency.has_value());
  at(features, Feature::percent) = flag(a.scale == "percent");
  at(features, Feature::duration) = flag(a.scale == "second");
  at(features, Feature::unit) = flag(!counts && !a.quantity->currency && a.scale != "percent" && a.scale != "second");
  const double left = std::fabs(value_of(*a.quantity));
  const double right = std::fabs(value_of(*b.quantity));
  const double small = std::max(std::min(left, right), 0.1);
  const double ratio = std::log(std::max(std::max(left, right), 0.1) / small);
  at(features, Feature::ratio) = static_cast<float>(std::min(ratio, 3.0) / 3.0);
  at(features, Feature::ratio_far) = flag(ratio > std::log(5.0));
  at(features, Feature::digits) = flag(left != right && left > 9 && right > 9 && sorted_digits(left) == sorted_digits(right));
  const auto bounded = [](const Quantity& quantity) {
    return quantity.comparator != Comparator::exact && quantity.comparator != Comparator::about;
  };
  at(features, Feature::bounded) = flag(bounded(*a.quantity) || bounded(*b.quantity));
  at(features, Feature::small_count) = flag(counts && left < 13 && right < 13);
  at(features, Feature::part) = flag(a.part != b.part);
  at(features, Feature::part_both) = flag(a.part && b.part);
  at(features, Feature::round) = flag(a.quantity->approximate && b.quantity->approximate);
}

void describe_moments(const Moment& a, const Moment& b, PairFeatures& features) {
  at(features, Feature::clock) = flag(a.minute && b.minute);
  at(features, Feature::weekday) = flag(a.weekday && b.weekday);
  at(features, Feature::date) = flag(a.day && b.day);
  at(features, Feature::year) = flag(a.year && b.year);
}

}  // namespace

std::string_view name(Feature feature) { return kNames[static_cast<std::size_t>(feature)]; }

PairFeatures describe_facts(const Facing& facing, std::uint32_t index_a, std::uint32_t index_b, const std::vector<Term>& own_a,
                            const std::vector<Term>& own_b) {
  const Fact& a = facing.a.facts[index_a];
  const Fact& b = facing.b.facts[index_b];
  const Evidence evidence = weigh_facts(facing, a, b, own_a, own_b);
  PairFeatures features{};
  at(features, Feature::bias) = 1;
  at(features, Feature::claims) = soften(evidence.claims);
  at(features, Feature::share_light) = divide(evidence.claims, evidence.lighter);
  at(features, Feature::share_heavy) = divide(evidence.claims, evidence.heavier);
  at(features, Feature::around) = soften(evidence.sentences);
  const std::vector<Term>& sentence_a = facing.a.sentences[a.sentence];
  const std::vector<Term>& sentence_b = facing.b.sentences[b.sentence];
  at(features, Feature::sentence_share) = divide(weigh_terms(facing, shared_terms(sentence_a, sentence_b, own_a, own_b)),
                                                 std::max(1.0, std::min(weigh_terms(facing, sentence_a), weigh_terms(facing, sentence_b))));
  at(features, Feature::predicate) = flag(evidence.predicate);
  at(features, Feature::predicate_weight) = soften(weigh_terms(facing, shared_terms(a.predicate, b.predicate, own_a, own_b)));
  const bool subject = !shared_terms(a.subject, b.subject).empty();
  at(features, Feature::subject_same) = flag(subject);
  at(features, Feature::subject_other) = flag(!subject && !a.subject.empty() && !b.subject.empty() &&
                                              shared_terms(a.subject, sentence_b).empty() && shared_terms(b.subject, sentence_a).empty());
  at(features, Feature::core_same) = flag(evidence.core);
  at(features, Feature::unlike) = flag(evidence.unlike);
  // Common small words alone ("it was in the") are no frame.
  at(features, Feature::frame) = evidence.claims > 0 ? static_cast<float>(evidence.frame) : 0.0F;
  at(features, Feature::frame_high) = flag(evidence.claims > 0 && evidence.frame >= 0.7);
  const std::vector<Term> names = shared_terms(a.names, b.names);
  at(features, Feature::names_same) = soften(weigh_terms(facing, names));
  at(features, Feature::names_other) = flag(names.empty() && !a.names.empty() && !b.names.empty());
  at(features, Feature::foreign) = static_cast<float>(std::min(evidence.foreign, 3)) / 3;
  at(features, Feature::elsewhere) = flag(evidence.elsewhere);
  at(features, Feature::stray) = flag(is_stray(facing.a, a, facing.b) || is_stray(facing.b, b, facing.a));
  at(features, Feature::timed_one) = flag(a.timed != b.timed);
  at(features, Feature::scopes) = flag(evidence.scopes);
  at(features, Feature::other_times) = flag(have_other_times(facing, index_a, index_b));
  at(features, Feature::same_times) = flag(have_fitting_times(facing, index_a, index_b));
  at(features, Feature::apart) = flag(facing.apart);
  at(features, Feature::revises) = flag((facing.later > 0 && a.revises) || (facing.later < 0 && b.revises));
  at(features, Feature::one_origin) = flag(facing.one_origin);
  at(features, Feature::heading) = flag(a.heading || b.heading);
  at(features, Feature::verbless) = flag(a.verbless || b.verbless);
  at(features, Feature::holder_same) = flag(a.named && b.named && is_same_holder(a, b));
  at(features, Feature::holder_other) = flag(a.named && b.named && !is_same_holder(a, b));
  at(features, Feature::certainty_gap) = std::fabs(a.certainty - b.certainty);
  at(features, Feature::negator) = flag(a.negative || b.negative);
  return features;
}

PairFeatures describe_measures(const Facing& facing, std::uint32_t index_a, std::uint32_t index_b) {
  const Measure& a = facing.a.measures[index_a];
  const Measure& b = facing.b.measures[index_b];
  PairFeatures features = describe_facts(facing, a.fact, b.fact, a.own, b.own);
  const std::uint32_t sentence_a = facing.a.facts[a.fact].sentence;
  const std::uint32_t sentence_b = facing.b.facts[b.fact].sentence;
  const std::size_t numbers = shared_terms(facing.a.numbers[sentence_a], facing.b.numbers[sentence_b], a.own_numbers, b.own_numbers).size();
  at(features, Feature::numbers) = static_cast<float>(std::min<std::size_t>(numbers, 2)) / 2;
  const double window = weigh_terms(facing, shared_terms(a.window, b.window, a.own, b.own));
  at(features, Feature::window) = soften(window);
  at(features, Feature::window_share) =
      divide(window, std::max(1.0, std::min(weigh_terms(facing, a.window), weigh_terms(facing, b.window))));
  at(features, Feature::headline) = flag(a.headline && b.headline);
  at(features, Feature::has_a) = flag(gives_value(facing.b, a));
  at(features, Feature::has_b) = flag(gives_value(facing.a, b));
  const std::size_t rivals = count_scale(facing.a, a) * count_scale(facing.b, b);
  at(features, Feature::alone) = 1.0F / std::sqrt(static_cast<float>(std::max<std::size_t>(rivals, 1)));
  if (a.moment && b.moment) describe_moments(a.said, b.said, features);
  if (a.quantity && b.quantity) describe_quantities(facing, a, b, features);
  return features;
}

PairFeatures describe_polarity(const Facing& facing, const Vocabulary& vocabulary, std::uint32_t index_a, std::uint32_t index_b,
                               double rule) {
  PairFeatures features = describe_facts(facing, index_a, index_b);
  const Fact& a = facing.a.facts[index_a];
  const Fact& b = facing.b.facts[index_b];
  const bool no_is_a = says_not(a);
  const Fact& no = no_is_a ? a : b;
  const Fact& yes = no_is_a ? b : a;
  const Reading& yes_reading = no_is_a ? facing.b : facing.a;
  const double all_no = weigh_terms(facing, no.terms);
  const double same = weigh_terms(facing, shared_terms(no.terms, yes.terms));
  at(features, Feature::cover_no) = divide(same, all_no);
  at(features, Feature::cover_yes) = divide(same, weigh_terms(facing, yes.terms));
  at(features, Feature::cover_around) = divide(weigh_terms(facing, shared_terms(no.terms, yes_reading.sentences[yes.sentence])), all_no);
  at(features, Feature::cover_predicate) = flag(!no.predicate.empty() && !shared_terms(no.predicate, yes.terms).empty());
  at(features, Feature::none_of) = flag(no.none_of);
  at(features, Feature::rule) = static_cast<float>(rule);
  at(features, Feature::denied) = flag(a.denied || b.denied);
  at(features, Feature::no_word) = flag(no.has_negator);
  at(features, Feature::no_named) = flag(no.named);
  at(features, Feature::yes_named) = flag(yes.named);
  at(features, Feature::no_later) = flag(facing.apart && (facing.later > 0) == no_is_a);
  at(features, Feature::no_subject) = flag(no.subject.empty());
  at(features, Feature::no_heading) = flag(no.heading);
  at(features, Feature::longer_no) = flag(all_no > 2 * weigh_terms(facing, yes.terms));
  at(features, Feature::few_words) = flag(no.terms.size() < 3 || yes.terms.size() < 3);
  at(features, Feature::opposite) = soften(weigh_opposites(facing, vocabulary, a, b));
  at(features, Feature::object_same) = flag(shared_terms(a.core, b.core).size() > shared_terms(a.predicate, b.predicate).size());
  return features;
}

PairFeatures describe_likeness(const Facing& facing, std::uint32_t index_a, std::uint32_t index_b) {
  PairFeatures features = describe_facts(facing, index_a, index_b);
  const Fact& a = facing.a.facts[index_a];
  const Fact& b = facing.b.facts[index_b];
  at(features, Feature::all_shared) = flag(a.terms == b.terms);
  at(features, Feature::same_form) = flag(a.verbless == b.verbless);
  at(features, Feature::object_same) = flag(shared_terms(a.core, b.core).size() > shared_terms(a.predicate, b.predicate).size());
  at(features, Feature::few_words) = flag(a.terms.size() < 3 || b.terms.size() < 3);
  bool same = false;
  bool other = false;
  for (const std::uint32_t left : facing.a.measures_of[index_a]) {
    for (const std::uint32_t right : facing.b.measures_of[index_b]) {
      const Fit fit = compare_measures(facing, left, right);
      same |= fits(fit);
      other |= fit == Fit::disjoint;
    }
  }
  at(features, Feature::same_numbers) = flag(same);
  at(features, Feature::other_numbers) = flag(other && !same);
  return features;
}

}  // namespace sayso
