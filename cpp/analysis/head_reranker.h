// A second choice among the likeliest heads and relations of the words that the network is not sure of, by the first tree: log-linear,
// trained on the treebanks (python/training/heads.py).
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "analysis/head_features.h"
#include "analysis/weights.h"

namespace sayso {

// How near another head and relation must come to those of the first tree: natural logarithm of odds, as the scores.
inline constexpr float kHeadDoubt = 3.0F;

using HeadScores = std::array<float, kHeadChoices>;

class HeadReranker {
 public:
  explicit HeadReranker(ChoiceWeights weights = {}) : weights_(std::move(weights)) {}

  bool is_trained() const { return !weights_.values.empty(); }
  // Of each choice, in weights; the one with the highest is the best.
  HeadScores scores(const HeadDoubt& doubt, const HeadSurroundings& surroundings) const;

 private:
  ChoiceWeights weights_;
};

// Chooses anew where there is doubt (`doubts` in order): the best tree with one root. Tags must stand.
void finish_tree(const WordForms& forms, const std::vector<HeadDoubt>& doubts, const HeadReranker& reranker, Parsed& parsed);

}  // namespace sayso
