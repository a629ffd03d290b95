#include "input/fault_message.h"

#include "base/utf8.h"

namespace sayso {

std::string quote_bytes(std::string_view bytes, std::size_t limit) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string quoted = "\"";
  for (const char byte : bytes.substr(0, limit)) {
    const unsigned value = byte_value(byte);
    if (byte == '"' || byte == '\\') {
      quoted += '\\', quoted += byte;
    } else if (value >= 0x20 && value < 0x7F) {
      quoted += byte;
    } else {
      quoted += "\\x", quoted += kHex[value >> 4], quoted += kHex[value & 15];
    }
  }
  return quoted + (bytes.size() > limit ? "...\"" : "\"");
}

std::string describe_found(std::string_view line, std::size_t offset) {
  return offset >= line.size() ? "the end of the line" : quote_bytes(line.substr(offset));
}

std::string cut_message(std::string message) {
  if (message.size() > kMaxMessage) message.replace(kMaxMessage - 3, std::string::npos, "...");
  return message;
}

}  // namespace sayso
