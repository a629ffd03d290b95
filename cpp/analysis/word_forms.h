// tokens -> how their words are written in the whole text: in lower case, or with a capital where no sentence starts.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/tokens.h"

namespace sayso {

class WordForms {
 public:
  WordForms(std::string_view text, const Tokens& tokens, const std::vector<TokenSpan>& sentences);

  // Hash of the word in lower case.
  std::uint64_t word(std::uint32_t token) const { return words_[token]; }
  // How often the word stands elsewhere in lower case; and with a capital inside of a sentence.
  std::uint32_t small_elsewhere(std::uint32_t token) const {
    return counts_[place_[token]].small - (forms_[token] == Form::small ? 1U : 0U);
  }
  std::uint32_t capital_elsewhere(std::uint32_t token) const {
    return counts_[place_[token]].capital - (forms_[token] == Form::capital ? 1U : 0U);
  }

 private:
  enum class Form : std::uint8_t { small, capital, other };  // other: the first word of a sentence with a capital, and what is no word
  struct Counts {
    std::uint64_t word = 0;
    std::uint32_t small = 0, capital = 0;
  };

  std::vector<std::uint64_t> words_;
  std::vector<Form> forms_;
  std::vector<std::uint32_t> place_;  // of each token in counts_
  std::vector<Counts> counts_;        // by hash, open addressing
};

}  // namespace sayso
