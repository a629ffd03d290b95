// A clause -> the shortest contiguous stretch of tokens that carries the claim: without attribution, without edge punctuation.
#pragma once

#include <vector>

#include "claims/clauses.h"
#include "claims/features.h"

namespace sayso {

// The words that may join the span of a clause, each after the one by way of which it was reached.
std::vector<SpanCandidate> span_candidates(const SentenceView& view, const Clause& clause);

// By token of the sentence, from 0: 0 or 1 + the form of the claim that the word heads.
std::vector<std::uint8_t> forms_by_token(const SentenceView& view, const std::vector<Clause>& clauses);

// Never empty; holds the head; inside the sentence.
TokenSpan find_span(const SentenceView& view, const WordHashes& hashes, const std::vector<std::uint8_t>& forms, const Clause& clause,
                    const ClaimModel& model);

}  // namespace sayso
