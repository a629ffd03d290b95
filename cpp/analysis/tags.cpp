#include "analysis/tags.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::size_t kRows = 256;  // tokens scored together
constexpr std::size_t kUposCount = kUposNames.size();

}  // namespace

std::vector<Tag> tag(std::string_view text, const Tokens& tokens, const TagHead& head, const nn::Kernels& kernels, Scratch& scratch) {
  std::vector<Tag> tags(tokens.size());
  const std::size_t stride = head.scores.stride();
  float* scores = room(scratch.rows[0], kRows * stride);
  for (std::size_t first = 0; first < tags.size(); first += kRows) {
    const std::size_t rows = std::min(kRows, tags.size() - first);
    head.scores.run(kernels, scratch.states.data() + first * head.scores.inputs(), rows, scores);
    for (std::size_t row = 0; row < rows; ++row) {
      const float* own = scores + row * stride;
      Tag& found = tags[first + row];
      found.upos = static_cast<Upos>(nn::arg_max(own, 0, kUposCount));
      found.xpos = static_cast<Xpos>(nn::arg_max(own, kUposCount, kUposCount + kXposNames.size()) - kUposCount);
      found.lemma = head.lemmas.find(slice(text, tokens.span[first + row]), found.upos, found.xpos);
    }
  }
  return tags;
}

}  // namespace sayso
