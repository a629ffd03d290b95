#include "analysis/spanning_tree.h"

#include <algorithm>
#include <functional>

#include "analysis/parsed.h"
#include "nn/layers.h"

namespace sayso {
namespace {

constexpr float kImpossible = -1e30f;

// Chu-Liu and Edmonds on a dense graph. Nodes 0 to words - 1 are words; every contracted cycle gets the next number. A contracted node
// lives in the row and column ("slot") of one of its members, so the matrix never grows.
class Contraction {
 public:
  Contraction(std::span<float> scores, std::size_t words, std::uint32_t root) : scores_(scores), words_(words), root_(root) {
    for (std::uint32_t word = 0; word < words; ++word) {
      slots_.push_back(word);
      node_.push_back(word);
      for (std::uint32_t head = 0; head < words; ++head) arcs_.push_back({word, head});
    }
    parent_.assign(words, kNone);
    chosen_.assign(words, {kNone, kNone});
    head_.assign(words, kNone);
    for (const std::uint32_t slot : slots_) choose(slot);
  }

  std::vector<std::uint32_t> run() {
    std::vector<std::uint32_t> cycle;
    while (find_cycle(cycle)) contract(cycle);
    return expand();
  }

 private:
  struct Arc {
    std::uint32_t dependent, head;  // words
  };

  float& score(std::uint32_t dependent, std::uint32_t head) { return scores_[dependent * words_ + head]; }
  Arc& arc(std::uint32_t dependent, std::uint32_t head) { return arcs_[dependent * words_ + head]; }

  // The best head of a slot among the living ones.
  void choose(std::uint32_t slot) {
    if (slot == root_) return;
    std::uint32_t best = kNone;
    for (const std::uint32_t head : slots_) {
      if (head != slot && (best == kNone || score(slot, head) > score(slot, best))) best = head;
    }
    head_[slot] = best;
  }

  bool find_cycle(std::vector<std::uint32_t>& cycle) {
    std::vector<std::uint32_t> seen(words_, kNone);
    for (const std::uint32_t start : slots_) {
      std::uint32_t slot = start;
      while (slot != root_ && seen[slot] == kNone) {
        seen[slot] = start;
        slot = head_[slot];
      }
      if (slot == root_ || seen[slot] != start) continue;
      cycle.clear();
      const std::uint32_t first = slot;
      do cycle.push_back(slot), slot = head_[slot];
      while (slot != first);
      return true;
    }
    return false;
  }

  // Members of the cycle become one node in the slot of the first.
  void contract(const std::vector<std::uint32_t>& cycle) {
    const std::uint32_t slot = cycle.front();
    const auto node = static_cast<std::uint32_t>(parent_.size());
    std::vector<bool> inside(words_, false);
    for (const std::uint32_t member : cycle) {
      inside[member] = true;
      parent_[node_[member]] = node;
      chosen_[node_[member]] = arc(member, head_[member]);
    }
    std::vector<float> kept(cycle.size());
    for (std::size_t index = 0; index < cycle.size(); ++index) kept[index] = score(cycle[index], head_[cycle[index]]);
    for (const std::uint32_t other : slots_) {
      if (inside[other]) continue;
      std::size_t enter = 0;  // the member that a head outside would rather govern, giving up its arc in the cycle
      std::size_t leave = 0;  // the member that would rather govern a word outside
      for (std::size_t index = 1; index < cycle.size(); ++index) {
        if (score(cycle[index], other) - kept[index] > score(cycle[enter], other) - kept[enter]) enter = index;
        if (score(other, cycle[index]) > score(other, cycle[leave])) leave = index;
      }
      const float entering = score(cycle[enter], other) - kept[enter];
      const Arc entered = arc(cycle[enter], other);
      score(slot, other) = entering;
      arc(slot, other) = entered;
      const float leaving = score(other, cycle[leave]);
      const Arc left = arc(other, cycle[leave]);
      score(other, slot) = leaving;
      arc(other, slot) = left;
      if (other != root_ && inside[head_[other]]) head_[other] = slot;
    }
    std::erase_if(slots_, [&](std::uint32_t member) { return inside[member] && member != slot; });
    node_[slot] = node;
    parent_.push_back(kNone);
    chosen_.push_back({kNone, kNone});
    choose(slot);
  }

  // Arcs of the last tree, then those inside of contracted nodes, outermost first.
  std::vector<std::uint32_t> expand() {
    for (const std::uint32_t slot : slots_) {
      if (slot != root_) chosen_[node_[slot]] = arc(slot, head_[slot]);
    }
    for (std::size_t node = parent_.size(); node-- > words_;) {
      // The arc into this node replaces that of the member its dependent lies in.
      std::uint32_t member = chosen_[node].dependent;
      while (parent_[member] != node) member = parent_[member];
      chosen_[member] = chosen_[node];
    }
    std::vector<std::uint32_t> heads(words_);
    for (std::uint32_t word = 0; word < words_; ++word) heads[word] = word == root_ ? word : chosen_[word].head;
    return heads;
  }

  std::span<float> scores_;
  std::size_t words_;
  std::uint32_t root_;
  std::vector<std::uint32_t> slots_;   // living slots
  std::vector<std::uint32_t> node_;    // slot -> node
  std::vector<Arc> arcs_;              // the words that an entry of scores_ stands for
  std::vector<std::uint32_t> parent_;  // node -> the node it was contracted into
  std::vector<Arc> chosen_;            // node -> the arc into it
  std::vector<std::uint32_t> head_;    // slot -> slot of its best head
};

// The word that gains most by being the root instead of having its best head.
std::uint32_t best_root(std::span<const float> scores, std::size_t words) {
  std::uint32_t root = 0;
  float gain = kImpossible;
  for (std::uint32_t word = 0; word < words; ++word) {
    float other = kImpossible;
    for (std::uint32_t head = 0; head < words; ++head) {
      if (head != word) other = std::max(other, scores[word * words + head]);
    }
    const float own = scores[word * words + word] - other;
    if (own > gain) root = word, gain = own;
  }
  return root;
}

// Heads that form a tree already; empty when they do not.
std::vector<std::uint32_t> greedy_tree(std::span<const float> scores, std::size_t words) {
  std::vector<std::uint32_t> heads(words);
  std::uint32_t root = kNone;
  for (std::uint32_t word = 0; word < words; ++word) {
    heads[word] = static_cast<std::uint32_t>(nn::arg_max(scores.data() + word * words, 0, words));
    if (heads[word] != word) continue;
    if (root != kNone) return {};
    root = word;
  }
  if (root == kNone) return {};
  std::vector<std::uint32_t> seen(words, kNone);
  seen[root] = root;
  for (std::uint32_t start = 0; start < words; ++start) {
    std::uint32_t word = start;
    for (; seen[word] == kNone; word = heads[word]) seen[word] = start;
    if (word != root && seen[word] == start && start != root) return {};  // came back to its own trail
  }
  return heads;
}

}  // namespace

std::vector<std::uint32_t> best_tree(std::span<const float> scores, std::size_t words) {
  if (words == 0) return {};
  if (words == 1) return {0};
  // Not numbers and infinities would make comparisons meaningless.
  const auto is_usable = [](float score) { return score > kImpossible && score < -kImpossible; };
  if (std::all_of(scores.begin(), scores.end(), is_usable)) {
    std::vector<std::uint32_t> heads = greedy_tree(scores, words);
    if (!heads.empty()) return heads;
  }
  std::vector<float> usable(scores.begin(), scores.end());
  std::replace_if(usable.begin(), usable.end(), std::not_fn(is_usable), kImpossible);
  const std::uint32_t root = best_root(usable, words);
  return Contraction(usable, words, root).run();
}

}  // namespace sayso
