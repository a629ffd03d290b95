#include "analysis/heads.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "analysis/spanning_tree.h"

namespace sayso {
namespace {

constexpr std::size_t kColumns = 32;  // buckets and the root's key
constexpr std::size_t kFarthest = 15;
constexpr std::array<std::int32_t, 7> kBucketStarts = {9, 10, 12, 15, 20, 27, 42};  // as in network.py

// Rows by bucket -> columns by bucket, with one more column.
std::vector<float> transpose(std::span<const float> rows, std::size_t width, std::span<const float> last) {
  std::vector<float> columns(width * kColumns, 0.0f);
  for (std::size_t unit = 0; unit < width; ++unit) {
    for (std::size_t bucket = 0; bucket < kDistanceBuckets; ++bucket) columns[unit * kColumns + bucket] = rows[bucket * width + unit];
    if (!last.empty()) columns[unit * kColumns + kDistanceBuckets] = last[unit];
  }
  return columns;
}

// Scores of all arcs of a sentence, [words][words], the root's on the diagonal.
std::vector<float> score_arcs(const std::uint8_t* states, std::size_t words, const TreeHead& head, const nn::Kernels& kernels,
                              Scratch& scratch) {
  const std::size_t arcs = head.key.outputs();
  const std::size_t padded = nn::round_up(words, nn::kLanes);
  float* query = room(scratch.rows[0], words * arcs + words * kColumns);
  float* query_distance = query + words * arcs;
  float* key = room(scratch.rows[1], words * arcs + words * kColumns);
  float* key_distance = key + words * arcs;
  head.query.run(kernels, states, words, query);
  head.key.run(kernels, states, words, key);
  kernels.multiply(query, words, arcs, head.query_distance.data(), kColumns, query_distance);
  kernels.multiply(key, words, arcs, head.key_distance.data(), kColumns, key_distance);
  float* key_columns = room(scratch.rows[2], arcs * padded);
  for (std::size_t unit = 0; unit < arcs; ++unit) {
    for (std::size_t word = 0; word < padded; ++word) key_columns[unit * padded + word] = word < words ? key[word * arcs + unit] : 0.0f;
  }
  float* products = room(scratch.rows[3], words * padded);
  kernels.multiply(query, words, arcs, key_columns, padded, products);

  std::vector<std::size_t> buckets(2 * words);  // by distance + words
  for (std::size_t place = 0; place < buckets.size(); ++place)
    buckets[place] = distance_bucket(static_cast<std::int32_t>(place) - static_cast<std::int32_t>(words));
  std::vector<float> scores(words * words);
  for (std::size_t word = 0; word < words; ++word) {
    for (std::size_t other = 0; other < words; ++other) {
      const std::size_t bucket = buckets[other + words - word];
      scores[word * words + other] =
          ((products[word * padded + other] + query_distance[word * kColumns + bucket]) + key_distance[other * kColumns + bucket]) +
          head.distance[bucket];
    }
    scores[word * words + word] = query_distance[word * kColumns + kDistanceBuckets] + head.root_bias;
  }
  return scores;
}

// The word before `word` hangs on it, no word farther before it does, and it is no root, as a verb would be.
void join_name(std::uint32_t word, std::size_t words, std::vector<float>& scores) {
  constexpr float kSure = 1000.0f;
  scores[(word - 1) * words + word] += kSure;
  scores[word * words + word] -= kSure / 2;
  for (std::uint32_t other = 0; other + 1 < word; ++other) scores[other * words + word] -= kSure / 2;
}

struct Arc {
  std::uint32_t word, head;  // within the sentence; the root is its own head
};

// Scores of the relations of arcs between words whose sides are in `pair` (rows of head.pair); rows of head.relation.stride().
const float* score_relations(const float* pair, const std::vector<Arc>& arcs, const TreeHead& head, const nn::Kernels& kernels,
                             Scratch& scratch) {
  const std::size_t width = head.relation.inputs();
  const std::size_t stride = head.pair.stride();
  float* sum = room(scratch.rows[1], arcs.size() * width);
  for (std::size_t index = 0; index < arcs.size(); ++index) {
    const auto [word, governor] = arcs[index];
    const auto distance = static_cast<std::int32_t>(governor) - static_cast<std::int32_t>(word);
    const float* far = head.relation_distance.data() + distance_bucket(distance) * width;
    for (std::size_t unit = 0; unit < width; ++unit) {
      const float other = governor == word ? head.root_relation[unit] : pair[governor * stride + width + unit] + far[unit];
      sum[index * width + unit] = pair[word * stride + unit] + other;
    }
  }
  std::uint8_t* quantised = room(scratch.quantised, arcs.size() * width);
  const nn::Quantizer& quantizer = head.relation.quantizer();
  kernels.quantize(sum, arcs.size() * width, quantizer.inverse_step, quantizer.zero, quantised);
  float* scores = room(scratch.rows[2], arcs.size() * head.relation.stride());
  head.relation.run(kernels, quantised, arcs.size(), scores);
  for (std::size_t index = 0; index < arcs.size(); ++index)
    scores[index * head.relation.stride() + static_cast<std::size_t>(Relation::root)] = -1e30f;  // for roots alone
  return scores;
}

// The two best relations of an arc as choices; the second only when it comes near. `score`: of the arc.
void add_choices(const float* relations, Arc arc, float score, std::vector<HeadChoice>& choices) {
  if (arc.word == arc.head) {
    choices.push_back({arc.head, Relation::root, score});
    return;
  }
  const std::size_t count = kRelationNames.size();
  const std::size_t best = nn::arg_max(relations, 0, count);
  choices.push_back({arc.head, static_cast<Relation>(best), score});
  if (nn::count_above(relations, 0, count, relations[best] - kHeadDoubt) < 2) return;
  std::size_t second = best == 0 ? 1 : 0;
  for (std::size_t relation = 0; relation < count; ++relation) {
    if (relation != best && relations[relation] > relations[second]) second = relation;
  }
  choices.push_back({arc.head, static_cast<Relation>(second), score - (relations[best] - relations[second])});
}

// Names the arcs of one sentence, `heads`, and tells where others come near: `scores` as those of score_arcs.
void name_arcs(const std::uint8_t* states, const std::vector<std::uint32_t>& heads, const std::vector<float>& scores, const TreeHead& head,
               const nn::Kernels& kernels, Scratch& scratch, std::vector<Relation>& relations, std::vector<HeadDoubt>& doubts) {
  const auto words = static_cast<std::uint32_t>(heads.size());
  float* pair = room(scratch.rows[0], words * head.pair.stride());
  head.pair.run(kernels, states, words, pair);
  std::vector<Arc> arcs;
  for (std::uint32_t word = 0; word < words; ++word) arcs.push_back({word, heads[word]});
  for (std::uint32_t word = 0; word < words; ++word) {
    const float* own = scores.data() + std::size_t{word} * words;
    const float least = own[heads[word]] - kHeadDoubt;
    if (nn::count_above(own, 0, words, least) < 2) continue;
    for (std::uint32_t other = 0; other < words; ++other) {
      if (other != heads[word] && own[other] > least) arcs.push_back({word, other});
    }
  }
  const float* found = score_relations(pair, arcs, head, kernels, scratch);
  const std::size_t stride = head.relation.stride();
  std::size_t more = words;  // the word's other arcs
  std::vector<HeadChoice> choices;
  for (std::uint32_t word = 0; word < words; ++word) {
    const float* own = scores.data() + std::size_t{word} * words;
    choices.clear();
    add_choices(found + word * stride, arcs[word], own[heads[word]], choices);
    relations.push_back(choices[0].relation);
    for (; more < arcs.size() && arcs[more].word == word; ++more)
      add_choices(found + more * stride, arcs[more], own[arcs[more].head], choices);
    if (choices.size() < 2) continue;
    std::stable_sort(choices.begin() + 1, choices.end(), [](const HeadChoice& a, const HeadChoice& b) { return a.score > b.score; });
    HeadDoubt doubt;
    doubt.token = word;
    for (const HeadChoice& choice : choices) {
      const bool is_near = doubt.count == 0 || choice.score > choices[0].score - kHeadDoubt;
      if (is_near && doubt.count < kHeadChoices) doubt.choices[doubt.count++] = choice;
    }
    if (doubt.count > 1) doubts.push_back(doubt);
  }
}

}  // namespace

std::size_t distance_bucket(std::int32_t distance) {
  const std::int32_t away = std::abs(distance);
  std::size_t size = static_cast<std::size_t>(away);
  if (away > 8)
    size = 8 + static_cast<std::size_t>(std::upper_bound(kBucketStarts.begin(), kBucketStarts.end(), away) - kBucketStarts.begin());
  return distance < 0 ? kFarthest - size : kFarthest + size;
}

TreeHead load_tree_head(const ModelFile& file, std::size_t width, std::size_t rows, std::size_t first) {
  TreeHead head;
  const std::size_t relations = load_width(file, "relation.weight", 1, nn::kOutputGroup);
  const std::size_t arcs = load_width(file, "arcs.query", 1, nn::kOutputGroup);
  const auto arc_size = static_cast<std::uint32_t>(arcs);
  const auto relation_size = static_cast<std::uint32_t>(relations);
  if (rows != first + 2 * arcs + 2 * relations)
    refuse(file,
           "section 'heads.weight' has " + std::to_string(rows) + " rows, expected " + std::to_string(first + 2 * arcs + 2 * relations));
  head.query = load_affine_rows(file, "heads", width, rows, first, arcs);
  head.key = load_affine_rows(file, "heads", width, rows, first + arcs, arcs);
  head.pair = load_affine_rows(file, "heads", width, rows, first + 2 * arcs, 2 * relations);
  head.relation = load_affine(file, "relation", relations, kRelationNames.size(), true);

  const std::uint32_t root_shape[] = {arc_size + 1};
  const std::uint32_t arc_shape[] = {kDistanceBuckets, arc_size};
  const std::uint32_t distance_shape[] = {kDistanceBuckets};
  const std::uint32_t relation_shape[] = {kDistanceBuckets, relation_size};
  const auto root = file.f32("arcs.root", root_shape);
  head.query_distance = transpose(file.f32("arcs.query", arc_shape), arcs, root.first(arcs));
  head.key_distance = transpose(file.f32("arcs.key", arc_shape), arcs, {});
  head.distance = load_floats(file, "arcs.distance", distance_shape);
  head.root_bias = root[arcs];
  head.relation_distance = load_floats(file, "arcs.relation", relation_shape);
  head.root_relation = load_floats(file, "arcs.root_relation", std::span(relation_shape).subspan(1));
  head.reranker = HeadReranker(load_choice_weights(file, "tree"));
  return head;
}

FirstTree find_first_tree(const std::vector<TokenSpan>& sentences, const std::vector<bool>& ends_name, const TreeHead& head,
                          const nn::Kernels& kernels, Scratch& scratch) {
  FirstTree found;
  Tree& tree = found.tree;
  for (const TokenSpan sentence : sentences) {
    check(scratch.stop);
    const std::uint8_t* states = scratch.states.data() + sentence.start * head.query.inputs();
    std::vector<float> scores = score_arcs(states, sentence.size(), head, kernels, scratch);
    for (std::uint32_t word = 1; word < sentence.size(); ++word) {
      if (ends_name[sentence.start + word]) join_name(word, sentence.size(), scores);
    }
    const std::vector<std::uint32_t> heads = best_tree(scores, sentence.size());
    // Whether the word and the one behind it are one name by `ends_name`.
    const auto is_joined = [&](std::uint32_t word) {
      return word + 1 < sentence.size() && ends_name[sentence.start + word + 1] && heads[word] == word + 1;
    };
    std::vector<HeadDoubt> doubts;
    name_arcs(states, heads, scores, head, kernels, scratch, tree.relations, doubts);
    for (HeadDoubt& doubt : doubts) {
      if (is_joined(doubt.token)) continue;
      doubt.token += sentence.start;
      for (HeadChoice& choice : doubt.choices) choice.head += sentence.start;
      found.doubts.push_back(doubt);
    }
    for (std::uint32_t word = 0; word < sentence.size(); ++word) {
      if (is_joined(word)) tree.relations[sentence.start + word] = Relation::compound;
      tree.heads.push_back(sentence.start + heads[word]);
    }
  }
  return found;
}

}  // namespace sayso
