// Python's str and bytes -> UTF-8, by hand: a lone surrogate becomes one U+FFFD, so offsets hold, where pybind11 would refuse the argument;
// and no UTF-8 is cached inside the Python object.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pybind.h"

namespace sayso::bindings {

struct Utf8 {
  std::string bytes;           // valid UTF-8
  std::uint32_t repaired = 0;  // code points that became U+FFFD
};

// The text of a str (subclasses too) or bytes object; nothing for any other object.
std::optional<Utf8> to_utf8(py::handle object);

// True for what tables use for "no value": None, a float that is NaN (Python's or numpy's), pandas.NA and pandas.NaT.
bool is_missing(py::handle object);

// UTF-8 -> str. Never fails on content: what is not valid becomes U+FFFD.
py::object to_str(std::string_view bytes);

// The bytes of a str, bytes or other object with the name of a file, as the system has them. Raises TypeError, ValueError (NUL inside).
std::string to_file_name(py::handle object);

}  // namespace sayso::bindings
