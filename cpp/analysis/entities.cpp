#include "analysis/entities.h"

#include <algorithm>
#include <array>

namespace sayso {
namespace {

constexpr float kNever = -1e30f;
// A word whose O leads all other labels by this is outside for sure: none of such words of the three dev corpora, four fifths of all, got
// another label when all were tried.
constexpr float kSure = 5.0f;
constexpr std::size_t kReach = kEntityWindow / 2;  // words on each side

bool is_begin(std::size_t label) { return label % 2 == 1; }
bool is_inside(std::size_t label) { return label != 0 && label % 2 == 0; }
bool may_follow(std::size_t label, std::size_t before) { return !is_inside(label) || before == label || before + 1 == label; }

using Row = std::array<float, kLabelColumns>;
using Places = std::array<std::int32_t, kLabelColumns>;

// The best label before each label, when labels have `total` so far; `best` gets the sums.
Places step(const Row& total, const float* after, Row& best) {
  Places from{};
  best.fill(3 * kNever);
  for (std::size_t before = 0; before < kEntityLabels; ++before, after += kLabelColumns) {
    for (std::size_t label = 0; label < kLabelColumns; ++label) {
      const float sum = total[before] + after[label];
      const bool is_better = sum > best[label];
      best[label] = is_better ? sum : best[label];
      from[label] = is_better ? static_cast<std::int32_t>(before) : from[label];
    }
  }
  return from;
}

bool is_surely_outside(const float* scores) {
  return std::all_of(scores + 1, scores + kEntityLabels, [&](float other) { return scores[0] - other > kSure; });
}

void append_entities(const std::vector<std::uint8_t>& labels, std::uint32_t offset, std::vector<Entity>& entities) {
  for (std::uint32_t token = 0; token < labels.size(); ++token) {
    if (is_begin(labels[token]))
      entities.push_back({{offset + token, offset + token + 1}, static_cast<EntityKind>((labels[token] - 1) / 2)});
    else if (is_inside(labels[token]))
      ++entities.back().tokens.end;
  }
}

// Scores of the labels of a sentence, rows of head.labels.stride(); they live in scratch.rows[1].
const float* score_labels(const std::uint8_t* states, std::size_t words, const EntityHead& head, const nn::Kernels& kernels,
                          Scratch& scratch) {
  const std::size_t width = head.window.inputs() / kEntityWindow;
  const nn::Quantizer& window = head.window.quantizer();
  const nn::Quantizer& labels = head.labels.quantizer();
  float* values = room(scratch.rows[0], words * std::max(head.word.stride(), head.window.stride()));
  head.word.run(kernels, states, words, values);
  // Words of the sentence, zeros on both sides of it, then the windows: what starts at a word is its window already.
  std::uint8_t* padded =
      room(scratch.quantised, (words + 2 * kReach) * width + words * std::max(head.window.inputs(), head.labels.inputs()));
  std::uint8_t* windows = padded + (words + 2 * kReach) * width;
  std::fill(padded, padded + kReach * width, std::uint8_t{0});
  std::fill(padded + (words + kReach) * width, windows, std::uint8_t{0});
  kernels.quantize(values, words * width, window.inverse_step, window.zero, padded + kReach * width);
  for (std::size_t word = 0; word < words; ++word) {
    std::copy_n(padded + word * width, kEntityWindow * width, windows + word * kEntityWindow * width);
  }
  head.window.run(kernels, windows, words, values);
  kernels.quantize(values, words * head.labels.inputs(), labels.inverse_step, labels.zero, windows);
  float* scores = room(scratch.rows[1], words * head.labels.stride());
  head.labels.run(kernels, windows, words, scores);
  return scores;
}

}  // namespace

EntityHead load_entity_head(const ModelFile& file, std::size_t width) {
  EntityHead head;
  if (!file.has("entities.word.weight")) return head;
  const std::size_t words = load_width(file, "entities.word.weight", 0, nn::kOutputGroup);
  const std::size_t hidden = load_width(file, "entities.window.weight", 0, nn::kOutputGroup);
  head.word = load_affine(file, "entities.word", width, words);
  head.window = load_affine(file, "entities.window", kEntityWindow * words, hidden, true);
  head.labels = load_affine(file, "entities.labels", hidden, kEntityLabels, true);
  const std::uint32_t shape[] = {kEntityLabels + 1, kEntityLabels};
  head.after = label_table(file.f32("entities.after", shape));
  return head;
}

std::vector<float> label_table(std::span<const float> learnt) {
  std::vector<float> table(kLabelTable, kNever);
  for (std::size_t before = 0; before <= kEntityLabels; ++before) {
    for (std::size_t label = 0; label < kEntityLabels; ++label) {
      const bool may = before == kEntityLabels ? !is_inside(label) : may_follow(label, before);
      if (may) table[before * kLabelColumns + label] = learnt[before * kEntityLabels + label];
    }
  }
  return table;
}

std::vector<std::uint8_t> best_labels(const float* scores, std::size_t rows, std::size_t stride, const std::vector<float>& after) {
  std::vector<Places> before(rows);
  Row total{};
  bool was_outside = false;
  for (std::size_t row = 0; row < rows; ++row) {
    const float* own = scores + row * stride;
    Row best;
    if (row == 0)
      std::copy_n(after.data() + kEntityLabels * kLabelColumns, kLabelColumns, best.data());
    else if (was_outside)  // from O alone
      std::copy_n(after.data(), kLabelColumns, best.data());
    else
      before[row] = step(total, after.data(), best);
    was_outside = is_surely_outside(own);
    for (std::size_t label = 0; label < kEntityLabels; ++label) total[label] = best[label] + own[label];
    if (was_outside) {
      total.fill(kNever);
      total[0] = 0;
    }
  }
  std::vector<std::uint8_t> labels(rows);
  if (rows == 0) return labels;
  labels[rows - 1] = static_cast<std::uint8_t>(nn::arg_max(total.data(), 0, kEntityLabels));
  for (std::size_t row = rows - 1; row > 0; --row) labels[row - 1] = static_cast<std::uint8_t>(before[row][labels[row]]);
  // Scores that are not numbers can choose anything; an inside without a beginning is none.
  for (std::size_t row = 0; row < rows; ++row) {
    if (is_inside(labels[row]) && (row == 0 || !may_follow(labels[row], labels[row - 1]))) labels[row] = 0;
  }
  return labels;
}

std::vector<Entity> find_entities(std::string_view text, const Parsed& parsed, const EntityHead& head, const nn::Kernels& kernels,
                                  Scratch& scratch) {
  std::vector<Entity> entities;
  if (head.after.empty()) return entities;
  std::vector<NameFit> fits;
  fits.reserve(parsed.tokens.size());
  for (const TokenSpan sentence : parsed.sentences) {
    const float* scores =
        score_labels(scratch.states.data() + sentence.start * head.word.inputs(), sentence.size(), head, kernels, scratch);
    append_entities(best_labels(scores, sentence.size(), head.labels.stride(), head.after), sentence.start, entities);
    for (std::size_t word = 0; word < sentence.size(); ++word) fits.push_back(name_fit(scores + word * head.labels.stride()));
  }
  return agree_on_names(text, parsed, fits, entities);
}

}  // namespace sayso
