#include "input/text_reader.h"

#include <gtest/gtest.h>

#include <string>

namespace sayso {
namespace {

using namespace std::string_literals;

TEST(TextReader, TheWholeFileIsTheText) {
  TextReader reader;
  for (const std::string& bytes : {"A title\r\n\r\nOne.\rTwo.\n\n"s, ""s, "a\0b"s, "\xF0\x9F\x98\x80"s, "<p>[{"s}) {
    const Record record = reader.read(bytes, "ferry/wire");
    EXPECT_EQ(std::get<Document>(record).text, bytes);
    EXPECT_EQ(std::get<Document>(record).id, "ferry/wire");
    EXPECT_EQ(std::get<Document>(record).title, "");
  }
  EXPECT_EQ(reader.counts().ok, 5);
  EXPECT_EQ(reader.counts().notes.at("nul_in_text"), 1);
  EXPECT_EQ(reader.counts().notes.at("empty_text"), 1);
}

TEST(TextReader, ABomIsRemovedAndBadBytesRepaired) {
  TextReader reader;
  const auto document = std::get<Document>(reader.read("\xEF\xBB\xBF\x93yes\x94 \xEF\xBB\xBF", "a"));
  EXPECT_EQ(document.text, "\xEF\xBF\xBDyes\xEF\xBF\xBD \xEF\xBB\xBF");
  EXPECT_EQ(document.repaired, 2u);
  EXPECT_EQ(reader.counts().repaired, 1);
  EXPECT_EQ(reader.counts().notes.at("bom_removed"), 1);
  EXPECT_EQ(reader.counts().notes.at("utf8_replaced"), 1);
}

TEST(TextReader, RowsCountFilesAndNameThoseWithoutId) {
  TextReader reader;
  EXPECT_EQ(std::get<Document>(reader.read("x", "")).id, "0");
  EXPECT_EQ(std::get<ReadError>(reader.read("PK\x03\x04", "zip")).row, 1);
  EXPECT_EQ(std::get<Document>(reader.read("y", "")).row, 2);
}

TEST(TextReader, FilesThatAreNoTextAreErrors) {
  TextReader reader;
  const auto utf16 = std::get<ReadError>(reader.read("\xFF\xFEH\0i\0"s, "a"));
  EXPECT_EQ(utf16.code, "encoding_utf16");
  EXPECT_EQ(utf16.id, "a");
  EXPECT_NE(utf16.message.find("expected a text in UTF-8, found UTF-16"), std::string::npos);
  EXPECT_EQ(std::get<ReadError>(reader.read("\x1F\x8B\x08", "a")).code, "compressed_input");
  EXPECT_EQ(reader.counts().skipped, 2);
}

// A bad byte becomes three: a file may be short enough and its text too long.
TEST(TextReader, TextsOverEightMebibytesAreErrors) {
  TextReader reader;
  EXPECT_EQ(std::get<Document>(reader.read(std::string(kMaxTextBytes, 'x'), "a")).text.size(), kMaxTextBytes);
  EXPECT_EQ(std::get<ReadError>(reader.read(std::string(kMaxTextBytes + 1, 'x'), "a")).code, "document_too_long");
  EXPECT_EQ(std::get<ReadError>(reader.read(std::string(kMaxTextBytes / 2, '\xFF'), "a")).code, "document_too_long");
  EXPECT_EQ(reader.counts().skipped, 2);
}

}  // namespace
}  // namespace sayso
