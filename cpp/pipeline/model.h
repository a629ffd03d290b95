// All that is learned or looked up, in one immutable object: encoder and model heads, pronoun and claim models, lexicon, kernels.
#pragma once

#include <memory>
#include <string>

#include "analysis/analyzer.h"
#include "analysis/pronouns.h"
#include "claims/claim_model.h"
#include "model/lexicon.h"
#include "nn/kernels.h"

namespace sayso {

class Model {
 public:
  // Throws ModelError; UnsupportedCpu is reported as ModelError with code "unsupported_isa". Safe to share between threads.
  static std::shared_ptr<const Model> load(const std::string& path, nn::Isa isa = nn::Isa::best);

  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

  const Analyzer analyzer;  // encoder and model heads with the kernels they run on
  const PronounModel pronouns;
  const ClaimModel claims;
  const Lexicon lexicon;
  const std::string sha256;    // of the model file
  const std::string metadata;  // corpora, licences, seed, scores

 private:
  Model(Analyzer analyzer, PronounModel pronouns, ClaimModel claims, std::string sha256, std::string metadata);
};

}  // namespace sayso
