// Text or CoNLL-U -> CoNLL-U with the analysis filled in, in one call.
#pragma once

#include <string>
#include <string_view>

#include "analysis/scratch.h"
#include "pipeline/model.h"

namespace sayso {

// Valid UTF-8 of at most kMaxTextBytes -> its analysis.
std::string parse_to_conllu(std::string_view text, const Model& model, Scratch& scratch);

// CoNLL-U -> the same words, sentences, comments and ranges with lemma, tags, head and relation filled in by us; what else the columns
// held is left out. Throws InputError, see read_conllu.
std::string conllu_to_conllu(std::string_view bytes, const Model& model, Scratch& scratch);

}  // namespace sayso
