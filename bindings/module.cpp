// sayso._core: table of contents. What it offers is written down in python/sayso/_core.pyi.
#include "pybind.h"
#include "register.h"

PYBIND11_MODULE(_core, module) {
  module.attr("__version__") = SAYSO_VERSION;
  sayso::bindings::register_errors();
  sayso::bindings::register_model(module);
  sayso::bindings::register_documents(module);
  sayso::bindings::register_reader(module);
  sayso::bindings::register_tables(module);
  sayso::bindings::register_claims(module);
  sayso::bindings::register_comparison(module);
  sayso::bindings::register_parsed(module);
}
