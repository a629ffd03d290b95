#include "claims/times.h"

namespace sayso {

std::vector<Time> find_times(std::string_view, const Parsed&, std::optional<std::int64_t>, const Lexicon&) { return {}; }

}  // namespace sayso
