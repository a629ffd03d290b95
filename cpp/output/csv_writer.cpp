#include "output/csv_writer.h"

#include "output/jsonl_writer.h"

namespace sayso {
namespace {

void append_cell(const ColumnType& type, const Column& column, std::int64_t index, bool guard, std::string& out) {
  if (is_null(column, index)) return;
  if (type.kind == ColumnKind::string) return append_csv_text(string_at(column, index), guard, out);
  std::string json;
  append_json(type, column, index, json);
  // Numbers are no text: "-5" stays a number for the spreadsheet. JSON of lists and structures begins with a bracket.
  append_csv_text(json, false, out);
}

}  // namespace

void append_csv_text(std::string_view text, bool guard, std::string& out) {
  const bool runs = guard && !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  const bool quoted =
      text.find_first_of(",\"\r\n") != std::string_view::npos || (!text.empty() && (text.front() == ' ' || text.back() == ' '));
  if (quoted) out += '"';
  if (runs) out += '\'';
  for (const char letter : text) {
    if (letter == '"') out += '"';
    out += letter;
  }
  if (quoted) out += '"';
}

void append_csv(const Table& table, std::int64_t start, std::int64_t stop, const CsvOptions& options, std::string& out) {
  const std::vector<ColumnType>& fields = table.type.fields;
  for (std::size_t field = 0; options.header && field < fields.size(); ++field) {
    if (field > 0) out += ',';
    append_csv_text(fields[field].name, false, out);
  }
  if (options.header) out += "\r\n";
  for (std::int64_t row = start; row < stop; ++row) {
    const auto [batch, index] = locate(table, row);
    for (std::size_t field = 0; field < fields.size(); ++field) {
      if (field > 0) out += ',';
      append_cell(fields[field], batch->children[field], index, options.guard, out);
    }
    out += "\r\n";
  }
}

}  // namespace sayso
