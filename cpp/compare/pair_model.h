// The features of a pair -> the chance that both sides speak of one thing: linear models with the weights of the table compare_weights.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "compare/pair_features.h"
#include "model/lexicon.h"

namespace sayso {

// What a pair is asked: do two numbers, two times, a claim and its denial, two claims speak of the same?
enum class Question : std::uint8_t { quantity, time, denial, likeness };

// How a pair of values stands beside others with the same values, for the second stage.
struct Rivals {
  double best = 0;       // of the other partners that one of the two could have, with values that cannot both be true
  double agreeing = 0;   // of those with a value that fits
  double elsewhere = 0;  // of the same two values in other pairs of documents
};

class PairModel {
 public:
  explicit PairModel(const LexiconTable& weights);
  // Chance, 0..1, by the pair alone.
  double score(Question question, const PairFeatures& features) const;
  // Chance from which a pair counts as one thing; of reports far apart in time more may be asked.
  double least(Question question, bool apart) const { return least_[static_cast<std::size_t>(question)][apart ? 1 : 0]; }
  // Chance by the score of the pair alone and its rivals' scores.
  double settle(Question question, double score, const Rivals& rivals) const;

 private:
  static constexpr std::size_t kQuestions = 4;
  static constexpr std::size_t kSecond = 8;
  std::array<PairFeatures, kQuestions> first_{};
  std::array<std::array<double, kSecond>, kQuestions> second_{};
  std::array<std::array<double, 2>, kQuestions> least_{};
};

}  // namespace sayso
