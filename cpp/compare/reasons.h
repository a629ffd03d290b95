// A link between two facts -> a sentence for a reader: who says what, and of what.
#pragma once

#include <string>

#include "compare/relate.h"

namespace sayso {

std::string explain(const Facing& facing, const Candidate& candidate);

}  // namespace sayso
