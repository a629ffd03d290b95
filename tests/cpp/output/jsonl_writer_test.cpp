#include "output/jsonl_writer.h"

#include <gtest/gtest.h>

#include <limits>

namespace sayso {
namespace {

std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(text, out);
  return out;
}

template <typename Number>
std::string json_number(Number value) {
  std::string out;
  append_json_number(value, out);
  return out;
}

TEST(JsonString, EscapesWhatReadersAndTerminalsMisread) {
  struct Case {
    const char* what;
    std::string_view text;
    std::string_view json;
  };
  const Case cases[] = {
      {"empty", "", R"("")"},
      {"plain", "plain", R"("plain")"},
      {"quote and backslash", R"(a"b\c)", R"("a\"b\\c")"},
      {"common controls", "\t\n\r", R"("\t\n\r")"},
      {"NUL, ESC, DEL", std::string_view("\0\x1b\x7f", 3), R"("\u0000\u001b\u007f")"},
      {"C1 control U+0080 and U+009F", "\xC2\x80\xC2\x9F", R"("\u0080\u009f")"},
      {"no-break space U+00A0 stays", "\xC2\xA0", "\"\xC2\xA0\""},
      {"line and paragraph separator", "\xE2\x80\xA8\xE2\x80\xA9", R"("\u2028\u2029")"},
      {"right-to-left override U+202E",
       "a\xE2\x80\xAE"
       "b",
       R"("a\u202eb")"},
      {"isolates U+2066, U+2069", "\xE2\x81\xA6\xE2\x81\xA9", R"("\u2066\u2069")"},
      {"marks U+200E, U+200F, U+061C", "\xE2\x80\x8E\xE2\x80\x8F\xD8\x9C", R"("\u200e\u200f\u061c")"},
      {"letters of two to four bytes stay", "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x9A\x80", "\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x9A\x80\""},
  };
  for (const Case& one : cases) EXPECT_EQ(json_string(one.text), one.json) << one.what;
}

TEST(JsonNumber, IsTheShortestThatReadsBack) {
  EXPECT_EQ(json_number(0.9F), "0.9");
  EXPECT_EQ(json_number(0.1), "0.1");
  EXPECT_EQ(json_number(1e300), "1e+300");
  EXPECT_EQ(json_number(140.0), "140");
  EXPECT_EQ(json_number(-0.5), "-0.5");
}

TEST(JsonNumber, ThatIsNoneIsNull) {
  EXPECT_EQ(json_number(std::numeric_limits<double>::quiet_NaN()), "null");
  EXPECT_EQ(json_number(std::numeric_limits<double>::infinity()), "null");
  EXPECT_EQ(json_number(-std::numeric_limits<float>::infinity()), "null");
}

}  // namespace
}  // namespace sayso
