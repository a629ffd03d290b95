// The packed text of the lexicon tables; its source is generated at build time from model/lexicon/*.tsv.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace sayso {

struct PackedTable {
  std::string_view name;
  const unsigned char* bytes;
  std::size_t size;
};

std::span<const PackedTable> packed_lexicon();

}  // namespace sayso
