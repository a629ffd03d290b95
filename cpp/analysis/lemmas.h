// word and tag -> lemma, as Universal Dependencies has it: a table of words first, then rules by ending, checked by lemmas that are known.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/parsed.h"
#include "base/key_index.h"
#include "model/model_file.h"

namespace sayso {

// The text sections that training makes (python/training/lemmas.py); model/format.md says what their lines hold.
struct LemmaText {
  std::string_view words;
  std::string_view endings;
  std::string_view known;
};

// Rules and exceptions that training found.
class Lemmas {
 public:
  Lemmas() = default;
  // Throws ModelError with code "semantic" for a malformed line; `origin` names the file in it.
  explicit Lemmas(const LemmaText& text, const std::string& origin = "");
  // Sections `lemmas.words`, `lemmas.endings` and, where there is one, `lemmas.known`.
  explicit Lemmas(const ModelFile& file);

  // Total; lower case, but names, addresses and single capital letters keep their capitals.
  std::string find(std::string_view word, Upos upos, Xpos xpos) const;

 private:
  struct Rule {
    std::uint32_t cut = 0;  // bytes off the end
    std::string added;
  };
  // What is known of one tag.
  struct Table {
    const std::string* find(std::string_view word) const;

    KeyIndex words, endings, known;
    std::vector<std::string> lemmas;       // by word
    std::vector<std::vector<Rule>> rules;  // by ending, the likeliest first
    std::vector<Rule> any;                 // the rules of the empty ending
  };

  // The table of a tag as the file writes it, "VB" or "VB+"; none for a tag that does not exist.
  Table* table(std::string_view tag);
  const Table& table(Xpos xpos, bool marked = false) const;
  std::string guess(const Table& own, const KeyIndex* base, const std::string& low) const;
  std::string name_case(std::string_view word, const std::string& low, std::string lemma) const;

  std::array<Table, 2 * kXposNames.size()> tables_;  // by tag, then the same with "+"
  KeyIndex small_names_;                             // "nnp": names that also stand in lower case
  KeyIndex origin_endings_;                          // "JJ^"
};

}  // namespace sayso
