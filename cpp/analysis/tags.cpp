#include "analysis/tags.h"

#include <algorithm>

#include "text/characters.h"

namespace sayso {
namespace {

constexpr std::size_t kRows = 256;  // tokens scored together
constexpr std::size_t kUposCount = kUposNames.size();
constexpr std::size_t kXposCount = kXposNames.size();

// Puts a pair in its place among the best so far, before all that are not better.
void insert(TagPair pair, float sum, TagDoubt& doubt) {
  std::size_t place = kTagChoices - 1;
  for (; place > 0 && (doubt.pairs[place - 1] == kNoPair || sum > doubt.sums[place - 1]); --place) {
    doubt.pairs[place] = doubt.pairs[place - 1];
    doubt.sums[place] = doubt.sums[place - 1];
  }
  doubt.pairs[place] = pair;
  doubt.sums[place] = sum;
}

// "has" is written as "is" is: "'s".
std::string lemma_of(std::string_view text, std::uint32_t token, const Lemmas& lemmas, const Parsed& parsed) {
  const std::string_view word = slice(text, parsed.tokens.span[token]);
  const Tag& tag = parsed.tags[token];
  if (parsed.tree.relations[token] == Relation::aux && parsed.tags[parsed.tree.heads[token]].xpos == Xpos::VBN) {
    if (const std::string* perfect = lemmas.find_perfect(word, tag.xpos)) return *perfect;
  }
  return lemmas.find(word, tag.upos, tag.xpos);
}

}  // namespace

bool choose_pair(const float* scores, std::string_view word, const TagPairs& pairs, TagDoubt& doubt) {
  const float* xpos_scores = scores + kUposCount;
  const std::size_t upos = nn::arg_max(scores, 0, kUposCount);
  const std::size_t xpos = nn::arg_max(xpos_scores, 0, kXposCount);
  const auto best = static_cast<TagPair>(upos * kXposCount + xpos);
  const bool is_sure = nn::count_above(scores, 0, kUposCount, scores[upos] - kDoubt) == 1 &&
                       nn::count_above(xpos_scores, 0, kXposCount, xpos_scores[xpos] - kDoubt) == 1;
  if (is_sure && pairs.allows(best)) {
    doubt.pairs[0] = best;
    return false;
  }
  float last = -1e30F;  // of so many pairs as are kept
  const auto add = [&](TagPair pair) {
    const float sum = scores[pair / kXposCount] + xpos_scores[pair % kXposCount];
    if (!(sum > last)) return;
    insert(pair, sum, doubt);
    if (doubt.pairs[kTagChoices - 1] != kNoPair) last = doubt.sums[kTagChoices - 1];
  };
  for (const TagPair pair : pairs.all()) add(pair);
  for (const TagPair pair : pairs.of_word(lower(word))) add(pair);
  if (doubt.pairs[0] == kNoPair) doubt.pairs[0] = best;
  return doubt.pairs[1] != kNoPair && doubt.sums[0] - doubt.sums[1] < kDoubt;
}

FirstTags find_first_tags(std::string_view text, const Tokens& tokens, const TagHead& head, const nn::Kernels& kernels, Scratch& scratch) {
  FirstTags found;
  found.pairs.resize(tokens.size());
  const std::size_t stride = head.scores.stride();
  float* scores = room(scratch.rows[0], kRows * stride);
  for (std::size_t first = 0; first < tokens.size(); first += kRows) {
    const std::size_t rows = std::min(kRows, tokens.size() - first);
    head.scores.run(kernels, scratch.states.data() + first * head.scores.inputs(), rows, scores);
    for (std::size_t row = 0; row < rows; ++row) {
      const std::string_view word = slice(text, tokens.span[first + row]);
      const TagPair address = head.pairs.of_address(word);
      TagDoubt doubt{.token = static_cast<std::uint32_t>(first + row)};
      const bool doubtful = address == kNoPair && choose_pair(scores + row * stride, word, head.pairs, doubt);
      found.pairs[first + row] = address == kNoPair ? doubt.pairs[0] : address;
      if (doubtful) found.doubts.push_back(doubt);
    }
  }
  return found;
}

std::vector<Tag> tags_of(const std::vector<TagPair>& pairs) {
  std::vector<Tag> tags;
  tags.reserve(pairs.size());
  for (const TagPair pair : pairs) tags.push_back({upos_of(pair), xpos_of(pair), {}});
  return tags;
}

void finish_tags(std::string_view text, const FirstTags& first, const WordForms& forms, const std::vector<bool>& fixed, const TagHead& head,
                 Parsed& parsed) {
  const TagSurroundings surroundings(text, parsed.tokens, forms, parsed.tree, first.pairs);
  auto doubt = first.doubts.begin();
  for (const TokenSpan sentence : parsed.sentences) {
    for (; head.reranker.is_trained() && doubt != first.doubts.end() && doubt->token < sentence.end; ++doubt) {
      if (fixed[doubt->token]) continue;
      const TagPair pair = head.reranker.choose(*doubt, surroundings.features(sentence, *doubt));
      // "Talvik Lifts said": behind a name the network's own choice of a name stands.
      const bool in_name =
          doubt->token > sentence.start && upos_of(doubt->pairs[0]) == Upos::PROPN && parsed.tags[doubt->token - 1].upos == Upos::PROPN;
      if (in_name && upos_of(pair) != Upos::PROPN) continue;
      parsed.tags[doubt->token].upos = upos_of(pair);
      parsed.tags[doubt->token].xpos = xpos_of(pair);
    }
  }
}

void find_lemmas(std::string_view text, const std::vector<bool>& fixed, const Lemmas& lemmas, Parsed& parsed) {
  for (std::uint32_t token = 0; token < parsed.tags.size(); ++token) {
    if (!fixed[token]) parsed.tags[token].lemma = lemma_of(text, token, lemmas, parsed);
  }
}

}  // namespace sayso
