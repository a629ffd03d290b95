#include "claims/claim_model.h"

#include <bit>
#include <string>

#include "base/error.h"
#include "claims/features.h"

namespace sayso {
namespace {

void require_power_of_two(std::size_t rows, const ModelFile& file, const std::string& section) {
  if (!std::has_single_bit(rows)) {
    throw ModelError("model_section",
                     file.path() + ": section '" + section + "' has " + std::to_string(rows) + " rows, expected a power of two");
  }
}

}  // namespace

ClaimModel load_claim_model(const ModelFile& file) {
  if (!file.has("claims.heads")) return {};
  constexpr std::uint32_t kOne[] = {1};
  const std::uint32_t version = file.u32("claims.version", kOne)[0];
  if (version != kFeatureVersion) {
    throw ModelError("model_features", file.path() + ": claim features of version " + std::to_string(version) +
                                           ", this program needs version " + std::to_string(kFeatureVersion) +
                                           "; train the claim sections again");
  }
  constexpr std::uint32_t kTable[] = {0, kFormCount + 1};
  constexpr std::uint32_t kColumn[] = {0};
  const auto heads = file.i16("claims.heads", kTable);
  const auto spans = file.i16("claims.spans", kColumn);
  require_power_of_two(heads.size() / (kFormCount + 1), file, "claims.heads");
  require_power_of_two(spans.size(), file, "claims.spans");
  return {{heads.begin(), heads.end()}, {spans.begin(), spans.end()}};
}

FormScores score_forms(const ClaimModel& model, std::span<const std::uint32_t> features) {
  FormScores scores{};
  const std::size_t mask = model.heads.size() / scores.size() - 1;
  for (const std::uint32_t feature : features) {
    const std::int16_t* row = model.heads.data() + (feature & mask) * scores.size();
    for (std::size_t form = 0; form < scores.size(); ++form) scores[form] += row[form];
  }
  return scores;
}

std::int32_t score_span(const ClaimModel& model, std::span<const std::uint32_t> features) {
  std::int32_t score = 0;
  const std::size_t mask = model.spans.size() - 1;
  for (const std::uint32_t feature : features) score += model.spans[feature & mask];
  return score;
}

}  // namespace sayso
