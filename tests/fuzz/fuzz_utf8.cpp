// Any bytes. Laws: our validity and repair are those of a slow oracle made from the definition, repaired text is valid and stays
// as it is, lengths add up, steps back find the starts that steps forward found.
#include <string>
#include <vector>

#include "base/utf8.h"
#include "fuzz.h"

namespace {

using sayso::fuzz::require;

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

// Size of the well-formed sequence that `bytes` begins with, 0 for none: decode, then ask whether that was the shortest form.
std::size_t whole_sequence(std::string_view bytes) {
  if (bytes.empty()) return 0;
  const unsigned lead = byte_at(bytes, 0);
  const std::size_t size = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
  if (size == 0 || bytes.size() < size) return 0;
  unsigned long value = size == 1 ? lead : lead & (0x3Fu >> (size - 1));
  for (std::size_t at = 1; at < size; ++at) {
    if (byte_at(bytes, at) >> 6 != 2) return 0;
    value = value << 6 | (byte_at(bytes, at) & 63);
  }
  const unsigned long least[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool is_scalar = value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  return is_scalar && value >= least[size] ? size : 0;
}

// A start of a well-formed sequence can be completed by the lowest or by the highest continuation bytes.
bool is_start(std::string_view bytes) {
  for (const char filler : {'\x80', '\xBF'}) {
    std::string completed(bytes);
    while (completed.size() < 4) {
      completed.push_back(filler);
      if (whole_sequence(completed) == completed.size()) return true;
    }
  }
  return false;
}

// What stands at the front, and how long its maximal subpart is when it is a fault.
std::size_t front(std::string_view bytes, bool& is_valid) {
  const std::size_t size = whole_sequence(bytes);
  is_valid = size > 0;
  if (is_valid) return size;
  std::size_t subpart = 1;
  for (std::size_t longer = 2; longer <= 3 && longer <= bytes.size(); ++longer) {
    if (is_start(bytes.substr(0, longer))) subpart = longer;
  }
  return subpart;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = sayso::fuzz::as_text(data, size);
  std::string expected;
  std::size_t faults = 0, first_fault = bytes.size(), points = 0;
  for (std::size_t at = 0; at < bytes.size(); ++points) {
    bool is_valid = false;
    const std::size_t step = front(bytes.substr(at), is_valid);
    const sayso::CodePoint point = sayso::decode_code_point(bytes, at);
    require(point.size == step && point.valid == is_valid, "a step is that of the definition");
    if (is_valid) {
      std::string written;
      sayso::append_code_point(point.value, written);
      require(written == bytes.substr(at, step), "a code point is written as it was read");
      expected += written;
    } else {
      if (faults++ == 0) first_fault = at;
      expected += "\xEF\xBF\xBD";
    }
    at += step;
  }
  std::string repaired, again;
  const sayso::Repair repair = sayso::repair_utf8(bytes, repaired);
  require(repaired == expected && repair.count == faults && repair.first == first_fault, "repair is that of the definition");
  require(sayso::valid_utf8_prefix(bytes) == first_fault, "the valid start ends at the first fault");
  require(sayso::is_valid_utf8(repaired) && sayso::repair_utf8(repaired, again).count == 0 && again == repaired, "repaired text stays");
  require(sayso::count_code_points(repaired) == points, "every step is one code point");
  std::size_t back = 0;
  for (std::size_t at = repaired.size(); at > 0; at = sayso::previous_boundary(repaired, at), ++back)
    require(sayso::is_boundary(repaired, at), "a boundary");
  require(back == points, "steps back are steps forward");
  return 0;
}
