// word and tag -> lemma, as Universal Dependencies has it: a table of words first, then the rule of the longest known ending.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/parsed.h"
#include "base/key_index.h"
#include "model/model_file.h"

namespace sayso {

// Rules and exceptions that training found (python/training/lemmas.py).
class Lemmas {
 public:
  Lemmas() = default;
  // Sections `lemmas.words` and `lemmas.endings`. Throws ModelError for a malformed line.
  explicit Lemmas(const ModelFile& file);

  // Total; lower case, but names keep their capitals.
  std::string find(std::string_view word, Upos upos, Xpos xpos) const;

 private:
  struct Rule {
    std::uint32_t cut = 0;  // bytes off the end
    std::string added;
  };
  // What is known of one tag.
  struct Table {
    KeyIndex words, endings;
    std::vector<std::string> lemmas;  // by word
    std::vector<Rule> rules;          // by ending
    std::optional<Rule> any;          // the rule of the empty ending
  };
  // The table of a tag as the file writes it, "VB" or, for auxiliaries, "VB+"; none for a tag that does not exist.
  Table* table(std::string_view tag);

  std::array<Table, 2 * kXposNames.size()> tables_;  // by tag, then the same for auxiliaries
};

}  // namespace sayso
