#include "base/key_index.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace sayso {
namespace {

// Of the first and last eight bytes and the size: keys are words and short phrases. The number decides about speed alone, so it may differ
// from machine to machine.
std::uint32_t hash_key(std::string_view key) {
  std::uint64_t head = 0, tail = 0;
  const std::size_t size = key.size();
  if (size >= 8) {
    std::memcpy(&head, key.data(), 8);
    std::memcpy(&tail, key.data() + size - 8, 8);
  } else if (size >= 4) {
    std::uint32_t first, last;
    std::memcpy(&first, key.data(), 4);
    std::memcpy(&last, key.data() + size - 4, 4);
    head = first;
    tail = last;
  } else {
    for (const char byte : key) head = head << 8 | static_cast<unsigned char>(byte);
  }
  std::uint64_t hash = (head ^ std::rotl(tail, 29) ^ size) * 0x9E3779B97F4A7C15ULL;  // 2^64 / golden ratio
  hash = (hash ^ hash >> 32) * 0xD6E8FEB86659FD93ULL;
  return static_cast<std::uint32_t>(hash >> 32);
}

// Where the pair of bytes stands in a set of 1024 bits.
std::size_t pair_bit(char first, char second) {
  return (static_cast<unsigned char>(first) * 37u + static_cast<unsigned char>(second)) % 1024;
}

template <std::size_t words>
void set_bit(std::array<std::uint64_t, words>& bits, std::size_t bit) {
  bits[bit / 64] |= std::uint64_t{1} << bit % 64;
}

template <std::size_t words>
bool has_bit(const std::array<std::uint64_t, words>& bits, std::size_t bit) {
  return (bits[bit / 64] >> bit % 64 & 1) != 0;
}

}  // namespace

bool KeyIndex::add(std::string_view key) {
  if (key.empty() || find(key) != kMissing) return false;
  const auto number = static_cast<std::uint32_t>(keys_.size());
  keys_.emplace_back(key);
  sizes_[static_cast<unsigned char>(key.front())] |= std::uint64_t{1} << std::min<std::size_t>(key.size(), 63);
  set_bit(last_, static_cast<unsigned char>(key.back()));
  if (key.size() >= 2) {
    set_bit(first_two_, pair_bit(key[0], key[1]));
    set_bit(last_two_, pair_bit(key[key.size() - 2], key.back()));
  }
  if (slots_.size() < 2 * keys_.size()) {
    slots_.assign(std::max<std::size_t>(16, 2 * slots_.size()), {});
    for (std::uint32_t before = 0; before < number; ++before) place(before);
  }
  place(number);
  return true;
}

void KeyIndex::place(std::uint32_t number) {
  const std::uint32_t hash = hash_key(keys_[number]);
  std::size_t slot = hash & (slots_.size() - 1);
  while (slots_[slot].number != kMissing) slot = (slot + 1) & (slots_.size() - 1);
  slots_[slot] = {hash, number};
}

std::uint32_t KeyIndex::look_up(std::string_view key) const {
  const std::uint32_t hash = hash_key(key);
  for (std::size_t slot = hash & (slots_.size() - 1); slots_[slot].number != kMissing; slot = (slot + 1) & (slots_.size() - 1)) {
    if (slots_[slot].hash == hash && keys_[slots_[slot].number] == key) return slots_[slot].number;
  }
  return kMissing;
}

bool KeyIndex::may_begin(std::string_view start) const {
  if (start.empty()) return true;
  return start.size() == 1 ? sizes_[static_cast<unsigned char>(start.front())] != 0 : has_bit(first_two_, pair_bit(start[0], start[1]));
}

bool KeyIndex::may_end(std::string_view end) const {
  if (end.empty()) return true;
  return end.size() == 1 ? has_bit(last_, static_cast<unsigned char>(end.back()))
                         : has_bit(last_two_, pair_bit(end[end.size() - 2], end.back()));
}

}  // namespace sayso
