// The trained part of attribution: a linear model over hashed features (holder_features.h) that says whether somebody holds a claim.
#pragma once

#include "model/linear_model.h"

namespace sayso {

// Sections holders.*: log odds that the claim is held, in units of kScoreUnit. Untrained: the rules alone decide.
using HolderModel = LinearModel;

// A file without the section gives an untrained model. Throws ModelError when it does not fit this program.
HolderModel load_holder_model(const ModelFile& file);

}  // namespace sayso
