// A word of a sentence -> whether it brings in what somebody says or thinks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claims/attribution.h"
#include "claims/section_view.h"

namespace sayso {

struct Cue {
  CueClass cue_class = CueClass::say;
  std::string_view modality;  // that it gives to its content, or empty
  TokenSpan tokens;           // the cue's words
};

// The lemma of a verb as the table of cues knows it, or the tagger's.
std::string cue_lemma(const SectionView& section, std::uint32_t token);
// The cue that the verb is ("said", "pointed out", "called for"), or none.
std::optional<Cue> verb_cue(const SentenceView& view, std::uint32_t token);
// The cue that the noun is ("the claim that"), or none.
std::optional<Cue> noun_cue(const SentenceView& view, std::uint32_t token);
// Whether the words of `token` and below open with such a phrase.
bool is_cue_phrase(const SentenceView& view, std::uint32_t token);
// "According to Lund": each such phrase of the sentence with its holder, found by the words.
std::vector<Holder> phrase_holders(const SentenceView& view);

bool is_passive(const SentenceView& view, std::uint32_t token);
bool is_negated(const SentenceView& view, std::uint32_t token);
// "Nobody said", "none of them knew", "neither Lund nor Berg thinks": the verb's subject is nobody.
bool has_negative_subject(const SentenceView& view, std::uint32_t verb);
// "no claim", "no doubt"
bool is_opened_by_no(const SentenceView& view, std::uint32_t noun);

}  // namespace sayso
