#include "analysis/word_forms.h"

#include <bit>

#include "base/hash.h"
#include "text/characters.h"

namespace sayso {

WordForms::WordForms(std::string_view text, const Tokens& tokens, const std::vector<TokenSpan>& sentences)
    : counts_(std::bit_ceil(2 * tokens.size() + 2)) {
  words_.reserve(tokens.size());
  forms_.reserve(tokens.size());
  place_.reserve(tokens.size());
  for (const TokenSpan sentence : sentences) {
    for (std::uint32_t token = sentence.start; token < sentence.end; ++token) {
      const std::string_view word = slice(text, tokens.span[token]);
      const std::uint64_t hash = hash64(lower(word)) | 1U;  // 0 marks a free place
      std::size_t place = hash >> 1 & (counts_.size() - 1);
      while (counts_[place].word != 0 && counts_[place].word != hash) place = (place + 1) & (counts_.size() - 1);
      const char32_t first = decode_code_point(word, 0).value;
      const Form form = is_lower(first) ? Form::small : is_upper(first) && token > sentence.start ? Form::capital : Form::other;
      Counts& counts = counts_[place];
      counts.word = hash;
      counts.small += form == Form::small ? 1 : 0;
      counts.capital += form == Form::capital ? 1 : 0;
      words_.push_back(hash);
      forms_.push_back(form);
      place_.push_back(static_cast<std::uint32_t>(place));
    }
  }
}

}  // namespace sayso
