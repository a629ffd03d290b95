// A second choice among the likeliest tags of a word that the network is not sure of, by the words and tags around it and its place in the
// tree: log-linear, trained on the treebanks (python/training/tags.py).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/parsed.h"
#include "analysis/tag_pairs.h"
#include "analysis/weights.h"
#include "analysis/word_forms.h"
#include "base/span.h"
#include "text/tokens.h"

namespace sayso {

// How close the second best sum of scores comes to the best where the network is not sure: natural logarithm of odds, as the scores.
inline constexpr float kDoubt = 3.0F;

inline constexpr std::size_t kTagChoices = 4;
inline constexpr std::size_t kTagFeatures = 15;

// A word that the network is not sure of.
struct TagDoubt {
  std::uint32_t token = 0;
  std::array<TagPair, kTagChoices> pairs{kNoPair, kNoPair, kNoPair, kNoPair};  // the best first; kNoPair where there are not so many
  std::array<float, kTagChoices> sums{};                                       // of the scores of UPOS and XPOS
};

using TagFeatures = std::array<std::uint64_t, kTagFeatures>;  // hashes

// What stands at and around the tokens of doubts.
class TagSurroundings {
 public:
  // `pairs`: the network's own choice for all tokens. Keeps references to all of them.
  TagSurroundings(std::string_view text, const Tokens& tokens, const WordForms& forms, const Tree& tree, const std::vector<TagPair>& pairs);

  TagFeatures features(TokenSpan sentence, const TagDoubt& doubt) const;

 private:
  std::string_view text_;
  const Tokens& tokens_;
  const WordForms& forms_;
  const Tree& tree_;
  const std::vector<TagPair>& pairs_;
  std::vector<std::uint64_t> dependents_before_;  // of each token: their relations, a bit each
};

// Where the weight of a pair beside a feature stands among `weights`, a power of two.
constexpr std::size_t weight_place(std::uint64_t feature, TagPair pair, std::size_t weights) {
  std::uint64_t mixed = (feature ^ (feature >> 29)) + (pair + std::uint64_t{1}) * 0x9E3779B97F4A7C15ULL;
  mixed = (mixed ^ (mixed >> 32)) * 0xBF58476D1CE4E5B9ULL;
  return static_cast<std::size_t>(mixed >> 32) & (weights - 1);
}

class TagReranker {
 public:
  explicit TagReranker(ChoiceWeights weights = {}) : weights_(std::move(weights)) {}

  bool is_trained() const { return !weights_.values.empty(); }
  TagPair choose(const TagDoubt& doubt, const TagFeatures& features) const;

 private:
  ChoiceWeights weights_;
};

}  // namespace sayso
