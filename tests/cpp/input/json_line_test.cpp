#include "input/json_line.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "input/json_repair.h"

namespace sayso {
namespace {

using namespace std::string_literals;

const std::vector<std::string> kNames{"text", "id"};
const std::string kMark = "\xEF\xBF\xBD";

JsonLine slow(const std::string& line) {
  JsonLine result;
  repair_json_line(line, kNames, result);
  return result;
}

JsonLine fast(const std::string& line) {
  JsonLineParser parser(kNames);
  return parser.parse(line);
}

std::string nested(std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); }

// Lines and the value of "text"; the whole parser and the slow path alone must agree.
TEST(JsonLine, ReadsTheSameFastAndSlow) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {R"({"text":"plain"})", "plain"},
      {R"( {  "text" : "blanks" , "x" : [ 1 , 2 ] } )", "blanks"},
      {R"({"text":""})", ""},
      {R"({"text":"\"\\\/\b\f\n\r\t"})", "\"\\/\b\f\n\r\t"},
      {R"({"text":"\u0041\u00e9\u20AC\ud83d\ude00"})", "A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"},
      {"{\"text\":\"caf\xC3\xA9 \x7F\"}", "caf\xC3\xA9 \x7F"},
      {R"({"text":"a\u0000b"})", "a\0b"s},
      {R"({"te\u0078t":"by an escaped key"})", "by an escaped key"},
      {R"({"text":"first","text":"last"})", "last"},
      {R"({"a":{"text":"inner"},"text":"outer","b":[{"text":"inner"}]})", "outer"},
      {R"({"x":[true,false,null,-0,0.5,1e5,-1.5E-7,18446744073709551615],"text":"t","y":{}})", "t"},
      {R"({"":1,"text":"t","":2})", "t"},
  };
  for (const auto& [line, text] : cases) {
    for (const JsonLine& result : {fast(line), slow(line)}) {
      EXPECT_EQ(result.fault.code, "") << line;
      EXPECT_EQ(result.fields[0].kind, JsonKind::string) << line;
      EXPECT_EQ(result.fields[0].value, text) << line;
      EXPECT_EQ(result.root, JsonKind::object);
      EXPECT_FALSE(result.has_bad_utf8);
    }
  }
}

TEST(JsonLine, KeepsScalarsAsTheyAreSpelled) {
  const std::vector<std::tuple<std::string, JsonKind, std::string>> cases{
      {"7", JsonKind::number, "7"},
      {"-0", JsonKind::number, "0"},
      {"1.50", JsonKind::number, "1.50"},
      {"12.0", JsonKind::number, "12.0"},
      {"1E2", JsonKind::number, "1E2"},
      {"-9223372036854775808", JsonKind::number, "-9223372036854775808"},
      {"18446744073709551615", JsonKind::number, "18446744073709551615"},
      {"123456789012345678901234567890", JsonKind::number, "123456789012345678901234567890"},
      {"true", JsonKind::boolean, "true"},
      {"false", JsonKind::boolean, "false"},
      {"null", JsonKind::null, ""},
      {"[1]", JsonKind::array, ""},
      {R"({"a":1})", JsonKind::object, ""},
  };
  for (const auto& [value, kind, text] : cases) {
    const std::string line = R"({"id":)" + value + R"(,"text":"x"})";
    for (const JsonLine& result : {fast(line), slow(line)}) {
      EXPECT_EQ(result.fields[1].kind, kind) << value;
      EXPECT_EQ(result.fields[1].value, text) << value;
      EXPECT_EQ(result.fields[0].value, "x") << value;
    }
  }
}

TEST(JsonLine, KnowsWhatStandsAtTheRoot) {
  const std::vector<std::pair<std::string, JsonKind>> cases{{"[1]", JsonKind::array}, {"\"a\"", JsonKind::string},
                                                            {"5", JsonKind::number},  {"true", JsonKind::boolean},
                                                            {"null", JsonKind::null}, {"{}", JsonKind::object}};
  for (const auto& [line, kind] : cases) {
    EXPECT_EQ(fast(line).root, kind) << line;
    EXPECT_EQ(slow(line).root, kind) << line;
    EXPECT_EQ(slow(line).fault.code, "") << line;
  }
}

TEST(JsonLine, RepairsLoneSurrogatesOneMarkEach) {
  const std::vector<std::tuple<std::string, std::string, std::uint32_t>> cases{
      {R"(a\ud800b)", "a" + kMark + "b", 1},
      {R"(\udc00\ud800)", kMark + kMark, 2},
      {R"(\ud800\ud83d\ude00)", kMark + "\xF0\x9F\x98\x80", 1},
      {R"(\ud83d\u0041)", kMark + "A", 1},
      {R"(\ud83d\n)", kMark + "\n", 1},
      {R"(\ud83d)", kMark, 1},
      {R"(\uDBFF\uDFFF)", "\xF4\x8F\xBF\xBF", 0},
  };
  for (const auto& [escaped, text, count] : cases) {
    const JsonLine result = fast(R"({"text":")" + escaped + R"("})");
    EXPECT_EQ(result.fault.code, "") << escaped;
    EXPECT_EQ(result.fields[0].value, text) << escaped;
    EXPECT_EQ(result.fields[0].surrogates, count) << escaped;
  }
}

TEST(JsonLine, RepairsBadUtf8InStringsOnly) {
  const JsonLine inside = fast("{\"text\":\"a\xFF\xE2\x82\\n\x93\",\"id\":\"\xE9\"}");
  EXPECT_EQ(inside.fields[0].value, "a" + kMark + kMark + "\n" + kMark);
  EXPECT_EQ(inside.fields[0].bad_utf8, 3u);
  EXPECT_EQ(inside.fields[1].value, kMark);
  EXPECT_TRUE(inside.has_bad_utf8);
  EXPECT_TRUE(fast("{\"text\":\"fine\",\"other\":\"\xFF\"}").has_bad_utf8);
  EXPECT_TRUE(fast("{\"text\":\"fine\",\"k\xFFy\":1}").has_bad_utf8);
  EXPECT_EQ(fast("{\"text\":\"x\"\xFF}").fault.code, "json_syntax");
}

TEST(JsonLine, PassesNumbersOfAnySizeAndCountsThem) {
  const std::vector<std::pair<std::string, std::uint32_t>> cases{{"1e400", 1},
                                                                 {"-1e400", 1},
                                                                 {"123456789012345678901234567890", 1},
                                                                 {std::string(5000, '9'), 1},
                                                                 {std::string(400, '9') + ".5", 1},
                                                                 {"1e-400", 0},
                                                                 {"1e99999999999999999999", 1},
                                                                 {"1e-99999999999999999999", 0},
                                                                 {"0e99999999999999999999", 0},
                                                                 {"[1e400,1e400]", 2}};
  for (const auto& [number, count] : cases) {
    const JsonLine result = slow(R"({"text":"x","n":)" + number + "}");
    EXPECT_EQ(result.fault.code, "") << number.substr(0, 40);
    EXPECT_EQ(result.numbers_out_of_range, count) << number.substr(0, 40);
    EXPECT_EQ(fast(R"({"text":"x","n":)" + number + "}").fields[0].value, "x");
  }
}

// Lines that are not JSON, the place of the fault, what was expected there.
TEST(JsonLine, SaysWhereAndWhatWasExpected) {
  const std::vector<std::tuple<std::string, std::string, std::size_t, std::string>> cases{
      {"", "json_syntax", 0, "a JSON value"},
      {"garbage", "json_syntax", 0, "a JSON value"},
      {"{", "json_syntax", 1, "a key in double quotes, or '}'"},
      {"{\"a\"", "json_syntax", 4, "':' after the key"},
      {"{\"a\":", "json_syntax", 5, "a JSON value"},
      {"{\"a\":1", "json_syntax", 6, "',' or '}'"},
      {"{\"a\":1,}", "json_syntax", 7, "a key in double quotes"},
      {"{'a':1}", "json_syntax", 1, "a key in double quotes, or '}'"},
      {"{\"a\":tru}", "json_syntax", 5, "a JSON value"},
      {"{\"a\":NaN}", "json_syntax", 5, "a JSON value"},
      {"{\"a\":012}", "json_syntax", 6, "',' or '}'"},
      {"{\"a\":1.}", "json_syntax", 6, "',' or '}'"},
      {"{\"a\":-}", "json_syntax", 5, "a JSON value"},
      {"{\"a\":+1}", "json_syntax", 5, "a JSON value"},
      {"[1,]", "json_syntax", 3, "a JSON value"},
      {"[1 2]", "json_syntax", 3, "',' or ']'"},
      {"[1}", "json_syntax", 2, "',' or ']'"},
      {"{\"a\":1]", "json_syntax", 6, "',' or '}'"},
      {"{\"a\":\"b", "json_syntax", 7, "'\"' at the end of the string"},
      {"{\"a\":\"\\q\"}", "json_syntax", 7, "one of \" \\ / b f n r t u after '\\'"},
      {"{\"a\":\"\\u12x4\"}", "json_syntax", 10, "four hex digits after \\u"},
      {"{\"a\":\"\\ud800\\uZ\"}", "json_syntax", 14, "four hex digits after \\u"},
      {"{\"a\":\"\t\"}", "json_syntax", 6, "an escape like \\n instead of a control character"},
      {"{} x", "json_trailing_content", 3, "the end of the line after the JSON value"},
      {"{}}", "json_trailing_content", 2, "the end of the line after the JSON value"},
      {"{}\0"s, "json_trailing_content", 2, "the end of the line after the JSON value"},
      {"nullx", "json_trailing_content", 4, "the end of the line after the JSON value"},
      {"[1]]", "json_trailing_content", 3, "the end of the line after the JSON value"},
  };
  for (const auto& [line, code, offset, expected] : cases) {
    for (const JsonLine& result : {fast(line), slow(line)}) {
      EXPECT_EQ(result.fault.code, code) << line;
      EXPECT_EQ(result.fault.offset, offset) << line;
      EXPECT_EQ(result.fault.expected, expected) << line;
    }
  }
}

TEST(JsonLine, NestsExactly128LevelsDeep) {
  for (const std::size_t levels : {125, 126, 127}) {  // one more is the object around
    EXPECT_EQ(fast(R"({"v":)" + nested(levels) + "}").fault.code, "") << levels;
    EXPECT_EQ(slow(R"({"v":)" + nested(levels) + "}").fault.code, "") << levels;
  }
  for (const std::size_t levels : {128, 129, 1000, 2000, 100000}) {
    EXPECT_EQ(fast(R"({"v":)" + nested(levels) + "}").fault.code, "nesting_too_deep") << levels;
    EXPECT_EQ(fast(std::string(levels + 1, '[')).fault.code, "nesting_too_deep") << levels;
  }
  EXPECT_EQ(fast(R"({"v":)" + nested(128) + "}").fault.offset, 5u + 127);
  EXPECT_EQ(fast(R"({"v":")" + std::string(5000, '[') + R"("})").fault.code, "");
}

// One parser is used for all lines of a file: a long line must not change the limits, a bad one must not touch the next.
TEST(JsonLine, OneLineLeavesNoTraceInTheNext) {
  JsonLineParser parser(kNames);
  const std::string deep = R"({"v":)" + nested(128) + R"(,"text":"deep"})";
  EXPECT_EQ(parser.parse(deep).fault.code, "nesting_too_deep");
  const std::string long_line = R"({"text":")" + std::string(3000000, 'x') + R"(","id":5})";
  EXPECT_EQ(parser.parse(long_line).fields[0].value.size(), 3000000u);
  EXPECT_EQ(parser.parse(deep).fault.code, "nesting_too_deep");
  EXPECT_EQ(parser.parse("{\"text\":\"bad").fault.code, "json_syntax");
  const JsonLine& last = parser.parse(R"({"text":"good"})");
  EXPECT_EQ(last.fault.code, "");
  EXPECT_EQ(last.fields[0].value, "good");
  EXPECT_EQ(last.fields[1].kind, JsonKind::missing);
}

TEST(JsonLine, NamesSimdjson) {
  EXPECT_NE(simdjson_version().find('.'), std::string::npos);
  EXPECT_FALSE(simdjson_kernel().empty());
}

}  // namespace
}  // namespace sayso
