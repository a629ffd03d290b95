// A sentence -> its claims before anything is said of them: the clause, its words, and whether its own verb says what is claimed.
#pragma once

#include <vector>

#include "claims/attribution.h"
#include "claims/claim_model.h"
#include "claims/clauses.h"
#include "claims/section_view.h"

namespace sayso {

struct PlacedClause {
  Clause clause;
  TokenSpan span;
  std::uint32_t own_cue = kNone;  // the clause's own verb says it (own_content.h)
  Phrase own_subject;             // of what it says, or behind a date line; empty: as the tree has it
};

// In the order of the clauses' heads. `sentence`: index of `view` among the section's sentences.
std::vector<PlacedClause> place_clauses(const SentenceView& view, std::size_t sentence, const Speakers& speakers, const ClaimModel& model);

}  // namespace sayso
