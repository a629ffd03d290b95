// Vectors whose elements begin at a multiple of 64 bytes: a load of a wide register that straddles two cache lines takes twice as long.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace sayso::nn {

template <typename Value>
struct LineAllocator {
  using value_type = Value;
  static constexpr std::align_val_t kLine{64};

  LineAllocator() = default;
  template <typename Other>
  LineAllocator(const LineAllocator<Other>&) {}

  Value* allocate(std::size_t count) {
    if (count > static_cast<std::size_t>(-1) / sizeof(Value)) throw std::bad_array_new_length();
    return static_cast<Value*>(::operator new(count * sizeof(Value), kLine));
  }
  void deallocate(Value* values, std::size_t) { ::operator delete(values, kLine); }

  template <typename Other>
  bool operator==(const LineAllocator<Other>&) const {
    return true;
  }
};

template <typename Value>
using AlignedVector = std::vector<Value, LineAllocator<Value>>;

}  // namespace sayso::nn
