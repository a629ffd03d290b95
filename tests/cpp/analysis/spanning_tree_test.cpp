#include "analysis/spanning_tree.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <limits>
#include <random>

namespace sayso {
namespace {

bool is_tree(const std::vector<std::uint32_t>& heads) {
  std::size_t roots = 0;
  for (std::uint32_t word = 0; word < heads.size(); ++word) {
    roots += heads[word] == word;
    std::uint32_t above = word;
    for (std::size_t step = 0; step <= heads.size() && heads[above] != above; ++step) above = heads[above];
    if (heads[above] != above) return false;
  }
  return roots == 1;
}

float total(const std::vector<float>& scores, const std::vector<std::uint32_t>& heads) {
  float sum = 0;
  for (std::size_t word = 0; word < heads.size(); ++word) sum += scores[word * heads.size() + heads[word]];
  return sum;
}

// The best tree with that root, by trying all of them.
float best_total(const std::vector<float>& scores, std::size_t words, std::uint32_t root) {
  float best = -1e30f;
  std::vector<std::uint32_t> heads(words, 0);
  while (true) {
    if (heads[root] == root && is_tree(heads)) best = std::max(best, total(scores, heads));
    std::size_t word = 0;
    while (word < words && ++heads[word] == words) heads[word++] = 0;
    if (word == words) return best;
  }
}

TEST(BestTree, NoWordsAndOneWord) {
  std::vector<float> none;
  EXPECT_TRUE(best_tree(none, 0).empty());
  std::vector<float> one = {-5.0f};
  EXPECT_EQ(best_tree(one, 1), (std::vector<std::uint32_t>{0}));
}

TEST(BestTree, BreaksACycle) {
  // 1 and 2 want each other; 0 is the root. 2 under 0 costs least.
  std::vector<float> scores = {5, 0, 0, /**/ 1, 0, 9, /**/ 4, 9, 0};
  EXPECT_EQ(best_tree(scores, 3), (std::vector<std::uint32_t>{0, 2, 0}));
}

TEST(BestTree, IsTheBestForItsRoot) {
  std::mt19937 random(3);
  std::uniform_real_distribution<float> draw(-1, 1);
  for (int round = 0; round < 150; ++round) {
    const std::size_t words = 2 + static_cast<std::size_t>(round) % 4;
    std::vector<float> scores(words * words);
    for (float& score : scores) score = draw(random);
    const auto heads = best_tree(scores, words);
    ASSERT_TRUE(is_tree(heads));
    std::uint32_t root = 0;
    while (heads[root] != root) ++root;
    EXPECT_NEAR(total(scores, heads), best_total(scores, words, root), 1e-5) << "round " << round;
  }
}

TEST(BestTree, IsATreeForAnyScores) {
  std::mt19937 random(5);
  std::uniform_int_distribution<int> few(0, 2);  // many ties, hence many cycles
  for (const std::size_t words : {2u, 3u, 17u, 64u, 200u}) {
    for (int round = 0; round < 10; ++round) {
      std::vector<float> scores(words * words);
      for (float& score : scores) score = static_cast<float>(few(random));
      EXPECT_TRUE(is_tree(best_tree(scores, words)));
    }
  }
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float infinity = std::numeric_limits<float>::infinity();
  for (const float value : {0.0f, nan, infinity, -infinity, -1e30f}) {
    std::vector<float> scores(12 * 12, value);
    EXPECT_TRUE(is_tree(best_tree(scores, 12))) << value;
  }
}

TEST(BestTree, NestedCyclesOfTheLongestSentenceAreQuick) {
  // Pairs want each other, pairs of pairs next, and so on: the most contractions there can be.
  constexpr std::size_t kWords = 512;
  std::vector<float> scores(kWords * kWords);
  for (std::size_t word = 0; word < kWords; ++word) {
    for (std::size_t head = 0; head < kWords; ++head)
      scores[word * kWords + head] = word == head ? -100.0f : 20.0f - std::log2(static_cast<float>(word ^ head) + 1.0f);
  }
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(is_tree(best_tree(scores, kWords)));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

}  // namespace
}  // namespace sayso
