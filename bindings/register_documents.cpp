// Documents: Python's texts and Arrow's columns as a batch of input.
#include <optional>
#include <string>
#include <vector>

#include "arrow_capsules.h"
#include "base/error.h"
#include "call.h"
#include "documents.h"
#include "errors.h"
#include "input/arrow_text.h"
#include "input/document_check.h"
#include "register.h"
#include "text.h"
#include "values.h"

namespace sayso::bindings {
namespace {

// A sequence beside `texts`, or nothing: a tuple of our own, since what its items call may change a list.
std::optional<py::tuple> beside(const char* name, const py::object& sequence, std::size_t length) {
  if (sequence.is_none()) return std::nullopt;
  py::tuple items(sequence);
  if (items.size() != length) {
    throw py::value_error(std::string(name) + ": expected " + std::to_string(length) + ", one a text, got " + std::to_string(items.size()));
  }
  return items;
}

// The text at `index`; empty for a missing one or where there is no sequence.
Utf8 text_at(const std::optional<py::tuple>& items, std::size_t index, std::int64_t row, const char* name) {
  if (!items) return {};
  const py::object item = (*items)[index];
  if (is_missing(item)) return {};
  if (std::optional<Utf8> text = to_utf8(item)) return *std::move(text);
  raise_type_error(row, std::string(name) + ": ", "str, bytes or None", item);
}

// Ids may be numbers too: a table's index often is.
std::string id_at(const std::optional<py::tuple>& items, std::size_t index, std::int64_t row) {
  if (!items) return {};
  const py::object item = (*items)[index];
  if (is_missing(item)) return {};
  if (const std::optional<Utf8> text = to_utf8(item)) return text->bytes;
  if (PyIndex_Check(item.ptr()) != 0 || PyFloat_Check(item.ptr())) return to_utf8(py::str(item))->bytes;
  raise_type_error(row, "id: ", "str, int or None", item);
}

std::optional<std::int64_t> seconds_at(const std::optional<py::tuple>& items, std::size_t index, std::int64_t row) {
  if (!items) return std::nullopt;
  const py::object item = (*items)[index];
  if (is_missing(item)) return std::nullopt;
  if (PyIndex_Check(item.ptr()) == 0) raise_type_error(row, "published: ", "int or None", item);
  const py::object number = py::reinterpret_steal<py::object>(PyNumber_Index(item.ptr()));
  if (!number) throw py::error_already_set();
  int overflow = 0;
  const long long seconds = PyLong_AsLongLongAndOverflow(number.ptr(), &overflow);
  if (overflow != 0) throw py::value_error("row " + std::to_string(row) + ": published: no such time");
  return seconds;
}

Documents from_texts(const py::object& texts, const py::object& ids, const py::object& titles, const py::object& published,
                     const py::object& urls, std::int64_t first_row) {
  const py::tuple all(texts);
  const auto all_ids = beside("ids", ids, all.size());
  const auto all_titles = beside("titles", titles, all.size());
  const auto all_published = beside("published", published, all.size());
  const auto all_urls = beside("urls", urls, all.size());
  Documents batch{first_row, static_cast<std::int64_t>(all.size()), {}, {}};
  DocumentCheck check;
  ReadCounts counts;
  for (std::size_t index = 0; index < all.size(); ++index) {
    const py::object item = all[index];
    const std::int64_t row = first_row + static_cast<std::int64_t>(index);
    if (is_missing(item)) continue;
    std::optional<Utf8> text = to_utf8(item);
    if (!text) raise_type_error(row, "", "str, bytes or None", item);
    Utf8 title = text_at(all_titles, index, row, "title");
    Document document;
    document.id = id_at(all_ids, index, row);
    document.title = std::move(title.bytes);
    document.text = std::move(text->bytes);
    document.published = seconds_at(all_published, index, row);
    if (std::string url = text_at(all_urls, index, row, "url").bytes; !url.empty()) document.url = std::move(url);
    document.row = row;
    document.repaired = text->repaired + title.repaired;
    const bool is_repaired = document.repaired > 0;
    batch.add(check.check(std::move(document), 0, is_repaired, counts));
  }
  return batch;
}

// A column asked for by name must be there; one that has its usual name may be missing.
ArrowColumnName column_name(const py::object& name, const char* usual) {
  if (name.is_none()) return {usual, false};
  const std::optional<Utf8> text = to_utf8(name);
  if (!text) throw py::type_error(std::string(usual) + ": expected the name of a column, got " + Py_TYPE(name.ptr())->tp_name);
  return {text->bytes, true};
}

Documents read_all(ArrowTextReader& reader, std::int64_t first_row) {
  Documents batch;
  batch.first_row = first_row;
  std::vector<Record> records;
  while (reader.next(records)) {
    for (Record& record : records) batch.add(std::move(record));
    records.clear();
  }
  batch.row_count = reader.counts().lines;
  return batch;
}

Documents from_arrow(const py::object& source, const py::object& text, const py::object& id, const py::object& title,
                     const py::object& published, std::int64_t first_row) {
  const ArrowColumns columns{column_name(text, "text"), column_name(id, "id"), column_name(title, "title"),
                             column_name(published, "published")};
  if (py::hasattr(source, "__arrow_c_stream__")) {
    ArrowArrayStream stream = take_stream(source.attr("__arrow_c_stream__")());
    return without_gil([&] {
      ArrowTextReader reader(stream, columns, first_row);
      return read_all(reader, first_row);
    });
  }
  if (!py::hasattr(source, "__arrow_c_array__")) {
    raise("InputTypeError",
          std::string("expected an Arrow column or table (an object with __arrow_c_stream__ or __arrow_c_array__), got ") +
              Py_TYPE(source.ptr())->tp_name);
  }
  const py::tuple capsules = source.attr("__arrow_c_array__")();
  ArrowSchema schema = take_schema(capsules[0]);
  ArrowArray array{};
  try {
    array = take_array(capsules[1]);
  } catch (...) {
    schema.release(&schema);
    throw;
  }
  return without_gil([&] {
    ArrowTextReader reader(schema, array, columns, first_row);
    return read_all(reader, first_row);
  });
}

}  // namespace

void register_documents(py::module_& module) {
  py::class_<Documents>(module, "Documents", py::is_final(), plain_metaclass())
      .def("__len__", [](const Documents& self) { return self.row_count; })
      .def_property_readonly("first_row", [](const Documents& self) { return self.first_row; })
      .def_property_readonly("text_bytes",
                             [](const Documents& self) {
                               std::size_t bytes = 0;
                               for (const Document& document : self.documents) bytes += document.text.size();
                               return bytes;
                             })
      .def_property_readonly("repaired",
                             [](const Documents& self) {
                               std::int64_t repaired = 0;
                               for (const Document& document : self.documents) repaired += document.repaired;
                               return repaired;
                             })
      .def_property_readonly("errors",
                             [](const Documents& self) {
                               py::list errors;
                               for (const ReadError& error : self.errors) errors.append(to_tuple(error));
                               return errors;
                             })
      .def(
          "document",
          [](const Documents& self, std::int64_t index) {
            const Document& document = self.documents[checked_index(index, self.documents.size(), "document")];
            return to_tuple(document, document.row);
          },
          py::arg("index"))
      .def_property_readonly("document_count", [](const Documents& self) { return self.documents.size(); });

  module.def("documents_from_texts", &from_texts, py::arg("texts"), py::kw_only(), py::arg("ids") = py::none(),
             py::arg("titles") = py::none(), py::arg("published") = py::none(), py::arg("urls") = py::none(), py::arg("first_row") = 0);
  module.def("documents_from_arrow", &from_arrow, py::arg("source"), py::kw_only(), py::arg("text") = py::none(),
             py::arg("id") = py::none(), py::arg("title") = py::none(), py::arg("published") = py::none(), py::arg("first_row") = 0);
}

}  // namespace sayso::bindings
