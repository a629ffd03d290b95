// Runs a fuzz target on given files, and on the files of given folders, once each; no compiler support needed. Also on all their
// starts up to 1000 bytes, since cut input finds most mistakes at ends. A folder without files is an error: seeds went missing.
#include <algorithm>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "base/file.h"
#include "fuzz.h"

namespace {

void run(const std::string& bytes) { LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()); }

std::vector<std::filesystem::path> files_of(const std::filesystem::path& path) {
  if (!std::filesystem::is_directory(path)) return {path};
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(path)) files.push_back(entry.path());
  if (files.empty()) throw std::runtime_error("no seeds in " + path.string());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int argument_count, char** arguments) {
  try {
    run({});
    std::size_t count = 0;
    for (int argument = 1; argument < argument_count; ++argument) {
      for (const auto& file : files_of(arguments[argument])) {
        const std::string bytes = sayso::read_file(file.string());
        for (std::size_t size = 0; size < std::min<std::size_t>(bytes.size(), 1000); ++size) run(bytes.substr(0, size));
        run(bytes);
        ++count;
      }
    }
    std::cout << count << " inputs replayed\n";
    return count > 0 ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << "replay: " << error.what() << "\n";
    return 1;
  }
}
