// A sentence -> everybody who may be said to hold something in it, for the trained model to choose from: the holders of its verbs and nouns
// of saying, "according to" and words of hearsay; and who spoke in the sentence before.
#pragma once

#include <vector>

#include "claims/attribution.h"
#include "claims/section_view.h"

namespace sayso {

// By their cues. `phrases`: of the sentence (cues.h). `before`: the sentence before it in the same block, or nullptr.
std::vector<HolderCandidate> holder_candidates(const SentenceView& view, const std::vector<Holder>& phrases, const SentenceView* before);

}  // namespace sayso
