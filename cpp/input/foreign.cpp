#include "input/foreign.h"

#include <string>

#include "base/error.h"
#include "input/fault_message.h"

namespace sayso {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  std::string_view code;
  std::string_view found;
  std::string_view advice;
};

// Longer ones before those they begin with.
constexpr Magic kMagics[] = {
    {"\xFF\xFE\0\0"sv, "encoding_utf32", "UTF-32", "convert it with: iconv -f UTF-32 -t UTF-8 IN > OUT"},
    {"\0\0\xFE\xFF"sv, "encoding_utf32", "UTF-32", "convert it with: iconv -f UTF-32 -t UTF-8 IN > OUT"},
    {"\xFF\xFE"sv, "encoding_utf16", "UTF-16", "convert it with: iconv -f UTF-16 -t UTF-8 IN > OUT"},
    {"\xFE\xFF"sv, "encoding_utf16", "UTF-16", "convert it with: iconv -f UTF-16 -t UTF-8 IN > OUT"},
    {"\x1F\x8B"sv, "compressed_input", "gzip data", "decompress it with gunzip"},
    {"\x28\xB5\x2F\xFD"sv, "compressed_input", "Zstandard data", "decompress it with zstd -d"},
    {"BZh"sv, "compressed_input", "bzip2 data", "decompress it with bunzip2"},
    {"\xFD\x37zXZ"sv, "compressed_input", "xz data", "decompress it with unxz"},
    {"PK\x03\x04"sv, "compressed_input", "a zip archive", "unpack it with unzip"},
    {"version https://git-lfs"sv, "git_lfs_pointer", "a Git LFS pointer instead of the file", "fetch the file with: git lfs pull"},
};

// Two ASCII characters of UTF-16 without a mark: a zero byte in every second place.
bool looks_like_utf16(std::string_view start) {
  if (start.size() < 4) return false;
  const auto is_zero = [&](std::size_t at) { return start[at] == '\0'; };
  return is_zero(0) != is_zero(1) && is_zero(2) == is_zero(0) && is_zero(3) == is_zero(1);
}

constexpr std::string_view kJsonLines = "JSON Lines, one object a line";

[[noreturn]] void refuse(std::string_view code, std::string_view expected, std::string_view found, std::string_view advice) {
  throw InputError(std::string(code), cut_message("byte 0: expected " + std::string(expected) + " in UTF-8, found " + std::string(found) +
                                                  "; " + std::string(advice)));
}

}  // namespace

void refuse_foreign_bytes(std::string_view start, std::string_view expected) {
  for (const Magic& magic : kMagics) {
    if (start.substr(0, magic.bytes.size()) == magic.bytes) refuse(magic.code, expected, magic.found, magic.advice);
  }
  if (looks_like_utf16(start)) refuse("encoding_utf16", expected, "UTF-16", "convert it with: iconv -f UTF-16LE -t UTF-8 IN > OUT");
}

void refuse_foreign_line(std::string_view line, bool is_whole) {
  if (line.empty()) return;
  if (line.front() == '<')
    refuse("not_json_markup", kJsonLines, "markup, perhaps an HTML error page: " + quote_bytes(line), "fetch the file again");
  if (line == "{") {
    refuse("pretty_printed_json", kJsonLines, "an object over several lines", "put each object on one line, e.g. with: jq -c . IN > OUT");
  }
  const bool is_open_array = line == "[" || (is_array_of_objects(line) && (!is_whole || line.back() != ']'));
  if (is_open_array) refuse_json_array();
}

bool is_array_of_objects(std::string_view line) {
  if (line.empty() || line.front() != '[') return false;
  const std::size_t second = line.find_first_not_of(" \t\r", 1);
  return second != std::string_view::npos && line[second] == '{';
}

void refuse_json_array() {
  refuse("json_array_not_jsonl", kJsonLines, "one JSON array",
         "to make JSON Lines of it: jq -c '.[]' IN > OUT, or in Python: for item in json.load(IN): print(json.dumps(item), file=OUT)");
}

}  // namespace sayso
