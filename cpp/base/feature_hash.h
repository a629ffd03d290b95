// Values that describe something -> hashed features of a linear model: each is its template's number and its values, hashed together.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <vector>

namespace sayso {

constexpr std::uint64_t mix_hash(std::uint64_t hash, std::uint64_t value) {
  hash ^= value + 0x9E3779B97F4A7C15ULL + (hash << 6) + (hash >> 2);
  hash *= 0xFF51AFD7ED558CCDULL;
  return hash ^ (hash >> 32);
}

// A label as a value of a feature; 0 stays free for "none".
template <typename Label>
constexpr std::uint64_t code(Label label) {
  return static_cast<std::uint64_t>(label) + 1;
}

// Inline by order: half of the mixing is of constants then. `space` tells the templates of one model from those of another.
[[gnu::always_inline]] inline std::uint32_t hash_feature(std::uint64_t space, std::uint64_t number,
                                                         std::initializer_list<std::uint64_t> values) {
  std::uint64_t hash = mix_hash(space, number);
  for (const std::uint64_t value : values) hash = mix_hash(hash, value);
  return static_cast<std::uint32_t>(hash);
}

// Appends to `features`.
struct FeatureCollector {
  std::vector<std::uint32_t>& features;
  std::uint64_t space;

  [[gnu::always_inline]] inline void add(std::uint64_t number, std::initializer_list<std::uint64_t> values) const {
    features.push_back(hash_feature(space, number, values));
  }
};

}  // namespace sayso
