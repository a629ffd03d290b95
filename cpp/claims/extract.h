// The two parsed sections of a document -> its claims.
#pragma once

#include <vector>

#include "analysis/parsed.h"
#include "base/stop.h"
#include "claims/claim.h"
#include "claims/claim_model.h"
#include "input/document.h"
#include "model/lexicon.h"

namespace sayso {

// Claims of the title first, then those of the text by sentence and start. Total.
std::vector<Claim> extract_claims(const Document& document, const Parsed& title, const Parsed& text, const ClaimModel& model,
                                  const Lexicon& lexicon, const StopFlag* stop = nullptr);

}  // namespace sayso
