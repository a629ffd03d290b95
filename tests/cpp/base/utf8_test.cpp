#include "base/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sayso {
namespace {

using namespace std::string_literals;

std::string repaired(std::string_view bytes) {
  std::string out;
  repair_utf8(bytes, out);
  return out;
}

const std::string kMark = "\xEF\xBF\xBD";

TEST(Utf8, EncodesAndDecodesEveryScalarValue) {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string text;
    append_code_point(value, text);
    ASSERT_EQ(decode_code_point(text, 0), (CodePoint{value, static_cast<std::uint32_t>(text.size()), true})) << std::uint32_t{value};
    ASSERT_TRUE(is_valid_utf8(text));
    ASSERT_EQ(count_code_points(text), 1u);
  }
}

TEST(Utf8, SurrogatesAndTooLargeValuesAreWrittenAsReplacement) {
  for (const char32_t value : {0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0x110000, 0x7FFFFFFF}) {
    std::string text;
    append_code_point(value, text);
    EXPECT_EQ(text, kMark);
  }
}

// Bytes, how many replacement characters Python's decode gives for them.
TEST(Utf8, ReplacesMaximalSubparts) {
  const std::vector<std::pair<std::string, std::size_t>> cases{
      {"\xFF", 1},
      {"\x80", 1},
      {"\x80\x80", 2},
      {"\xC0\x80", 2},  // overlong: C0 leads nothing
      {"\xC1\xBF", 2},
      {"\xE0\x80\x80", 3},  // overlong: E0 must be followed by A0..BF
      {"\xE0\xA0", 1},      // cut short, but well begun
      {"\xED\xA0\x80", 3},  // surrogate
      {"\xED\x9F", 1},
      {"\xF0\x80\x80\x80", 4},
      {"\xF0\x90\x80", 1},
      {"\xF0\x9F\x98\xF0\x9F", 2},
      {"\xF4\x90\x80\x80", 4},  // above U+10FFFF
      {"\xF4\x8F\xBF", 1},
      {"\xF5\x80", 2},
      {"\xF8\x88\x80\x80\x80", 5},
      {"\xE2\x82", 1},
      {"\xE2\xE2\x82", 2},
      {"\xC2", 1},
  };
  for (const auto& [bytes, marks] : cases) {
    std::string expected;
    for (std::size_t mark = 0; mark < marks; ++mark) expected += kMark;
    std::string out;
    const Repair repair = repair_utf8(bytes, out);
    EXPECT_EQ(out, expected) << testing::PrintToString(bytes);
    EXPECT_EQ(repair.count, marks);
    EXPECT_EQ(repair.first, 0u);
    EXPECT_EQ(repaired("a" + bytes + "b"), "a" + expected + "b");  // neighbours untouched
    EXPECT_FALSE(is_valid_utf8(bytes));
  }
}

TEST(Utf8, ValidTextIsCopiedUnchanged) {
  for (const std::string& text : {""s, "plain"s, "a\0b"s, "caf\xC3\xA9 \xF0\x9F\x98\x80"s, kMark, "\xEF\xBF\xBE\xF0\x9F\xBF\xBF"s}) {
    std::string out = "before ";
    const Repair repair = repair_utf8(text, out);
    EXPECT_EQ(out, "before " + text);
    EXPECT_EQ(repair.count, 0u);
    EXPECT_EQ(repair.first, text.size());
  }
}

// Long ASCII stretches take eight bytes at a time: a fault must be found at each place of such a word.
TEST(Utf8, FindsTheFaultAtEveryPlace) {
  for (std::size_t place = 0; place < 40; ++place) {
    std::string bytes(40, 'x');
    bytes[place] = '\x93';
    EXPECT_EQ(valid_utf8_prefix(bytes), place);
    std::string out;
    EXPECT_EQ(repair_utf8(bytes, out).first, place);
    EXPECT_EQ(out, std::string(place, 'x') + kMark + std::string(39 - place, 'x'));
  }
}

TEST(Utf8, CountsCodePointsNotBytes) {
  EXPECT_EQ(count_code_points(""), 0u);
  EXPECT_EQ(count_code_points("caf\xC3\xA9 \xF0\x9F\x98\x80"), 6u);
}

TEST(Utf8, BoundariesLieBetweenCodePoints) {
  const std::string text = "a\xC3\xA9\xF0\x9F\x98\x80";
  std::vector<std::size_t> forward, backward;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (is_boundary(text, at)) forward.push_back(at);
  }
  for (std::size_t at = text.size();; at = previous_boundary(text, at)) {
    backward.insert(backward.begin(), at);
    if (at == 0) break;
  }
  EXPECT_EQ(forward, (std::vector<std::size_t>{0, 1, 3, 7}));
  EXPECT_EQ(backward, forward);
}

}  // namespace
}  // namespace sayso
