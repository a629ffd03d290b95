#include "output/columns.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace sayso {
namespace {

constexpr std::array<std::string_view, 10> kKindNames = {"bool",   "int32",        "int64",       "float32", "float64",
                                                         "string", "large_string", "string_view", "list",    "struct"};

template <typename Byte>
void append_bit(std::vector<Byte>& bits, std::int64_t index, bool value) {
  if (index % 8 == 0) bits.push_back(Byte{0});
  if (value) bits.back() = static_cast<Byte>(static_cast<unsigned char>(bits.back()) | 1U << (index % 8));
}

std::int32_t checked_offset(std::size_t size) {
  if (size > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    throw std::length_error("more than 2 GiB in one column of a batch");
  }
  return static_cast<std::int32_t>(size);
}

std::size_t width(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::int32:
    case ColumnKind::float32:
      return 4;
    case ColumnKind::int64:
    case ColumnKind::float64:
      return 8;
    default:
      return 0;
  }
}

bool has_offsets(ColumnKind kind) { return kind == ColumnKind::string || kind == ColumnKind::list; }

}  // namespace

std::string_view name(ColumnKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

Column make_column(const ColumnType& type) {
  Column column;
  if (has_offsets(type.kind)) column.offsets.push_back(0);
  for (const ColumnType& field : type.fields) column.children.push_back(make_column(field));
  return column;
}

void append(Column& column, bool value) {
  append_bit(column.values, column.length, value);
  ++column.length;
}

void append(Column& column, std::string_view value) {
  const std::int32_t end = checked_offset(column.values.size() + value.size());
  column.values.insert(column.values.end(), value.begin(), value.end());
  column.offsets.push_back(end);
  ++column.length;
}

void append_bytes(Column& column, const void* value, std::size_t size) {
  const std::size_t before = column.values.size();
  column.values.resize(before + size);
  std::memcpy(column.values.data() + before, value, size);
  ++column.length;
}

void close_structure(Column& column) { ++column.length; }

void close_list(Column& column) {
  column.offsets.push_back(checked_offset(static_cast<std::size_t>(column.children.front().length)));
  ++column.length;
}

void mark_valid(Column& column) { append_bit(column.validity, column.length - 1, true); }

void append_null(const ColumnType& type, Column& column) {
  append_bit(column.validity, column.length, false);
  ++column.null_count;
  if (has_offsets(type.kind)) {
    column.offsets.push_back(column.offsets.back());
  } else if (type.kind == ColumnKind::boolean) {
    append_bit(column.values, column.length, false);
  } else {
    column.values.resize(column.values.size() + width(type.kind));
  }
  ++column.length;
  for (std::size_t field = 0; type.kind == ColumnKind::structure && field < type.fields.size(); ++field) {
    append_null(type.fields[field], column.children[field]);
  }
}

void append_copy(const ColumnType& type, const Column& from, std::int64_t index, Column& to) {
  if (is_null(from, index)) {
    append_null(type, to);
    return;
  }
  switch (type.kind) {
    case ColumnKind::boolean:
      append(to, boolean_at(from, index));
      break;
    case ColumnKind::string:
      append(to, string_at(from, index));
      break;
    case ColumnKind::structure:
      for (std::size_t field = 0; field < type.fields.size(); ++field) {
        append_copy(type.fields[field], from.children[field], index, to.children[field]);
      }
      close_structure(to);
      break;
    case ColumnKind::list: {
      const auto [start, end] = items_at(from, index);
      for (std::int64_t item = start; item < end; ++item)
        append_copy(type.fields.front(), from.children.front(), item, to.children.front());
      close_list(to);
      break;
    }
    default: {
      const std::size_t size = width(type.kind);
      append_bytes(to, from.values.data() + static_cast<std::size_t>(index) * size, size);
    }
  }
  if (type.nullable) mark_valid(to);
}

std::size_t text_bytes(const ColumnType& type, const Column& column) {
  std::size_t bytes = type.kind == ColumnKind::string ? column.values.size() : 0;
  for (std::size_t field = 0; field < type.fields.size(); ++field) bytes += text_bytes(type.fields[field], column.children[field]);
  return bytes;
}

std::pair<const Column*, std::int64_t> locate(const Table& table, std::int64_t row) {
  const auto after = std::upper_bound(table.starts.begin(), table.starts.end(), row);
  const auto batch = static_cast<std::size_t>(after - table.starts.begin()) - 1;
  return {table.batches[batch].get(), row - table.starts[batch]};
}

TableBuilder::TableBuilder(ColumnType type, std::vector<std::pair<std::string, std::string>> metadata, BatchLimits limits)
    : limits_(limits) {
  table_.type = std::move(type);
  table_.metadata = std::move(metadata);
  column_ = make_column(table_.type);
}

Column& TableBuilder::next() {
  // A list counts the rows in it: a batch of nested claims is bounded as one of long claims is.
  const std::int64_t rows =
      table_.type.kind == ColumnKind::list ? std::max(column_.length, column_.children.front().length) : column_.length;
  if (rows >= limits_.rows || text_bytes(table_.type, column_) >= limits_.bytes) close();
  return column_;
}

void TableBuilder::close() {
  table_.starts.push_back(table_.starts.back() + column_.length);
  table_.batches.push_back(std::make_shared<const Column>(std::exchange(column_, make_column(table_.type))));
}

Table TableBuilder::finish() {
  if (column_.length > 0) close();
  return std::move(table_);
}

Table select(const Table& table, const std::vector<std::int64_t>& rows, BatchLimits limits) {
  TableBuilder builder(table.type, table.metadata, limits);
  for (const std::int64_t row : rows) {
    if (row < 0 || row >= table.size())
      throw std::out_of_range("row " + std::to_string(row) + " of a table of " + std::to_string(table.size()));
    const auto [batch, index] = locate(table, row);
    append_copy(table.type, *batch, index, builder.next());
  }
  return builder.finish();
}

std::shared_ptr<const Column> combine(const Table& table) {
  if (table.batches.size() == 1) return table.batches.front();
  std::vector<std::int64_t> rows(static_cast<std::size_t>(table.size()));
  std::iota(rows.begin(), rows.end(), 0);
  const BatchLimits none{std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::size_t>::max()};
  const Table one = select(table, rows, none);
  return one.batches.empty() ? std::make_shared<const Column>(make_column(table.type)) : one.batches.front();
}

}  // namespace sayso
