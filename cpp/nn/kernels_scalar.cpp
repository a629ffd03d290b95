// The definition of correct: plain loops that every other table must equal.
#include "nn/kernels.h"

namespace sayso::nn {
namespace {

constexpr float kRound = 12582912.0f;  // 1.5 * 2^23: adding and taking it away rounds to the nearest integer
constexpr float kEpsilon = 1e-5f;

// NaN gives `low`, as the vector instructions do.
float clamp(float x, float low, float high) {
  const float above = x > low ? x : low;
  return above < high ? above : high;
}

float sum_lanes(const float (&lane)[kLanes]) {
  return ((lane[0] + lane[4]) + (lane[2] + lane[6])) + ((lane[1] + lane[5]) + (lane[3] + lane[7]));
}

// 1 / (1 + 2^t), 2^t from its power series around the nearest integer: the terms are ln(2)^k / k!.
float sigmoid(float x) {
  const float t = clamp(x, -80.0f, 80.0f) * -1.44269504f;
  const float whole = (t + kRound) - kRound;
  const float rest = t - whole;
  float power = 1.54035304e-4f;
  power = power * rest + 1.33335581e-3f;
  power = power * rest + 9.61812911e-3f;
  power = power * rest + 5.55041087e-2f;
  power = power * rest + 2.40226507e-1f;
  power = power * rest + 6.93147181e-1f;
  power = power * rest + 1.0f;
  const auto exponent = static_cast<std::int32_t>(whole) + 127;
  return 1.0f / (1.0f + power * __builtin_bit_cast(float, exponent << 23));
}

// Sixteen outputs at a time, because that is how weights are packed.
void affine(const std::uint8_t* x, std::size_t rows, const PackedAffine& layer, float* y) {
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t first = 0; first < layer.outputs; first += kOutputGroup) {
      const std::uint8_t* input = x + row * layer.inputs;
      const std::int8_t* weights = layer.weights + first * layer.inputs;
      std::int32_t sums[kOutputGroup] = {};
      for (std::size_t group = 0; group < layer.inputs / kInputGroup;
           ++group, input += kInputGroup, weights += kInputGroup * kOutputGroup) {
        for (std::size_t lane = 0; lane < kOutputGroup; ++lane) {
          for (std::size_t place = 0; place < kInputGroup; ++place) sums[lane] += input[place] * weights[lane * kInputGroup + place];
        }
      }
      for (std::size_t lane = 0; lane < kOutputGroup; ++lane) {
        const std::size_t output = first + lane;
        y[row * layer.outputs + output] = static_cast<float>(sums[lane] - layer.offset[output]) * layer.scale[output] + layer.bias[output];
      }
    }
  }
}

void normalize(const float* x, std::size_t rows, std::size_t width, const float* gain, const float* shift, float* y) {
  for (std::size_t row = 0; row < rows; ++row, x += width, y += width) {
    float sums[kLanes] = {};
    for (std::size_t unit = 0; unit < width; ++unit) sums[unit % kLanes] += x[unit];
    const float mean = sum_lanes(sums) / static_cast<float>(width);
    float squares[kLanes] = {};
    for (std::size_t unit = 0; unit < width; ++unit) squares[unit % kLanes] += (x[unit] - mean) * (x[unit] - mean);
    const float inverse = 1.0f / __builtin_sqrtf(sum_lanes(squares) / static_cast<float>(width) + kEpsilon);
    for (std::size_t unit = 0; unit < width; ++unit) y[unit] = ((x[unit] - mean) * inverse) * gain[unit] + shift[unit];
  }
}

void quantize(const float* x, std::size_t count, float inverse_step, float zero, std::uint8_t* y) {
  for (std::size_t index = 0; index < count; ++index) {
    const float rounded = (clamp(x[index] * inverse_step, -256.0f, 256.0f) + kRound) - kRound;
    y[index] = static_cast<std::uint8_t>(clamp(rounded + zero, 0.0f, 127.0f));
  }
}

void convolve(const float* x, std::size_t rows, std::size_t width, const float* weights, float* y) {
  constexpr std::size_t kBefore = kWindow / 2;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t unit = 0; unit < width; ++unit) {
      float sum = 0.0f;
      for (std::size_t place = 0; place < kWindow; ++place) {
        if (row + place < kBefore || row + place - kBefore >= rows) continue;
        sum += x[(row + place - kBefore) * width + unit] * weights[place * width + unit];
      }
      y[row * width + unit] = sum;
    }
  }
}

void add_clipped(const float* x, std::size_t count, float* y) {
  for (std::size_t index = 0; index < count; ++index) y[index] += clamp(x[index], 0.0f, kClip);
}

void recur(float* x, std::size_t rows, std::size_t width, float* y) {
  for (std::size_t unit = 0; unit < width; ++unit) {
    const bool up = unit >= width / 2;
    float state = 0.0f;
    for (std::size_t step = 0; step < rows; ++step) {
      const std::size_t row = up ? rows - 1 - step : step;
      const float gate = sigmoid(x[row * 2 * width + unit]);
      const float added = gate * x[row * 2 * width + width + unit];
      state = step == 0 ? added : (1.0f - gate) * state + added;
      y[row * width + unit] += state;
    }
  }
}

void multiply(const float* a, std::size_t rows, std::size_t inner, const float* b, std::size_t columns, float* y) {
  for (std::size_t row = 0; row < rows; ++row, y += columns) {
    for (std::size_t column = 0; column < columns; ++column) y[column] = 0.0f;
    for (std::size_t place = 0; place < inner; ++place) {
      for (std::size_t column = 0; column < columns; ++column) y[column] += a[row * inner + place] * b[place * columns + column];
    }
  }
}

}  // namespace

const Kernels kScalarKernels = {"scalar", affine, normalize, quantize, convolve, add_clipped, recur, multiply};

}  // namespace sayso::nn
