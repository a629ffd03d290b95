// File names -> bytes, and bytes -> files that are whole or not there at all.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>

namespace sayso {

// The system's refusal to open, read or write: errno in code().value(), its text and the path in what().
class FileError : public std::system_error {
 public:
  FileError(int error_number, std::string path, const std::string& doing);
  const std::string& path() const { return path_; }  // bytes as given, not escaped

 private:
  std::string path_;
};

inline constexpr std::size_t kMaxFileBytes = std::size_t{1} << 30;

// The bytes of a file, pipe or device; room is made for `expected` of them. Throws FileError, or InputError "file_too_large" once more than
// `limit` bytes came.
std::string read_file(const std::string& path, std::size_t limit = kMaxFileBytes, std::size_t expected = 0);

// A file read from start to end in blocks, for input that need not fit into memory.
class BlockReader {
 public:
  // Opens `path`; "-" has no special meaning. Throws FileError.
  explicit BlockReader(const std::string& path, std::size_t block_size = std::size_t{1} << 20);
  ~BlockReader();
  BlockReader(const BlockReader&) = delete;
  BlockReader& operator=(const BlockReader&) = delete;

  // The next block, valid until the next call; empty at the end. Throws FileError.
  std::string_view next();

 private:
  std::string path_;
  std::string block_;
  int file_;
};

// Replaces `path` by a file of these bytes: written beside it under a temporary name, synced, renamed. On FileError the old
// file, if any, is untouched and the temporary one is gone. The mode follows the umask.
void write_file_atomically(const std::string& path, std::string_view bytes);

}  // namespace sayso
