// What stands around a word and one of its likeliest heads in the first tree -> hashed features, for a second choice (head_reranker.h).
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "analysis/parsed.h"
#include "analysis/tag_pairs.h"
#include "analysis/word_forms.h"
#include "base/span.h"

namespace sayso {

inline constexpr std::size_t kHeadChoices = 6;
inline constexpr std::size_t kHeadFeatures = 40;

struct HeadChoice {
  std::uint32_t head = 0;  // token; the word itself as the root
  Relation relation = Relation::dep;
  float score = 0;  // of the network
};

// A word whose head or relation the network is not sure of.
struct HeadDoubt {
  std::uint32_t token = 0;
  std::uint32_t count = 0;
  std::array<HeadChoice, kHeadChoices> choices;  // that of the first tree, then the best first
};

using HeadFeatures = std::array<std::uint32_t, kHeadFeatures>;  // hashes

// One sentence in the first tree.
class HeadSurroundings {
 public:
  // Reads tags and tree of `parsed`; keeps references to the tree and the forms.
  HeadSurroundings(const WordForms& forms, const Parsed& parsed, TokenSpan sentence);

  // Of the choice `index` of the doubt.
  HeadFeatures features(const HeadDoubt& doubt, std::uint32_t index) const;

 private:
  struct Children {
    std::uint64_t relations = 0;  // a bit each
    std::uint32_t before = 0;     // how many
    std::uint32_t after = 0;
  };

  // Of tokens; places outside of the sentence have values of their own.
  std::uint64_t pair(std::int64_t place) const;
  std::uint64_t word(std::int64_t place) const;
  const Children& children(std::uint32_t token) const { return children_[token - sentence_.start]; }
  // The first dependent of `token` with that relation, as a word; 0 where there is none.
  std::uint64_t child_word(std::uint32_t token, Relation relation) const;
  // Relations of the dependents of `head` but for `token`.
  std::uint64_t other_children(std::uint32_t head, std::uint32_t token) const;
  // The dependent of `head` next to `token` on its side: tag and relation.
  std::uint64_t sibling(std::uint32_t head, std::uint32_t token) const;
  // How many arcs of the tree an arc from `head` to `token` would cross; the root below it counts more.
  std::uint64_t crossings(std::uint32_t head, std::uint32_t token) const;
  // Verbs, commas and kinds of the words between.
  std::uint64_t between(std::uint32_t head, std::uint32_t token) const;
  bool is_below(std::uint32_t token, std::uint32_t above) const;

  TokenSpan sentence_;
  const WordForms& forms_;
  const Tree& tree_;
  std::vector<TagPair> pairs_;
  std::vector<Children> children_;
};

}  // namespace sayso
