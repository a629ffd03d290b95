// The bytes of a .txt or .md file -> one Document whose text is the whole file, so that offsets count in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "input/document.h"
#include "input/document_check.h"
#include "input/read_counts.h"

namespace sayso {

// Reads file after file; rows count them. `counts().lines` are files here.
class TextReader {
 public:
  // A BOM at the start is removed, bad UTF-8 repaired, all else kept, line ends too. A file that is no text (UTF-16, compressed)
  // or too long gives a ReadError with a code of reliability.md 2. An empty id becomes the row.
  Record read(std::string_view bytes, std::string id);

  const ReadCounts& counts() const { return counts_; }

 private:
  DocumentCheck check_;
  ReadCounts counts_;
};

}  // namespace sayso
