#include "claims/holder_model.h"

#include <bit>
#include <string>

#include "base/error.h"
#include "claims/holder_features.h"

namespace sayso {

std::int32_t HolderModel::score(std::span<const std::uint32_t> features) const {
  std::int32_t sum = 0;
  const std::size_t mask = weights.size() - 1;
  for (const std::uint32_t feature : features) sum += weights[feature & mask];
  return sum;
}

HolderModel load_holder_model(const ModelFile& file) {
  if (!file.has("holders.weights")) return {};
  constexpr std::uint32_t kOne[] = {1};
  constexpr std::uint32_t kColumn[] = {0};
  const std::uint32_t version = file.u32("holders.version", kOne)[0];
  if (version != kHolderFeatureVersion) {
    throw ModelError("model_features", file.path() + ": holder features of version " + std::to_string(version) +
                                           ", this program needs version " + std::to_string(kHolderFeatureVersion) +
                                           "; train the holder sections again");
  }
  const auto weights = file.i16("holders.weights", kColumn);
  if (!std::has_single_bit(weights.size())) {
    throw ModelError("model_section",
                     file.path() + ": section 'holders.weights' has " + std::to_string(weights.size()) + " rows, expected a power of two");
  }
  return {{weights.begin(), weights.end()}};
}

}  // namespace sayso
