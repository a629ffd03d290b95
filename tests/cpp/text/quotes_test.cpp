#include "text/quotes.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "model/lexicon.h"

namespace sayso {
namespace {

// The inner words of each quotation; "..." in front where it was not closed.
std::vector<std::string> quotes(const std::string& text) {
  std::vector<std::string> all;
  for (const Quote& quote : find_structure(text, Lexicon::built_in()).quotes)
    all.push_back((quote.closed ? "" : "...") + std::string(slice(text, quote.inner)));
  return all;
}

using Expected = std::vector<std::string>;

TEST(Quotes, MarksOfAllKinds) {
  const struct {
    const char* text;
    Expected expected;
  } cases[] = {
      {"\"We agree,\" said Lund.", {"We agree,"}},
      {"\u201CWe agree,\u201D said Lund.", {"We agree,"}},
      {"He called it \u2018a mess\u2019 twice.", {"a mess"}},
      {"He called it 'a mess' twice.", {"a mess"}},
      {"He called it ``a mess'' twice.", {"a mess"}},
      {"He called it \u00ABa mess\u00BB twice.", {"a mess"}},
      {"He called it a (\"mess\").", {"mess"}},
      {"\"One,\" he said, \"and two.\"", {"One,", "and two."}},
  };
  for (const auto& c : cases) EXPECT_EQ(quotes(c.text), c.expected) << c.text;
}

TEST(Quotes, ApostrophesAreNoMarks) {
  for (const char* text : {"It's the workers' plan, isn't it.", "The '90s were the bosses' time.",
                           "Rock 'n' roll isn\u2019t dead in the players\u2019 town.", "It is 5'4\" tall.", "O'Brien's and D'Arcy's."}) {
    EXPECT_EQ(quotes(text), Expected{}) << text;
  }
}

TEST(Quotes, InnerOnesLieInsideOuterOnes) {
  EXPECT_EQ(quotes("\u201CHe said \u2018no\u2019 to us,\u201D said Lund."), (Expected{"He said \u2018no\u2019 to us,", "no"}));
  EXPECT_EQ(quotes("\"He said 'no' to us,\" said Lund."), (Expected{"He said 'no' to us,", "no"}));
}

TEST(Quotes, AParagraphWithOnlyItsClosingMarkGoesOn) {
  EXPECT_EQ(quotes("He said, \"We won.\n\nIt was a good day.\""), (Expected{"We won.\n\nIt was a good day."}));
}

TEST(Quotes, StraightMarksInsideStraightMarks) {
  EXPECT_EQ(quotes("\"It \"works\" for us\", she said. He \"hopes\" so."), (Expected{"It \"works\" for us", "works", "hopes"}));
  EXPECT_EQ(quotes("\"The rule--\"use it\"--is ours.\" So."), (Expected{"The rule--\"use it\"--is ours.", "use it"}));
}

TEST(Quotes, APossessiveInsideSingleMarksDoesNotCloseThem) {
  EXPECT_EQ(quotes("He wrote 'the workers' rights come first' and left."), (Expected{"the workers' rights come first"}));
}

TEST(Quotes, SpansHoldTheMarks) {
  const std::string text = "So \"yes\".";
  const std::vector<Quote> found = find_structure(text, Lexicon::built_in()).quotes;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(slice(text, found[0].outer), "\"yes\"");
  EXPECT_EQ(found[0].mark, U'"');
}

TEST(Quotes, UnclosedQuoteEndsAtParagraph) {
  EXPECT_EQ(quotes("Lund said: \"We will go on.\n\nThe talks went on as well."), (Expected{"...We will go on."}));
}

TEST(Quotes, AQuoteOverSeveralParagraphsIsOne) {
  EXPECT_EQ(quotes("Lund said: \"We will go on.\n\n\"We must.\n\n\"And we can,\" she said."),
            (Expected{"We will go on.\n\n\"We must.\n\n\"And we can,"}));
  EXPECT_EQ(quotes("\u201CWe will go on.\n\n\u201CWe must.\u201D"), (Expected{"We will go on.\n\n\u201CWe must."}));
}

TEST(Quotes, AForgottenClosingMarkEndsAtTheNextOpeningOne) {
  EXPECT_EQ(quotes("\"We go, said Lund. \"We stay,\" said Berg."), (Expected{"...We go, said Lund.", "We stay,"}));
}

TEST(Quotes, AClosingMarkAloneIsNone) { EXPECT_EQ(quotes("We go,\u201D said Lund, who is 19\" tall."), Expected{}); }

TEST(Quotes, FiftyParagraphsOfOneQuote) {
  std::string text;
  for (int paragraph = 0; paragraph < 50; ++paragraph) text += "\"We will go on and on.\n\n";
  EXPECT_EQ(quotes(text).size(), 1U);
}

}  // namespace
}  // namespace sayso
