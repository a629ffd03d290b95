// For developers: a folder of .txt files, or a JSON Lines file -> the origins and links among them, one JSON object a line, offsets in code
// points.
//   compare_tool MODEL FOLDER [WEIGHTS]
// WEIGHTS is a folder of tables like model/lexicon/compare_weights.tsv: then each NAME.tsv is used in place of the built-in weights, and
// only links inside the folder NAME of FOLDER are written. So weights that have not seen a story can be tried on it.
#include <iostream>

#include "compare/compare.h"
#include "compare/pair_model.h"
#include "read_folder.h"
#include "text/code_points.h"

namespace {

using Documents = std::vector<std::shared_ptr<const sayso::Analyzed>>;

std::string read_file(const std::filesystem::path& path) {
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

// A JSON string; control characters become spaces.
std::string quote(std::string_view text) {
  std::string quoted = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') quoted += '\\';
    quoted += static_cast<unsigned char>(letter) < 0x20 ? ' ' : letter;
  }
  return quoted + "\"";
}

void write_side(const char* key, const Documents& documents, sayso::ClaimRef ref, sayso::ByteSpan span) {
  const sayso::Analyzed& analyzed = *documents[ref.document];
  const bool title = analyzed.claims[ref.claim].section == sayso::Section::title;
  const std::string& text = title ? analyzed.document.title : analyzed.document.text;
  const sayso::CodePointMap map(text);
  std::cout << ", \"" << key << "\": {\"doc\": " << quote(analyzed.document.id) << ", \"start\": " << map.code_points(text, span.start)
            << ", \"end\": " << map.code_points(text, span.end) << ", \"text\": " << quote(sayso::slice(text, span)) << "}";
}

void write_links(const Documents& documents, const sayso::Comparison& comparison, const std::string& prefix) {
  for (const sayso::Link& link : comparison.links) {
    if (!documents[link.a.document]->document.id.starts_with(prefix)) continue;
    std::cout << "{\"kind\": \"" << name(link.kind) << "\", \"slot\": \"" << name(link.slot) << '"';
    write_side("a", documents, link.a, link.a_span);
    write_side("b", documents, link.b, link.b_span);
    std::cout << ", \"confidence\": " << link.confidence << ", \"reason\": " << quote(link.reason) << "}\n";
  }
}

void write_origins(const Documents& documents, const sayso::Comparison& comparison) {
  for (const sayso::Origin& origin : comparison.origins) {
    std::cout << "{\"docs\": [";
    for (std::size_t at = 0; at < origin.documents.size(); ++at)
      std::cout << (at == 0 ? "" : ", ") << quote(documents[origin.documents[at]]->document.id);
    std::cout << "], \"share\": " << origin.share << "}\n";
  }
}

void compare_with(const Documents& documents, const std::filesystem::path& weights) {
  const sayso::PairModel model(sayso::LexiconTable::read("compare_weights", read_file(weights)));
  sayso::CompareOptions options;
  options.weights = &model;
  write_links(documents, compare(documents, sayso::Lexicon::built_in(), options), weights.stem().string() + "/");
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3 && count != 4) {
    std::cerr << "usage: compare_tool MODEL FOLDER [WEIGHTS]\n";
    return 2;
  }
  try {
    const Documents documents = read_folder(arguments[2], *sayso::Model::load(arguments[1]));
    const sayso::Comparison comparison = compare(documents, sayso::Lexicon::built_in());
    write_origins(documents, comparison);
    if (count == 3) write_links(documents, comparison, "");
    if (count == 4) {
      for (const auto& entry : std::filesystem::directory_iterator(arguments[3])) compare_with(documents, entry.path());
    }
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
  return 0;
}
