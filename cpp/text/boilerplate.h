// lines -> are they words of the page rather than of the article: dates, captions, navigation, lists of sources, signatures.
#pragma once

#include <string_view>
#include <vector>

#include "text/structure.h"

namespace sayso {

// Turns blocks of `blocks` into BlockKind::boilerplate. Decides by the block's own words and by the headings before it.
void mark_boilerplate(std::string_view text, std::vector<Block>& blocks, const Lexicon& lexicon);

}  // namespace sayso
