// A claim and somebody who may hold it -> hashed features: the one definition, for training (tools/holder_features.cpp) and for use. Any
// change here makes trained tables worthless: count kHolderFeatureVersion up.
#pragma once

#include <cstdint>
#include <vector>

#include "claims/attribution.h"
#include "claims/placed_clauses.h"
#include "claims/section_view.h"

namespace sayso {

inline constexpr std::uint32_t kHolderFeatureVersion = 1;

// Which of the rules' holders the candidate is (`attribution`, outermost first), counted from the innermost; kNone: none.
std::uint32_t place_in_rules(const Attribution& attribution, const HolderCandidate& candidate);

// Whether the model has a say: what stands in a quotation and its cue outside is left to the rules, as is a cue of the author's own belief
// or of what is not said.
bool may_settle(const SectionView& section, const Clause& clause, const Attribution& attribution, const HolderCandidate& candidate);

// What the rules say of the other claims of the sentence: of the one whose head stands above in the tree, and of the one before.
struct Neighbours {
  const Attribution* above = nullptr;
  const Attribution* before = nullptr;
  Form above_form = Form::main;
};
Neighbours neighbours_of(const SentenceView& view, const std::vector<PlacedClause>& placed, const std::vector<Attribution>& attributions,
                         std::size_t claim);

// Clears `features` first. `attribution`: what the rules say of the claim.
void holder_features(const SentenceView& view, const PlacedClause& placed, const Attribution& attribution, const Neighbours& neighbours,
                     const std::vector<HolderCandidate>& candidates, const HolderCandidate& candidate,
                     std::vector<std::uint32_t>& features);

}  // namespace sayso
