// states -> dependency heads and relations: one tree a sentence.
#pragma once

#include <vector>

#include "analysis/head_reranker.h"
#include "analysis/parsed.h"
#include "analysis/scratch.h"
#include "analysis/weights.h"
#include "nn/layers.h"

namespace sayso {

inline constexpr std::size_t kDistanceBuckets = 31;

struct TreeHead {
  nn::Affine query;                   // of a word that seeks its head
  nn::Affine key;                     // of a word as a head
  nn::Affine pair;                    // dependent's, then governor's side of a relation
  nn::Affine relation;                // relation names, from the sum of both sides
  std::vector<float> query_distance;  // [arcs][32]: by bucket; in the last column the key of the root
  std::vector<float> key_distance;    // [arcs][32]
  std::vector<float> distance;        // [buckets]
  float root_bias = 0;
  std::vector<float> relation_distance;  // [buckets][relations]
  std::vector<float> root_relation;      // [relations]
  HeadReranker reranker;
};

TreeHead load_tree_head(const ModelFile& file, std::size_t width, std::size_t rows, std::size_t first);

// Bucket of a head that stands `distance` words after its dependent (before it: negative).
std::size_t distance_bucket(std::int32_t distance);

// What the network alone says.
struct FirstTree {
  Tree tree;
  std::vector<HeadDoubt> doubts;  // in order
};
// Sentences tile the tokens of scratch.states. `ends_name` (by token): the word and the one before it are one name, whose head it is and
// which nothing else hangs on.
FirstTree find_first_tree(const std::vector<TokenSpan>& sentences, const std::vector<bool>& ends_name, const TreeHead& head,
                          const nn::Kernels& kernels, Scratch& scratch);

}  // namespace sayso
