// tags, tree -> the same, where a network that is unsure breaks what English grammar leaves no doubt about.
#pragma once

#include <string_view>

#include "analysis/parsed.h"

namespace sayso {

// "The town is safe, said Lund.": a finite verb after a mark whose subject follows it and before which nothing of its own stands is never
// the complement of what stands before the mark; it tells who says it (relation parataxis).
void loosen_reporting_clauses(Parsed& parsed);

// "had warned Talvik Lifts of the wind": within a sentence mostly in lower case, a capitalised noun or verb right after a name belongs to
// the name, where the tree has the name as its subject or both below one word.
void join_names(std::string_view text, Parsed& parsed);

}  // namespace sayso
