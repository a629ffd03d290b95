// Trained numbers -> layers that the kernels can run. An affine layer takes float rows: it quantises them, multiplies integers, and gives
// float rows back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "nn/aligned.h"
#include "nn/kernels.h"

namespace sayso::nn {

// How floats become 0..127: value / step, rounded, plus zero.
struct Quantizer {
  float inverse_step = 1.0f;
  float zero = 0.0f;

  static Quantizer signed_values(float step) { return {1.0f / step, 64.0f}; }
  static Quantizer positive_values(float step) { return {1.0f / step, 0.0f}; }
};

// What the positive weights, and the negative ones, of eight products may add up to: times 127 that fits 16 bits.
inline constexpr int kMaxRunWeights = 258;

// Whether rows of `inputs` weights are -127..127 and, in each run of kInputRun inputs, those of the first pairs of each kInputGroup and
// those of the second pairs keep to kMaxRunWeights.
bool fits_kernels(std::span<const std::int8_t> weights, std::size_t inputs);

class Affine {
 public:
  Affine() = default;
  // weights is [bias.size()][inputs], row by row, and fits the kernels; weight_step and bias have one number per row. input_step is the
  // step of `quantizer`.
  Affine(std::span<const std::int8_t> weights, std::size_t inputs, std::span<const float> weight_step, std::span<const float> bias,
         float input_step, Quantizer quantizer);

  std::size_t inputs() const { return inputs_; }
  std::size_t outputs() const { return outputs_; }     // as trained
  std::size_t stride() const { return bias_.size(); }  // floats per row of a result: outputs, padded
  const Quantizer& quantizer() const { return quantizer_; }

  // x: quantised rows of inputs() each; y: rows of stride() each.
  void run(const Kernels& kernels, const std::uint8_t* x, std::size_t rows, float* y) const;

 private:
  std::size_t inputs_ = 0;
  std::size_t outputs_ = 0;
  Quantizer quantizer_;
  AlignedVector<std::int8_t> weights_;
  AlignedVector<std::int32_t> offset_;
  AlignedVector<float> scale_;
  AlignedVector<float> bias_;
};

// `size` rounded up to a whole number of `unit`.
constexpr std::size_t round_up(std::size_t size, std::size_t unit) { return (size + unit - 1) / unit * unit; }

// The index of the greatest of scores[first..last); the first of equals. `first` when nothing is greater (not a number).
std::size_t arg_max(const float* scores, std::size_t first, std::size_t last);

// How many of scores[first..last) are greater than `bound`.
std::size_t count_above(const float* scores, std::size_t first, std::size_t last, float bound);

}  // namespace sayso::nn
