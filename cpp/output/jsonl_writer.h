// Rows of a table -> JSON lines: one row a line, the columns' names as keys, nulls written out, nothing but strict JSON.
#pragma once

#include <string>
#include <string_view>

#include "output/columns.h"

namespace sayso {

// Appends a JSON string with its quotes. `text` is valid UTF-8. Controls (C0, U+007F to U+009F), marks of text direction and the line
// separators U+2028 and U+2029 are escaped, so that no reader takes them for something else and no terminal obeys them.
void append_json_string(std::string_view text, std::string& out);

// Appends the shortest decimal that reads back as the same number of the same type; null for what is no number (NaN, infinity).
void append_json_number(float value, std::string& out);
void append_json_number(double value, std::string& out);

// Appends one value of a column.
void append_json(const ColumnType& type, const Column& column, std::int64_t index, std::string& out);

// Appends rows start <= row < stop of a table of structures, each with a newline; 0 <= start, stop <= table.size().
void append_jsonl(const Table& table, std::int64_t start, std::int64_t stop, std::string& out);

}  // namespace sayso
