#include "analysis/tags.h"

#include <algorithm>
#include <tuple>

#include "base/error.h"

namespace sayso {
namespace {

constexpr std::size_t kRows = 256;  // tokens scored together
constexpr std::size_t kUposCount = kUposNames.size();

}  // namespace

TagPairs::TagPairs(std::string_view text, const std::string& origin) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const auto upos = find_label<Upos>(kUposNames, line.substr(0, tab));
    const auto xpos = find_label<Xpos>(kXposNames, line.substr(std::min(line.size(), tab + 1)));
    if (!upos || !xpos) throw ModelError("semantic", origin + "section 'tags.pairs' has a line that is not UPOS and XPOS");
    allowed_[static_cast<std::size_t>(*upos) * kXposNames.size() + static_cast<std::size_t>(*xpos)] = 1;
  }
}

TagPairs::TagPairs(const ModelFile& file)
    : TagPairs(file.has("tags.pairs") ? TagPairs(file.text("tags.pairs"), "model file '" + file.path() + "': ") : TagPairs()) {}

std::pair<Upos, Xpos> best_pair(const float* scores, const TagPairs& pairs) {
  constexpr std::size_t kXposCount = kXposNames.size();
  const std::size_t upos = nn::arg_max(scores, 0, kUposCount);
  const std::size_t xpos = nn::arg_max(scores, kUposCount, kUposCount + kXposCount) - kUposCount;
  std::pair<std::size_t, std::size_t> best{upos, xpos};
  if (!pairs.allows(upos, xpos)) {
    float most = -1e30F;
    for (std::size_t pair = 0; pair < kUposCount * kXposCount; ++pair) {
      const float sum = scores[pair / kXposCount] + scores[kUposCount + pair % kXposCount];
      if (!pairs.allows(pair / kXposCount, pair % kXposCount) || !(sum > most)) continue;
      most = sum;
      best = {pair / kXposCount, pair % kXposCount};
    }
  }
  return {static_cast<Upos>(best.first), static_cast<Xpos>(best.second)};
}

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
      std::tie(found.upos, found.xpos) = best_pair(own, head.pairs);
      found.lemma = head.lemmas.find(slice(text, tokens.span[first + row]), found.upos, found.xpos);
    }
  }
  return tags;
}

}  // namespace sayso
