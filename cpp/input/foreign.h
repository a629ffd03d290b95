// Files that are not JSON Lines at all, told at their first bytes: one clear refusal instead of a million bad lines.
// All throw InputError with a code of reliability.md 2.1 and a sentence that says how to get JSON Lines.
#pragma once

#include <cstddef>
#include <string_view>

namespace sayso {

// So many bytes of a file are enough for refuse_foreign_bytes, or the whole file when it is shorter.
inline constexpr std::size_t kForeignBytes = 32;

// UTF-16, UTF-32, compressed files, a Git LFS pointer. `expected` says what the file should be: "JSON Lines".
void refuse_foreign_bytes(std::string_view start, std::string_view expected);

// The first line that is not blank, without BOM and blanks around it: markup, an array over several lines, a pretty printed
// object. `is_whole` is false for a line too long to be held, of which only the start is known.
void refuse_foreign_line(std::string_view line, bool is_whole);

// True for "[{...}]": no JSON Lines either, when it is the only line of a file.
bool is_array_of_objects(std::string_view line);
[[noreturn]] void refuse_json_array();

}  // namespace sayso
