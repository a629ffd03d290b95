// The two errors that the core throws, both at its doors; everything between the doors is total.
#pragma once

#include <cassert>
#include <stdexcept>
#include <string>

// A broken promise of our own; never reachable from input. On in Debug, sanitizer and fuzz builds.
#define SAYSO_ASSERT(condition) assert(condition)

namespace sayso {

// A file or stream that cannot be read as what it should be. `code` is one of the codes of reliability.md 2.
class InputError : public std::runtime_error {
 public:
  InputError(std::string code, const std::string& message) : std::runtime_error(message), code_(std::move(code)) {}
  const std::string& code() const { return code_; }

 private:
  std::string code_;
};

// A model file that is missing, damaged, or made for another version.
class ModelError : public std::runtime_error {
 public:
  ModelError(std::string code, const std::string& message) : std::runtime_error(message), code_(std::move(code)) {}
  const std::string& code() const { return code_; }

 private:
  std::string code_;
};

}  // namespace sayso
