#include "claims/arguments.h"

#include <algorithm>

#include "claims/cues.h"

namespace sayso {
namespace {

// How many infinitives a predicate takes in ("plans to try to close").
constexpr int kMaxChain = 6;

// "for cutting", "by the end": the words of an oblique without its preposition.
Phrase bare_phrase(const SentenceView& view, std::uint32_t token) { return noun_phrase(view, token, true); }

std::uint32_t case_of(const SentenceView& view, std::uint32_t token) { return view.child_with(token, Relation::case_); }

std::string lemma_of(const SectionView& section, std::uint32_t token) {
  const std::string& lemma = section.lemma(token);
  return lemma.empty() || lemma == "_" ? section.lower[token] : lemma;
}

std::string phrase_of(std::string first, std::string_view second) {
  append_word(first, second);
  return first;
}

// "in addition to": a preposition with its fixed parts.
std::string preposition(const SentenceView& view, std::uint32_t token) {
  std::string words = view.section->lower[token];
  for (const std::uint32_t below : view.children(token)) {
    if (view.section->relation(below) == Relation::fixed) append_word(words, view.section->lower[below]);
  }
  return words;
}

Role role_named(std::string_view wanted) {
  for (int index = 0; index <= static_cast<int>(Role::other); ++index) {
    if (name(static_cast<Role>(index)) == wanted) return static_cast<Role>(index);
  }
  return Role::other;
}

Role role_of_oblique(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  if (section.relation(token) == Relation::obl_agent) return Role::agent;
  const std::uint32_t entity = section.entity[token];
  if (entity != kNone) {
    const EntityKind kind = section.parsed.entities[entity].kind;
    if (kind == EntityKind::date) return Role::time;
    if (kind == EntityKind::location) return Role::place;
  }
  const std::uint32_t mark = case_of(view, token);
  if (mark == kNone) return section.relation(token) == Relation::obl_unmarked ? Role::time : Role::other;
  const std::string_view role = section.tables.preposition_roles.field(preposition(view, mark), "role");
  return role_named(role);
}

Role role_of_clause(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  const std::uint32_t mark = view.child_with(token, Relation::mark);
  if (mark == kNone) return Role::manner;
  const std::string_view role = section.tables.conjunction_roles.field(preposition(view, mark), "role");
  return role_named(role);
}

// Verb with particle, "be" before a passive, infinitives it takes ("plan to close"), the preposition when there is no object.
std::string verb_predicate(const SentenceView& view, std::uint32_t verb, Predication& result) {
  const SectionView& section = *view.section;
  std::string words;
  std::uint32_t token = verb;
  for (int link = 0; link < kMaxChain; ++link) {
    const bool passive = is_passive(view, token);
    if (passive) append_word(words, "be");
    append_word(words, passive ? section.lower[token] : lemma_of(section, token));
    const std::uint32_t particle = view.child_with(token, Relation::compound);
    if (particle != kNone && section.relation(particle) == Relation::compound_prt) append_word(words, section.lower[particle]);
    const std::uint32_t object = view.child_with(token, Relation::obj);
    const std::uint32_t complement = view.child_with(token, Relation::xcomp);
    if (object != kNone) result.object = noun_phrase(view, object, true);
    if (complement == kNone) break;
    if (marked_by(view, complement, "to")) words += " to";
    token = complement;
  }
  if (!result.object) {
    for (const std::uint32_t below : view.children(token)) {
      if (base_of(section.relation(below)) != Relation::obl || below < token || section.relation(below) == Relation::obl_unmarked) continue;
      const Role role = role_of_oblique(view, below);
      const std::uint32_t mark = case_of(view, below);
      if (mark == kNone || role == Role::time) continue;
      if (role == Role::agent) continue;
      append_word(words, preposition(view, mark));
      result.object = bare_phrase(view, below);
      break;
    }
  }
  if (!result.object) {
    const std::uint32_t content = view.child_with(token, Relation::ccomp);
    if (content != kNone) result.object = {view.extent(content), content};
  }
  return words;
}

// "be maker of", "be late", "be in Oslo"; for a complement that is a name or a number "be", with the complement as object.
std::string copula_predicate(const SentenceView& view, std::uint32_t complement, bool is_title, Predication& result) {
  const SectionView& section = *view.section;
  const Upos upos = section.upos(complement);
  const std::uint32_t mark = case_of(view, complement);
  const Phrase whole = noun_phrase(view, complement, true);
  if (mark != kNone) {
    result.object = whole;
    return phrase_of("be", preposition(view, mark));
  }
  if (!is_title &&
      (upos == Upos::PROPN || upos == Upos::NUM || upos == Upos::SYM || upos == Upos::PRON || view.has(complement, Relation::nummod))) {
    result.object = whole;
    return "be";
  }
  std::string words = phrase_of("be", lemma_of(section, complement));
  for (const std::uint32_t below : view.children(complement)) {
    const Relation base = base_of(section.relation(below));
    if (below < complement || (base != Relation::nmod && base != Relation::obl)) continue;
    const std::uint32_t preposition_token = case_of(view, below);
    if (preposition_token == kNone) continue;
    append_word(words, preposition(view, preposition_token));
    result.object = bare_phrase(view, below);
    break;
  }
  if (!result.object) {
    const std::uint32_t infinitive = view.child_with(complement, Relation::xcomp);
    const std::uint32_t clause = infinitive != kNone ? infinitive : view.child_with(complement, Relation::advcl);
    if (clause != kNone && marked_by(view, clause, "to")) {
      append_word(words, "to");
      append_word(words, lemma_of(section, clause));
      const std::uint32_t object = view.child_with(clause, Relation::obj);
      if (object != kNone) result.object = noun_phrase(view, object, true);
    } else if (upos == Upos::NOUN) {
      result.object = whole;
    }
  }
  return words;
}

// "Senator Lindsey Graham": what stands before the name of a person is what he is.
bool role_before_name(const SentenceView& view, TokenSpan span, Predication& result) {
  const SectionView& section = *view.section;
  std::uint32_t name = span.start;
  while (name < span.end && (section.entity[name] == kNone || section.parsed.entities[section.entity[name]].kind != EntityKind::person))
    ++name;
  if (name == span.start || name == span.end || section.is_punct(name - 1)) return false;
  const TokenSpan entity = section.parsed.entities[section.entity[name]].tokens;
  std::uint32_t role = kNone, preposition = kNone;
  for (std::uint32_t token = span.start; token < name; ++token) {
    const Upos upos = section.upos(token);
    if (upos == Upos::ADP && role != kNone && preposition == kNone) preposition = token;
    if ((upos == Upos::NOUN || upos == Upos::PROPN) && preposition == kNone) role = token;
  }
  if (role == kNone) return false;
  const std::uint32_t last = std::min(entity.end, span.end);
  result.subject = {{name, last}, last - 1};
  result.subject_rule = "name behind its role";
  result.predicate = phrase_of("be", section.lower[role]);
  std::uint32_t first = span.start;
  if (preposition != kNone && preposition + 1 < name) {
    append_word(result.predicate, section.lower[preposition]);
    first = preposition + 1;
    result.object = {{first, name}, name - 1};
  } else {
    while (first < role && section.upos(first) == Upos::DET) ++first;
    result.object = {{first, role + 1}, role};
  }
  return true;
}

// Which half of an apposition names, which describes: a role before the name ("chief economist Mari Lund"), or a noun phrase behind it.
void apposition(const SentenceView& view, const Clause& clause, TokenSpan span, Predication& result) {
  if (role_before_name(view, span, result)) return;
  const SectionView& section = *view.section;
  std::uint32_t described = section.is_root(clause.head) ? clause.head : section.head(clause.head);
  std::uint32_t description = clause.head;
  if (!(span.contains(described))) described = clause.head;
  if (described == clause.head) {  // the name heads it all: the description is what stands before the name
    for (const std::uint32_t below : view.children(clause.head)) {
      const Relation base = base_of(section.relation(below));
      const bool describes = base == Relation::compound || base == Relation::nmod || base == Relation::appos || base == Relation::flat ||
                             base == Relation::amod;
      if (span.contains(below) && describes && section.upos(below) != Upos::PUNCT) description = below;
      if (description != clause.head && base != Relation::amod) break;
    }
  } else if (section.upos(description) == Upos::PROPN && section.upos(described) == Upos::NOUN) {
    std::swap(described, description);  // "the chief economist, Mari Lund"
  }
  result.subject = described == clause.head ? Phrase{{described, view.last_of(described) + 1}, described} : noun_phrase(view, described);
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
  result.predicate = copula_predicate(view, description, section.upos(description) == Upos::PROPN, result);
}

// "its growing debt", "a 300-megawatt plant", "the closure of the plant".
void nominal(const SentenceView& view, const Clause& clause, TokenSpan span, Predication& result) {
  const SectionView& section = *view.section;
  std::uint32_t noun = clause.head;
  const Upos upos = section.upos(noun);
  if (clause.opener != kNone) {  // "without pay"
    result.predicate = phrase_of("have", lemma_of(section, noun));
    result.subject = subject_of(view, section.head(noun));
    result.object = noun_phrase(view, noun);
    return;
  }
  if ((upos == Upos::ADJ || upos == Upos::NUM || upos == Upos::VERB) && !section.is_root(noun) && span.contains(section.head(noun))) {
    const std::uint32_t described = section.head(noun);
    result.subject = noun_phrase(view, described);
    result.predicate = phrase_of("be", lemma_of(section, noun));
    return;
  }
  const std::uint32_t owner = view.child_with(noun, Relation::nmod_poss, false);
  if (owner != kNone) {
    result.subject = noun_phrase(view, owner);
    result.predicate = phrase_of("have", lemma_of(section, noun));
    for (const std::uint32_t below : view.children(noun)) {
      if (section.relation(below) == Relation::amod)
        result.predicate = phrase_of(phrase_of("have", section.lower[below]), lemma_of(section, noun));
    }
    result.object = noun_phrase(view, noun, true);
    return;
  }
  result.predicate = lemma_of(section, noun);
  for (const std::uint32_t below : view.children(noun)) {
    const Relation base = base_of(section.relation(below));
    if (base == Relation::nmod && case_of(view, below) != kNone) {
      result.predicate = lemma_of(section, noun);
      result.subject = bare_phrase(view, below);
      break;
    }
    if (base == Relation::amod || base == Relation::nummod) {
      result.predicate = phrase_of("be", section.lower[below]);
      result.subject = noun_phrase(view, noun);
    }
  }
  if (!result.subject) result.subject = noun_phrase(view, noun);
}

void collect_arguments(const SentenceView& view, std::uint32_t verb, TokenSpan span, Predication& result) {
  const SectionView& section = *view.section;
  auto add = [&](Role role, const Phrase& phrase) {
    if (phrase && span.contains(phrase.tokens)) result.arguments.push_back({role, phrase});
  };
  add(Role::subject, result.subject);
  add(Role::object, result.object);
  for (const std::uint32_t below : view.children(verb)) {
    if (below == result.subject.head || below == result.object.head || !span.contains(below)) continue;
    switch (base_of(section.relation(below))) {
      case Relation::iobj:
        add(Role::indirect_object, noun_phrase(view, below, true));
        break;
      case Relation::obj:
        add(Role::object, noun_phrase(view, below, true));
        break;
      case Relation::obl:
        add(role_of_oblique(view, below), bare_phrase(view, below));
        break;
      case Relation::ccomp:
      case Relation::xcomp:
        add(Role::complement, {view.extent(below), below});
        break;
      case Relation::advcl:
        add(role_of_clause(view, below), {view.extent(below), below});
        break;
      default:
        break;
    }
  }
  std::stable_sort(result.arguments.begin(), result.arguments.end(),
                   [](const PlacedArgument& a, const PlacedArgument& b) { return a.phrase.tokens.start < b.phrase.tokens.start; });
}

}  // namespace

Predication find_predication(const SentenceView& view, const Clause& clause, TokenSpan span) {
  const SectionView& section = *view.section;
  Predication result;
  const std::uint32_t head = clause.head;
  const bool has_copula = view.has(head, Relation::cop);
  const bool verbal = section.upos(head) == Upos::VERB || section.upos(head) == Upos::AUX;
  if (clause.form == Form::apposition && !has_copula && !(verbal && view.has(head, Relation::nsubj))) {
    result.predicate_rule = "apposition";
    apposition(view, clause, span, result);
  } else if (clause.form == Form::nominal && !has_copula && !verbal) {
    result.predicate_rule = result.subject_rule = "nominal";
    nominal(view, clause, span, result);
  } else {
    result.subject = subject_of(view, head);
    result.subject_rule = result.subject && view.extent(head).contains(result.subject.head) ? "subject in the tree" : "shared subject";
    if (verbal && !has_copula) {
      result.predicate_rule = "verb";
      result.predicate = verb_predicate(view, head, result);
      const bool purpose =
          clause.form == Form::infinitive && base_of(section.relation(head)) == Relation::advcl && marked_by(view, head, "to");
      if (purpose) result.predicate = phrase_of("aim to", result.predicate);
    } else {
      result.predicate_rule = "copula";
      result.predicate = copula_predicate(view, head, false, result);
    }
    // There is what there is: "there were 12 cuts".
    const std::uint32_t expletive = view.child_with(head, Relation::expl);
    if (!result.subject && expletive != kNone) {
      const std::uint32_t real = view.child_with(head, Relation::nsubj);
      if (real != kNone) result.subject = noun_phrase(view, real, true);
    }
  }
  collect_arguments(view, head, span, result);
  return result;
}

}  // namespace sayso
