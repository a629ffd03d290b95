// A quotation and the words around it -> who speaks, by their order alone: for where the tree, which quotations upset, ties it to nobody.
#pragma once

#include <optional>
#include <string_view>

#include "claims/attribution.h"
#include "claims/section_view.h"

namespace sayso {

inline constexpr std::string_view kOwnerOfWords = "owner of the words";

// What the sentence is about by the order of its words: its first noun phrase, openers up to a comma left out. Empty when that can
// hold nothing.
Phrase first_subject(const SentenceView& view, std::uint32_t limit);

// "Berg, in remarks to the Post, said, ...": the subject of the sentence whose last verb of saying before the mark brings the quotation
// in; and "The ministry defended the plan:".
std::optional<Holder> speaker_in_front(const SentenceView& view, ByteSpan quote);

// "Berg's words, "..."": the owner of a noun of saying right before the mark.
std::optional<Holder> owner_of_words(const SentenceView& view, ByteSpan quote);

// "..." Berg told the Post.: a sentence of its own right behind the quotation.
std::optional<Holder> speaker_in_next(const SentenceView& next);

// "Berg was nineteen. "I had no idea ..."": whom the sentence before is about, when the quotation speaks of itself.
std::optional<Holder> speaker_of_first_person(const SentenceView& before, const SectionView& section, ByteSpan quote);

}  // namespace sayso
