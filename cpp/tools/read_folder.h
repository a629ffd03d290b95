// A folder of .txt files, or a JSON Lines file -> their documents, analysed, for the developers' tools of comparison. The id of a document
// in a folder is its path without ".txt".
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <vector>

#include "claims/analyzed.h"
#include "pipeline/analyze.h"
#include "read_documents.h"

inline std::vector<std::shared_ptr<const sayso::Analyzed>> read_folder(const std::filesystem::path& root, const sayso::Model& model) {
  if (std::filesystem::is_regular_file(root)) {
    std::vector<std::shared_ptr<const sayso::Analyzed>> documents;
    sayso::Scratch scratch;
    for (sayso::Document& document : read_documents(root.string()))
      documents.push_back(std::make_shared<sayso::Analyzed>(analyze(std::move(document), model, scratch)));
    return documents;
  }
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::shared_ptr<const sayso::Analyzed>> documents;
  sayso::Scratch scratch;
  for (const auto& path : paths) {
    std::stringstream text;
    text << std::ifstream(path).rdbuf();
    sayso::Document document;
    document.id = std::filesystem::relative(path, root).replace_extension("").generic_string();
    document.text = text.str();
    documents.push_back(std::make_shared<sayso::Analyzed>(analyze(std::move(document), model, scratch)));
  }
  return documents;
}
