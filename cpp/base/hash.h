// Bytes -> numbers that name them: one 64-bit hash for claim ids, hashed features and indices, a checksum and a digest.
// The same bytes give the same number on every machine, today and later; model files and claim ids depend on it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sayso {

// XXH64, written from its public description (github.com/Cyan4973/xxHash, doc/xxhash_spec.md). Not against an adversary.
// Chain several parts by giving the hash of the first as the seed of the next.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

// 16 lower-case hex digits.
std::string hash64_hex(std::uint64_t hash);

// CRC-32C (Castagnoli), as in RFC 3720 appendix B.4. `before` is the checksum of the bytes before, for pieces of a file.
std::uint32_t crc32c(std::string_view bytes, std::uint32_t before = 0);

// SHA-256 (FIPS 180-4) as 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace sayso
