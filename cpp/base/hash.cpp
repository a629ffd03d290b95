#include "base/hash.h"

#include <array>
#include <bit>
#include <cstddef>

namespace sayso {
namespace {

// Little-endian loads spelled byte by byte: right on every machine, one instruction on ours.
std::uint32_t load_u32(const char* bytes) {
  std::uint32_t value = 0;
  for (unsigned index = 0; index < 4; ++index) value |= static_cast<std::uint32_t>(static_cast<std::uint8_t>(bytes[index])) << (8 * index);
  return value;
}

std::uint64_t load_u64(const char* bytes) { return load_u32(bytes) | static_cast<std::uint64_t>(load_u32(bytes + 4)) << 32; }

std::string to_hex(std::uint64_t value, unsigned digit_count) {
  std::string hex(digit_count, '0');
  for (unsigned digit = digit_count; digit-- > 0; value >>= 4) hex[digit] = "0123456789abcdef"[value & 15];
  return hex;
}

// XXH64: the five primes of its description.
constexpr std::uint64_t kPrime1 = 0x9E3779B185EBCA87ull;
constexpr std::uint64_t kPrime2 = 0xC2B2AE3D27D4EB4Full;
constexpr std::uint64_t kPrime3 = 0x165667B19E3779F9ull;
constexpr std::uint64_t kPrime4 = 0x85EBCA77C2B2AE63ull;
constexpr std::uint64_t kPrime5 = 0x27D4EB2F165667C5ull;

std::uint64_t add_lane(std::uint64_t sum, std::uint64_t input) { return std::rotl(sum + input * kPrime2, 31) * kPrime1; }

std::uint64_t merge_lane(std::uint64_t hash, std::uint64_t sum) { return (hash ^ add_lane(0, sum)) * kPrime1 + kPrime4; }

// Eats whole stripes of 32 bytes, four lanes side by side.
std::uint64_t eat_stripes(const char*& at, const char* end, std::uint64_t seed) {
  std::array<std::uint64_t, 4> lanes{seed + kPrime1 + kPrime2, seed + kPrime2, seed, seed - kPrime1};
  for (; end - at >= 32; at += 32) {
    for (std::size_t lane = 0; lane < 4; ++lane) lanes[lane] = add_lane(lanes[lane], load_u64(at + 8 * lane));
  }
  std::uint64_t hash = std::rotl(lanes[0], 1) + std::rotl(lanes[1], 7) + std::rotl(lanes[2], 12) + std::rotl(lanes[3], 18);
  for (const std::uint64_t lane : lanes) hash = merge_lane(hash, lane);
  return hash;
}

// CRC-32C eight bytes at a time: table [n][b] is the effect of byte b followed by n zero bytes.
using CrcTables = std::array<std::array<std::uint32_t, 256>, 8>;

constexpr CrcTables make_crc_tables() {
  CrcTables tables{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t rest = byte;
    for (int bit = 0; bit < 8; ++bit) rest = (rest >> 1) ^ (rest & 1 ? 0x82F63B78u : 0u);  // the polynomial, bits reversed
    tables[0][byte] = rest;
  }
  for (std::size_t zeros = 1; zeros < 8; ++zeros) {
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const std::uint32_t rest = tables[zeros - 1][byte];
      tables[zeros][byte] = (rest >> 8) ^ tables[0][rest & 255];
    }
  }
  return tables;
}

constexpr CrcTables kCrcTables = make_crc_tables();

// SHA-256: the first 32 bits of the fractions of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
constexpr std::array<std::uint32_t, 64> kRoundConstants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

using Digest = std::array<std::uint32_t, 8>;

// One round; its callers turn the names around instead of the values. `word`: of the message, with the round's constant.
[[gnu::always_inline]] inline void sha_round(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t& d, std::uint32_t e,
                                             std::uint32_t f, std::uint32_t g, std::uint32_t& h, std::uint32_t word) {
  h += (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + (g ^ (e & (f ^ g))) + word;
  d += h;
  h += (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) | (c & (a | b)));
}

void eat_block(const char* block, Digest& digest) {
  std::array<std::uint32_t, 64> words;
  for (std::size_t word = 0; word < 16; ++word) {  // big endian, by definition
    const std::uint32_t little = load_u32(block + 4 * word);
    words[word] = little << 24 | (little & 0xFF00) << 8 | (little >> 8 & 0xFF00) | little >> 24;
  }
  for (std::size_t word = 16; word < 64; ++word) {
    const std::uint32_t early = words[word - 15], late = words[word - 2];
    words[word] = words[word - 16] + (std::rotr(early, 7) ^ std::rotr(early, 18) ^ early >> 3) + words[word - 7] +
                  (std::rotr(late, 17) ^ std::rotr(late, 19) ^ late >> 10);
  }
  auto [a, b, c, d, e, f, g, h] = digest;
  for (std::size_t round = 0; round < 64; round += 8) {
    const std::uint32_t* word = words.data() + round;
    const std::uint32_t* constant = kRoundConstants.data() + round;
    sha_round(a, b, c, d, e, f, g, h, word[0] + constant[0]);
    sha_round(h, a, b, c, d, e, f, g, word[1] + constant[1]);
    sha_round(g, h, a, b, c, d, e, f, word[2] + constant[2]);
    sha_round(f, g, h, a, b, c, d, e, word[3] + constant[3]);
    sha_round(e, f, g, h, a, b, c, d, word[4] + constant[4]);
    sha_round(d, e, f, g, h, a, b, c, word[5] + constant[5]);
    sha_round(c, d, e, f, g, h, a, b, word[6] + constant[6]);
    sha_round(b, c, d, e, f, g, h, a, word[7] + constant[7]);
  }
  const Digest added{a, b, c, d, e, f, g, h};
  for (std::size_t word = 0; word < 8; ++word) digest[word] += added[word];
}

}  // namespace

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) {
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  std::uint64_t hash = bytes.size() >= 32 ? eat_stripes(at, end, seed) : seed + kPrime5;
  hash += bytes.size();
  for (; end - at >= 8; at += 8) hash = std::rotl(hash ^ add_lane(0, load_u64(at)), 27) * kPrime1 + kPrime4;
  if (end - at >= 4) {
    hash = std::rotl(hash ^ load_u32(at) * kPrime1, 23) * kPrime2 + kPrime3;
    at += 4;
  }
  for (; at != end; ++at) hash = std::rotl(hash ^ static_cast<std::uint8_t>(*at) * kPrime5, 11) * kPrime1;
  hash = (hash ^ hash >> 33) * kPrime2;
  hash = (hash ^ hash >> 29) * kPrime3;
  return hash ^ hash >> 32;
}

std::string hash64_hex(std::uint64_t hash) { return to_hex(hash, 16); }

std::uint32_t crc32c(std::string_view bytes, std::uint32_t before) {
  std::uint32_t sum = ~before;
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  for (; end - at >= 8; at += 8) {
    const std::uint32_t low = sum ^ load_u32(at), high = load_u32(at + 4);
    sum = kCrcTables[7][low & 255] ^ kCrcTables[6][low >> 8 & 255] ^ kCrcTables[5][low >> 16 & 255] ^ kCrcTables[4][low >> 24] ^
          kCrcTables[3][high & 255] ^ kCrcTables[2][high >> 8 & 255] ^ kCrcTables[1][high >> 16 & 255] ^ kCrcTables[0][high >> 24];
  }
  for (; at != end; ++at) sum = (sum >> 8) ^ kCrcTables[0][(sum ^ static_cast<std::uint8_t>(*at)) & 255];
  return ~sum;
}

std::string sha256_hex(std::string_view bytes) {
  // The first 32 bits of the fractions of the square roots of the first 8 primes.
  Digest digest{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  const std::size_t whole = bytes.size() / 64 * 64;
  for (std::size_t at = 0; at < whole; at += 64) eat_block(bytes.data() + at, digest);
  // Padding: one bit, zeros, then the length in bits as a big-endian 64-bit number.
  std::string tail(bytes.substr(whole));
  tail.push_back(static_cast<char>(0x80));
  while (tail.size() % 64 != 56) tail.push_back('\0');
  const std::uint64_t bit_count = static_cast<std::uint64_t>(bytes.size()) * 8;
  for (unsigned shift = 64; shift > 0; shift -= 8) tail.push_back(static_cast<char>(bit_count >> (shift - 8) & 255));
  for (std::size_t at = 0; at < tail.size(); at += 64) eat_block(tail.data() + at, digest);
  std::string hex;
  for (const std::uint32_t word : digest) hex += to_hex(word, 8);
  return hex;
}

}  // namespace sayso
