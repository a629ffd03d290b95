// An analysis -> CoNLL-U, ten columns a word. MISC holds SpaceAfter=No, start_char and end_char (code points of the text) and NER
// (B-person).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/parsed.h"
#include "base/span.h"

namespace sayso {

// What an input in CoNLL-U said beside its words, to be given back.
struct ConlluFrame {
  struct Range {
    TokenSpan tokens;
    std::string form;
  };
  std::vector<std::vector<std::string>> comments;  // of each sentence
  std::vector<Range> ranges;                       // in order
};

// With comments "# newpar" (a new block), "# sent_id" (1, 2, ...) and "# text"; joined words get a line for their range.
std::string write_conllu(std::string_view text, const Parsed& parsed);

// With the comments and ranges of `frame` instead.
std::string write_conllu(std::string_view text, const Parsed& parsed, const ConlluFrame& frame);

}  // namespace sayso
