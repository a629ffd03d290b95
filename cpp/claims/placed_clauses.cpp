#include "claims/placed_clauses.h"

#include <algorithm>
#include <optional>

#include "claims/own_content.h"
#include "claims/predicates.h"
#include "claims/reach.h"
#include "claims/spans.h"
#include "claims/surface.h"

namespace sayso {
namespace {

// Whether a relative clause of saying carries it ("mills which, Lund said, nobody bought"): one claim, not two.
bool is_said_by_relative(const SentenceView& view, const std::vector<Clause>& clauses, std::uint32_t head) {
  if (view.section->is_root(head)) return false;
  const std::uint32_t verb = view.section->head(head);
  return content_of_relative(view, verb) == head && std::any_of(clauses.begin(), clauses.end(), [verb](const Clause& clause) {
           return clause.head == verb && clause.form == Form::relative;
         });
}

// "HALVARD, March 16 (Nordkyst Wire) - The port closed": where the words behind the dash begin; the start of the sentence when it opens
// with no such line. Names, a date and a bracket, a comma or a date among them, and a dash that stands apart.
std::uint32_t end_of_date_line(const SentenceView& view) {
  constexpr std::uint32_t kLongestLine = 16;
  const SectionView& section = *view.section;
  const std::uint32_t start = view.tokens.start;
  const bool opens = start == 0 || section.parsed.tokens.block[start - 1] != section.parsed.tokens.block[start];
  if (!opens || section.upos(start) != Upos::PROPN) return start;
  bool bracket = false, date = false;
  for (std::uint32_t token = start; token < view.tokens.end && token - start < kLongestLine; ++token) {
    const std::string& word = section.lower[token];
    const bool dash = word == "-" || word == "\xE2\x80\x93" || word == "\xE2\x80\x94" || word == "--";
    const bool apart = token > start && section.parsed.tokens.space_after[token - 1] != 0;
    if (dash && apart) return (bracket && section.lower[token - 1] == ")") || date ? token + 1 : start;
    bracket = bracket || word == "(";
    date = date || section.is_entity(token, EntityKind::date);
    if (section.upos(token) != Upos::PROPN && section.upos(token) != Upos::NUM && !section.is_punct(token) && !bracket) return start;
  }
  return start;
}

// "Mr. Lund and Ms. Berg" says nothing of them.
bool is_only_addressed(const SentenceView& view, const Clause& clause, TokenSpan span) {
  const SectionView& section = *view.section;
  if (clause.form != Form::apposition) return false;
  bool addressed = false;
  for (std::uint32_t token = span.start; token < span.end; ++token) {
    const bool address = is_address(section, token);
    addressed = addressed || address;
    if (!address && !section.is_entity(token, EntityKind::person) && section.upos(token) != Upos::CCONJ) return false;
  }
  return addressed;
}

// The tree may take a name of the date line for the subject of the clause behind it.
Phrase subject_behind(const SentenceView& view, std::uint32_t head, std::uint32_t opening) {
  const std::uint32_t subject = view.child_with(head, Relation::nsubj);
  return subject != kNone && subject < opening ? phrase_from(view, opening) : Phrase{};
}

}  // namespace

std::vector<PlacedClause> place_clauses(const SentenceView& view, std::size_t sentence, const Speakers& speakers, const ClaimModel& model) {
  const WordHashes hashes = hash_words(view);
  const std::vector<Reach>& reaches = speakers.reaches[sentence];
  std::vector<Clause> clauses = find_clauses(view, hashes, model);
  settle_asides(view, reaches, clauses);
  const std::vector<std::uint8_t> forms = forms_by_token(view, clauses);
  std::vector<PlacedClause> placed;
  const std::uint32_t opening = end_of_date_line(view);
  for (const Clause& clause : clauses) {
    if (clause.head < opening) continue;
    if (is_said_by_relative(view, clauses, clause.head)) continue;
    TokenSpan span = without_aside(view, clause, find_span(view, hashes, forms, clause, model), reaches, speakers.phrases[sentence]);
    span.start = std::max(span.start, opening);
    if (is_only_addressed(view, clause, span)) continue;
    const std::optional<OwnContent> own = own_content(view, clause, span, forms);
    placed.push_back(own ? PlacedClause{own->clause, own->span, own->cue, own->subject}
                         : PlacedClause{clause, span, kNone, subject_behind(view, clause.head, opening)});
  }
  return placed;
}

}  // namespace sayso
