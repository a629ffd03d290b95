// The instruction sets by name, as options give them.
#pragma once

#include <array>
#include <string_view>

#include "nn/kernels.h"

namespace sayso::nn {

struct NamedIsa {
  const char* name;
  Isa isa;
};

// Best first; the last runs everywhere.
inline constexpr std::array<NamedIsa, 3> kIsas = {{{"avx512vnni", Isa::avx512vnni}, {"avx2", Isa::avx2}, {"scalar", Isa::scalar}}};

}  // namespace sayso::nn
