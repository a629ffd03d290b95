// A Parsed from plain words, for tests that need tokens and only a little of the tree: one sentence a line, numbers count the noun to
// their right, capitalised words inside a sentence are proper nouns. No model.
#pragma once

#include <string_view>

#include "analysis/parsed.h"

namespace sayso::testing {

Parsed plain_parsed(std::string_view text);

}  // namespace sayso::testing
