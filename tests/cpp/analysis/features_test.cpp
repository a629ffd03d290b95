#include "analysis/features.h"

#include <gtest/gtest.h>

#include <string>

#include "base/hash.h"

namespace sayso {
namespace {

// Every row of the words' features as one number.
std::uint64_t signature(std::initializer_list<std::string_view> words) {
  std::uint64_t hash = 0;
  for (const std::string_view word : words) {
    const WordFeatures features = word_features(word, {});
    hash = hash64({reinterpret_cast<const char*>(features.rows.data()), sizeof features.rows}, hash + features.ngrams);
  }
  return hash;
}

TEST(Features, DoNotChange) {
  // A trained model depends on them: change kWordFeatureVersion together with this number.
  EXPECT_EQ(word_features("Running", {}).rows,
            (std::array<std::uint32_t, kFeatureSlots>{14454, 12247, 24942, 26150, 29837, 30662, 29048, 37956, 39323, 47934, 53005, 47533,
                                                      46722, 41822, 0, 0}));
  EXPECT_EQ(signature({"The", "Zurich-based", "caf\xC3\xA9", "3,500", "\xF0\x9F\x98\x80", "x", ""}), 0x11e37e3546537a03u);
}

TEST(Features, NameOfAWordInTheVocabularyDoesNotChange) {
  EXPECT_EQ(word_features("Running", {}).word_hash, 0x35e0ffc6u);
  EXPECT_EQ(word_features("1987", {}).word_hash, word_features("2024", {}).word_hash);
  EXPECT_NE(word_features("oslo", {}).word_hash, word_features("bergen", {}).word_hash);
}

TEST(Features, TypographyMakesNoDifference) {
  EXPECT_EQ(normalized("\xE2\x80\x99s"), normalized("'s"));
  EXPECT_EQ(normalized("\xE2\x80\x9C"), normalized("\""));
  EXPECT_EQ(word_features("n\xE2\x80\x99t", {}).rows, word_features("n't", {}).rows);
}

TEST(Features, CaseCountsOnlyInTheShape) {
  const WordFeatures lower = word_features("oslo", {});
  const WordFeatures upper = word_features("Oslo", {});
  for (std::size_t slot = 0; slot < kFeatureSlots; ++slot)
    EXPECT_EQ(lower.rows[slot] == upper.rows[slot], slot != kWholeFeatures - 1) << slot;
  EXPECT_EQ(normalized("\xC3\x89T\xC3\x89"), normalized("\xC3\xA9t\xC3\xA9"));  // ETE with accents
}

TEST(Features, DigitsAreOneDigit) { EXPECT_EQ(normalized("1987"), U"0000"); }

TEST(Features, RowsLieInTheirTables) {
  const FeatureSizes sizes{{7, 5, 3, 2, 11}};
  for (const std::string& word :
       {std::string("a"), std::string("international"), std::string(5000, 'q'), std::string("\xFF\xFE"), std::string()}) {
    const WordFeatures features = word_features(word, sizes);
    for (std::size_t slot = 0; slot < kFeatureSlots; ++slot) {
      EXPECT_LT(features.rows[slot], sizes.total());
      EXPECT_EQ(features.rows[slot] == 0, slot >= kWholeFeatures + features.ngrams);
    }
  }
  EXPECT_EQ(sizes.total(), 29u);
}

TEST(Features, VeryLongWordsCountWithTheirEnds) {
  EXPECT_EQ(word_features("start" + std::string(1000, 'x') + "end", {}).rows,
            word_features("start" + std::string(2000, 'x') + "end", {}).rows);
}

}  // namespace
}  // namespace sayso
