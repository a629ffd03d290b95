#include "output/comparison_tables.h"

#include <gtest/gtest.h>

#include "example.h"
#include "output/jsonl_writer.h"

namespace sayso {
namespace {

using testing::full_example;
using testing::input_of;
using testing::repeated;
using testing::span_of;

std::string json_of(const Table& table) {
  std::string out;
  append_jsonl(table, 0, table.size(), out);
  return out;
}

TEST(Comparable, IsTheDocumentItselfWhenAllItsClaimsAreThere) {
  const auto claims = make_claims(input_of({full_example()}));
  const Comparable compared = comparable(*claims);
  EXPECT_EQ(compared.documents.front(), claims->input.documents.front());
  EXPECT_EQ(compared.rows.front(), (std::vector<std::int64_t>{0, 1}));
}

TEST(Comparable, HasJustTheSelectedClaimsInTheirOrderAndNoneTwice) {
  const auto claims = select(*make_claims(input_of({full_example(), repeated("b", 3)})), {4, 2, 1, 4});
  const Comparable compared = comparable(*claims);
  ASSERT_EQ(compared.documents.size(), 2U);
  EXPECT_EQ(compared.documents[0]->claims.size(), 1U);
  EXPECT_EQ(compared.documents[0]->claims.front().claim, "00000000000000bb");
  EXPECT_EQ(compared.rows[0], (std::vector<std::int64_t>{2}));
  EXPECT_EQ(compared.rows[1], (std::vector<std::int64_t>{1, 0}));
}

TEST(ComparisonTables, ShowTheWordsOfLinksClustersAndOrigins) {
  const auto example = full_example();
  const auto claims = make_claims(input_of({example, repeated("b", 1)}));
  const Comparable compared = comparable(*claims);
  Comparison comparison;
  Link link;
  link.a = {0, 1};
  link.b = {1, 0};
  link.kind = LinkKind::conflicts;
  link.slot = Slot::quantity;
  link.a_span = span_of(example->document.text, "3 caf\xC3\xA9s");
  link.b_span = {0, 5};
  link.reason = "3 is not 5";
  link.confidence = 0.8F;
  comparison.links = {link};
  comparison.clusters = {{{{0, 1}, {1, 0}}, "closing", 2, 1, 3.0, {}, {"", "Lund"}}};
  comparison.origins = {{{0, 1}, 0.5F, {{0, link.a_span}}}};
  const auto tables = make_tables(claims, compared, comparison);

  EXPECT_EQ(json_of(tables->links),
            "{\"kind\":\"conflicts\",\"slot\":\"quantity\","
            "\"a\":{\"doc\":\"caf\xC3\xA9/1\",\"claim\":\"00000000000000bb\",\"section\":\"text\",\"start\":20,\"end\":27,\"text\":\"3 "
            "caf\xC3\xA9s\"},"
            "\"b\":{\"doc\":\"b\",\"claim\":\"0000000000000001\",\"section\":\"text\",\"start\":0,\"end\":5,\"text\":\"Sales\"},"
            "\"reason\":\"3 is not 5\",\"confidence\":0.8}\n");
  EXPECT_EQ(
      json_of(tables->clusters),
      "{\"cluster\":0,\"label\":\"closing\",\"documents\":2,\"origins\":1,\"low\":3,\"high\":null,\"sources\":[null,\"Lund\"],\"claims\":["
      "{\"doc\":\"caf\xC3\xA9/1\",\"claim\":\"00000000000000bb\",\"section\":\"text\",\"start\":3,\"end\":34,"
      "\"text\":\"We did not close 3 caf\xC3\xA9s in May\"},"
      "{\"doc\":\"b\",\"claim\":\"0000000000000001\",\"section\":\"text\",\"start\":0,\"end\":10,\"text\":\"Sales fell\"}]}\n");
  EXPECT_EQ(json_of(tables->origins),
            "{\"docs\":[\"caf\xC3\xA9/1\",\"b\"],\"share\":0.5,\"passages\":["
            "{\"doc\":\"caf\xC3\xA9/1\",\"start\":20,\"end\":27,\"text\":\"3 caf\xC3\xA9s\"}]}\n");
  EXPECT_EQ(tables->link_rows, (std::vector<std::pair<std::int64_t, std::int64_t>>{{1, 2}}));
  EXPECT_EQ(tables->cluster_rows, (std::vector<std::vector<std::int64_t>>{{1, 2}}));
  EXPECT_EQ(tables->origin_documents, (std::vector<std::vector<std::int64_t>>{{0, 1}}));
}

}  // namespace
}  // namespace sayso
