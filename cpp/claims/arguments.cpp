#include "claims/arguments.h"

#include <algorithm>

#include "claims/predicates.h"
#include "claims/roles.h"

namespace sayso {
namespace {

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
        add(role_of_oblique(view, below), noun_phrase(view, below, true));
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
    apposition_predicate(view, clause, span, result);
  } else if (clause.form == Form::nominal && !has_copula && !verbal) {
    result.predicate_rule = result.subject_rule = "nominal";
    nominal_predicate(view, clause, span, result);
  } else {
    result.subject = subject_of(view, head);
    result.subject_rule = result.subject && view.extent(head).contains(result.subject.head) ? "subject in the tree" : "shared subject";
    if (verbal && !has_copula) {
      result.predicate_rule = "verb";
      verb_predicate(view, head, span, result);
      const bool purpose =
          clause.form == Form::infinitive && base_of(section.relation(head)) == Relation::advcl && marked_by(view, head, "to");
      if (purpose) result.predicate = phrase_of("aim to", result.predicate);
    } else {
      result.predicate_rule = "copula";
      copula_predicate(view, head, false, span, result);
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
