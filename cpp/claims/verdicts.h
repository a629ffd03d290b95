// A clause -> what the words above it say of its being so: "it is not true that ...", "the claim that ... is false", "that does not
// mean that ...".
#pragma once

#include <cstdint>

#include "claims/section_view.h"

namespace sayso {

// denied: it is not so; open: the text does not say whether it is; perhaps: "it is possible that".
enum class Verdict : std::uint8_t { none, denied, open, perhaps };

struct VerdictFound {
  Verdict label = Verdict::none;
  TokenSpan words;  // that say it
};

// Of the clause headed by `head`. Verbs of saying and thinking are left to attribution.h.
VerdictFound find_verdict(const SentenceView& view, std::uint32_t head);

}  // namespace sayso
