// The trained part of claim extraction: which words head claims of which form, which subtrees belong to a claim's span.
#pragma once

#include "model/model_file.h"

namespace sayso {

// Owned by the claims station; see claim_model.cpp for its sections of the model file.
struct ClaimModel {};

ClaimModel load_claim_model(const ModelFile& file);

}  // namespace sayso
