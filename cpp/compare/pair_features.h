// Two facts that face each other, or two values in them -> numbers that say how alike they are, for the linear models of pair_model.h.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "compare/alignment.h"

namespace sayso {

// The features in order, written once: the enum, the names in the table compare_weights, and their count come from this list, which
// the formatter never leaves alone.
// clang-format off
#define SAYSO_PAIR_FEATURES(X) \
  X(bias) X(claims) X(share_light) X(share_heavy) X(around) X(sentence_share) X(predicate) X(predicate_weight) X(subject_same) \
  X(subject_other) X(core_same) X(unlike) X(frame) X(frame_high) X(names_same) X(names_other) X(foreign) X(elsewhere) X(scopes) \
  X(other_times) X(same_times) X(numbers) X(apart) X(one_origin) X(heading) X(verbless) X(holder_same) X(holder_other) X(certainty_gap) \
  X(negator) X(counted_same) X(counted_person) X(counted_unknown) X(counted_other) X(counted_said) X(money) X(percent) X(duration) \
  X(unit) X(window) X(window_share) X(ratio) X(ratio_far) X(digits) X(bounded) X(headline) X(has_a) X(has_b) X(alone) \
  X(clock) X(weekday) X(date) X(year) X(small_count) X(round) X(part) X(part_both) X(revises) X(cover_no) X(cover_yes) X(cover_around) \
  X(cover_predicate) X(none_of) X(opposite) X(rule) X(denied) X(no_word) X(few_words) X(no_named) X(yes_named) X(no_later) \
  X(no_subject) X(no_heading) X(longer_no) X(object_same) X(all_shared) X(same_numbers) X(other_numbers) X(same_form) X(stray) X(timed_one)
// clang-format on

enum class Feature : std::uint8_t {
#define SAYSO_ENTRY(name) name,
  SAYSO_PAIR_FEATURES(SAYSO_ENTRY)
#undef SAYSO_ENTRY
      count
};

inline constexpr std::size_t kPairFeatures = static_cast<std::size_t>(Feature::count);
// Values by feature; most lie between 0 and 1.
using PairFeatures = std::array<float, kPairFeatures>;

std::string_view name(Feature feature);

// What two claims have in common as claims. `own_a`, `own_b`: terms that do not count, those of the values compared.
PairFeatures describe_facts(const Facing& facing, std::uint32_t a, std::uint32_t b, const std::vector<Term>& own_a = {},
                            const std::vector<Term>& own_b = {});

// The same for two measures, with what they count and how far they lie apart.
PairFeatures describe_measures(const Facing& facing, std::uint32_t a, std::uint32_t b);

// The same for two claims of which one may say that it was and the other that it was not. `rule`: strength by the rules of relate_polarity.
PairFeatures describe_polarity(const Facing& facing, const Vocabulary& vocabulary, std::uint32_t a, std::uint32_t b, double rule);

// The same for two claims that may say the same.
PairFeatures describe_likeness(const Facing& facing, std::uint32_t a, std::uint32_t b);

}  // namespace sayso
