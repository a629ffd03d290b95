#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

#include "base/error.h"

namespace sayso {
namespace {

constexpr std::size_t kBlockSize = std::size_t{1} << 16;

int open_retrying(const std::string& path, int flags, mode_t mode = 0) {
  // A name with a NUL would silently name another file.
  if (path.find('\0') != std::string::npos) {
    errno = EINVAL;
    return -1;
  }
  int file;
  do file = ::open(path.c_str(), flags | O_CLOEXEC, mode);
  while (file < 0 && errno == EINTR);
  return file;
}

// Bytes read, 0 at the end. A signal is no reason to stop.
std::size_t read_some(int file, char* to, std::size_t size, const std::string& path) {
  while (true) {
    const ssize_t got = ::read(file, to, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) throw FileError(errno, path, "read");
  }
}

// True when all bytes were written and have reached the disk; otherwise errno says why not.
bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return false;
    }
  }
  return ::fsync(file) == 0;
}

// Makes the rename itself durable. Some network file systems cannot; the file is there all the same, so no error.
void sync_folder(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const int file = open_retrying(folder, O_RDONLY | O_DIRECTORY);
  if (file < 0) return;
  static_cast<void>(::fsync(file));
  ::close(file);
}

// Opens a new file beside `path`; a name left over by a killed run is passed over, never written to.
std::pair<int, std::string> open_temporary(const std::string& path) {
  const std::string stem = path + ".tmp-" + std::to_string(::getpid()) + "-";
  for (int attempt = 0;; ++attempt) {
    std::string name = stem + std::to_string(attempt);
    const int file = open_retrying(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0666);
    if (file >= 0) return {file, std::move(name)};
    if (errno != EEXIST || attempt == 1000) throw FileError(errno, path, "create");
  }
}

}  // namespace

FileError::FileError(int error_number, std::string path, const std::string& doing)
    : std::system_error(error_number, std::generic_category(), "cannot " + doing + " " + path), path_(std::move(path)) {}

BlockReader::BlockReader(const std::string& path, std::size_t block_size)
    : path_(path), block_(block_size, '\0'), file_(open_retrying(path, O_RDONLY)) {
  if (file_ < 0) throw FileError(errno, path_, "open");
}

BlockReader::~BlockReader() { ::close(file_); }

std::string_view BlockReader::next() { return {block_.data(), read_some(file_, block_.data(), block_.size(), path_)}; }

std::string read_file(const std::string& path, std::size_t limit, std::size_t expected) {
  BlockReader reader(path, kBlockSize);
  std::string bytes;
  bytes.reserve(expected);
  for (std::string_view block = reader.next(); !block.empty(); block = reader.next()) {
    if (block.size() > limit - bytes.size()) {
      throw InputError("file_too_large", path + ": expected at most " + std::to_string(limit) + " bytes, found more");
    }
    bytes.append(block);
  }
  return bytes;
}

void write_file_atomically(const std::string& path, std::string_view bytes) {
  auto [file, name] = open_temporary(path);
  int error_number = write_all(file, bytes) ? 0 : errno;
  if (::close(file) != 0 && error_number == 0) error_number = errno;
  if (error_number == 0 && ::rename(name.c_str(), path.c_str()) != 0) error_number = errno;
  if (error_number != 0) {
    ::unlink(name.c_str());
    throw FileError(error_number, path, "write");
  }
  sync_folder(path);
}

}  // namespace sayso
