// One line of a JSON Lines file -> its Record: the wanted fields become a Document, or the first fault a ReadError.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "input/document.h"
#include "input/document_check.h"
#include "input/json_line.h"
#include "input/read_counts.h"

namespace sayso {

// Keys of the root object; an empty name is not read.
struct JsonFieldNames {
  std::string text = "text";
  std::string id = "id";
  std::string title = "title";
  std::string url = "url";
  std::vector<std::string> published = {"published", "date"};  // the first of these that a record has
};

struct LinePlace {
  std::int64_t row = 0;
  std::int64_t line = 0;         // 1-based
  std::int64_t line_offset = 0;  // in the file
  std::size_t skipped = 0;       // bytes of the line before what is read (a BOM)
  bool has_end = true;           // false for a last line without LF, which may be cut short
};

// The error record of one line. `code` and the place in `message` are put in front of "expected ..., found ...".
ReadError line_error(const LinePlace& place, std::size_t offset, std::string_view code, const std::string& message, std::string id = {});

class JsonRecordReader {
 public:
  explicit JsonRecordReader(const JsonFieldNames& names);

  // `line`: no LF, no CR before it, no BOM, not blank. `readable_after` as in JsonLineParser. Counts everything but `lines`.
  Record read(std::string_view line, std::size_t readable_after, const LinePlace& place, ReadCounts& counts);

 private:
  ReadError syntax_error(std::string_view line, const LinePlace& place) const;
  void read_title_and_url(Document& document, ReadCounts& counts);
  void read_published(Document& document, ReadCounts& counts);
  bool count_repairs(Document& document, ReadCounts& counts);

  std::string text_name_;  // for messages
  JsonLineParser parser_;
  DocumentCheck check_;
};

}  // namespace sayso
