#include "input/jsonl_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "input/foreign.h"

namespace sayso {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::string_view kBlanks = " \t\r";
constexpr std::size_t kPadding = 64;  // simdjson reads so many bytes past the end of a line

std::string_view strip(std::string_view line) {
  const std::size_t first = line.find_first_not_of(kBlanks);
  return first == std::string_view::npos ? std::string_view() : line.substr(first, line.find_last_not_of(kBlanks) + 1 - first);
}

}  // namespace

JsonlReader::JsonlReader(const JsonlOptions& options) : max_line_bytes_(options.max_line_bytes), reader_(options.fields) {}

void JsonlReader::feed(std::string_view block, std::vector<Record>& records) {
  if (is_start_) {
    const std::size_t missing = std::min(kForeignBytes - held_.size(), block.size());
    held_.append(block.substr(0, missing));
    block.remove_prefix(missing);
    if (held_.size() < kForeignBytes) return;
    refuse_foreign_bytes(held_, "JSON Lines");
    is_start_ = false;
    frame(std::exchange(held_, {}), records);
  }
  frame(block, records);
}

void JsonlReader::finish(std::vector<Record>& records) {
  if (is_start_) {
    refuse_foreign_bytes(held_, "JSON Lines");
    is_start_ = false;
    frame(std::exchange(held_, {}), records);
  }
  if (line_size_ > 0) end_held_line(false, records);
  if (is_lone_array_ && row_ == 1) refuse_json_array();
}

void JsonlReader::frame(std::string_view block, std::vector<Record>& records) {
  while (!block.empty()) {
    const void* const found = std::memchr(block.data(), '\n', block.size());
    if (found == nullptr) return hold(block);
    const auto size = static_cast<std::size_t>(static_cast<const char*>(found) - block.data());
    const std::size_t readable_after = block.size() - size;
    if (line_size_ == 0 && readable_after >= kPadding) {
      line_size_ = size;
      end_line(block.substr(0, std::min(size, max_line_bytes_ + 1)), readable_after, true, records);
    } else {
      hold(block.substr(0, size));
      end_held_line(true, records);
    }
    block.remove_prefix(size + 1);
  }
}

// Keeps the start of a line. One byte over the limit is enough to know that the line is too long.
void JsonlReader::hold(std::string_view part) {
  line_size_ += part.size();
  held_.append(part.substr(0, max_line_bytes_ + 1 - held_.size()));
}

void JsonlReader::end_held_line(bool has_end, std::vector<Record>& records) {
  const std::size_t size = held_.size();
  held_.append(kPadding, ' ');
  end_line(std::string_view(held_).substr(0, size), kPadding, has_end, records);
}

void JsonlReader::end_line(std::string_view line, std::size_t readable_after, bool has_end, std::vector<Record>& records) {
  ++counts_.lines;
  read_line(line, readable_after, {row_, counts_.lines, line_offset_, 0, has_end}, records);
  line_offset_ += static_cast<std::int64_t>(line_size_) + 1;
  line_size_ = 0;
  held_.clear();
}

void JsonlReader::read_line(std::string_view line, std::size_t readable_after, LinePlace place, std::vector<Record>& records) {
  const bool is_whole = line_size_ <= max_line_bytes_;
  if (is_whole && line.ends_with('\r')) {
    line.remove_suffix(1);
    ++readable_after;
  }
  if (line.starts_with(kBom)) {
    line.remove_prefix(kBom.size());
    place.skipped = kBom.size();
    counts_.note(place.line == 1 ? "bom_removed" : "bom_midfile");
  }
  const std::string_view content = strip(line);
  if (is_whole && content.empty()) {
    ++counts_.blank;
    return;
  }
  if (row_ == 0) {
    refuse_foreign_line(content, is_whole);
    is_lone_array_ = is_array_of_objects(content);
  }
  ++row_;
  if (!is_whole) {
    ++counts_.skipped;
    records.push_back(
        line_error(place, max_line_bytes_, "line_too_long",
                   "expected at most " + std::to_string(max_line_bytes_) + " bytes in a line, found " + std::to_string(line_size_)));
  } else if (content.find_first_not_of(std::string_view("\0 \t\r", 4)) == std::string_view::npos) {
    ++counts_.skipped;
    records.push_back(
        line_error(place, 0, "nul_block",
                   "expected a JSON object, found " + std::to_string(line.size()) + " bytes of NUL or blank, as a crash leaves them"));
  } else {
    records.push_back(reader_.read(line, readable_after, place, counts_));
  }
}

}  // namespace sayso
