// A word, or a word that may join a claim's span -> hashed features: the one definition, for training (tools/claim_features.cpp) and
// for use. Any change here makes trained tables worthless: count kFeatureVersion up.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "claims/claim.h"
#include "claims/section_view.h"

namespace sayso {

inline constexpr std::uint32_t kFeatureVersion = 2;

using Features = std::vector<std::uint32_t>;

// What both kinds of features ask of each word of a sentence, computed once.
struct WordHashes {
  std::vector<std::uint64_t> word, lemma;  // by token of the sentence, from 0
  std::vector<std::uint64_t> children;     // which relations the word has below it, as a set
  std::vector<std::uint8_t> cue;           // 0, or 1 + cue class of the word as a verb or noun
  std::vector<std::uint8_t> time;          // 1: the word tells a time
  std::vector<std::uint8_t> denies;        // 1: the word says that something is not so (denials.h)
};
WordHashes hash_words(const SentenceView& view);

// Features of `token` as the head of a claim. `rule`: what the rules say (clauses.h). Clears `features` first.
void head_features(const SentenceView& view, const WordHashes& hashes, std::uint32_t token, std::optional<Form> rule, Features& features);

// Where a candidate for a claim's span stands: below the claim's head, the noun above it, or below that noun.
enum class Place : std::uint8_t { below, noun, below_noun };

struct SpanCandidate {
  std::uint32_t token = 0;
  std::uint32_t parent = 0;  // the word by way of which it was reached
  Place place = Place::below;
  std::uint32_t depth = 0;
};

// Features of `candidate` as part of the span of the claim of that form headed by `head`. `forms`: by token of the sentence, from 0:
// 0 or 1 + the form of the claim the word heads.
void span_features(const SentenceView& view, const WordHashes& hashes, const std::vector<std::uint8_t>& forms, std::uint32_t head,
                   Form form, const SpanCandidate& candidate, Features& features);

}  // namespace sayso
