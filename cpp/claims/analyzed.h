// The result for one document: what output and comparison read. Immutable once made; the Parsed it came from is let go.
#pragma once

#include <vector>

#include "base/span.h"
#include "claims/claim.h"
#include "input/document.h"

namespace sayso {

struct Analyzed {
  Document document;
  std::vector<ByteSpan> title_sentences;
  std::vector<ByteSpan> text_sentences;
  std::vector<Claim> claims;  // title first, then by sentence and start
};

}  // namespace sayso
