// The tree of a sentence -> the words that head its claims, with the form of each.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "claims/claim.h"
#include "claims/claim_model.h"
#include "claims/features.h"
#include "claims/section_view.h"

namespace sayso {

struct Clause {
  std::uint32_t head = 0;  // token
  Form form = Form::main;
  std::int32_t score = 0;        // log odds that it is a claim at all, in units of kScoreUnit
  bool learned = false;          // by the trained model, else by rule
  std::uint32_t opener = kNone;  // the negator that makes it a claim: "without pay", "but no senator"
};

// What the tree alone says of a word: the form of the claim it heads, or none.
std::optional<Form> rule_form(const SentenceView& view, std::uint32_t token);

// "does not know [why it closed]", "never said [that it closed]": the clause of what is not known or said; it belongs to the claim that
// says so. kNone: nothing of the kind.
std::uint32_t open_question(const SentenceView& view, std::uint32_t head);

// Whether the token may head a claim at all: no punctuation, nothing in boilerplate, code or a table cell.
bool is_candidate(const SectionView& section, std::uint32_t token);

// The clauses of a sentence in the order of their heads. Sentences in boilerplate, code and table cells give none.
std::vector<Clause> find_clauses(const SentenceView& view, const WordHashes& hashes, const ClaimModel& model);

}  // namespace sayso
