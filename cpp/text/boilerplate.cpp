#include "text/boilerplate.h"

#include "model/lexicon.h"
#include "text/characters.h"

namespace sayso {

void mark_boilerplate(std::string_view text, std::vector<Block>& blocks, const Lexicon& lexicon) {
  const LexiconTable& phrases = lexicon.table("boilerplate");
  for (Block& block : blocks) {
    const std::string_view words = slice(text, block.span);
    if (words.size() > 60 || block.kind == BlockKind::code || block.kind == BlockKind::table_cell) continue;
    if (phrases.field(lower(words), "match") == "whole") block.kind = BlockKind::boilerplate;
  }
}

}  // namespace sayso
