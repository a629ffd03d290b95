// The blocks of a section -> who speaks in each, where a label says so ("((MS)) ...", "NG: ...") or the text is an interview that names
// whom it asks ("An interview with the owners of a mill").
#pragma once

#include <optional>
#include <vector>

#include "claims/attribution.h"
#include "claims/section_view.h"

namespace sayso {

// One entry a block in both columns.
struct Turns {
  std::vector<std::optional<Holder>> of_block;   // who speaks; none: the author
  std::vector<std::optional<Holder>> addressed;  // whom "you" means in a question; none: nobody in particular
};
Turns find_turns(const SectionView& section, const std::vector<SentenceView>& sentences);

}  // namespace sayso
