// states -> part-of-speech tags and lemmas.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/lemmas.h"
#include "analysis/parsed.h"
#include "analysis/scratch.h"
#include "model/labels.h"
#include "model/model_file.h"
#include "nn/layers.h"

namespace sayso {

// Which XPOS may stand beside which UPOS; all may where no model says.
class TagPairs {
 public:
  TagPairs() { allowed_.fill(1); }
  // Lines of UPOS, tab, XPOS. Throws ModelError with code "semantic" for another line; `origin` names the file in it.
  explicit TagPairs(std::string_view text, const std::string& origin = "");
  // Section `tags.pairs`, where there is one.
  explicit TagPairs(const ModelFile& file);

  bool allows(std::size_t upos, std::size_t xpos) const { return allowed_[upos * kXposNames.size() + xpos] != 0; }

 private:
  std::array<std::uint8_t, kUposNames.size() * kXposNames.size()> allowed_{};
};

struct TagHead {
  nn::Affine scores;  // UPOS, then XPOS
  Lemmas lemmas;
  TagPairs pairs;
};

// The allowed pair with the highest sum of scores: `scores` holds UPOS, then XPOS. The best of each where none is allowed.
std::pair<Upos, Xpos> best_pair(const float* scores, const TagPairs& pairs);

// One tag a token, from scratch.states.
std::vector<Tag> tag(std::string_view text, const Tokens& tokens, const TagHead& head, const nn::Kernels& kernels, Scratch& scratch);

}  // namespace sayso
