#include "compare/pair_model.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace sayso {
namespace {

const PairModel& model() {
  static const PairModel built(Lexicon::built_in().table("compare_weights"));
  return built;
}

PairFeatures features_of(float claims, float ratio) {
  PairFeatures features{};
  features[static_cast<std::size_t>(Feature::bias)] = 1;
  features[static_cast<std::size_t>(Feature::claims)] = claims;
  features[static_cast<std::size_t>(Feature::share_light)] = claims;
  features[static_cast<std::size_t>(Feature::ratio)] = ratio;
  return features;
}

TEST(PairFeatures, EachHasANameOfItsOwnAndAWeight) {
  const Lexicon lexicon = Lexicon::built_in();
  std::set<std::string_view> names;
  for (std::size_t at = 0; at < kPairFeatures; ++at) {
    EXPECT_TRUE(names.insert(name(static_cast<Feature>(at))).second);
  }
  EXPECT_EQ(names.size(), kPairFeatures);
  EXPECT_TRUE(lexicon.table("compare_weights").has(name(Feature::claims)));
}

TEST(PairModel, CommonWordsSpeakForOneThing) {
  for (const Question question : {Question::quantity, Question::time, Question::denial})
    EXPECT_GT(model().score(question, features_of(0.8F, 0)), model().score(question, features_of(0.1F, 0)));
}

TEST(PairModel, ValuesFarApartAreOfTwoThings) {
  EXPECT_LT(model().score(Question::quantity, features_of(0.5F, 1)), model().score(Question::quantity, features_of(0.5F, 0.1F)));
}

TEST(PairModel, ABetterPartnerTakesAPairsChance) {
  EXPECT_LT(model().settle(Question::quantity, 0.5, {0.9, 0, 0}), model().settle(Question::quantity, 0.5, {0, 0, 0}));
}

TEST(PairModel, APartnerThatAgreesTakesAPairsChance) {
  EXPECT_LT(model().settle(Question::quantity, 0.5, {0, 0.9, 0}), model().settle(Question::quantity, 0.5, {0, 0, 0}));
}

TEST(PairModel, TheSameTwoValuesElsewhereRaiseAPairsChance) {
  EXPECT_GT(model().settle(Question::quantity, 0.5, {0, 0, 0.9}), model().settle(Question::quantity, 0.5, {0, 0, 0}));
}

TEST(PairModel, ChancesLieBetweenNoughtAndOneAtTheEdges) {
  for (const double score : {0.0, 1.0}) {
    const double chance = model().settle(Question::time, score, {1, 1, 1});
    EXPECT_GE(chance, 0);
    EXPECT_LE(chance, 1);
  }
}

}  // namespace
}  // namespace sayso
