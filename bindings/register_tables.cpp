// Schema, Table, Nested: columns as Python values, JSON lines, CSV and Arrow.
#include <algorithm>
#include <string>
#include <vector>

#include "arrow_capsules.h"
#include "call.h"
#include "errors.h"
#include "objects.h"
#include "output/archive.h"
#include "output/csv_writer.h"
#include "output/jsonl_writer.h"
#include "register.h"
#include "rows.h"
#include "text.h"
#include "values.h"

namespace sayso::bindings {
namespace {

std::vector<std::string> names_of(const Table& table) {
  std::vector<std::string> names;
  for (const ColumnType& field : table.type.fields) names.push_back(field.name);
  return names;
}

SchemaObject schema(const std::string& table) {
  std::vector<std::pair<std::string, std::string>> metadata = {{"sayso.version", SAYSO_VERSION}};
  if (table == "claims") return {claims_type(), std::move(metadata)};
  if (table == "nested") return {nested_type(), std::move(metadata)};
  if (table == "clusters") return {clusters_type(), std::move(metadata)};
  if (table == "links") return {links_type(), std::move(metadata)};
  if (table == "origins") return {origins_type(), std::move(metadata)};
  throw py::value_error("table: expected claims, nested, clusters, links or origins, got '" + table.substr(0, 40) + "'");
}

py::list names(const TableObject& self) {
  py::list names;
  for (const ColumnType& field : self.table->type.fields) names.append(to_str(field.name));
  return names;
}

py::list column(const TableObject& self, py::handle wanted) {
  const std::optional<Utf8> name = to_utf8(wanted);
  if (!name) throw py::type_error("column: expected a str, got " + std::string(Py_TYPE(wanted.ptr())->tp_name));
  const std::vector<ColumnType>& fields = self.table->type.fields;
  const auto field = std::find_if(fields.begin(), fields.end(), [&](const ColumnType& one) { return one.name == name->bytes; });
  if (field == fields.end()) raise_column_error(name->bytes, names_of(*self.table));
  py::list values(static_cast<std::size_t>(self.table->size()));
  Py_ssize_t at = 0;
  for (const auto& batch : self.table->batches) {
    const Column& values_of_batch = batch->children[static_cast<std::size_t>(field - fields.begin())];
    for (std::int64_t row = 0; row < values_of_batch.length; ++row) {
      PyList_SET_ITEM(values.ptr(), at++, to_value(*field, values_of_batch, row).release().ptr());
    }
  }
  return values;
}

py::object row_at(const Table& table, std::int64_t index) {
  const auto row = static_cast<std::int64_t>(checked_index(index, static_cast<std::size_t>(table.size()), "row"));
  const auto [batch, place] = locate(table, row);
  return to_value(table.type, *batch, place);
}

// start <= stop, both in the table, as a slice has them.
std::pair<std::int64_t, std::int64_t> clip(const Table& table, std::int64_t start, std::optional<std::int64_t> stop) {
  const std::int64_t size = table.size();
  const auto inside = [size](std::int64_t place) { return std::clamp(place < 0 ? place + size : place, std::int64_t{0}, size); };
  const std::int64_t first = inside(start);
  return {first, std::max(first, stop ? inside(*stop) : size)};
}

std::optional<std::int64_t> optional_int(const py::object& object) {
  return object.is_none() ? std::nullopt : std::optional(object.cast<std::int64_t>());
}

py::list rows(const TableObject& self, std::int64_t start, std::int64_t stop) {
  py::list rows;
  const auto [first, end] = clip(*self.table, start, stop);
  for (std::int64_t row = first; row < end; ++row) rows.append(row_at(*self.table, row));
  return rows;
}

py::bytes to_jsonl(const TableObject& self, std::int64_t start, const py::object& stop) {
  const auto [first, end] = clip(*self.table, start, optional_int(stop));
  std::string out;
  without_gil([&, from = first, to = end] { append_jsonl(*self.table, from, to, out); });
  return py::bytes(out);
}

py::bytes to_csv(const TableObject& self, std::int64_t start, const py::object& stop, bool header, bool guard) {
  const auto [first, end] = clip(*self.table, start, optional_int(stop));
  std::string out;
  without_gil([&, from = first, to = end] { append_csv(*self.table, from, to, {header, guard}, out); });
  return py::bytes(out);
}

TableObject select_rows(const TableObject& self, const py::sequence& indices) {
  const std::vector<std::int64_t> rows = to_rows(indices, self.table->size());
  return {without_gil([&] { return std::make_shared<const Table>(select(*self.table, rows)); })};
}

// What Table and Nested share of the Arrow PyCapsule interface.
template <typename Object, typename Class>
void add_arrow(Class& type) {
  type.def("__arrow_c_schema__", [](const Object& self) { return schema_capsule(self.table->type, self.table->metadata); })
      .def(
          "__arrow_c_stream__", [](const Object& self, const py::object& requested) { return stream_capsule(self.table, requested); },
          py::arg("requested_schema") = py::none())
      .def(
          "__arrow_c_array__", [](const Object& self, const py::object& requested) { return array_capsules(self.table, requested); },
          py::arg("requested_schema") = py::none());
}

}  // namespace

void register_tables(py::module_& module) {
  py::class_<SchemaObject>(module, "Schema", py::is_final(), plain_metaclass())
      .def_property_readonly("fields",
                             [](const SchemaObject& self) {
                               // A list (the nested table) is one field; a structure is its fields.
                               if (self.type.kind == ColumnKind::structure) return to_fields(self.type);
                               return to_fields(ColumnType{"", ColumnKind::structure, false, {self.type}});
                             })
      .def("__arrow_c_schema__", [](const SchemaObject& self) { return schema_capsule(self.type, self.metadata); });
  module.def("schema", &schema, py::arg("table") = "claims");

  py::class_<TableObject> table(module, "Table", py::is_final(), plain_metaclass());
  table.def("__len__", [](const TableObject& self) { return self.table->size(); })
      .def_property_readonly("schema",
                             [](const TableObject& self) {
                               return SchemaObject{self.table->type, self.table->metadata};
                             })
      .def_property_readonly("columns", &names)
      .def("column", &column, py::arg("name"))
      .def(
          "row", [](const TableObject& self, std::int64_t index) { return row_at(*self.table, index); }, py::arg("index"))
      .def("rows", &rows, py::arg("start"), py::arg("stop"))
      .def("select", &select_rows, py::arg("indices"))
      .def("to_jsonl", &to_jsonl, py::arg("start") = 0, py::arg("stop") = py::none())
      .def("to_csv", &to_csv, py::arg("start") = 0, py::arg("stop") = py::none(), py::kw_only(), py::arg("header") = true,
           py::arg("guard") = true)
      .def("to_bytes", [](const TableObject& self) { return py::bytes(without_gil([&] { return to_bytes(*self.table); })); })
      .def_static(
          "from_bytes",
          [](const py::bytes& data) {
            const std::string_view bytes = data;
            return TableObject{without_gil([&] { return table_from_bytes(bytes); })};
          },
          py::arg("data"));
  add_arrow<TableObject>(table);

  py::class_<NestedObject> nested(module, "Nested", py::is_final(), plain_metaclass());
  nested.def("__len__", [](const NestedObject& self) { return self.table->size(); })
      .def(
          "row", [](const NestedObject& self, std::int64_t index) { return row_at(*self.table, index); }, py::arg("index"));
  add_arrow<NestedObject>(nested);
}

}  // namespace sayso::bindings
