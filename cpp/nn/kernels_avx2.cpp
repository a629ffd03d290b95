// The same numbers as kernels_scalar.cpp, eight at a time. Only fixed-width types and intrinsics here: this file alone is compiled for
// AVX2, and an inline function of a shared header would otherwise reach CPUs that have none.
#include "nn/kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

namespace sayso::nn {
namespace {

constexpr float kRound = 12582912.0f;  // see kernels_scalar.cpp
constexpr float kEpsilon = 1e-5f;

__m256 all(float x) { return _mm256_set1_ps(x); }

// NaN gives `low`: max returns its second operand then.
__m256 clamp(__m256 x, __m256 low, __m256 high) { return _mm256_min_ps(_mm256_max_ps(x, low), high); }

__m256 round_nearest(__m256 x) { return _mm256_sub_ps(_mm256_add_ps(x, all(kRound)), all(kRound)); }

float sum_lanes(__m256 lanes) {
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(lanes), _mm256_extractf128_ps(lanes, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_shuffle_ps(two, two, 1)));
}

__m256 sigmoid(__m256 x) {
  const __m256 t = _mm256_mul_ps(clamp(x, all(-80.0f), all(80.0f)), all(-1.44269504f));
  const __m256 whole = round_nearest(t);
  const __m256 rest = _mm256_sub_ps(t, whole);
  __m256 power = all(1.54035304e-4f);
  constexpr float kTerms[] = {1.33335581e-3f, 9.61812911e-3f, 5.55041087e-2f, 2.40226507e-1f, 6.93147181e-1f, 1.0f};
  for (const float term : kTerms) {
    power = _mm256_add_ps(_mm256_mul_ps(power, rest), all(term));
  }
  const __m256i exponent = _mm256_slli_epi32(_mm256_add_epi32(_mm256_cvtps_epi32(whole), _mm256_set1_epi32(127)), 23);
  return _mm256_div_ps(all(1.0f), _mm256_add_ps(all(1.0f), _mm256_mul_ps(power, _mm256_castsi256_ps(exponent))));
}

// Sixteen outputs of `Rows` rows. Products of pairs fit 16 bits because inputs are at most 127.
template <int Rows>
void affine_tile(const std::uint8_t* x, const PackedAffine& layer, std::size_t output, float* y) {
  const std::size_t inputs = layer.inputs;
  const auto* left = reinterpret_cast<const __m256i*>(layer.weights + output * inputs);
  const auto* right = reinterpret_cast<const __m256i*>(layer.weights + (output + kLanes) * inputs);
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i sums[Rows][2];
  for (int row = 0; row < Rows; ++row) sums[row][0] = sums[row][1] = _mm256_setzero_si256();
  for (std::size_t group = 0; group < inputs / kInputGroup; ++group) {
    const __m256i weights0 = _mm256_loadu_si256(left + group);
    const __m256i weights1 = _mm256_loadu_si256(right + group);
    for (int row = 0; row < Rows; ++row) {
      std::int32_t four;
      __builtin_memcpy(&four, x + static_cast<std::size_t>(row) * inputs + group * kInputGroup, sizeof four);
      const __m256i input = _mm256_set1_epi32(four);
      sums[row][0] = _mm256_add_epi32(sums[row][0], _mm256_madd_epi16(_mm256_maddubs_epi16(input, weights0), ones));
      sums[row][1] = _mm256_add_epi32(sums[row][1], _mm256_madd_epi16(_mm256_maddubs_epi16(input, weights1), ones));
    }
  }
  for (int half = 0; half < 2; ++half) {
    const std::size_t first = output + static_cast<std::size_t>(half) * kLanes;
    const __m256i offset = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(layer.offset + first));
    const __m256 scale = _mm256_loadu_ps(layer.scale + first);
    const __m256 bias = _mm256_loadu_ps(layer.bias + first);
    for (int row = 0; row < Rows; ++row) {
      const __m256 sum = _mm256_cvtepi32_ps(_mm256_sub_epi32(sums[row][half], offset));
      _mm256_storeu_ps(y + static_cast<std::size_t>(row) * layer.outputs + first, _mm256_add_ps(_mm256_mul_ps(sum, scale), bias));
    }
  }
}

// Outputs outside, rows inside: the weights of sixteen outputs stay in the first cache while all rows pass.
void affine(const std::uint8_t* x, std::size_t rows, const PackedAffine& layer, float* y) {
  for (std::size_t output = 0; output < layer.outputs; output += kOutputGroup) {
    std::size_t row = 0;
    for (; row + 4 <= rows; row += 4) affine_tile<4>(x + row * layer.inputs, layer, output, y + row * layer.outputs);
    for (; row < rows; ++row) affine_tile<1>(x + row * layer.inputs, layer, output, y + row * layer.outputs);
  }
}

void normalize(const float* x, std::size_t rows, std::size_t width, const float* gain, const float* shift, float* y) {
  for (std::size_t row = 0; row < rows; ++row, x += width, y += width) {
    __m256 sums = _mm256_setzero_ps();
    for (std::size_t unit = 0; unit < width; unit += kLanes) sums = _mm256_add_ps(sums, _mm256_loadu_ps(x + unit));
    const __m256 mean = all(sum_lanes(sums) / static_cast<float>(width));
    __m256 squares = _mm256_setzero_ps();
    for (std::size_t unit = 0; unit < width; unit += kLanes) {
      const __m256 away = _mm256_sub_ps(_mm256_loadu_ps(x + unit), mean);
      squares = _mm256_add_ps(squares, _mm256_mul_ps(away, away));
    }
    const float variance = sum_lanes(squares) / static_cast<float>(width) + kEpsilon;
    const __m256 inverse = all(1.0f / _mm_cvtss_f32(_mm_sqrt_ss(_mm_set_ss(variance))));
    for (std::size_t unit = 0; unit < width; unit += kLanes) {
      const __m256 scaled = _mm256_mul_ps(_mm256_sub_ps(_mm256_loadu_ps(x + unit), mean), inverse);
      _mm256_storeu_ps(y + unit, _mm256_add_ps(_mm256_mul_ps(scaled, _mm256_loadu_ps(gain + unit)), _mm256_loadu_ps(shift + unit)));
    }
  }
}

void quantize(const float* x, std::size_t count, float inverse_step, float zero, std::uint8_t* y) {
  const __m256i lowest_bytes = _mm256_setr_epi8(0, 4, 8, 12, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,  //
                                                0, 4, 8, 12, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1);
  for (std::size_t index = 0; index < count; index += kLanes) {
    const __m256 scaled = clamp(_mm256_mul_ps(_mm256_loadu_ps(x + index), all(inverse_step)), all(-256.0f), all(256.0f));
    const __m256 held = clamp(_mm256_add_ps(round_nearest(scaled), all(zero)), all(0.0f), all(127.0f));
    const __m256i bytes = _mm256_shuffle_epi8(_mm256_cvttps_epi32(held), lowest_bytes);
    const std::int32_t low = _mm256_extract_epi32(bytes, 0);
    const std::int32_t high = _mm256_extract_epi32(bytes, 4);
    __builtin_memcpy(y + index, &low, sizeof low);
    __builtin_memcpy(y + index + 4, &high, sizeof high);
  }
}

void convolve(const float* x, std::size_t rows, std::size_t width, const float* weights, float* y) {
  constexpr std::size_t kBefore = kWindow / 2;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t first = row < kBefore ? kBefore - row : 0;
    const std::size_t last = rows + kBefore - row < kWindow ? rows + kBefore - row : kWindow;
    const float* top = x + (row + first - kBefore) * width;
    for (std::size_t unit = 0; unit < width; unit += kLanes) {
      __m256 sum = _mm256_setzero_ps();
      const float* input = top + unit;
      for (std::size_t place = first; place < last; ++place, input += width) {
        sum = _mm256_add_ps(sum, _mm256_mul_ps(_mm256_loadu_ps(input), _mm256_loadu_ps(weights + place * width + unit)));
      }
      _mm256_storeu_ps(y + row * width + unit, sum);
    }
  }
}

void add_clipped(const float* x, std::size_t count, float* y) {
  for (std::size_t index = 0; index < count; index += kLanes) {
    const __m256 held = clamp(_mm256_loadu_ps(x + index), all(0.0f), all(kClip));
    _mm256_storeu_ps(y + index, _mm256_add_ps(_mm256_loadu_ps(y + index), held));
  }
}

// One direction of `recur`: units first..last, rows from `row` on by `stride` (1 or -1).
void recur_units(float* x, std::size_t rows, std::size_t width, bool up, std::size_t first, std::size_t last, float* y) {
  for (std::size_t step = 0; step < rows; ++step) {
    const std::size_t row = up ? rows - 1 - step : step;
    float* gates = x + row * 2 * width;
    float* states = gates + width;
    const float* before = up ? states + 2 * width : states - 2 * width;
    for (std::size_t unit = first; unit < last; unit += kLanes) {
      const __m256 gate = sigmoid(_mm256_loadu_ps(gates + unit));
      __m256 state = _mm256_mul_ps(gate, _mm256_loadu_ps(states + unit));
      if (step != 0) state = _mm256_add_ps(_mm256_mul_ps(_mm256_sub_ps(all(1.0f), gate), _mm256_loadu_ps(before + unit)), state);
      _mm256_storeu_ps(states + unit, state);
      float* out = y + row * width + unit;
      _mm256_storeu_ps(out, _mm256_add_ps(_mm256_loadu_ps(out), state));
    }
  }
}

void recur(float* x, std::size_t rows, std::size_t width, float* y) {
  recur_units(x, rows, width, false, 0, width / 2, y);
  recur_units(x, rows, width, true, width / 2, width, y);
}

template <int Groups>
void multiply_columns(const float* a, std::size_t inner, const float* b, std::size_t columns, float* y) {
  __m256 sums[Groups];
  for (int group = 0; group < Groups; ++group) sums[group] = _mm256_setzero_ps();
  for (std::size_t place = 0; place < inner; ++place) {
    const __m256 left = all(a[place]);
    const float* right = b + place * columns;
    for (int group = 0; group < Groups; ++group) {
      sums[group] = _mm256_add_ps(sums[group], _mm256_mul_ps(left, _mm256_loadu_ps(right + static_cast<std::size_t>(group) * kLanes)));
    }
  }
  for (int group = 0; group < Groups; ++group) _mm256_storeu_ps(y + static_cast<std::size_t>(group) * kLanes, sums[group]);
}

void multiply(const float* a, std::size_t rows, std::size_t inner, const float* b, std::size_t columns, float* y) {
  for (std::size_t row = 0; row < rows; ++row) {
    std::size_t column = 0;
    for (; column + 4 * kLanes <= columns; column += 4 * kLanes)
      multiply_columns<4>(a + row * inner, inner, b + column, columns, y + row * columns + column);
    for (; column < columns; column += kLanes) multiply_columns<1>(a + row * inner, inner, b + column, columns, y + row * columns + column);
  }
}

}  // namespace

const Kernels kAvx2Kernels = {"avx2", affine, normalize, quantize, convolve, add_clipped, recur, multiply};

}  // namespace sayso::nn
#endif
