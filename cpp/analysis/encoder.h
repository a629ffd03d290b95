// tokens -> states: every word in its context, as a row of small integers that all model heads read. Words see their own block only, so a
// later paragraph never changes an earlier one; very long blocks are cut, so cost is linear.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/features.h"
#include "analysis/scratch.h"
#include "analysis/weights.h"
#include "base/span.h"
#include "nn/kernels.h"
#include "text/tokens.h"

namespace sayso {

struct EncoderBlock {
  bool gated = false;  // a gated recurrence, else a depthwise convolution
  Norm norm;
  std::vector<float> window;  // [nn::kWindow][width], convolutions only
  nn::Affine affine;
};

struct Encoder {
  std::uint64_t id = 0;  // of the model file, for the word cache
  FeatureSizes sizes;
  std::size_t embedding = 0;
  std::size_t width = 0;
  std::vector<std::uint32_t> vocabulary;  // hashes of known words, rising; word i has row sizes.total() + i
  std::span<const std::int8_t> table;     // [sizes.total() + vocabulary.size()][embedding], in `file`
  std::shared_ptr<const std::string> file;
  std::vector<float> table_step;  // [embedding]
  Norm table_norm;
  nn::Affine table_affine;
  std::vector<EncoderBlock> blocks;
  Norm norm;
  nn::Quantizer states;  // how states are quantised for the model heads
};

// Throws ModelError when sections are missing or do not fit each other.
Encoder load_encoder(const ModelFile& file);

// Runs of tokens that are encoded by themselves: blocks, and pieces of very long blocks.
inline constexpr std::size_t kLongestRun = 512;
std::vector<TokenSpan> encoder_runs(std::string_view text, const Tokens& tokens);

// Fills scratch.states, one row of encoder.width a token.
void encode(std::string_view text, const Tokens& tokens, const Encoder& encoder, const nn::Kernels& kernels, Scratch& scratch);

}  // namespace sayso
