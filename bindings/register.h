// What each register_*.cpp adds to the module.
#pragma once

#include "pybind.h"

namespace sayso::bindings {

void register_errors();
void register_model(py::module_& module);
void register_documents(py::module_& module);
void register_reader(py::module_& module);
void register_tables(py::module_& module);
void register_claims(py::module_& module);
void register_comparison(py::module_& module);
void register_parsed(py::module_& module);

}  // namespace sayso::bindings
