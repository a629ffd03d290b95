#include "analysis/head_reranker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <set>

#include "parsed_builder.h"

namespace sayso {
namespace {

WordForms forms_of(const testing::Built& built) { return {built.text, built.parsed.tokens, built.parsed.sentences}; }

// "with a rope" hangs on the boat in the first tree.
testing::Built boat() {
  return testing::build_parsed(R"(
They they PRON PRP 2 nsubj
moored moor VERB VBD 0 root
the the DET DT 4 det
boat boat NOUN NN 2 obj
with with ADP IN 7 case
a a DET DT 7 det
rope rope NOUN NN 4 nmod
. . PUNCT . 2 punct
)");
}

HeadDoubt rope_doubt() {
  HeadDoubt doubt;
  doubt.token = 6;
  doubt.count = 2;
  doubt.choices[0] = {3, Relation::nmod, 2.0F};
  doubt.choices[1] = {1, Relation::obl, 1.5F};
  return doubt;
}

// Weights that favour one choice of a doubt by its features.
HeadReranker favouring(const testing::Built& built, const HeadDoubt& doubt, std::uint32_t choice, std::int8_t weight) {
  std::vector<std::int8_t> weights(1u << 16, 0);
  const WordForms forms = forms_of(built);
  const HeadSurroundings surroundings(forms, built.parsed, built.parsed.sentences[0]);
  for (const std::uint32_t feature : surroundings.features(doubt, choice)) weights[feature & (weights.size() - 1)] = weight;
  return HeadReranker({weights, 1.0F});
}

TEST(HeadFeatures, ChoicesDifferInNearlyAllAndTheSameChoiceInNone) {
  const auto built = boat();
  const WordForms forms = forms_of(built);
  const HeadSurroundings surroundings(forms, built.parsed, built.parsed.sentences[0]);
  const HeadFeatures first = surroundings.features(rope_doubt(), 0), second = surroundings.features(rope_doubt(), 1);
  EXPECT_EQ(first, surroundings.features(rope_doubt(), 0));
  std::size_t same = 0;
  for (std::size_t index = 0; index < kHeadFeatures; ++index) same += first[index] == second[index] ? 1 : 0;
  EXPECT_EQ(same, 0u);
  EXPECT_EQ(std::set<std::uint32_t>(first.begin(), first.end()).size(), kHeadFeatures) << "features of one choice are told apart";
}

TEST(HeadFeatures, KnowTheMarkerOfAPhrase) {
  const auto with = boat();
  auto by = boat();
  by.text.replace(by.text.find("with"), 4, "past");
  const WordForms with_forms = forms_of(with), by_forms = forms_of(by);
  const HeadFeatures first = HeadSurroundings(with_forms, with.parsed, with.parsed.sentences[0]).features(rope_doubt(), 1);
  const HeadFeatures second = HeadSurroundings(by_forms, by.parsed, by.parsed.sentences[0]).features(rope_doubt(), 1);
  std::size_t changed = 0;
  for (std::size_t index = 0; index < kHeadFeatures; ++index) changed += first[index] != second[index] ? 1 : 0;
  EXPECT_GT(changed, 0u);
  EXPECT_LT(changed, 8u) << "the other features look at other words";
}

TEST(FinishTree, WithoutWeightsTheFirstTreeStays) {
  auto built = boat();
  finish_tree(forms_of(built), {rope_doubt()}, HeadReranker(), built.parsed);
  EXPECT_EQ(built.parsed.tree.heads, boat().parsed.tree.heads);
}

TEST(FinishTree, WeightsOverruleTheScores) {
  auto built = boat();
  finish_tree(forms_of(built), {rope_doubt()}, favouring(built, rope_doubt(), 1, 5), built.parsed);
  EXPECT_EQ(built.parsed.tree.heads[6], 1u);
  EXPECT_EQ(built.parsed.tree.relations[6], Relation::obl);
}

TEST(FinishTree, TiesAndLowerWeightsStay) {
  auto built = boat();
  finish_tree(forms_of(built), {rope_doubt()}, favouring(built, rope_doubt(), 1, -5), built.parsed);
  EXPECT_EQ(built.parsed.tree.heads[6], 3u);
  EXPECT_EQ(built.parsed.tree.relations[6], Relation::nmod);
  EXPECT_FALSE(HeadReranker().is_trained());
}

TEST(FinishTree, ScoresThatAreNoNumbersLeaveTheFirstTree) {
  auto built = boat();
  HeadDoubt root, they;
  root.token = 1;
  root.count = 2;
  root.choices[0] = {1, Relation::root, std::numeric_limits<float>::quiet_NaN()};
  root.choices[1] = {0, Relation::conj, std::numeric_limits<float>::infinity()};
  they.token = 0;
  they.count = 2;
  they.choices[0] = {1, Relation::nsubj, -std::numeric_limits<float>::infinity()};
  they.choices[1] = {3, Relation::conj, std::numeric_limits<float>::quiet_NaN()};
  finish_tree(forms_of(built), {they, root}, favouring(built, rope_doubt(), 1, 5), built.parsed);
  EXPECT_EQ(built.parsed.tree.heads, boat().parsed.tree.heads);
}

// Whatever the weights are: one root, no cycle, and every arc is one of the choices.
TEST(FinishTree, GeneratedChoicesLeaveOneTree) {
  std::mt19937 random(3);
  const auto draw = [&](std::uint32_t count) { return static_cast<std::uint32_t>(random() % count); };
  for (int round = 0; round < 500; ++round) {
    auto built = boat();
    Parsed& parsed = built.parsed;
    const auto words = static_cast<std::uint32_t>(parsed.tokens.size());
    std::vector<std::int8_t> weights(256);
    for (std::int8_t& weight : weights) weight = static_cast<std::int8_t>(static_cast<int>(draw(255)) - 127);
    std::vector<HeadDoubt> doubts;
    for (std::uint32_t token = 0; token < words; ++token) {
      if (draw(3) == 0) continue;
      HeadDoubt doubt;
      doubt.token = token;
      doubt.choices[doubt.count++] = {parsed.tree.heads[token], parsed.tree.relations[token], 1.0F};
      for (std::uint32_t more = draw(kHeadChoices); more > 0; --more) {
        const std::uint32_t head = draw(words);
        doubt.choices[doubt.count++] = {head, head == token ? Relation::root : static_cast<Relation>(draw(40)), 0.5F};
      }
      doubts.push_back(doubt);
    }
    finish_tree(forms_of(built), doubts, HeadReranker({weights, 1.0F}), parsed);
    std::size_t roots = 0;
    for (std::uint32_t token = 0; token < words; ++token) {
      std::uint32_t above = token;
      for (std::uint32_t step = 0; step < words && parsed.tree.heads[above] != above; ++step) above = parsed.tree.heads[above];
      EXPECT_EQ(parsed.tree.heads[above], above) << "a cycle";
      roots += parsed.tree.heads[token] == token ? 1 : 0;
    }
    EXPECT_EQ(roots, 1u);
    for (const HeadDoubt& doubt : doubts) {
      const bool is_choice = std::any_of(doubt.choices.begin(), doubt.choices.begin() + doubt.count, [&](const HeadChoice& choice) {
        return choice.head == parsed.tree.heads[doubt.token] && choice.relation == parsed.tree.relations[doubt.token];
      });
      EXPECT_TRUE(is_choice) << "token " << doubt.token;
    }
  }
}

}  // namespace
}  // namespace sayso
