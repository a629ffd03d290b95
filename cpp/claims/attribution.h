// A section's trees and quotations -> who says what: for each clause the chain of holders, with the words that say so.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "claims/arguments.h"
#include "claims/claim.h"
#include "claims/section_view.h"
#include "claims/verdicts.h"

namespace sayso {

// One holder as tokens.
struct Holder {
  Phrase phrase;  // none: the grammar leaves the holder out (implicit)
  SourceKind kind = SourceKind::person;
  std::uint32_t cue = kNone;  // the word that says so; kNone: a label ("MS:") or a quotation carried on
  TokenSpan cue_tokens;
  CueClass cue_class = CueClass::say;
  bool negated = false;       // "did not say"
  std::string_view modality;  // that the cue gives to its content, or empty
  std::string_view rule;      // how it was found
};

struct Attribution {
  std::vector<Holder> holders;  // outermost first
  QuoteKind quote = QuoteKind::none;
  std::uint32_t quote_index = kNone;  // the quotation the clause lies in
  bool own_belief = false;            // "I think": the holder speaks of a belief of his own, no holder of its own
  std::uint32_t own_belief_cue = kNone;
  bool evidence = false;  // "the figures suggest that": no holder, but less than certain
  std::uint32_t evidence_cue = kNone;
  std::uint32_t unsaid_cue = kNone;  // "nobody said that": no holder, and no word on whether it is so
  VerdictFound verdict;              // "it is not true that"
  bool unknown_speaker = false;      // it is quoted and the text does not say whom
};

// The stretch of a sentence that a verb of saying reaches by the order of the words.
struct Reach {
  Holder holder;
  TokenSpan tokens;               // where what is said may stand
  bool beside = false;            // ", Lund said,": a clause of its own, set off by commas
  TokenSpan aside;                // the words of that clause
  std::uint32_t content = kNone;  // the verb of what is said; kNone: beside
};

// How the trained model (holder_model.h) came upon a holder.
enum class CandidateKind : std::uint8_t { verb, noun, hearsay, phrase, before };

struct HolderCandidate {
  Holder holder;
  CandidateKind kind = CandidateKind::verb;
};

// Holders that do not hang on one clause: the speaker of each quotation of a section, and of each block that a label opens ("MS: ...");
// found once a section.
struct Speakers {
  std::vector<std::optional<Holder>> of_quote;
  std::vector<std::optional<Holder>> of_block;
  std::vector<std::optional<Holder>> addressed;          // whom "you" means in a block of an interview
  std::vector<std::vector<Holder>> phrases;              // of each sentence: "according to X"
  std::vector<std::vector<Reach>> reaches;               // of each sentence: what verbs of saying reach by the order of the words (reach.h)
  std::vector<std::vector<HolderCandidate>> candidates;  // of each sentence (holder_candidates.h)
};
Speakers find_speakers(const SectionView& section, const std::vector<SentenceView>& sentences);

// `sentence`: index of `view` among the section's sentences. `own_cue`: the verb of the clause itself that says it (own_content.h).
Attribution find_attribution(const SentenceView& view, std::size_t sentence, const Clause& clause, TokenSpan span, const Speakers& speakers,
                             std::uint32_t own_cue = kNone);
// How the holders' words are given, from where the claim stands; none without a holder.
QuoteKind find_quote_kind(const SectionView& section, TokenSpan span, const Speakers& speakers, const Attribution& attribution);

}  // namespace sayso
