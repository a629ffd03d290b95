// Writes model files for tests, good ones and bad ones, by the rules of cpp/model/format.md.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"

namespace sayso::testing {

struct Part {
  std::string name;
  std::uint8_t type = 1;
  std::vector<std::uint32_t> shape;
  std::string data;
};

template <typename Number>
void put(std::string& bytes, std::size_t at, Number number) {
  std::memcpy(bytes.data() + at, &number, sizeof number);
}

// Sets checksums and digest again after somebody changed the bytes, so that only the change is wrong.
inline void reseal(std::string& bytes, std::size_t count) {
  for (std::size_t entry = 64; entry < 64 + 80 * count; entry += 80) {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::memcpy(&offset, bytes.data() + entry + 64, 8);
    std::memcpy(&size, bytes.data() + entry + 72, 8);
    if (offset <= bytes.size() && size <= bytes.size() - offset)
      put(bytes, entry + 44, crc32c(std::string_view(bytes).substr(offset, size)));
  }
  put(bytes, 36, crc32c(std::string_view(bytes).substr(64, 80 * count)));
  put(bytes, 60, crc32c(std::string_view(bytes).substr(0, 60)));
  const std::string digest = sha256_hex(std::string_view(bytes).substr(0, 64 + 80 * count));
  for (std::size_t byte = 0; byte < 32; ++byte) {
    bytes[bytes.size() - 32 + byte] = static_cast<char>(std::stoul(digest.substr(2 * byte, 2), nullptr, 16));
  }
}

inline std::string model_bytes(const std::vector<Part>& parts, std::uint64_t features = 0) {
  const auto pad = [](std::string& bytes) { bytes.resize((bytes.size() + 63) / 64 * 64, '\0'); };
  std::string bytes(64 + 80 * parts.size(), '\0');
  for (std::size_t index = 0; index < parts.size(); ++index) {
    const Part& part = parts[index];
    pad(bytes);
    const std::size_t entry = 64 + 80 * index;
    bytes.replace(entry, part.name.size(), part.name);
    bytes[entry + 40] = static_cast<char>(part.type);
    bytes[entry + 41] = static_cast<char>(part.shape.size());
    for (std::size_t axis = 0; axis < part.shape.size(); ++axis) put(bytes, entry + 48 + 4 * axis, part.shape[axis]);
    put(bytes, entry + 64, static_cast<std::uint64_t>(bytes.size()));
    put(bytes, entry + 72, static_cast<std::uint64_t>(part.data.size()));
    bytes += part.data;
  }
  pad(bytes);
  bytes.resize(bytes.size() + 32, '\0');
  bytes.replace(0, 8, "SAYSOMD1");
  put(bytes, 8, std::uint32_t{2});
  put(bytes, 16, features);
  put(bytes, 24, static_cast<std::uint64_t>(bytes.size()));
  put(bytes, 32, static_cast<std::uint32_t>(parts.size()));
  reseal(bytes, parts.size());
  return bytes;
}

}  // namespace sayso::testing
