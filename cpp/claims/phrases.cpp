// Noun phrases and subjects of a tree; declared in arguments.h.
#include <algorithm>
#include <span>

#include "analysis/coreference.h"
#include "claims/arguments.h"

namespace sayso {
namespace {

// How many times a subject is looked for one clause higher up.
constexpr int kMaxClimb = 6;

bool stays_out_of_phrase(Relation base, bool longest) {
  switch (base) {
    case Relation::punct:
    case Relation::cc:
    case Relation::case_:
    case Relation::mark:
    case Relation::cop:
    case Relation::aux:
    case Relation::parataxis:
    case Relation::discourse:
    case Relation::nsubj:
    case Relation::csubj:
    case Relation::expl:
    case Relation::advcl:
      return true;
    case Relation::appos:
    case Relation::acl:
      return !longest;
    default:
      return false;
  }
}

// ", which employs 3,400 people", " - a maker of inverters": said of the noun apart, set off by a mark before it.
bool is_aside(const SentenceView& view, std::uint32_t token, std::uint32_t noun) {
  const SectionView& section = *view.section;
  const Relation base = base_of(section.relation(token));
  const bool age = section.upos(token) == Upos::NUM;  // "Lund, 54"
  if (token < noun || (base != Relation::acl && base != Relation::appos && !age)) return false;
  const std::uint32_t first = view.first_of(token);
  if (first <= noun) return false;  // arcs cross
  const std::uint32_t mark = section.is_punct(first) ? first : first - 1;
  return section.xpos(mark) == Xpos::comma || section.xpos(mark) == Xpos::colon || section.xpos(mark) == Xpos::lrb;
}

// Takes an aside of the noun or of one of its dependents off the end of a phrase; false where there is none.
bool drop_aside(const SentenceView& view, std::uint32_t noun, TokenSpan& span) {
  const auto drops = [&](std::uint32_t above) {
    for (const std::uint32_t below : view.children(above)) {
      if (!is_aside(view, below, above) || view.last_of(below) + 1 < span.end || view.first_of(below) >= span.end ||
          view.first_of(below) <= noun)
        continue;
      span.end = view.first_of(below);
      return true;
    }
    return false;
  };
  if (drops(noun)) return true;
  const std::span<const std::uint32_t> children = view.children(noun);
  return std::any_of(children.begin(), children.end(),
                     [&](std::uint32_t child) { return child > noun && child < span.end && drops(child); });
}

bool is_name(const SectionView& section, std::uint32_t token) {
  return section.upos(token) == Upos::PROPN && section.entity[token] != kNone;
}

bool is_named(const SectionView& section, std::uint32_t pronoun) {
  const std::uint32_t mention = mention_of(section.parsed.mentions, pronoun);
  return mention != kNone && section.parsed.mentions[mention].name != kNone;
}

// "named Lund", "known as Lund": the name behind a participle.
std::uint32_t given_name(const SentenceView& view, std::uint32_t participle) {
  for (const std::uint32_t below : view.children(participle)) {
    const Relation base = base_of(view.section->relation(below));
    if (below < participle || !is_name(*view.section, below)) continue;
    const std::uint32_t marker = view.child_with(below, Relation::case_);
    if (base == Relation::xcomp || base == Relation::obj) return below;
    if (base == Relation::obl && marker != kNone && view.section->lower[marker] == "as") return below;
  }
  return kNone;
}

}  // namespace

TokenSpan room_of_phrase(const SentenceView& view, std::uint32_t token) {
  TokenSpan room = view.tokens;
  for (const std::uint32_t below : view.children(token)) {
    const Relation base = base_of(view.section->relation(below));
    const bool bounds = base == Relation::nsubj || base == Relation::csubj || base == Relation::expl || base == Relation::cop ||
                        base == Relation::aux || (base == Relation::case_ && below < token);
    if (!bounds) continue;
    if (below < token) {
      room.start = std::max(room.start, std::min(view.last_of(below) + 1, token));
    } else {
      room.end = std::min(room.end, std::max(view.first_of(below), token + 1));
    }
  }
  return room;
}

Phrase noun_phrase(const SentenceView& view, std::uint32_t token, bool longest) {
  const SectionView& section = *view.section;
  TokenSpan room = room_of_phrase(view, token);
  const bool predicate = view.has(token, Relation::cop);
  for (const std::uint32_t below : view.children(token)) {  // "are n't [endurance tests]"
    if (predicate && below < token && section.negator(below) == "adverb") room.start = std::max(room.start, below + 1);
  }
  TokenSpan span{token, token + 1};
  for (const std::uint32_t below : view.children(token)) {
    const Relation base = base_of(section.relation(below));
    if (stays_out_of_phrase(base, longest)) continue;
    if ((!longest || predicate) && base == Relation::conj && is_clausal(view, below)) continue;
    if (!room.contains(below)) continue;
    span.start = std::max(room.start, std::min(span.start, view.first_of(below)));
    span.end = std::min(room.end, std::max(span.end, view.last_of(below) + 1));
  }
  do {
    while (span.end > token + 1 && section.is_punct(span.end - 1)) --span.end;
  } while (drop_aside(view, token, span));
  while (span.start < token && section.is_punct(span.start)) ++span.start;
  return {span, token};
}

Phrase named_phrase(const SentenceView& view, const Phrase& phrase) {
  const SectionView& section = *view.section;
  if (!phrase || !view.tokens.contains(phrase.head) || section.upos(phrase.head) == Upos::PROPN) return phrase;
  for (const std::uint32_t below : view.children(phrase.head)) {
    // "the operator, Talvik Lifts, and the authorities" are more than what the name says.
    if (below < phrase.head || phrase.tokens.end > view.last_of(below) + 1) continue;
    if (base_of(section.relation(below)) == Relation::appos && is_name(section, below)) return noun_phrase(view, below);
    const bool naming = section.xpos(below) == Xpos::VBN && section.lexicon.table("naming_verbs").has(section.lemma(below));
    if (!naming || !is_aside(view, below, phrase.head)) continue;
    if (const std::uint32_t name = given_name(view, below); name != kNone) return noun_phrase(view, name);
  }
  return phrase;
}

Phrase subject_phrase(const SentenceView& view, const Phrase& phrase) {
  const SectionView& section = *view.section;
  if (phrase && view.tokens.contains(phrase.head) && view.has(phrase.head, Relation::cop)) {
    const std::uint32_t subject = view.child_with(phrase.head, Relation::nsubj), article = view.child_with(phrase.head, Relation::det);
    const bool indefinite = article != kNone && section.lower[article].starts_with('a') && section.lower[article].size() <= 2;
    if (subject != kNone && indefinite && (section.upos(subject) != Upos::PRON || is_named(section, subject)))
      return named_phrase(view, noun_phrase(view, subject, true));
  }
  return named_phrase(view, phrase);
}

Phrase subject_of(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  for (int climb = 0; climb < kMaxClimb; ++climb) {
    std::uint32_t subject = kNone, expletive = kNone;
    for (const std::uint32_t below : view.children(token)) {
      const Relation base = base_of(section.relation(below));
      if (base == Relation::nsubj && subject == kNone) subject = below;
      if (base == Relation::csubj && subject == kNone) return {view.extent(below), below};
      if (base == Relation::expl) expletive = below;
    }
    const Relation relation = section.relation(token), base = base_of(relation);
    if (subject != kNone) {
      const Xpos xpos = section.xpos(subject);
      const bool relative = relation == Relation::acl_relcl &&
                            (xpos == Xpos::WDT || xpos == Xpos::WP || (xpos == Xpos::IN && section.lower[subject] == "that"));
      return relative ? noun_phrase(view, section.head(token)) : noun_phrase(view, subject, true);
    }
    if (expletive != kNone) return {};
    if (section.is_root(token)) return {};
    if (base == Relation::acl) return noun_phrase(view, section.head(token));
    if (base == Relation::xcomp && is_clausal(view, section.head(token))) {
      const std::uint32_t object = view.child_with(section.head(token), Relation::obj);
      if (object != kNone) return noun_phrase(view, object, true);
    }
    if (base != Relation::conj && base != Relation::advcl && base != Relation::xcomp && base != Relation::ccomp &&
        base != Relation::parataxis)
      return {};
    token = section.head(token);
  }
  return {};
}

}  // namespace sayso
