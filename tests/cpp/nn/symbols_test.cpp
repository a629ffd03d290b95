// A kernel file shows the linker its table and nothing else. An inline function compiled there for a wide instruction set could be the copy
// that the linker keeps for all, and would end the program on a CPU without it.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace sayso {
namespace {

std::string output_of(const std::string& command) {
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return output;
  std::array<char, 4096> block;
  for (std::size_t size = 0; (size = fread(block.data(), 1, block.size(), pipe)) > 0;) output.append(block.data(), size);
  pclose(pipe);
  return output;
}

TEST(KernelFiles, DefineOneSymbolEach) {
  const std::string listing = output_of("nm -A -C -g --defined-only " SAYSO_CORE_LIBRARY " 2>/dev/null");
  if (listing.empty()) GTEST_SKIP() << "no nm here";
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
  GTEST_SKIP() << "sanitizers add symbols of their own";
#endif
#endif
  std::map<std::string, std::vector<std::string>> symbols;  // by kernel file: "D sayso::nn::kAvx2Kernels"
  std::istringstream lines(listing);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t file = line.find("kernels_");
    if (file == std::string::npos || line.find(".o:", file) == std::string::npos) continue;
    const std::size_t type = line.find(' ', line.find(".o:", file)) + 1;
    symbols[line.substr(file, line.find('.', file) - file)].push_back(line.substr(type));
  }
  ASSERT_TRUE(symbols.contains("kernels_scalar"));
  for (const auto& [file, own] : symbols) {
    ASSERT_EQ(own.size(), 1u) << file << " defines " << own[0] << " and " << own[1];
    EXPECT_NE(own[0].find("Kernels"), std::string::npos) << file << ": " << own[0];
    EXPECT_TRUE(own[0][0] == 'D' || own[0][0] == 'R') << file << ": " << own[0];
  }
}

}  // namespace
}  // namespace sayso
