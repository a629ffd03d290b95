// text and structure -> tokens by the conventions of UD English (EWT). Linear; total.
#pragma once

#include <string_view>

#include "text/structure.h"
#include "text/tokens.h"

namespace sayso {

// Every code point of a block that is not white space lies in exactly one token. Blocks of kind code and boilerplate are
// tokenized too.
Tokens tokenize(std::string_view text, const Structure& structure);

}  // namespace sayso
