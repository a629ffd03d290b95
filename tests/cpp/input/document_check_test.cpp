#include "input/document_check.h"

#include <gtest/gtest.h>

#include <string>

#include "base/utf8.h"

namespace sayso {
namespace {

TEST(DocumentCheck, SeenIdsKnowsEveryIdAgain) {
  SeenIds seen;
  for (int id = 0; id < 5000; ++id) EXPECT_FALSE(seen.has_seen(std::to_string(id)));
  for (int id = 0; id < 5000; ++id) EXPECT_TRUE(seen.has_seen(std::to_string(id)));
}

TEST(DocumentCheck, SeenIdsStopsGrowing) {
  SeenIds seen;
  for (std::size_t id = 0; id < SeenIds::kMaxIds; ++id) ASSERT_FALSE(seen.has_seen(std::to_string(id)));
  EXPECT_FALSE(seen.has_seen("one more"));
  EXPECT_FALSE(seen.has_seen("one more"));  // no longer kept
  EXPECT_TRUE(seen.has_seen("0"));
}

// The white space of Python's str.strip, counted in CPython 3.11: 29 code points.
TEST(DocumentCheck, WhiteIsWhatPythonStrips) {
  int count = 0;
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string text;
    append_code_point(value, text);
    if (is_white(text)) ++count;
  }
  EXPECT_EQ(count, 29);
  EXPECT_TRUE(is_white(""));
  EXPECT_TRUE(is_white(" \t\x1C\xC2\xA0\xE2\x80\xA8"));
  EXPECT_FALSE(is_white(" x "));
  EXPECT_FALSE(is_white("\xE2\x80\x8B"));  // zero width space is none
}

}  // namespace
}  // namespace sayso
