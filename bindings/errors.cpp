#include "errors.h"

#include <exception>
#include <optional>
#include <system_error>

#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "register.h"
#include "text.h"

namespace sayso::bindings {
namespace {

constexpr std::size_t kMaxMessageBytes = 300;

// At most kMaxMessageBytes, cut between code points.
std::string cut(const std::string& message) {
  if (message.size() <= kMaxMessageBytes) return message;
  std::size_t end = kMaxMessageBytes - 3;
  while (end > 0 && is_continuation(message[end])) --end;
  return message.substr(0, end) + "...";
}

void set_error(const char* class_name, const std::string& message, Attributes attributes) {
  const py::object type = py::module_::import("sayso.errors").attr(class_name);
  const py::object error = type(to_str(cut(message)));
  for (const auto& [name, value] : attributes) py::setattr(error, name, value);
  PyErr_SetObject(type.ptr(), error.ptr());
}

// OSError(errno, text of errno, file name): Python picks FileNotFoundError and so on by the errno.
void set_os_error(const std::error_code& code, const std::optional<std::string>& path) {
  const py::object type = py::module_::import("builtins").attr("OSError");
  const py::object reason = to_str(code.message());
  const py::object error = path ? type(code.value(), reason, py::reinterpret_steal<py::object>(PyUnicode_DecodeFSDefault(path->c_str())))
                                : type(code.value(), reason);
  PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(error.ptr())), error.ptr());
}

const char* class_of(const InputError& error) {
  if (error.code() == "column_missing") return "ColumnError";
  if (error.code() == "column_type") return "InputTypeError";
  return "InputError";
}

void translate(std::exception_ptr thrown) {
  try {
    std::rethrow_exception(std::move(thrown));
  } catch (const InputError& error) {
    set_error(class_of(error), error.what(), {{"code", to_str(error.code())}});
  } catch (const ModelError& error) {
    set_error("ModelError", error.what(), {{"code", to_str(error.code())}});
  } catch (const FileError& error) {
    set_os_error(error.code(), error.path());
  } catch (const std::system_error& error) {
    set_os_error(error.code(), std::nullopt);
  }
}

}  // namespace

void raise(const char* class_name, const std::string& message, Attributes attributes) {
  set_error(class_name, message, attributes);
  throw py::error_already_set();
}

void raise_type_error(std::int64_t row, const std::string& what, const std::string& expected, py::handle found) {
  const std::string message =
      "row " + std::to_string(row) + ": " + what + "expected " + expected + ", got " + Py_TYPE(found.ptr())->tp_name;
  raise("InputTypeError", message, {{"code", to_str("wrong_type")}, {"row", py::int_(row)}});
}

void raise_column_error(const std::string& name, const std::vector<std::string>& columns) {
  std::string message = "no column '" + name.substr(0, 60) + "'; columns are ";
  for (std::size_t column = 0; column < columns.size(); ++column) message += (column > 0 ? ", '" : "'") + columns[column] + "'";
  raise("ColumnError", message, {{"code", to_str("column_missing")}});
}

void register_errors() {
  // What is not ours goes on to pybind11's own translators: bad_alloc, invalid_argument, out_of_range, length_error ...
  py::register_local_exception_translator([](std::exception_ptr thrown) {
    if (thrown) translate(std::move(thrown));
  });
}

}  // namespace sayso::bindings
