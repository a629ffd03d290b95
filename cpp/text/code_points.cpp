#include "text/code_points.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::uint32_t kStep = 64;  // bytes per stored count

bool starts_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

std::uint32_t count(std::string_view text) { return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), starts_code_point)); }

}  // namespace

CodePointMap::CodePointMap(std::string_view text) {
  is_ascii_ = std::none_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) >= 0x80U; });
  if (is_ascii_) return;
  counts_.reserve(text.size() / kStep + 1);
  std::uint32_t before = 0;
  for (std::size_t start = 0; start <= text.size(); start += kStep) {
    counts_.push_back(before);
    before += count(text.substr(start, kStep));
  }
}

std::uint32_t CodePointMap::code_points(std::string_view text, std::uint32_t byte) const {
  if (is_ascii_) return byte;
  const std::uint32_t step = byte / kStep;
  return counts_[step] + count(text.substr(std::size_t{step} * kStep, byte % kStep));
}

}  // namespace sayso
