#include "pipeline/conllu.h"

#include <utility>

#include "input/conllu_reader.h"
#include "output/conllu_writer.h"
#include "pipeline/analyze.h"

namespace sayso {

std::string parse_to_conllu(std::string_view text, const Model& model, Scratch& scratch) {
  return write_conllu(text, parse(text, Section::text, model, scratch));
}

std::string conllu_to_conllu(std::string_view bytes, const Model& model, Scratch& scratch) {
  GivenWords words = read_conllu(bytes);
  ConlluFrame frame;
  frame.comments = std::move(words.comments);
  for (WordRange& range : words.ranges) frame.ranges.push_back({range.tokens, std::move(range.form)});
  const std::string text = words.text;
  return write_conllu(text, parse_words(std::move(words), model, scratch), frame);
}

}  // namespace sayso
