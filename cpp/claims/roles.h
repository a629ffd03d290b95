// A phrase or clause below a verb -> the role it plays there: place, time, cause, condition ...
#pragma once

#include <cstdint>

#include "claims/claim.h"
#include "claims/section_view.h"

namespace sayso {

Role role_of_oblique(const SentenceView& view, std::uint32_t token);
Role role_of_clause(const SentenceView& view, std::uint32_t token);

}  // namespace sayso
