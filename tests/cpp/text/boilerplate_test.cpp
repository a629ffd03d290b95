#include "text/boilerplate.h"

#include <gtest/gtest.h>

#include <string>

#include "model/lexicon.h"

namespace sayso {
namespace {

// Whether the block that holds `line` is boilerplate, between two paragraphs of an article.
bool is_boilerplate(const std::string& line) {
  const std::string before = "The council met on Monday to hear the plan, and it heard it.\n\n";
  const std::string text = before + line + "\n\nThe plan was then put to a vote, which the mayor lost.";
  const Structure structure = find_structure(text, Lexicon::built_in());
  for (const Block& block : structure.blocks) {
    if (block.span.start >= before.size()) return block.kind == BlockKind::boilerplate;
  }
  return false;
}

TEST(Boilerplate, LinesOfThePage) {
  for (const char* line : {"Friday, January 4, 2019",
                           "Updated: 12 May 2021 at 14:30 GMT",
                           "03/04/2021",
                           "Post a comment",
                           "POST A COMMENT",
                           "Advertisement",
                           "Share this article on Facebook",
                           "Image: Mari Lund.",
                           "A crowd in Halden. Image: Mari Lund.",
                           "A crowd in Halden.Image: Mari Lund.",
                           "By Mari Lund",
                           "Copyright 2020 Halden Times",
                           "\xC2\xA9 2020 Halden Times",
                           "\xE2\x80\x94Mari Lund, mayor",
                           "Subject: Re: your plan",
                           "Dear Mari,",
                           "Best regards,",
                           "press@example.org",
                           "https://example.org/news/1",
                           "OSLO \xE2\x80\x94",
                           "--",
                           "All rights reserved.",
                           "Subscribe to our newsletter"}) {
    EXPECT_TRUE(is_boilerplate(line)) << line;
  }
}

TEST(Boilerplate, WordsOfTheArticleStay) {
  for (const char* line :
       {"On Friday, January 4, 2019, the plant closed.", "Comments by the mayor were not well received.", "Plant closes in June",
        "By June, the plant will be closed.", "She hopes to share this with her children.",
        "The image: a man alone before a tank, unarmed and calm as he was on the day it all began so long ago in the square.",
        "\"Dear me,\" she said.", "Thanks to the union, the plant stays open.", "May 2021 was cold.",
        "The source: a leak in the pipe below the plant."}) {
    EXPECT_FALSE(is_boilerplate(line)) << line;
  }
}

TEST(Boilerplate, EntriesBelowAListOfOtherPagesGoWithIt) {
  const std::string text =
      "The plant will close in June, the company said.\n\nRelated articles\n\nTen ways to save money\nWhy cats sleep all day\n\nThe mayor "
      "said that she had not been told.";
  std::vector<BlockKind> kinds;
  for (const Block& block : find_structure(text, Lexicon::built_in()).blocks) kinds.push_back(block.kind);
  EXPECT_EQ(kinds, (std::vector<BlockKind>{BlockKind::paragraph, BlockKind::boilerplate, BlockKind::boilerplate, BlockKind::boilerplate,
                                           BlockKind::paragraph}));
}

TEST(Boilerplate, TheShortLineAboveACreditIsItsCaption) {
  const std::string text = "The plant will close.\n\nThe plant in Halden\n\nImage: Mari Lund\n";
  const std::vector<Block> blocks = find_structure(text, Lexicon::built_in()).blocks;
  EXPECT_EQ(blocks[0].kind, BlockKind::paragraph);
  EXPECT_EQ(blocks[1].kind, BlockKind::boilerplate);
}

TEST(Boilerplate, CellsOfTablesAreNeverBoilerplate) {
  for (const Block& block : find_structure("Date|Source:\n-|-\nFriday, May 1, 2020|Home\n", Lexicon::built_in()).blocks)
    EXPECT_EQ(block.kind, BlockKind::table_cell);
}

}  // namespace
}  // namespace sayso
