// states -> part-of-speech tags and lemmas.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analysis/lemmas.h"
#include "analysis/parsed.h"
#include "analysis/scratch.h"
#include "nn/layers.h"

namespace sayso {

struct TagHead {
  nn::Affine scores;  // UPOS, then XPOS
  Lemmas lemmas;
};

// One tag a token, from scratch.states.
std::vector<Tag> tag(std::string_view text, const Tokens& tokens, const TagHead& head, const nn::Kernels& kernels, Scratch& scratch);

}  // namespace sayso
