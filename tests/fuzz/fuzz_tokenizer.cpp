// Any bytes, repaired, as one paragraph. Laws: tokens are in order, not empty, on code points, leave out only white space; a plain word
// alone is the same word again.
#include <algorithm>

#include "text/tokenizer.h"
#include "text_laws.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sayso;
  const std::string text = fuzz::valid_text(data, size);
  const Structure structure = one_line(text);
  fuzz::require_structure(text, structure);
  const Tokens tokens = tokenize(text, structure, fuzz::lexicon());
  fuzz::require_tokens(text, structure, tokens);
  for (std::size_t token = 0; token < std::min<std::size_t>(tokens.size(), 64); ++token) {
    const std::string_view word = slice(text, tokens.span[token]);
    const bool is_plain = std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    if (!is_plain || fuzz::lexicon().table("contractions").has(lower(word))) continue;
    fuzz::require(tokenize(word, one_line(word), fuzz::lexicon()).size() == 1, "a plain word is one token");
  }
  return 0;
}
