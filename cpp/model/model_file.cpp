#include "model/model_file.h"

#include <sys/stat.h>

#include <array>
#include <bit>
#include <cerrno>
#include <cmath>
#include <cstring>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/utf8.h"

static_assert(std::endian::native == std::endian::little, "the model file is little endian and read in place");

namespace sayso {
namespace {

constexpr std::uint32_t kFormatVersion = 2;
constexpr std::size_t kHeaderBytes = 64;
constexpr std::size_t kEntryBytes = 80;
constexpr std::size_t kNameBytes = 40;
constexpr std::size_t kDigestBytes = 32;
constexpr std::size_t kAlignment = 64;
constexpr std::size_t kMaxSections = 256;
constexpr std::size_t kMaxBytes = std::size_t{512} << 20;
constexpr std::array<std::string_view, 7> kTypeNames = {"u8", "i8", "i16", "i32", "f32", "u32", "text"};
constexpr std::array<std::size_t, 7> kTypeBytes = {1, 1, 2, 4, 4, 4, 1};

constexpr std::size_t align(std::size_t offset) { return (offset + kAlignment - 1) / kAlignment * kAlignment; }

[[noreturn]] void fail(const std::string& code, const std::string& path, const std::string& what) {
  throw ModelError(code, "model file '" + path + "': " + what);
}

// Numbers at a place of the file; the caller has checked that they lie inside.
template <typename Number>
Number load(std::string_view bytes, std::size_t at) {
  Number number;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

bool is_zero(std::string_view bytes) { return bytes.find_first_not_of('\0') == std::string_view::npos; }

// What a file with another magic probably is.
std::string_view guess(std::string_view bytes) {
  if (bytes.starts_with("SAYSOMD")) return "a sayso model of another generation; get the model that belongs to this version of sayso";
  if (bytes.starts_with("PK")) return "a zip archive";
  if (bytes.starts_with("version https://git-lfs")) return "a Git LFS pointer; run `git lfs pull`";
  if (bytes.starts_with("\x80")) return "a Python pickle";
  if (bytes.starts_with("<")) return "HTML or XML";
  return bytes.empty() ? "empty" : "not a sayso model";
}

void check_header(std::string_view bytes, const std::string& path) {
  if (bytes.substr(0, 8) != "SAYSOMD1")
    fail("not_a_model", path, "expected the mark 'SAYSOMD1'; this file is " + std::string(guess(bytes)));
  if (bytes.size() < kHeaderBytes) fail("truncated", path, "ends within its header");
  const auto version = load<std::uint32_t>(bytes, 8);
  if (version != kFormatVersion) {
    fail("version", path,
         "has format version " + std::to_string(version) + ", expected " + std::to_string(kFormatVersion) +
             (version > kFormatVersion ? "; it needs a newer sayso" : "; get the model of this version of sayso"));
  }
  if (load<std::uint32_t>(bytes, 60) != crc32c(bytes.substr(0, 60))) fail("checksum", path, "the header is damaged");
  if (load<std::uint32_t>(bytes, 12) != 0 || !is_zero(bytes.substr(40, 20)))
    fail("layout", path, "reserved fields of the header are not zero");
  const auto size = load<std::uint64_t>(bytes, 24);
  if (size > bytes.size()) fail("truncated", path, "has " + std::to_string(bytes.size()) + " bytes of " + std::to_string(size));
  if (size < bytes.size()) fail("layout", path, "has " + std::to_string(bytes.size() - size) + " bytes after its end");
}

// Product of the shape times the width of the type; false when that overflows.
bool section_bytes(const ModelSection& section, std::size_t& bytes) {
  bytes = kTypeBytes[static_cast<std::size_t>(section.type)];
  for (const std::uint32_t size : section.shape) {
    if (__builtin_mul_overflow(bytes, static_cast<std::size_t>(size), &bytes)) return false;
  }
  return true;
}

std::string read_name(std::string_view field, const std::string& path) {
  const std::string_view name = field.substr(0, field.find('\0'));
  const bool good = !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._") == std::string_view::npos;
  if (!good || !is_zero(field.substr(name.size()))) fail("layout", path, "a section has a malformed name");
  return std::string(name);
}

ModelSection read_entry(std::string_view bytes, std::size_t entry, std::size_t file_bytes, const std::string& path) {
  ModelSection section;
  section.name = read_name(bytes.substr(entry, kNameBytes), path);
  const auto type = load<std::uint8_t>(bytes, entry + 40);
  const auto rank = load<std::uint8_t>(bytes, entry + 41);
  const std::string where = "section '" + section.name + "' ";
  if (type >= kTypeNames.size()) fail("layout", path, where + "has the unknown type " + std::to_string(type));
  if (rank < 1 || rank > 4 || load<std::uint16_t>(bytes, entry + 42) != 0) fail("layout", path, where + "has rank " + std::to_string(rank));
  section.type = static_cast<ElementType>(type);
  for (std::size_t axis = 0; axis < 4; ++axis) {
    const auto size = load<std::uint32_t>(bytes, entry + 48 + 4 * axis);
    if (axis < rank)
      section.shape.push_back(size);
    else if (size != 0)
      fail("layout", path, where + "has sizes beyond its rank");
  }
  const auto offset = load<std::uint64_t>(bytes, entry + 64);
  const auto size = load<std::uint64_t>(bytes, entry + 72);
  std::size_t end = 0;
  std::size_t expected = 0;
  if (__builtin_add_overflow(offset, size, &end) || end > file_bytes - kDigestBytes) fail("bounds", path, where + "leaves the file");
  if (!section_bytes(section, expected) || expected != size) fail("bounds", path, where + "has a shape that does not fit its bytes");
  section.offset = offset;
  section.bytes = size;
  return section;
}

void check_values(std::string_view bytes, const ModelSection& section, const std::string& path) {
  const std::string_view values = bytes.substr(section.offset, section.bytes);
  if (section.type == ElementType::text && !is_valid_utf8(values))
    fail("semantic", path, "section '" + section.name + "' is not valid UTF-8");
  if (section.type == ElementType::text && section.shape.size() != 1)
    fail("layout", path, "section '" + section.name + "' is a text of rank other than 1");
  if (section.type != ElementType::f32) return;
  for (std::size_t at = 0; at < values.size(); at += sizeof(float)) {
    if (!std::isfinite(load<float>(values, at))) fail("semantic", path, "section '" + section.name + "' holds a number that is not finite");
  }
}

std::vector<ModelSection> read_table(std::string_view bytes, const std::string& path) {
  const std::size_t count = load<std::uint32_t>(bytes, 32);
  if (count < 1 || count > kMaxSections) fail("bounds", path, "has " + std::to_string(count) + " sections, expected 1 to 256");
  const std::size_t table_end = kHeaderBytes + count * kEntryBytes;
  if (table_end + kDigestBytes > bytes.size()) fail("bounds", path, "its table leaves the file");
  if (load<std::uint32_t>(bytes, 36) != crc32c(bytes.substr(kHeaderBytes, table_end - kHeaderBytes)))
    fail("checksum", path, "the table is damaged");

  std::vector<ModelSection> sections;
  std::size_t end = table_end;
  for (std::size_t index = 0; index < count; ++index) {
    const std::size_t entry = kHeaderBytes + index * kEntryBytes;
    ModelSection section = read_entry(bytes, entry, bytes.size(), path);
    const std::string where = "section '" + section.name + "' ";
    if (!sections.empty() && section.name <= sections.back().name) fail("layout", path, where + "stands twice or out of order");
    if (section.offset != align(end)) fail("layout", path, where + "is not where the one before it ends");
    if (!is_zero(bytes.substr(end, section.offset - end))) fail("layout", path, "bytes between sections are not zero");
    if (load<std::uint32_t>(bytes, entry + 44) != crc32c(bytes.substr(section.offset, section.bytes)))
      fail("checksum", path, where + "is damaged");
    end = section.offset + section.bytes;
    sections.push_back(std::move(section));
  }
  if (align(end) + kDigestBytes != bytes.size()) fail("layout", path, "does not end after its last section");
  if (!is_zero(bytes.substr(end, align(end) - end))) fail("layout", path, "bytes after the last section are not zero");
  return sections;
}

std::string hex(std::string_view bytes) {
  std::string digits;
  for (const char byte : bytes) {
    digits += "0123456789abcdef"[byte_value(byte) >> 4];
    digits += "0123456789abcdef"[byte_value(byte) & 15];
  }
  return digits;
}

std::string describe(ElementType type, std::span<const std::uint32_t> shape) {
  std::string text(kTypeNames[static_cast<std::size_t>(type)]);
  for (const std::uint32_t size : shape) text.append(" ").append(size == 0 ? std::string("any") : std::to_string(size));
  return text;
}

}  // namespace

ModelFile ModelFile::read(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) fail("not_found", path, std::strerror(errno));
  if (!S_ISREG(status.st_mode)) fail("not_regular_file", path, "is not a regular file");
  if (static_cast<std::uint64_t>(status.st_size) > kMaxBytes)
    fail("too_large", path, "has " + std::to_string(status.st_size) + " bytes, at most " + std::to_string(kMaxBytes) + " are read");
  try {
    return parse(read_file(path, kMaxBytes, static_cast<std::size_t>(status.st_size)), path);
  } catch (const FileError& error) {
    fail("not_readable", path, error.what());
  } catch (const InputError&) {
    fail("too_large", path, "grew while it was read");
  }
}

ModelFile ModelFile::parse(std::string bytes, const std::string& path) {
  check_header(bytes, path);
  ModelFile file;
  file.sections_ = read_table(bytes, path);
  // All else is under the checksums of the table.
  file.sha256_ = sha256_hex(std::string_view(bytes).substr(0, kHeaderBytes + file.sections_.size() * kEntryBytes));
  if (file.sha256_ != hex(std::string_view(bytes).substr(bytes.size() - kDigestBytes)))
    fail("checksum", path, "the digest at its end does not match");
  for (const ModelSection& section : file.sections_) check_values(bytes, section, path);
  file.path_ = path;
  file.feature_hash_ = load<std::uint64_t>(bytes, 16);
  file.bytes_ = std::make_shared<const std::string>(std::move(bytes));
  return file;
}

const ModelSection* ModelFile::find(std::string_view name) const {
  for (const ModelSection& section : sections_) {
    if (section.name == name) return &section;
  }
  return nullptr;
}

const ModelSection& ModelFile::section(std::string_view name, ElementType type, std::span<const std::uint32_t> shape) const {
  const ModelSection* found = find(name);
  const std::string where = "section '" + std::string(name) + "' ";
  if (found == nullptr) fail("section", path_, where + "is missing");
  bool fits = found->type == type && found->shape.size() == shape.size();
  for (std::size_t axis = 0; fits && axis < shape.size(); ++axis) fits = shape[axis] == 0 || shape[axis] == found->shape[axis];
  if (!fits) fail("section", path_, where + "is " + describe(found->type, found->shape) + ", expected " + describe(type, shape));
  return *found;
}

template <typename Number>
std::span<const Number> ModelFile::values(std::string_view name, ElementType type, std::span<const std::uint32_t> shape) const {
  const ModelSection& found = section(name, type, shape);
  // Sections are 64-byte aligned within the file, and the memory of a string as long as a model is aligned for every basic type.
  return {reinterpret_cast<const Number*>(bytes_->data() + found.offset), found.bytes / sizeof(Number)};
}

std::span<const std::int8_t> ModelFile::i8(std::string_view name, std::span<const std::uint32_t> shape) const {
  return values<std::int8_t>(name, ElementType::i8, shape);
}
std::span<const std::int16_t> ModelFile::i16(std::string_view name, std::span<const std::uint32_t> shape) const {
  return values<std::int16_t>(name, ElementType::i16, shape);
}
std::span<const std::int32_t> ModelFile::i32(std::string_view name, std::span<const std::uint32_t> shape) const {
  return values<std::int32_t>(name, ElementType::i32, shape);
}
std::span<const std::uint32_t> ModelFile::u32(std::string_view name, std::span<const std::uint32_t> shape) const {
  return values<std::uint32_t>(name, ElementType::u32, shape);
}
std::span<const float> ModelFile::f32(std::string_view name, std::span<const std::uint32_t> shape) const {
  return values<float>(name, ElementType::f32, shape);
}

std::string_view ModelFile::text(std::string_view name) const {
  const std::uint32_t any[] = {0};
  const std::span<const char> found = values<char>(name, ElementType::text, any);
  return {found.data(), found.size()};
}

bool ModelFile::has(std::string_view name) const { return find(name) != nullptr; }

const std::vector<std::uint32_t>& ModelFile::shape(std::string_view name) const {
  const ModelSection* found = find(name);
  if (found == nullptr) fail("section", path_, "section '" + std::string(name) + "' is missing");
  return found->shape;
}

}  // namespace sayso
