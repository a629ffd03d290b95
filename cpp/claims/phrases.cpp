// Noun phrases and subjects of a tree; declared in arguments.h.
#include <algorithm>

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

}  // namespace

Phrase noun_phrase(const SentenceView& view, std::uint32_t token, bool longest) {
  const SectionView& section = *view.section;
  TokenSpan span{token, token + 1};
  for (const std::uint32_t below : view.children(token)) {
    const Relation base = base_of(section.relation(below));
    if (stays_out_of_phrase(base, longest)) continue;
    if (!longest && base == Relation::conj && is_clausal(view, below)) continue;
    span.start = std::min(span.start, view.first_of(below));
    span.end = std::max(span.end, view.last_of(below) + 1);
  }
  while (span.end > token + 1 && section.is_punct(span.end - 1)) --span.end;
  while (span.start < token && section.is_punct(span.start)) ++span.start;
  return {span, token};
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
