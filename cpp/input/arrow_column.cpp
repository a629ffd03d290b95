#include "input/arrow_column.h"

#include <cstring>
#include <utility>

#include "base/error.h"
#include "input/fault_message.h"

namespace sayso {
namespace {

using Kind = ArrowLayout::Kind;

struct NumberFormat {
  char letter;
  std::uint8_t byte_width;
  bool is_signed;
};

constexpr NumberFormat kNumberFormats[] = {{'c', 1, true}, {'C', 1, false}, {'s', 2, true}, {'S', 2, false},
                                           {'i', 4, true}, {'I', 4, false}, {'l', 8, true}, {'L', 8, false}};

// Names of the formats people meet, for messages.
constexpr std::pair<std::string_view, std::string_view> kFormatNames[] = {
    {"b", "bool"},
    {"c", "int8"},
    {"C", "uint8"},
    {"s", "int16"},
    {"S", "uint16"},
    {"i", "int32"},
    {"I", "uint32"},
    {"l", "int64"},
    {"L", "uint64"},
    {"e", "float16"},
    {"f", "float32"},
    {"g", "float64"},
    {"z", "binary"},
    {"u", "string"},
    {"+l", "list"},
    {"+L", "large_list"},
    {"+s", "struct"},
    {"+m", "map"},
    {"+r", "run_end_encoded"},
    {"tdD", "date32"},
    {"tdm", "date64"},
    {"d:", "decimal"},
    {"ts", "timestamp"},
    {"tt", "time"},
    {"tD", "duration"},
};

std::optional<ArrowLayout> timestamp_layout(char unit) {
  const std::int64_t per_second = unit == 's' ? 1 : unit == 'm' ? 1000 : unit == 'u' ? 1000000 : unit == 'n' ? 1000000000 : 0;
  if (per_second == 0) return std::nullopt;
  return ArrowLayout{Kind::whole_number, 8, true, per_second, 0};
}

std::optional<ArrowLayout> layout_of(std::string_view format) {
  if (format == "n") return ArrowLayout{};
  // Bytes have the layout of text, and what is not UTF-8 in them is repaired as in files.
  if (format == "u" || format == "z") return ArrowLayout{Kind::text};
  if (format == "U" || format == "Z") return ArrowLayout{Kind::large_text};
  if (format == "vu" || format == "vz") return ArrowLayout{Kind::text_view};
  if (format == "tdD") return ArrowLayout{Kind::whole_number, 4, true, 0, 86400};
  if (format == "tdm") return timestamp_layout('m');
  if (format.size() >= 4 && format.starts_with("ts") && format[3] == ':') return timestamp_layout(format[2]);
  if (format.size() != 1) return std::nullopt;
  for (const NumberFormat& number : kNumberFormats) {
    if (number.letter == format[0]) return ArrowLayout{Kind::whole_number, number.byte_width, number.is_signed};
  }
  return std::nullopt;
}

std::int64_t buffer_count(Kind kind) {
  return kind == Kind::nothing ? 0 : kind == Kind::whole_number ? 2 : 3;  // a view has more: one for each block of data
}

template <typename Number>
Number load(const void* buffer, std::int64_t index) {
  Number number;
  std::memcpy(&number, static_cast<const char*>(buffer) + index * static_cast<std::int64_t>(sizeof(Number)), sizeof number);
  return number;
}

std::int64_t load_number(const ArrowLayout& layout, const void* buffer, std::int64_t index) {
  switch (layout.byte_width) {
    case 1:
      return layout.is_signed ? load<std::int8_t>(buffer, index) : load<std::uint8_t>(buffer, index);
    case 2:
      return layout.is_signed ? load<std::int16_t>(buffer, index) : load<std::uint16_t>(buffer, index);
    case 4:
      return layout.is_signed ? load<std::int32_t>(buffer, index) : std::int64_t{load<std::uint32_t>(buffer, index)};
    default:
      return load<std::int64_t>(buffer, index);
  }
}

[[noreturn]] void refuse(const std::string& found) {
  throw InputError("arrow_invalid", "expected an array by the Arrow C data interface, found " + found);
}

void check_array(const ArrowLayout& layout, const ArrowArray& array, std::int64_t first, std::int64_t length) {
  if (array.length < 0 || array.offset < 0 || first < 0 || length < 0 || array.length < length || array.length - length < first) {
    refuse("one of " + std::to_string(array.length) + " rows where " + std::to_string(length) + " are needed");
  }
  if (layout.kind == Kind::nothing || length == 0) return;
  if (array.n_buffers < buffer_count(layout.kind) || array.buffers == nullptr || array.buffers[1] == nullptr) {
    refuse("one of " + std::to_string(array.n_buffers) + " buffers, or with an empty one");
  }
}

bool is_null_at(const ArrowLayout& layout, const ArrowArray& array, std::int64_t index) {
  if (layout.kind == Kind::nothing) return true;
  if (array.null_count == 0 || array.buffers[0] == nullptr) return false;
  return (load<std::uint8_t>(array.buffers[0], index / 8) >> (index % 8) & 1) == 0;
}

template <typename Offset>
std::string_view text_between(const ArrowArray& array, std::int64_t index) {
  const auto start = static_cast<std::int64_t>(load<Offset>(array.buffers[1], index));
  const auto end = static_cast<std::int64_t>(load<Offset>(array.buffers[1], index + 1));
  if (start < 0 || end < start) refuse("a string from byte " + std::to_string(start) + " to " + std::to_string(end));
  if (start == end) return {};
  if (array.buffers[2] == nullptr) refuse("a string without bytes");
  return {static_cast<const char*>(array.buffers[2]) + start, static_cast<std::size_t>(end - start)};
}

// 16 bytes: the length, then the text itself when it has at most 12 bytes, else its first four, the block and the place in it.
std::string_view text_of_view(const ArrowArray& array, std::int64_t index) {
  const char* const view = static_cast<const char*>(array.buffers[1]) + 16 * index;
  const auto length = load<std::int32_t>(view, 0);
  if (length < 0) refuse("a string of " + std::to_string(length) + " bytes");
  if (length <= 12) return {view + 4, static_cast<std::size_t>(length)};
  const auto block = load<std::int32_t>(view, 2), start = load<std::int32_t>(view, 3);
  // Buffers: validity, views, the blocks, and last the sizes of the blocks.
  const std::int64_t block_count = array.n_buffers - 3;
  if (block < 0 || block >= block_count || array.buffers[2 + block] == nullptr) refuse("a string in block " + std::to_string(block));
  const auto block_size = load<std::int64_t>(array.buffers[array.n_buffers - 1], block);
  if (start < 0 || block_size - length < start) refuse("a string beyond the end of its block");
  return {static_cast<const char*>(array.buffers[2 + block]) + start, static_cast<std::size_t>(length)};
}

std::string_view text_at(const ArrowLayout& layout, const ArrowArray& array, std::int64_t index) {
  if (layout.kind == Kind::text) return text_between<std::int32_t>(array, index);
  if (layout.kind == Kind::large_text) return text_between<std::int64_t>(array, index);
  return text_of_view(array, index);
}

}  // namespace

std::string describe_arrow_format(const char* format) {
  const std::string_view given = format == nullptr ? "" : format;
  for (const auto& [prefix, name] : kFormatNames) {
    if (given == prefix || (prefix.size() > 1 && given.starts_with(prefix)))
      return std::string(name) + " (Arrow format " + quote_bytes(given) + ")";
  }
  return "Arrow format " + quote_bytes(given);
}

std::optional<ArrowColumn> ArrowColumn::of(const ArrowSchema& schema) {
  const std::optional<ArrowLayout> layout = layout_of(schema.format == nullptr ? "" : schema.format);
  if (!layout) return std::nullopt;
  ArrowColumn column;
  column.layout_ = *layout;
  if (schema.dictionary != nullptr) {
    const std::optional<ArrowLayout> values = layout_of(schema.dictionary->format == nullptr ? "" : schema.dictionary->format);
    if (!values || !layout->is_plain_number() || schema.dictionary->dictionary != nullptr) return std::nullopt;
    column.values_ = *values;
    column.is_dictionary_ = true;
  }
  return column;
}

void ArrowColumn::point_at(const ArrowArray& array, std::int64_t first, std::int64_t length) {
  check_array(layout_, array, first, length);
  if (is_dictionary_) {
    if (array.dictionary == nullptr) refuse("one without its dictionary");
    check_array(values_, *array.dictionary, 0, array.dictionary->length);
  }
  array_ = &array;
  first_ = array.offset + first;
}

bool ArrowColumn::is_null(std::int64_t row) const {
  if (is_null_at(layout_, *array_, first_ + row)) return true;
  if (!is_dictionary_) return false;
  const std::int64_t entry = load_number(layout_, array_->buffers[1], first_ + row);
  if (entry < 0 || entry >= array_->dictionary->length)
    refuse("entry " + std::to_string(entry) + " of a dictionary that has no such entry");
  return is_null_at(values_, *array_->dictionary, array_->dictionary->offset + entry);
}

std::string_view ArrowColumn::text(std::int64_t row) const {
  if (!is_dictionary_) return text_at(layout_, *array_, first_ + row);
  const std::int64_t entry = load_number(layout_, array_->buffers[1], first_ + row);  // in range: is_null has looked
  return text_at(values_, *array_->dictionary, array_->dictionary->offset + entry);
}

std::int64_t ArrowColumn::number(std::int64_t row) const {
  const std::int64_t number = load_number(layout_, array_->buffers[1], first_ + row);
  if (!is_dictionary_) return number;
  return load_number(values_, array_->dictionary->buffers[1], array_->dictionary->offset + number);
}

std::string ArrowColumn::number_text(std::int64_t row) const {
  const std::int64_t value = number(row);
  return layout().is_signed ? std::to_string(value) : std::to_string(static_cast<std::uint64_t>(value));
}

}  // namespace sayso
