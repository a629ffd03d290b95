#include "claims/holder_model.h"

#include "claims/holder_features.h"

namespace sayso {

HolderModel load_holder_model(const ModelFile& file) { return load_linear_model(file, "holder", kHolderFeatureVersion); }

}  // namespace sayso
