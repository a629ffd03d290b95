// A parsed section -> every quantity in it, in order: intervals with units and the thing counted. Phone numbers, scores, versions,
// model names, ordinals and years are none.
#pragma once

#include <string_view>
#include <vector>

#include "analysis/parsed.h"
#include "claims/claim.h"
#include "model/lexicon.h"

namespace sayso {

struct TimedPieces;  // time_expression.h

std::vector<Quantity> find_quantities(std::string_view text, const Parsed& parsed, const TimedPieces& timed, const Lexicon& lexicon);
std::vector<Quantity> find_quantities(std::string_view text, const Parsed& parsed, const Lexicon& lexicon);

}  // namespace sayso
