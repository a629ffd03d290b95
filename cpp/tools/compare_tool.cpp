// For developers: a directory of .txt files -> the origins among them, one JSON object a line. A document's id is its path without ".txt".
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "compare/compare.h"
#include "model/lexicon.h"

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: compare_tool DIRECTORY\n";
    return 2;
  }
  const std::filesystem::path root = arguments[1];
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::shared_ptr<const sayso::Analyzed>> documents;
  for (const auto& path : paths) {
    std::stringstream text;
    text << std::ifstream(path).rdbuf();
    auto analyzed = std::make_shared<sayso::Analyzed>();
    analyzed->document.id = std::filesystem::relative(path, root).replace_extension("").generic_string();
    analyzed->document.text = text.str();
    documents.push_back(std::move(analyzed));
  }
  const sayso::Lexicon lexicon = sayso::Lexicon::built_in();
  for (const sayso::Origin& origin : sayso::compare(documents, lexicon).origins) {
    std::cout << "{\"docs\": [";
    for (std::size_t at = 0; at < origin.documents.size(); ++at)
      std::cout << (at == 0 ? "\"" : ", \"") << documents[origin.documents[at]]->document.id << '"';
    std::cout << "], \"share\": " << origin.share << "}\n";
  }
}
