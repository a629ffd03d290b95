#include "claims/scores.h"

namespace sayso {

float score_checkworthiness(std::string_view, const Parsed&, const Claim& claim, const ClaimPlace&, const Lexicon&) {
  return claim.quantities.empty() && claim.times.empty() ? 0.4F : 0.8F;
}

float score_confidence(const Parsed&, const Claim&, const ClaimPlace&, const ConfidenceFacts& facts) { return facts.forced_split ? 0.4F : 0.7F; }

}  // namespace sayso
