#include "output/jsonl_writer.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/utf8.h"

namespace sayso {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

void append_escape(char32_t value, std::string& out) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[(value >> shift) & 0xF];
}

// Code points above ASCII that are never written as they are: C1 controls, marks of direction (ALM, LRM, RLM, LRE to RLO, LRI to
// PDI), line and paragraph separator.
bool is_escaped(char32_t value) {
  return value <= 0x9F || value == 0x061C || value == 0x200E || value == 0x200F || (0x2028 <= value && value <= 0x202E) ||
         (0x2066 <= value && value <= 0x2069);
}

void append_escaped_ascii(char letter, std::string& out) {
  switch (letter) {
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    default:
      append_escape(byte_value(letter), out);
  }
}

template <typename Number>
void append_number(Number value, std::string& out) {
  std::array<char, 32> digits{};
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out.append(digits.data(), result.ptr);
}

template <typename Number>
void append_real(Number value, std::string& out) {
  if (std::isfinite(value)) {
    append_number(value, out);
  } else {
    out += "null";
  }
}

}  // namespace

void append_json_string(std::string_view text, std::string& out) {
  out += '"';
  std::size_t written = 0;  // text before it is in `out`
  std::size_t at = 0;
  while (at < text.size()) {
    const std::uint8_t byte = byte_value(text[at]);
    if (byte >= 0x80) {
      const CodePoint point = decode_code_point(text, at);
      if (is_escaped(point.value)) {
        out += text.substr(written, at - written);
        append_escape(point.value, out);
        written = at + point.size;
      }
      at += point.size;
      continue;
    }
    if (byte < 0x20 || byte == 0x7F || byte == '"' || byte == '\\') {
      out += text.substr(written, at - written);
      append_escaped_ascii(text[at], out);
      written = at + 1;
    }
    ++at;
  }
  out += text.substr(written);
  out += '"';
}

void append_json_number(float value, std::string& out) { append_real(value, out); }
void append_json_number(double value, std::string& out) { append_real(value, out); }

void append_json(const ColumnType& type, const Column& column, std::int64_t index, std::string& out) {
  if (is_null(column, index)) {
    out += "null";
    return;
  }
  switch (type.kind) {
    case ColumnKind::boolean:
      out += boolean_at(column, index) ? "true" : "false";
      break;
    case ColumnKind::int32:
      append_number(number_at<std::int32_t>(column, index), out);
      break;
    case ColumnKind::int64:
      append_number(number_at<std::int64_t>(column, index), out);
      break;
    case ColumnKind::float32:
      append_json_number(number_at<float>(column, index), out);
      break;
    case ColumnKind::float64:
      append_json_number(number_at<double>(column, index), out);
      break;
    case ColumnKind::structure: {
      char separator = '{';
      for (std::size_t field = 0; field < type.fields.size(); ++field) {
        out += separator;
        separator = ',';
        append_json_string(type.fields[field].name, out);
        out += ':';
        append_json(type.fields[field], column.children[field], index, out);
      }
      out += '}';
      break;
    }
    case ColumnKind::list: {
      const auto [start, end] = items_at(column, index);
      out += '[';
      for (std::int64_t item = start; item < end; ++item) {
        if (item > start) out += ',';
        append_json(type.fields.front(), column.children.front(), item, out);
      }
      out += ']';
      break;
    }
    default:
      append_json_string(string_at(column, index), out);
  }
}

void append_jsonl(const Table& table, std::int64_t start, std::int64_t stop, std::string& out) {
  for (std::int64_t row = start; row < stop; ++row) {
    const auto [batch, index] = locate(table, row);
    append_json(table.type, *batch, index, out);
    out += '\n';
  }
}

}  // namespace sayso
