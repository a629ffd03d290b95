// The trained part of the analysis as one immutable object: encoder, model heads, and the kernels they run on.
#pragma once

#include <string_view>
#include <vector>

#include "analysis/encoder.h"
#include "analysis/entities.h"
#include "analysis/heads.h"
#include "analysis/parsed.h"
#include "analysis/scratch.h"
#include "analysis/tags.h"
#include "model/model_file.h"
#include "nn/kernels.h"

namespace sayso {

class Analyzer {
 public:
  // Throws ModelError: "unsupported_isa" when this CPU has not that instruction set, others when the file does not fit.
  Analyzer(const ModelFile& file, nn::Isa isa);

  // First, then the others in any order: they read what encode left in `scratch`, for the same tokens.
  void encode(std::string_view text, const Tokens& tokens, Scratch& scratch) const;

  // How sure the network is that a sentence ends after each token, as log odds; see split_sentences.
  std::vector<float> boundary_scores(std::size_t tokens, Scratch& scratch) const;
  FirstTags find_first_tags(std::string_view text, const Tokens& tokens, Scratch& scratch) const;
  FirstTree find_first_tree(const std::vector<TokenSpan>& sentences, const std::vector<bool>& ends_name, Scratch& scratch) const;
  // Second choices, in this order, by the first tree in `parsed`; they read no scratch. See finish_tags in tags.h.
  void finish_tags(std::string_view text, const FirstTags& first, const WordForms& forms, const std::vector<bool>& fixed,
                   Parsed& parsed) const;
  void finish_tree(const WordForms& forms, const std::vector<HeadDoubt>& doubts, Parsed& parsed) const;
  void find_lemmas(std::string_view text, const std::vector<bool>& fixed, Parsed& parsed) const;
  // Reads tokens, sentences and tags of `parsed`.
  std::vector<Entity> find_entities(std::string_view text, const Parsed& parsed, Scratch& scratch) const;

  std::string_view kernels() const { return kernels_->name; }

 private:
  const nn::Kernels* kernels_;
  Encoder encoder_;
  nn::Affine boundaries_;  // one output: a sentence starts with this token
  TagHead tags_;
  EntityHead entities_;
  TreeHead tree_;
};

}  // namespace sayso
