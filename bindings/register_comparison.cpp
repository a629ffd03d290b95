// Comparison and compare().
#include <memory>
#include <string>
#include <vector>

#include "call.h"
#include "compare/compare.h"
#include "objects.h"
#include "output/archive.h"
#include "output/comparison_tables.h"
#include "register.h"

namespace sayso::bindings {
namespace {

ComparisonObject compare_claims(const ModelObject& model, const py::sequence& claims, double min_confidence) {
  if (!(min_confidence >= 0 && min_confidence <= 1)) {
    throw py::value_error("min_confidence: expected 0 to 1, got " + std::to_string(min_confidence));
  }
  std::vector<std::shared_ptr<const Claims>> parts;
  for (const py::handle part : claims) parts.push_back(part.cast<const ClaimsObject&>().claims);
  return {stoppable([&](const StopFlag& stop) {
    std::shared_ptr<const Claims> all = merge(parts);
    const Comparable compared = comparable(*all);
    const CompareOptions options{static_cast<float>(min_confidence), &stop};
    return make_tables(all, compared, compare(compared.documents, model.model->lexicon, options));
  })};
}

template <typename Inner>
py::list to_lists(const std::vector<std::vector<Inner>>& all) {
  py::list lists;
  for (const std::vector<Inner>& one : all) {
    py::list list;
    for (const Inner& item : one) list.append(item);
    lists.append(list);
  }
  return lists;
}

py::list link_rows(const ComparisonObject& self) {
  py::list rows;
  for (const auto& [a, b] : self.comparison->link_rows) rows.append(py::make_tuple(a, b));
  return rows;
}

// A table inside the comparison, which it keeps alive.
auto table(Table ComparisonTables::*member) {
  return [member](const ComparisonObject& self) {
    return TableObject{std::shared_ptr<const Table>(self.comparison, &((*self.comparison).*member))};
  };
}

}  // namespace

void register_comparison(py::module_& module) {
  py::class_<ComparisonObject>(module, "Comparison", py::is_final(), plain_metaclass())
      .def_property_readonly("claims", [](const ComparisonObject& self) { return ClaimsObject{self.comparison->claims}; })
      .def_property_readonly("clusters", table(&ComparisonTables::clusters))
      .def_property_readonly("links", table(&ComparisonTables::links))
      .def_property_readonly("origins", table(&ComparisonTables::origins))
      .def_property_readonly("link_rows", &link_rows)
      .def_property_readonly("cluster_rows", [](const ComparisonObject& self) { return to_lists(self.comparison->cluster_rows); })
      .def_property_readonly("origin_documents", [](const ComparisonObject& self) { return to_lists(self.comparison->origin_documents); })
      .def("to_bytes", [](const ComparisonObject& self) { return py::bytes(without_gil([&] { return to_bytes(*self.comparison); })); })
      .def_static(
          "from_bytes",
          [](const py::bytes& data) {
            const std::string_view bytes = data;
            return ComparisonObject{without_gil([&] { return comparison_from_bytes(bytes); })};
          },
          py::arg("data"));

  module.def("compare", &compare_claims, py::arg("model"), py::arg("claims"), py::kw_only(), py::arg("min_confidence") = 0.5);
}

}  // namespace sayso::bindings
