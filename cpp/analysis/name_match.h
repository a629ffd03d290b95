// Two names in lower-cased words -> whether they can name the same thing: "lund" and "mari lund", "nhc" and "national hurricane center".
#pragma once

#include <string>
#include <vector>

#include "analysis/mentions.h"

namespace sayso {

enum class NameMatch : std::uint8_t { none, part, same };

// `shorter` has at most as many words as `longer`.
NameMatch match_names(const MentionFacts& shorter, const MentionFacts& longer);

// True when `acronym` (one word) is made of the first letters of `name`; small words may be left out.
bool is_acronym_of(const std::string& acronym, const std::vector<std::string>& name);

// One letter more, less or another, in words of five letters and more that begin alike: "mauer" for "maurer".
bool is_misspelt(const std::string& a, const std::string& b);

// The first letters of a name of several words and of its ends, with and without small words; none of fewer than three letters.
std::vector<std::string> acronyms_of(const std::vector<std::string>& name);

}  // namespace sayso
