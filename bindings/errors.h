// C++ errors -> Python exceptions of sayso.errors. The classes live in Python and are looked up by name when they are needed.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "pybind.h"

namespace sayso::bindings {

using Attributes = std::initializer_list<std::pair<const char*, py::object>>;

// Raises the class of that name with the message (cut to 300 characters) and the attributes set. Needs the GIL.
[[noreturn]] void raise(const char* class_name, const std::string& message, Attributes attributes = {});

// InputTypeError "row 4: expected str, bytes or None, got int"; `what` is put before "expected" where it is not empty ("title: ").
[[noreturn]] void raise_type_error(std::int64_t row, const std::string& what, const std::string& expected, py::handle found);

// ColumnError that names the columns there are.
[[noreturn]] void raise_column_error(const std::string& name, const std::vector<std::string>& columns);

}  // namespace sayso::bindings
