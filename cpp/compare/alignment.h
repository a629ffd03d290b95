// Two read documents -> how likely two of their facts speak of one event or state: by the terms they share, a term the more telling the
// fewer sentences of the two documents have it.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "compare/facts.h"

namespace sayso {

// Two documents side by side. Holds references: for use inside one call only.
struct Facing {
  const Reading& a;
  const Reading& b;
  bool one_origin = false;  // they retell one text
  bool apart = false;       // one reports days after the other, or speaks of what was said before: "at first", "corrected"
  int later = 0;            // 1: a reports later than b, -1: b later, 0: unknown or the same day
};

// 0..1: 1 for a term in one sentence of each document.
double weigh_term(const Facing& facing, Term term);
double weigh_terms(const Facing& facing, const std::vector<Term>& terms);
// The terms of both sorted lists that are in neither of the others.
std::vector<Term> shared_terms(const std::vector<Term>& a, const std::vector<Term>& b, const std::vector<Term>& but_a = {},
                               const std::vector<Term>& but_b = {});

// Pairs of facts, of a and of b, that share a term which at most `common` facts of b have, each once, in order: a term in more would
// make their number grow with the square.
std::vector<std::pair<std::uint32_t, std::uint32_t>> find_sharing(const Facing& facing, std::size_t common);

// How many names in the two claims the other's document does not know.
int count_foreign(const Facing& facing, const Fact& a, const Fact& b);

struct Evidence {
  double claims = 0;       // weight of the terms that both claims have
  double share = 0;        // 0..1: of the weight of the lighter claim
  double lighter = 0;      // weight of all terms of the lighter claim
  double heavier = 0;      // and of the heavier
  double sentences = 0;    // weight of the terms that both sentences have and the claims do not
  bool core = false;       // predicate or object share a term
  bool predicate = false;  // the predicates share a term
  double frame = 0;        // 0..1: share of all their words, numbers aside
  bool unlike = false;     // both have predicates, and these share nothing
  int foreign = 0;         // names in one claim that the other document does not know
  bool elsewhere = false;  // a sentence places its claim where the other document has never heard of
  bool scopes = false;     // one is limited ("average", "second") as the other is not
};

// `own_a`, `own_b`: terms that do not count, those of the values that are compared.
Evidence weigh_facts(const Facing& facing, const Fact& a, const Fact& b, const std::vector<Term>& own_a = {},
                     const std::vector<Term>& own_b = {});

}  // namespace sayso
