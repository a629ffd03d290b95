// A clause with its holders -> how it is put forward: polarity, modality, certainty, comparison, causality, each with the word it rests on.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "claims/attribution.h"
#include "claims/claim.h"
#include "claims/clauses.h"
#include "claims/section_view.h"

namespace sayso {

// One label, the rule that set it, and the words that made it (empty: none in particular).
template <typename Label>
struct Judged {
  Label label{};
  std::string_view rule = "default";
  TokenSpan words;
};

// Negative when the claim as understood says that something is not so. An even number of negations in one clause is positive.
Judged<Polarity> find_polarity(const SentenceView& view, const Clause& clause, TokenSpan span, const Attribution& attribution);

// The words of a sentence that negate a clause or a phrase ("not", "nobody", "no", "without"), but for those that leave it positive ("not
// only").
std::vector<TokenSpan> find_negators(const SentenceView& view);

// The first that fits of question, conditional, normative, predicted, hedged, reported, asserted. `certainty`: 0..1.
struct ModalityFound {
  Judged<Modality> modality{Modality::asserted, "default", {}};
  float certainty = 1.0F;
};
ModalityFound find_modality(const SentenceView& view, const Clause& clause, TokenSpan span, const Attribution& attribution);

Judged<bool> find_comparison(const SentenceView& view, TokenSpan span);
Judged<bool> find_causality(const SentenceView& view, const Clause& clause, TokenSpan span);

// The words of a clause itself: its head, and what hangs below without entering another clause; complements without a subject of
// their own ("tried not to close") belong to it. In the order of the text.
std::vector<std::uint32_t> own_words(const SentenceView& view, std::uint32_t head);

}  // namespace sayso
