// The blocks of a section -> who speaks in each, where a label says so ("((MS)) ...", "NG: ...") or the text is an interview that names
// whom it asks ("An interview with the owners of a mill").
#pragma once

#include <optional>
#include <vector>

#include "claims/attribution.h"
#include "claims/section_view.h"

namespace sayso {

// One entry a block; none: the author.
std::vector<std::optional<Holder>> find_block_speakers(const SectionView& section, const std::vector<SentenceView>& sentences);

}  // namespace sayso
