// Analyzed documents -> comparison. Does not depend on the order of the documents but for the indices in the result; near linear in
// the number of claims (candidate pairs are capped).
#pragma once

#include <memory>
#include <span>

#include "base/stop.h"
#include "claims/analyzed.h"
#include "compare/comparison.h"
#include "compare/related.h"
#include "model/lexicon.h"

namespace sayso {

class PairModel;

struct CompareOptions {
  float min_confidence = 0.5F;         // claims below it are left out
  const StopFlag* stop = nullptr;      // looked at between documents and between pairs of them
  double least_near = kNear;           // documents less near than this are not compared; less gives training its wrong examples
  const PairModel* weights = nullptr;  // in place of those of the lexicon; for cross-validation
};

Comparison compare(std::span<const std::shared_ptr<const Analyzed>> documents, const Lexicon& lexicon, const CompareOptions& options = {});

}  // namespace sayso
