#include "analysis/head_reranker.h"

#include <algorithm>
#include <span>

#include "analysis/spanning_tree.h"
#include "nn/layers.h"

namespace sayso {
namespace {

// Whether heads within the sentence make one tree: one root, no cycle.
bool is_tree(const Tree& tree, TokenSpan sentence) {
  std::size_t roots = 0;
  std::vector<std::uint32_t> seen(sentence.size(), 0);
  std::uint32_t walk = 0;
  for (std::uint32_t start = sentence.start; start < sentence.end; ++start) {
    roots += tree.heads[start] == start ? 1 : 0;
    ++walk;
    std::uint32_t token = start;
    while (seen[token - sentence.start] == 0) {
      seen[token - sentence.start] = walk;
      if (tree.heads[token] == token) break;
      token = tree.heads[token];
      if (seen[token - sentence.start] == walk) return false;
    }
  }
  return roots == 1;
}

void choose(const HeadDoubt& doubt, std::size_t choice, Tree& tree) {
  tree.heads[doubt.token] = doubt.choices[choice].head;
  tree.relations[doubt.token] = doubt.choices[choice].relation;
}

constexpr float kNever = -1e6F;  // no choice
constexpr std::size_t kMostRoots = 4;

// The best tree with that root; its sum of scores goes to `sum`. `arcs` is [words][words], as for best_tree.
std::vector<std::uint32_t> tree_below(std::size_t root, const std::vector<float>& arcs, std::size_t words, float& sum) {
  std::vector<float> rooted = arcs;
  for (std::size_t other = 0; other < words; ++other) {
    if (other != root) rooted[other * words + other] = kNever;
  }
  std::vector<std::uint32_t> heads = best_tree(rooted, words);
  sum = 0;
  for (std::size_t word = 0; word < words; ++word) sum += arcs[word * words + heads[word]];
  return heads;
}

// The best tree by the scores of the choices. The root is that of the first tree or one of the likeliest others, for each root costs a
// search of its own.
void decode(std::span<const HeadDoubt> doubts, const std::vector<HeadScores>& scores, TokenSpan sentence, Tree& tree) {
  const std::size_t words = sentence.size();
  std::vector<float> arcs(words * words, kNever);
  std::vector<std::uint32_t> roots;
  auto doubt = doubts.begin();
  for (std::uint32_t word = 0; word < words; ++word) {
    const std::uint32_t token = sentence.start + word;
    float* own = arcs.data() + word * words;
    if (doubt == doubts.end() || doubt->token != token) {
      own[tree.heads[token] - sentence.start] = 0;
      if (tree.heads[token] == token) roots.insert(roots.begin(), word);
      continue;
    }
    const HeadScores& found = scores[static_cast<std::size_t>(doubt - doubts.begin())];
    for (std::uint32_t choice = 0; choice < doubt->count; ++choice) {
      float& arc = own[doubt->choices[choice].head - sentence.start];
      arc = std::max(arc, found[choice]);
    }
    if (own[word] != kNever) roots.insert(doubt->choices[0].head == token ? roots.begin() : roots.end(), word);
    ++doubt;
  }
  if (roots.empty()) {  // scores that are no numbers: the first tree
    for (const HeadDoubt& one : doubts) choose(one, 0, tree);
    return;
  }
  std::stable_sort(roots.begin() + 1, roots.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return arcs[a * words + a] > arcs[b * words + b]; });
  std::vector<std::uint32_t> best;
  float most = 0;
  for (std::size_t index = 0; index < std::min(roots.size(), kMostRoots); ++index) {
    float sum = 0;
    std::vector<std::uint32_t> heads = tree_below(roots[index], arcs, words, sum);
    if (index > 0 && !(sum > most)) continue;
    best = std::move(heads);
    most = sum;
  }
  for (std::size_t word = 0; word < words; ++word) tree.heads[sentence.start + word] = sentence.start + best[word];
  for (std::size_t index = 0; index < doubts.size(); ++index) {
    const HeadDoubt& one = doubts[index];
    std::uint32_t chosen = kHeadChoices;
    for (std::uint32_t choice = 0; choice < one.count; ++choice) {
      const bool fits = one.choices[choice].head == tree.heads[one.token];
      if (fits && (chosen == kHeadChoices || scores[index][choice] > scores[index][chosen])) chosen = choice;
    }
    if (chosen != kHeadChoices) choose(one, chosen, tree);
  }
}

}  // namespace

HeadScores HeadReranker::scores(const HeadDoubt& doubt, const HeadSurroundings& surroundings) const {
  std::array<HeadFeatures, kHeadChoices> features;
  const std::size_t mask = weights_.values.size() - 1;
  for (std::uint32_t choice = 0; choice < doubt.count; ++choice) {
    features[choice] = surroundings.features(doubt, choice);
    for (const std::uint32_t feature : features[choice]) __builtin_prefetch(weights_.values.data() + (feature & mask));
  }
  HeadScores scores{};
  for (std::uint32_t choice = 0; choice < doubt.count; ++choice) {
    std::int32_t sum = 0;
    for (const std::uint32_t feature : features[choice]) sum += weights_.values[feature & mask];
    scores[choice] = doubt.choices[choice].score * weights_.scale + static_cast<float>(sum);
  }
  return scores;
}

void finish_tree(const WordForms& forms, const std::vector<HeadDoubt>& doubts, const HeadReranker& reranker, Parsed& parsed) {
  if (!reranker.is_trained()) return;
  Tree& tree = parsed.tree;
  std::size_t first = 0;
  std::vector<HeadScores> scores;
  for (const TokenSpan sentence : parsed.sentences) {
    std::size_t last = first;
    while (last < doubts.size() && doubts[last].token < sentence.end) ++last;
    const std::span<const HeadDoubt> own = std::span(doubts).subspan(first, last - first);
    first = last;
    if (own.empty()) continue;
    const HeadSurroundings surroundings(forms, parsed, sentence);
    scores.clear();
    for (const HeadDoubt& doubt : own) scores.push_back(reranker.scores(doubt, surroundings));
    for (std::size_t index = 0; index < own.size(); ++index)
      choose(own[index], nn::arg_max(scores[index].data(), 0, own[index].count), tree);
    if (!is_tree(tree, sentence)) decode(own, scores, sentence, tree);
  }
}

}  // namespace sayso
