// word and tag -> lemma, as Universal Dependencies has it: a table of words first, then the rule of the longest known ending.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "analysis/parsed.h"
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
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
  };
  template <typename Value>
  using Table = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;  // keys: tag, tab, word or ending

  Table<std::string> words_;
  Table<Rule> endings_;
};

}  // namespace sayso
