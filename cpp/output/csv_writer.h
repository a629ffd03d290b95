// Rows of a table -> CSV as RFC 4180 has it: a header, commas, CRLF, quotes where needed; lists and structures as JSON in one cell; an
// empty cell for null.
#pragma once

#include <string>
#include <string_view>

#include "output/columns.h"

namespace sayso {

struct CsvOptions {
  bool header = true;
  bool guard = true;  // a text that a spreadsheet would run (first character = + - @ TAB CR) gets a ' before it
};

// Appends one cell that holds text.
void append_csv_text(std::string_view text, bool guard, std::string& out);

// Appends the header if wanted and rows start <= row < stop of a table of structures; 0 <= start, stop <= table.size().
void append_csv(const Table& table, std::int64_t start, std::int64_t stop, const CsvOptions& options, std::string& out);

}  // namespace sayso
