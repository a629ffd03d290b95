// states -> named entities: the best sequence of outside, begin and inside labels of each sentence, then one kind for each name of a text.
#pragma once

#include <string_view>
#include <vector>

#include "analysis/name_agreement.h"
#include "analysis/parsed.h"
#include "analysis/scratch.h"
#include "analysis/weights.h"
#include "model/model_file.h"
#include "nn/layers.h"
#include "text/tokens.h"

namespace sayso {

inline constexpr std::size_t kEntityLabels = 1 + 2 * kEntityKindNames.size();
inline constexpr std::size_t kEntityWindow = 5;                                  // words that are looked at to label the one in the middle
inline constexpr std::size_t kLabelColumns = nn::round_up(kEntityLabels, 4);     // of a table of labels by labels
inline constexpr std::size_t kLabelTable = (kEntityLabels + 1) * kLabelColumns;  // numbers of such a table

struct EntityHead {
  nn::Affine word;    // from a word's state
  nn::Affine window;  // from kEntityWindow words beside each other
  nn::Affine labels;  // O, then B and I of every kind
  std::vector<float>
      after;  // [kEntityLabels + 1][kLabelColumns]: what a label gets behind each label; last row: as the first of a sentence
};

// Sections `entities.*`; a model without them finds no entities. Throws ModelError when they do not fit each other or the width of states.
EntityHead load_entity_head(const ModelFile& file, std::size_t width);

// Entities in order, not overlapping, each within one sentence. Reads tokens, sentences and tags of `parsed`.
std::vector<Entity> find_entities(std::string_view text, const Parsed& parsed, const EntityHead& head, const nn::Kernels& kernels,
                                  Scratch& scratch);

// What labels get behind each other by `learnt`, [kEntityLabels + 1][kEntityLabels]; I-x behind anything but B-x and I-x is out of reach.
std::vector<float> label_table(std::span<const float> learnt);

// The best labels of one sentence; scores are rows of `stride` floats, kEntityLabels used.
std::vector<std::uint8_t> best_labels(const float* scores, std::size_t rows, std::size_t stride, const std::vector<float>& after);

}  // namespace sayso
