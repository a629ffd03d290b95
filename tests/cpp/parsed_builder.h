// A Parsed from a small CoNLL-U literal, so that tests of claims and comparison need no model. Columns are separated by tabs or runs of
// spaces: either the ten of CoNLL-U, or the short form FORM LEMMA UPOS XPOS HEAD DEPREL [SpaceAfter=No]. Blank lines end sentences,
// lines with "#" are skipped, ranges ("1-2") mark joined words. The text is the forms joined by spaces (MISC SpaceAfter=No honoured)
// unless MISC gives start_char/end_char and `text` is given; then those offsets (code points) are used.
#pragma once

#include <string>
#include <string_view>

#include "analysis/parsed.h"

namespace sayso::testing {

struct Built {
  std::string text;
  Parsed parsed;
};

Built build_parsed(std::string_view conllu, std::string_view text = {});

}  // namespace sayso::testing
