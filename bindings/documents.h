// A batch of input as Python hands it to extract(): documents and bad rows, with the span of input rows they come from.
#pragma once

#include <cstdint>
#include <vector>

#include "input/document.h"

namespace sayso::bindings {

struct Documents {
  std::int64_t first_row = 0;
  std::int64_t row_count = 0;  // null and bad rows included
  std::vector<Document> documents;
  std::vector<ReadError> errors;

  void add(Record record) {
    if (auto* document = std::get_if<Document>(&record)) {
      documents.push_back(std::move(*document));
    } else {
      errors.push_back(std::get<ReadError>(std::move(record)));
    }
  }
};

}  // namespace sayso::bindings
