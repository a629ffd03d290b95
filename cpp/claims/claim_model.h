// The trained part of claim extraction: which words head claims of which form, which subtrees belong to a claim's span. Two linear
// models over hashed features (features.h); weights are integers and are only summed, so the scores are the same everywhere.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "claims/claim.h"
#include "claims/holder_model.h"
#include "model/model_file.h"

namespace sayso {

inline constexpr std::size_t kFormCount = 11;
// Scores are log odds times this.
inline constexpr std::int32_t kScoreUnit = 256;

// Sections: claims.version u32[1] (kFeatureVersion), claims.heads i16[rows, 12] (column 0: no claim, then the forms in order),
// claims.spans i16[rows]; rows are powers of two. Empty tables: no trained part, rules alone decide.
struct ClaimModel {
  std::vector<std::int16_t> heads;
  std::vector<std::int16_t> spans;
  HolderModel holders;

  bool is_trained() const { return !heads.empty() && !spans.empty(); }
};

// A file without claim sections gives an untrained model. Throws ModelError when the sections do not fit this program.
ClaimModel load_claim_model(const ModelFile& file);

using FormScores = std::array<std::int32_t, kFormCount + 1>;
FormScores score_forms(const ClaimModel& model, std::span<const std::uint32_t> features);
std::int32_t score_span(const ClaimModel& model, std::span<const std::uint32_t> features);

}  // namespace sayso
