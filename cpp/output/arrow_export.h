// Tables -> the Arrow C data interface, by hand. The exported structs share the batches (shared_ptr), never anything of Python: they are
// released on foreign threads. Consumers may move children out and release the parent first.
#pragma once

#include <memory>

#include "base/arrow_abi.h"
#include "output/columns.h"

namespace sayso {

// A fresh schema in `out`, with the metadata ("sayso.version", "sayso.model").
void export_schema(const ColumnType& type, const std::vector<std::pair<std::string, std::string>>& metadata, ArrowSchema* out);

// All of one batch.
void export_array(const ColumnType& type, std::shared_ptr<const Column> batch, ArrowArray* out);

// All batches, one after the other; every call gives a fresh stream. `type` is the table's own or what requested_type made of it.
void export_stream(std::shared_ptr<const Table> table, const ColumnType& type, ArrowArrayStream* out);

// What a consumer asked for, as far as we can serve it without changing a value: strings as `U` or `vu`. Other widths of numbers and
// lists are left as they are, for the consumer to cast. Throws std::invalid_argument when columns or kinds differ.
ColumnType requested_type(const ColumnType& type, const ArrowSchema& requested);

}  // namespace sayso
