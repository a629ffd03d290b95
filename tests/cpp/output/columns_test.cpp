#include "output/columns.h"

#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>

#include "output/fields.h"
#include "output/jsonl_writer.h"

namespace sayso {
namespace {

struct Row {
  std::optional<std::string> text;
  std::optional<std::int64_t> number;
  std::optional<bool> flag;
  std::vector<std::string> words;
};

ColumnFields<Row> row_fields() {
  const auto words = [](const Row& row, auto add) {
    for (const std::string& word : row.words) add(word);
  };
  return {
      field<Row>("text", [](const Row& row) { return row.text; }),
      field<Row>("number", [](const Row& row) { return row.number; }),
      field<Row>("flag", [](const Row& row) { return row.flag; }),
      values_field<std::string, Row>("words", words,
                                     field<std::string>("", [](const std::string& word) -> const std::string& { return word; })),
  };
}

Table table_of(const std::vector<Row>& rows, BatchLimits limits = {}) {
  const ColumnFields<Row> fields = row_fields();
  TableBuilder builder(structure_type("", fields), {}, limits);
  for (const Row& row : rows) append_structure(fields, row, builder.next());
  return builder.finish();
}

std::string json_of(const Table& table) {
  std::string out;
  append_jsonl(table, 0, table.size(), out);
  return out;
}

TEST(Columns, KeepNullsApartFromEmptyValues) {
  const Table table = table_of({{"", 0, false, {}}, {{}, {}, {}, {""}}, {"x", -7, true, {"a", "b"}}});
  EXPECT_EQ(json_of(table),
            "{\"text\":\"\",\"number\":0,\"flag\":false,\"words\":[]}\n"
            "{\"text\":null,\"number\":null,\"flag\":null,\"words\":[\"\"]}\n"
            "{\"text\":\"x\",\"number\":-7,\"flag\":true,\"words\":[\"a\",\"b\"]}\n");
}

TEST(Columns, CountNullsOverTheEndOfAByte) {
  std::vector<Row> rows;
  for (int row = 0; row < 20; ++row) rows.push_back(row % 3 == 0 ? Row{} : Row{"t", row, true, {}});
  const Table table = table_of(rows);
  const Column& number = table.batches.front()->children[1];
  EXPECT_EQ(number.null_count, 7);
  EXPECT_EQ(number.validity.size(), 3U);
  for (std::int64_t row = 0; row < 20; ++row) EXPECT_EQ(is_null(number, row), row % 3 == 0) << row;
}

TEST(Select, CopiesValuesAndNullsOutOfAllBatches) {
  const Table table = table_of({{"a", 1, true, {"x"}}, {{}, {}, {}, {}}, {"c", 3, false, {"y", "z"}}}, {1, 1U << 30});
  ASSERT_EQ(table.batches.size(), 3U);
  EXPECT_EQ(json_of(select(table, {2, 1})),
            "{\"text\":\"c\",\"number\":3,\"flag\":false,\"words\":[\"y\",\"z\"]}\n"
            "{\"text\":null,\"number\":null,\"flag\":null,\"words\":[]}\n");
}

TEST(Combine, MakesOneBatchOfMany) {
  const Table table = table_of({{"a", 1, true, {}}, {"b", 2, true, {}}, {"c", 3, true, {}}}, {2, 1U << 30});
  const auto one = combine(table);
  EXPECT_EQ(one->length, 3);
  EXPECT_EQ(string_at(one->children[0], 2), "c");
}

TEST(Combine, OfNoBatchIsAnEmptyOne) {
  const auto one = combine(table_of({}));
  EXPECT_EQ(one->length, 0);
  EXPECT_EQ(one->children.size(), 4U);
}

}  // namespace
}  // namespace sayso
