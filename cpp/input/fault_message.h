// A place in some bytes -> words for people: printable ASCII only, short, whatever the bytes are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sayso {

inline constexpr std::size_t kMaxMessage = 300;

// The bytes in quotes, at most `limit` of them; what is not printable ASCII as \xNN, cuts as "...".
std::string quote_bytes(std::string_view bytes, std::size_t limit = 32);

// "the end of the line", or the bytes that stand at `offset`.
std::string describe_found(std::string_view line, std::size_t offset);

// `message`, cut to kMaxMessage bytes. It must be ASCII.
std::string cut_message(std::string message);

}  // namespace sayso
