// A finished claim -> how much a fact-checker would want to check it, and how likely its row is right.
#pragma once

#include <cstdint>
#include <string_view>

#include "analysis/parsed.h"
#include "claims/claim.h"
#include "claims/self_contained.h"
#include "model/lexicon.h"

namespace sayso {

// 0..1: high for numbers, dates and public events, low for opinions, questions and wishes. Reads everything but confidence.
float score_checkworthiness(std::string_view text, const Parsed& parsed, const Claim& claim, const ClaimPlace& place,
                            const Lexicon& lexicon);

// What extraction knows of how sure it was.
struct ConfidenceFacts {
  float head_margin = 0.0F;     // score of the chosen form minus that of "heads no claim", in natural logits; 0 when unknown
  bool forced_split = false;    // its sentence ended at the length cap
  bool quote_unclosed = false;  // it lies in a quotation that is not closed
};

// 0..1, calibrated on the annotated articles: the share of rows with such facts that a reader marked too.
float score_confidence(const Parsed& parsed, const Claim& claim, const ClaimPlace& place, const ConfidenceFacts& facts);

}  // namespace sayso
