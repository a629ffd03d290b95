#include "input/json_repair.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/utf8.h"

namespace sayso {
namespace {

constexpr std::string_view kSyntax = "json_syntax";
constexpr std::string_view kValue = "a JSON value";

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

int hex_value(char byte) {
  if (is_digit(byte)) return byte - '0';
  if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
  if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
  return -1;
}

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

// True when a well-formed number is too large for a double, or an integer for 64 bits.
bool is_out_of_range(std::string_view number) {
  const char* const end = number.data() + number.size();
  if (number.find_first_of(".eE") == std::string_view::npos) {
    std::int64_t small = 0;
    std::uint64_t large = 0;
    return std::from_chars(number.data(), end, small).ec != std::errc{} && std::from_chars(number.data(), end, large).ec != std::errc{};
  }
  double value = 0;
  if (std::from_chars(number.data(), end, value).ec == std::errc{}) return false;
  // Out of range means too large or too small, and too small is as good as 0. The exponent of ten tells them apart.
  const std::size_t first = number[0] == '-' ? 1 : 0;
  const auto whole = static_cast<std::int64_t>(number.find_first_of(".eE") - first);
  std::int64_t exponent = 0;
  if (const std::size_t mark = number.find_first_of("eE"); mark != std::string_view::npos) {
    const std::size_t sign = number[mark + 1] == '+' ? mark + 2 : mark + 1;
    if (std::from_chars(number.data() + sign, end, exponent).ec != std::errc{}) return number[mark + 1] != '-';
  }
  return (number[first] == '0' ? 0 : whole) + exponent > 0;
}

// Walks one line. Every step returns false when it has set the fault.
class Walker {
 public:
  Walker(std::string_view line, const std::vector<std::string>& names, JsonLine& result) : line_(line), names_(names), result_(result) {}

  void walk();

 private:
  enum class Next : std::uint8_t { value, value_or_end, key, key_or_end, comma_or_end };

  bool fail(std::string_view expected, std::string_view code = kSyntax) {
    const std::string_view rest = line_.substr(at_);
    const bool is_constant = rest.starts_with("NaN") || rest.starts_with("Infinity") || rest.starts_with("-Infinity");
    result_.fault = {code, at_, expected, is_constant && expected == kValue};
    return false;
  }
  bool at_end() const { return at_ == line_.size(); }
  char here() const { return at_ < line_.size() ? line_[at_] : '\0'; }
  void skip_blanks() {
    while (at_ < line_.size() && is_blank(line_[at_])) ++at_;
  }

  bool step();
  bool read_key();
  bool read_value();
  bool read_string(JsonField* field);
  bool read_escape(JsonField* field);
  bool read_four_hex(char32_t& unit);
  bool read_number(JsonField* field);
  bool read_word(std::string_view word, JsonKind kind, JsonField* field);
  void read_part(std::size_t start, JsonField* field);
  bool open(JsonKind kind);
  void close();
  template <typename Use>
  void for_each_wanted(Use use);

  std::string_view line_;
  const std::vector<std::string>& names_;
  JsonLine& result_;
  std::size_t at_ = 0;
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
  skip_blanks();
  if (!at_end()) fail("the end of the line after the JSON value", "json_trailing_content");
}

// One token inside brackets, or the whole value when it is a scalar at the root.
bool Walker::step() {
  skip_blanks();
  const bool in_object = depth_ > 0 && in_object_[depth_ - 1];
  const bool may_end = next_ == Next::value_or_end || next_ == Next::key_or_end || next_ == Next::comma_or_end;
  if (may_end && here() == (in_object ? '}' : ']')) {
    ++at_;
    close();
    return true;
  }
  switch (next_) {
    case Next::comma_or_end:
      if (here() != ',') return fail(in_object ? "',' or '}'" : "',' or ']'");
      ++at_;
      next_ = in_object ? Next::key : Next::value;
      return true;
    case Next::key:
    case Next::key_or_end:
      if (here() != '"') return fail(next_ == Next::key ? "a key in double quotes" : "a key in double quotes, or '}'");
      return read_key();
    default:
      return read_value();
  }
}

bool Walker::read_key() {
  key_ = JsonField{};
  ++at_;
  if (!read_string(depth_ == 1 ? &key_ : nullptr)) return false;
  skip_blanks();
  if (here() != ':') return fail("':' after the key");
  ++at_;
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
  switch (here()) {
    case '{':
      kind = JsonKind::object, is_good = open(kind);
      break;
    case '[':
      kind = JsonKind::array, is_good = open(kind);
      break;
    case '"':
      ++at_;
      kind = JsonKind::string, is_good = read_string(field);
      break;
    case 't':
      kind = JsonKind::boolean, is_good = read_word("true", kind, field);
      break;
    case 'f':
      kind = JsonKind::boolean, is_good = read_word("false", kind, field);
      break;
    case 'n':
      kind = JsonKind::null, is_good = read_word("null", kind, field);
      break;
    default:
      is_good = read_number(field);
  }
  if (!is_good) return false;
  if (outer_depth == 0) result_.root = kind;
  if (is_wanted) {
    value_.kind = kind;
    for_each_wanted([&](JsonField& wanted) {
      if (wanted.kind != JsonKind::missing) ++result_.duplicate_keys;
      wanted = value_;
    });
  }
  if (depth_ == outer_depth) next_ = Next::comma_or_end;  // otherwise a bracket was opened
  return true;
}

template <typename Use>
void Walker::for_each_wanted(Use use) {
  for (std::size_t name = 0; name < names_.size(); ++name) {
    if (!key_.value.empty() && key_.value == names_[name]) use(result_.fields[name]);
  }
}

bool Walker::open(JsonKind kind) {
  if (depth_ == kMaxJsonDepth) return fail("at most 128 levels of brackets", "nesting_too_deep");
  in_object_[depth_++] = kind == JsonKind::object;
  next_ = kind == JsonKind::object ? Next::key_or_end : Next::value_or_end;
  ++at_;
  return true;
}

void Walker::close() {
  --depth_;
  next_ = Next::comma_or_end;
}

// From after the opening quote to after the closing one.
bool Walker::read_string(JsonField* field) {
  std::size_t start = at_;
  while (!at_end()) {
    const char byte = line_[at_];
    if (byte == '"') {
      read_part(start, field);
      ++at_;
      return true;
    }
    if (byte == '\\') {
      read_part(start, field);
      ++at_;
      if (!read_escape(field)) return false;
      start = at_;
    } else if (byte_value(byte) < 0x20) {
      return fail("an escape like \\n instead of a control character");
    } else {
      ++at_;
    }
  }
  return fail("'\"' at the end of the string");
}

// The bytes of a string from `start` to here, which have no escapes.
void Walker::read_part(std::size_t start, JsonField* field) {
  const std::string_view part = line_.substr(start, at_ - start);
  if (field == nullptr) {
    if (!result_.has_bad_utf8 && !is_valid_utf8(part)) result_.has_bad_utf8 = true;
    return;
  }
  const auto count = static_cast<std::uint32_t>(repair_utf8(part, field->value).count);  // at most the line limit
  field->bad_utf8 += count;
  if (count > 0) result_.has_bad_utf8 = true;
}

bool Walker::read_escape(JsonField* field) {
  constexpr std::string_view kLetters = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
  const std::size_t letter = at_end() ? std::string_view::npos : kLetters.find(line_[at_]);
  if (letter != std::string_view::npos) {
    ++at_;
    if (field != nullptr) field->value.push_back(kMeanings[letter]);
    return true;
  }
  if (here() != 'u') return fail("one of \" \\ / b f n r t u after '\\'");
  ++at_;
  char32_t value = 0;
  if (!read_four_hex(value)) return false;
  bool is_lone = value >= 0xD800 && value <= 0xDFFF;
  if (value >= 0xD800 && value <= 0xDBFF && line_.substr(at_, 2) == "\\u") {
    const std::size_t before_second = at_;
    at_ += 2;
    char32_t second = 0;
    if (!read_four_hex(second)) return false;
    if (second >= 0xDC00 && second <= 0xDFFF) {
      value = 0x10000 + ((value - 0xD800) << 10) + (second - 0xDC00);
      is_lone = false;
    } else {
      at_ = before_second;  // it stands for itself, and may begin a pair
    }
  }
  if (field == nullptr) return true;
  if (is_lone) ++field->surrogates;
  append_code_point(value, field->value);  // U+FFFD for a lone surrogate
  return true;
}

bool Walker::read_four_hex(char32_t& unit) {
  for (int digit = 0; digit < 4; ++digit, ++at_) {
    const int value = at_end() ? -1 : hex_value(line_[at_]);
    if (value < 0) return fail("four hex digits after \\u");
    unit = unit << 4 | static_cast<char32_t>(value);
  }
  return true;
}

bool Walker::read_number(JsonField* field) {
  const auto skip_digits = [&](std::size_t at) {
    while (at < line_.size() && is_digit(line_[at])) ++at;
    return at;
  };
  const auto byte_at = [&](std::size_t at) { return at < line_.size() ? line_[at] : '\0'; };
  const std::size_t first = here() == '-' ? at_ + 1 : at_;
  if (!is_digit(byte_at(first))) return fail(kValue);
  std::size_t end = byte_at(first) == '0' ? first + 1 : skip_digits(first);
  if (byte_at(end) == '.' && is_digit(byte_at(end + 1))) end = skip_digits(end + 1);
  if (byte_at(end) == 'e' || byte_at(end) == 'E') {
    const std::size_t digits = byte_at(end + 1) == '+' || byte_at(end + 1) == '-' ? end + 2 : end + 1;
    if (is_digit(byte_at(digits))) end = skip_digits(digits);
  }
  const std::string_view number = line_.substr(at_, end - at_);
  if (is_out_of_range(number)) ++result_.numbers_out_of_range;
  if (field != nullptr) field->value = number == "-0" ? "0" : number;  // as simdjson reads it
  at_ = end;
  return true;
}

bool Walker::read_word(std::string_view word, JsonKind kind, JsonField* field) {
  if (line_.substr(at_, word.size()) != word) return fail(kValue);
  at_ += word.size();
  if (field != nullptr && kind == JsonKind::boolean) field->value = word;
  return true;
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
