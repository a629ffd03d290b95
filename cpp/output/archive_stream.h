// Values <-> bytes, one description for both directions: `members(archive, value)` names the members of a struct once, and the Writer
// or the Reader goes through them. Numbers are stored in native order with their full width, lengths in 64 bits.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace sayso {

// Number of labels of an enum: what a Reader accepts. Specialised where the enums are archived.
template <typename Label>
inline constexpr std::uint8_t kLabelCount = 0;

class ArchiveWriter {
 public:
  std::string bytes;

  template <typename... Values>
  void operator()(const Values&... values) {
    (write(values), ...);
  }

 private:
  template <typename Value>
  void write(const Value& value) {
    if constexpr (std::is_arithmetic_v<Value> || std::is_enum_v<Value>) {
      raw(&value, sizeof value);
    } else {
      members(*this, value);
    }
  }
  void write(const std::string& text) {
    write(static_cast<std::uint64_t>(text.size()));
    raw(text.data(), text.size());
  }
  template <typename Value>
  void write(const std::vector<Value>& values) {
    write(static_cast<std::uint64_t>(values.size()));
    if constexpr (std::is_arithmetic_v<Value>) {
      raw(values.data(), values.size() * sizeof(Value));
    } else {
      for (const Value& value : values) write(value);
    }
  }
  template <typename Value>
  void write(const std::optional<Value>& value) {
    write(value.has_value());
    if (value) write(*value);
  }
  template <typename A, typename B>
  void write(const std::pair<A, B>& value) {
    write(value.first);
    write(value.second);
  }
  void raw(const void* data, std::size_t size) { bytes.append(static_cast<const char*>(data), size); }
};

class ArchiveReader {
 public:
  explicit ArchiveReader(std::string_view bytes) : rest_(bytes) {}
  bool at_end() const { return rest_.empty(); }

  template <typename... Values>
  void operator()(Values&... values) {
    (read(values), ...);
  }

  [[noreturn]] static void fail() { throw std::invalid_argument("damaged bytes: not what sayso has written"); }

 private:
  template <typename Value>
  void read(Value& value) {
    if constexpr (std::is_same_v<Value, bool>) {
      std::uint8_t byte = 0;
      raw(&byte, 1);
      if (byte > 1) fail();
      value = byte == 1;
    } else if constexpr (std::is_enum_v<Value>) {
      static_assert(kLabelCount<Value> > 0, "say how many labels the enum has");
      std::uint8_t byte = 0;
      raw(&byte, 1);
      if (byte >= kLabelCount<Value>) fail();
      value = static_cast<Value>(byte);
    } else if constexpr (std::is_arithmetic_v<Value>) {
      raw(&value, sizeof value);
    } else {
      members(*this, value);
    }
  }
  void read(std::string& text) {
    const std::size_t size = length(1);
    text.assign(rest_.substr(0, size));
    rest_.remove_prefix(size);
  }
  template <typename Value>
  void read(std::vector<Value>& values) {
    if constexpr (std::is_arithmetic_v<Value>) {
      values.resize(length(sizeof(Value)));
      raw(values.data(), values.size() * sizeof(Value));
    } else {
      // Every value takes at least one byte, so a false length cannot make us allocate more than the bytes are worth.
      for (std::size_t left = length(1); left > 0; --left) read(values.emplace_back());
    }
  }
  template <typename Value>
  void read(std::optional<Value>& value) {
    bool has = false;
    read(has);
    value.reset();
    if (has) read(value.emplace());
  }
  template <typename A, typename B>
  void read(std::pair<A, B>& value) {
    read(value.first);
    read(value.second);
  }

  // A length that the bytes left can hold, for elements of that size.
  std::size_t length(std::size_t element) {
    std::uint64_t size = 0;
    raw(&size, sizeof size);
    if (size > rest_.size() / element) fail();
    return static_cast<std::size_t>(size);
  }
  void raw(void* data, std::size_t size) {
    if (size > rest_.size()) fail();
    if (size > 0) std::memcpy(data, rest_.data(), size);
    rest_.remove_prefix(size);
  }

  std::string_view rest_;
};

}  // namespace sayso
