#include "input/json_repair.h"

#include <array>
#include <optional>

#include "input/json_scalars.h"

namespace sayso {
namespace {

// Place of the bracket that opens one level too many, whatever else is wrong with the line: a line of 100,000 brackets is
// called too deep and not unclosed. Brackets inside strings do not count.
std::optional<std::size_t> find_excess_depth(std::string_view line) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char byte = line[at];
    if (in_string) {
      if (byte == '\\') ++at;
      if (byte == '"') in_string = false;
    } else if (byte == '"') {
      in_string = true;
    } else if (byte == '[' || byte == '{') {
      if (++depth > kMaxJsonDepth) return at;
    } else if ((byte == ']' || byte == '}') && depth > 0) {
      --depth;
    }
  }
  return std::nullopt;
}

// Walks one line. Every step returns false when it has set the fault.
class Walker {
 public:
  Walker(std::string_view line, const std::vector<std::string>& names, JsonLine& result) : names_(names), cursor_{line, 0, result} {}

  void walk();

 private:
  enum class Next : std::uint8_t { value, value_or_end, key, key_or_end, comma_or_end };

  bool step();
  bool read_key();
  bool read_value();
  bool read_word(std::string_view word, JsonField* field);
  bool open(JsonKind kind);
  void close();
  template <typename Use>
  void for_each_wanted(Use use);

  const std::vector<std::string>& names_;
  JsonCursor cursor_;
  std::size_t depth_ = 0;
  std::array<bool, kMaxJsonDepth> in_object_{};  // what each open bracket is
  Next next_ = Next::value;
  JsonField key_;    // of the root object, the last one read
  JsonField value_;  // the last value of a wanted key
};

void Walker::walk() {
  do {
    if (!step()) return;
  } while (depth_ > 0);
  cursor_.skip_blanks();
  if (!cursor_.at_end()) cursor_.fail("the end of the line after the JSON value", "json_trailing_content");
}

// One token inside brackets, or the whole value when it is a scalar at the root.
bool Walker::step() {
  cursor_.skip_blanks();
  const bool in_object = depth_ > 0 && in_object_[depth_ - 1];
  const bool may_end = next_ == Next::value_or_end || next_ == Next::key_or_end || next_ == Next::comma_or_end;
  if (may_end && cursor_.here() == (in_object ? '}' : ']')) {
    ++cursor_.at;
    close();
    return true;
  }
  switch (next_) {
    case Next::comma_or_end:
      if (cursor_.here() != ',') return cursor_.fail(in_object ? "',' or '}'" : "',' or ']'");
      ++cursor_.at;
      next_ = in_object ? Next::key : Next::value;
      return true;
    case Next::key:
    case Next::key_or_end:
      if (cursor_.here() != '"') return cursor_.fail(next_ == Next::key ? "a key in double quotes" : "a key in double quotes, or '}'");
      return read_key();
    default:
      return read_value();
  }
}

bool Walker::read_key() {
  key_ = JsonField{};
  ++cursor_.at;
  if (!read_json_string(cursor_, depth_ == 1 ? &key_ : nullptr)) return false;
  cursor_.skip_blanks();
  if (cursor_.here() != ':') return cursor_.fail("':' after the key");
  ++cursor_.at;
  next_ = Next::value;
  return true;
}

bool Walker::read_value() {
  const bool in_root_object = depth_ == 1 && in_object_[0];
  bool is_wanted = false;
  if (in_root_object) for_each_wanted([&](JsonField&) { is_wanted = true; });
  value_ = JsonField{};
  JsonField* const field = is_wanted ? &value_ : nullptr;
  const std::size_t outer_depth = depth_;
  JsonKind kind = JsonKind::number;
  bool is_good = false;
  switch (cursor_.here()) {
    case '{':
      kind = JsonKind::object, is_good = open(kind);
      break;
    case '[':
      kind = JsonKind::array, is_good = open(kind);
      break;
    case '"':
      ++cursor_.at;
      kind = JsonKind::string, is_good = read_json_string(cursor_, field);
      break;
    case 't':
      kind = JsonKind::boolean, is_good = read_word("true", field);
      break;
    case 'f':
      kind = JsonKind::boolean, is_good = read_word("false", field);
      break;
    case 'n':
      kind = JsonKind::null, is_good = read_json_word(cursor_, "null");
      break;
    default:
      is_good = read_json_number(cursor_, field);
  }
  if (!is_good) return false;
  if (outer_depth == 0) cursor_.result.root = kind;
  if (is_wanted) {
    value_.kind = kind;
    for_each_wanted([&](JsonField& wanted) {
      if (wanted.kind != JsonKind::missing) ++cursor_.result.duplicate_keys;
      wanted = value_;
    });
  }
  if (depth_ == outer_depth) next_ = Next::comma_or_end;  // otherwise a bracket was opened
  return true;
}

template <typename Use>
void Walker::for_each_wanted(Use use) {
  for (std::size_t name = 0; name < names_.size(); ++name) {
    if (!key_.value.empty() && key_.value == names_[name]) use(cursor_.result.fields[name]);
  }
}

bool Walker::read_word(std::string_view word, JsonField* field) {
  if (field != nullptr) field->value = word;
  return read_json_word(cursor_, word);
}

bool Walker::open(JsonKind kind) {
  if (depth_ == kMaxJsonDepth) return cursor_.fail("at most 128 levels of brackets", "nesting_too_deep");
  in_object_[depth_++] = kind == JsonKind::object;
  next_ = kind == JsonKind::object ? Next::key_or_end : Next::value_or_end;
  ++cursor_.at;
  return true;
}

void Walker::close() {
  --depth_;
  next_ = Next::comma_or_end;
}

}  // namespace

void repair_json_line(std::string_view line, const std::vector<std::string>& names, JsonLine& result) {
  result = JsonLine{};
  result.fields.resize(names.size());
  if (const auto excess = find_excess_depth(line)) {
    result.fault = {"nesting_too_deep", *excess, "at most 128 levels of brackets", false};
    return;
  }
  Walker(line, names, result).walk();
}

}  // namespace sayso
