// One line. Laws: whatever simdjson reads, the slow path reads to the same fields; whatever the parser says, a second look says
// too; a fault has a code and a place in the line; nothing but JSON passes a small counting oracle.
#include <string>
#include <vector>

#include "base/utf8.h"
#include "fuzz.h"
#include "input/json_repair.h"

namespace {

using sayso::JsonLine;
using sayso::fuzz::require;

bool is_same(const JsonLine& left, const JsonLine& right) {
  if (left.fault.code != right.fault.code || left.fault.offset != right.fault.offset) return false;
  if (!left.fault.code.empty()) return true;  // what was read before the fault is of no use
  if (left.root != right.root || left.duplicate_keys != right.duplicate_keys || left.has_bad_utf8 != right.has_bad_utf8) return false;
  for (std::size_t field = 0; field < left.fields.size(); ++field) {
    if (left.fields[field].kind != right.fields[field].kind || left.fields[field].value != right.fields[field].value) return false;
  }
  return true;
}

// Of a line that was read: quotes close, brackets outside strings pair, no control characters but blanks.
bool is_balanced(std::string_view line) {
  std::string open;
  bool in_string = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char byte = line[at];
    const bool is_blank = byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
    if (static_cast<unsigned char>(byte) < 0x20 && (in_string || !is_blank)) return false;
    if (!in_string && static_cast<unsigned char>(byte) >= 0x80) return false;
    if (in_string && byte == '\\') {
      ++at;
    } else if (byte == '"') {
      in_string = !in_string;
    } else if (!in_string && (byte == '[' || byte == '{')) {
      open.push_back(byte == '[' ? ']' : '}');
    } else if (!in_string && (byte == ']' || byte == '}')) {
      if (open.empty() || open.back() != byte) return false;
      open.pop_back();
    }
    if (open.size() > sayso::kMaxJsonDepth) return false;
  }
  return open.empty() && !in_string;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view line = sayso::fuzz::as_text(data, size);
  const std::vector<std::string> names{"text", "id", ""};
  JsonLine slow;
  sayso::repair_json_line(line, names, slow);
  sayso::JsonLineParser parser(names);
  require(is_same(parser.parse(line), slow), "the fast path agrees with the slow one");
  // The same with room to read after the line, and with a parser that has read other lines.
  const std::string padded = std::string(line) + std::string(64, '"');
  static_cast<void>(parser.parse("{\"text\":[[["));
  require(is_same(parser.parse(std::string_view(padded).substr(0, size), 64), slow), "bytes after the line do not matter");
  if (!slow.fault.code.empty()) {
    require(slow.fault.offset <= size && !slow.fault.expected.empty(), "a fault has a place and a reason");
    return 0;
  }
  require(is_balanced(line), "only balanced lines are JSON");
  require(slow.has_bad_utf8 == !sayso::is_valid_utf8(line), "bad UTF-8 is seen wherever it is");
  for (const sayso::JsonField& field : slow.fields) require(sayso::is_valid_utf8(field.value), "values are valid UTF-8");
  require(slow.fields[2].kind == sayso::JsonKind::missing, "an empty name is never found");
  return 0;
}
