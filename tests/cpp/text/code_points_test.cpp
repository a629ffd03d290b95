#include "text/code_points.h"

#include <gtest/gtest.h>

#include <string>

#include "text/characters.h"

namespace sayso {
namespace {

// Every boundary of the text, counted one by one.
void expect_all_counts(const std::string& text) {
  const CodePointMap map(text);
  std::uint32_t count = 0;
  for (std::size_t byte = 0; byte < text.size(); byte += decode_code_point(text, byte).size, ++count) {
    ASSERT_EQ(map.code_points(text, static_cast<std::uint32_t>(byte)), count) << "byte " << byte;
  }
  EXPECT_EQ(map.code_points(text, static_cast<std::uint32_t>(text.size())), count);
}

TEST(CodePoints, EmptyTextHasOneBoundary) { expect_all_counts(""); }

TEST(CodePoints, AsciiIsTheIdentity) { expect_all_counts(std::string(300, 'a')); }

TEST(CodePoints, EmojiSequencesCountEachCodePoint) {
  expect_all_counts("a\U0001F468\u200D\U0001F469\u200D\U0001F467 b\U0001F1F3\U0001F1F4.");
}

TEST(CodePoints, CombiningMarksCountOnTheirOwn) { expect_all_counts("e\u0301a\u0308\u0323x"); }

TEST(CodePoints, LongTextsCrossTheStoredCountsAtEveryOffset) {
  for (int lead = 0; lead < 5; ++lead) {
    std::string text(static_cast<std::size_t>(lead), 'x');
    for (int i = 0; i < 100; ++i) text += "\U0001F600\u00E9\u2014z";
    expect_all_counts(text);
  }
}

TEST(CodePoints, TextOfExactlyOneStepEndsOnACount) { expect_all_counts(std::string(62, 'a') + "\u00E9"); }

}  // namespace
}  // namespace sayso
