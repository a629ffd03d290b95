#include "analysis/analyzer.h"

#include <algorithm>

#include "base/error.h"

namespace sayso {
namespace {

const nn::Kernels* require(nn::Isa isa) {
  const nn::Kernels* kernels = nn::select(isa);
  if (kernels == nullptr) throw ModelError("unsupported_isa", "this CPU cannot run the instruction set that was asked for");
  return kernels;
}

}  // namespace

Analyzer::Analyzer(const ModelFile& file, nn::Isa isa) : kernels_(require(isa)), encoder_(load_encoder(file)) {
  const std::size_t width = encoder_.width;
  const std::size_t rows = load_width(file, "heads.weight", 0, 1);
  const std::size_t tags = kUposNames.size() + kXposNames.size();
  const std::size_t before_tree = tags + kEntityLabels + 1;
  if (rows < before_tree) refuse(file, "section 'heads.weight' has too few rows");
  tags_ = {load_affine_rows(file, "heads", width, rows, 0, tags), Lemmas(file), TagPairs(file),
           TagReranker(load_choice_weights(file, "tags"))};
  entities_ = load_entity_head(file, width);
  boundaries_ = load_affine_rows(file, "heads", width, rows, tags + kEntityLabels, 1);
  tree_ = load_tree_head(file, width, rows, before_tree);
}

void Analyzer::encode(std::string_view text, const Tokens& tokens, Scratch& scratch) const {
  sayso::encode(text, tokens, encoder_, *kernels_, scratch);
}

std::vector<float> Analyzer::boundary_scores(std::size_t tokens, Scratch& scratch) const {
  constexpr std::size_t kRows = 256;
  std::vector<float> scores(tokens, 0.0f);
  float* starts = room(scratch.rows[0], kRows * boundaries_.stride());
  for (std::size_t first = 0; first < tokens; first += kRows) {
    const std::size_t rows = std::min(kRows, tokens - first);
    boundaries_.run(*kernels_, scratch.states.data() + first * encoder_.width, rows, starts);
    for (std::size_t row = 0; row < rows; ++row) {
      if (first + row > 0) scores[first + row - 1] = starts[row * boundaries_.stride()];  // it starts here: it ended before
    }
  }
  return scores;
}

FirstTags Analyzer::find_first_tags(std::string_view text, const Tokens& tokens, Scratch& scratch) const {
  return sayso::find_first_tags(text, tokens, tags_, *kernels_, scratch);
}

FirstTree Analyzer::find_first_tree(const std::vector<TokenSpan>& sentences, const std::vector<bool>& ends_name, Scratch& scratch) const {
  return sayso::find_first_tree(sentences, ends_name, tree_, *kernels_, scratch);
}

void Analyzer::finish_tags(std::string_view text, const FirstTags& first, const WordForms& forms, const std::vector<bool>& fixed,
                           Parsed& parsed) const {
  sayso::finish_tags(text, first, forms, fixed, tags_, parsed);
}

void Analyzer::finish_tree(const WordForms& forms, const std::vector<HeadDoubt>& doubts, Parsed& parsed) const {
  sayso::finish_tree(forms, doubts, tree_.reranker, parsed);
}

void Analyzer::find_lemmas(std::string_view text, const std::vector<bool>& fixed, Parsed& parsed) const {
  sayso::find_lemmas(text, fixed, tags_.lemmas, parsed);
}

std::vector<Entity> Analyzer::find_entities(std::string_view text, const Parsed& parsed, Scratch& scratch) const {
  return sayso::find_entities(text, parsed, entities_, *kernels_, scratch);
}

}  // namespace sayso
