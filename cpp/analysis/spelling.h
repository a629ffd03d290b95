// A misspelt word -> what it may stand for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

// `word` with `kept` of every three or more of one small letter ("sooo" -> "soo", "so"); empty when there are none.
std::string without_runs(std::string_view word, std::size_t kept);

// Two neighbours swapped, or one of a double letter left out, place by place; then one letter doubled, place by place. For 5 to 20 letters
// from a to z, else none.
std::vector<std::string> likely_spellings(std::string_view word);

}  // namespace sayso
