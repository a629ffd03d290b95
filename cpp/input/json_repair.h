// The slow, tolerant reading of a JSON line. Takes what simdjson refuses and the standard allows or loss would punish: lone
// surrogates and bad UTF-8 inside strings become U+FFFD, numbers of any size pass. All else that is not JSON is refused, with
// the place and what was expected there. Linear time, no recursion, no memory but the wanted fields.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "input/json_line.h"

namespace sayso {

// Same result as JsonLineParser for a line that simdjson reads. `result` is overwritten.
void repair_json_line(std::string_view line, const std::vector<std::string>& names, JsonLine& result);

}  // namespace sayso
