#include "analysis/entities.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <tuple>

namespace sayso {
namespace {

constexpr std::size_t kStride = 32;

// Rows of scores, 0 but for the named labels.
std::vector<float> rows_of(const std::vector<std::vector<std::pair<std::size_t, float>>>& rows) {
  std::vector<float> scores(rows.size() * kStride, 0.0f);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (const auto& [label, score] : rows[row]) scores[row * kStride + label] = score;
  }
  return scores;
}

// What labels get behind each other: nothing, but for the named pairs (before, label, score); before = kEntityLabels: at the start.
std::vector<float> learnt(const std::vector<std::tuple<std::size_t, std::size_t, float>>& pairs) {
  std::vector<float> table((kEntityLabels + 1) * kEntityLabels, 0.0f);
  for (const auto& [before, label, score] : pairs) table[before * kEntityLabels + label] = score;
  return label_table(table);
}

std::vector<int> labels(const std::vector<float>& scores, const std::vector<float>& after = learnt({})) {
  const auto found = best_labels(scores.data(), scores.size() / kStride, kStride, after);
  return {found.begin(), found.end()};
}

TEST(BestLabels, NoRows) { EXPECT_TRUE(labels({}).empty()); }

TEST(BestLabels, InsideNeedsABeginning) {
  // Inside of person (2) is best by itself, but begin (1) must come before it.
  EXPECT_EQ(labels(rows_of({{{2, 5.0f}, {1, 4.0f}, {0, 1.0f}}})), (std::vector<int>{1}));
  EXPECT_EQ(labels(rows_of({{{0, 9.0f}}, {{2, 5.0f}, {0, 4.5f}}})), (std::vector<int>{0, 0}));
}

TEST(BestLabels, WholeSequenceDecides) {
  // The first row alone says outside; the strong inside after it makes it a beginning.
  EXPECT_EQ(labels(rows_of({{{0, 2.0f}, {1, 1.0f}}, {{2, 9.0f}}})), (std::vector<int>{1, 2}));
}

TEST(BestLabels, KindsDoNotMix) {
  const auto found = labels(rows_of({{{1, 9.0f}}, {{4, 5.0f}, {2, 4.0f}}, {{4, 5.0f}, {2, 4.0f}}}));
  EXPECT_EQ(found, (std::vector<int>{1, 2, 2}));
}

TEST(BestLabels, WhatStandsBehindWhatCounts) {
  // Two beginnings side by side (1, 1) score 4; a beginning and an inside (1, 2) score 3 and what they get together.
  const auto scores = rows_of({{{1, 2.0f}}, {{1, 2.0f}, {2, 1.0f}}});
  EXPECT_EQ(labels(scores), (std::vector<int>{1, 1}));
  EXPECT_EQ(labels(scores, learnt({{1, 2, 1.5f}})), (std::vector<int>{1, 2}));
  EXPECT_EQ(labels(scores, learnt({{1, 1, -1.5f}})), (std::vector<int>{1, 2}));
  // At the start of a sentence an inside stays out of reach, whatever a file says.
  EXPECT_EQ(labels(rows_of({{{0, 1.0f}}}), learnt({{kEntityLabels, 2, 50.0f}, {kEntityLabels, 3, 2.0f}})), (std::vector<int>{3}));
}

TEST(BestLabels, WordsThatAreOutsideForSureEndNames) {
  const auto scores = rows_of({{{1, 3.0f}, {0, 1.0f}}, {{0, 9.0f}}, {{2, 4.0f}, {1, 2.0f}, {0, 1.0f}}});
  EXPECT_EQ(labels(scores), (std::vector<int>{1, 0, 1}));
}

TEST(BestLabels, NotNumbersGiveValidLabels) {
  for (const float value : {std::nanf(""), std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity()}) {
    const auto found = labels(std::vector<float>(5 * kStride, value));
    for (std::size_t row = 0; row < found.size(); ++row) {
      ASSERT_LT(found[row], static_cast<int>(kEntityLabels));
      const bool inside = found[row] != 0 && found[row] % 2 == 0;
      EXPECT_TRUE(!inside || (row > 0 && (found[row - 1] == found[row] || found[row - 1] + 1 == found[row])));
    }
  }
}

}  // namespace
}  // namespace sayso
