#include "analysis/weights.h"

#include <bit>

#include "base/error.h"

namespace sayso {
namespace {

constexpr std::size_t kMaxWidth = 4096;
constexpr std::size_t kMostChoiceWeights = 1u << 22;

std::uint32_t narrow(std::size_t size) { return static_cast<std::uint32_t>(size); }

}  // namespace

void refuse(const ModelFile& file, const std::string& what) { throw ModelError("semantic", "model file '" + file.path() + "': " + what); }

Norm load_norm(const ModelFile& file, std::string_view name, std::size_t width) {
  const std::uint32_t shape[] = {2, narrow(width)};
  const std::span<const float> values = file.f32(std::string(name) + ".norm", shape);
  return {{values.begin(), values.begin() + static_cast<std::ptrdiff_t>(width)},
          {values.begin() + static_cast<std::ptrdiff_t>(width), values.end()}};
}

nn::Affine load_affine_rows(const ModelFile& file, std::string_view name, std::size_t inputs, std::size_t rows, std::size_t first,
                            std::size_t outputs, bool positive) {
  const std::string prefix(name);
  const std::uint32_t weight_shape[] = {narrow(rows), narrow(inputs)};
  const std::uint32_t row_shape[] = {narrow(rows)};
  const std::uint32_t one[] = {1};
  const auto weights = file.i8(prefix + ".weight", weight_shape);
  const auto step = file.f32(prefix + ".step", row_shape);
  const auto bias = file.f32(prefix + ".bias", row_shape);
  const float input = file.f32(prefix + ".input", one)[0];
  if (!(input > 1e-30f)) refuse(file, "section '" + prefix + ".input' is not above zero");
  if (!nn::fits_kernels(weights, inputs)) refuse(file, "section '" + prefix + ".weight' holds weights too great for sums of 16 bits");
  const nn::Quantizer quantizer = positive ? nn::Quantizer::positive_values(input) : nn::Quantizer::signed_values(input);
  return nn::Affine(weights.subspan(first * inputs, outputs * inputs), inputs, step.subspan(first, outputs), bias.subspan(first, outputs),
                    input, quantizer);
}

std::vector<float> load_floats(const ModelFile& file, std::string_view name, std::span<const std::uint32_t> shape) {
  const std::span<const float> values = file.f32(name, shape);
  return {values.begin(), values.end()};
}

ChoiceWeights load_choice_weights(const ModelFile& file, const std::string& name) {
  const std::string section = name + ".weights";
  if (!file.has(section)) return {};
  const auto weights = file.i8(section, file.shape(section));
  if (!std::has_single_bit(weights.size()) || weights.size() > kMostChoiceWeights)
    refuse(file, "section '" + section + "' has not a power of two of weights");
  const std::uint32_t one[] = {1};
  return {{weights.begin(), weights.end()}, file.f32(name + ".scale", one)[0]};
}

std::size_t load_width(const ModelFile& file, std::string_view name, std::size_t axis, std::size_t unit) {
  const std::vector<std::uint32_t>& shape = file.shape(name);
  const std::size_t width = axis < shape.size() ? shape[axis] : 0;
  if (width == 0 || width > kMaxWidth || width % unit != 0) {
    refuse(file, "section '" + std::string(name) + "' has a width of " + std::to_string(width) + ", expected a multiple of " +
                     std::to_string(unit));
  }
  return width;
}

}  // namespace sayso
