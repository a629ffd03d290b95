#include "analysis/scratch.h"

#include "base/hash.h"

namespace sayso {
namespace {

constexpr std::size_t kWords = 8192;           // a power of two; at 192 floats a word, 6 MiB
constexpr std::size_t kLongestWord = 64;       // bytes; longer ones are not worth their place
constexpr std::size_t kMaxStates = 16u << 20;  // bytes kept between texts

}  // namespace

void WordCache::prepare(std::uint64_t owner, std::size_t width) {
  if (owner == owner_ && width == width_) return;
  owner_ = owner;
  width_ = width;
  words_.assign(kWords + 1, {});
  vectors_.assign((kWords + 1) * width, 0.0f);
}

float* WordCache::find(std::string_view word, bool& known) {
  // The last place is for what is not kept: long words, and the empty one, which marks a free place.
  const bool kept = !word.empty() && word.size() <= kLongestWord;
  const std::size_t place = kept ? hash64(word) % kWords : kWords;
  known = kept && words_[place] == word;
  if (kept && !known) words_[place] = word;
  return vectors_.data() + place * width_;
}

void Scratch::trim() {
  if (states.capacity() > kMaxStates) states = {};
}

}  // namespace sayso
