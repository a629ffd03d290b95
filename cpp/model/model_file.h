// The validated container of trained numbers: named sections with type and shape. format.md is its grammar. Reading checks everything
// (magic, versions, sizes, checksums, layout) before anything is used; a file that fails gives ModelError, never a crash.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

enum class ElementType : std::uint8_t { u8, i8, i16, i32, f32, u32, text };

struct ModelSection {
  std::string name;
  ElementType type = ElementType::u8;
  std::vector<std::uint32_t> shape;  // at most four
  std::size_t offset = 0;            // into the file's bytes; 64-byte aligned
  std::size_t bytes = 0;
};

class ModelFile {
 public:
  // Reads and checks the whole file. Throws ModelError (code, path, expected, found).
  static ModelFile read(const std::string& path);
  // The same for bytes already in memory; `path` only names them in errors.
  static ModelFile parse(std::string bytes, const std::string& path);

  // The values of a section. Throws ModelError when it is missing or has another type or shape; a 0 in `shape` accepts any size.
  std::span<const std::int8_t> i8(std::string_view name, std::span<const std::uint32_t> shape) const;
  std::span<const std::int16_t> i16(std::string_view name, std::span<const std::uint32_t> shape) const;
  std::span<const std::int32_t> i32(std::string_view name, std::span<const std::uint32_t> shape) const;
  std::span<const std::uint32_t> u32(std::string_view name, std::span<const std::uint32_t> shape) const;
  std::span<const float> f32(std::string_view name, std::span<const std::uint32_t> shape) const;  // all finite
  std::string_view text(std::string_view name) const;                                             // valid UTF-8
  bool has(std::string_view name) const;
  const std::vector<std::uint32_t>& shape(std::string_view name) const;

  std::uint64_t feature_hash() const { return feature_hash_; }
  const std::string& sha256() const { return sha256_; }  // 64 hex digits: of the header and the table, which hold all checksums
  std::shared_ptr<const std::string> bytes() const { return bytes_; }  // keeps what spans look at alive when the file object goes
  const std::string& path() const { return path_; }

 private:
  ModelFile() = default;
  const ModelSection* find(std::string_view name) const;
  const ModelSection& section(std::string_view name, ElementType type, std::span<const std::uint32_t> shape) const;
  template <typename Number>
  std::span<const Number> values(std::string_view name, ElementType type, std::span<const std::uint32_t> shape) const;

  std::string path_;
  std::string sha256_;
  std::uint64_t feature_hash_ = 0;
  std::shared_ptr<const std::string> bytes_;
  std::vector<ModelSection> sections_;
};

}  // namespace sayso
