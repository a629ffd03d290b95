#include "text/structure.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "model/lexicon.h"

namespace sayso {
namespace {

const char* name_of(BlockKind kind) {
  static constexpr const char* kNames[] = {"paragraph", "heading", "item", "cell", "code", "boilerplate"};
  return kNames[static_cast<int>(kind)];
}

// "kind:words" of each block.
std::vector<std::string> blocks(const std::string& text) {
  std::vector<std::string> all;
  for (const Block& block : find_structure(text, Lexicon::built_in()).blocks)
    all.push_back(std::string(name_of(block.kind)) + ":" + std::string(slice(text, block.span)));
  return all;
}

using Expected = std::vector<std::string>;

TEST(Structure, EmptyAndBlankTextsHaveNoBlocks) {
  for (const char* text : {"", " ", "\n\n\n", "\t \r\n", "\xE2\x80\x8B", "\xC2\xA0\n\xE3\x80\x80"})
    EXPECT_EQ(blocks(text), Expected{}) << text;
}

TEST(Structure, BlankLinesDivideParagraphs) {
  EXPECT_EQ(blocks("Sales rose in May.\n\n\nThe union agreed on Monday.\n"),
            (Expected{"paragraph:Sales rose in May.", "paragraph:The union agreed on Monday."}));
}

TEST(Structure, WrappedLinesAreOneParagraph) {
  const std::string text = "The plant in Oslo, which was built in the sixties\nand which the town had hoped to keep, will close\nin June.";
  EXPECT_EQ(blocks(text), (Expected{"paragraph:" + text}));
}

TEST(Structure, LinesThatAreSentencesOfTheirOwnAreParagraphs) {
  EXPECT_EQ(
      blocks("Halden closes its plant in June.\nThe union, which has been in talks with the company for three months now, was told on "
             "Monday evening by letter alone.\nIt will sue."),
      (Expected{
          "paragraph:Halden closes its plant in June.",
          "paragraph:The union, which has been in talks with the company for three months now, was told on Monday evening by letter alone.",
          "paragraph:It will sue."}));
}

TEST(Structure, EveryKindOfLineBreakEndsALine) {
  for (const char* line_break :
       {"\n\n", "\r\r", "\r\n\r\n", "\xC2\x85\xC2\x85", "\xE2\x80\xA8\xE2\x80\xA8", "\xE2\x80\xA9\xE2\x80\xA9", "\v\v", "\f\f"}) {
    EXPECT_EQ(blocks(std::string("One is here.") + line_break + "Two is here."),
              (Expected{"paragraph:One is here.", "paragraph:Two is here."}));
  }
}

TEST(Structure, HeadingsOfMarkdownLeaveTheirMarksOut) {
  EXPECT_EQ(blocks("# Plant closes\n## What now? ##\nTalks\n=====\nMore talks\n----------\n#hashtag is text."),
            (Expected{"heading:Plant closes", "heading:What now?", "heading:Talks", "heading:More talks", "paragraph:#hashtag is text."}));
}

TEST(Structure, ShortLinesWithoutEndMarkAreHeadings) {
  EXPECT_EQ(blocks("Plant closes in June\n\nThe plant will close in June."),
            (Expected{"heading:Plant closes in June", "paragraph:The plant will close in June."}));
}

TEST(Structure, ListItemsOfAllKinds) {
  EXPECT_EQ(blocks("- jobs\n* pay\n+ hours\n\xE2\x80\xA2 pensions\n\xE2\x80\xA2leave\n1. first\n2) second\n10. tenth"),
            (Expected{"item:jobs", "item:pay", "item:hours", "item:pensions", "item:leave", "item:first", "item:second", "item:tenth"}));
}

TEST(Structure, NumberedHeadingsStandAlone) {
  EXPECT_EQ(blocks("1. Costs\n\nThe plant costs too much.\n\n2. Jobs\n\nIt has few of them.")[0], "heading:Costs");
  EXPECT_EQ(blocks("1. Costs\n\n2. Jobs\n\nIt has few of them.")[0], "item:Costs");
}

TEST(Structure, IndentedLinesBelongToTheItemAboveThem) {
  EXPECT_EQ(blocks("- the first point\n  goes on here\n- the second"),
            (Expected{"item:the first point\n  goes on here", "item:the second"}));
}

TEST(Structure, YearsAtTheStartOfALineAreNoItems) {
  EXPECT_EQ(blocks("1998. That was the year.").front(), "paragraph:1998. That was the year.");
  EXPECT_EQ(blocks("The agency counted them for the last time in the\n12. Bezirk, where most of them live.").size(), 1U);
}

TEST(Structure, TablesBecomeCellsWithRowAndColumn) {
  const std::string text = "| Year | Sales |\n|------|------:|\n| 2020 | 12 |\n| 2021 | |\n\nSales rose.";
  const std::vector<Block> found = find_structure(text, Lexicon::built_in()).blocks;
  ASSERT_EQ(found.size(), 6U);
  EXPECT_EQ(slice(text, found[3].span), "12");
  EXPECT_EQ(found[3].row, 1U);
  EXPECT_EQ(found[3].column, 1U);
  EXPECT_EQ(found[4].row, 2U);
  EXPECT_EQ(found[5].kind, BlockKind::paragraph);
}

TEST(Structure, TwoTablesAreCounted) {
  const std::string table = "a|b\n-|-\n1|2\n\n";
  const std::vector<Block> found = find_structure(table + table, Lexicon::built_in()).blocks;
  EXPECT_EQ(found.front().table, 0U);
  EXPECT_EQ(found.back().table, 1U);
}

TEST(Structure, CellsMayHoldAnEscapedBar) { EXPECT_EQ(blocks("a|b\n-|-\nx \\| y|z")[2], "cell:x \\| y"); }

TEST(Structure, WideTablesAreCutAt128Columns) {
  std::string text;
  for (int column = 0; column < 10000; ++column) text += "h|";
  text += "\n-|-\n";
  EXPECT_LE(find_structure(text, Lexicon::built_in()).blocks.size(), 128U);
}

TEST(Structure, FencedCodeIsOneBlock) {
  EXPECT_EQ(blocks("```py\nx = 1\n\n# no heading\n```\nAfter it."), (Expected{"code:x = 1\n\n# no heading", "paragraph:After it."}));
}

TEST(Structure, AFenceThatNothingClosesSwallowsNoText) {
  EXPECT_EQ(blocks("```\nThe plant will close."), (Expected{"paragraph:The plant will close."}));
}

TEST(Structure, FrontMatterIsLeftOutOnlyAtTheVeryStart) {
  EXPECT_EQ(blocks("---\ntitle: x\n---\nThe plant will close."), (Expected{"paragraph:The plant will close."}));
  EXPECT_EQ(blocks("The plant will close.\n\n---\nIt was old.\n---\n").size(), 2U);
  EXPECT_EQ(blocks(" ---\nIt was old.\n---\n").size(), 1U);
}

TEST(Structure, RulesAreMarkup) {
  EXPECT_EQ(blocks("One is here.\n\n* * *\n\nTwo is here."), (Expected{"paragraph:One is here.", "paragraph:Two is here."}));
}

TEST(Structure, QuotedMailLosesTheMarkAtItsStart) {
  EXPECT_EQ(blocks("> The plant will close.\n"), (Expected{"paragraph:The plant will close."}));
}

TEST(Structure, ATitleIsOneHeadingWhateverItsMarks) {
  const std::string title = "  # Plant - \"to close\"\n";
  const Structure structure = one_line(title);
  ASSERT_EQ(structure.blocks.size(), 1U);
  EXPECT_EQ(slice(title, structure.blocks[0].span), "# Plant - \"to close\"");
  EXPECT_EQ(structure.quotes.size(), 1U);
  EXPECT_TRUE(one_line(" \n").blocks.empty());
}

}  // namespace
}  // namespace sayso
