// A second choice among the likeliest heads and relations of the words that the network is not sure of, by the first tree: log-linear,
// trained on the treebanks (python/training/heads.py).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/head_features.h"
#include "model/model_file.h"

namespace sayso {

// How near another head and relation must come to those of the first tree: natural logarithm of odds, as the scores.
inline constexpr float kHeadDoubt = 3.0F;

using HeadScores = std::array<float, kHeadChoices>;

class HeadReranker {
 public:
  HeadReranker() = default;
  HeadReranker(std::span<const std::int8_t> weights, float scale) : weights_(weights.begin(), weights.end()), scale_(scale) {}
  // Sections `tree.weights` and `tree.scale`, where they are. Throws ModelError with code "semantic" for another number of weights.
  explicit HeadReranker(const ModelFile& file);

  bool is_trained() const { return !weights_.empty(); }
  // Of each choice, in weights; the one with the highest is the best.
  HeadScores scores(const HeadDoubt& doubt, const HeadSurroundings& surroundings) const;

 private:
  std::vector<std::int8_t> weights_;
  float scale_ = 1;  // weights that one unit of the network's scores is worth
};

// Chooses anew where there is doubt (`doubts` in order): the best tree with one root. Tags must stand.
void finish_tree(const WordForms& forms, const std::vector<HeadDoubt>& doubts, const HeadReranker& reranker, Parsed& parsed);

}  // namespace sayso
