#include "analysis/encoder.h"

#include <gtest/gtest.h>

#include "analysis/heads.h"

namespace sayso {
namespace {

// Tokens of one byte each, all of one block.
Tokens letters(const std::string& text, std::uint32_t block = 0) {
  Tokens tokens;
  for (std::uint32_t byte = 0; byte < text.size(); ++byte) {
    tokens.span.push_back({byte, byte + 1});
    tokens.block.push_back(block);
  }
  return tokens;
}

TEST(EncoderRuns, NoTokensNoRuns) { EXPECT_TRUE(encoder_runs("", Tokens{}).empty()); }

TEST(EncoderRuns, EndWithTheirBlock) {
  Tokens tokens = letters("abcde");
  tokens.block = {0, 0, 1, 1, 1};
  EXPECT_EQ(encoder_runs("abcde", tokens), (std::vector<TokenSpan>{{0, 2}, {2, 5}}));
}

TEST(EncoderRuns, LongBlocksAreCutAtTheLastSentenceEnd) {
  std::string text(1200, 'a');
  text[300] = text[400] = '.';
  text[100] = '.';  // too early to be worth it
  const auto runs = encoder_runs(text, letters(text));
  ASSERT_EQ(runs.size(), 3u);
  EXPECT_EQ(runs[0], (TokenSpan{0, 401}));
  EXPECT_EQ(runs[1], (TokenSpan{401, 401 + kLongestRun}));
  EXPECT_EQ(runs[2].end, 1200u);
}

TEST(EncoderRuns, TileTheTokens) {
  const std::string text(5000, '.');
  std::uint32_t end = 0;
  for (const TokenSpan run : encoder_runs(text, letters(text))) {
    EXPECT_EQ(run.start, end);
    EXPECT_LE(run.size(), kLongestRun);
    EXPECT_FALSE(run.empty());
    end = run.end;
  }
  EXPECT_EQ(end, 5000u);
}

TEST(DistanceBucket, IsExactNearAndCoarseFar) {
  EXPECT_EQ(distance_bucket(0), 15u);
  EXPECT_EQ(distance_bucket(1), 16u);
  EXPECT_EQ(distance_bucket(-1), 14u);
  EXPECT_EQ(distance_bucket(8), 23u);
  EXPECT_EQ(distance_bucket(9), 24u);
  EXPECT_EQ(distance_bucket(11), 25u);
  EXPECT_EQ(distance_bucket(-41), 1u);
  EXPECT_EQ(distance_bucket(42), 30u);
  EXPECT_EQ(distance_bucket(-100000), 0u);
}

TEST(WordCache, GivesBackWhatWasWritten) {
  WordCache cache;
  cache.prepare(1, 4);
  bool known = true;
  cache.find("word", known)[2] = 7.0f;
  EXPECT_FALSE(known);
  EXPECT_EQ(cache.find("word", known)[2], 7.0f);
  EXPECT_TRUE(known);
}

TEST(WordCache, ForgetsForAnotherModel) {
  WordCache cache;
  cache.prepare(1, 4);
  bool known = false;
  cache.find("word", known);
  cache.prepare(2, 4);
  cache.find("word", known);
  EXPECT_FALSE(known);
}

TEST(WordCache, LongAndEmptyWordsAreNeverKnown) {
  WordCache cache;
  cache.prepare(1, 4);
  for (const std::string& word : {std::string(), std::string(65, 'x')}) {
    bool known = true;
    cache.find(word, known);
    cache.find(word, known);
    EXPECT_FALSE(known);
  }
}

}  // namespace
}  // namespace sayso
