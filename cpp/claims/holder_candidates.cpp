#include "claims/holder_candidates.h"

#include <algorithm>

#include "claims/cues.h"
#include "claims/holders.h"

namespace sayso {
namespace {

// The author and his reader hold nothing that a text reports.
bool is_voice(const SectionView& section, const Holder& holder) {
  if (!holder.phrase) return false;
  const std::string& word = section.lower[holder.phrase.head];
  return is_first_person(section, holder.phrase.head) || word == "you" || section.quote[holder.cue] != section.quote[holder.phrase.head];
}

// "was called off": a passive of any verb of saying, nobody named.
std::optional<Holder> passive_holder(const SentenceView& view, std::uint32_t verb, const Cue& cue) {
  if (view.section->xpos(verb) != Xpos::VBN) return std::nullopt;
  Holder holder;
  holder.kind = SourceKind::implicit;
  holder.cue = verb;
  holder.cue_tokens = cue.tokens;
  holder.cue_class = cue.cue_class;
  holder.modality = cue.modality;
  holder.rule = "passive of a verb of saying";
  return holder;
}

std::optional<Holder> hearsay_holder(const SectionView& section, std::uint32_t token) {
  const LexiconTable::Row* row = section.tables.cue_adverbs.find(section.lower[token]);
  const bool adverb = row != nullptr;
  if (!adverb) row = section.tables.cue_adjectives.find(section.lower[token]);
  if (row == nullptr || section.upos(token) == Upos::PROPN) return std::nullopt;
  const CueClass kind = (*row)[1] == "hear" ? CueClass::hear : (*row)[1] == "think" ? CueClass::think : CueClass::say;
  return Holder{Phrase{}, SourceKind::unnamed, token, {token, token + 1}, kind, false, {}, "word of hearsay"};
}

}  // namespace

std::vector<HolderCandidate> holder_candidates(const SentenceView& view, const std::vector<Holder>& phrases, const SentenceView* before) {
  const SectionView& section = *view.section;
  std::vector<HolderCandidate> candidates;
  const auto add = [&](std::optional<Holder> holder, CandidateKind kind) {
    if (!holder || is_voice(section, *holder)) return;
    candidates.push_back({std::move(*holder), kind});
  };
  for (std::uint32_t token = view.tokens.start; token < view.tokens.end; ++token) {
    if (const std::optional<Cue> cue = verb_cue(view, token)) {
      std::optional<Holder> holder = holder_of_verb(view, token, *cue);
      if (!holder && !has_negative_subject(view, token)) holder = passive_holder(view, token, *cue);
      add(std::move(holder), CandidateKind::verb);
    } else if (const std::optional<Cue> noun = noun_cue(view, token)) {
      add(holder_of_noun(view, token, *noun), CandidateKind::noun);
    } else {
      add(hearsay_holder(section, token), CandidateKind::hearsay);
    }
  }
  for (const Holder& phrase : phrases) add(phrase, CandidateKind::phrase);
  if (before != nullptr) {
    if (std::optional<Holder> holder = main_speaker(*before)) add(std::move(holder), CandidateKind::before);
  }
  return candidates;
}

}  // namespace sayso
