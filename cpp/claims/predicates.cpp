#include "claims/predicates.h"

#include "claims/cues.h"
#include "claims/roles.h"

namespace sayso {
namespace {

// How many infinitives a predicate takes in ("plans to try to close").
constexpr int kMaxChain = 6;

std::string_view surface(const SentenceView& view, std::uint32_t token) {
  return slice(view.section->text, view.section->bytes(hyphenated(view, token)));
}

// The lemma, or the whole word where hyphens join it.
std::string joined_lemma(const SentenceView& view, std::uint32_t token) {
  return hyphenated(view, token).size() > 1 ? std::string(surface(view, token)) : lemma_of(*view.section, token);
}

// "seen by Lund", "known as Halden": a participle that describes what undergoes it.
bool is_passive_participle(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  const Relation relation = section.relation(token);
  if (section.xpos(token) != Xpos::VBN || (relation != Relation::acl && relation != Relation::advcl)) return false;
  return !view.has(token, Relation::obj) && !view.has(token, Relation::aux) && !view.has(token, Relation::nsubj);
}

// "more", "least" and "most" before an adjective.
void append_degree(const SentenceView& view, std::uint32_t adjective, std::string& words) {
  const SectionView& section = *view.section;
  for (const std::uint32_t below : view.children(adjective)) {
    const bool compares = section.xpos(below) == Xpos::RBR || section.xpos(below) == Xpos::RBS;
    if (below < adjective && compares && section.relation(below) == Relation::advmod) append_word(words, section.lower[below]);
  }
}

// The first phrase with a preposition behind the noun or adjective joins the predicate; what it takes becomes the object.
void take_preposition(const SentenceView& view, std::uint32_t token, TokenSpan span, Predication& result) {
  const SectionView& section = *view.section;
  for (const std::uint32_t below : view.children(token)) {
    const Relation base = base_of(section.relation(below));
    if (below < token || !span.contains(below) || (base != Relation::nmod && base != Relation::obl)) continue;
    const std::uint32_t mark = case_of(view, below);
    if (mark == kNone || hyphenated(view, mark).size() > 1) continue;
    append_word(result.predicate, preposition(view, mark));
    result.object = noun_phrase(view, below, true);
    return;
  }
}

// "have access to", "have the right to close": the noun says what is so.
void take_light_object(const SentenceView& view, std::uint32_t noun, TokenSpan span, Predication& result) {
  const SectionView& section = *view.section;
  for (const std::uint32_t below : view.children(noun)) {
    if (below < noun || !span.contains(below)) continue;
    const Relation base = base_of(section.relation(below));
    if (base == Relation::acl && marked_by(view, below, "to") && section.upos(below) == Upos::VERB) {
      append_word(result.predicate, lemma_of(section, noun));
      take_infinitive(view, below, result);
      return;
    }
    const std::uint32_t mark = base == Relation::nmod ? case_of(view, below) : kNone;
    if (mark == kNone || !section.tables.have_nouns.has(lemma_of(section, noun))) continue;
    append_word(result.predicate, lemma_of(section, noun));
    append_word(result.predicate, preposition(view, mark));
    result.object = noun_phrase(view, below, true);
    return;
  }
}

// "be at odds", "be on hand": a bare noun behind its preposition tells a state, not a place.
bool is_state(const SentenceView& view, std::uint32_t noun) {
  const SectionView& section = *view.section;
  if (section.upos(noun) != Upos::NOUN || section.entity[noun] != kNone) return false;
  for (const Relation relation : {Relation::det, Relation::nmod_poss, Relation::nummod}) {
    if (view.child_with(noun, relation, false) != kNone) return false;
  }
  return true;
}

}  // namespace

std::uint32_t case_of(const SentenceView& view, std::uint32_t token) { return view.child_with(token, Relation::case_); }

std::string preposition(const SentenceView& view, std::uint32_t token) {
  std::string words = view.section->lower[token];
  for (const std::uint32_t below : view.children(token)) {
    if (view.section->relation(below) == Relation::fixed) append_word(words, view.section->lower[below]);
  }
  return words;
}

std::string lemma_of(const SectionView& section, std::uint32_t token) {
  const std::string& lemma = section.lemma(token);
  return lemma.empty() || lemma == "_" ? section.lower[token] : lemma;
}

TokenSpan hyphenated(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  const auto touches = [&](std::uint32_t left) {
    return section.bytes(left).end == section.bytes(left + 1).start && (section.lower[left] == "-" || section.lower[left + 1] == "-");
  };
  TokenSpan whole{token, token + 1};
  while (whole.start > view.tokens.start && touches(whole.start - 1)) --whole.start;
  while (whole.end < view.tokens.end && touches(whole.end - 1)) ++whole.end;
  return whole;
}

std::string phrase_of(std::string first, std::string_view second) {
  append_word(first, second);
  return first;
}

std::string in_degree(const SentenceView& view, std::uint32_t adjective) {
  const SectionView& section = *view.section;
  const Xpos xpos = section.xpos(adjective);
  std::string words;
  append_degree(view, adjective, words);
  const bool as_written = xpos == Xpos::JJR || xpos == Xpos::JJS || xpos == Xpos::VBN || xpos == Xpos::VBG;  // "safer", "stranded"
  const bool one_word = hyphenated(view, adjective).size() == 1;
  append_word(words, as_written && one_word ? section.lower[adjective] : joined_lemma(view, adjective));
  return words;
}

std::string described_noun(const SentenceView& view, std::uint32_t noun, TokenSpan span) {
  const SectionView& section = *view.section;
  std::string words;
  for (const std::uint32_t below : view.children(noun)) {
    if (below > noun || !span.contains(below)) continue;
    const Relation base = base_of(section.relation(below));
    if (base != Relation::compound && base != Relation::amod) continue;
    append_degree(view, below, words);
    append_word(words, surface(view, below));
  }
  append_word(words, joined_lemma(view, noun));
  return words;
}

void take_infinitive(const SentenceView& view, std::uint32_t clause, Predication& result) {
  append_word(result.predicate, "to");
  append_word(result.predicate, lemma_of(*view.section, clause));
  const std::uint32_t object = view.child_with(clause, Relation::obj);
  if (object != kNone) result.object = noun_phrase(view, object, true);
}

void verb_predicate(const SentenceView& view, std::uint32_t verb, TokenSpan span, Predication& result) {
  const SectionView& section = *view.section;
  std::string& words = result.predicate;
  std::uint32_t token = verb;
  for (int link = 0; link < kMaxChain; ++link) {
    const bool passive = is_passive(view, token) || is_passive_participle(view, token);
    if (passive) append_word(words, "be");
    append_word(words, passive ? section.lower[token] : lemma_of(section, token));
    const std::uint32_t particle = view.child_with(token, Relation::compound);
    if (particle != kNone && section.relation(particle) == Relation::compound_prt) append_word(words, section.lower[particle]);
    const std::uint32_t object = view.child_with(token, Relation::obj);
    const std::uint32_t complement = view.child_with(token, Relation::xcomp);
    if (object != kNone) {
      result.object = noun_phrase(view, object, true);
      if (complement == kNone && section.lemma(token) == "have") take_light_object(view, object, span, result);
    }
    if (complement == kNone) break;
    if (marked_by(view, complement, "to")) words += " to";
    token = complement;
  }
  if (!result.object) {
    for (const std::uint32_t below : view.children(token)) {
      if (base_of(section.relation(below)) != Relation::obl || below < token || section.relation(below) == Relation::obl_unmarked) continue;
      const std::uint32_t mark = case_of(view, below);
      const Role role = role_of_oblique(view, below);
      if (mark == kNone || role == Role::time || role == Role::agent) continue;
      append_word(words, preposition(view, mark));
      result.object = noun_phrase(view, below, true);
      break;
    }
  }
  if (!result.object) {
    const std::uint32_t content = view.child_with(token, Relation::ccomp);
    if (content != kNone) result.object = {view.extent(content), content};
  }
}

void copula_predicate(const SentenceView& view, std::uint32_t complement, bool describes, TokenSpan span, Predication& result) {
  const SectionView& section = *view.section;
  const Upos upos = section.upos(complement);
  const std::uint32_t mark = case_of(view, complement);
  const Phrase whole = noun_phrase(view, complement, true);
  result.predicate = "be";
  if (mark != kNone && span.contains(mark)) {
    append_word(result.predicate, preposition(view, mark));
    if (is_state(view, complement)) {
      append_word(result.predicate, described_noun(view, complement, span));
      take_preposition(view, complement, span, result);
    } else {
      result.object = whole;
    }
    return;
  }
  const bool one = section.lower[complement] == "one";
  // "the former Attorney General of the state": a name that says what somebody is.
  describes = describes || (upos == Upos::PROPN && view.has(complement, Relation::det) && view.has(complement, Relation::nmod));
  if (one) append_word(result.predicate, "one");
  const bool counted = view.has(complement, Relation::nummod);
  if (one || (!describes && (upos == Upos::PROPN || upos == Upos::NUM || upos == Upos::SYM || upos == Upos::PRON || counted))) {
    if (one) take_preposition(view, complement, span, result);
    if (!result.object) result.object = whole;
    return;
  }
  const bool noun = upos == Upos::NOUN || upos == Upos::PROPN;
  append_word(result.predicate, noun ? described_noun(view, complement, span) : in_degree(view, complement));
  take_preposition(view, complement, span, result);
  if (result.object) return;
  const std::uint32_t infinitive = view.child_with(complement, Relation::xcomp);
  const std::uint32_t clause = infinitive != kNone ? infinitive : view.child_with(complement, Relation::advcl);
  if (clause != kNone && marked_by(view, clause, "to")) {
    take_infinitive(view, clause, result);
  } else if (upos == Upos::NOUN) {
    result.object = whole;
  }
}

}  // namespace sayso
