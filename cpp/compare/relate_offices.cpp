// One office, two holders: "the captain was Lund" against "Captain Berg".
#include <algorithm>

#include "compare/relate.h"

namespace sayso {
namespace {

// Least weight of what the two sentences share beside the office: they must speak of one thing.
constexpr double kLeastShared = 1.0;

// Is a name of the holder known to the other document, in whatever role? Then it tells the two apart, and there is no conflict.
bool knows(const Reading& reading, const Office& office) {
  return std::any_of(office.name.begin(), office.name.end(), [&](Term name) { return reading.word_counts.contains(name); });
}

// Do all of one document's holders of the office have one surname? Two captains are of two ships.
bool is_alone(const std::vector<Office>& offices, const Office& office) {
  return std::all_of(offices.begin(), offices.end(),
                     [&](const Office& other) { return other.office != office.office || other.name.back() == office.name.back(); });
}

// The terms of the office's own words: both sentences have "captain" in any case.
std::vector<Term> own_terms(const Reading& reading, const Office& office) {
  std::vector<Term> terms;
  for (std::size_t at = reading.title_words; at < reading.words.size(); ++at) {
    if (office.span.contains(reading.words[at].span.start)) terms.push_back(reading.words[at].term);
  }
  std::sort(terms.begin(), terms.end());
  return terms;
}

// How sure that both hold one office, 0..1.
double match_offices(const Facing& facing, const Office& a, const Office& b) {
  const bool same_whom = !shared_terms(a.of_whom, b.of_whom).empty();
  if (!a.of_whom.empty() && !b.of_whom.empty() && !same_whom) return 0;
  const std::vector<Term>& left = facing.a.sentences[facing.a.facts[a.fact].sentence];
  const std::vector<Term>& right = facing.b.sentences[facing.b.facts[b.fact].sentence];
  const double shared =
      weigh_terms(facing, shared_terms(left, right, own_terms(facing.a, a), own_terms(facing.b, b))) + (same_whom ? 1 : 0);
  return shared < kLeastShared ? 0 : shared / (shared + 0.7);
}

}  // namespace

std::vector<Candidate> relate_offices(const Facing& facing) {
  std::vector<Candidate> candidates;
  for (const Office& a : facing.a.offices) {
    if (!is_alone(facing.a.offices, a) || knows(facing.b, a)) continue;
    for (const Office& b : facing.b.offices) {
      if (a.office != b.office || !is_alone(facing.b.offices, b) || knows(facing.a, b)) continue;
      Candidate candidate;
      candidate.fact_a = a.fact;
      candidate.fact_b = b.fact;
      candidate.kind = LinkKind::conflicts;
      candidate.slot = Slot::entity;
      candidate.a_span = a.span;
      candidate.b_span = b.span;
      candidate.strength = match_offices(facing, a, b);
      candidate.ruled = true;
      candidates.push_back(candidate);
    }
  }
  // One link an office is enough: the best of all its mentions.
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& x, const Candidate& y) { return x.strength > y.strength; });
  if (candidates.size() > 1) candidates.resize(1);
  return candidates;
}

}  // namespace sayso
