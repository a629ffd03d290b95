#include "text.h"

#include <cmath>

#include "base/utf8.h"

namespace sayso::bindings {
namespace {

constexpr bool is_surrogate(Py_UCS4 value) { return 0xD800 <= value && value <= 0xDFFF; }

template <typename Unit>
Utf8 encode(const Unit* units, std::size_t count) {
  Utf8 text;
  text.bytes.reserve(count + count / 16);
  for (std::size_t unit = 0; unit < count; ++unit) {
    const Py_UCS4 value = units[unit];
    if (value < 0x80) {
      text.bytes += static_cast<char>(value);
      continue;
    }
    if (is_surrogate(value)) ++text.repaired;
    append_code_point(value, text.bytes);
  }
  return text;
}

Utf8 encode_str(PyObject* object) {
#if PY_VERSION_HEX < 0x030C0000
  if (PyUnicode_READY(object) != 0) throw py::error_already_set();
#endif
  const auto count = static_cast<std::size_t>(PyUnicode_GET_LENGTH(object));
  if (PyUnicode_IS_ASCII(object)) return {std::string(reinterpret_cast<const char*>(PyUnicode_1BYTE_DATA(object)), count), 0};
  switch (PyUnicode_KIND(object)) {
    case PyUnicode_1BYTE_KIND:
      return encode(PyUnicode_1BYTE_DATA(object), count);
    case PyUnicode_2BYTE_KIND:
      return encode(PyUnicode_2BYTE_DATA(object), count);
    default:
      return encode(PyUnicode_4BYTE_DATA(object), count);
  }
}

}  // namespace

std::optional<Utf8> to_utf8(py::handle object) {
  if (PyUnicode_Check(object.ptr())) return encode_str(object.ptr());
  if (PyBytes_Check(object.ptr())) {
    Utf8 text;
    const std::string_view bytes(PyBytes_AS_STRING(object.ptr()), static_cast<std::size_t>(PyBytes_GET_SIZE(object.ptr())));
    text.repaired = static_cast<std::uint32_t>(repair_utf8(bytes, text.bytes).count);
    return text;
  }
  return std::nullopt;
}

bool is_missing(py::handle object) {
  if (object.is_none()) return true;
  if (PyUnicode_Check(object.ptr()) || PyBytes_Check(object.ptr())) return false;
  if (PyFloat_Check(object.ptr())) return std::isnan(PyFloat_AS_DOUBLE(object.ptr()));
  // Told by name, so that neither library need be imported.
  const std::string_view type = Py_TYPE(object.ptr())->tp_name;
  if (type.starts_with("numpy.float")) return std::isnan(py::float_(py::reinterpret_borrow<py::object>(object)).cast<double>());
  if (!type.ends_with("NAType") && !type.ends_with("NaTType")) return false;
  return py::str(py::type::handle_of(object).attr("__module__")).cast<std::string>().starts_with("pandas");
}

py::object to_str(std::string_view bytes) {
  PyObject* object = PyUnicode_DecodeUTF8(bytes.data(), static_cast<Py_ssize_t>(bytes.size()), "replace");
  if (object == nullptr) throw py::error_already_set();
  return py::reinterpret_steal<py::object>(object);
}

std::string to_file_name(py::handle object) {
  PyObject* encoded = nullptr;
  if (PyUnicode_FSConverter(object.ptr(), &encoded) == 0) throw py::error_already_set();
  const auto bytes = py::reinterpret_steal<py::bytes>(encoded);
  return bytes;
}

}  // namespace sayso::bindings
