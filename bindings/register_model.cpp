// Model, and what this build and this computer are.
#include <string>

#include "base/error.h"
#include "call.h"
#include "errors.h"
#include "input/json_line.h"
#include "nn/isa.h"
#include "objects.h"
#include "pipeline/model.h"
#include "register.h"
#include "text.h"

namespace sayso::bindings {
namespace {

nn::Isa isa_named(const std::string& name) {
  if (name == "best") return nn::Isa::best;
  std::string known = "best";
  for (const nn::NamedIsa& one : nn::kIsas) {
    if (name == one.name) return one.isa;
    known += std::string(", ") + one.name;
  }
  throw py::value_error("isa: expected one of " + known + "; got '" + name.substr(0, 40) + "'");
}

ModelObject load(const py::object& path, const std::string& isa) {
  const std::string file = to_file_name(path);
  const nn::Isa wanted = isa_named(isa);
  const nn::Kernels* kernels = nn::select(wanted);
  if (kernels == nullptr) throw py::value_error("isa: this computer cannot run the kernels '" + isa + "'");
  try {
    return {without_gil([&] { return Model::load(file, wanted); }), kernels->name, file};
  } catch (const ModelError& error) {
    raise("ModelError", error.what(), {{"code", to_str(error.code())}, {"path", to_str(file)}});
  }
}

py::list supported_isas() {
  py::list names;
  for (const nn::NamedIsa& one : nn::kIsas) {
    if (nn::select(one.isa) != nullptr) names.append(one.name);
  }
  return names;
}

py::dict build_info() {
  py::dict info;
  info["version"] = SAYSO_VERSION;
#if defined(__clang__)
  info["compiler"] = "clang " __clang_version__;
#elif defined(__GNUC__)
  info["compiler"] = "gcc " __VERSION__;
#else
  info["compiler"] = "unknown";
#endif
  info["pybind11"] = std::to_string(PYBIND11_VERSION_MAJOR) + "." + std::to_string(PYBIND11_VERSION_MINOR);
  info["simdjson"] = simdjson_version() + " " + simdjson_kernel();
  return info;
}

}  // namespace

void register_model(py::module_& module) {
  module.def("build_info", &build_info);
  module.def("supported_isas", &supported_isas);
  py::class_<ModelObject>(module, "Model", py::is_final(), plain_metaclass())
      .def_static("load", &load, py::arg("path"), py::arg("isa") = "best")
      .def_property_readonly("sha256", [](const ModelObject& self) { return to_str(self.model->sha256); })
      .def_property_readonly("isa", [](const ModelObject& self) { return to_str(self.isa); })
      .def_property_readonly("metadata", [](const ModelObject& self) { return to_str(self.model->metadata); })
      .def_property_readonly("path", [](const ModelObject& self) { return to_str(self.path); });
}

}  // namespace sayso::bindings
