// Scores of arcs -> the best tree with one root.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sayso {

// scores is [words][words], row: dependent, column: head; the diagonal says how good each word is as the root. The result holds each word's
// head, the root's own index at the root. One root, no cycle; given that root, the sum of scores is greatest (Chu-Liu and Edmonds).
// Quadratic, without recursion; total for any floats. No words give no heads.
std::vector<std::uint32_t> best_tree(std::span<const float> scores, std::size_t words);

}  // namespace sayso
