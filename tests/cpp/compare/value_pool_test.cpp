#include "compare/value_pool.h"

#include <gtest/gtest.h>

#include <vector>

namespace sayso {
namespace {

Reading reading_of(double value) {
  Measure measure;
  measure.quantity = Quantity{};
  measure.quantity->low = measure.quantity->high = value;
  measure.scale = "percent";
  Reading reading;
  reading.measures.push_back(measure);
  return reading;
}

ValuePair pair_of(double score) { return {0, 0, Fit::disjoint, score, 0, 0}; }

struct Pool {
  Reading nine = reading_of(9);
  Reading six = reading_of(6);
  ValuePool pool;

  void add(std::uint32_t group, std::uint32_t where, double score, bool apart = false) {
    pool.add(group, where, {nine, six, false, apart, 0}, {pair_of(score)});
  }
  ValuePair at(std::uint32_t group, std::uint32_t where) const {
    std::vector<ValuePair> pairs = {pair_of(0.1)};
    pool.fill(group, where, {six, nine, false, false, 0}, pairs);  // in either order
    return pairs[0];
  }
};

TEST(ValuePool, APlaceDoesNotSpeakForItself) {
  Pool test;
  test.add(1, 7, 0.8);
  EXPECT_EQ(test.at(1, 7).elsewhere, 0);
}

TEST(ValuePool, TheBestOtherPlaceSpeaks) {
  Pool test;
  test.add(1, 7, 0.8);
  test.add(1, 8, 0.6);
  test.add(1, 9, 0.3);
  EXPECT_EQ(test.at(1, 7).elsewhere, 0.6);
  EXPECT_EQ(test.at(1, 9).elsewhere, 0.8);
}

TEST(ValuePool, GroupsAreKeptApart) {
  Pool test;
  test.add(1, 7, 0.8);
  test.add(2, 8, 0.6);
  EXPECT_EQ(test.at(2, 8).elsewhere, 0);
}

TEST(ValuePool, OnlyReportsOfOneTimeCountAsBefore) {
  Pool test;
  test.add(1, 7, 0.8, true);
  EXPECT_EQ(test.at(1, 7).before, 0);
  test.add(1, 8, 0.6);
  EXPECT_EQ(test.at(1, 7).before, 0.6);
}

}  // namespace
}  // namespace sayso
