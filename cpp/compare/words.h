// Text -> words as comparison sees them: each reduced to a term, so that "evacuated", "evacuation" and (by the groups of the lexicon)
// "brought to safety" can be found to be the same. Coarser than the tokens of text/: terms need only be equal where meanings are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/span.h"
#include "model/lexicon.h"

namespace sayso {

using Term = std::uint32_t;

struct Word {
  ByteSpan span;
  Term term = 0;                 // of the word's stem, or of its group of same-meaning words
  Term stem = 0;                 // of the stem alone
  bool content = false;          // not a function word
  bool name = false;             // capital letter, and no calendar word
  bool opens = false;            // first word of a sentence, where a capital letter says nothing
  bool negates = false;          // "not", "no", "never", "didn't"
  std::optional<double> number;  // "1,300", "twelve", "4.5"; scale words ("million") stay words
};

// Numbers the terms of all documents compared. Two texts read with the same Vocabulary have equal terms for equal stems.
class Vocabulary {
 public:
  explicit Vocabulary(const Lexicon& lexicon);
  // The words of `text` from `span`, in order. Spans count in `text`.
  std::vector<Word> read(std::string_view text, ByteSpan span);
  std::vector<Word> read(std::string_view text) { return read(text, {0, static_cast<std::uint32_t>(text.size())}); }
  // The term of one word, as `read` would give it.
  Term term(std::string_view word);
  std::string_view spelling(Term term) const { return spellings_[term]; }
  std::size_t size() const { return spellings_.size(); }
  // In what part of texts in general the stem stands, 0..1; 0 where that is rare. Of a group's term: that of its commonest word.
  double share(Term term) const;
  const Lexicon& lexicon() const { return *lexicon_; }
  // Terms that exclude each other of the same thing ("open", "shut").
  bool are_opposite(Term a, Term b) const;

 private:
  Term intern(std::string_view spelling);
  Term group_of(Term stem) const;
  void join_phrases(std::vector<Word>& words) const;

  const Lexicon* lexicon_;
  std::unordered_map<std::string, Term> ids_;
  std::vector<std::string> spellings_;
  std::unordered_map<Term, Term> groups_;            // stem -> group
  std::unordered_map<std::uint64_t, Term> phrases_;  // two stems -> group
  std::unordered_map<Term, std::vector<Term>> opposites_;
  std::unordered_map<Term, double> shares_;  // of stems and of groups
};

// The stem of a word in lower case: endings of number, tense and derivation cut off, a final "e" too ("closing", "closed", "close"
// are "clos"). `forms` is the table compare_forms (irregular form, base).
std::string find_stem(std::string_view lower, const LexiconTable& forms);

}  // namespace sayso
