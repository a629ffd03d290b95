#include "input/json_line.h"

#include <simdjson.h>

#include <charconv>
#include <utility>

#include "input/json_repair.h"

namespace sayso {

struct JsonLineParser::Parser {
  simdjson::dom::parser dom;
  simdjson::dom::document document;

  // Room for a line of `size` bytes, growing by halves: simdjson itself grows to exactly the line, which for lines that become
  // longer one by one would cost an allocation each.
  bool make_room(std::size_t size) {
    if (dom.capacity() >= size && document.capacity() >= size) return true;
    const std::size_t room = size + size / 2 + 1024;
    return dom.allocate(room, kMaxJsonDepth) == simdjson::SUCCESS && document.allocate(room) == simdjson::SUCCESS;
  }
};

namespace {

JsonKind kind_of(simdjson::dom::element element) {
  switch (element.type()) {
    case simdjson::dom::element_type::ARRAY:
      return JsonKind::array;
    case simdjson::dom::element_type::OBJECT:
      return JsonKind::object;
    case simdjson::dom::element_type::STRING:
      return JsonKind::string;
    case simdjson::dom::element_type::BOOL:
      return JsonKind::boolean;
    case simdjson::dom::element_type::NULL_VALUE:
      return JsonKind::null;
    default:
      return JsonKind::number;
  }
}

// False for a number whose spelling the parser has not kept (1.50 and 1.5 are one double to it).
bool read_number(simdjson::dom::element element, std::string& value) {
  char digits[24];
  std::to_chars_result end{};
  std::int64_t small = 0;
  std::uint64_t large = 0;
  if (element.get(small) == simdjson::SUCCESS) {
    end = std::to_chars(digits, digits + sizeof digits, small);
  } else if (element.is_uint64() && element.get(large) == simdjson::SUCCESS) {
    end = std::to_chars(digits, digits + sizeof digits, large);
  } else {
    return false;
  }
  value.assign(digits, end.ptr);
  return true;
}

bool read_field(simdjson::dom::element element, JsonField& field) {
  field = JsonField{};
  field.kind = kind_of(element);
  if (field.kind == JsonKind::number) return read_number(element, field.value);
  bool truth = false;
  std::string_view text;
  if (element.get(truth) == simdjson::SUCCESS) field.value = truth ? "true" : "false";
  if (element.get(text) == simdjson::SUCCESS) field.value = text;
  return true;
}

}  // namespace

JsonLineParser::JsonLineParser(std::vector<std::string> names) : names_(std::move(names)), parser_(std::make_unique<Parser>()) {}
JsonLineParser::~JsonLineParser() = default;
JsonLineParser::JsonLineParser(JsonLineParser&&) noexcept = default;
JsonLineParser& JsonLineParser::operator=(JsonLineParser&&) noexcept = default;

const JsonLine& JsonLineParser::parse(std::string_view line, std::size_t readable_after) {
  if (!parse_fast(line, readable_after)) repair_json_line(line, names_, line_);
  return line_;
}

// False when the slow path must look: not JSON to simdjson, or a number whose spelling is wanted.
bool JsonLineParser::parse_fast(std::string_view line, std::size_t readable_after) {
  line_ = JsonLine{};
  line_.fields.resize(names_.size());
  if (line.empty() || !parser_->make_room(line.size())) return false;
  simdjson::dom::element root;
  if (parser_->dom.parse_into_document(parser_->document, line.data(), line.size(), readable_after < simdjson::SIMDJSON_PADDING)
          .get(root) != simdjson::SUCCESS)
    return false;
  line_.root = kind_of(root);
  simdjson::dom::object object;
  if (root.get(object) != simdjson::SUCCESS) return true;
  for (const auto [key, element] : object) {
    for (std::size_t name = 0; name < names_.size(); ++name) {
      if (key != names_[name] || key.empty()) continue;
      if (line_.fields[name].kind != JsonKind::missing) ++line_.duplicate_keys;
      if (!read_field(element, line_.fields[name])) return false;
    }
  }
  return true;
}

std::string simdjson_version() {
  return std::to_string(simdjson::SIMDJSON_VERSION_MAJOR) + "." + std::to_string(simdjson::SIMDJSON_VERSION_MINOR) + "." +
         std::to_string(simdjson::SIMDJSON_VERSION_REVISION);
}

std::string simdjson_kernel() { return std::string(simdjson::get_active_implementation()->name()); }

}  // namespace sayso
