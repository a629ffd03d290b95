// tokens -> sentences: boundaries by rule, refined by scores of a network where there are any; forced splits where there is no end.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "model/lexicon.h"
#include "text/structure.h"
#include "text/tokens.h"

namespace sayso {

inline constexpr std::size_t kSoftSentenceTokens = 256;  // longer ones are split at their best boundary
inline constexpr std::size_t kHardSentenceTokens = 512;  // no sentence is longer

// Sentences in order that tile all tokens; each lies in one block and is not empty.
// `boundary_scores`: empty, or one per token: how sure a learned head is that a sentence ends after this token; above 0 yes, below 0
// no, in units of log odds. It is added to the evidence of the rules; where they are in doubt, boundary_doubts.h weighs it with what
// stands around.
std::vector<TokenSpan> split_sentences(std::string_view text, const Structure& structure, const Tokens& tokens, const Lexicon& lexicon,
                                       std::span<const float> boundary_scores = {});

}  // namespace sayso
