#include "model/linear_model.h"

#include <bit>

#include "base/error.h"

namespace sayso {

std::int32_t LinearModel::score(std::span<const std::uint32_t> features) const {
  std::int32_t sum = 0;
  const std::size_t mask = weights.size() - 1;
  for (const std::uint32_t feature : features) sum += weights[feature & mask];
  return sum;
}

void require_feature_version(const ModelFile& file, const std::string& name, std::uint32_t version) {
  constexpr std::uint32_t kOne[] = {1};
  const std::uint32_t found = file.u32(name + "s.version", kOne)[0];
  if (found == version) return;
  throw ModelError("model_features", file.path() + ": " + name + " features of version " + std::to_string(found) +
                                         ", this program needs version " + std::to_string(version) + "; train the " + name +
                                         " sections again");
}

void require_power_of_two(std::size_t rows, const ModelFile& file, const std::string& section) {
  if (std::has_single_bit(rows)) return;
  throw ModelError("model_section",
                   file.path() + ": section '" + section + "' has " + std::to_string(rows) + " rows, expected a power of two");
}

LinearModel load_linear_model(const ModelFile& file, const std::string& name, std::uint32_t version) {
  const std::string section = name + "s.weights";
  if (!file.has(section)) return {};
  require_feature_version(file, name, version);
  constexpr std::uint32_t kColumn[] = {0};
  const auto weights = file.i16(section, kColumn);
  require_power_of_two(weights.size(), file, section);
  return {{weights.begin(), weights.end()}};
}

}  // namespace sayso
