// A parsed section -> every time expression in it, in order, as TIMEX3 values and intervals, anchored to the day the document was
// published (or to an earlier date of the text, where the words ask for that).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/parsed.h"
#include "claims/claim.h"
#include "model/lexicon.h"

namespace sayso {

struct TimedPieces;  // time_expression.h

// `published`: seconds UTC; without it relative times keep an empty value.
std::vector<Time> find_times(std::string_view text, const Parsed& parsed, const TimedPieces& timed, std::optional<std::int64_t> published,
                             const Lexicon& lexicon);
std::vector<Time> find_times(std::string_view text, const Parsed& parsed, std::optional<std::int64_t> published, const Lexicon& lexicon);

}  // namespace sayso
