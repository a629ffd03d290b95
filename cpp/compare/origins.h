// Read documents -> groups of documents that retell one text: copies, rewrites, translations back and forth. Measured for two texts by
// three shares of the shorter one: terms found in the other, pairs of terms that stand close together in both, numbers found in the other.
// An independent report of the same event shares its names and some terms, but neither most numbers nor the neighbourhoods.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "compare/comparison.h"
#include "compare/words.h"

namespace sayso {

struct Likeness {
  float terms = 0;       // 0..1
  float neighbours = 0;  // 0..1
  float numbers = 0;     // 0..1
  float score() const;
};

// What origins need of one document, from its words.
struct Fingerprint {
  std::vector<Term> terms;                // sorted, each once
  std::vector<std::uint64_t> neighbours;  // pairs of terms, sorted, each once
  std::vector<Term> numbers;              // sorted, each once
};

Fingerprint make_fingerprint(const std::vector<Word>& words);
Likeness compare_fingerprints(const Fingerprint& a, const Fingerprint& b);

// `documents[i]` are the words of document i, `sentences[i]` its sentences, `pairs` the documents worth comparing (sorted, a < b).
// Passages: for each document of an origin, its sentences that have a counterpart in another document of it.
std::vector<Origin> find_origins(std::span<const std::vector<Word>> documents, std::span<const std::vector<ByteSpan>> sentences,
                                 std::span<const std::pair<std::uint32_t, std::uint32_t>> pairs);

}  // namespace sayso
