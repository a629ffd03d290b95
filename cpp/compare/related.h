// Read documents -> the pairs of them that may report one event: those that share names and, beside them, terms. Nothing is compared
// across other pairs.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "compare/words.h"

namespace sayso {

using DocumentPair = std::pair<std::uint32_t, std::uint32_t>;  // first < second

// What a document is about: its terms with their counts, and which of them are names of its own (capitalised words that do not only open
// sentences, never stand in lower case, and are no country or great city).
struct Profile {
  struct Entry {
    Term stem = 0;
    std::uint32_t count = 0;
    bool name = false;
  };
  std::vector<Entry> entries;  // by stem
};

Profile make_profile(std::span<const Word> words, Vocabulary& vocabulary);

// How much two documents have in common, 0 and up; two reports of one event reach about 0.9.
double score_relatedness(const Profile& a, const Profile& b);

// Pairs in ascending order: those that score high and share a good part of what tells the lighter one from the rest of the collection. A
// pair counts too, with a smaller part, when a third document is near to both. Names that stand in very many documents are left
// out, and each document keeps only its nearest partners, so that pairs grow with the number of documents and not with its square.
std::vector<DocumentPair> find_related(std::span<const Profile> profiles);

}  // namespace sayso
