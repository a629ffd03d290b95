#include "arrow_capsules.h"

#include "call.h"
#include "output/arrow_export.h"

namespace sayso::bindings {
namespace {

constexpr const char* kSchema = "arrow_schema";
constexpr const char* kArray = "arrow_array";
constexpr const char* kStream = "arrow_array_stream";

// A C struct that is released with this object unless it has been given away.
template <typename Struct>
struct Owned {
  std::unique_ptr<Struct> value = std::make_unique<Struct>();
  ~Owned() {
    if (value && value->release != nullptr) value->release(value.get());
  }
};

// The capsule's destructor: releases what no consumer has moved out.
template <typename Struct>
void drop(PyObject* capsule) {
  const std::unique_ptr<Struct> value(static_cast<Struct*>(PyCapsule_GetPointer(capsule, PyCapsule_GetName(capsule))));
  if (value && value->release != nullptr) value->release(value.get());
}

template <typename Struct>
py::object to_capsule(Owned<Struct>& owned, const char* name) {
  PyObject* capsule = PyCapsule_New(owned.value.get(), name, drop<Struct>);
  if (capsule == nullptr) throw py::error_already_set();
  static_cast<void>(owned.value.release());
  return py::reinterpret_steal<py::object>(capsule);
}

template <typename Struct>
Struct* pointer(py::handle capsule, const char* name) {
  auto* value = static_cast<Struct*>(PyCapsule_GetPointer(capsule.ptr(), name));
  if (value == nullptr) throw py::error_already_set();
  if (value->release == nullptr) throw py::value_error("this Arrow capsule has been consumed before");
  return value;
}

template <typename Struct>
Struct take(py::handle capsule, const char* name) {
  auto* value = pointer<Struct>(capsule, name);
  Struct taken = *value;
  value->release = nullptr;
  return taken;
}

ColumnType asked_type(const Table& table, py::handle requested) {
  return requested.is_none() ? table.type : requested_type(table.type, *pointer<ArrowSchema>(requested, kSchema));
}

}  // namespace

py::object schema_capsule(const ColumnType& type, const std::vector<std::pair<std::string, std::string>>& metadata) {
  Owned<ArrowSchema> schema;
  export_schema(type, metadata, schema.value.get());
  return to_capsule(schema, kSchema);
}

py::object stream_capsule(const std::shared_ptr<const Table>& table, py::handle requested) {
  const ColumnType type = asked_type(*table, requested);
  Owned<ArrowArrayStream> stream;
  export_stream(table, type, stream.value.get());
  return to_capsule(stream, kStream);
}

py::tuple array_capsules(const std::shared_ptr<const Table>& table, py::handle requested) {
  const ColumnType type = asked_type(*table, requested);
  Owned<ArrowArray> array;
  without_gil([&] { export_array(type, combine(*table), array.value.get()); });
  return py::make_tuple(schema_capsule(type, table->metadata), to_capsule(array, kArray));
}

ArrowArrayStream take_stream(py::handle capsule) { return take<ArrowArrayStream>(capsule, kStream); }
ArrowSchema take_schema(py::handle capsule) { return take<ArrowSchema>(capsule, kSchema); }
ArrowArray take_array(py::handle capsule) { return take<ArrowArray>(capsule, kArray); }

}  // namespace sayso::bindings
