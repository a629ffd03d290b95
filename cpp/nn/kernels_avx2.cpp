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

[[gnu::always_inline]] inline __m256 sigmoid(__m256 x) {
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

// As the additions have them: GCC 12 copies every sum when they are kept as __m256i.
using Sums [[gnu::vector_size(32)]] = std::int32_t;
using Shorts [[gnu::vector_size(32)]] = std::int16_t;

// Adds to `sums` the products of `Groups` groups of inputs: sums of eight products fit 16 bits (kernels.h), so they are widened once.
template <int Rows, int Groups>
[[gnu::always_inline]] inline void add_products(const std::uint8_t* x, std::size_t inputs, const __m256i* weights, Sums (&sums)[Rows][2]) {
  const __m256i ones = _mm256_set1_epi16(1);
#pragma GCC unroll 4
  for (int row = 0; row < Rows; ++row) {
    Shorts left{}, right{};
#pragma GCC unroll 4
    for (int group = 0; group < Groups; ++group) {
      std::int32_t four;
      __builtin_memcpy(&four, x + static_cast<std::size_t>(row) * inputs + static_cast<std::size_t>(group) * kInputGroup, sizeof four);
      const __m256i input = _mm256_set1_epi32(four);
      left += (Shorts)_mm256_maddubs_epi16(input, _mm256_loadu_si256(weights + 2 * group));
      right += (Shorts)_mm256_maddubs_epi16(input, _mm256_loadu_si256(weights + 2 * group + 1));
    }
    sums[row][0] += (Sums)_mm256_madd_epi16((__m256i)left, ones);
    sums[row][1] += (Sums)_mm256_madd_epi16((__m256i)right, ones);
  }
}

// Sixteen outputs of `Rows` rows. Unrolled by order, as otherwise GCC keeps the sums in memory at -O2.
template <int Rows>
void affine_tile(const std::uint8_t* x, const PackedAffine& layer, std::size_t output, float* y) {
  const std::size_t inputs = layer.inputs;
  const auto* weights = reinterpret_cast<const __m256i*>(layer.weights + output * inputs);
  Sums sums[Rows][2];
#pragma GCC unroll 4
  for (int row = 0; row < Rows; ++row) sums[row][0] = sums[row][1] = Sums{};
  std::size_t place = 0;
  for (; place + kInputRun <= inputs; place += kInputRun) {
    add_products<Rows, kInputRun / kInputGroup>(x + place, inputs, weights, sums);
    weights += 2 * kInputRun / kInputGroup;
  }
  for (; place < inputs; place += kInputGroup) {
    add_products<Rows, 1>(x + place, inputs, weights, sums);
    weights += 2;
  }
#pragma GCC unroll 2
  for (int half = 0; half < 2; ++half) {
    const std::size_t first = output + static_cast<std::size_t>(half) * kLanes;
    const __m256i offset = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(layer.offset + first));
    const __m256 scale = _mm256_loadu_ps(layer.scale + first);
    const __m256 bias = _mm256_loadu_ps(layer.bias + first);
#pragma GCC unroll 4
    for (int row = 0; row < Rows; ++row) {
      const __m256 sum = _mm256_cvtepi32_ps(_mm256_sub_epi32((__m256i)sums[row][half], offset));
      _mm256_storeu_ps(y + static_cast<std::size_t>(row) * layer.outputs + first, _mm256_add_ps(_mm256_mul_ps(sum, scale), bias));
    }
  }
}

// Outputs outside, rows inside: the weights of sixteen outputs stay in the first cache while all rows pass.
void affine(const std::uint8_t* x, std::size_t rows, const PackedAffine& layer, float* y) {
  for (std::size_t output = 0; output < layer.outputs; output += kOutputGroup) {
    std::size_t row = 0;
    for (; row + 4 <= rows; row += 4) affine_tile<4>(x + row * layer.inputs, layer, output, y + row * layer.outputs);
    for (; row + 2 <= rows; row += 2) affine_tile<2>(x + row * layer.inputs, layer, output, y + row * layer.outputs);
    for (; row < rows; ++row) affine_tile<1>(x + row * layer.inputs, layer, output, y + row * layer.outputs);
  }
}

// `Rows` rows side by side, so that their sums, each of one order, do not wait for each other.
template <int Rows>
void normalize_rows(const float* x, std::size_t width, const float* gain, const float* shift, float* y) {
  __m256 sums[Rows];
  __m256 means[Rows];
  __m256 inverses[Rows];
#pragma GCC unroll 4
  for (int row = 0; row < Rows; ++row) sums[row] = _mm256_setzero_ps();
  for (std::size_t unit = 0; unit < width; unit += kLanes) {
#pragma GCC unroll 4
    for (int row = 0; row < Rows; ++row)
      sums[row] = _mm256_add_ps(sums[row], _mm256_loadu_ps(x + static_cast<std::size_t>(row) * width + unit));
  }
#pragma GCC unroll 4
  for (int row = 0; row < Rows; ++row) {
    means[row] = all(sum_lanes(sums[row]) / static_cast<float>(width));
    sums[row] = _mm256_setzero_ps();
  }
  for (std::size_t unit = 0; unit < width; unit += kLanes) {
#pragma GCC unroll 4
    for (int row = 0; row < Rows; ++row) {
      const __m256 away = _mm256_sub_ps(_mm256_loadu_ps(x + static_cast<std::size_t>(row) * width + unit), means[row]);
      sums[row] = _mm256_add_ps(sums[row], _mm256_mul_ps(away, away));
    }
  }
#pragma GCC unroll 4
  for (int row = 0; row < Rows; ++row) {
    const float variance = sum_lanes(sums[row]) / static_cast<float>(width) + kEpsilon;
    inverses[row] = all(1.0f / _mm_cvtss_f32(_mm_sqrt_ss(_mm_set_ss(variance))));
  }
  for (std::size_t unit = 0; unit < width; unit += kLanes) {
    const __m256 own_gain = _mm256_loadu_ps(gain + unit), own_shift = _mm256_loadu_ps(shift + unit);
#pragma GCC unroll 4
    for (int row = 0; row < Rows; ++row) {
      const std::size_t place = static_cast<std::size_t>(row) * width + unit;
      const __m256 scaled = _mm256_mul_ps(_mm256_sub_ps(_mm256_loadu_ps(x + place), means[row]), inverses[row]);
      _mm256_storeu_ps(y + place, _mm256_add_ps(_mm256_mul_ps(scaled, own_gain), own_shift));
    }
  }
}

void normalize(const float* x, std::size_t rows, std::size_t width, const float* gain, const float* shift, float* y) {
  std::size_t row = 0;
  for (; row + 4 <= rows; row += 4) normalize_rows<4>(x + row * width, width, gain, shift, y + row * width);
  for (; row < rows; ++row) normalize_rows<1>(x + row * width, width, gain, shift, y + row * width);
}

void quantize(const float* x, std::size_t count, float inverse_step, float zero, std::uint8_t* y) {
  const auto whole = [&](std::size_t index) {
    const __m256 scaled = clamp(_mm256_mul_ps(_mm256_loadu_ps(x + index), all(inverse_step)), all(-256.0f), all(256.0f));
    return _mm256_cvttps_epi32(clamp(_mm256_add_ps(round_nearest(scaled), all(zero)), all(0.0f), all(127.0f)));
  };
  std::size_t index = 0;
  const __m256i in_order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
  for (; index + 4 * kLanes <= count; index += 4 * kLanes) {
    const __m256i low = _mm256_packs_epi32(whole(index), whole(index + kLanes));
    const __m256i high = _mm256_packs_epi32(whole(index + 2 * kLanes), whole(index + 3 * kLanes));
    const __m256i bytes = _mm256_permutevar8x32_epi32(_mm256_packus_epi16(low, high), in_order);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(y + index), bytes);
  }
  const __m256i lowest_bytes = _mm256_setr_epi8(0, 4, 8, 12, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,  //
                                                0, 4, 8, 12, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1);
  for (; index < count; index += kLanes) {
    const __m256i bytes = _mm256_shuffle_epi8(whole(index), lowest_bytes);
    const std::int32_t low = _mm256_extract_epi32(bytes, 0);
    const std::int32_t high = _mm256_extract_epi32(bytes, 4);
    __builtin_memcpy(y + index, &low, sizeof low);
    __builtin_memcpy(y + index + 4, &high, sizeof high);
  }
}

// Eight units of the rows first..last: the window slides down, so each row is read once. Rows outside count as 0, which adds nothing.
void convolve_units(const float* x, std::size_t rows, std::size_t width, const float* weights, std::size_t unit, std::size_t first,
                    std::size_t last, float* y) {
  constexpr std::size_t kBefore = kWindow / 2;
  __m256 factor[kWindow];
  __m256 seen[kWindow];
#pragma GCC unroll 5
  for (std::size_t place = 0; place < kWindow; ++place) {
    factor[place] = _mm256_loadu_ps(weights + place * width + unit);
    const bool inside = place > 0 && first + place > kBefore && first + place - kBefore - 1 < rows;
    seen[place] = inside ? _mm256_loadu_ps(x + (first + place - kBefore - 1) * width + unit) : _mm256_setzero_ps();
  }
  for (std::size_t row = first; row < last; ++row) {
#pragma GCC unroll 5
    for (std::size_t place = 0; place + 1 < kWindow; ++place) seen[place] = seen[place + 1];
    seen[kWindow - 1] = row + kBefore < rows ? _mm256_loadu_ps(x + (row + kBefore) * width + unit) : _mm256_setzero_ps();
    __m256 sum = _mm256_setzero_ps();
#pragma GCC unroll 5
    for (std::size_t place = 0; place < kWindow; ++place) sum = _mm256_add_ps(sum, _mm256_mul_ps(seen[place], factor[place]));
    _mm256_storeu_ps(y + row * width + unit, sum);
  }
}

void convolve(const float* x, std::size_t rows, std::size_t width, const float* weights, float* y) {
  constexpr std::size_t kRowsAtOnce = 32;  // so many stay in the first cache
  for (std::size_t first = 0; first < rows; first += kRowsAtOnce) {
    const std::size_t last = rows - first < kRowsAtOnce ? rows : first + kRowsAtOnce;
    for (std::size_t unit = 0; unit < width; unit += kLanes) convolve_units(x, rows, width, weights, unit, first, last, y);
  }
}

void add_clipped(const float* x, std::size_t count, float* y) {
  for (std::size_t index = 0; index < count; index += kLanes) {
    const __m256 held = clamp(_mm256_loadu_ps(x + index), all(0.0f), all(kClip));
    _mm256_storeu_ps(y + index, _mm256_add_ps(_mm256_loadu_ps(y + index), held));
  }
}

// One direction of `recur` for sixteen units or eight: the states stay in registers.
template <int Groups>
void recur_units(const float* x, std::size_t rows, std::size_t width, bool up, std::size_t first, float* y) {
  __m256 states[Groups];
#pragma GCC unroll 2
  for (int group = 0; group < Groups; ++group) states[group] = _mm256_setzero_ps();
  for (std::size_t step = 0; step < rows; ++step) {
    const std::size_t row = up ? rows - 1 - step : step;
#pragma GCC unroll 2
    for (int group = 0; group < Groups; ++group) {
      const std::size_t unit = first + static_cast<std::size_t>(group) * kLanes;
      const float* own = x + row * 2 * width + unit;
      const __m256 gate = sigmoid(_mm256_loadu_ps(own));
      const __m256 added = _mm256_mul_ps(gate, _mm256_loadu_ps(own + width));
      const __m256 kept = _mm256_mul_ps(_mm256_sub_ps(all(1.0f), gate), states[group]);
      states[group] = step == 0 ? added : _mm256_add_ps(kept, added);
      float* out = y + row * width + unit;
      _mm256_storeu_ps(out, _mm256_add_ps(_mm256_loadu_ps(out), states[group]));
    }
  }
}

void recur_half(const float* x, std::size_t rows, std::size_t width, bool up, std::size_t first, std::size_t last, float* y) {
  for (; first + 2 * kLanes <= last; first += 2 * kLanes) recur_units<2>(x, rows, width, up, first, y);
  if (first < last) recur_units<1>(x, rows, width, up, first, y);
}

void recur(float* x, std::size_t rows, std::size_t width, float* y) {
  recur_half(x, rows, width, false, 0, width / 2, y);
  recur_half(x, rows, width, true, width / 2, width, y);
}

template <int Rows, int Groups>
void multiply_tile(const float* a, std::size_t inner, const float* b, std::size_t columns, float* y) {
  __m256 sums[Rows][Groups];
#pragma GCC unroll 4
  for (int row = 0; row < Rows; ++row) {
#pragma GCC unroll 2
    for (int group = 0; group < Groups; ++group) sums[row][group] = _mm256_setzero_ps();
  }
  for (std::size_t place = 0; place < inner; ++place) {
    __m256 right[Groups];
#pragma GCC unroll 2
    for (int group = 0; group < Groups; ++group)
      right[group] = _mm256_loadu_ps(b + place * columns + static_cast<std::size_t>(group) * kLanes);
#pragma GCC unroll 4
    for (int row = 0; row < Rows; ++row) {
      const __m256 left = all(a[static_cast<std::size_t>(row) * inner + place]);
#pragma GCC unroll 2
      for (int group = 0; group < Groups; ++group) sums[row][group] = _mm256_add_ps(sums[row][group], _mm256_mul_ps(left, right[group]));
    }
  }
#pragma GCC unroll 4
  for (int row = 0; row < Rows; ++row) {
#pragma GCC unroll 2
    for (int group = 0; group < Groups; ++group)
      _mm256_storeu_ps(y + static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(group) * kLanes, sums[row][group]);
  }
}

template <int Rows>
void multiply_rows(const float* a, std::size_t inner, const float* b, std::size_t columns, float* y) {
  std::size_t column = 0;
  for (; column + 2 * kLanes <= columns; column += 2 * kLanes) multiply_tile<Rows, 2>(a, inner, b + column, columns, y + column);
  if (column < columns) multiply_tile<Rows, 1>(a, inner, b + column, columns, y + column);
}

void multiply(const float* a, std::size_t rows, std::size_t inner, const float* b, std::size_t columns, float* y) {
  std::size_t row = 0;
  for (; row + 4 <= rows; row += 4) multiply_rows<4>(a + row * inner, inner, b, columns, y + row * columns);
  for (; row < rows; ++row) multiply_rows<1>(a + row * inner, inner, b, columns, y + row * columns);
}

}  // namespace

const Kernels kAvx2Kernels = {"avx2", affine, normalize, quantize, convolve, add_clipped, recur, multiply};

}  // namespace sayso::nn
#endif
