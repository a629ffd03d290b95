// Byte offsets <-> code point offsets of one text. Used only at the border: output/ and bindings/.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sayso {

// One count per 64 bytes; the identity for ASCII. Holds no view of the text: the caller passes the same text again.
class CodePointMap {
 public:
  explicit CodePointMap(std::string_view text);
  // The number of code points before `byte`, which must be a code point boundary of `text` or its end.
  std::uint32_t code_points(std::string_view text, std::uint32_t byte) const;

 private:
  bool is_ascii_ = true;
  std::vector<std::uint32_t> counts_;
};

}  // namespace sayso
