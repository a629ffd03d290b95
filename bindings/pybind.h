// The only include of pybind11. What is spelled differently in the oldest version we build with (2.10.3, Debian 12) is guarded here.
#pragma once

#include <pybind11/pybind11.h>

namespace py = pybind11;
