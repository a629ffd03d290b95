// A verb of saying -> who says it: its subject, its agent, the name beside a role, or nobody when no one could.
#pragma once

#include <cstdint>
#include <optional>

#include "claims/attribution.h"
#include "claims/cues.h"
#include "claims/section_view.h"

namespace sayso {

// "I", "we", "my": the speaker himself.
bool is_first_person(const SectionView& section, std::uint32_t token);

// What kind of holder a noun phrase is, by its entity, its pronoun, or its noun.
SourceKind holder_kind(const SentenceView& view, std::uint32_t head);

// A name, an acronym, or a noun for somebody who can think.
bool can_hold(const SectionView& section, std::uint32_t head);

// Whether the token lies in the name of a person, and that name.
bool names_person(const SectionView& section, std::uint32_t token);
Phrase name_at(const SectionView& section, std::uint32_t token);

// "Mari Lund, the mayor,", "the mayor, Mari Lund,", "mayor of Oslo Mari Lund": of role and name beside each other the name.
Phrase name_beside(const SentenceView& view, const Phrase& phrase);

// "lead author Mari Lund of a university" -> the name alone, for a holder who is a person.
Phrase name_within(const SectionView& section, const Holder& holder);

// "..., said Lund": a noun right behind a verb that stands behind a mark is its subject, whatever the tree calls it.
Phrase inverted_subject(const SentenceView& view, std::uint32_t verb);
// The holder of a verb's content: its subject, the agent of a passive, or implicit. Empty when nobody can be said to hold it.
// `finite`: it is known not to be a participle, whatever its tag.
std::optional<Holder> holder_of_verb(const SentenceView& view, std::uint32_t verb, const Cue& cue, bool finite = false);
// The holder of what a noun carries: its owner ("Lund's claim that"), whom "by" or "from" names, the subject of its verb ("Lund issued a
// warning that"), or the noun itself as nobody in particular. Empty for evidence and plans of nobody's.
std::optional<Holder> holder_of_noun(const SentenceView& view, std::uint32_t noun, const Cue& cue);
// The subject of the sentence's main verb, when that is a verb of saying: what follows may be his as well.
std::optional<Holder> main_speaker(const SentenceView& view);

}  // namespace sayso
