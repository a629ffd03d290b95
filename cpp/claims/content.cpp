#include "claims/content.h"

#include <algorithm>

#include "claims/cues.h"
#include "claims/holders.h"
#include "claims/surface.h"

namespace sayso {

// "..., the Hindu reported": a verb of saying behind what it says, whatever the tree calls the tie.
bool says_beside(const SentenceView& view, std::uint32_t verb) {
  const SectionView& section = *view.section;
  const Relation base = base_of(section.relation(verb));
  if (view.has(verb, Relation::ccomp) || section.xpos(verb) == Xpos::VB) return false;
  const std::string_view kind = section.tables.cue_verbs.field(section.lemma(verb), "class");
  if (kind != "say" && kind != "think" && kind != "predict") return false;
  // "As Lund said, ..."
  if (base == Relation::advcl && marked_by(view, verb, "as") && kind == "say") {
    const std::uint32_t own = view.child_with(verb, Relation::nsubj);
    return own != kNone && own < verb && can_hold(section, own) && section.lemma(verb) != "continue";
  }
  if (base == Relation::parataxis) return inverted_subject(view, verb) || subject_of(view, verb);
  if (base != Relation::conj && base != Relation::advcl && base != Relation::ccomp && base != Relation::dep) return false;
  const std::uint32_t first = view.first_of(verb);
  const bool cut_off = first > view.tokens.start && (section.is_punct(first) || section.is_punct(first - 1));
  const bool before = verb < section.head(verb);
  if (before) {  // "Al Jazeera reported on Thursday, coverage had risen"
    const std::uint32_t last = view.last_of(verb);
    const bool ends_cut_off = last + 1 < view.tokens.end && (section.is_punct(last) || section.is_punct(last + 1));
    const std::uint32_t own = view.child_with(verb, Relation::nsubj);
    return kind == "say" && is_finite(section.xpos(verb)) && ends_cut_off && own != kNone && own < verb &&
           !view.has(verb, Relation::mark) && !view.has(verb, Relation::obj) && !view.has(verb, Relation::xcomp) && base != Relation::conj;
  }
  if (!cut_off || view.has(verb, Relation::mark) || view.has(verb, Relation::cc) || view.has(verb, Relation::xcomp)) return false;
  if (inverted_subject(view, verb)) return true;
  const std::uint32_t subject = view.child_with(verb, Relation::nsubj);
  return subject != kNone && !view.has(verb, Relation::obj) && section.xpos(subject) != Xpos::WDT && section.xpos(subject) != Xpos::WP;
}

// "NBC reported Lund was seen": the tree made the verb of saying a part of what it says, or of the subject of that. It stands before,
// with its own subject before it, and what is said has a subject of its own behind it.
std::uint32_t swallowed_cue(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  std::uint32_t subject = kNone;
  for (const std::uint32_t below : view.children(token)) {
    if (is_subject(section.relation(below)) && below < token) subject = below;
  }
  if (subject == kNone || view.first_of(subject) < view.tokens.start + 2) return kNone;
  for (std::uint32_t verb = view.first_of(subject); verb-- > view.first_of(token) + 1;) {
    if (section.upos(verb) != Upos::VERB) continue;
    const Relation base = base_of(section.relation(verb));
    const bool may_be_finite = is_finite(section.xpos(verb)) || section.xpos(verb) == Xpos::VBN;
    const bool hangs_low = base == Relation::acl || base == Relation::advcl || base == Relation::parataxis || base == Relation::dep;
    if (!may_be_finite || !hangs_low || view.has(verb, Relation::mark) || is_passive(view, verb)) return kNone;
    const Phrase before = phrase_before(view, verb);
    const bool brought_in = before && before.tokens.start > view.tokens.start && section.upos(before.tokens.start - 1) == Upos::ADP;
    return before && !brought_in && section.lower[verb + 1] != "by" ? verb : kNone;
  }
  return kNone;
}

// "Berg said it closed; the mill is old": behind a semicolon the author speaks again.
bool cut_off(const SentenceView& view, std::uint32_t verb, std::uint32_t content) {
  const SectionView& section = *view.section;
  if (content < verb || section.quote[content] != kNone) return false;
  const std::uint32_t first = view.first_of(content);
  return first > verb && (section.lower[first] == ";" || section.lower[first - 1] == ";");
}

namespace {

// "said the mill had closed and nobody was hurt": what is joined by "and", with a subject of its own and no verb of saying, goes on with
// what is said, though the tree may hang it on the verb of saying.
bool joins_content(const SentenceView& view, std::uint32_t verb, std::uint32_t content, CueClass cue) {
  const SectionView& section = *view.section;
  if (cue != CueClass::say && cue != CueClass::think && cue != CueClass::know) return false;
  std::uint32_t said = view.child_with(verb, Relation::ccomp);
  for (const std::uint32_t below : view.children(verb)) {
    if (said == kNone && below > verb && below < content && base_of(section.relation(below)) == Relation::conj &&
        marked_by(view, below, "that"))
      said = below;
  }
  // "suggested the algae, like warm water, might harm": the tree took the subject of what is said for an object.
  if (said == kNone && !view.has(content, Relation::cc) && view.has(verb, Relation::obj) && section.xpos(content) != Xpos::VBG)
    return view.has(content, Relation::aux) || view.has(content, Relation::cop);
  if (said == kNone || said < verb || said > content || verb_cue(view, content)) return false;
  const std::uint32_t subject = view.child_with(content, Relation::nsubj), joint = view.child_with(content, Relation::cc);
  return subject != kNone && subject < content && joint != kNone && section.lower[joint] == "and" &&
         section.quote[content] == section.quote[said];
}

// "was accused of hiding", "charged Berg with stealing": a gerund behind the preposition that the verb takes.
bool is_charge(const SentenceView& view, std::uint32_t verb, std::uint32_t content) {
  const SectionView& section = *view.section;
  const std::string_view word = section.lexicon.table("cue_complements").field(cue_lemma(section, verb), "word");
  return content > verb && !word.empty() && word != "as" && section.xpos(content) == Xpos::VBG && marked_by(view, content, word);
}

}  // namespace

bool takes_as_content(Relation base, const SentenceView& view, std::uint32_t verb, std::uint32_t content, Form form, CueClass cue) {
  const SectionView& section = *view.section;
  if (base == Relation::ccomp || base == Relation::csubj) return true;
  if (base == Relation::conj) return marked_by(view, content, "that") || joins_content(view, verb, content, cue);
  // "encourages allies to leave"
  if (base == Relation::advcl)
    return is_charge(view, verb, content) ||
           (cue == CueClass::order && marked_by(view, content, "to") && view.has(verb, Relation::obj) && content > verb);
  if (base == Relation::parataxis) {
    const bool nothing_else = !view.has(verb, Relation::ccomp) && !view.has(verb, Relation::obj);
    return !view.has(verb, Relation::ccomp) &&
           (content < verb || section.quote[content] != kNone || (nothing_else && cue == CueClass::say));
  }
  // "urged Halden to close the plant", "asked to be heard": the infinitive has another subject than the cue.
  if (base == Relation::xcomp) return view.has(verb, Relation::obj) || view.has(verb, Relation::iobj);
  // "expects cuts", "rejected the claim": only what states an event of its own; a clause whose head the tree calls an object is a
  // small clause ("found the birds to be diverse").
  if (base != Relation::obj) return false;
  if (form == Form::nominal)
    return cue != CueClass::know && cue != CueClass::think && cue != CueClass::show && cue != CueClass::ask && cue != CueClass::hear;
  return (form == Form::main || form == Form::subordinate || form == Form::infinitive || form == Form::heading) &&
         (view.has(verb, Relation::xcomp) || form == Form::heading);
}

// "the claim that it closed", "the promise to close": not any participle or relative clause beside the noun.
bool is_content_of_noun(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  if (section.relation(token) == Relation::acl_relcl || section.xpos(token) == Xpos::VBG) return false;
  if (marked_by(view, token, "that") || marked_by(view, token, "to") || marked_by(view, token, "whether")) return true;
  // "the statement after Lund spoke": another conjunction tells when or why.
  return section.xpos(token) != Xpos::VBN && view.has(token, Relation::nsubj) && !view.has(token, Relation::mark);
}

// "called for talks", "insisted on leaving": what the preposition of a two-word cue brings in.
bool taken_by_particle(const SentenceView& view, std::uint32_t token, const Cue& cue) {
  const std::uint32_t particle = cue.tokens.end - 1;
  const Relation base = base_of(view.section->relation(token));
  return (base == Relation::obl || base == Relation::advcl || base == Relation::nmod) && view.section->head(particle) == token;
}

}  // namespace sayso
