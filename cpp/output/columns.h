// Rows -> columns in memory, laid out as Arrow wants them, so that the Arrow export shares them and copies nothing; JSON lines, CSV
// and Python rows are walks over the same columns. Knows nothing of claims.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sayso {

// large_string and string_view stand only in types asked for by a consumer of Arrow; a Column of ours always has `string`.
enum class ColumnKind : std::uint8_t { boolean, int32, int64, float32, float64, string, large_string, string_view, list, structure };

std::string_view name(ColumnKind kind);  // "bool", "int32" ... "list", "struct"

struct ColumnType {
  std::string name;
  ColumnKind kind = ColumnKind::structure;
  bool nullable = false;
  std::vector<ColumnType> fields;  // of a structure; a list has one, "item"
};

// One column. Bitmaps are least significant bit first. A null string or list is empty, a null number 0.
struct Column {
  std::int64_t length = 0;
  std::int64_t null_count = 0;
  std::vector<std::uint8_t> validity;  // bitmap, kept only for a nullable type
  std::vector<char> values;            // numbers in native order; booleans as a bitmap; the text of strings
  std::vector<std::int32_t> offsets;   // strings: into values, lists: into the child; length + 1 of them
  std::vector<Column> children;
};

// An empty column of that type, its children included.
Column make_column(const ColumnType& type);

// Appending. The caller keeps to the column's type; a structure's length is raised by close_structure once each child has its value,
// a list's by close_list once the items are in the child. Throws std::length_error beyond 2 GiB of text or items in one column.
void append(Column& column, bool value);
void append(Column& column, std::string_view value);
void append_bytes(Column& column, const void* value, std::size_t size);
inline void append(Column& column, std::int32_t value) { append_bytes(column, &value, sizeof value); }
inline void append(Column& column, std::int64_t value) { append_bytes(column, &value, sizeof value); }
inline void append(Column& column, float value) { append_bytes(column, &value, sizeof value); }
inline void append(Column& column, double value) { append_bytes(column, &value, sizeof value); }
void close_structure(Column& column);
void close_list(Column& column);
// A null, or for a value just appended to a nullable column the mark that it is none.
void append_null(const ColumnType& type, Column& column);
void mark_valid(Column& column);

// Copies element `index` of `from` to the end of `to`; both are of that type.
void append_copy(const ColumnType& type, const Column& from, std::int64_t index, Column& to);

// Bytes of text in the column and its children.
std::size_t text_bytes(const ColumnType& type, const Column& column);

// Reading; index < length. The value of a null is that of an empty one.
inline bool is_null(const Column& column, std::int64_t index) {
  return column.null_count > 0 && (column.validity[static_cast<std::size_t>(index / 8)] >> (index % 8) & 1) == 0;
}
inline bool boolean_at(const Column& column, std::int64_t index) {
  return (static_cast<unsigned char>(column.values[static_cast<std::size_t>(index / 8)]) >> (index % 8) & 1) != 0;
}
template <typename Number>
Number number_at(const Column& column, std::int64_t index) {
  Number value;
  std::memcpy(&value, column.values.data() + static_cast<std::size_t>(index) * sizeof value, sizeof value);
  return value;
}
inline std::string_view string_at(const Column& column, std::int64_t index) {
  const auto at = static_cast<std::size_t>(index);
  const auto start = static_cast<std::size_t>(column.offsets[at]);
  return {column.values.data() + start, static_cast<std::size_t>(column.offsets[at + 1]) - start};
}
// First item of a list and the one after its last, as indices into children[0].
inline std::pair<std::int64_t, std::int64_t> items_at(const Column& column, std::int64_t index) {
  const auto at = static_cast<std::size_t>(index);
  return {column.offsets[at], column.offsets[at + 1]};
}

// What one batch of a table may hold: many consumers want few rows at a time, and 32-bit offsets want less than 2 GiB of text.
struct BatchLimits {
  std::int64_t rows = std::int64_t{1} << 16;
  std::size_t bytes = std::size_t{1} << 30;
};

// Many batches of one type: rows of a table (a structure), or one list of rows per input row. Immutable once made.
struct Table {
  ColumnType type;
  std::vector<std::pair<std::string, std::string>> metadata;  // for the Arrow schema
  std::vector<std::shared_ptr<const Column>> batches;
  std::vector<std::int64_t> starts = {0};  // first row of each batch, then the number of rows

  std::int64_t size() const { return starts.back(); }
};

// The batch of a row (0 <= row < table.size()) and the row's index in it.
std::pair<const Column*, std::int64_t> locate(const Table& table, std::int64_t row);

// Adds rows one after another and closes batches when they are full. The current column grows by one element between two calls.
class TableBuilder {
 public:
  TableBuilder(ColumnType type, std::vector<std::pair<std::string, std::string>> metadata, BatchLimits limits = {});
  // The column to append the next row to; the one before counts now.
  Column& next();
  Table finish();

 private:
  void close();
  Table table_;
  BatchLimits limits_;
  Column column_;
};

// Those rows, in that order (0 <= row < table.size(), else std::out_of_range).
Table select(const Table& table, const std::vector<std::int64_t>& rows, BatchLimits limits = {});

// All rows in one batch. Throws std::length_error when they do not fit.
std::shared_ptr<const Column> combine(const Table& table);

}  // namespace sayso
