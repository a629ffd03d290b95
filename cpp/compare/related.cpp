#include "compare/related.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

namespace sayso {
namespace {

constexpr std::size_t kCommonName = 200;  // a name in more documents than this tells no event apart
constexpr std::size_t kPartners = 40;     // documents that one document is compared with, at most
// Measured on the project's stories: pairs of two stories reach 0.87, all but eight of the 120 pairs of one story more than 0.9.
constexpr double kRelated = 1.0;
// Below this many words every capital counts, that of the first word too: a single sentence has few others.
constexpr std::size_t kShort = 60;

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
  for (const auto& [stem, entry] : seen) profile.entries.push_back({stem, entry.count, entry.name && !entry.plain});
  for (Profile::Entry& entry : profile.entries) entry.name = entry.name && !places.has(vocabulary.spelling(entry.stem));
  std::sort(profile.entries.begin(), profile.entries.end(),
            [](const Profile::Entry& a, const Profile::Entry& b) { return a.stem < b.stem; });
  return profile;
}

double score_relatedness(const Profile& a, const Profile& b) {
  double names = 0;
  double terms = 0;
  for (auto left = a.entries.begin(), right = b.entries.begin(); left != a.entries.end() && right != b.entries.end();) {
    if (left->stem != right->stem) {
      ++(left->stem < right->stem ? left : right);
      continue;
    }
    const std::uint32_t count = std::min(left->count, right->count);
    const double weight = std::log2(1.0 + count);
    if (left->name && right->name) {
      names += weight;
    } else {
      terms += weight - (count == 1 ? 0.9 : 0.4);
    }
    ++left;
    ++right;
  }
  const double size = static_cast<double>(std::min(a.entries.size(), b.entries.size()));
  return size == 0 ? 0 : (2 * names + terms) / std::sqrt(size);
}

std::vector<DocumentPair> find_related(std::span<const Profile> profiles) {
  std::unordered_map<Term, std::vector<std::uint32_t>> documents;
  for (std::uint32_t document = 0; document < profiles.size(); ++document) {
    for (const Profile::Entry& entry : profiles[document].entries) {
      if (entry.name) documents[entry.stem].push_back(document);
    }
  }
  // The nearest partners of each document.
  std::vector<std::vector<std::uint32_t>> partners(profiles.size());
  std::set<DocumentPair> pairs;
  for (std::uint32_t document = 0; document < profiles.size(); ++document) {
    std::set<std::uint32_t> others;
    for (const Profile::Entry& entry : profiles[document].entries) {
      if (!entry.name || documents[entry.stem].size() > kCommonName) continue;
      others.insert(documents[entry.stem].begin(), documents[entry.stem].end());
    }
    std::vector<std::pair<double, std::uint32_t>> nearest;
    for (const std::uint32_t other : others) {
      const double score = other == document ? 0 : score_relatedness(profiles[document], profiles[other]);
      if (score >= kRelated) nearest.emplace_back(-score, other);
    }
    std::sort(nearest.begin(), nearest.end());
    if (nearest.size() > kPartners) nearest.resize(kPartners);
    for (const auto& [score, other] : nearest) {
      partners[document].push_back(other);
      pairs.insert(std::minmax(document, other));
    }
  }
  // Friends of a friend.
  for (const std::vector<std::uint32_t>& near : partners) {
    for (std::size_t first = 0; first < near.size(); ++first) {
      for (std::size_t second = first + 1; second < near.size(); ++second) pairs.insert(std::minmax(near[first], near[second]));
    }
  }
  return {pairs.begin(), pairs.end()};
}

}  // namespace sayso
