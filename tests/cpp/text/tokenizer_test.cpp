#include "text/tokenizer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "model/lexicon.h"

namespace sayso {
namespace {

const Lexicon& lexicon() {
  static const Lexicon built_in = Lexicon::built_in();
  return built_in;
}

Tokens tokens_of(const std::string& text) { return tokenize(text, one_line(text), lexicon()); }

// The tokens with spaces between, and "+" before a joined one.
std::string tokens(const std::string& text) {
  const Tokens found = tokens_of(text);
  std::string all;
  for (std::size_t token = 0; token < found.size(); ++token) {
    if (token > 0) all += found.joined[token] != 0 ? " +" : " ";
    all += slice(text, found.span[token]);
  }
  return all;
}

struct Case {
  const char* text;
  const char* expected;
};

template <std::size_t size>
void expect_all(const Case (&cases)[size]) {
  for (const Case& c : cases) EXPECT_EQ(tokens(c.text), c.expected) << c.text;
}

TEST(Tokenizer, CliticsAreWordsOfTheirOwn) {
  expect_all({{"don't", "do +n't"},
              {"Lund's plan", "Lund +'s plan"},
              {"the workers' plan", "the workers +' plan"},
              {"we'll they're I've he'd I'm", "we +'ll they +'re I +'ve he +'d I +'m"},
              {"can't won't", "ca +n't wo +n't"},
              {"cannot gonna", "can +not gon +na"},
              {"shouldn't've", "should +n't +'ve"},
              {"isn\u2019t Lund\u2019s", "is +n\u2019t Lund +\u2019s"},
              {"DON'T", "DO +N'T"},
              {"the U.S.'s plan", "the U.S. +'s plan"},
              {"dont", "do +nt"},
              {"its lets", "its lets"}});
}

TEST(Tokenizer, NamesOfFilesMayEndInNumbers) {
  expect_all(
      {{"plan 0308.doc", "plan 0308.doc"}, {"in 2019.Then", "in 2019 . Then"}, {"3.5 km", "3.5 km"}, {"room 12.pdf.", "room 12.pdf ."}});
}

TEST(Tokenizer, ApostrophesInsideOfNamesStay) {
  expect_all({{"O'Brien o'clock ma'am", "O'Brien o'clock ma'am"},
              {"the '90s", "the '90s"},
              {"rock 'n' roll", "rock 'n ' roll"},
              {"tell 'em", "tell 'em"},
              {"goin' on", "goin' on"}});
}

TEST(Tokenizer, SingleMarksThatCloseAQuotationAreNoPossessives) {
  EXPECT_EQ(tokens("called it 'a mess of plans' then"), "called it ' a mess of plans ' then");
}

TEST(Tokenizer, CompoundsAreSplitAtHyphensButNotAfterPrefixes) {
  expect_all({{"well-known", "well - known"},
              {"a 10-year-old", "a 10 - year - old"},
              {"non-union e-mail mid-1980s", "non-union e-mail mid-1980s"},
              {"co-founder", "co-founder"},
              {"long- and short-term", "long - and short - term"}});
}

TEST(Tokenizer, AbbreviationsKeepTheirStop) {
  expect_all({{"Mr. Lund of the U.S. met Dr. Berg at 5 p.m. today", "Mr. Lund of the U.S. met Dr. Berg at 5 p.m. today"},
              {"J. R. Lund and J.R. Berg", "J. R. Lund and J.R. Berg"},
              {"Halden Inc. and Lund Corp. agreed", "Halden Inc. and Lund Corp. agreed"},
              {"on Jan. 5 see p. 7 and No. 3", "on Jan. 5 see p. 7 and No. 3"},
              {"i.e. this, e.g. that, etc. and so on", "i.e. this , e.g. that , etc. and so on"},
              {"A Ph.D. thesis", "A Ph.D. thesis"},
              {"An M.Sc. thesis", "An M.Sc. thesis"}});
}

TEST(Tokenizer, StopsAfterOtherWordsAreTokens) {
  expect_all({{"He said no. Then he left.", "He said no . Then he left ."},
              {"you and I. Then", "you and I . Then"},
              {"apples, pears, etc.", "apples , pears , etc ."},
              {"He sat. She", "He sat . She"}});
}

TEST(Tokenizer, Numbers) {
  expect_all({{"1,234.56", "1,234.56"},
              {"3.5%", "3.5 %"},
              {"$5.2bn", "$ 5.2 bn"},
              {"\u20AC300m", "\u20AC 300 m"},
              {"US$40", "US$ 40"},
              {"10km 5pm", "10 km 5 pm"},
              {"5th 1990s 22nd", "5th 1990s 22nd"},
              {"10-15", "10 - 15"},
              {"2019\u201320", "2019 \u2013 20"},
              {"9/11", "9/11"},
              {"3/4", "3 / 4"},
              {"5:30", "5:30"},
              {"2020-05-01", "2020-05-01"},
              {"713-555-0143", "713-555-0143"},
              {".5 and $.04", ".5 and $ .04"},
              {"1,2,3", "1 , 2 , 3"},
              {"12,34,567", "12,34,567"},
              {"1.234,56", "1.234,56"},
              {"1.2.3", "1.2.3"},
              {"4G COVID-19", "4G COVID - 19"},
              {"1\u00BD", "1\u00BD"},
              {"-5", "- 5"},
              {"#1", "# 1"},
              {"5p.m.", "5 p.m."},
              {"20,000-strong", "20,000 - strong"}});
}

TEST(Tokenizer, MissingSpacesAreNoticed) {
  expect_all({{"technology,Halden's plan", "technology , Halden +'s plan"},
              {"at the end.Next year", "at the end . Next year"},
              {"he said:\"No.\"Then", "he said : \" No . \" Then"},
              {"up 5%.The", "up 5 % . The"}});
}

TEST(Tokenizer, LinksMailAndNamesOfTheNetAreWhole) {
  expect_all({{"see https://example.org/a?b=1&c=(2), or", "see https://example.org/a?b=1&c=(2) , or"},
              {"(www.example.org)", "( www.example.org )"},
              {"<mari.lund@example.org>", "< mari.lund@example.org >"},
              {"at example.com.", "at example.com ."},
              {"#Halden2020 by @mari_lund", "#Halden2020 by @mari_lund"},
              {"report.pdf", "report.pdf"}});
}

TEST(Tokenizer, MarksThatBelongTogether) {
  expect_all({{"so ... then\u2026 and--well", "so ... then \u2026 and -- well"},
              {"what?! no!!!", "what ?! no !!!"},
              {"great :-)", "great :-)"},
              {"and/or w/o", "and / or w/o"},
              {"AT&T and B&B", "AT&T and B&B"},
              {"\u201CNo,\u201D he said \u2014 twice", "\u201C No , \u201D he said \u2014 twice"},
              {"[...]", "[ ... ]"}});
}

TEST(Tokenizer, EmojiSequencesAreWhole) {
  expect_all({{"a\U0001F468\u200D\U0001F469\u200D\U0001F467b", "a \U0001F468\u200D\U0001F469\u200D\U0001F467 b"},
              {"\U0001F1F3\U0001F1F4\U0001F1F8\U0001F1EA", "\U0001F1F3\U0001F1F4 \U0001F1F8\U0001F1EA"},
              {"\U0001F44D\U0001F3FD\U0001F44D", "\U0001F44D\U0001F3FD \U0001F44D"},
              {"\u2764\uFE0F", "\u2764\uFE0F"}});
}

TEST(Tokenizer, SoftHyphensStayInTheirWord) { EXPECT_EQ(tokens("govern\u00ADment"), "govern\u00ADment"); }

TEST(Tokenizer, KindsOfTokens) {
  const struct {
    const char* text;
    TokenKind kind;
  } cases[] = {{"Lund", TokenKind::word},        {"1,234", TokenKind::number},
               {"5th", TokenKind::number},       {",", TokenKind::punctuation},
               {"%", TokenKind::symbol},         {"$", TokenKind::symbol},
               {"#tag", TokenKind::hashtag},     {"@lund", TokenKind::handle},
               {"a@b.org", TokenKind::email},    {"www.example.org", TokenKind::url},
               {"\U0001F600", TokenKind::emoji}, {":)", TokenKind::symbol},
               {"4G", TokenKind::word},          {"\u2026", TokenKind::punctuation}};
  for (const auto& c : cases) {
    const Tokens found = tokens_of(c.text);
    ASSERT_EQ(found.size(), 1U) << c.text;
    EXPECT_EQ(found.kind[0], c.kind) << c.text;
  }
}

TEST(Tokenizer, MarksOfQuotedMailAreNoTokens) {
  const std::string text = "> The plant will close in June because it is\n> too old, the firm said.";
  const Tokens found = tokenize(text, find_structure(text, lexicon()), lexicon());
  for (const ByteSpan span : found.span) EXPECT_NE(slice(text, span), ">");
}

TEST(Tokenizer, SpaceAfterTellsWhereWordsTouch) {
  const Tokens found = tokens_of("No, (he) said");
  EXPECT_EQ(found.space_after, (std::vector<std::uint8_t>{0, 1, 0, 0, 1, 1}));
}

}  // namespace
}  // namespace sayso
