#include "input/json_record.h"

#include <utility>

#include "input/date.h"
#include "input/fault_message.h"

namespace sayso {
namespace {

// Where each field stands in JsonLine::fields; the names for the date come last, however many.
enum Field : std::size_t { kText, kId, kTitle, kUrl, kPublished };

std::vector<std::string> in_order(const JsonFieldNames& names) {
  std::vector<std::string> ordered{names.text, names.id, names.title, names.url};
  ordered.insert(ordered.end(), names.published.begin(), names.published.end());
  return ordered;
}

std::string_view name_of(JsonKind kind) {
  switch (kind) {
    case JsonKind::null:
      return "null";
    case JsonKind::boolean:
      return "true or false";
    case JsonKind::number:
      return "a number";
    case JsonKind::string:
      return "a string";
    case JsonKind::array:
      return "an array";
    case JsonKind::object:
      return "an object";
    default:
      return "nothing";
  }
}

bool is_given(const JsonField& field) { return field.kind != JsonKind::missing && field.kind != JsonKind::null; }

// Habits of other formats that explain a fault better than the grammar does.
std::string_view hint_for(std::string_view line, const JsonFault& fault) {
  if (line.front() == '\x1E') return "; a record separator: is this RFC 7464? Remove the bytes 0x1E";
  if (fault.code == "json_trailing_content" && line.substr(0, fault.offset).find('\r') != std::string_view::npos) {
    return "; CR line ends? Make them LF";
  }
  return "";
}

}  // namespace

ReadError line_error(const LinePlace& place, std::size_t offset, std::string_view code, const std::string& message, std::string id) {
  const auto error_offset = static_cast<std::int64_t>(place.skipped + offset);
  std::string full = "line " + std::to_string(place.line) + ", byte " + std::to_string(error_offset) + " of the line: " + message;
  return {place.row, place.line, place.line_offset, error_offset, std::move(id), std::string(code), cut_message(std::move(full))};
}

JsonRecordReader::JsonRecordReader(const JsonFieldNames& names) : text_name_(names.text), parser_(in_order(names)) {}

Record JsonRecordReader::read(std::string_view line, std::size_t readable_after, const LinePlace& place, ReadCounts& counts) {
  const JsonLine& json = parser_.parse(line, readable_after);
  const auto skip = [&](std::string_view code, const std::string& message, std::string id = {}) {
    ++counts.skipped;
    return line_error(place, 0, code, message, std::move(id));
  };
  if (!json.fault.code.empty()) {
    ++counts.skipped;
    return syntax_error(line, place);
  }
  if (json.root != JsonKind::object) return skip("not_an_object", "expected a JSON object, found " + std::string(name_of(json.root)));

  std::vector<JsonField>& fields = parser_.line().fields;
  Document document;
  document.row = place.row;
  document.line = place.line;
  if (fields[kId].kind == JsonKind::array || fields[kId].kind == JsonKind::object) {
    return skip("id_not_scalar", "expected a string or a number as id, found " + std::string(name_of(fields[kId].kind)));
  }
  document.id = std::move(fields[kId].value);
  const JsonKind text_kind = fields[kText].kind;
  if (text_kind == JsonKind::missing) {
    return skip("text_field_missing", "expected the field " + quote_bytes(text_name_, 64) + ", found none of that name",
                std::move(document.id));
  }
  if (text_kind != JsonKind::string) {
    return skip("text_field_not_string",
                "expected a string in the field " + quote_bytes(text_name_, 64) + ", found " + std::string(name_of(text_kind)),
                std::move(document.id));
  }
  document.text = std::move(fields[kText].value);
  read_title_and_url(document, counts);
  read_published(document, counts);
  const bool is_repaired = count_repairs(document, counts);
  return check_.check(std::move(document), place.line_offset, is_repaired, counts);
}

ReadError JsonRecordReader::syntax_error(std::string_view line, const LinePlace& place) const {
  JsonFault fault = parser_.line().fault;
  std::string message = "expected " + std::string(fault.expected) + ", found " + describe_found(line, fault.offset);
  // What follows a whole value or opens too many brackets is no sign of a cut; a wrong constant is none either.
  if (!place.has_end && fault.code == "json_syntax" && !fault.is_constant) {
    fault.code = "truncated_last_line";
    message += "; the last line has no line end and may be cut short";
  }
  message += hint_for(line, fault);
  return line_error(place, fault.offset, fault.code, message);
}

void JsonRecordReader::read_title_and_url(Document& document, ReadCounts& counts) {
  JsonField& title = parser_.line().fields[kTitle];
  JsonField& url = parser_.line().fields[kUrl];
  if (title.kind == JsonKind::string) {
    document.title = std::move(title.value);
  } else if (is_given(title)) {
    counts.note("bad_metadata");
  }
  if (url.kind == JsonKind::string) {
    document.url = std::move(url.value);
  } else if (is_given(url)) {
    counts.note("bad_metadata");
  }
}

void JsonRecordReader::read_published(Document& document, ReadCounts& counts) {
  const std::vector<JsonField>& fields = parser_.line().fields;
  for (std::size_t field = kPublished; field < fields.size(); ++field) {
    if (!is_given(fields[field])) continue;
    if (fields[field].kind == JsonKind::string) document.published = parse_iso_date(fields[field].value);
    if (fields[field].kind == JsonKind::number) document.published = parse_epoch_seconds(fields[field].value);
    const bool is_empty = fields[field].kind == JsonKind::string && is_white(fields[field].value);
    if (!document.published && !is_empty) counts.note("bad_metadata");
    return;
  }
}

// True when anything was repaired in a field that is kept, or bad bytes anywhere.
bool JsonRecordReader::count_repairs(Document& document, ReadCounts& counts) {
  const JsonLine& json = parser_.line();
  std::uint32_t surrogates = 0;
  for (const JsonField& field : json.fields) surrogates += field.surrogates;
  const JsonField& text = json.fields[kText];
  const JsonField& title = json.fields[kTitle];
  document.repaired = text.surrogates + text.bad_utf8 + title.surrogates + title.bad_utf8;
  counts.note("lone_surrogate", surrogates);
  counts.note("utf8_replaced", text.bad_utf8 > 0 ? 1 : 0);
  counts.note("utf8_replaced_outside_text", json.has_bad_utf8 && text.bad_utf8 == 0 ? 1 : 0);
  counts.note("duplicate_key", json.duplicate_keys);
  counts.note("number_out_of_range", json.numbers_out_of_range);
  return surrogates > 0 || json.has_bad_utf8;
}

}  // namespace sayso
