// A record's columns, written down once: each field is a name and a function from a row to its value. The type of the column is that of
// the value: bool, int32_t, int64_t, float, double, text, or an optional of these for a nullable column.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "output/columns.h"

namespace sayso {

template <typename Row>
struct ColumnField {
  ColumnType type;
  std::function<void(const Row&, Column&)> append;
};

template <typename Row>
using ColumnFields = std::vector<ColumnField<Row>>;

template <typename Value>
constexpr ColumnKind kind_of() {
  if constexpr (std::is_same_v<Value, bool>) {
    return ColumnKind::boolean;
  } else if constexpr (std::is_same_v<Value, std::int32_t>) {
    return ColumnKind::int32;
  } else if constexpr (std::is_same_v<Value, std::int64_t>) {
    return ColumnKind::int64;
  } else if constexpr (std::is_same_v<Value, float>) {
    return ColumnKind::float32;
  } else if constexpr (std::is_same_v<Value, double>) {
    return ColumnKind::float64;
  } else {
    static_assert(std::is_convertible_v<Value, std::string_view>, "no column holds this type");
    return ColumnKind::string;
  }
}

template <typename Value>
struct Unwrap {
  using type = Value;
  static constexpr bool nullable = false;
};
template <typename Value>
struct Unwrap<std::optional<Value>> {
  using type = Value;
  static constexpr bool nullable = true;
};

// A column of plain values.
template <typename Row, typename Get>
ColumnField<Row> field(std::string name, Get get) {
  using Result = std::remove_cvref_t<std::invoke_result_t<Get, const Row&>>;
  using Value = typename Unwrap<Result>::type;
  ColumnType type{std::move(name), kind_of<Value>(), Unwrap<Result>::nullable, {}};
  if constexpr (Unwrap<Result>::nullable) {
    return {type, [get, type](const Row& row, Column& column) {
              const auto value = get(row);
              if (!value) return append_null(type, column);
              if constexpr (kind_of<Value>() == ColumnKind::string) {
                append(column, std::string_view(*value));
              } else {
                append(column, *value);
              }
              mark_valid(column);
            }};
  } else {
    return {std::move(type), [get](const Row& row, Column& column) {
              if constexpr (kind_of<Value>() == ColumnKind::string) {
                const auto& value = get(row);
                append(column, std::string_view(value));
              } else {
                append(column, get(row));
              }
            }};
  }
}

template <typename Row>
ColumnType structure_type(std::string name, const ColumnFields<Row>& fields) {
  ColumnType type{std::move(name), ColumnKind::structure, false, {}};
  for (const ColumnField<Row>& one : fields) type.fields.push_back(one.type);
  return type;
}

template <typename Row>
void append_structure(const ColumnFields<Row>& fields, const Row& row, Column& column) {
  for (std::size_t index = 0; index < fields.size(); ++index) fields[index].append(row, column.children[index]);
  close_structure(column);
}

// A column of structures: `get` turns the row into the inner row.
template <typename Inner, typename Row, typename Get>
ColumnField<Row> structure_field(std::string name, Get get, ColumnFields<Inner> fields) {
  return {structure_type(std::move(name), fields),
          [get, fields = std::move(fields)](const Row& row, Column& column) { append_structure(fields, get(row), column); }};
}

// A column of lists of structures: `each(row, add)` calls `add(inner)` for each inner row.
template <typename Inner, typename Row, typename Each>
ColumnField<Row> list_field(std::string name, Each each, ColumnFields<Inner> fields) {
  ColumnType type{std::move(name), ColumnKind::list, false, {structure_type("item", fields)}};
  return {std::move(type), [each, fields = std::move(fields)](const Row& row, Column& column) {
            each(row, [&](const Inner& inner) { append_structure(fields, inner, column.children.front()); });
            close_list(column);
          }};
}

// A column of lists of plain values: `each(row, add)` calls `add(inner)`, `item` has the value.
template <typename Inner, typename Row, typename Each>
ColumnField<Row> values_field(std::string name, Each each, ColumnField<Inner> item) {
  item.type.name = "item";
  ColumnType type{std::move(name), ColumnKind::list, false, {item.type}};
  return {std::move(type), [each, item = std::move(item)](const Row& row, Column& column) {
            each(row, [&](const Inner& inner) { item.append(inner, column.children.front()); });
            close_list(column);
          }};
}

}  // namespace sayso
