#include "input/conllu_reader.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace sayso {
namespace {

std::string row(const std::string& id, const std::string& form, const std::string& misc = "_") {
  return id + "\t" + form + "\t_\t_\t_\t_\t_\t_\t_\t" + misc + "\n";
}

TEST(ConlluReader, MakesTextAndParagraphs) {
  const GivenWords words = read_conllu("# newdoc\n" + row("1", "Yes", "SpaceAfter=No") + row("2", ".") + "\n" + row("1", "No") +
                                       "\n# newpar\n" + row("1", "Go"));
  EXPECT_EQ(words.text, "Yes. No\n\nGo");
  EXPECT_EQ(words.sentences, (std::vector<TokenSpan>{{0, 2}, {2, 3}, {3, 4}}));
  EXPECT_EQ(words.tokens.block, (std::vector<std::uint32_t>{0, 0, 0, 1}));
  EXPECT_EQ(words.structure.blocks[0].span, (ByteSpan{0, 7}));
  EXPECT_EQ(words.structure.blocks[1].span, (ByteSpan{9, 11}));
  EXPECT_EQ(words.tokens.space_after, (std::vector<std::uint8_t>{0, 1, 1, 1}));
}

TEST(ConlluReader, RangesJoinWords) {
  const GivenWords words = read_conllu(row("1-2", "can't", "SpaceAfter=No") + row("1", "ca") + row("2", "n't") + row("3", "!"));
  EXPECT_EQ(words.text, "can't!");
  EXPECT_EQ(words.tokens.joined, (std::vector<std::uint8_t>{0, 1, 0}));
  ASSERT_EQ(words.ranges.size(), 1u);
  EXPECT_EQ(words.ranges[0].form, "can't");
}

TEST(ConlluReader, EmptyInputAndLineEnds) {
  EXPECT_TRUE(read_conllu("").sentences.empty());
  EXPECT_TRUE(read_conllu("# only a comment\n\n").sentences.empty());
  EXPECT_EQ(read_conllu("\xEF\xBB\xBF"
                        "1\ta\t_\t_\t_\t_\t_\t_\t_\t_\r\n\r\n")
                .tokens.size(),
            1u);
}

TEST(ConlluReader, FaultsNameTheirLine) {
  const std::pair<std::string, std::string> cases[] = {
      {"1\ta\t_\n", "line 1"},                    // too few columns
      {row("1", "a") + row("3", "b"), "line 2"},  // a gap
      {row("x", "a"), "line 1"},
      {row("1", ""), "line 1"},                              // no form
      {row("1-3", "abc") + row("1", "a") + "\n", "line 3"},  // ends within a range
      {row("2-1", "abc"), "line 1"},
      {row("1-2", "ab") + row("1-2", "ab"), "line 2"},
      {row("1", "a") + "# late\n", "line 2"},
  };
  for (const auto& [bytes, line] : cases) {
    try {
      read_conllu(bytes);
      ADD_FAILURE() << bytes;
    } catch (const InputError& error) {
      EXPECT_EQ(error.code(), "conllu_syntax");
      EXPECT_NE(std::string(error.what()).find(line), std::string::npos) << error.what();
    }
  }
  EXPECT_THROW(read_conllu("1\t\xFF\t_\t_\t_\t_\t_\t_\t_\t_\n"), InputError);
}

TEST(ConlluReader, VeryLongSentencesAreRefused) {
  std::string bytes;
  for (std::size_t id = 1; id <= kMaxGivenSentence + 1; ++id) bytes += row(std::to_string(id), "a");
  EXPECT_THROW(read_conllu(bytes), InputError);
}

TEST(SplitDocuments, EachMarkStartsOne) {
  const std::string one = "1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n", other = "# newdoc id = 2\n" + one;
  EXPECT_TRUE(split_conllu_documents("").empty());
  EXPECT_EQ(split_conllu_documents(one), (std::vector<std::string_view>{one}));
  EXPECT_EQ(split_conllu_documents(one + other + other), (std::vector<std::string_view>{one, other, other}));
  EXPECT_EQ(split_conllu_documents(other), (std::vector<std::string_view>{other}));
}

}  // namespace
}  // namespace sayso
