// Any bytes, repaired. Law: the count of code points before every boundary is that of counting one by one.
#include "text/code_points.h"
#include "text_laws.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sayso;
  const std::string text = fuzz::valid_text(data, size);
  const CodePointMap map(text);
  std::uint32_t count = 0;
  for (std::size_t byte = 0; byte < text.size(); byte += decode_code_point(text, byte).size) {
    fuzz::require(map.code_points(text, static_cast<std::uint32_t>(byte)) == count++, "the count before a code point");
  }
  fuzz::require(map.code_points(text, static_cast<std::uint32_t>(text.size())) == count, "the count of the whole text");
  return 0;
}
