// tags, tree -> the same, where a network that is unsure breaks what English grammar and spelling leave no doubt about.
#pragma once

#include <string_view>
#include <vector>

#include "analysis/parsed.h"

namespace sayso {

// "The town is safe, said Lund.": a finite verb after a mark whose subject follows it and before which nothing of its own stands is never
// the complement of what stands before the mark; it tells who says it (relation parataxis).
void loosen_reporting_clauses(Parsed& parsed);

// "had warned Talvik Lifts of the wind": within a sentence mostly in lower case, a capitalised word right after a name that could be
// a plural noun or a verb ends the name. Makes it a proper noun and tells so for each token; before heads are sought, as find_heads needs
// it.
std::vector<bool> end_names(std::string_view text, Parsed& parsed);

// Entities reach to the end of the names that they begin.
void complete_names(const std::vector<bool>& ends_name, std::vector<Entity>& entities);

// "the operator Talvik Lifts said": a clause has one subject; a second one right behind it, without a mark between, names the first, or is
// one name with it, which `ends_name` then tells.
void keep_one_subject(Parsed& parsed, std::vector<bool>& ends_name);

}  // namespace sayso
