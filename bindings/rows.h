// Row numbers from Python, checked.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pybind.h"

namespace sayso::bindings {

// Raises IndexError for a number that is not 0 <= row < count, TypeError for what is no number.
inline std::vector<std::int64_t> to_rows(const py::sequence& indices, std::int64_t count) {
  std::vector<std::int64_t> rows;
  rows.reserve(indices.size());
  for (const py::handle index : indices) {
    const Py_ssize_t row = PyNumber_AsSsize_t(index.ptr(), PyExc_IndexError);
    if (row == -1 && PyErr_Occurred() != nullptr) throw py::error_already_set();
    if (row < 0 || row >= count) throw py::index_error("row " + std::to_string(row) + " of " + std::to_string(count));
    rows.push_back(row);
  }
  return rows;
}

}  // namespace sayso::bindings
