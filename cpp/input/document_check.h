// The last look at a document whatever it came from: size of the text, its id, what is remarkable about it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "input/document.h"
#include "input/read_counts.h"

namespace sayso {

inline constexpr std::size_t kMaxIdBytes = 256;

// The ids of a stream, as hashes, to count those that come twice. Holds at most kMaxIds (16 MiB); later new ids are not kept.
class SeenIds {
 public:
  static constexpr std::size_t kMaxIds = std::size_t{1} << 20;

  // True when `id` was given before.
  bool has_seen(std::string_view id);

 private:
  void grow();

  std::vector<std::uint64_t> slots_;  // open addressing, size a power of two, 0 is free
  std::size_t count_ = 0;
};

// True when the text is empty or all white space as Python's str.strip sees it. `text` must be valid UTF-8.
bool is_white(std::string_view text);

// The error record for a text of `size` bytes, longer than kMaxTextBytes.
ReadError too_long_error(std::int64_t row, std::string id, std::size_t size);

class DocumentCheck {
 public:
  // Gives a document without id its row as id, one of more than kMaxIdBytes its hash; counts the document as ok or repaired, or
  // as skipped when its text is longer than kMaxTextBytes ("document_too_long"). Duplicate ids are fine and counted.
  Record check(Document document, std::int64_t line_offset, bool is_repaired, ReadCounts& counts);

 private:
  SeenIds seen_;
};

}  // namespace sayso
