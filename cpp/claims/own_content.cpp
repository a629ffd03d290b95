#include "claims/own_content.h"

#include <algorithm>

#include "claims/cues.h"
#include "claims/holders.h"

namespace sayso {
namespace {

// The word between the object and the end of the span that brings in what the object is said to be.
bool brings_in(const SentenceView& view, std::uint32_t object, TokenSpan span, std::string_view word) {
  for (std::uint32_t token = object + 1; token < span.end; ++token) {
    if (view.section->lower[token] == word) return true;
    const Upos upos = view.section->upos(token);
    if (upos == Upos::AUX || view.section->lower[token] == "," || view.section->lower[token] == ";") return false;
  }
  return false;
}

// "to sell" below the verb, behind its object.
std::uint32_t infinitive_behind(const SentenceView& view, std::uint32_t verb, std::uint32_t object) {
  for (const std::uint32_t below : view.children(verb)) {
    const Relation base = base_of(view.section->relation(below));
    const bool content = base == Relation::xcomp || base == Relation::ccomp || base == Relation::advcl;
    if (content && below > object && marked_by(view, below, "to")) return below;
  }
  return kNone;
}

}  // namespace

std::uint32_t content_of_relative(const SentenceView& view, std::uint32_t verb) {
  const SectionView& section = *view.section;
  if (section.relation(verb) != Relation::acl_relcl || is_passive(view, verb) || is_negated(view, verb)) return kNone;
  const std::optional<Cue> cue = verb_cue(view, verb);
  const std::uint32_t content = view.child_with(verb, Relation::ccomp), speaker = view.child_with(verb, Relation::nsubj);
  if (!cue || cue->cue_class != CueClass::say || content == kNone || content < verb || speaker == kNone) return kNone;
  // "Lund, who said it closed" speaks herself: the pronoun must stand before another subject.
  std::uint32_t pronoun = view.first_of(verb);
  while (pronoun < verb && section.is_punct(pronoun)) ++pronoun;
  const Xpos xpos = section.xpos(pronoun);
  return (xpos == Xpos::WDT || xpos == Xpos::WP) && pronoun < view.first_of(speaker) ? content : kNone;
}

std::optional<OwnContent> own_content(const SentenceView& view, const Clause& clause, TokenSpan span,
                                      const std::vector<std::uint8_t>& forms) {
  const SectionView& section = *view.section;
  const std::uint32_t verb = clause.head;
  const std::optional<Cue> cue = verb_cue(view, verb);
  if (!cue || is_passive(view, verb) || is_negated(view, verb)) return std::nullopt;
  if (const std::uint32_t said = clause.form == Form::relative ? content_of_relative(view, verb) : kNone; said != kNone) {
    Phrase subject = subject_of(view, said);
    const bool relative =
        !subject || subject.head <= verb || section.xpos(subject.head) == Xpos::WDT || section.xpos(subject.head) == Xpos::WP;
    if (relative) subject = noun_phrase(view, section.head(verb));
    OwnContent own{verb, clause, span, subject};
    own.clause.head = said;
    return own;
  }
  const std::uint32_t object = view.child_with(verb, Relation::obj);
  if (object == kNone || object < cue->tokens.end || !span.contains(object)) return std::nullopt;
  const std::optional<Holder> holder = holder_of_verb(view, verb, *cue);
  if (!holder || !holder->phrase || !can_hold(section, holder->phrase.head) || holder->phrase.tokens.start > verb) return std::nullopt;
  if (is_first_person(section, holder->phrase.head) || section.lower[holder->phrase.head] == "you") return std::nullopt;
  OwnContent own{verb, clause, {std::max(view.first_of(object), cue->tokens.end), span.end}, noun_phrase(view, object)};
  // "urged Halden to sell", "expect profits to fall": unless that is a claim already.
  const bool awaits =
      (cue->cue_class == CueClass::predict || cue->cue_class == CueClass::think) && infinitive_behind(view, verb, object) != kNone;
  if (cue->cue_class == CueClass::order || cue->cue_class == CueClass::ask || awaits) {
    const std::uint32_t content = infinitive_behind(view, verb, object);
    if (content == kNone || !span.contains(content) || forms[content - view.tokens.start] != 0) return std::nullopt;
    own.clause.head = content;
    own.clause.form = Form::infinitive;
    return own;
  }
  const LexiconTable::Row* row = section.lexicon.table("cue_complements").find(cue_lemma(section, verb));
  if (row == nullptr) return std::nullopt;
  const bool beside = (*row)[1].empty() && view.has(verb, Relation::xcomp) && view.child_with(verb, Relation::xcomp) > object;
  if (!beside && !brings_in(view, object, span, (*row)[1].empty() ? "as" : (*row)[1])) return std::nullopt;
  return own;
}

}  // namespace sayso
