// A section of a model file -> a linear model over hashed features: integer weights that are only summed, so scores are the same
// everywhere.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/model_file.h"

namespace sayso {

// Log odds times 256. The number of weights is a power of two; none: untrained.
struct LinearModel {
  std::vector<std::int16_t> weights;

  std::int32_t score(std::span<const std::uint32_t> features) const;
};

// Sections NAMEs.version u32[1] and NAMEs.weights i16[rows]; a file without them gives an untrained model. Throws ModelError when it does
// not fit this program.
LinearModel load_linear_model(const ModelFile& file, const std::string& name, std::uint32_t version);

// Throws ModelError when section NAMEs.version is not `version`, the features of this program.
void require_feature_version(const ModelFile& file, const std::string& name, std::uint32_t version);
// Throws ModelError when `rows`, those of `section`, are no power of two.
void require_power_of_two(std::size_t rows, const ModelFile& file, const std::string& section);

}  // namespace sayso
