// Which simdjson reads the JSON: for people who report a fault.
#pragma once

#include <string>

namespace sayso {

// Version of the library and the implementation it picked for this computer: "3.0.1 haswell".
std::string json_engine();

}  // namespace sayso
