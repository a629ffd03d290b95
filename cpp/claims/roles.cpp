#include "claims/roles.h"

#include "claims/predicates.h"

namespace sayso {
namespace {

Role role_named(std::string_view wanted) {
  for (int index = 0; index <= static_cast<int>(Role::other); ++index) {
    if (name(static_cast<Role>(index)) == wanted) return static_cast<Role>(index);
  }
  return Role::other;
}

}  // namespace

Role role_of_oblique(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  if (section.relation(token) == Relation::obl_agent) return Role::agent;
  if (section.is_entity(token, EntityKind::date)) return Role::time;
  if (section.is_entity(token, EntityKind::location)) return Role::place;
  const std::uint32_t mark = case_of(view, token);
  if (mark == kNone) return section.relation(token) == Relation::obl_unmarked ? Role::time : Role::other;
  return role_named(section.tables.preposition_roles.field(preposition(view, mark), "role"));
}

Role role_of_clause(const SentenceView& view, std::uint32_t token) {
  const std::uint32_t mark = view.child_with(token, Relation::mark);
  if (mark == kNone) return Role::manner;
  return role_named(view.section->tables.conjunction_roles.field(preposition(view, mark), "role"));
}

}  // namespace sayso
