// Columns -> Python values: a structure is a tuple of its fields, a list is a list, null is None.
#pragma once

#include <cstdint>

#include "input/document.h"
#include "output/columns.h"
#include "pybind.h"

namespace sayso::bindings {

// A float32 is given as the double that its shortest decimal names: 0.9, as in the JSON, not 0.8999999761581421.
py::object to_value(const ColumnType& type, const Column& column, std::int64_t index);

// (name, kind, nullable, fields) of each field of a structure.
py::list to_fields(const ColumnType& type);

// (row, id, code, message, offset, line, line_offset) and (row, id, title, text, url, published, line, repaired) as in _core.pyi.
py::tuple to_tuple(const ReadError& error);
py::tuple to_tuple(const Document& document, std::int64_t row);

// index, or IndexError when it is not below `count`.
std::size_t checked_index(std::int64_t index, std::size_t count, const char* what);

}  // namespace sayso::bindings
