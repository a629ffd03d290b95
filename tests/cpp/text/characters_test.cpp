#include "text/characters.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(Characters, ClassesOfOnesThatNewsHas) {
  const struct {
    char32_t code_point;
    CharClass expected;
  } cases[] = {
      {U'a', CharClass::letter},          {U'7', CharClass::digit},           {U'\u00E9', CharClass::letter},
      {U'\u0130', CharClass::letter},     {U'\u00A0', CharClass::space},      {U'\u3000', CharClass::space},
      {U'\u200B', CharClass::space},      {U'\u0007', CharClass::space},      {U'\n', CharClass::line_break},
      {U'\u2028', CharClass::line_break}, {U'\u0085', CharClass::line_break}, {U'\u201C', CharClass::quote},
      {U'\'', CharClass::quote},          {U'\u00BB', CharClass::quote},      {U'\u2014', CharClass::dash},
      {U'\u2212', CharClass::dash},       {U'\u2022', CharClass::bullet},     {U'\u20AC', CharClass::currency},
      {U'$', CharClass::currency},        {U'\u0301', CharClass::mark},       {U'\u00AD', CharClass::invisible},
      {U'\u202E', CharClass::invisible},  {U'\u4E2D', CharClass::cjk},        {U'\u0E01', CharClass::uncased},
      {U'\U0001F600', CharClass::emoji},  {U'\U0001F1F3', CharClass::emoji},  {U'\u2603', CharClass::emoji},
      {U'\u00BD', CharClass::number},     {U'\u0663', CharClass::digit},      {U'\uE000', CharClass::other},
      {U'\U0010FFFF', CharClass::other},  {U'%', CharClass::punctuation},
  };
  for (const auto& c : cases) EXPECT_EQ(char_class(c.code_point), c.expected) << std::hex << static_cast<std::uint32_t>(c.code_point);
}

TEST(Characters, LowersWordsOfSeveralScripts) {
  EXPECT_EQ(lower("\u00C5se \u0141UKASZ \u0416\u0401 \u0391\u03A9 \u1E9E MIX3D"),
            "\u00E5se \u0142ukasz \u0436\u0451 \u03B1\u03C9 \u00DF mix3d");
}

TEST(Characters, LowersWithoutRegardToTheLocale) { EXPECT_EQ(lower("TITLE \u0130I"), "title ii"); }

TEST(Characters, AppendsWhatItReads) {
  for (const char32_t c : {U'a', U'\u00E9', U'\u20AC', U'\U0001F600'}) {
    std::string text;
    append_code_point(c, text);
    EXPECT_EQ(decode_code_point(text, 0).value, c);
    EXPECT_EQ(decode_code_point(text, 0).size, text.size());
  }
}

}  // namespace
}  // namespace sayso
