// Two facing documents -> the links between their claims: first candidates by kind of value, each with a strength, then the best of them
// where they compete for the same words.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "compare/alignment.h"
#include "compare/comparison.h"
#include "compare/pair_model.h"

namespace sayso {

// A link between a fact of document a and one of document b; which of the two documents of the Facing is Link::a is decided at the end.
struct Candidate {
  std::uint32_t fact_a = 0;
  std::uint32_t fact_b = 0;
  LinkKind kind = LinkKind::agrees;
  Slot slot = Slot::none;
  ByteSpan a_span;
  ByteSpan b_span;
  double strength = 0;      // 0..1: how sure that both speak of one event or state
  bool swapped = false;     // the later, denying or surer side is b
  bool measured = false;    // of two values
  bool ruled = false;       // its strength is a rule's, no model's
  bool old = false;         // reports of one time set the same two values against each other
  bool other_days = false;  // two numbers, each beside a day of its own
};

// Two values on one scale, one of each document.
struct ValuePair {
  std::uint32_t a = 0;  // indices of measures
  std::uint32_t b = 0;
  Fit fit = Fit::unrelated;
  double score = 0;      // chance that both are of one thing, by the pair alone
  double elsewhere = 0;  // best score of the same two values in other pairs of documents
  double before = 0;     // of these, in reports of one time
  bool barred = false;   // no conflict, whatever the score
};

// Do the two facts have times of which two cannot both hold, and none in common?
bool have_other_times(const Facing& facing, std::uint32_t a, std::uint32_t b);

// Do the two facts name days that are not the same, and none in common? "By Monday" and "on Friday" are two.
bool have_other_days(const Facing& facing, std::uint32_t a, std::uint32_t b);

// Do the facts have times that fit each other?
bool have_fitting_times(const Facing& facing, std::uint32_t a, std::uint32_t b);

// Does each of the two facts have a time, and none of one fits one of the other?
bool have_two_times(const Facing& facing, std::uint32_t a, std::uint32_t b);

// Does the claim, with what its holder makes of it, say that something is not so?
bool says_not(const Fact& fact);

// Weight of the heaviest pair of opposite words in what the two say; 0 where there is none.
double weigh_opposites(const Facing& facing, const Vocabulary& vocabulary, const Fact& a, const Fact& b);

// Two claims of which one says no and the other yes, or that hold opposite words, and how well they meet by rule, 0..1.
struct PolarPair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  double rule = 0;
  bool opposites = false;
  bool barred = false;  // a sign says that they do not meet, whatever their words
};
std::vector<PolarPair> find_polar_pairs(const Facing& facing, const Vocabulary& vocabulary);

// Does the document give this value, of such a thing?
bool gives_value(const Reading& reading, const Measure& value);

// "140 barns" and "12 bridges"; people go by many names.
bool count_other_things(const Measure& a, const Measure& b);

// Can both values be true, if they are of one thing? Unrelated where nothing follows.
Fit compare_measures(const Facing& facing, std::uint32_t a, std::uint32_t b);
// Is there a sign that values which cannot both be true of one thing are of two?
bool are_of_two_things(const Facing& facing, std::uint32_t a, std::uint32_t b);
// All pairs on one scale that may be of one thing.
std::vector<ValuePair> match_values(const Facing& facing, const PairModel& model);
// Numbers and times that both documents give for one thing.
std::vector<Candidate> relate_values(const Facing& facing, const PairModel& model, const std::vector<ValuePair>& pairs);
// Claims of one event of which one says that it was and the other that it was not.
std::vector<Candidate> relate_polarity(const Facing& facing, const PairModel& model, const Vocabulary& vocabulary);
// The same words said by two speakers.
std::vector<Candidate> relate_quotes(const Facing& facing);
// One office that the two documents give to two people.
std::vector<Candidate> relate_offices(const Facing& facing);
// Pairs of facts that say both yes or both no and share a term that is not too common.
std::vector<std::pair<std::uint32_t, std::uint32_t>> find_alike(const Facing& facing);
// Claims that say the same, one of them perhaps more surely.
std::vector<Candidate> relate_alike(const Facing& facing, const PairModel& model);

// All of them, without those that a better one rules out.
std::vector<Candidate> relate(const Facing& facing, const PairModel& model, const std::vector<ValuePair>& values,
                              const Vocabulary& vocabulary);

}  // namespace sayso
