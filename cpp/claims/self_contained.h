// A claim in its section -> the claim readable on its own: pronouns and "the company" replaced, an elided subject restored, relative
// dates said with the date the text gives elsewhere. Only words of the section are put in, each listed as an Edit.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/parsed.h"
#include "claims/claim.h"

namespace sayso {

// Where a claim stands in the tree; what the record itself does not hold.
struct ClaimPlace {
  TokenSpan tokens;               // the tokens of claim.span
  std::uint32_t predicate = 0;    // the token that heads the claim
  std::uint32_t subject = kNone;  // the token that heads its subject; outside of `tokens` when it is elided; kNone: no subject
  TokenSpan subject_tokens;       // the subject's words; empty when there is none
};

struct SelfContained {
  std::string text;
  std::vector<Edit> edits;  // by span.start, not overlapping, inside claim.span; spans count bytes of the section
  bool abstained = false;   // a pronoun was left in place because no name was sure
};

// `section_times`: every time of the section (find_times), for dates said elsewhere. Reads claim.span, claim.form and claim.quote.
SelfContained make_self_contained(std::string_view text, const Parsed& parsed, const Claim& claim, const ClaimPlace& place,
                                  const std::vector<Time>& section_times);

// The words of `span` with `edits` made: the definition of what an edit means.
std::string apply_edits(std::string_view text, ByteSpan span, const std::vector<Edit>& edits);

}  // namespace sayso
