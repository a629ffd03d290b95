// One line of bytes -> the fields we want of its JSON object, or where and why it is not JSON.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

inline constexpr std::size_t kMaxJsonDepth = 128;

enum class JsonKind : std::uint8_t { missing, null, boolean, number, string, array, object };

// One wanted field. `value` is the unescaped, valid UTF-8 of a string, the spelling of a number or boolean, else empty.
struct JsonField {
  JsonKind kind = JsonKind::missing;
  std::string value;
  std::uint32_t surrogates = 0;  // lone \uD800..\uDFFF escapes replaced, one U+FFFD each
  std::uint32_t bad_utf8 = 0;    // maximal subparts of bad UTF-8 replaced, one U+FFFD each
};

// Why a line is not JSON. `code` is empty when it is.
struct JsonFault {
  std::string_view code;      // of reliability.md 2.2; always a literal
  std::size_t offset = 0;     // byte in the line
  std::string_view expected;  // what the grammar wants there, in words; always a literal
  bool is_constant = false;   // NaN or Infinity stands there, which some writers make
};

struct JsonLine {
  JsonFault fault;
  JsonKind root = JsonKind::missing;
  std::vector<JsonField> fields;           // in the order of the names asked for; of equal keys the last wins
  std::uint32_t duplicate_keys = 0;        // of wanted names
  std::uint32_t numbers_out_of_range = 0;  // anywhere in the line; they are not converted, so nothing is lost
  bool has_bad_utf8 = false;               // anywhere in the line
};

// Reads line after line with one reused simdjson parser, and what that refuses with json_repair. Movable, for one thread.
class JsonLineParser {
 public:
  // `names` are unescaped keys of the root object; an empty name is never found.
  explicit JsonLineParser(std::vector<std::string> names);
  ~JsonLineParser();
  JsonLineParser(JsonLineParser&&) noexcept;
  JsonLineParser& operator=(JsonLineParser&&) noexcept;

  // `readable_after`: how many bytes after `line` may be read (not used), which spares a copy when there are enough.
  const JsonLine& parse(std::string_view line, std::size_t readable_after = 0);

  // The fields of the last line, to be moved out of.
  JsonLine& line() { return line_; }
  const JsonLine& line() const { return line_; }

 private:
  bool parse_fast(std::string_view line, std::size_t readable_after);

  struct Parser;  // holds what only simdjson knows
  std::vector<std::string> names_;
  std::unique_ptr<Parser> parser_;
  JsonLine line_;
};

// "3.0.1", and the name of the kernel that simdjson chose for this computer.
std::string simdjson_version();
std::string simdjson_kernel();

}  // namespace sayso
