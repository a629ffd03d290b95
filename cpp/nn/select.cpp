#include "nn/kernels.h"

namespace sayso::nn {

const Kernels* select(Isa isa) {
  if (isa == Isa::scalar) return &kScalarKernels;
#if defined(__x86_64__)
  // The compiler's query also asks whether the operating system keeps the wide registers (XCR0).
  const bool avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
                      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vnni");
  if (isa != Isa::avx2 && avx512) return &kAvx512VnniKernels;
  if (isa != Isa::avx512vnni && __builtin_cpu_supports("avx2")) return &kAvx2Kernels;
#endif
  return isa == Isa::best ? &kScalarKernels : nullptr;
}

}  // namespace sayso::nn
