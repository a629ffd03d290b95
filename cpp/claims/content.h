// A word of a tree and a verb or noun of saying -> whether the one is what the other says.
#pragma once

#include <cstdint>
#include <string_view>

#include "claims/claim.h"
#include "claims/cues.h"
#include "claims/section_view.h"

namespace sayso {

// "..., the Hindu reported": a verb of saying behind what it says, whatever the tree calls the tie.
bool says_beside(const SentenceView& view, std::uint32_t verb);

// "NBC reported Lund was seen": the verb of saying that the tree made a part of what it says; kNone: there is none.
std::uint32_t swallowed_cue(const SentenceView& view, std::uint32_t token);

// "Berg said it closed; the mill is old": behind a semicolon the author speaks again.
bool cut_off(const SentenceView& view, std::uint32_t verb, std::uint32_t content);

// Whether `content`, which hangs on `verb` by `base`, is what a verb of that class says. `form`: of the claim that is climbed from.
bool takes_as_content(Relation base, const SentenceView& view, std::uint32_t verb, std::uint32_t content, Form form, CueClass cue);

// "the claim that it closed": whether what hangs on the noun is what it says.
bool is_content_of_noun(const SentenceView& view, std::uint32_t token);

// "called for talks": whether the preposition of a two-word cue brings the token in.
bool taken_by_particle(const SentenceView& view, std::uint32_t token, const Cue& cue);

}  // namespace sayso
