// What the rules say of a claim's holders, and everybody else who may hold it -> the holders, as the trained model corrects them.
#pragma once

#include <vector>

#include "claims/attribution.h"
#include "claims/holder_model.h"
#include "claims/placed_clauses.h"
#include "claims/section_view.h"

namespace sayso {

// Of the claims of one sentence, in their order: takes holders of the rules away that the model is sure
// do not hold the claim, and adds one that it is sure does.
void settle_holders(const SentenceView& view, const std::vector<PlacedClause>& placed, const std::vector<HolderCandidate>& candidates,
                    const HolderModel& model, std::vector<Attribution>& attributions);

}  // namespace sayso
