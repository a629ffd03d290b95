// states -> named entities: the best sequence of outside, begin and inside labels of each sentence.
#pragma once

#include <span>
#include <vector>

#include "analysis/parsed.h"
#include "analysis/scratch.h"
#include "nn/layers.h"

namespace sayso {

struct EntityHead {
  nn::Affine scores;  // O, then B and I of every kind
};

inline constexpr std::size_t kEntityLabels = 1 + 2 * kEntityKindNames.size();

// Entities in order, not overlapping, each within one sentence.
std::vector<Entity> find_entities(const std::vector<TokenSpan>& sentences, const EntityHead& head, const nn::Kernels& kernels,
                                  Scratch& scratch);

// The best labels of one sentence where I-x stands only after B-x or I-x; scores are rows of `stride` floats, kEntityLabels used.
std::vector<std::uint8_t> best_labels(const float* scores, std::size_t rows, std::size_t stride);

}  // namespace sayso
