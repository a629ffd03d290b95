#include "nn/layers.h"

#include <algorithm>
#include <cstring>

#include "base/error.h"

namespace sayso::nn {

bool fits_kernels(std::span<const std::int8_t> weights, std::size_t inputs) {
  for (std::size_t row = 0; row < weights.size(); row += inputs) {
    for (std::size_t run = 0; run < inputs; run += kInputRun) {
      int positive[2] = {0, 0}, negative[2] = {0, 0};
      for (std::size_t input = run; input < std::min(inputs, run + kInputRun); ++input) {
        const int weight = weights[row + input];
        if (weight < -127) return false;
        (weight > 0 ? positive : negative)[input % kInputGroup / 2] += weight;
      }
      if (std::max(positive[0], positive[1]) > kMaxRunWeights || std::min(negative[0], negative[1]) < -kMaxRunWeights) return false;
    }
  }
  return true;
}

Affine::Affine(std::span<const std::int8_t> weights, std::size_t inputs, std::span<const float> weight_step, std::span<const float> bias,
               float input_step, Quantizer quantizer)
    : inputs_(inputs), outputs_(bias.size()), quantizer_(quantizer) {
  SAYSO_ASSERT(inputs % kInputGroup == 0 && weights.size() == inputs * bias.size() && weight_step.size() == bias.size());
  const std::size_t padded = round_up(outputs_, kOutputGroup);
  weights_.assign(padded * inputs, 0);
  offset_.assign(padded, 0);
  scale_.assign(padded, 0.0f);
  bias_.assign(padded, 0.0f);
  for (std::size_t output = 0; output < outputs_; ++output) {
    std::int8_t* packed = weights_.data() + output / kOutputGroup * kOutputGroup * inputs + output % kOutputGroup * kInputGroup;
    std::int32_t sum = 0;
    for (std::size_t input = 0; input < inputs; ++input) {
      const std::int8_t weight = weights[output * inputs + input];
      packed[input / kInputGroup * kInputGroup * kOutputGroup + input % kInputGroup] = weight;
      sum += weight;
    }
    offset_[output] = sum * static_cast<std::int32_t>(quantizer.zero);
    scale_[output] = weight_step[output] * input_step;
    bias_[output] = bias[output];
  }
}

void Affine::run(const Kernels& kernels, const std::uint8_t* x, std::size_t rows, float* y) const {
  const PackedAffine layer{weights_.data(), offset_.data(), scale_.data(), bias_.data(), inputs_, stride()};
  kernels.affine(x, rows, layer, y);
}

std::size_t arg_max(const float* scores, std::size_t first, std::size_t last) {
  // Four searches side by side: one alone waits for each comparison before the next.
  using Four [[gnu::vector_size(16)]] = float;
  using FourPlaces [[gnu::vector_size(16)]] = std::int32_t;
  const auto start = static_cast<std::int32_t>(first);
  Four value = {scores[first], scores[first], scores[first], scores[first]};
  FourPlaces place = {start, start, start, start}, places = {start, start + 1, start + 2, start + 3};
  std::size_t index = first;
  for (; index + 4 <= last; index += 4, places += 4) {
    Four own;
    std::memcpy(&own, scores + index, sizeof own);
    const FourPlaces greater = own > value;
    value = greater ? own : value;
    place = greater ? places : place;
  }
  for (; index < last; ++index) {
    if (scores[index] > value[0]) value[0] = scores[index], place[0] = static_cast<std::int32_t>(index);
  }
  int best = 0;
  for (int search = 1; search < 4; ++search) {
    const bool earlier = value[search] == value[best] && place[search] < place[best];
    if (value[search] > value[best] || earlier) best = search;
  }
  return static_cast<std::size_t>(place[best]);
}

std::size_t count_above(const float* scores, std::size_t first, std::size_t last, float bound) {
  using Four [[gnu::vector_size(16)]] = float;
  using FourCounts [[gnu::vector_size(16)]] = std::int32_t;
  const Four bounds = {bound, bound, bound, bound};
  FourCounts less{};  // -1 for each that is greater
  std::size_t index = first;
  for (; index + 4 <= last; index += 4) {
    Four own;
    std::memcpy(&own, scores + index, sizeof own);
    less += own > bounds;
  }
  auto count = static_cast<std::size_t>(-(less[0] + less[1] + less[2] + less[3]));
  for (; index < last; ++index) count += scores[index] > bound ? 1 : 0;
  return count;
}

}  // namespace sayso::nn
