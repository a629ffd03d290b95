// A word in its clause -> whether the clause speaks of the future.
#pragma once

#include <cstdint>

#include "analysis/parsed.h"
#include "model/lexicon.h"

namespace sayso {

// True when the verb over `token` has "will", "is to", "is expected to" or the like. Looks at a bounded part of the sentence.
bool speaks_of_future(const Parsed& parsed, std::uint32_t token, const Lexicon& lexicon);

}  // namespace sayso
