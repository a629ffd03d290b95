#include "output/arrow_export.h"

#include <gtest/gtest.h>

#include <cstring>
#include <stdexcept>
#include <thread>

#include "example.h"

namespace sayso {
namespace {

using testing::full_example;
using testing::input_of;
using testing::repeated;

std::shared_ptr<const Table> table_of(std::shared_ptr<const Claims> claims) {
  const Table* table = &claims->table;
  return {std::move(claims), table};
}

std::shared_ptr<const Table> example(BatchLimits limits = {}) {
  return table_of(make_claims(input_of({full_example(), repeated("b", 3)}), 0, limits));
}

struct Stream {
  ArrowArrayStream c{};
  explicit Stream(const std::shared_ptr<const Table>& table) { export_stream(table, table->type, &c); }
  ~Stream() {
    if (c.release != nullptr) c.release(&c);
  }
  ArrowArray next() {
    ArrowArray array{};
    EXPECT_EQ(c.get_next(&c, &array), 0);
    return array;
  }
};

std::size_t index_of(const ColumnType& type, std::string_view name) {
  for (std::size_t field = 0; field < type.fields.size(); ++field) {
    if (type.fields[field].name == name) return field;
  }
  throw std::out_of_range(std::string(name));
}

std::string_view text_at(const ArrowArray& array, std::int64_t index) {
  const auto* offsets = static_cast<const std::int32_t*>(array.buffers[1]);
  const auto* data = static_cast<const char*>(array.buffers[2]);
  return {data + offsets[index], static_cast<std::size_t>(offsets[index + 1] - offsets[index])};
}

// Every buffer that must be there is there, in the whole tree.
void expect_buffers(const ArrowSchema& schema, const ArrowArray& array) {
  const std::string_view format = schema.format;
  const std::int64_t expected = format == "+s" ? 1 : format == "u" ? 3 : 2;
  ASSERT_EQ(array.n_buffers, expected) << schema.name;
  EXPECT_EQ(array.buffers[0] == nullptr, array.null_count == 0) << schema.name;
  for (std::int64_t buffer = 1; buffer < array.n_buffers; ++buffer) EXPECT_NE(array.buffers[buffer], nullptr) << schema.name;
  ASSERT_EQ(schema.n_children, array.n_children);
  for (std::int64_t child = 0; child < array.n_children; ++child) expect_buffers(*schema.children[child], *array.children[child]);
}

TEST(ArrowSchema, NamesVersionAndModel) {
  const auto table = example();
  ArrowSchema schema{};
  export_schema(table->type, table->metadata, &schema);
  std::string coded(
      "\2\0\0\0\15\0\0\0sayso.version\5\0\0\0"
      "0.0.0\13\0\0\0sayso.model\3\0\0\0abc",
      4 + 4 + 13 + 4 + 5 + 4 + 11 + 4 + 3);
  EXPECT_EQ(std::string_view(schema.metadata, coded.size()), coded);
  schema.release(&schema);
  EXPECT_EQ(schema.release, nullptr);
}

TEST(ArrowSchema, AChildMovedOutOutlivesItsParent) {
  const auto table = example();
  ArrowSchema schema{};
  export_schema(table->type, table->metadata, &schema);
  ArrowSchema child = *schema.children[1];
  schema.children[1]->release = nullptr;
  schema.release(&schema);
  EXPECT_STREQ(child.name, "doc");
  EXPECT_STREQ(child.format, "u");
  child.release(&child);
}

TEST(ArrowArray, HasNoNullDataBufferEvenWhenEmpty) {
  const auto table = table_of(make_claims(ClaimsInput{}));
  ArrowSchema schema{};
  ArrowArray array{};
  export_schema(table->type, {}, &schema);
  export_array(table->type, combine(*table), &array);
  EXPECT_EQ(array.length, 0);
  expect_buffers(schema, array);
  array.release(&array);
  schema.release(&schema);
}

TEST(ArrowArray, HasEveryBufferItsFormatWants) {
  const auto table = example();
  ArrowSchema schema{};
  export_schema(table->type, {}, &schema);
  ArrowArray array{};
  export_array(table->type, table->batches.front(), &array);
  expect_buffers(schema, array);
  array.release(&array);
  schema.release(&schema);
}

TEST(ArrowArray, AChildMovedOutOutlivesItsParentAndTheTable) {
  auto table = example();
  const std::size_t at = index_of(table->type, "text");
  ArrowArray array{};
  export_array(table->type, table->batches.front(), &array);
  ArrowArray child = *array.children[at];
  array.children[at]->release = nullptr;
  array.release(&array);
  table.reset();
  EXPECT_EQ(text_at(child, 2), "Sales fell");
  child.release(&child);
  EXPECT_EQ(child.release, nullptr);
}

TEST(ArrowStream, GivesEveryBatchThenAReleasedArray) {
  const auto table = example({2, 1U << 30});
  Stream stream(table);
  std::int64_t rows = 0;
  int batches = 0;
  for (ArrowArray array = stream.next(); array.release != nullptr; array = stream.next()) {
    rows += array.length;
    ++batches;
    array.release(&array);
  }
  EXPECT_EQ(rows, 5);
  EXPECT_EQ(batches, 3);
  EXPECT_EQ(stream.next().release, nullptr);
  EXPECT_EQ(stream.c.get_last_error(&stream.c), nullptr);
}

TEST(ArrowStream, CanBeHadTwiceAndLeftUnread) {
  const auto table = example();
  Stream first(table);
  Stream second(table);
  ArrowArray array = first.next();
  EXPECT_EQ(array.length, 5);
  array.release(&array);
  EXPECT_EQ(table.use_count(), 3);
}

TEST(ArrowStream, MayBeReadAndReleasedOnAnotherThread) {
  auto table = example();
  auto stream = std::make_unique<Stream>(table);
  table.reset();
  std::thread([&] {
    ArrowArray array = stream->next();
    stream.reset();
    EXPECT_EQ(text_at(*array.children[1], 4), "b");
    array.release(&array);
  }).join();
}

// The type that a consumer gets who asks for all strings in another layout.
ColumnType with_strings(ColumnType type, ColumnKind layout) {
  if (type.kind == ColumnKind::string) type.kind = layout;
  for (ColumnType& field : type.fields) field = with_strings(std::move(field), layout);
  return type;
}

ColumnType asked(const ColumnType& own, const ColumnType& wanted) {
  ArrowSchema schema{};
  export_schema(wanted, {}, &schema);
  try {
    ColumnType type = requested_type(own, schema);
    schema.release(&schema);
    return type;
  } catch (...) {
    schema.release(&schema);
    throw;
  }
}

TEST(RequestedType, ServesLargeStrings) {
  const auto table = example();
  const ColumnType type = asked(table->type, with_strings(table->type, ColumnKind::large_string));
  ArrowArray array{};
  export_array(type, table->batches.front(), &array);
  const ArrowArray& doc = *array.children[1];
  const auto* offsets = static_cast<const std::int64_t*>(doc.buffers[1]);
  EXPECT_EQ(offsets[0], 0);
  EXPECT_EQ(offsets[1], 7);  // "caf?/1" in bytes
  array.release(&array);
}

TEST(RequestedType, ServesStringViewsShortAndLong) {
  const auto table = example();
  const ColumnType type = asked(table->type, with_strings(table->type, ColumnKind::string_view));
  ArrowArray array{};
  export_array(type, table->batches.front(), &array);
  const ArrowArray& text = *array.children[index_of(type, "text")];
  ASSERT_EQ(text.n_buffers, 4);
  const auto* views = static_cast<const char*>(text.buffers[1]);
  const auto view_at = [&](std::int64_t row) {
    std::int32_t length = 0;
    std::memcpy(&length, views + row * 16, 4);
    if (length <= 12) return std::string_view(views + row * 16 + 4, static_cast<std::size_t>(length));
    std::int32_t offset = 0;
    std::memcpy(&offset, views + row * 16 + 12, 4);
    return std::string_view(static_cast<const char*>(text.buffers[2]) + offset, static_cast<std::size_t>(length));
  };
  EXPECT_EQ(view_at(0), "caf\xC3\xA9 grows");
  EXPECT_EQ(view_at(1), "We did not close 3 caf\xC3\xA9s in May");
  EXPECT_EQ(view_at(2), "Sales fell");
  array.release(&array);
}

TEST(RequestedType, LeavesOtherWidthsOfNumbersToTheConsumer) {
  const auto table = example();
  ColumnType wanted = table->type;
  wanted.fields[0].kind = ColumnKind::int32;
  EXPECT_EQ(asked(table->type, wanted).fields[0].kind, ColumnKind::int64);
}

TEST(RequestedType, RefusesOtherColumnsAndKinds) {
  const auto table = example();
  ColumnType fewer = table->type;
  fewer.fields.pop_back();
  EXPECT_THROW(asked(table->type, fewer), std::invalid_argument);
  ColumnType renamed = table->type;
  renamed.fields[1].name = "id";
  EXPECT_THROW(asked(table->type, renamed), std::invalid_argument);
  ColumnType number = table->type;
  number.fields[1].kind = ColumnKind::int64;
  EXPECT_THROW(asked(table->type, number), std::invalid_argument);
}

}  // namespace
}  // namespace sayso
