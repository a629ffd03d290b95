#include "base/utf8.h"

#include <cstring>

namespace sayso {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080ull;

// What may follow a lead byte: how many bytes in all, and the range of the second one (table 3-7). Size 0: no lead byte.
struct LeadByte {
  std::uint8_t size;
  std::uint8_t second_low;
  std::uint8_t second_high;
};

constexpr LeadByte classify_lead(std::uint8_t lead) {
  if (lead < 0xC2) return {0, 0, 0};  // continuation bytes; C0 and C1 start only overlong forms
  if (lead < 0xE0) return {2, 0x80, 0xBF};
  if (lead == 0xE0) return {3, 0xA0, 0xBF};  // below: overlong
  if (lead == 0xED) return {3, 0x80, 0x9F};  // above: surrogates
  if (lead < 0xF0) return {3, 0x80, 0xBF};
  if (lead == 0xF0) return {4, 0x90, 0xBF};  // below: overlong
  if (lead < 0xF4) return {4, 0x80, 0xBF};
  if (lead == 0xF4) return {4, 0x80, 0x8F};  // above: past U+10FFFF
  return {0, 0, 0};
}

std::uint64_t load_word(const char* bytes) {
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// First byte at or after `at` that is not ASCII. Eight at a time, since most news text is ASCII.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  while (bytes.size() - at >= 8 && (load_word(bytes.data() + at) & kHighBits) == 0) at += 8;
  while (at < bytes.size() && byte_value(bytes[at]) < 0x80) ++at;
  return at;
}

}  // namespace

CodePoint decode_multibyte(std::string_view text, std::size_t at) {
  const std::uint8_t lead = byte_value(text[at]);
  const LeadByte rule = classify_lead(lead);
  if (rule.size == 0) return {};
  char32_t value = lead & (0x7Fu >> rule.size);
  for (std::uint32_t index = 1; index < rule.size; ++index) {
    if (at + index >= text.size()) return {kReplacement, index, false};
    const std::uint8_t byte = byte_value(text[at + index]);
    const bool fits = index == 1 ? rule.second_low <= byte && byte <= rule.second_high : (byte & 0xC0) == 0x80;
    if (!fits) return {kReplacement, index, false};
    value = (value << 6) | (byte & 0x3Fu);
  }
  return {value, rule.size, true};
}

std::size_t valid_utf8_prefix(std::string_view bytes) {
  std::size_t at = skip_ascii(bytes, 0);
  while (at < bytes.size()) {
    const CodePoint point = decode_code_point(bytes, at);
    if (!point.valid) return at;
    at += point.size;
    if (at < bytes.size() && byte_value(bytes[at]) < 0x80) at = skip_ascii(bytes, at);
  }
  return at;
}

Repair repair_utf8(std::string_view bytes, std::string& out) {
  Repair repair{0, bytes.size()};
  std::size_t at = 0;
  while (true) {
    const std::size_t good = valid_utf8_prefix(bytes.substr(at));
    out.append(bytes.substr(at, good));
    at += good;
    if (at == bytes.size()) return repair;
    if (repair.count++ == 0) repair.first = at;
    append_code_point(kReplacement, out);
    at += decode_code_point(bytes, at).size;
  }
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += is_continuation(byte) ? 0 : 1;  // compilers vectorise this
  return count;
}

void append_code_point(char32_t value, std::string& out) {
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = kReplacement;
  const auto tail = [&](unsigned shift) { out.push_back(static_cast<char>(0x80u | ((value >> shift) & 0x3Fu))); };
  if (value < 0x80) {
    out.push_back(static_cast<char>(value));
  } else if (value < 0x800) {
    out.push_back(static_cast<char>(0xC0u | (value >> 6)));
    tail(0);
  } else if (value < 0x10000) {
    out.push_back(static_cast<char>(0xE0u | (value >> 12)));
    tail(6), tail(0);
  } else {
    out.push_back(static_cast<char>(0xF0u | (value >> 18)));
    tail(12), tail(6), tail(0);
  }
}

}  // namespace sayso
