// The only include of pybind11. What is spelled differently in the oldest version we build with (2.10.3, Debian 12) is guarded here.
#pragma once

#include <pybind11/pybind11.h>

namespace py = pybind11;

namespace sayso::bindings {

// Our classes have Python's own metaclass instead of pybind11's: they have no static properties, and the stub need not name one.
inline py::metaclass plain_metaclass() { return py::metaclass(reinterpret_cast<PyObject*>(&PyType_Type)); }

}  // namespace sayso::bindings
