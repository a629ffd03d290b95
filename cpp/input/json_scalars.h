// Strings, numbers and words of a JSON line -> values. Part of json_repair, which walks the brackets around them.
#pragma once

#include <cstddef>
#include <string_view>

#include "input/json_line.h"

namespace sayso {

inline constexpr std::string_view kExpectedValue = "a JSON value";

// A place in a line that is being read. What is found goes to `result`, also the fault that ends the reading.
struct JsonCursor {
  std::string_view line;
  std::size_t at = 0;
  JsonLine& result;

  bool at_end() const { return at == line.size(); }
  char here() const { return at < line.size() ? line[at] : '\0'; }
  void skip_blanks();

  // Sets the fault at this place. Always false, for the caller to return.
  bool fail(std::string_view expected, std::string_view code = "json_syntax");
};

// Each reads one value to its end and returns true, or sets the fault and returns false. `field` gets the value; null checks
// only. Bad UTF-8 and lone surrogates are no faults, nor are numbers of any size.
bool read_json_string(JsonCursor& cursor, JsonField* field);  // from after the opening quote to after the closing one
bool read_json_number(JsonCursor& cursor, JsonField* field);
bool read_json_word(JsonCursor& cursor, std::string_view word);

}  // namespace sayso
