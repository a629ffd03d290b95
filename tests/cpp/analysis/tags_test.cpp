#include "analysis/tags.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace sayso {
namespace {

// Scores of a word: 0 but for the named tags.
std::vector<float> scores_of(const std::vector<std::pair<Upos, float>>& upos, const std::vector<std::pair<Xpos, float>>& xpos) {
  std::vector<float> scores(kUposNames.size() + kXposNames.size(), 0.0F);
  for (const auto& [tag, score] : upos) scores[static_cast<std::size_t>(tag)] = score;
  for (const auto& [tag, score] : xpos) scores[kUposNames.size() + static_cast<std::size_t>(tag)] = score;
  return scores;
}

using Pair = std::pair<Upos, Xpos>;

TEST(TagPairs, TheBestOfEachWhenTheyGoTogether) {
  const TagPairs pairs("NOUN\tNN\nVERB\tVB\n");
  const auto scores = scores_of({{Upos::NOUN, 3.0F}, {Upos::VERB, 2.0F}}, {{Xpos::NN, 1.0F}, {Xpos::VB, 0.5F}});
  EXPECT_EQ(best_pair(scores.data(), pairs), (Pair{Upos::NOUN, Xpos::NN}));
}

TEST(TagPairs, TheSurerTagDecidesWhenTheyDoNot) {
  const TagPairs pairs("NOUN\tNN\nVERB\tVB\n");
  const auto sure_noun = scores_of({{Upos::NOUN, 5.0F}, {Upos::VERB, 1.0F}}, {{Xpos::NN, 1.0F}, {Xpos::VB, 2.0F}});
  EXPECT_EQ(best_pair(sure_noun.data(), pairs), (Pair{Upos::NOUN, Xpos::NN}));
  const auto sure_verb = scores_of({{Upos::NOUN, 2.0F}, {Upos::VERB, 1.0F}}, {{Xpos::NN, 1.0F}, {Xpos::VB, 5.0F}});
  EXPECT_EQ(best_pair(sure_verb.data(), pairs), (Pair{Upos::VERB, Xpos::VB}));
}

TEST(TagPairs, AllGoTogetherWithoutASection) {
  const auto scores = scores_of({{Upos::NOUN, 3.0F}}, {{Xpos::VB, 3.0F}});
  EXPECT_EQ(best_pair(scores.data(), TagPairs()), (Pair{Upos::NOUN, Xpos::VB}));
}

TEST(TagPairs, NothingAllowedKeepsTheBestOfEach) {
  const auto scores = scores_of({{Upos::NOUN, 3.0F}}, {{Xpos::VB, 3.0F}});
  EXPECT_EQ(best_pair(scores.data(), TagPairs("")), (Pair{Upos::NOUN, Xpos::VB}));
}

TEST(TagPairs, OtherLinesAreRefused) {
  for (const char* text : {"NOUN\n", "NOUN\tNOUN\n", "\n", "NN\tNN\n"}) EXPECT_THROW(TagPairs{text}, ModelError) << text;
}

}  // namespace
}  // namespace sayso
