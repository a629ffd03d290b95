#include "nn/kernels.h"

namespace sayso::nn {

const Kernels* select(Isa isa) {
  if (isa == Isa::scalar) return &kScalarKernels;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) return &kAvx2Kernels;
#endif
  return isa == Isa::best ? &kScalarKernels : nullptr;
}

}  // namespace sayso::nn
