#include "input/document_check.h"

#include <algorithm>
#include <utility>

#include "base/hash.h"
#include "base/utf8.h"

namespace sayso {
namespace {

// str.isspace of Python: bidirectional type WS, B or S, or category Zs.
bool is_white(char32_t value) {
  if (value <= 0x20) return (value >= 0x09 && value <= 0x0D) || (value >= 0x1C && value <= 0x20);
  if (value < 0x1680) return value == 0x85 || value == 0xA0;
  return value == 0x1680 || (value >= 0x2000 && value <= 0x200A) || value == 0x2028 || value == 0x2029 || value == 0x202F ||
         value == 0x205F || value == 0x3000;
}

}  // namespace

bool SeenIds::has_seen(std::string_view id) {
  if (2 * (count_ + 1) > slots_.size() && count_ < kMaxIds) grow();
  const std::uint64_t hash = std::max<std::uint64_t>(hash64(id), 1);
  std::size_t slot = hash & (slots_.size() - 1);
  for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
    if (slots_[slot] == hash) return true;
  }
  if (count_ < kMaxIds) {
    slots_[slot] = hash;
    ++count_;
  }
  return false;
}

void SeenIds::grow() {
  std::vector<std::uint64_t> old(std::max<std::size_t>(2 * slots_.size(), 1024), 0);
  old.swap(slots_);
  for (const std::uint64_t hash : old) {
    if (hash == 0) continue;
    std::size_t slot = hash & (slots_.size() - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = hash;
  }
}

bool is_white(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_code_point(text, at);
    if (!is_white(point.value)) return false;
    at += point.size;
  }
  return true;
}

ReadError too_long_error(std::int64_t row, std::string id, std::size_t size) {
  ReadError error;
  error.row = row;
  error.id = std::move(id);
  error.code = "document_too_long";
  error.message = "expected a text of at most " + std::to_string(kMaxTextBytes) + " bytes, found " + std::to_string(size) +
                  "; split it into several documents";
  return error;
}

Record DocumentCheck::check(Document document, std::int64_t line_offset, bool is_repaired, ReadCounts& counts) {
  if (document.id.empty()) document.id = std::to_string(document.row);
  if (document.id.size() > kMaxIdBytes) {
    document.id = hash64_hex(hash64(document.id));
    counts.note("id_hashed");
  }
  if (seen_.has_seen(document.id)) counts.note("duplicate_id");
  if (document.text.size() > kMaxTextBytes) {
    ++counts.skipped;
    ReadError error = too_long_error(document.row, std::move(document.id), document.text.size());
    error.line = document.line;
    error.line_offset = line_offset;
    return error;
  }
  if (is_white(document.text)) counts.note("empty_text");
  if (document.text.find('\0') != std::string::npos) counts.note("nul_in_text");
  ++(is_repaired ? counts.repaired : counts.ok);
  return document;
}

}  // namespace sayso
