// Small matrices of numbers -> small matrices of numbers: the arithmetic of the network, once for each instruction set. All tables give
// equal results, bit for bit: integers for products, and floats whose every sum has one order (eight lanes, then
// ((0+4)+(2+6)) + ((1+5)+(3+7))), without fused multiply-add. kernels_scalar.cpp is the definition.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sayso::nn {

enum class Isa : std::uint8_t { best, scalar, avx2, avx512vnni };

inline constexpr std::size_t kInputGroup = 4;    // inputs that stand together in packed weights
inline constexpr std::size_t kInputRun = 16;     // inputs whose products kernels may add up in two sums of 16 bits, of eight products each
inline constexpr std::size_t kOutputGroup = 16;  // outputs are padded to a multiple of this, and stand together in packed weights
inline constexpr std::size_t kLanes = 8;         // floats are handled in groups of this
inline constexpr float kClip = 6.0f;             // rectified activations end here
inline constexpr std::size_t kWindow = 5;        // rows a convolution sees

// An affine layer as the kernels read it; layers.h makes and owns it.
struct PackedAffine {
  const std::int8_t* weights;  // [outputs / 16][inputs / 4][16][4], each -127..127; fits_kernels (layers.h)
  const std::int32_t* offset;  // [outputs] what the zero point of the inputs adds to every sum
  const float* scale;          // [outputs]
  const float* bias;           // [outputs]
  std::size_t inputs;          // a multiple of kInputGroup
  std::size_t outputs;         // a multiple of kOutputGroup
};

// Widths and counts of floats are multiples of kLanes. Outputs do not overlap inputs unless it is said.
struct Kernels {
  const char* name;
  // y[row][output] = float(sum of x * weight - offset) * scale + bias; x is [rows][inputs], 0..127 each.
  void (*affine)(const std::uint8_t* x, std::size_t rows, const PackedAffine& layer, float* y);
  // Rows made mean 0 and variance 1, times gain, plus shift.
  void (*normalize)(const float* x, std::size_t rows, std::size_t width, const float* gain, const float* shift, float* y);
  // Nearest integer (ties to even) of x * inverse_step, plus zero, held within 0..127; what is not a number becomes 0.
  void (*quantize)(const float* x, std::size_t count, float inverse_step, float zero, std::uint8_t* y);
  // y[row] = sum over the window of x[row + k] * weights[k + 2], unit by unit; rows outside are 0. weights is [kWindow][width].
  void (*convolve)(const float* x, std::size_t rows, std::size_t width, const float* weights, float* y);
  // y += x held within 0..kClip.
  void (*add_clipped)(const float* x, std::size_t count, float* y);
  // Rows of x are width gates and width candidates. state = (1 - sigmoid(gate)) * state + sigmoid(gate) * candidate, down the rows
  // for the first half of the units, up the rows for the second; y[row] += state. May overwrite x.
  void (*recur)(float* x, std::size_t rows, std::size_t width, float* y);
  // y[row][column] = sum over inner, in order, of a[row][inner] * b[inner][column]; columns is a multiple of kLanes.
  void (*multiply)(const float* a, std::size_t rows, std::size_t inner, const float* b, std::size_t columns, float* y);
};

extern const Kernels kScalarKernels;
extern const Kernels kAvx2Kernels;        // only where the compiler targets x86-64
extern const Kernels kAvx512VnniKernels;  // the same

// The table for `isa`; for Isa::best the fastest this CPU has. nullptr when this CPU cannot run it.
const Kernels* select(Isa isa);

}  // namespace sayso::nn
