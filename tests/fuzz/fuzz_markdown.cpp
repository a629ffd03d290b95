// Any bytes, repaired, as an article. Laws: blocks are in order, on code points, within the text; depth and columns are capped; what lies
// outside of all blocks is white space, markup or front matter, so letters are lost only there.
#include "text_laws.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sayso;
  const std::string text = fuzz::valid_text(data, size);
  const Structure structure = find_structure(text, fuzz::lexicon());
  fuzz::require_structure(text, structure);
  if (text.rfind("---", 0) == 0 || text.find("```") != std::string::npos || text.find("~~~") != std::string::npos) return 0;
  std::uint32_t byte = 0;
  const auto require_markup = [&](std::uint32_t end) {
    while (byte < end) {
      const CodePoint point = decode_code_point(text, byte);
      fuzz::require(!is_letter(char_class(point.value)), "no letter lies outside of all blocks");
      byte += point.size;
    }
  };
  for (const Block& block : structure.blocks) {
    require_markup(block.span.start);
    byte = block.span.end;
  }
  require_markup(static_cast<std::uint32_t>(text.size()));
  return 0;
}
