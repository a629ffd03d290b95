// The trained part of attribution: a linear model over hashed features (holder_features.h) that says whether somebody holds a claim.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/model_file.h"

namespace sayso {

// holders.weights i16[rows], rows a power of two. Empty: the rules alone decide.
struct HolderModel {
  std::vector<std::int16_t> weights;

  // Log odds that the claim is held, in units of kScoreUnit; integers that are only summed.
  std::int32_t score(std::span<const std::uint32_t> features) const;
};

// A file without the section gives an untrained model. Throws ModelError when it does not fit this program.
HolderModel load_holder_model(const ModelFile& file);

}  // namespace sayso
