// Claims and extract().
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "call.h"
#include "documents.h"
#include "objects.h"
#include "output/archive.h"
#include "output/section_text.h"
#include "pipeline/analyze.h"
#include "register.h"
#include "rows.h"
#include "text.h"
#include "values.h"

namespace sayso::bindings {
namespace {

constexpr unsigned kMaxThreads = 64;

ClaimsObject extract(const ModelObject& model, const Documents& documents, std::int64_t threads, double min_confidence,
                     const py::object& progress) {
  if (threads < 0 || threads > kMaxThreads) {
    throw py::value_error("threads: expected 0 to " + std::to_string(kMaxThreads) + ", got " + std::to_string(threads));
  }
  if (!(min_confidence >= 0 && min_confidence <= 1)) {
    throw py::value_error("min_confidence: expected 0 to 1, got " + std::to_string(min_confidence));
  }
  UnlockedCall call(progress);
  std::size_t done = 0;
  AnalyzeOptions options;
  options.threads = static_cast<unsigned>(threads);
  options.progress = [&done](std::size_t documents_done) { done = documents_done; };
  options.poll = [&] { return call.poll(done); };
  std::shared_ptr<const Claims> claims;
  call.run([&] {
    ClaimsInput input;
    input.first_row = documents.first_row;
    input.row_count = documents.row_count;
    input.errors = documents.errors;
    input.version = SAYSO_VERSION;
    input.model = model.model->sha256;
    for (const Document& document : documents.documents) input.document_rows.push_back(document.row);
    input.documents = analyze_all(documents.documents, *model.model, options);
    if (input.documents.size() != documents.documents.size()) return;  // stopped: run() raises what stopped it
    claims = make_claims(std::move(input), static_cast<float>(min_confidence));
  });
  if (!claims) throw std::runtime_error("the analysis ended early");
  if (!progress.is_none()) progress(documents.documents.size());
  return {std::move(claims)};
}

py::list sentences(const ClaimsObject& self, std::int64_t index, const std::string& section) {
  if (section != "text" && section != "title")
    throw py::value_error("section: expected text or title, got '" + section.substr(0, 40) + "'");
  const ClaimsInput& input = self.claims->input;
  const Analyzed& analyzed = *input.documents[checked_index(index, input.documents.size(), "document")];
  const bool is_title = section == "title";
  const SectionText text(is_title ? analyzed.document.title : analyzed.document.text);
  py::list spans;
  for (const ByteSpan span : is_title ? analyzed.title_sentences : analyzed.text_sentences) {
    spans.append(py::make_tuple(text.start(span), text.end(span)));
  }
  return spans;
}

py::tuple document(const ClaimsObject& self, std::int64_t index) {
  const ClaimsInput& input = self.claims->input;
  const std::size_t at = checked_index(index, input.documents.size(), "document");
  return to_tuple(input.documents[at]->document, input.document_rows[at]);
}

py::list errors(const ClaimsObject& self) {
  py::list errors;
  for (const ReadError& error : self.claims->input.errors) errors.append(to_tuple(error));
  return errors;
}

ClaimsObject select_rows(const ClaimsObject& self, const py::sequence& indices) {
  const std::vector<std::int64_t> rows = to_rows(indices, self.claims->table.size());
  return {without_gil([&] { return select(*self.claims, rows); })};
}

}  // namespace

void register_claims(py::module_& module) {
  py::class_<ClaimsObject>(module, "Claims", py::is_final(), plain_metaclass())
      .def("__len__", [](const ClaimsObject& self) { return self.claims->table.size(); })
      .def_property_readonly(
          "table", [](const ClaimsObject& self) { return TableObject{std::shared_ptr<const Table>(self.claims, &self.claims->table)}; })
      .def_property_readonly("errors", &errors)
      .def_property_readonly("model", [](const ClaimsObject& self) { return to_str(self.claims->input.model); })
      .def_property_readonly("document_count", [](const ClaimsObject& self) { return self.claims->input.documents.size(); })
      .def("document", &document, py::arg("index"))
      .def("sentences", &sentences, py::arg("index"), py::arg("section") = "text")
      .def(
          "document_of",
          [](const ClaimsObject& self, std::int64_t index) {
            return self.claims->claims[checked_index(index, self.claims->claims.size(), "row")].document;
          },
          py::arg("index"))
      .def("select", &select_rows, py::arg("indices"))
      .def("nested",
           [](const ClaimsObject& self) {
             return NestedObject{without_gil([&] { return std::make_shared<const Table>(nested(*self.claims)); })};
           })
      .def("to_bytes", [](const ClaimsObject& self) { return py::bytes(without_gil([&] { return to_bytes(*self.claims); })); })
      .def_static(
          "from_bytes",
          [](const py::bytes& data) {
            const std::string_view bytes = data;
            return ClaimsObject{without_gil([&] { return claims_from_bytes(bytes); })};
          },
          py::arg("data"));

  module.def("extract", &extract, py::arg("model"), py::arg("documents"), py::kw_only(), py::arg("threads") = 0,
             py::arg("min_confidence") = 0.0, py::arg("progress") = py::none());
}

}  // namespace sayso::bindings
