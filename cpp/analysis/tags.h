// states -> part-of-speech tags and lemmas.
#pragma once

#include <string_view>
#include <vector>

#include "analysis/lemmas.h"
#include "analysis/parsed.h"
#include "analysis/scratch.h"
#include "analysis/tag_pairs.h"
#include "analysis/tag_reranker.h"
#include "nn/layers.h"

namespace sayso {

struct TagHead {
  nn::Affine scores;  // UPOS, then XPOS
  Lemmas lemmas;
  TagPairs pairs;
  TagReranker reranker;
};

// The pair with the highest sum of scores among those that may stand together: `scores` holds UPOS, then XPOS. The best of each where
// none may. True with up to kTagChoices pairs in `doubt` where another pair comes near or the best of each may not stand together.
bool choose_pair(const float* scores, std::string_view word, const TagPairs& pairs, TagDoubt& doubt);

// What the network alone says.
struct FirstTags {
  std::vector<TagPair> pairs;    // of each token
  std::vector<TagDoubt> doubts;  // in order
};
FirstTags find_first_tags(std::string_view text, const Tokens& tokens, const TagHead& head, const nn::Kernels& kernels, Scratch& scratch);

// One tag a token without its lemma.
std::vector<Tag> tags_of(const std::vector<TagPair>& pairs);

// Chooses anew where there was doubt, but for the tokens of `fixed`. The first tree must stand.
void finish_tags(std::string_view text, const FirstTags& first, const WordForms& forms, const std::vector<bool>& fixed, const TagHead& head,
                 Parsed& parsed);

// Of all tokens but those of `fixed`. Tags and tree must stand.
void find_lemmas(std::string_view text, const std::vector<bool>& fixed, const Lemmas& lemmas, Parsed& parsed);

}  // namespace sayso
