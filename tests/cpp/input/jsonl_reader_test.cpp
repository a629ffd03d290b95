#include "input/jsonl_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include "base/error.h"

namespace sayso {
namespace {

using namespace std::string_literals;

const std::string kBom = "\xEF\xBB\xBF";
const std::string kMark = "\xEF\xBF\xBD";

struct Result {
  std::vector<Record> records;
  ReadCounts counts;
  std::string fatal;
};

Result read(std::string_view bytes, const JsonlOptions& options = {}, std::size_t block = 1 << 20) {
  Result result;
  JsonlReader reader(options);
  try {
    for (std::size_t at = 0; at < bytes.size(); at += block) reader.feed(bytes.substr(at, block), result.records);
    reader.finish(result.records);
  } catch (const InputError& error) {
    result.fatal = error.code();
    EXPECT_LE(std::string(error.what()).size(), 300u);
  }
  result.counts = reader.counts();
  const ReadCounts& counts = result.counts;
  if (result.fatal.empty()) {
    EXPECT_EQ(counts.lines, counts.blank + counts.ok + counts.repaired + counts.skipped) << "the conservation law";
    EXPECT_EQ(result.records.size(), static_cast<std::size_t>(counts.lines - counts.blank));
  }
  return result;
}

// Every record in a few words: "1 id=text" for a document, "2@20+3 code" for an error (line, its offset, the fault in it).
std::vector<std::string> summary(const Result& result) {
  std::vector<std::string> words;
  for (const Record& record : result.records) {
    if (const auto* document = std::get_if<Document>(&record)) {
      words.push_back(std::to_string(document->line) + " " + document->id + "=" + document->text);
    } else {
      const auto& error = std::get<ReadError>(record);
      words.push_back(std::to_string(error.line) + "@" + std::to_string(error.line_offset) + "+" + std::to_string(error.error_offset) +
                      " " + error.code);
    }
  }
  return words;
}

using Words = std::vector<std::string>;

const Document& only_document(const Result& result) {
  EXPECT_EQ(result.records.size(), 1u);
  return std::get<Document>(result.records.at(0));
}

const ReadError& only_error(const Result& result) {
  EXPECT_EQ(result.records.size(), 1u);
  return std::get<ReadError>(result.records.at(0));
}

const std::string kFirst = "{\"id\":\"a\",\"text\":\"One.\"}\n";  // 25 bytes
const std::string kLast = "{\"id\":\"z\",\"text\":\"Two.\"}\n";

TEST(JsonlReader, LinesEndAtLfAlone) {
  const std::string one_line = "{\"id\":\"b\",\"text\":\"x\xE2\x80\xA8y\xE2\x80\xA9z\xC2\x85w\"}\n";
  EXPECT_EQ(summary(read(kFirst + one_line + kLast)), (Words{"1 a=One.", "2 b=x\xE2\x80\xA8y\xE2\x80\xA9z\xC2\x85w", "3 z=Two."}));
  EXPECT_EQ(summary(read(kFirst + kLast.substr(0, kLast.size() - 1))), (Words{"1 a=One.", "2 z=Two."}));
}

TEST(JsonlReader, OneCarriageReturnBeforeLfIsDropped) {
  EXPECT_EQ(summary(read("{\"text\":\"x\"}\r\n{\"text\":\"y\"}\n{\"text\":\"z\"}\r")), (Words{"1 0=x", "2 1=y", "3 2=z"}));
}

TEST(JsonlReader, LoneCarriageReturnsAreNamedInTheMessage) {
  const Result result = read("{\"text\":\"x\"}\r{\"text\":\"y\"}\r");
  EXPECT_EQ(summary(result), (Words{"1@0+13 json_trailing_content"}));
  EXPECT_NE(only_error(result).message.find("CR line ends"), std::string::npos);
}

TEST(JsonlReader, BlankLinesAreCountedAndHaveLineNumbers) {
  const Result result = read("\n \t\r\n" + kFirst + "\n\n");
  EXPECT_EQ(summary(result), (Words{"3 a=One."}));
  EXPECT_EQ(result.counts.blank, 4);
  EXPECT_EQ(result.counts.lines, 5);
  EXPECT_EQ(read("").counts.lines, 0);
}

TEST(JsonlReader, ByteOrderMarksAreRemovedAndOffsetsStillCountThem) {
  const Result result = read(kBom + kFirst + kBom + "{\"text\":}\n" + kLast);
  EXPECT_EQ(summary(result), (Words{"1 a=One.", "2@28+11 json_syntax", "3 z=Two."}));
  EXPECT_EQ(result.counts.notes.at("bom_removed"), 1);
  EXPECT_EQ(result.counts.notes.at("bom_midfile"), 1);
}

TEST(JsonlReader, ABadLineTouchesNoOther) {
  for (const std::string bad :
       {"{\"text\":\"open", "{\"text\":\"x\\\"}", "}", "[", "\xFF", "\"", "{\"te{\"text\":\"y\"}", "\x01", "{\"text\":\"x\"}}",
        "{\"text\":\"x\",}", "{'text':'x'}", "# comment", "{\"text\":\"\x0B\"}", "{\"text\":\"x\"}{\"text\":\"y\"}"}) {
    const Result result = read(kFirst + bad + "\n" + kLast);
    ASSERT_EQ(result.records.size(), 3u) << bad;
    EXPECT_EQ(std::get<Document>(result.records[0]).text, "One.");
    EXPECT_EQ(std::get<Document>(result.records[2]).text, "Two.");
    EXPECT_EQ(std::get<ReadError>(result.records[1]).line_offset, 25) << bad;
    EXPECT_EQ(std::get<ReadError>(result.records[1]).row, 1) << bad;
  }
}

TEST(JsonlReader, ACutLastLineIsCalledSo) {
  for (const std::string cut : {"{\"text\":\"op", "{\"text\":\"caf\xC3", "{\"text\":\"a\\u00", "{\"text\"", "{\"text\":\"x\""}) {
    EXPECT_EQ(std::get<ReadError>(read(kFirst + cut).records.at(1)).code, "truncated_last_line") << cut;
    EXPECT_EQ(std::get<ReadError>(read(kFirst + cut + "\n").records.at(1)).code, "json_syntax") << cut;
  }
}

TEST(JsonlReader, NulsLeftByACrashAreOneSkip) {
  const Result result = read(kFirst + std::string(4096, '\0') + "\n" + kLast);
  EXPECT_EQ(summary(result), (Words{"1 a=One.", "2@25+0 nul_block", "3 z=Two."}));
}

TEST(JsonlReader, LinesOverTheLimitAreSkippedUnread) {
  JsonlOptions options;
  options.max_line_bytes = 40;
  const std::string fits = "{\"text\":\"" + std::string(29, 'x') + "\"}";
  ASSERT_EQ(fits.size(), 40u);
  const std::string too_long = "{\"text\":\"" + std::string(30, 'x') + "\"}";
  for (const std::size_t block : {1, 7, 41, 1000}) {
    const Result result = read(fits + "\n" + too_long + "\n" + std::string(500, 'y') + "\n" + kLast, options, block);
    ASSERT_EQ(result.records.size(), 4u);
    EXPECT_EQ(summary(result)[1], "2@41+40 line_too_long");
    EXPECT_EQ(summary(result)[2], "3@83+40 line_too_long");
    EXPECT_EQ(summary(result)[3], "4 z=Two.");
    EXPECT_NE(std::get<ReadError>(result.records[2]).message.find("found 500"), std::string::npos);
  }
  EXPECT_EQ(only_error(read(too_long, options)).code, "line_too_long");
}

TEST(JsonlReader, TextsOverEightMebibytesAreSkipped) {
  const std::string fits = "{\"text\":\"" + std::string(kMaxTextBytes, 'x') + "\"}\n";
  const std::string too_long = "{\"id\":7,\"text\":\"" + std::string(kMaxTextBytes + 1, 'x') + "\"}\n";
  const Result result = read(fits + too_long);
  EXPECT_EQ(std::get<Document>(result.records.at(0)).text.size(), kMaxTextBytes);
  const auto& error = std::get<ReadError>(result.records.at(1));
  EXPECT_EQ(error.code, "document_too_long");
  EXPECT_EQ(error.id, "7");
  EXPECT_EQ(error.line, 2);
  EXPECT_EQ(error.line_offset, static_cast<std::int64_t>(fits.size()));
}

TEST(JsonlReader, FieldsOfTheWrongKindAreNamed) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"[\"a\"]", "not_an_object"},
      {"\"a\"", "not_an_object"},
      {"5", "not_an_object"},
      {"{\"body\":\"x\"}", "text_field_missing"},
      {"{\"text\":null}", "text_field_not_string"},
      {"{\"text\":5}", "text_field_not_string"},
      {"{\"text\":[\"x\"]}", "text_field_not_string"},
      {"{\"text\":\"x\",\"id\":{}}", "id_not_scalar"},
      {"{\"text\":\"x\",\"id\":[1]}", "id_not_scalar"},
  };
  for (const auto& [line, code] : cases) EXPECT_EQ(only_error(read(line + "\n")).code, code) << line;
  EXPECT_EQ(only_error(read("{\"id\":\"k\",\"text\":5}\n")).id, "k");
}

TEST(JsonlReader, IdsAreKeptAsTextOrMadeFromTheRow) {
  const Result result = read(
      "{\"id\":17,\"text\":\"\"}\n{\"id\":\"s\",\"text\":\"\"}\n\n{\"id\":null,\"text\":\"\"}\n{\"text\":\"\"}\n{\"id\":1.50,\"text\":\"\"}"
      "\n"
      "{\"id\":123456789012345678901234567890,\"text\":\"\"}\n");
  EXPECT_EQ(summary(result), (Words{"1 17=", "2 s=", "4 2=", "5 3=", "6 1.50=", "7 123456789012345678901234567890="}));
  EXPECT_EQ(result.counts.notes.at("empty_text"), 6);
}

TEST(JsonlReader, LongIdsAreHashedAndRepeatedOnesCounted) {
  const std::string line = "{\"id\":\"" + std::string(257, 'i') + "\",\"text\":\"x\"}\n";
  const Result result = read(line + line);
  EXPECT_EQ(std::get<Document>(result.records.at(0)).id.size(), 16u);
  EXPECT_EQ(result.counts.notes.at("id_hashed"), 2);
  EXPECT_EQ(result.counts.notes.at("duplicate_id"), 1);
  EXPECT_EQ(result.counts.ok, 2);
}

TEST(JsonlReader, ReadsTitleUrlAndDate) {
  const Document document = only_document(read(
      "{\"date\":\"2023-11-14T22:13:20Z\",\"title\":\"A title\",\"url\":\"https://example.org/\",\"text\":\"x\",\"other\":{\"text\":1}}"));
  EXPECT_EQ(document.title, "A title");
  EXPECT_EQ(document.url, "https://example.org/");
  EXPECT_EQ(document.published, 1700000000);
  EXPECT_EQ(only_document(read("{\"published\":1700000000,\"date\":\"2000-01-01\",\"text\":\"x\"}")).published, 1700000000);
  EXPECT_EQ(only_document(read("{\"published\":null,\"date\":\"1970-01-02\",\"text\":\"x\"}")).published, 86400);
}

TEST(JsonlReader, BadMetadataIsLeftOutAndCounted) {
  for (const std::string metadata : {"\"title\":5", "\"url\":[]", "\"published\":\"soon\"", "\"published\":[1]", "\"published\":true",
                                     "\"published\":1700000000000", "\"date\":1e400"}) {
    const Result result = read("{\"text\":\"x\"," + metadata + "}\n");
    EXPECT_EQ(only_document(result).text, "x");
    EXPECT_EQ(only_document(result).published, std::nullopt);
    EXPECT_EQ(only_document(result).title, "");
    EXPECT_EQ(result.counts.notes.at("bad_metadata"), 1) << metadata;
  }
  EXPECT_EQ(read("{\"text\":\"x\",\"title\":null,\"url\":null,\"published\":\"\"}\n").counts.notes.count("bad_metadata"), 0u);
}

TEST(JsonlReader, FieldNamesCanBeChosen) {
  JsonlOptions options;
  options.fields = {"body", "key", "headline", "", {"when"}};
  const Document document = only_document(read(
      "{\"text\":\"no\",\"body\":\"yes\",\"key\":\"k\",\"headline\":\"h\",\"when\":0,\"date\":\"2000-01-01\",\"url\":\"u\",\"\":\"e\"}",
      options));
  EXPECT_EQ(document.text, "yes");
  EXPECT_EQ(document.id, "k");
  EXPECT_EQ(document.title, "h");
  EXPECT_EQ(document.published, 0);
  EXPECT_EQ(document.url, std::nullopt);
}

TEST(JsonlReader, RepairsAreCountedByDocumentAndByKind) {
  const Result result =
      read("{\"text\":\"a\xFF\\ud800\",\"title\":\"\xE9\"}\n{\"text\":\"x\",\"m\":\"\xFF\"}\n{\"text\":\"" + kMark + "\"}\n");
  EXPECT_EQ(std::get<Document>(result.records.at(0)).text, "a" + kMark + kMark);
  EXPECT_EQ(std::get<Document>(result.records.at(0)).repaired, 3u);
  EXPECT_EQ(std::get<Document>(result.records.at(1)).repaired, 0u);
  EXPECT_EQ(result.counts.repaired, 2);
  EXPECT_EQ(result.counts.ok, 1);
  EXPECT_EQ(result.counts.notes.at("lone_surrogate"), 1);
  EXPECT_EQ(result.counts.notes.at("utf8_replaced"), 1);
  EXPECT_EQ(result.counts.notes.at("utf8_replaced_outside_text"), 1);
}

TEST(JsonlReader, RemarkableTextsAreNoted) {
  const Result result =
      read("{\"text\":\"a\\u0000b\"}\n{\"text\":\" \\n\\u00a0\\u3000\"}\n{\"text\":\"1\",\"text\":\"2\"}\n{\"text\":\"x\",\"n\":1e400}\n");
  EXPECT_EQ(result.counts.notes.at("nul_in_text"), 1);
  EXPECT_EQ(result.counts.notes.at("empty_text"), 1);
  EXPECT_EQ(result.counts.notes.at("duplicate_key"), 1);
  EXPECT_EQ(result.counts.notes.at("number_out_of_range"), 1);
  EXPECT_EQ(result.counts.ok, 4);
}

TEST(JsonlReader, ForeignFilesAreRefusedByName) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"\xFF\xFE{\0\"\0"s, "encoding_utf16"},
      {"\xFE\xFF\0{\0\""s, "encoding_utf16"},
      {"{\0\"\0t\0e\0"s, "encoding_utf16"},
      {"\0{\0\"\0t\0e"s, "encoding_utf16"},
      {"\xFF\xFE\0\0{\0\0\0"s, "encoding_utf32"},
      {"\0\0\xFE\xFF\0\0\0{"s, "encoding_utf32"},
      {"\x1F\x8B\x08", "compressed_input"},
      {"\x28\xB5\x2F\xFD", "compressed_input"},
      {"PK\x03\x04", "compressed_input"},
      {"BZh9", "compressed_input"},
      {"\xFD\x37zXZ\0"s, "compressed_input"},
      {"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "git_lfs_pointer"},
      {"\n  <!DOCTYPE html>\n", "not_json_markup"},
      {kBom + "<rss>", "not_json_markup"},
      {"[\n{\"text\":\"a\"},\n{\"text\":\"b\"}\n]\n", "json_array_not_jsonl"},
      {"[{\"text\":\"a\"},\n{\"text\":\"b\"}]\n", "json_array_not_jsonl"},
      {" [ {\"text\":\"a\"}]\n\n", "json_array_not_jsonl"},
      {"{\n \"text\":\"a\"\n}\n", "pretty_printed_json"},
      {"{\r\n \"text\":\"a\"\r\n}\r\n", "pretty_printed_json"},
  };
  for (const auto& [bytes, code] : cases) {
    EXPECT_EQ(read(bytes).fatal, code) << testing::PrintToString(bytes);
    EXPECT_EQ(read(bytes, {}, 1).fatal, code) << testing::PrintToString(bytes);
  }
}

TEST(JsonlReader, AnArrayTooLongForALineIsStillAnArray) {
  JsonlOptions options;
  options.max_line_bytes = 20;
  EXPECT_EQ(read("[{\"text\":\"" + std::string(100, 'x') + "\"}]", options).fatal, "json_array_not_jsonl");
}

TEST(JsonlReader, AnArrayAmongRecordsIsABadLineOnly) {
  EXPECT_EQ(summary(read("[{\"text\":\"x\"}]\n" + kLast)), (Words{"1@0+0 not_an_object", "2 z=Two."}));
}

TEST(JsonlReader, MessagesSayWhereAndWhatInShortAscii) {
  const std::string message = only_error(read("{\"text\":\xC3\xA9" + std::string(1000, 'x') + "\n")).message;
  EXPECT_EQ(message, "line 1, byte 8 of the line: expected a JSON value, found \"\\xC3\\xA9" + std::string(30, 'x') + "...\"");
  JsonlOptions options;
  options.fields.text = std::string(1000, '\x01');
  EXPECT_LE(only_error(read("{}\n", options)).message.size(), 300u);
}

TEST(JsonlReader, BlocksMakeNoDifference) {
  const std::string bytes = kBom + "\r\n" + kFirst + "{\"text\":\"caf\xC3\xA9 \\ud83d\\ude00 \xF0\x9F\x98\x80\"}\r\n\n" +
                            std::string(70, ' ') + "\n" + std::string(5, '\0') + "\nbad\n" + kBom + "{\"text\":\"" + std::string(200, 'y') +
                            "\"}\n{\"text\":\"cut";
  const Result whole = read(bytes);
  EXPECT_EQ(whole.counts.lines, 9);
  for (std::size_t block = 1; block <= bytes.size(); ++block) {
    const Result cut = read(bytes, {}, block);
    EXPECT_EQ(summary(cut), summary(whole)) << block;
    EXPECT_EQ(cut.counts.notes, whole.counts.notes) << block;
  }
}

// Of this process, so that other work on the machine does not count.
double processor_seconds_to_read(const std::string& bytes) {
  double least = 1e9;
  for (int attempt = 0; attempt < 3; ++attempt) {
    const std::clock_t start = std::clock();
    read(bytes, {}, 1 << 16);
    least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return least;
}

// Four times the bytes may take four times the time; a quadratic step would take sixteen.
TEST(JsonlReader, TimeGrowsNoFasterThanTheInput) {
  const std::vector<std::pair<std::string, std::string>> cases{{"", "["},
                                                               {"", "{\"a\":"},
                                                               {"{\"text\":\"", "\\\\"},
                                                               {"{\"text\":\"", "\\ud800"},
                                                               {"{\"text\":\"", "\xFF"},
                                                               {"{\"n\":", "9"},
                                                               {"{\"n\":0.", "9"},
                                                               {"{\"x\":0", ",\"text\":\"\""},
                                                               {"", "\n"},
                                                               {"", "x\n"},
                                                               {"", " "},
                                                               {"{\"text\":\"\"} ", "}"}};
  const auto repeated = [](const std::string& start, const std::string& pattern, std::size_t size) {
    std::string bytes = start;
    while (bytes.size() < size) bytes += pattern;
    return bytes;
  };
  for (const auto& [start, pattern] : cases) {
    const double small = processor_seconds_to_read(repeated(start, pattern, 100000));
    const double large = processor_seconds_to_read(repeated(start, pattern, 400000));
    EXPECT_LT(large, 10 * small + 0.02) << start << pattern;
  }
}

}  // namespace
}  // namespace sayso
