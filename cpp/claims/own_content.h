// A clause whose own verb says, thinks or asks for something -> the part of it that is said: "Berg called [the plan a mistake]", "Berg
// urged [Halden to sell]". The claim is that part, held by the subject of the verb.
#pragma once

#include <optional>
#include <vector>

#include "claims/arguments.h"
#include "claims/clauses.h"
#include "claims/section_view.h"

namespace sayso {

struct OwnContent {
  std::uint32_t cue = kNone;  // the verb that says so
  Clause clause;              // the claim's own: headed by what is asked for or by the verb of saying itself
  TokenSpan span;
  Phrase subject;  // what it is said of
};

// Nothing when the clause says no more than it does. `forms`: the clauses of the sentence (see spans.h).
std::optional<OwnContent> own_content(const SentenceView& view, const Clause& clause, TokenSpan span,
                                      const std::vector<std::uint8_t>& forms);

// "mills which, [Lund said], nobody bought", "a mill that Lund said had closed": the verb of what the speaker in a relative clause says
// of the noun; kNone when `verb` is no such verb of saying.
std::uint32_t content_of_relative(const SentenceView& view, std::uint32_t verb);

}  // namespace sayso
