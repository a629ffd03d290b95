// CoNLL-U -> the words and sentences it gives, without its analysis, and what must be written back unchanged.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/structure.h"
#include "text/tokens.h"

namespace sayso {

// Documents of CoNLL-U: each "# newdoc" starts one.
std::vector<std::string_view> split_conllu_documents(std::string_view conllu);

// Words that are written as one ("1-2 don't").
struct WordRange {
  TokenSpan tokens;
  std::string form;
};

struct GivenWords {
  std::string text;     // the words, with spaces between them as SpaceAfter says; a blank line between paragraphs
  Structure structure;  // one paragraph from each "# newdoc" or "# newpar" to the next
  Tokens tokens;
  std::vector<TokenSpan> sentences;
  std::vector<std::vector<std::string>> comments;  // of each sentence: its lines from "#" on
  std::vector<WordRange> ranges;
};

inline constexpr std::size_t kMaxGivenSentence = 1024;  // words of one sentence

// Throws InputError: "invalid_utf8", "conllu_syntax" with the line, "text_too_large". Empty nodes ("8.1") are left out.
GivenWords read_conllu(std::string_view bytes);

}  // namespace sayso
