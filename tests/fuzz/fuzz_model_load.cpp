// Bytes as a model file, as they are and with their checksums set right. Laws: a ModelError or a file whose every section can be read; an
// analyzer that loads gives a valid tree.
#include <string>
#include <vector>

#include "../cpp/model/model_bytes.h"
#include "analysis/analyzer.h"
#include "base/error.h"
#include "fuzz.h"

namespace {

void load(std::string_view bytes) {
  try {
    const sayso::ModelFile file = sayso::ModelFile::parse(std::string(bytes), "fuzz");
    const sayso::Analyzer analyzer(file, sayso::nn::Isa::scalar);
    sayso::Tokens tokens;
    tokens.span = {{0, 1}, {2, 3}, {4, 5}};
    tokens.block = {0, 0, 0};
    sayso::Scratch scratch;
    analyzer.encode("a b c", tokens, scratch);
    const sayso::Tree tree = analyzer.find_first_tree({{0, 3}}, {false, true, false}, scratch).tree;
    sayso::fuzz::require(tree.heads.size() == 3, "every word has a head");
  } catch (const sayso::ModelError&) {
    return;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(sayso::fuzz::as_text(data, size));
  load(bytes);
  if (bytes.size() < 64 + 32) return 0;
  bytes.replace(0, 8, "SAYSOMD1");
  sayso::testing::put(bytes, 8, std::uint32_t{2});
  sayso::testing::put(bytes, 24, static_cast<std::uint64_t>(bytes.size()));
  std::uint32_t count = 0;
  std::memcpy(&count, bytes.data() + 32, sizeof count);
  if (64 + std::size_t{80} * count > bytes.size() - 32) return 0;
  sayso::testing::reseal(bytes, count);
  load(bytes);
  return 0;
}
