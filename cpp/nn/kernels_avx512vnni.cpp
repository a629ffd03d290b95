// The same numbers as kernels_scalar.cpp, sixteen at a time; sums that have eight lanes by definition keep them. Only fixed-width types
// and intrinsics here: this file alone is compiled for AVX-512, and an inline function of a shared header would otherwise reach CPUs that
// have none.
#include "nn/kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

namespace sayso::nn {
namespace {

constexpr float kRound = 12582912.0f;  // see kernels_scalar.cpp
constexpr float kEpsilon = 1e-5f;
constexpr std::size_t kWide = 16;

__m512 all(float x) { return _mm512_set1_ps(x); }

// Which of sixteen places count. Counts are multiples of kLanes, so all do or, at the end, the first eight.
constexpr __mmask16 kAll = 0xFFFF;
constexpr __mmask16 kHalf = 0x00FF;

template <__mmask16 places>
__m512 load(const float* x) {
  return places == kAll ? _mm512_loadu_ps(x) : _mm512_maskz_loadu_ps(places, x);
}

template <__mmask16 places>
void store(float* y, __m512 x) {
  if (places == kAll)
    _mm512_storeu_ps(y, x);
  else
    _mm512_mask_storeu_ps(y, places, x);
}

// Runs `work` for first..last in steps of sixteen, the last with kHalf when only eight are left.
template <typename Work>
void by_sixteen(std::size_t first, std::size_t last, const Work& work) {
  for (; first + kWide <= last; first += kWide) work.template operator()<kAll>(first);
  if (first < last) work.template operator()<kHalf>(first);
}

// NaN gives `low`: max returns its second operand then.
__m512 clamp(__m512 x, float low, float high) { return _mm512_min_ps(_mm512_max_ps(x, all(low)), all(high)); }

__m512 round_nearest(__m512 x) { return _mm512_sub_ps(_mm512_add_ps(x, all(kRound)), all(kRound)); }

float sum_lanes(__m256 lanes) {
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(lanes), _mm256_extractf128_ps(lanes, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_shuffle_ps(two, two, 1)));
}

// scalef is the multiplication by 2^whole, exact as `whole` keeps away from the ends of the range.
[[gnu::always_inline]] inline __m512 sigmoid(__m512 x) {
  const __m512 t = _mm512_mul_ps(clamp(x, -80.0f, 80.0f), all(-1.44269504f));
  const __m512 whole = round_nearest(t);
  const __m512 rest = _mm512_sub_ps(t, whole);
  __m512 power = all(1.54035304e-4f);
  constexpr float kTerms[] = {1.33335581e-3f, 9.61812911e-3f, 5.55041087e-2f, 2.40226507e-1f, 6.93147181e-1f, 1.0f};
  for (const float term : kTerms) power = _mm512_add_ps(_mm512_mul_ps(power, rest), all(term));
  return _mm512_div_ps(all(1.0f), _mm512_add_ps(all(1.0f), _mm512_scalef_ps(power, whole)));
}

// As the product instruction has them: GCC 12 copies every sum three times when they are kept as __m512i.
using Sums [[gnu::vector_size(64)]] = std::int32_t;

// `Groups` groups of sixteen outputs of `Rows` rows. Unrolled by order, as otherwise GCC keeps the sums in memory at -O2.
template <int Rows, int Groups>
void affine_tile(const std::uint8_t* x, const PackedAffine& layer, std::size_t output, float* y) {
  const std::size_t inputs = layer.inputs;
  const std::int8_t* weights = layer.weights + output * inputs;
  Sums sums[Rows][Groups];
#pragma GCC unroll 8
  for (int row = 0; row < Rows; ++row) {
#pragma GCC unroll 4
    for (int group = 0; group < Groups; ++group) sums[row][group] = Sums{};
  }
  std::size_t input = 0;
  do {  // there is at least one group of inputs
    __m512i own[Groups];
#pragma GCC unroll 4
    for (int group = 0; group < Groups; ++group)
      own[group] = _mm512_loadu_si512(weights + static_cast<std::size_t>(group) * inputs * kOutputGroup);
#pragma GCC unroll 8
    for (int row = 0; row < Rows; ++row) {
      std::int32_t four;
      __builtin_memcpy(&four, x + static_cast<std::size_t>(row) * inputs + input, sizeof four);
      const __m512i broad = _mm512_set1_epi32(four);
#pragma GCC unroll 4
      for (int group = 0; group < Groups; ++group)
        sums[row][group] = (Sums)_mm512_dpbusd_epi32((__m512i)sums[row][group], broad, own[group]);
    }
    input += kInputGroup;
    weights += kInputGroup * kOutputGroup;
  } while (input < inputs);
#pragma GCC unroll 4
  for (int group = 0; group < Groups; ++group) {
    const std::size_t first = output + static_cast<std::size_t>(group) * kOutputGroup;
    const __m512i offset = _mm512_loadu_si512(layer.offset + first);
    const __m512 scale = _mm512_loadu_ps(layer.scale + first), bias = _mm512_loadu_ps(layer.bias + first);
#pragma GCC unroll 8
    for (int row = 0; row < Rows; ++row) {
      const __m512 sum = _mm512_cvtepi32_ps(_mm512_sub_epi32((__m512i)sums[row][group], offset));
      _mm512_storeu_ps(y + static_cast<std::size_t>(row) * layer.outputs + first, _mm512_add_ps(_mm512_mul_ps(sum, scale), bias));
    }
  }
}

// All rows, in tiles of nearly equal height: a last tile of one row would take as long as one of four.
template <int Groups>
void affine_groups(const std::uint8_t* x, std::size_t rows, const PackedAffine& layer, std::size_t output, float* y) {
  constexpr std::size_t kMostRows = 8;
  for (std::size_t row = 0, tiles = (rows + kMostRows - 1) / kMostRows; tiles > 0; --tiles) {
    const std::size_t height = (rows - row + tiles - 1) / tiles;
    const std::uint8_t* from = x + row * layer.inputs;
    float* to = y + row * layer.outputs;
    // clang-format off
    switch (height) {
      case 1: affine_tile<1, Groups>(from, layer, output, to); break;
      case 2: affine_tile<2, Groups>(from, layer, output, to); break;
      case 3: affine_tile<3, Groups>(from, layer, output, to); break;
      case 4: affine_tile<4, Groups>(from, layer, output, to); break;
      case 5: affine_tile<5, Groups>(from, layer, output, to); break;
      case 6: affine_tile<6, Groups>(from, layer, output, to); break;
      case 7: affine_tile<7, Groups>(from, layer, output, to); break;
      default: affine_tile<8, Groups>(from, layer, output, to); break;
    }
    // clang-format on
    row += height;
  }
}

// Outputs outside, rows inside: the weights of 32 outputs stay in the first cache while all rows pass. A lone row takes more outputs
// together, so that its sums need not wait for each other.
void affine(const std::uint8_t* x, std::size_t rows, const PackedAffine& layer, float* y) {
  std::size_t output = 0;
  for (; rows == 1 && output + 4 * kOutputGroup <= layer.outputs; output += 4 * kOutputGroup) affine_tile<1, 4>(x, layer, output, y);
  for (; output + 2 * kOutputGroup <= layer.outputs; output += 2 * kOutputGroup) affine_groups<2>(x, rows, layer, output, y);
  if (output < layer.outputs) affine_groups<1>(x, rows, layer, output, y);
}

// `Rows` rows side by side, so that their sums, each of one order, do not wait for each other.
template <int Rows>
void normalize_rows(const float* x, std::size_t width, const float* gain, const float* shift, float* y) {
  __m256 sums[Rows];
  __m256 means[Rows];
  __m256 squares[Rows];
#pragma GCC unroll 4
  for (int row = 0; row < Rows; ++row) sums[row] = squares[row] = _mm256_setzero_ps();
  for (std::size_t unit = 0; unit < width; unit += kLanes) {
#pragma GCC unroll 4
    for (int row = 0; row < Rows; ++row)
      sums[row] = _mm256_add_ps(sums[row], _mm256_loadu_ps(x + static_cast<std::size_t>(row) * width + unit));
  }
#pragma GCC unroll 4
  for (int row = 0; row < Rows; ++row) means[row] = _mm256_set1_ps(sum_lanes(sums[row]) / static_cast<float>(width));
  for (std::size_t unit = 0; unit < width; unit += kLanes) {
#pragma GCC unroll 4
    for (int row = 0; row < Rows; ++row) {
      const __m256 away = _mm256_sub_ps(_mm256_loadu_ps(x + static_cast<std::size_t>(row) * width + unit), means[row]);
      squares[row] = _mm256_add_ps(squares[row], _mm256_mul_ps(away, away));
    }
  }
#pragma GCC unroll 4
  for (int row = 0; row < Rows; ++row) {
    const float variance = sum_lanes(squares[row]) / static_cast<float>(width) + kEpsilon;
    const __m512 inverse = all(1.0f / _mm_cvtss_f32(_mm_sqrt_ss(_mm_set_ss(variance))));
    const __m512 mean = all(_mm256_cvtss_f32(means[row]));
    const float* from = x + static_cast<std::size_t>(row) * width;
    float* to = y + static_cast<std::size_t>(row) * width;
    by_sixteen(0, width, [&]<__mmask16 places>(std::size_t unit) {
      const __m512 scaled = _mm512_mul_ps(_mm512_sub_ps(load<places>(from + unit), mean), inverse);
      store<places>(to + unit, _mm512_add_ps(_mm512_mul_ps(scaled, load<places>(gain + unit)), load<places>(shift + unit)));
    });
  }
}

void normalize(const float* x, std::size_t rows, std::size_t width, const float* gain, const float* shift, float* y) {
  std::size_t row = 0;
  for (; row + 4 <= rows; row += 4) normalize_rows<4>(x + row * width, width, gain, shift, y + row * width);
  for (; row < rows; ++row) normalize_rows<1>(x + row * width, width, gain, shift, y + row * width);
}

void quantize(const float* x, std::size_t count, float inverse_step, float zero, std::uint8_t* y) {
  by_sixteen(0, count, [&]<__mmask16 places>(std::size_t index) {
    const __m512 scaled = clamp(_mm512_mul_ps(load<places>(x + index), all(inverse_step)), -256.0f, 256.0f);
    const __m512 held = clamp(_mm512_add_ps(round_nearest(scaled), all(zero)), 0.0f, 127.0f);
    const __m128i bytes = _mm512_cvtepi32_epi8(_mm512_cvttps_epi32(held));
    if (places == kAll)
      _mm_storeu_si128(reinterpret_cast<__m128i*>(y + index), bytes);
    else
      _mm_storel_epi64(reinterpret_cast<__m128i*>(y + index), bytes);
  });
}

// Sixteen units of the rows first..last: the window slides down, so each row is read once. Rows outside count as 0, which adds nothing.
template <__mmask16 places>
void convolve_units(const float* x, std::size_t rows, std::size_t width, const float* weights, std::size_t unit, std::size_t first,
                    std::size_t last, float* y) {
  constexpr std::size_t kBefore = kWindow / 2;
  __m512 factor[kWindow];
  __m512 seen[kWindow];
#pragma GCC unroll 5
  for (std::size_t place = 0; place < kWindow; ++place) {
    factor[place] = load<places>(weights + place * width + unit);
    const bool inside = place > 0 && first + place > kBefore && first + place - kBefore - 1 < rows;
    seen[place] = inside ? load<places>(x + (first + place - kBefore - 1) * width + unit) : _mm512_setzero_ps();
  }
  for (std::size_t row = first; row < last; ++row) {
#pragma GCC unroll 5
    for (std::size_t place = 0; place + 1 < kWindow; ++place) seen[place] = seen[place + 1];
    seen[kWindow - 1] = row + kBefore < rows ? load<places>(x + (row + kBefore) * width + unit) : _mm512_setzero_ps();
    __m512 sum = _mm512_setzero_ps();
#pragma GCC unroll 5
    for (std::size_t place = 0; place < kWindow; ++place) sum = _mm512_add_ps(sum, _mm512_mul_ps(seen[place], factor[place]));
    store<places>(y + row * width + unit, sum);
  }
}

void convolve(const float* x, std::size_t rows, std::size_t width, const float* weights, float* y) {
  constexpr std::size_t kRowsAtOnce = 32;  // so many stay in the first cache
  for (std::size_t first = 0; first < rows; first += kRowsAtOnce) {
    const std::size_t last = rows - first < kRowsAtOnce ? rows : first + kRowsAtOnce;
    by_sixteen(0, width,
               [&]<__mmask16 places>(std::size_t unit) { convolve_units<places>(x, rows, width, weights, unit, first, last, y); });
  }
}

void add_clipped(const float* x, std::size_t count, float* y) {
  by_sixteen(0, count, [&]<__mmask16 places>(std::size_t index) {
    store<places>(y + index, _mm512_add_ps(load<places>(y + index), clamp(load<places>(x + index), 0.0f, kClip)));
  });
}

// One direction of `recur` for sixteen units: the state stays in a register.
template <__mmask16 places>
void recur_units(const float* x, std::size_t rows, std::size_t width, bool up, std::size_t unit, float* y) {
  __m512 state = _mm512_setzero_ps();
  for (std::size_t step = 0; step < rows; ++step) {
    const std::size_t row = up ? rows - 1 - step : step;
    const float* own = x + row * 2 * width + unit;
    const __m512 gate = sigmoid(load<places>(own));
    const __m512 added = _mm512_mul_ps(gate, load<places>(own + width));
    state = step == 0 ? added : _mm512_add_ps(_mm512_mul_ps(_mm512_sub_ps(all(1.0f), gate), state), added);
    float* out = y + row * width + unit;
    store<places>(out, _mm512_add_ps(load<places>(out), state));
  }
}

void recur(float* x, std::size_t rows, std::size_t width, float* y) {
  const std::size_t half = width / 2;
  by_sixteen(0, half, [&]<__mmask16 places>(std::size_t unit) { recur_units<places>(x, rows, width, false, unit, y); });
  by_sixteen(half, width, [&]<__mmask16 places>(std::size_t unit) { recur_units<places>(x, rows, width, true, unit, y); });
}

// Groups of sixteen columns of `Rows` rows; `places` of the last group.
template <int Rows, int Groups, __mmask16 places>
void multiply_tile(const float* a, std::size_t inner, const float* b, std::size_t columns, float* y) {
  __m512 sums[Rows][Groups];
#pragma GCC unroll 4
  for (int row = 0; row < Rows; ++row) {
#pragma GCC unroll 2
    for (int group = 0; group < Groups; ++group) sums[row][group] = _mm512_setzero_ps();
  }
  for (std::size_t place = 0; place < inner; ++place) {
    __m512 right[Groups];
#pragma GCC unroll 2
    for (int group = 0; group < Groups; ++group) {
      const float* from = b + place * columns + static_cast<std::size_t>(group) * kWide;
      right[group] = group + 1 == Groups ? load<places>(from) : load<kAll>(from);
    }
#pragma GCC unroll 4
    for (int row = 0; row < Rows; ++row) {
      const __m512 left = all(a[static_cast<std::size_t>(row) * inner + place]);
#pragma GCC unroll 2
      for (int group = 0; group < Groups; ++group) sums[row][group] = _mm512_add_ps(sums[row][group], _mm512_mul_ps(left, right[group]));
    }
  }
#pragma GCC unroll 4
  for (int row = 0; row < Rows; ++row) {
#pragma GCC unroll 2
    for (int group = 0; group < Groups; ++group) {
      float* to = y + static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(group) * kWide;
      if (group + 1 == Groups)
        store<places>(to, sums[row][group]);
      else
        store<kAll>(to, sums[row][group]);
    }
  }
}

template <int Rows>
void multiply_rows(const float* a, std::size_t inner, const float* b, std::size_t columns, float* y) {
  std::size_t column = 0;
  for (; column + 2 * kWide <= columns; column += 2 * kWide) multiply_tile<Rows, 2, kAll>(a, inner, b + column, columns, y + column);
  if (columns - column > kWide)
    multiply_tile<Rows, 2, kHalf>(a, inner, b + column, columns, y + column);
  else if (columns - column == kWide)
    multiply_tile<Rows, 1, kAll>(a, inner, b + column, columns, y + column);
  else if (column < columns)
    multiply_tile<Rows, 1, kHalf>(a, inner, b + column, columns, y + column);
}

void multiply(const float* a, std::size_t rows, std::size_t inner, const float* b, std::size_t columns, float* y) {
  std::size_t row = 0;
  for (; row + 4 <= rows; row += 4) multiply_rows<4>(a + row * inner, inner, b, columns, y + row * columns);
  for (; row < rows; ++row) multiply_rows<1>(a + row * inner, inner, b, columns, y + row * columns);
}

}  // namespace

const Kernels kAvx512VnniKernels = {"avx512vnni", affine, normalize, quantize, convolve, add_clipped, recur, multiply};

}  // namespace sayso::nn
#endif
