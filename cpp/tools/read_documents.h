// A JSON Lines file -> its good documents, for the developers' tools. Bad lines are told on stderr and left out.
#pragma once

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <variant>
#include <vector>

#include "input/jsonl_reader.h"

inline std::vector<sayso::Document> read_documents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  sayso::JsonlReader reader;
  std::vector<sayso::Record> records;
  reader.feed(bytes, records);
  reader.finish(records);
  std::vector<sayso::Document> documents;
  for (sayso::Record& record : records) {
    if (auto* error = std::get_if<sayso::ReadError>(&record)) {
      std::cerr << path << ": line " << error->line << ": " << error->message << "\n";
    } else {
      documents.push_back(std::move(std::get<sayso::Document>(record)));
    }
  }
  return documents;
}
