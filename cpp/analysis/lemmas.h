// word and tag -> lemma, as Universal Dependencies has it: a table of words first, then rules by ending, checked by lemmas that are known.
#pragma once

#include <array>
#include <cstdint>
#include <span>
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
  std::span<const std::uint32_t> vocabulary = {};  // hashes of the words that the network knows, rising (word_hash)
};

// Rules and exceptions that training found.
class Lemmas {
 public:
  Lemmas() = default;
  // Throws ModelError with code "semantic" for a malformed line; `origin` names the file in it.
  explicit Lemmas(const LemmaText& text, const std::string& origin = "");
  // Sections `lemmas.words`, `lemmas.endings` and, where they are, `lemmas.known` and `vocabulary.hashes`.
  explicit Lemmas(const ModelFile& file);

  // Total; lower case, but names, addresses, single capital letters and numbered things keep their capitals.
  std::string find(std::string_view word, Upos upos, Xpos xpos) const;
  // The lemma of an auxiliary before a past participle where it is another than find gives ("'s" is "have"); else nullptr.
  const std::string* find_perfect(std::string_view word, Xpos xpos) const;

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

  struct Found {
    std::string lemma;
    bool listed = false;  // with this word
    bool known = false;   // as a lemma
  };

  // The table of a tag as the file writes it, "VB", "VB+" or "VB~"; none for a tag that does not exist.
  Table* table(std::string_view tag);
  const Table& table(Xpos xpos, bool marked = false) const;
  Found look_up(const std::string& low, Upos upos, Xpos xpos) const;
  // The lemma of the word that a misspelt one stands for; empty when none is known.
  std::string repaired(const std::string& low, Upos upos, Xpos xpos) const;
  bool in_vocabulary(std::string_view word) const;
  std::string guess(const Table& own, const KeyIndex* base, const std::string& low) const;
  std::string name_case(std::string_view word, const std::string& low, std::string lemma) const;

  std::array<Table, 3 * kXposNames.size()> tables_;  // by tag, then the same with "+", with "~"
  KeyIndex small_names_;                             // "nnp": names that also stand in lower case
  KeyIndex origin_endings_;                          // "JJ^"
  std::vector<std::uint32_t> vocabulary_;            // rising
};

}  // namespace sayso
