// Blocks of bytes of a JSON Lines file -> a Document or a ReadError for each line that is not blank, in order.
//
// A record is what stands between two LF bytes; nothing else splits lines, and one bad line never touches another. How the bytes
// are cut into blocks makes no difference. Line offsets count from the first byte of the file, a BOM included.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "input/document.h"
#include "input/json_record.h"
#include "input/read_counts.h"

namespace sayso {

struct JsonlOptions {
  JsonFieldNames fields;
  std::size_t max_line_bytes = std::size_t{16} << 20;  // without the LF; longer lines are skipped and not held in memory
};

class JsonlReader {
 public:
  explicit JsonlReader(const JsonlOptions& options = {});

  // Appends the records of the lines that end in `block`. Throws InputError when the file is no JSON Lines at all (foreign.h);
  // the reader is of no more use then.
  void feed(std::string_view block, std::vector<Record>& records);

  // Appends the record of a last line without LF. Call once, after the last block. May throw like feed.
  void finish(std::vector<Record>& records);

  const ReadCounts& counts() const { return counts_; }

 private:
  void frame(std::string_view block, std::vector<Record>& records);
  void hold(std::string_view part);
  void end_held_line(bool has_end, std::vector<Record>& records);
  void end_line(std::string_view line, std::size_t readable_after, bool has_end, std::vector<Record>& records);
  void read_line(std::string_view line, std::size_t readable_after, LinePlace place, std::vector<Record>& records);

  std::size_t max_line_bytes_;
  JsonRecordReader reader_;
  ReadCounts counts_;
  std::string held_;              // the start of a line whose end has not come; of a too long one only its head
  std::size_t line_size_ = 0;     // bytes of that line so far, held or not
  std::int64_t line_offset_ = 0;  // of that line in the file
  std::int64_t row_ = 0;          // of the next record
  bool is_start_ = true;          // the first bytes are still gathered to be looked at, in held_
  bool is_lone_array_ = false;    // the first record was a whole array of objects
};

}  // namespace sayso
