#include "output/archive.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "base/hash.h"
#include "example.h"
#include "output/jsonl_writer.h"

namespace sayso {
namespace {

using testing::full_example;
using testing::input_of;
using testing::repeated;

std::string json_of(const Table& table) {
  std::string out;
  append_jsonl(table, 0, table.size(), out);
  return out;
}

std::shared_ptr<const Claims> example() {
  ClaimsInput input = input_of({full_example(), repeated("b", 3)});
  input.row_count = 4;
  input.errors = {{3, 9, 100, 5, "x", "json_syntax", "what, where"}};
  return select(*make_claims(std::move(input)), {4, 1, 0});
}

std::shared_ptr<const ComparisonTables> example_comparison() {
  Comparison comparison;
  Link link;
  link.b = {1, 0};
  link.reason = "so";
  comparison.links = {link};
  comparison.clusters = {{{{0, 0}}, "label", 1, 1, {}, 2.5, {""}}};
  const auto claims = make_claims(input_of({full_example(), repeated("b", 1)}));
  return make_tables(claims, comparable(*claims), comparison);
}

// The bytes with the checksum that would make them whole: what a crafted file has.
std::string resealed(std::string bytes) {
  bytes.resize(bytes.size() - 4);
  const std::uint32_t checksum = crc32c(bytes);
  bytes.append(reinterpret_cast<const char*>(&checksum), 4);
  return bytes;
}

TEST(Archive, ClaimsComeBackWhole) {
  const auto claims = example();
  const std::string bytes = to_bytes(*claims);
  const auto back = claims_from_bytes(bytes);
  EXPECT_EQ(json_of(back->table), json_of(claims->table));
  EXPECT_EQ(back->claims, claims->claims);
  EXPECT_EQ(back->table.metadata, claims->table.metadata);
  EXPECT_EQ(back->input.errors.front().message, "what, where");
  EXPECT_EQ(back->input.documents[1]->document.text, "Sales fell.");
  EXPECT_EQ(to_bytes(*back), bytes);
}

TEST(Archive, ComparisonsAndTablesComeBackWhole) {
  const auto comparison = example_comparison();
  const auto back = comparison_from_bytes(to_bytes(*comparison));
  EXPECT_EQ(json_of(back->links), json_of(comparison->links));
  EXPECT_EQ(json_of(back->clusters), json_of(comparison->clusters));
  EXPECT_EQ(back->link_rows, comparison->link_rows);
  EXPECT_EQ(json_of(*table_from_bytes(to_bytes(comparison->links))), json_of(comparison->links));
}

TEST(Archive, RefusesAnotherKindVersionOrNonsense) {
  const auto claims = example();
  std::string bytes = to_bytes(*claims);
  EXPECT_THROW(table_from_bytes(bytes), std::invalid_argument);
  EXPECT_THROW(claims_from_bytes(""), std::invalid_argument);
  EXPECT_THROW(claims_from_bytes("SAYSOPK1c"), std::invalid_argument);
  bytes[7] = '0';
  EXPECT_THROW(claims_from_bytes(bytes), std::invalid_argument);
}

TEST(Archive, RefusesEveryTruncationAndEveryFlippedBit) {
  const std::string bytes = to_bytes(*example());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_THROW(claims_from_bytes(bytes.substr(0, size)), std::invalid_argument) << size;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string flipped = bytes;
    flipped[at] = static_cast<char>(flipped[at] ^ 1 << (at % 8));
    EXPECT_THROW(claims_from_bytes(flipped), std::invalid_argument) << at;
  }
}

// With a true checksum any byte may be any other: the result is refused or can be read to its end (the sanitizers look on).
TEST(Archive, SurvivesCraftedBytes) {
  for (const std::string& bytes : {to_bytes(*example()), to_bytes(example_comparison()->clusters), to_bytes(*example_comparison())}) {
    for (std::size_t at = 9; at + 4 < bytes.size(); ++at) {
      for (const int mask : {1, 0x80, 0xFF}) {
        std::string crafted = bytes;
        crafted[at] = static_cast<char>(crafted[at] ^ mask);
        crafted = resealed(std::move(crafted));
        try {
          if (bytes[8] == 'c') (void)json_of(claims_from_bytes(crafted)->table);
          if (bytes[8] == 't') (void)json_of(*table_from_bytes(crafted));
          if (bytes[8] == 'x') (void)json_of(comparison_from_bytes(crafted)->links);
        } catch (const std::invalid_argument&) {
          // refused: fine
        }
      }
    }
  }
}

}  // namespace
}  // namespace sayso
