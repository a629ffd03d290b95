// A Parsed section -> the same with what the rules of this station ask again and again: lower-case words, the quotation, entity and
// mention of each token; and, a sentence at a time, children and extents of the tree. Derived, never stored beyond extract_claims.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/parsed.h"
#include "base/span.h"
#include "model/lexicon.h"

namespace sayso {

// The word tables of this station (model/lexicon), looked up once a section.
struct ClaimTables {
  explicit ClaimTables(const Lexicon& lexicon);
  const LexiconTable &cue_verbs, &cue_nouns, &cue_adverbs, &cue_adjectives, &cue_phrases, &holders, &light_verbs, &implicit_cues;
  const LexiconTable &negators, &negative_words, &negative_phrases, &not_negating, &negated_adjectives;
  const LexiconTable &modals, &modal_verbs, &hedges, &conditions, &causal_words, &comparison_words;
  const LexiconTable &preposition_roles, &conjunction_roles, &event_nouns, &have_nouns, &titles;
};

// One entry a token in each column. Holds references: text, parsed and lexicon must outlive it.
struct SectionView {
  std::string_view text;
  const Parsed& parsed;
  const Lexicon& lexicon;
  ClaimTables tables;
  std::vector<std::string> lower;      // the word, ASCII letters lower case, curly apostrophes straight
  std::vector<std::uint32_t> quote;    // innermost quotation the token lies in (marks included), or kNone
  std::vector<std::uint32_t> entity;   // entity the token lies in, or kNone
  std::vector<std::uint32_t> mention;  // mention whose head the token is (the longest), or kNone

  std::size_t size() const { return lower.size(); }
  Upos upos(std::uint32_t token) const { return parsed.tags[token].upos; }
  Xpos xpos(std::uint32_t token) const { return parsed.tags[token].xpos; }
  const std::string& lemma(std::uint32_t token) const { return parsed.tags[token].lemma; }
  Relation relation(std::uint32_t token) const { return parsed.tree.relations[token]; }
  std::uint32_t head(std::uint32_t token) const { return parsed.tree.heads[token]; }
  bool is_root(std::uint32_t token) const { return head(token) == token; }
  bool is_punct(std::uint32_t token) const { return upos(token) == Upos::PUNCT; }
  ByteSpan bytes(std::uint32_t token) const { return parsed.tokens.span[token]; }
  // The bytes from the first to the last token of a span that is not empty.
  ByteSpan bytes(TokenSpan tokens) const { return {parsed.tokens.span[tokens.start].start, parsed.tokens.span[tokens.end - 1].end}; }
  BlockKind block_kind(std::uint32_t token) const;
  bool is_entity(std::uint32_t token, EntityKind kind) const {
    return entity[token] != kNone && parsed.entities[entity[token]].kind == kind;
  }
  // How the word alone negates (lexicon/negators.tsv), or empty.
  std::string_view negator(std::uint32_t token) const { return tables.negators.field(lower[token], "kind"); }
  // "nobody", "no", "not", "neither"
  bool is_negator(std::uint32_t token) const {
    const std::string_view kind = negator(token);
    return kind == "pronoun" || kind == "determiner" || kind == "adverb";
  }
};

SectionView view_section(std::string_view text, const Parsed& parsed, const Lexicon& lexicon);

// The tree of one sentence, read downwards. Token numbers are those of the section.
struct SentenceView {
  const SectionView* section = nullptr;
  TokenSpan tokens;
  std::vector<std::uint32_t> child_start;  // where a token's children start in `child`; one more entry than tokens
  std::vector<std::uint32_t> child;        // children of each token in the order of the text
  std::vector<std::uint32_t> order;        // all tokens, each after its head
  std::vector<std::uint32_t> first, last;  // extent of the subtree, both inclusive
  std::vector<std::uint32_t> subtree;      // tokens in the subtree

  std::span<const std::uint32_t> children(std::uint32_t token) const {
    const std::uint32_t local = token - tokens.start;
    return {child.data() + child_start[local], child.data() + child_start[local + 1]};
  }
  std::uint32_t first_of(std::uint32_t token) const { return first[token - tokens.start]; }
  std::uint32_t last_of(std::uint32_t token) const { return last[token - tokens.start]; }
  std::uint32_t size_of(std::uint32_t token) const { return subtree[token - tokens.start]; }
  TokenSpan extent(std::uint32_t token) const { return {first_of(token), last_of(token) + 1}; }
  // The first child with that relation (subtypes count as their base where `with_subtypes`), or kNone.
  std::uint32_t child_with(std::uint32_t token, Relation relation, bool with_subtypes = true) const;
  bool has(std::uint32_t token, Relation relation) const { return child_with(token, relation) != kNone; }
};

SentenceView view_sentence(const SectionView& section, TokenSpan tokens);

// The relation without its subtype: acl_relcl -> acl.
Relation base_of(Relation relation);
bool is_subject(Relation relation);
// Adds a word to a phrase, with a space between.
void append_word(std::string& phrase, std::string_view word);
// "that it closed", "to close": the conjunction `word` opens the clause.
bool marked_by(const SentenceView& view, std::uint32_t token, std::string_view word);
// "but it closed": `word` joins it to what stands before.
bool joined_by(const SentenceView& view, std::uint32_t token, std::string_view word);
// Verbs, and whatever else has a copula or a subject of its own.
bool is_clausal(const SentenceView& view, std::uint32_t token);

}  // namespace sayso
