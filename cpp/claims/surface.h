// Words and tags of a sentence -> noun phrases, for where a tree is not to be trusted: the holder of "according to", the subject right
// before a verb of saying.
#pragma once

#include <cstdint>

#include "claims/arguments.h"
#include "claims/section_view.h"

namespace sayso {

// The noun phrase that starts at `token`: up to a comma, a finite verb, a bracket or a quotation mark. Empty when there is no noun.
Phrase phrase_from(const SentenceView& view, std::uint32_t token);

// The noun phrase that ends right before `verb`, adverbs and auxiliaries between left out. Empty when something else stands there.
Phrase phrase_before(const SentenceView& view, std::uint32_t verb);

// The last person named between `start` and `verb` before any other verb ("the spokesman, Seibert, said"); empty when there is none.
Phrase person_before(const SentenceView& view, std::uint32_t start, std::uint32_t verb);

// A holder's phrase made right: a name that goes on behind it is taken in, what follows a comma is left out, "the spokesman, Seibert"
// gives Seibert.
Phrase tidy_holder(const SentenceView& view, const Phrase& phrase);

}  // namespace sayso
