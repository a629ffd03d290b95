// text and structure -> tokens by the conventions of UD English (EWT). Linear; total.
#pragma once

#include <string_view>

#include "text/structure.h"
#include "text/tokens.h"

namespace sayso {

class Lexicon;

// Every code point of a block that is not white space lies in exactly one token, but for ">" before the further lines of quoted
// mail. Blocks of kind code and boilerplate are tokenized too.
// `lexicon`: abbreviations, prefixes, contractions and the like.
Tokens tokenize(std::string_view text, const Structure& structure, const Lexicon& lexicon);

}  // namespace sayso
