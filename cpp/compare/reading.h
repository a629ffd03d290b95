// Helpers of facts.h that its sources share: small steps from texts and claims to terms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compare/facts.h"

namespace sayso {

void sort_unique(std::vector<Term>& terms);
// Terms of the content words that are no numbers, sorted, each once; of the first kMostTerms of them where there are more.
std::vector<Term> content_terms(const std::vector<Word>& words);
// ASCII letters only.
std::string to_lower(std::string_view text);
const std::string& section_text(const Analyzed& analyzed, Section section);
// The last word before `start`, in lower case, when only a space stands between.
std::string word_before(std::string_view text, std::uint32_t start);

Fact read_fact(const Analyzed& analyzed, std::uint32_t claim, Vocabulary& vocabulary);
// Whose the ages are.
void read_bearers(Reading& reading);
// All measures of the document's facts: the value that several claims hold goes to the narrowest of them.
void read_measures(Reading& reading, Vocabulary& vocabulary);

}  // namespace sayso
