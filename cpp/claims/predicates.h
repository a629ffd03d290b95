// The head of a clause -> its predicate in words and the object it takes: verbs, what stands behind "be", appositions, nouns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "claims/arguments.h"
#include "claims/clauses.h"
#include "claims/section_view.h"

namespace sayso {

// Verb with particle, "be" before a passive, infinitives it takes ("plan to close"), the preposition when there is no object.
void verb_predicate(const SentenceView& view, std::uint32_t verb, TokenSpan span, Predication& result);

// "be maker of", "be late", "be in"; for a complement that is a name or a number "be", with the complement as object. `describes`: a name
// says what something is ("the Speaker of the House"). Words outside of `span` are left alone.
void copula_predicate(const SentenceView& view, std::uint32_t complement, bool describes, TokenSpan span, Predication& result);

// "to close": the infinitive `clause` joins the predicate.
void take_infinitive(const SentenceView& view, std::uint32_t clause, Predication& result);

// "vice-president", "Mr": words before a name that are no more than a form of address.
bool is_address(const SectionView& section, std::uint32_t token);

// Both halves of an apposition: which names, which describes.
void apposition_predicate(const SentenceView& view, const Clause& clause, TokenSpan span, Predication& result);

// "its growing debt", "a 300-megawatt plant", "the closure of the plant".
void nominal_predicate(const SentenceView& view, const Clause& clause, TokenSpan span, Predication& result);

std::uint32_t case_of(const SentenceView& view, std::uint32_t token);
// "in addition to": a preposition with its fixed parts.
std::string preposition(const SentenceView& view, std::uint32_t token);
std::string lemma_of(const SectionView& section, std::uint32_t token);
// "record-breaking", "son-in-law": the word with what hyphens join to it in its sentence.
TokenSpan hyphenated(const SentenceView& view, std::uint32_t token);
std::string phrase_of(std::string first, std::string_view second);
// "safer", "more expensive", "record-breaking": an adjective in the degree the text gives it.
std::string in_degree(const SentenceView& view, std::uint32_t adjective);
// "biggest island", "capital city": a noun with the words before it that say which kind it is.
std::string described_noun(const SentenceView& view, std::uint32_t noun, TokenSpan span);

}  // namespace sayso
