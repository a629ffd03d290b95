// Predications without a verb: appositions, roles before names, nouns that tell an event or a state; declared in predicates.h.
#include <algorithm>

#include "claims/predicates.h"

namespace sayso {
namespace {

bool is_noun(const SectionView& section, std::uint32_t token) {
  return section.upos(token) == Upos::NOUN || section.upos(token) == Upos::PROPN;
}

// "Senator Lindsey Graham": what stands before the name of a person is what he is.
bool role_before_name(const SentenceView& view, TokenSpan span, Predication& result) {
  const SectionView& section = *view.section;
  std::uint32_t name = span.start;
  while (name < span.end && !section.is_entity(name, EntityKind::person)) ++name;
  if (name == span.start || name == span.end || section.is_punct(name - 1)) return false;
  const TokenSpan entity = section.parsed.entities[section.entity[name]].tokens;
  std::uint32_t role = kNone, preposition_token = kNone;
  for (std::uint32_t token = span.start; token < name; ++token) {
    const Upos upos = section.upos(token);
    if (upos == Upos::ADP && role != kNone && preposition_token == kNone) preposition_token = token;
    if (!is_noun(section, token) || preposition_token != kNone) continue;
    if (role == kNone || !is_address(section, token)) role = token;
  }
  if (role == kNone) return false;
  const std::uint32_t last = std::min(entity.end, span.end);
  // "Dr. Eric Berg, director of the union": the role stands behind the name.
  if (is_address(section, role) && last < span.end && section.is_punct(last)) return false;
  result.subject = {{name, last}, last - 1};
  result.subject_rule = "name behind its role";
  std::uint32_t first = role;
  while (first > span.start && (is_noun(section, first - 1) || section.upos(first - 1) == Upos::ADJ) &&
         !section.is_entity(first - 1, EntityKind::location) && !section.is_entity(first - 1, EntityKind::organization))
    --first;
  result.predicate = "be";
  for (std::uint32_t token = first; token <= role; ++token) {
    append_word(result.predicate, token < role ? std::string(slice(section.text, section.bytes(token))) : lemma_of(section, token));
  }
  if (preposition_token != kNone && preposition_token + 1 < name) {
    append_word(result.predicate, section.lower[preposition_token]);
    result.object = {{preposition_token + 1, name}, name - 1};
    return true;
  }
  first = span.start;
  while (first < role && section.upos(first) == Upos::DET) ++first;
  result.object = {{first, role + 1}, role};
  return true;
}

// "the Speaker of the House" says what somebody is, though it is written as a name.
bool is_description(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  if (section.upos(token) != Upos::PROPN) return section.upos(token) == Upos::NOUN;
  return view.has(token, Relation::nmod) && section.entity[token] == kNone;
}

// The words before or behind a name that heads both halves: the description, or the name itself when there is none.
std::uint32_t description_below(const SentenceView& view, std::uint32_t name, TokenSpan span) {
  const SectionView& section = *view.section;
  std::uint32_t description = name;
  for (const std::uint32_t below : view.children(name)) {
    const Relation base = base_of(section.relation(below));
    const bool describes =
        base == Relation::compound || base == Relation::nmod || base == Relation::appos || base == Relation::flat || base == Relation::amod;
    if (span.contains(below) && describes && !section.is_punct(below)) description = below;
    if (description != name && base != Relation::amod) break;
  }
  return description;
}

std::uint32_t owner_of(const SentenceView& view, std::uint32_t noun, TokenSpan span) {
  const std::uint32_t owner = view.child_with(noun, Relation::nmod_poss, false);
  return owner != kNone && span.contains(owner) ? owner : kNone;
}

// "the arrival of the ministers", "Halden's refusal to pay": the noun tells what happens, its owner or "by" who does it.
void event(const SentenceView& view, std::uint32_t noun, std::string_view verb, TokenSpan span, Predication& result) {
  const SectionView& section = *view.section;
  result.predicate = std::string(verb);
  const std::uint32_t owner = owner_of(view, noun, span);
  if (owner != kNone) result.subject = noun_phrase(view, owner);
  Phrase of;
  for (const std::uint32_t below : view.children(noun)) {
    if (below < noun || !span.contains(below)) continue;
    const Relation base = base_of(section.relation(below));
    if (base == Relation::acl && marked_by(view, below, "to")) {
      take_infinitive(view, below, result);
      return;
    }
    const std::uint32_t mark = base == Relation::nmod ? case_of(view, below) : kNone;
    if (mark == kNone) continue;
    if (section.lower[mark] == "of" && !of) {
      of = noun_phrase(view, below, true);
    } else if (section.lower[mark] == "by") {
      result.subject = noun_phrase(view, below, true);
    } else if (!result.object) {
      append_word(result.predicate, preposition(view, mark));
      result.object = noun_phrase(view, below, true);
    }
  }
  if (!result.subject) {
    result.subject = of;
  } else if (of && !result.object) {
    result.object = of;
  }
}

// "a lengthy negotiation": of what happens the text tells no more than how it is.
bool is_only_described(const SentenceView& view, std::uint32_t noun, TokenSpan span) {
  const SectionView& section = *view.section;
  bool described = false;
  for (const std::uint32_t below : view.children(noun)) {
    const Relation base = base_of(section.relation(below));
    if (!span.contains(below)) continue;
    if (base == Relation::nmod || base == Relation::acl) return false;
    described = described || base == Relation::amod;
  }
  return described;
}

// "Berg of the union", "the museum in Oslo": a name and where it belongs.
bool place_of_name(const SentenceView& view, std::uint32_t name, TokenSpan span, Predication& result) {
  const SectionView& section = *view.section;
  const std::uint32_t owner = owner_of(view, name, span);
  if (owner != kNone) {
    result.predicate = "be of";
    result.subject = noun_phrase(view, name);
    result.subject.tokens.start = std::max(result.subject.tokens.start, std::min(view.last_of(owner) + 1, name));
    result.object = noun_phrase(view, owner);
    return true;
  }
  for (const std::uint32_t below : view.children(name)) {
    if (below < name || !span.contains(below) || base_of(section.relation(below)) != Relation::nmod) continue;
    const std::uint32_t mark = case_of(view, below);
    if (mark == kNone) continue;
    result.predicate = phrase_of("be", preposition(view, mark));
    result.subject = noun_phrase(view, name);
    result.subject.tokens.end = std::min(result.subject.tokens.end, std::max(name + 1, view.first_of(below)));
    result.object = noun_phrase(view, below, true);
    return true;
  }
  return false;
}

}  // namespace

bool is_address(const SectionView& section, std::uint32_t token) {
  const LexiconTable& titles = section.tables.titles;
  return titles.has(section.lower[token]) && titles.field(section.lower[token], "role").empty();
}

void apposition_predicate(const SentenceView& view, const Clause& clause, TokenSpan span, Predication& result) {
  if (role_before_name(view, span, result)) return;
  const SectionView& section = *view.section;
  std::uint32_t described = section.is_root(clause.head) ? clause.head : section.head(clause.head);
  std::uint32_t description = clause.head;
  if (!span.contains(described)) described = clause.head;
  if (described == clause.head) {
    description = description_below(view, described, span);
  } else if (!is_description(view, description) && is_description(view, described)) {
    std::swap(described, description);  // "the chief economist, Mari Lund"
  }
  result.subject = described == clause.head ? Phrase{{described, std::min(view.last_of(described) + 1, span.end)}, described}
                                            : noun_phrase(view, described);
  if (description == described) {
    result.predicate = "be";
    return;
  }
  result.subject_rule = "apposition";
  const std::uint32_t before = view.first_of(description);
  const bool bracket = before > view.tokens.start && (section.lower[before] == "(" || section.lower[before - 1] == "(");
  const bool names =
      section.upos(description) == Upos::PROPN && section.upos(described) == Upos::PROPN && section.entity[description] != kNone;
  if ((bracket || names) && description > described) {
    result.predicate = "be";
    result.object = noun_phrase(view, description, true);
    return;
  }
  copula_predicate(view, description, section.upos(description) == Upos::PROPN, span, result);
  if (result.object.tokens.contains(described)) result.object = noun_phrase(view, description);  // the name is the subject's
}

void nominal_predicate(const SentenceView& view, const Clause& clause, TokenSpan span, Predication& result) {
  const SectionView& section = *view.section;
  const std::uint32_t noun = clause.head;
  const Upos upos = section.upos(noun);
  if (clause.opener != kNone) {  // "without pay"
    result.predicate = phrase_of("have", lemma_of(section, noun));
    result.subject = subject_of(view, section.head(noun));
    result.object = noun_phrase(view, noun);
    return;
  }
  if ((upos == Upos::ADJ || upos == Upos::NUM || upos == Upos::VERB) && !section.is_root(noun) && span.contains(section.head(noun))) {
    result.subject = noun_phrase(view, section.head(noun));
    result.predicate = phrase_of("be", in_degree(view, noun));
    return;
  }
  const std::string_view verb = upos == Upos::NOUN ? section.tables.event_nouns.field(lemma_of(section, noun), "verb") : "";
  if (!verb.empty() && !is_only_described(view, noun, span)) {
    event(view, noun, verb, span, result);
    if (!result.subject) result.subject = noun_phrase(view, noun);
    return;
  }
  if (upos == Upos::PROPN && place_of_name(view, noun, span, result)) return;
  if (const std::uint32_t owner = owner_of(view, noun, span); owner != kNone) {
    result.subject = noun_phrase(view, owner);
    result.predicate = phrase_of("have", described_noun(view, noun, span));
    result.object = noun_phrase(view, noun, true);
    return;
  }
  // "a 300-megawatt plant", "the former lyricist of the band": what stands before the noun is said of it, else what stands behind.
  std::string qualities = "be";
  for (const std::uint32_t below : view.children(noun)) {
    const Relation base = base_of(section.relation(below));
    if (below < noun && span.contains(below) && (base == Relation::amod || base == Relation::nummod))
      append_word(qualities, in_degree(view, below));
  }
  result.subject = noun_phrase(view, noun);
  if (qualities != "be") {
    result.predicate = qualities;
    return;
  }
  copula_predicate(view, noun, false, span, result);
}

}  // namespace sayso
