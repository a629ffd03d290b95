#include "base/hash.h"

#include <gtest/gtest.h>

#include <string>

namespace sayso {
namespace {

// Values published with the algorithm and its Python binding.
TEST(Hash, Hash64IsXxh64) {
  EXPECT_EQ(hash64_hex(hash64("")), "ef46db3751d8e999");
  EXPECT_EQ(hash64_hex(hash64("a")), "d24ec4f1a98c6e5b");
  EXPECT_EQ(hash64_hex(hash64("abc")), "44bc2cf5ad770999");
  EXPECT_EQ(hash64_hex(hash64("Nobody inspects the spammish repetition")), "fbcea83c8a378bf1");
  EXPECT_EQ(hash64("xxhash", 20141025), 13067679811253438005ull);
}

TEST(Hash, EveryLengthAndSeedCounts) {
  std::string bytes;
  std::uint64_t last = hash64("");
  for (int length = 1; length < 100; ++length) {
    bytes.push_back('\0');
    EXPECT_NE(hash64(bytes), last);
    last = hash64(bytes);
    EXPECT_NE(hash64(bytes, 1), last);
  }
}

TEST(Hash, HexKeepsLeadingZeros) { EXPECT_EQ(hash64_hex(0x00ab), "00000000000000ab"); }

// RFC 3720 B.4 and the usual check value.
TEST(Hash, Crc32cMatchesPublishedValues) {
  EXPECT_EQ(crc32c(""), 0u);
  EXPECT_EQ(crc32c("123456789"), 0xE3069283u);
  EXPECT_EQ(crc32c(std::string(32, '\0')), 0x8A9136AAu);
  EXPECT_EQ(crc32c(std::string(32, '\xFF')), 0x62A8AB43u);
}

TEST(Hash, Crc32cOfPiecesIsCrc32cOfTheWhole) {
  const std::string whole = "The ferry left at nine with 212 people on board.";
  for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
    EXPECT_EQ(crc32c(whole.substr(cut), crc32c(whole.substr(0, cut))), crc32c(whole));
  }
}

// FIPS 180-4 examples, and lengths around the padding's edges.
TEST(Hash, Sha256MatchesPublishedValues) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex(std::string(1000000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

}  // namespace
}  // namespace sayso
