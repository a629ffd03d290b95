// tokens -> what the rules know about sentence boundaries, as evidence that scores of a network can be added to.
#pragma once

#include <string_view>
#include <vector>

#include "model/lexicon.h"
#include "text/tokens.h"

namespace sayso {

// One number per token: above 0 the rules end a sentence after it, below 0 they do not; the further from 0 the surer (log odds).
std::vector<float> boundary_evidence(std::string_view text, const Tokens& tokens, const Lexicon& lexicon);

}  // namespace sayso
