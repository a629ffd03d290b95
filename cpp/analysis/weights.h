// Sections of a model file -> the layers of the analyzer; format.md names the sections.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/model_file.h"
#include "nn/layers.h"

namespace sayso {

struct Norm {
  std::vector<float> gain;
  std::vector<float> shift;
};

// "NAME.norm" of that width. Throws ModelError, as all functions here.
Norm load_norm(const ModelFile& file, std::string_view name, std::size_t width);

// Rows [first, first + outputs) of the affine layer "NAME", which has `rows` rows in all.
nn::Affine load_affine_rows(const ModelFile& file, std::string_view name, std::size_t inputs, std::size_t rows, std::size_t first,
                            std::size_t outputs, bool positive = false);

// All rows.
inline nn::Affine load_affine(const ModelFile& file, std::string_view name, std::size_t inputs, std::size_t outputs,
                              bool positive = false) {
  return load_affine_rows(file, name, inputs, outputs, 0, outputs, positive);
}

// A section of floats as a copy.
std::vector<float> load_floats(const ModelFile& file, std::string_view name, std::span<const std::uint32_t> shape);

// Size `axis` of a section, which must be a multiple of `unit`, at least 1 and at most 4096.
std::size_t load_width(const ModelFile& file, std::string_view name, std::size_t axis, std::size_t unit);

// Weights of a second choice by the hash of what stands around (tag_reranker.h, head_reranker.h); none: untrained.
struct ChoiceWeights {
  std::vector<std::int8_t> values;  // a power of two of them
  float scale = 1;                  // weights that one unit of the network's scores is worth
};
// Sections "NAME.weights" and "NAME.scale", where they are.
ChoiceWeights load_choice_weights(const ModelFile& file, const std::string& name);

// Throws ModelError with code "semantic".
[[noreturn]] void refuse(const ModelFile& file, const std::string& what);

}  // namespace sayso
