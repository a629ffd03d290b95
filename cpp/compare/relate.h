// Two facing documents -> the links between their claims: first candidates by kind of value, each with a strength, then the best of them
// where they compete for the same words.
#pragma once

#include <cstdint>
#include <vector>

#include "compare/alignment.h"
#include "compare/comparison.h"

namespace sayso {

// A link between a fact of document a and one of document b; which of the two documents of the Facing is Link::a is decided at the end.
struct Candidate {
  std::uint32_t fact_a = 0;
  std::uint32_t fact_b = 0;
  LinkKind kind = LinkKind::agrees;
  Slot slot = Slot::none;
  ByteSpan a_span;
  ByteSpan b_span;
  double strength = 0;   // 0..1: how sure that both speak of one event or state
  bool swapped = false;  // the later, denying or surer side is b
};

// What speaks for two measures being of one thing.
struct ValueEvidence {
  Evidence facts;
  double counted = 0;  // 1: the same thing counted; 0.5: both people; 0: not comparable
  bool moment = false;
  bool other_times = false;  // the claims are dated apart
  bool apart = false;        // one document is the later report
  bool heading = false;      // one of them stands in a heading
  bool headline = false;     // both numbers stand in the headlines of their documents too
  bool one_origin = false;
  std::size_t numbers = 0;  // other numbers that both sentences have
  double ratio = 1;         // of the greater value to the smaller
  Fit fit = Fit::unrelated;
};

// Do the two facts have times of which two cannot both hold, and none in common?
bool have_other_times(const Facing& facing, std::uint32_t a, std::uint32_t b);

ValueEvidence weigh_measures(const Facing& facing, const Measure& a, const Measure& b);
double find_strength(const ValueEvidence& evidence);

// Numbers and times that both documents give for one thing.
std::vector<Candidate> relate_values(const Facing& facing);
// Claims of one event of which one says that it was and the other that it was not.
std::vector<Candidate> relate_polarity(const Facing& facing, const Vocabulary& vocabulary);
// The same words said by two speakers.
std::vector<Candidate> relate_quotes(const Facing& facing);
// Claims that say the same, one of them perhaps more surely.
std::vector<Candidate> relate_alike(const Facing& facing);

// All of them, without those that a better one rules out.
std::vector<Candidate> relate(const Facing& facing, const Vocabulary& vocabulary);

}  // namespace sayso
