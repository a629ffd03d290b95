#include "claims/claim_model.h"

#include <cstring>
#include <string>

#include "claims/features.h"
#include "model/linear_model.h"

namespace sayso {

ClaimModel load_claim_model(const ModelFile& file) {
  if (!file.has("claims.heads")) return {{}, {}, load_holder_model(file)};
  require_feature_version(file, "claim", kFeatureVersion);
  constexpr std::uint32_t kTable[] = {0, kFormCount + 1};
  constexpr std::uint32_t kColumn[] = {0};
  const auto heads = file.i16("claims.heads", kTable);
  const auto spans = file.i16("claims.spans", kColumn);
  require_power_of_two(heads.size() / (kFormCount + 1), file, "claims.heads");
  require_power_of_two(spans.size(), file, "claims.spans");
  return {{heads.begin(), heads.end()}, {spans.begin(), spans.end()}, load_holder_model(file)};
}

FormScores score_forms(const ClaimModel& model, std::span<const std::uint32_t> features) {
  // Four forms a register: as an array GCC keeps the sums in memory, and each feature waits for the one before.
  using Four [[gnu::vector_size(16)]] = std::int32_t;
  using FourNarrow [[gnu::vector_size(8)]] = std::int16_t;
  FormScores scores{};
  static_assert(scores.size() == 12);
  const std::size_t mask = model.heads.size() / scores.size() - 1;
  Four sums[3] = {};
  for (const std::uint32_t feature : features) {
    const std::int16_t* row = model.heads.data() + (feature & mask) * scores.size();
    FourNarrow first, second, third;
    std::memcpy(&first, row, sizeof first);
    std::memcpy(&second, row + 4, sizeof second);
    std::memcpy(&third, row + 8, sizeof third);
    sums[0] += __builtin_convertvector(first, Four);
    sums[1] += __builtin_convertvector(second, Four);
    sums[2] += __builtin_convertvector(third, Four);
  }
  std::memcpy(scores.data(), sums, sizeof sums);
  return scores;
}

std::int32_t score_span(const ClaimModel& model, std::span<const std::uint32_t> features) {
  std::int32_t score = 0;
  const std::size_t mask = model.spans.size() - 1;
  for (const std::uint32_t feature : features) score += model.spans[feature & mask];
  return score;
}

}  // namespace sayso
