// A word of a sentence -> whether it denies something: with what hangs below it, or as the head of a phrase that a negator opens.
#pragma once

#include <cstdint>

#include "claims/section_view.h"

namespace sayso {

// "did not close", "know nothing", "found no trace", "no longer sells", "failed to", "nobody paid": the word, with what hangs right
// below it, says that something is not so.
bool denies(const SentenceView& view, std::uint32_t token);

// "without pay", "with no pay", "instead of paying", "but no senator", ", not a mill": the negator that makes a phrase beside a clause a
// claim of its own; kNone when there is none.
std::uint32_t denying_opener(const SentenceView& view, std::uint32_t token);

// The negator, as denying_opener, of a phrase that corrects or goes on from another ("by Congress and [not by judges]").
std::uint32_t denying_conjunct(const SentenceView& view, std::uint32_t token);

// "the lack of trust", "Lund's refusal to sell", "a failed landing": a noun that says that something is not so, with what it denies.
bool is_denying_noun(const SentenceView& view, std::uint32_t token);

// "some were not, the rest": the word whose predicate is left out, for a negator that nothing follows; kNone for any other word. The
// trees of a parser often hang such a negator somewhere else.
std::uint32_t stranded_verb(const SentenceView& view, std::uint32_t negator);

// "did not close or sell", "nobody paid or left", "does not want to stay and to pay": the later conjunct, which has no subject and no
// auxiliary of its own, shares the negation of the one before it, or of what both depend on.
// Empty: nothing is shared.
TokenSpan shared_negation(const SentenceView& view, std::uint32_t token);

// "which is why nobody came" says that nobody came: the clause behind the "why" that is a predicate, or kNone. "That is why" alone says
// nothing, so the two are one claim.
std::uint32_t clause_of_reason(const SentenceView& view, std::uint32_t token);

}  // namespace sayso
