#include "analysis/entities.h"

#include <array>

namespace sayso {
namespace {

bool is_begin(std::size_t label) { return label % 2 == 1; }
bool is_inside(std::size_t label) { return label != 0 && label % 2 == 0; }

void append_entities(const std::vector<std::uint8_t>& labels, std::uint32_t offset, std::vector<Entity>& entities) {
  for (std::uint32_t token = 0; token < labels.size(); ++token) {
    if (is_begin(labels[token]))
      entities.push_back({{offset + token, offset + token + 1}, static_cast<EntityKind>((labels[token] - 1) / 2)});
    else if (is_inside(labels[token]))
      ++entities.back().tokens.end;
  }
}

}  // namespace

std::vector<std::uint8_t> best_labels(const float* scores, std::size_t rows, std::size_t stride) {
  std::vector<std::array<std::uint8_t, kEntityLabels>> before(rows);
  std::array<float, kEntityLabels> total{};
  for (std::size_t row = 0; row < rows; ++row) {
    const float* own = scores + row * stride;
    const auto best = static_cast<std::uint8_t>(nn::arg_max(total.data(), 0, kEntityLabels));
    std::array<float, kEntityLabels> next{};
    for (std::size_t label = 0; label < kEntityLabels; ++label) {
      std::size_t from = best;
      if (is_inside(label)) from = total[label] > total[label - 1] ? label : label - 1;
      // Nothing stands before the first token: inside is out of reach there.
      const float start = is_inside(label) ? -1e30f : 0.0f;
      next[label] = (row == 0 ? start : total[from]) + own[label];
      before[row][label] = static_cast<std::uint8_t>(from);
    }
    total = next;
  }
  std::vector<std::uint8_t> labels(rows);
  if (rows == 0) return labels;
  labels[rows - 1] = static_cast<std::uint8_t>(nn::arg_max(total.data(), 0, kEntityLabels));
  for (std::size_t row = rows - 1; row > 0; --row) labels[row - 1] = before[row][labels[row]];
  // Scores that are not numbers can choose anything; an inside without a beginning is none.
  for (std::size_t row = 0; row < rows; ++row) {
    if (is_inside(labels[row]) && (row == 0 || (labels[row - 1] != labels[row] && labels[row - 1] + 1 != labels[row]))) labels[row] = 0;
  }
  return labels;
}

std::vector<Entity> find_entities(const std::vector<TokenSpan>& sentences, const EntityHead& head, const nn::Kernels& kernels,
                                  Scratch& scratch) {
  std::vector<Entity> entities;
  for (const TokenSpan sentence : sentences) {
    float* scores = room(scratch.rows[0], sentence.size() * head.scores.stride());
    head.scores.run(kernels, scratch.states.data() + sentence.start * head.scores.inputs(), sentence.size(), scores);
    append_entities(best_labels(scores, sentence.size(), head.scores.stride()), sentence.start, entities);
  }
  return entities;
}

}  // namespace sayso
