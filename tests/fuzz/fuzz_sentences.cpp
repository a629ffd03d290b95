// Any bytes, repaired, as an article. Laws: sentences tile all tokens, stay in one block, are not empty and below the cap; a further
// paragraph never changes earlier sentences; scores, whatever they are, keep all that.
#include "analysis/sentences.h"
#include "text/tokenizer.h"
#include "text_laws.h"

namespace {

using namespace sayso;

void require_sentences(const Tokens& tokens, const std::vector<TokenSpan>& sentences) {
  std::uint32_t next = 0;
  for (const TokenSpan sentence : sentences) {
    fuzz::require(sentence.start == next && sentence.end > sentence.start, "sentences tile the tokens");
    fuzz::require(sentence.size() <= kHardSentenceTokens, "no sentence is above the cap");
    fuzz::require(tokens.block[sentence.start] == tokens.block[sentence.end - 1], "a sentence lies in one block");
    next = sentence.end;
  }
  fuzz::require(next == tokens.size(), "sentences cover all tokens");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = fuzz::valid_text(data, size);
  const Structure structure = find_structure(text, fuzz::lexicon());
  const Tokens tokens = tokenize(text, structure, fuzz::lexicon());
  fuzz::require_tokens(text, structure, tokens);
  const std::vector<TokenSpan> sentences = split_sentences(text, structure, tokens, fuzz::lexicon());
  require_sentences(tokens, sentences);
  std::vector<float> scores(tokens.size());
  for (std::size_t token = 0; token < scores.size(); ++token) scores[token] = static_cast<float>(data[token % size] % 32) - 16.0F;
  require_sentences(tokens, split_sentences(text, structure, tokens, fuzz::lexicon(), scores));
  return 0;
}
