#include "compare/related.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

namespace sayso {
namespace {

constexpr std::size_t kCommonName = 200;  // a name in more documents than this leads to no pairs
constexpr std::size_t kPartners = 40;     // documents that one document is compared with, at most
constexpr double kNearByFriends = 0.1;    // of two documents that a third is near to
// Of a pair worth a closer look, by its names alone.
constexpr double kNearByNames = 0.03;
// How many documents the counts of texts in general stand for, beside those of the collection.
constexpr double kGeneral = 200;
constexpr double kLeastRarity = 0.1;
constexpr double kName = 2;  // a name tells as much as two other words
// Below this many words every capital counts, that of the first word too: a single sentence has few others.
constexpr std::size_t kShort = 60;

// The profiles as vectors of length one: a term the heavier the oftener its document has it and the fewer others do.
class Collection {
 public:
  struct Weight {
    Term stem = 0;
    double weight = 0;
    bool name = false;
  };

  explicit Collection(std::span<const Profile> profiles) {
    std::unordered_map<Term, std::uint32_t> documents;
    for (const Profile& profile : profiles) {
      for (const Profile::Entry& entry : profile.entries) ++documents[entry.stem];
    }
    const double total = kGeneral + static_cast<double>(profiles.size()) + 1;
    for (const Profile& profile : profiles) {
      std::vector<Weight>& weights = weights_.emplace_back();
      double squares = 0;
      for (const Profile::Entry& entry : profile.entries) {
        const double count = std::max(2.0, kGeneral * entry.share + static_cast<double>(documents.at(entry.stem)));
        const double rarity = std::max(kLeastRarity, std::log(total / count) / std::log(total / 2));
        const double weight = std::log2(1.0 + entry.count) * rarity * rarity * (entry.name ? kName : 1);
        weights.push_back({entry.stem, weight, entry.name});
        squares += weight * weight;
      }
      for (Weight& weight : weights) weight.weight /= std::sqrt(squares);
    }
  }

  const std::vector<Weight>& weights(std::uint32_t document) const { return weights_[document]; }

  double near(std::uint32_t a, std::uint32_t b) const {
    double both = 0;
    const std::vector<Weight>& left = weights_[a];
    const std::vector<Weight>& right = weights_[b];
    for (auto x = left.begin(), y = right.begin(); x != left.end() && y != right.end();) {
      if (x->stem != y->stem) {
        ++(x->stem < y->stem ? x : y);
        continue;
      }
      both += x->weight * y->weight;
      ++x;
      ++y;
    }
    return both;
  }

 private:
  std::vector<std::vector<Weight>> weights_;  // by document, each by stem
};

// Which documents have a name, with its weight there.
using NameIndex = std::unordered_map<Term, std::vector<std::pair<std::uint32_t, double>>>;

NameIndex index_names(const Collection& collection, std::size_t documents) {
  NameIndex index;
  for (std::uint32_t document = 0; document < documents; ++document) {
    for (const Collection::Weight& entry : collection.weights(document)) {
      if (entry.name) index[entry.stem].emplace_back(document, entry.weight);
    }
  }
  return index;
}

// The nearest partners of each document. `sums` is all zeros before and after.
std::vector<DocumentPair> find_partners(const Collection& collection, const NameIndex& names, std::uint32_t document, double least,
                                        std::vector<double>& sums) {
  std::vector<std::uint32_t> others;
  for (const Collection::Weight& entry : collection.weights(document)) {
    if (!entry.name) continue;
    const auto& holders = names.at(entry.stem);
    if (holders.size() > kCommonName) continue;
    for (const auto& [other, weight] : holders) {
      if (other == document) continue;
      if (sums[other] == 0) others.push_back(other);
      sums[other] += entry.weight * weight;
    }
  }
  std::vector<std::pair<double, std::uint32_t>> hopeful;
  for (const std::uint32_t other : others) {
    if (sums[other] >= std::min(least / 2, kNearByNames)) hopeful.emplace_back(-sums[other], other);
    sums[other] = 0;
  }
  const auto nearest_first = [](auto& list) {
    std::sort(list.begin(), list.end());
    if (list.size() > 2 * kPartners) list.resize(2 * kPartners);
  };
  nearest_first(hopeful);
  for (auto& [key, other] : hopeful) key = -collection.near(document, other);
  nearest_first(hopeful);
  std::vector<DocumentPair> pairs;
  for (const auto& [key, other] : hopeful) {
    if (-key >= least && pairs.size() < kPartners) pairs.emplace_back(std::min(document, other), std::max(document, other));
  }
  return pairs;
}

}  // namespace

Profile make_profile(std::span<const Word> words, Vocabulary& vocabulary) {
  struct Seen {
    std::uint32_t count = 0;
    bool name = false;
    bool plain = false;
  };
  std::unordered_map<Term, Seen> seen;
  for (const Word& word : words) {
    if (!word.content || word.number) continue;
    Seen& entry = seen[word.stem];
    ++entry.count;
    entry.name |= word.name && (!word.opens || words.size() < kShort);
    entry.plain |= !word.name;
  }
  Profile profile;
  const LexiconTable& places = vocabulary.lexicon().table("compare_places");
  for (const auto& [stem, entry] : seen) profile.entries.push_back({stem, entry.count, entry.name && !entry.plain, vocabulary.share(stem)});
  for (Profile::Entry& entry : profile.entries) entry.name = entry.name && !places.has(vocabulary.spelling(entry.stem));
  std::sort(profile.entries.begin(), profile.entries.end(),
            [](const Profile::Entry& a, const Profile::Entry& b) { return a.stem < b.stem; });
  return profile;
}

std::vector<DocumentPair> find_related(std::span<const Profile> profiles, double least) {
  const Collection collection(profiles);
  const NameIndex names = index_names(collection, profiles.size());
  std::vector<std::vector<std::uint32_t>> partners(profiles.size());
  std::vector<double> sums(profiles.size());
  std::set<DocumentPair> pairs;
  for (std::uint32_t document = 0; document < profiles.size(); ++document) {
    for (const DocumentPair& pair : find_partners(collection, names, document, least, sums)) {
      partners[document].push_back(pair.first == document ? pair.second : pair.first);
      pairs.insert(pair);
    }
  }
  // Friends of a friend.
  for (const std::vector<std::uint32_t>& near : partners) {
    for (std::size_t first = 0; first < near.size(); ++first) {
      for (std::size_t second = first + 1; second < near.size(); ++second) {
        const DocumentPair pair = std::minmax(near[first], near[second]);
        if (pairs.contains(pair)) continue;
        if (collection.near(pair.first, pair.second) >= std::min(least, kNearByFriends)) pairs.insert(pair);
      }
    }
  }
  return {pairs.begin(), pairs.end()};
}

}  // namespace sayso
