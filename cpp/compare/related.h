// Read documents -> the pairs of them that may report one event: those that share names and, of all that they say, enough that is rare.
// Nothing is compared across other pairs.
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
    double share = 0;  // in what part of texts in general it stands
  };
  std::vector<Entry> entries;  // by stem
};

Profile make_profile(std::span<const Word> words, Vocabulary& vocabulary);

// Least nearness of a pair, the cosine of the two profiles. Measured on the project's stories, on news about 50 pairs of like events
// (ECB+), and on 235 articles of two years.
inline constexpr double kNear = 0.14;

// Pairs in ascending order: those that are as near as that by what tells them from texts in general and from the rest of the collection. A
// pair counts too, when a little less near, where a third document is near to both. Each document keeps only its nearest partners, and
// names in very many documents lead to none, so that pairs grow with the number of documents and not with its square.
std::vector<DocumentPair> find_related(std::span<const Profile> profiles, double least = kNear);

}  // namespace sayso
