// The memory that one thread's analysis reuses from text to text: activations of the network and vectors of words met before.
// Results never point into it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/stop.h"
#include "nn/aligned.h"

namespace sayso {

// Word -> its vector, for words met lately. What it holds depends on the words met before, what it gives does not.
class WordCache {
 public:
  // Makes the cache ready for vectors of `width` floats of the model `owner`; empties it when it served another.
  void prepare(std::uint64_t owner, std::size_t width);
  // Where the vector of `word` is kept; `known` says whether it is there already, else the caller writes it.
  float* find(std::string_view word, bool& known);

 private:
  std::uint64_t owner_ = 0;
  std::size_t width_ = 0;
  std::vector<std::string> words_;
  nn::AlignedVector<float> vectors_;
};

struct Scratch {
  const StopFlag* stop = nullptr;  // looked at between runs of words and between sentences
  WordCache words;
  nn::AlignedVector<std::uint8_t> states;  // [tokens][width] of the text last encoded, quantised for the model heads
  nn::AlignedVector<float> rows[4];        // activations and scores of some rows
  nn::AlignedVector<std::uint8_t> quantised;

  // Lets go of memory that an unusually long text took.
  void trim();
};

// `buffer` with at least `count` elements, their values unspecified.
template <typename Value>
Value* room(nn::AlignedVector<Value>& buffer, std::size_t count) {
  if (buffer.size() < count) buffer.resize(count);
  return buffer.data();
}

}  // namespace sayso
