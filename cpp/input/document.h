// What the readers make of bytes: a Document for each good record, a ReadError for each bad one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace sayso {

// Which of a document's two texts an offset counts in.
enum class Section : std::uint8_t { text, title };

inline constexpr std::size_t kMaxTextBytes = std::size_t{8} << 20;

// One document. `title` and `text` are valid UTF-8; `text` is at most kMaxTextBytes long.
struct Document {
  std::string id;
  std::string title;
  std::string text;
  std::optional<std::string> url;
  std::optional<std::int64_t> published;  // seconds since 1970-01-01T00:00Z
  std::int64_t row = 0;                   // index of the input row this came from
  std::int64_t line = 0;                  // 1-based line of the file, 0 when there is none
  std::uint32_t repaired = 0;             // code points replaced by U+FFFD
};

// One record that gives no document. Offsets are bytes: of the line in the file, of the fault in the line.
struct ReadError {
  std::int64_t row = 0;
  std::int64_t line = 0;  // 1-based, 0 when there is none
  std::int64_t line_offset = 0;
  std::int64_t error_offset = 0;
  std::string id;       // where it could be read
  std::string code;     // reliability.md 2, e.g. "json_syntax"
  std::string message;  // what, where, expected, found; at most 300 characters
};

using Record = std::variant<Document, ReadError>;

}  // namespace sayso
