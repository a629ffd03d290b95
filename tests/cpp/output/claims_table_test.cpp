#include "output/claims_table.h"

#include <gtest/gtest.h>

#include "example.h"
#include "output/jsonl_writer.h"

namespace sayso {
namespace {

using testing::full_example;
using testing::input_of;
using testing::repeated;

std::vector<std::string> names_of(const ColumnType& type) {
  std::vector<std::string> names;
  for (const ColumnType& field : type.fields) names.push_back(field.name);
  return names;
}

ColumnType field_named(const ColumnType& type, std::string_view name) {
  for (const ColumnType& field : type.fields) {
    if (field.name == name) return field;
  }
  throw std::out_of_range(std::string(name));
}

std::string json_of(const Claims& claims, std::int64_t row) {
  std::string out;
  append_jsonl(claims.table, row, row + 1, out);
  return out;
}

TEST(ClaimsType, HasTheColumnsOfTheRecordInOrder) {
  const std::vector<std::string> expected = {
      "row",       "doc",        "section",        "claim",      "parent", "sentence",        "start",
      "end",       "text",       "self_contained", "edits",      "form",   "subject",         "object",
      "predicate", "arguments",  "source",         "sources",    "quote",  "modality",        "polarity",
      "certainty", "quantities", "times",          "comparison", "causal", "checkworthiness", "confidence",
      "why",       "abstained"};
  EXPECT_EQ(names_of(claims_type()), expected);
}

TEST(ClaimsType, SourcesMayLackTheirWordsAndTheirCue) {
  const ColumnType source = field_named(claims_type(), "sources").fields.front();
  for (const ColumnType& field : source.fields) {
    const bool may_be_null = field.name == "text" || field.name == "start" || field.name == "end" || field.name == "role" ||
                             field.name == "cue" || field.name == "cue_start" || field.name == "cue_end";
    EXPECT_EQ(field.nullable, may_be_null) << field.name;
  }
}

TEST(MakeClaims, CountsOffsetsInCodePointsOfTheClaimsSection) {
  const auto claims = make_claims(input_of({full_example()}));
  ASSERT_EQ(claims->table.size(), 2);
  EXPECT_EQ(json_of(*claims, 0),
            "{\"row\":0,\"doc\":\"caf\xC3\xA9/1\",\"section\":\"title\",\"claim\":\"00000000000000aa\",\"parent\":null,\"sentence\":0,"
            "\"start\":7,\"end\":17,\"text\":\"caf\xC3\xA9 grows\",\"self_contained\":\"caf\xC3\xA9 grows\",\"edits\":[],"
            "\"form\":\"heading\",\"subject\":null,\"object\":null,\"predicate\":\"grow\",\"arguments\":[],\"source\":null,"
            "\"sources\":[],\"quote\":\"none\",\"modality\":\"asserted\",\"polarity\":\"positive\",\"certainty\":1,\"quantities\":[],"
            "\"times\":[],\"comparison\":false,\"causal\":false,\"checkworthiness\":0.5,\"confidence\":0.5,\"why\":[],\"abstained\":[]}\n");
}

TEST(MakeClaims, KeepsEveryPartOfAClaim) {
  const auto claims = make_claims(input_of({full_example()}));
  EXPECT_EQ(
      json_of(*claims, 1),
      "{\"row\":0,\"doc\":\"caf\xC3\xA9/1\",\"section\":\"text\",\"claim\":\"00000000000000bb\",\"parent\":\"00000000000000aa\","
      "\"sentence\":0,\"start\":3,\"end\":34,\"text\":\"We did not close 3 caf\xC3\xA9s in May\","
      "\"self_contained\":\"Halden did not close 3 caf\xC3\xA9s in May\","
      "\"edits\":[{\"start\":3,\"end\":5,\"inserted\":\"Halden\",\"source_start\":37,\"source_end\":46,\"reason\":\"pronoun\"}],"
      "\"form\":\"main\",\"subject\":\"Halden\",\"object\":\"3 caf\xC3\xA9s\",\"predicate\":\"close\","
      "\"arguments\":[{\"role\":\"subject\",\"text\":\"We\",\"start\":3,\"end\":5,\"resolved\":\"Halden\"},"
      "{\"role\":\"time\",\"text\":\"May\",\"start\":31,\"end\":34,\"resolved\":\"May\"}],\"source\":\"Ren\xC3\xA9 Lund\","
      "\"sources\":[{\"text\":null,\"start\":null,\"end\":null,\"resolved\":\"(unspecified)\",\"kind\":\"implicit\",\"role\":null,"
      "\"cue\":null,\"cue_start\":null,\"cue_end\":null,\"cue_class\":\"say\",\"negated\":false},"
      "{\"text\":\"Ren\xC3\xA9 Lund\",\"start\":37,\"end\":46,\"resolved\":\"Ren\xC3\xA9 Lund\",\"kind\":\"person\",\"role\":\"chief\","
      "\"cue\":\"said\",\"cue_start\":47,\"cue_end\":51,\"cue_class\":\"say\",\"negated\":false}],"
      "\"quote\":\"direct\",\"modality\":\"reported\",\"polarity\":\"negative\",\"certainty\":0.9,"
      "\"quantities\":[{\"text\":\"3 caf\xC3\xA9s\",\"start\":20,\"end\":27,\"low\":3,\"high\":3,\"comparator\":\"exact\","
      "\"approximate\":false,\"unit\":\"caf\xC3\xA9\",\"currency\":null,\"per\":null,\"of\":null,\"change\":null}],"
      "\"times\":[{\"text\":\"May\",\"start\":31,\"end\":34,\"kind\":\"date\",\"value\":null,\"begin\":null,\"end_of\":null}],"
      "\"comparison\":false,\"causal\":true,\"checkworthiness\":0.5,\"confidence\":0.75,"
      "\"why\":[{\"field\":\"polarity\",\"rule\":\"negator\",\"start\":10,\"end\":13}],\"abstained\":[\"times\",\"parent\"]}\n");
}

TEST(MakeClaims, LeavesOutClaimsBelowTheWantedConfidence) {
  const auto claims = make_claims(input_of({full_example()}), 0.6F);
  ASSERT_EQ(claims->table.size(), 1);
  EXPECT_EQ(claims->claims.front(), (ClaimRef{0, 1}));
}

TEST(MakeClaims, OfNothingIsAnEmptyTable) {
  const auto claims = make_claims(ClaimsInput{});
  EXPECT_EQ(claims->table.size(), 0);
  EXPECT_TRUE(claims->table.batches.empty());
  EXPECT_EQ(claims->table.type.fields.size(), 30U);
}

TEST(MakeClaims, ClosesABatchWhenItHasEnoughRows) {
  const auto claims = make_claims(input_of({repeated("a", 7)}), 0, {3, 1U << 30});
  EXPECT_EQ(claims->table.starts, (std::vector<std::int64_t>{0, 3, 6, 7}));
  EXPECT_EQ(locate(claims->table, 6).second, 0);
}

TEST(MakeClaims, ClosesABatchWhenItHasEnoughText) {
  const auto claims = make_claims(input_of({repeated("a", 4)}), 0, {1 << 16, 1});
  EXPECT_EQ(claims->table.batches.size(), 4U);
}

TEST(SelectClaims, KeepsTheWantedRowsInTheWantedOrder) {
  const auto claims = make_claims(input_of({full_example(), repeated("b", 2)}));
  const auto some = select(*claims, {3, 0, 0});
  ASSERT_EQ(some->table.size(), 3);
  EXPECT_EQ(some->claims, (std::vector<ClaimRef>{{1, 1}, {0, 0}, {0, 0}}));
  EXPECT_EQ(json_of(*some, 1), json_of(*claims, 0));
  EXPECT_EQ(json_of(*some, 0), json_of(*claims, 3));
}

TEST(SelectClaims, RefusesARowThatIsNotThere) {
  const auto claims = make_claims(input_of({full_example()}));
  EXPECT_THROW(select(*claims, {2}), std::out_of_range);
  EXPECT_THROW(select(*claims, {-1}), std::out_of_range);
}

TEST(MergeClaims, NumbersInputRowsOn) {
  ClaimsInput first = input_of({repeated("a", 1)});
  first.row_count = 3;  // rows 1 and 2 are null and bad
  ReadError error;
  error.row = 2;
  first.errors = {error};
  ClaimsInput second = input_of({repeated("b", 1), repeated("c", 1)});
  second.first_row = 10;
  second.document_rows = {10, 11};
  const auto merged = merge(std::vector{make_claims(first), make_claims(second)});
  EXPECT_EQ(merged->input.document_rows, (std::vector<std::int64_t>{0, 3, 4}));
  EXPECT_EQ(merged->input.row_count, 5);
  EXPECT_EQ(merged->input.errors.front().row, 2);
  EXPECT_EQ(merged->claims, (std::vector<ClaimRef>{{0, 0}, {1, 0}, {2, 0}}));
}

// Lengths of the lists of a nested table, -1 for null.
std::vector<std::int64_t> lengths(const Table& table) {
  std::vector<std::int64_t> result;
  for (std::int64_t row = 0; row < table.size(); ++row) {
    const auto [batch, index] = locate(table, row);
    const auto [start, end] = items_at(*batch, index);
    result.push_back(is_null(*batch, index) ? -1 : end - start);
  }
  return result;
}

TEST(Nested, HasOneListPerInputRowAndNullForNullAndBadRows) {
  ClaimsInput input = input_of({repeated("a", 2), repeated("b", 0), repeated("c", 1)});
  input.first_row = 5;
  input.row_count = 6;
  input.document_rows = {5, 7, 9};
  const auto claims = make_claims(input);
  EXPECT_EQ(lengths(nested(*claims)), (std::vector<std::int64_t>{2, -1, 0, -1, 1, -1}));
}

TEST(Nested, OfSelectedRowsHasJustThose) {
  const auto claims = make_claims(input_of({repeated("a", 3), repeated("b", 2)}));
  EXPECT_EQ(lengths(nested(*select(*claims, {4, 0, 2}))), (std::vector<std::int64_t>{2, 1}));
}

TEST(Nested, BoundsABatchByItsClaims) {
  const auto claims = make_claims(input_of({repeated("a", 3), repeated("b", 3), repeated("c", 3)}));
  const Table table = nested(*claims, {4, 1U << 30});
  EXPECT_EQ(table.starts, (std::vector<std::int64_t>{0, 2, 3}));
}

}  // namespace
}  // namespace sayso
