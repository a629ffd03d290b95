#include "input/arrow_text.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "arrow_builder.h"
#include "base/error.h"

namespace sayso {
namespace {

using Words = std::vector<std::string>;
using Numbers = std::vector<std::optional<std::int64_t>>;

struct Result {
  std::vector<Record> records;
  ReadCounts counts;
  std::string fatal, message;
};

void read_all(ArrowTextReader& reader, Result& result) {
  while (reader.next(result.records)) {
  }
  result.counts = reader.counts();
  const ReadCounts& counts = result.counts;
  EXPECT_EQ(counts.lines, counts.blank + counts.ok + counts.repaired + counts.skipped);
}

// Reads the chunks as a stream, and the first alone as an array when it is the only one; everything must be released.
Result read(const std::vector<TestColumn>& chunks, const ArrowColumns& columns = {}, std::int64_t first_row = 0) {
  const Token token = std::make_shared<int>();
  Result result, lone;
  try {
    ArrowArrayStream stream = make_stream(chunks, token);
    ArrowTextReader reader(stream, columns, first_row);
    EXPECT_EQ(stream.release, nullptr);
    read_all(reader, result);
  } catch (const InputError& error) {
    result.fatal = error.code();
    result.message = error.what();
  }
  if (chunks.size() == 1) {
    ArrowSchema schema = make_schema(chunks[0], token);
    ArrowArray array = make_array(chunks[0], token);
    try {
      ArrowTextReader reader(schema, array, columns, first_row);
      read_all(reader, lone);
      EXPECT_FALSE(reader.next(lone.records));
    } catch (const InputError& error) {
      lone.fatal = error.code();
    }
    EXPECT_EQ(lone.fatal, result.fatal);
    EXPECT_EQ(lone.records.size(), result.records.size());
  }
  EXPECT_EQ(token.use_count(), 1) << "something was not released";
  EXPECT_LE(result.message.size(), 300u);
  return result;
}

// "row id=text" of each document, "row code" of each error.
Words summary(const Result& result) {
  Words words;
  for (const Record& record : result.records) {
    if (const auto* document = std::get_if<Document>(&record)) {
      words.push_back(std::to_string(document->row) + " " + document->id + "=" + document->text);
    } else {
      words.push_back(std::to_string(std::get<ReadError>(record).row) + " " + std::get<ReadError>(record).code);
    }
  }
  return words;
}

const Document& document_at(const Result& result, std::size_t index) { return std::get<Document>(result.records.at(index)); }

const TestTexts kTexts{"short", std::nullopt, "", "a text of more than twelve bytes", "another one, in the other block", "caf\xC3\xA9"};
const Words kSummary{"0 0=short", "2 2=", "3 3=a text of more than twelve bytes", "4 4=another one, in the other block", "5 5=caf\xC3\xA9"};

TEST(ArrowText, ReadsEveryLayoutOfStrings) {
  for (const std::string format : {"u", "U", "vu", "z", "Z"}) {
    const Result result = read({text_column(format, "any name", kTexts)});
    EXPECT_EQ(summary(result), kSummary) << format;
    EXPECT_EQ(result.counts.blank, 1) << format;
    EXPECT_EQ(result.counts.lines, 6) << format;
  }
}

TEST(ArrowText, ReadsDictionariesOfAnyIndex) {
  const auto check = [](TestColumn indices, const std::string& format) {
    indices.dictionary = std::make_shared<TestColumn>(text_column(format, "", {"zero", "one", std::nullopt, "three has more than twelve"}));
    EXPECT_EQ(summary(read({indices})), (Words{"0 0=three has more than twelve", "1 1=zero", "4 4=one"})) << indices.format << format;
  };
  for (const std::string format : {"u", "U", "vu"}) {
    check(number_column<std::int8_t>("c", "", {3, 0, std::nullopt, 2, 1}), format);
    check(number_column<std::uint8_t>("C", "", {3, 0, std::nullopt, 2, 1}), format);
    check(number_column<std::int16_t>("s", "", {3, 0, std::nullopt, 2, 1}), format);
    check(number_column<std::uint32_t>("I", "", {3, 0, std::nullopt, 2, 1}), format);
    check(number_column<std::int64_t>("l", "", {3, 0, std::nullopt, 2, 1}), format);
  }
}

TEST(ArrowText, SlicesStartWhereTheySay) {
  for (const std::string format : {"u", "U", "vu"}) {
    TestColumn column = text_column(format, "text", kTexts);
    column.offset = 3;
    column.length = 2;
    EXPECT_EQ(summary(read({column})), (Words{"0 0=a text of more than twelve bytes", "1 1=another one, in the other block"})) << format;
    // A sliced table over a sliced column: both offsets count.
    column.offset = 1;
    column.length = 5;
    TestColumn sliced = table({column});
    sliced.offset = 2;
    sliced.length = 3;
    EXPECT_EQ(summary(read({sliced})),
              (Words{"0 0=a text of more than twelve bytes", "1 1=another one, in the other block", "2 2=caf\xC3\xA9"}));
  }
}

TEST(ArrowText, RowsCountOnFromChunkToChunk) {
  const std::vector<TestColumn> chunks{text_column("u", "", {"a", std::nullopt}), text_column("u", "", {}), text_column("u", "", {"b"})};
  EXPECT_EQ(summary(read(chunks, {}, 100)), (Words{"100 100=a", "102 102=b"}));
}

TEST(ArrowText, ATableGivesIdTitleAndDate) {
  const Result result =
      read({table({text_column("U", "title", {"A title", std::nullopt}), number_column<std::int32_t>("i", "id", {{7}, std::nullopt}),
                   text_column("u", "text", {"x", "y"}), text_column("vu", "published", {"1970-01-02", "soon"}),
                   number_column<double>("g", "score", {{0.5}, {1.5}})})});
  EXPECT_EQ(summary(result), (Words{"0 7=x", "1 1=y"}));
  EXPECT_EQ(document_at(result, 0).title, "A title");
  EXPECT_EQ(document_at(result, 0).published, 86400);
  EXPECT_EQ(document_at(result, 1).title, "");
  EXPECT_EQ(document_at(result, 1).published, std::nullopt);
  EXPECT_EQ(result.counts.notes.at("bad_metadata"), 1);
}

TEST(ArrowText, IdsMayBeStringsOrWholeNumbers) {
  const auto ids_of = [](const TestColumn& column) { return summary(read({table({text_column("u", "text", {"x"}), column})})); };
  EXPECT_EQ(ids_of(text_column("u", "id", {"k"})), (Words{"0 k=x"}));
  EXPECT_EQ(ids_of(number_column<std::int8_t>("c", "id", {{-1}})), (Words{"0 -1=x"}));
  EXPECT_EQ(ids_of(number_column<std::uint8_t>("C", "id", {{255}})), (Words{"0 255=x"}));
  EXPECT_EQ(ids_of(number_column<std::int16_t>("s", "id", {{-300}})), (Words{"0 -300=x"}));
  EXPECT_EQ(ids_of(number_column<std::uint16_t>("S", "id", {{65535}})), (Words{"0 65535=x"}));
  EXPECT_EQ(ids_of(number_column<std::uint32_t>("I", "id", {{4294967295u}})), (Words{"0 4294967295=x"}));
  EXPECT_EQ(ids_of(number_column<std::int64_t>("l", "id", {{std::numeric_limits<std::int64_t>::min()}})),
            (Words{"0 -9223372036854775808=x"}));
  EXPECT_EQ(ids_of(number_column<std::uint64_t>("L", "id", {{std::numeric_limits<std::uint64_t>::max()}})),
            (Words{"0 18446744073709551615=x"}));
}

TEST(ArrowText, DatesMayHaveAnyUnit) {
  const auto published = [](const TestColumn& column) {
    return document_at(read({table({text_column("u", "text", {"x"}), column})}), 0).published;
  };
  const auto timestamp = [&](const std::string& format, std::int64_t value) {
    return published(number_column<std::int64_t>(format, "published", {{value}}));
  };
  EXPECT_EQ(timestamp("tss:", 1700000000), 1700000000);
  EXPECT_EQ(timestamp("tsm:UTC", 1700000000999), 1700000000);
  EXPECT_EQ(timestamp("tsu:Europe/Berlin", 1700000000999999), 1700000000);
  EXPECT_EQ(timestamp("tsn:", 1700000000999999999), 1700000000);
  EXPECT_EQ(timestamp("tsn:", -1), -1);  // rounded down, also before 1970
  EXPECT_EQ(timestamp("tdm", 86400000), 86400);
  EXPECT_EQ(timestamp("l", 1700000000), 1700000000);
  EXPECT_EQ(timestamp("l", 1700000000000), std::nullopt);  // milliseconds in a plain number: the year 55841
  EXPECT_EQ(published(number_column<std::int32_t>("tdD", "published", {{-1}})), -86400);
  EXPECT_EQ(published(number_column<std::int32_t>("tdD", "published", {{2147483647}})), std::nullopt);
  EXPECT_EQ(published(number_column<std::int64_t>("tss:", "published", {std::nullopt})), std::nullopt);
  EXPECT_EQ(published(number_column<std::uint64_t>("L", "published", {{std::numeric_limits<std::uint64_t>::max()}})), std::nullopt);
}

TEST(ArrowText, ANullRowOfATableIsNullWhateverItsColumnsHold) {
  TestColumn rows = table({text_column("u", "text", {"a", "b", "c"})});
  rows.buffers[0] = std::string(1, '\x05');
  rows.null_count = 1;
  EXPECT_EQ(summary(read({rows})), (Words{"0 0=a", "2 2=c"}));
}

TEST(ArrowText, ColumnsOfNothingButNullsAreFine) {
  const TestColumn nothing{"n", "id", 2, 2, 0, {}, {}, nullptr};
  EXPECT_EQ(summary(read({table({nothing, text_column("u", "text", {"a", "b"})})})), (Words{"0 0=a", "1 1=b"}));
  EXPECT_EQ(read({TestColumn{"n", "text", 2, 2, 0, {}, {}, nullptr}}).counts.blank, 2);
}

TEST(ArrowText, EmptyArraysMayHaveNoBuffers) {
  EXPECT_TRUE(read({TestColumn{"u", "", 0, 0, 0, {std::nullopt, std::nullopt, std::nullopt}, {}, nullptr}}).records.empty());
  EXPECT_TRUE(read({table({TestColumn{"vu", "text", 0, 0, 0, {std::nullopt, std::nullopt, std::nullopt}, {}, nullptr}})}).records.empty());
}

TEST(ArrowText, BadUtf8IsRepairedAndCounted) {
  const Result result = read({table({text_column("u", "text", {"a\xFF", "fine"}), text_column("u", "title", {"\xE9", "\xE9"})})});
  EXPECT_EQ(document_at(result, 0).text, "a\xEF\xBF\xBD");
  EXPECT_EQ(document_at(result, 0).repaired, 2u);
  EXPECT_EQ(document_at(result, 1).repaired, 1u);
  EXPECT_EQ(result.counts.repaired, 2);
  EXPECT_EQ(result.counts.notes.at("utf8_replaced"), 1);
}

TEST(ArrowText, TooLongTextsAreErrors) {
  const Result result = read({text_column("u", "", {std::string(kMaxTextBytes + 1, 'x'), "y"})});
  EXPECT_EQ(summary(result), (Words{"0 document_too_long", "1 1=y"}));
  EXPECT_EQ(result.counts.skipped, 1);
}

TEST(ArrowText, MissingColumnsAreNamedWithThoseThatAreThere) {
  const TestColumn articles = table({text_column("u", "id", {"k"}), text_column("u", "body", {"x"})});
  const Result result = read({articles});
  EXPECT_EQ(result.fatal, "column_missing");
  EXPECT_EQ(result.message, "no column \"text\"; columns are \"id\", \"body\"");
  ArrowColumns columns;
  columns.text = {"body", true};
  EXPECT_EQ(summary(read({articles}, columns)), (Words{"0 k=x"}));
  columns.title = {"headline", true};
  EXPECT_EQ(read({articles}, columns).message, "no column \"headline\"; columns are \"id\", \"body\"");
}

TEST(ArrowText, TheOnlyColumnOfATableIsTheTextUnlessNamed) {
  const TestColumn body = table({text_column("u", "body", {"x"})});
  EXPECT_EQ(summary(read({body})), (Words{"0 0=x"}));
  ArrowColumns columns;
  columns.text.is_required = true;
  EXPECT_EQ(read({body}, columns).fatal, "column_missing");
  EXPECT_EQ(read({table({})}).message, "no column \"text\"; columns are none");
}

TEST(ArrowText, ColumnsOfOtherTypesAreNamed) {
  const auto message_of = [](const TestColumn& column) {
    const Result result = read({column});
    EXPECT_EQ(result.fatal, "column_type");
    return result.message;
  };
  EXPECT_EQ(message_of(number_column<std::int64_t>("l", "text", {{1}})),
            "column \"text\" as text: expected strings (string, large_string, string_view or a dictionary of them), found int64 (Arrow "
            "format \"l\")");
  EXPECT_NE(message_of(table({number_column<double>("g", "text", {{1}})})).find("found float64"), std::string::npos);
  EXPECT_NE(message_of(TestColumn{"+l", "text", 0, 0, 0, {}, {text_column("u", "item", {})}, nullptr}).find("found list"),
            std::string::npos);
  EXPECT_NE(message_of(TestColumn{"w:16", "text", 0, 0, 0, {}, {}, nullptr}).find("found Arrow format \"w:16\""), std::string::npos);
  const TestColumn text = text_column("u", "text", {"x"});
  EXPECT_NE(message_of(table({text, number_column<double>("g", "id", {{1}})})).find("as id: expected strings or whole numbers"),
            std::string::npos);
  EXPECT_NE(message_of(table({text, number_column<std::int64_t>("tss:", "id", {{1}})})).find("found timestamp"), std::string::npos);
  EXPECT_NE(message_of(table({text, number_column<std::int8_t>("c", "title", {{1}})})).find("as title"), std::string::npos);
  EXPECT_NE(message_of(table({text, number_column<double>("g", "published", {{1}})})).find("as published"), std::string::npos);
  TestColumn numbers = number_column<std::int8_t>("c", "text", {{0}});
  numbers.dictionary = std::make_shared<TestColumn>(number_column<double>("g", "", {{1}}));
  EXPECT_NE(message_of(numbers).find("with a dictionary of float64"), std::string::npos);
}

TEST(ArrowText, AStreamThatFailsGivesItsReason) {
  const Token token = std::make_shared<int>();
  {
    ArrowArrayStream stream = make_stream({text_column("u", "", {"a"}), text_column("u", "", {"b"})}, token, 1);
    ArrowTextReader reader(stream, {});
    std::vector<Record> records;
    EXPECT_TRUE(reader.next(records));
    try {
      reader.next(records);
      ADD_FAILURE() << "expected InputError";
    } catch (const InputError& error) {
      EXPECT_EQ(error.code(), "arrow_stream");
      EXPECT_NE(std::string(error.what()).find("the disk is on fire"), std::string::npos);
    }
    EXPECT_EQ(records.size(), 1u);
  }
  EXPECT_EQ(token.use_count(), 1);
}

TEST(ArrowText, ArraysThatContradictThemselvesAreRefused) {
  std::vector<TestColumn> broken;
  broken.push_back(text_column("u", "no offsets", {"x"}));
  broken.back().buffers[1] = std::nullopt;
  broken.push_back(text_column("u", "no bytes", {"x"}));
  broken.back().buffers[2] = std::nullopt;
  broken.push_back(text_column("u", "few buffers", {"x"}));
  broken.back().buffers.pop_back();
  broken.push_back(text_column("u", "backwards", {"x"}));
  broken.back().buffers[1] = bytes_of<std::int32_t>({1, 0});
  broken.push_back(text_column("u", "negative", {"x"}));
  broken.back().length = -1;
  broken.push_back(text_column("vu", "no such block", {"a text of more than twelve bytes"}));
  broken.back().buffers[1] = bytes_of<std::int32_t>({32, 0, 9, 0});
  broken.push_back(text_column("vu", "beyond its block", {"a text of more than twelve bytes"}));
  broken.back().buffers[1] = bytes_of<std::int32_t>({32, 0, 0, 1});
  broken.push_back(number_column<std::int8_t>("c", "no such entry", {{5}}));
  broken.back().dictionary = std::make_shared<TestColumn>(text_column("u", "", {"x"}));
  broken.push_back(table({text_column("u", "text", {"x"})}));
  broken.back().length = 2;
  for (const TestColumn& column : broken) EXPECT_EQ(read({column}).fatal, "arrow_invalid") << column.name;
}

}  // namespace
}  // namespace sayso
