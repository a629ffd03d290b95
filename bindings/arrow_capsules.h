// Tables -> the capsules of the Arrow PyCapsule interface, and objects that offer such capsules -> the C structs.
#pragma once

#include <memory>

#include "base/arrow_abi.h"
#include "output/columns.h"
#include "pybind.h"

namespace sayso::bindings {

// Each call gives fresh capsules; a capsule never consumed releases what it holds.
py::object schema_capsule(const ColumnType& type, const std::vector<std::pair<std::string, std::string>>& metadata);
// `requested` is None or a capsule "arrow_schema"; ValueError when it asks for other data.
py::object stream_capsule(const std::shared_ptr<const Table>& table, py::handle requested);
py::tuple array_capsules(const std::shared_ptr<const Table>& table, py::handle requested);

// Moves the struct out of a capsule of that name (the capsule's destructor then does nothing). Raises ValueError for one already consumed.
ArrowArrayStream take_stream(py::handle capsule);
ArrowSchema take_schema(py::handle capsule);
ArrowArray take_array(py::handle capsule);

}  // namespace sayso::bindings
