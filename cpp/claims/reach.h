// The order of the words of a sentence -> who says a clause, where its tree ties it to no verb of saying: what stands behind "Lund said"
// and before a contrast, and all beside ", Lund said,".
#pragma once

#include <vector>

#include "claims/attribution.h"
#include "claims/clauses.h"
#include "claims/section_view.h"

namespace sayso {

// A word behind which the author speaks again: a semicolon, "but", "although".
bool turns_away(const SectionView& section, std::uint32_t token);

// Those of a sentence, in the order of their verbs.
std::vector<Reach> find_reaches(const SentenceView& view);

// The reach that a clause lies in, which says no more than the tree allows: an adjunct of the verb of saying is the author's.
const Reach* reach_around(const SentenceView& view, const Clause& clause, TokenSpan span, const std::vector<Reach>& reaches);

// ", Lund said," is no claim, and the clause that it stands in is one, whatever the model made of the two.
void settle_asides(const SentenceView& view, const std::vector<Reach>& reaches, std::vector<Clause>& clauses);

// The span without an aside at its end and without "according to Lund" (`phrases`, of the sentence) at either.
TokenSpan without_aside(const SentenceView& view, const Clause& clause, TokenSpan span, const std::vector<Reach>& reaches,
                        const std::vector<Holder>& phrases);

}  // namespace sayso
