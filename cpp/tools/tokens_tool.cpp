// Text on stdin -> CoNLL-U with empty analysis, for scoring tokens and sentences. Arguments: --plain: no structure but blank lines
// (the treebanks' text is not Markdown); --sentences: one "start end" line (bytes) a sentence instead; --blocks: one line a block;
// --evidence: for each token its span, whether its block ends, what the rules and what the network say of a boundary after it, why the
// rules are in doubt and what stands around (boundary_doubts.h); --model=PATH: ask the network too.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>

#include "analysis/boundaries.h"
#include "analysis/boundary_doubts.h"
#include "analysis/sentences.h"
#include "model/lexicon.h"
#include "pipeline/model.h"
#include "text/lines.h"
#include "text/quotes.h"
#include "text/structure.h"
#include "text/tokenizer.h"

namespace {

using namespace std::string_view_literals;

// Paragraphs between blank lines, with every character of theirs.
sayso::Structure plain_structure(std::string_view text) {
  sayso::Structure structure;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", start), text.size());
    const sayso::ByteSpan span = sayso::trim(text, {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
    if (!span.empty()) structure.blocks.push_back({sayso::BlockKind::paragraph, span});
    start = end + 2;
  }
  structure.quotes = sayso::find_quotes(text, structure.blocks);
  return structure;
}

void print_sentence(std::string_view text, const sayso::Tokens& tokens, sayso::TokenSpan sentence) {
  for (std::uint32_t token = sentence.start, id = 1; token < sentence.end; ++token, ++id) {
    const std::string word(sayso::slice(text, tokens.span[token]));
    std::uint32_t last = token;
    while (last + 1 < sentence.end && tokens.joined[last + 1] != 0) ++last;
    const char* space = tokens.space_after[token] != 0 ? "_" : "SpaceAfter=No";
    if (tokens.joined[token] == 0 && last > token) {
      const std::string whole(text.substr(tokens.span[token].start, tokens.span[last].end - tokens.span[token].start));
      std::printf("%u-%u\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", id, id + last - token, whole.c_str(),
                  tokens.space_after[last] != 0 ? "_" : "SpaceAfter=No");
    }
    if (tokens.joined[token] != 0 || last > token) space = "_";
    std::printf("%u\t%s\t_\tX\t_\t_\t%u\t%s\t_\t%s\n", id, word.c_str(), id == 1 ? 0 : 1, id == 1 ? "root" : "dep", space);
  }
  std::puts("");
}

void print_evidence(std::string_view text, const sayso::Tokens& tokens, const sayso::Lexicon& lexicon, const std::vector<float>& scores) {
  const std::vector<float> rules = sayso::boundary_evidence(text, tokens, lexicon);
  std::size_t last = 0;
  for (std::size_t token = 0; token < tokens.size(); ++token) {
    for (last = std::max(last, token); last + 1 < tokens.size() && tokens.block[last + 1] == tokens.block[token];) ++last;
    std::printf("%u %u %d %.2f %.2f", tokens.span[token].start, tokens.span[token].end, token == last ? 1 : 0,
                static_cast<double>(rules[token]), scores.empty() ? 0.0 : static_cast<double>(scores[token]));
    const bool is_open = token < last && tokens.joined[token + 1] == 0 && tokens.space_after[token] != 0;
    if (const sayso::Doubt doubt = sayso::doubt_of(rules[token]); is_open && doubt != sayso::Doubt::none) {
      const sayso::Surroundings around = sayso::surroundings_after(text, tokens, token, last);
      std::printf(" %s", sayso::name(doubt).data());
      for (const sayso::Shape shape : {around.before[0], around.before[1], around.after[0], around.after[1]})
        std::printf(" %s", sayso::name(shape).data());
      std::printf(" %d", around.in_marked_block ? 1 : 0);
    }
    std::puts("");
  }
}

const char* name_of(sayso::BlockKind kind) {
  static constexpr const char* kNames[] = {"paragraph", "heading", "list_item", "table_cell", "code", "boilerplate"};
  return kNames[static_cast<int>(kind)];
}

}  // namespace

int main(int argc, char** argv) {
  bool plain = false, spans = false, blocks = false, evidence = false;
  std::string model_path;
  for (int i = 1; i < argc; ++i) {
    plain = plain || argv[i] == "--plain"sv;
    spans = spans || argv[i] == "--sentences"sv;
    blocks = blocks || argv[i] == "--blocks"sv;
    evidence = evidence || argv[i] == "--evidence"sv;
    if (std::string_view(argv[i]).rfind("--model=", 0) == 0) model_path = argv[i] + 8;
  }
  const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
  const sayso::Lexicon lexicon = sayso::Lexicon::built_in();
  const sayso::Structure structure = plain ? plain_structure(text) : sayso::find_structure(text, lexicon);
  if (blocks) {
    for (const sayso::Block& block : structure.blocks)
      std::printf("%s %u %u %u\n", name_of(block.kind), block.level, block.span.start, block.span.end);
    return 0;
  }
  const sayso::Tokens tokens = sayso::tokenize(text, structure, lexicon);
  std::vector<float> scores;
  if (!model_path.empty()) {
    const auto model = sayso::Model::load(model_path);
    sayso::Scratch scratch;
    model->analyzer.encode(text, tokens, scratch);
    scores = model->analyzer.boundary_scores(tokens.size(), scratch);
  }
  if (evidence) {
    print_evidence(text, tokens, lexicon, scores);
    return 0;
  }
  for (const sayso::TokenSpan sentence : sayso::split_sentences(text, structure, tokens, lexicon, scores)) {
    if (spans)
      std::printf("%u %u\n", tokens.span[sentence.start].start, tokens.span[sentence.end - 1].end);
    else
      print_sentence(text, tokens, sentence);
  }
}
