#include "values.h"

#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "text.h"

namespace sayso::bindings {
namespace {

double shortest(float value) {
  std::array<char, 32> digits{};
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  double result = 0;
  std::from_chars(digits.data(), written.ptr, result);
  return result;
}

py::object from_new(PyObject* object) {
  if (object == nullptr) throw py::error_already_set();
  return py::reinterpret_steal<py::object>(object);
}

py::object or_none(const std::optional<std::string>& text) { return text ? to_str(*text) : py::none(); }

py::object or_none(std::int64_t number, bool has) { return has ? py::object(py::int_(number)) : py::object(py::none()); }

}  // namespace

py::object to_value(const ColumnType& type, const Column& column, std::int64_t index) {
  if (is_null(column, index)) return py::none();
  switch (type.kind) {
    case ColumnKind::boolean:
      return py::bool_(boolean_at(column, index));
    case ColumnKind::int32:
      return from_new(PyLong_FromLong(number_at<std::int32_t>(column, index)));
    case ColumnKind::int64:
      return from_new(PyLong_FromLongLong(number_at<std::int64_t>(column, index)));
    case ColumnKind::float32:
      return from_new(PyFloat_FromDouble(shortest(number_at<float>(column, index))));
    case ColumnKind::float64:
      return from_new(PyFloat_FromDouble(number_at<double>(column, index)));
    case ColumnKind::structure: {
      py::tuple fields(type.fields.size());
      for (std::size_t field = 0; field < type.fields.size(); ++field) {
        PyTuple_SET_ITEM(fields.ptr(), static_cast<Py_ssize_t>(field),
                         to_value(type.fields[field], column.children[field], index).release().ptr());
      }
      return fields;
    }
    case ColumnKind::list: {
      const auto [start, end] = items_at(column, index);
      py::list items(static_cast<std::size_t>(end - start));
      for (std::int64_t item = start; item < end; ++item) {
        PyList_SET_ITEM(items.ptr(), item - start, to_value(type.fields.front(), column.children.front(), item).release().ptr());
      }
      return items;
    }
    default:
      return to_str(string_at(column, index));
  }
}

py::list to_fields(const ColumnType& type) {
  py::list fields;
  for (const ColumnType& field : type.fields) {
    fields.append(py::make_tuple(to_str(field.name), to_str(name(field.kind)), field.nullable, to_fields(field)));
  }
  return fields;
}

py::tuple to_tuple(const ReadError& error) {
  const bool has_line = error.line > 0;
  return py::make_tuple(error.row, error.id.empty() ? py::object(py::none()) : to_str(error.id), to_str(error.code), to_str(error.message),
                        or_none(error.error_offset, has_line), or_none(error.line, has_line), or_none(error.line_offset, has_line));
}

py::tuple to_tuple(const Document& document, std::int64_t row) {
  return py::make_tuple(row, to_str(document.id), to_str(document.title), to_str(document.text), or_none(document.url),
                        or_none(document.published.value_or(0), document.published.has_value()), or_none(document.line, document.line > 0),
                        document.repaired);
}

std::size_t checked_index(std::int64_t index, std::size_t count, const char* what) {
  if (index < 0 || static_cast<std::uint64_t>(index) >= count) {
    throw py::index_error(std::string(what) + " " + std::to_string(index) + " of " + std::to_string(count));
  }
  return static_cast<std::size_t>(index);
}

}  // namespace sayso::bindings
