// A word -> the rows of the embedding table that are summed to represent it. The one definition: the engine calls it, and so does the
// training code (bindings/train.cpp). Any change alters kWordFeatureVersion, so that a model trained for other features is refused.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sayso {

inline constexpr std::uint32_t kWordFeatureVersion = 1;

// Sizes of the five hashed tables, in rows: whole words, prefixes, suffixes, shapes, character n-grams. All at least 1.
struct FeatureSizes {
  std::array<std::uint32_t, 5> rows = {24000, 4000, 8000, 2000, 16000};

  std::size_t total() const;  // rows of all tables together with row 0, which stands for "nothing"
};

inline constexpr std::size_t kWholeFeatures = 8;  // word twice, prefixes of 2 and 4, suffixes of 2, 3 and 4, shape
inline constexpr std::size_t kNgramFeatures = 8;  // at most; 4-grams of "<word>" from its start
inline constexpr std::size_t kFeatureSlots = kWholeFeatures + kNgramFeatures;

struct WordFeatures {
  std::array<std::uint32_t, kFeatureSlots> rows{};  // unused n-gram slots are 0
  std::uint32_t ngrams = 0;                         // how many n-gram slots are used; their sum is weighted by 1 / sqrt(ngrams)
  std::uint32_t word_hash = 0;                      // of the normalized word: its name in a model's vocabulary of known words
};

// Total for any bytes; only the first and last code points of very long words count.
WordFeatures word_features(std::string_view word, const FeatureSizes& sizes);

// WordFeatures::word_hash alone.
std::uint32_t word_hash(std::string_view word);

// The word as the features see it: lower case, plain quotes and dashes, every digit 0.
std::u32string normalized(std::string_view word);

// Names the features and the label sets; stands in the head of a model file.
std::uint64_t feature_hash();

}  // namespace sayso
