// What a reader saw, for the closing summary. Conservation law: lines = blank + ok + repaired + skipped.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace sayso {

struct ReadCounts {
  std::int64_t lines = 0;     // or rows of a table
  std::int64_t blank = 0;     // nothing but blanks
  std::int64_t ok = 0;        // gave a document
  std::int64_t repaired = 0;  // gave a document, some of whose bytes became U+FFFD
  std::int64_t skipped = 0;   // gave a ReadError
  // Remarkable things by name, those of reliability.md 2.1 to 2.3: "bom_removed", "duplicate_key", "lone_surrogate" ...
  std::map<std::string, std::int64_t, std::less<>> notes;

  void note(std::string_view name, std::int64_t count = 1) {
    if (count > 0) notes[std::string(name)] += count;
  }
};

}  // namespace sayso
