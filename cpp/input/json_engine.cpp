#include "input/json_engine.h"

#include <simdjson.h>

namespace sayso {

std::string json_engine() {
  return std::to_string(simdjson::SIMDJSON_VERSION_MAJOR) + "." + std::to_string(simdjson::SIMDJSON_VERSION_MINOR) + "." +
         std::to_string(simdjson::SIMDJSON_VERSION_REVISION) + " " + simdjson::get_active_implementation()->name();
}

}  // namespace sayso
