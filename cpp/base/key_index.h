// Words -> numbers, for tables that are asked for far more words than they hold.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

// Keys -> their numbers, from 0 in the order they came. Nearly all words that are asked for are no keys: those are told apart by their
// first byte and size, without a hash.
class KeyIndex {
 public:
  static constexpr std::uint32_t kMissing = 0xFFFFFFFF;

  // False when the key stands there already.
  bool add(std::string_view key);
  std::uint32_t find(std::string_view key) const { return may_hold(key) ? look_up(key) : kMissing; }
  // False when surely no key begins with `start`; ends with `end`.
  bool may_begin(std::string_view start) const;
  bool may_end(std::string_view end) const;

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = kMissing;
  };

  bool may_hold(std::string_view key) const {
    return !key.empty() && (sizes_[static_cast<unsigned char>(key.front())] >> (key.size() < 63 ? key.size() : 63) & 1) != 0;
  }
  std::uint32_t look_up(std::string_view key) const;
  void place(std::uint32_t number);

  std::vector<std::string> keys_;
  std::vector<Slot> slots_;                    // a power of two, at most half full
  std::array<std::uint64_t, 256> sizes_{};     // by first byte: the sizes of its keys, one bit each, 63 for all greater ones
  std::array<std::uint64_t, 16> first_two_{};  // a bit for each pair of bytes (by their hash) that a key begins with
  std::array<std::uint64_t, 16> last_two_{};   // ends with
  std::array<std::uint64_t, 4> last_{};        // a bit for each last byte
};

}  // namespace sayso
