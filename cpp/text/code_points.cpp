#include "text/code_points.h"

#include <algorithm>

#include "base/utf8.h"

namespace sayso {
namespace {

constexpr std::uint32_t kStep = 64;  // bytes per stored count

std::uint32_t count_in(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

}  // namespace

CodePointMap::CodePointMap(std::string_view text) {
  is_ascii_ = std::none_of(text.begin(), text.end(), [](char byte) { return byte_value(byte) >= 0x80; });
  if (is_ascii_) return;
  counts_.reserve(text.size() / kStep + 1);
  std::uint32_t before = 0;
  for (std::size_t start = 0; start <= text.size(); start += kStep) {
    counts_.push_back(before);
    before += count_in(text.substr(start, kStep));
  }
}

std::uint32_t CodePointMap::code_points(std::string_view text, std::uint32_t byte) const {
  if (is_ascii_) return byte;
  const std::uint32_t step = byte / kStep;
  return counts_[step] + count_in(text.substr(std::size_t{step} * kStep, byte % kStep));
}

}  // namespace sayso
