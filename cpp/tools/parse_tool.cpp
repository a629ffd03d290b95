// Text or CoNLL-U on stdin -> CoNLL-U on stdout, for measuring: parse_tool MODEL [--conllu] [--isa NAME] [--time]. Each "# newdoc" of
// CoNLL-U starts a document, which is analysed by itself. With --time the text is
// parsed once to warm up, then five times, and tokens per second of the best run go to stderr instead of any output.
#include <algorithm>
#include <chrono>
#include <iostream>
#include <iterator>
#include <string>

#include "input/conllu_reader.h"
#include "nn/isa.h"
#include "pipeline/analyze.h"
#include "pipeline/conllu.h"

namespace {

// Tokens per second of text to tags, tree, entities and mentions; paragraphs in groups of about an article.
double measure(const std::string& text, const sayso::Model& model) {
  sayso::Scratch scratch;
  double best = 0;
  for (int run = 0; run < 6; ++run) {
    const auto start = std::chrono::steady_clock::now();
    std::size_t tokens = 0;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = text.find("\n\n", std::min(text.size(), at + 3000));
      end = end == std::string::npos ? text.size() : end + 2;
      tokens += sayso::parse(std::string_view(text).substr(at, end - at), sayso::Section::text, model, scratch).tokens.size();
      at = end;
    }
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
    if (run > 0) best = std::max(best, static_cast<double>(tokens) / time.count());
  }
  return best;
}

// CoNLL-U document by document.
std::string parse_documents(std::string_view conllu, const sayso::Model& model, sayso::Scratch& scratch) {
  std::string found;
  for (const std::string_view document : sayso::split_conllu_documents(conllu)) found += sayso::conllu_to_conllu(document, model, scratch);
  return found;
}

}  // namespace

int main(int count, char** arguments) {
  bool conllu = false, timed = false;
  sayso::nn::Isa isa = sayso::nn::Isa::best;
  for (int index = 2; index < count; ++index) {
    const std::string argument = arguments[index];
    conllu |= argument == "--conllu";
    for (const sayso::nn::NamedIsa& one : sayso::nn::kIsas) {
      if (index > 2 && std::string("--isa") == arguments[index - 1] && argument == one.name) isa = one.isa;
    }
    timed |= argument == "--time";
  }
  if (count < 2) {
    std::cerr << "parse_tool MODEL [--conllu] [--isa NAME] [--time] < input\n";
    return 2;
  }
  const std::string input(std::istreambuf_iterator<char>(std::cin), {});
  try {
    const auto model = sayso::Model::load(arguments[1], isa);
    sayso::Scratch scratch;
    if (timed)
      std::cerr << static_cast<long>(measure(input, *model)) << " tokens/s with " << model->analyzer.kernels() << "\n";
    else
      std::cout << (conllu ? parse_documents(input, *model, scratch) : sayso::parse_to_conllu(input, *model, scratch));
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
  return 0;
}
