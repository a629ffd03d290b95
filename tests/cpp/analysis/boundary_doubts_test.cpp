#include "analysis/boundary_doubts.h"

#include <gtest/gtest.h>

#include <charconv>
#include <set>
#include <string>
#include <vector>

#include "text/tokenizer.h"

namespace sayso {
namespace {

const Lexicon& lexicon() {
  static const Lexicon built_in = Lexicon::built_in();
  return built_in;
}

// What the place after the token with that index is, in a text of one block.
Surroundings surroundings_in(const std::string& text, std::size_t token) {
  const Tokens tokens = tokenize(text, find_structure(text, lexicon()), lexicon());
  return surroundings_after(text, tokens, token, tokens.size() - 1);
}

TEST(BoundaryDoubts, RulesThatAreSureOrForABoundaryAreNotInDoubt) {
  for (const float sure : {-100.0F, -6.0F, 0.0F, 2.5F, 6.0F, 100.0F}) EXPECT_EQ(doubt_of(sure), Doubt::none);
  EXPECT_EQ(doubt_of(-2.0F), Doubt::small);
  EXPECT_EQ(doubt_of(-1.0F), Doubt::capital);
  EXPECT_EQ(doubt_of(-0.5F), Doubt::mark);
}

TEST(BoundaryDoubts, APlaceIsWhatTwoTokensOnEitherSideLookLike) {
  const Surroundings place = surroundings_in("We met Kari, NATO people.", 2);
  EXPECT_EQ(place.before[0], Shape::capital);
  EXPECT_EQ(place.before[1], Shape::word);
  EXPECT_EQ(place.after[0], Shape::comma);
  EXPECT_EQ(place.after[1], Shape::capitals);
  EXPECT_TRUE(place.in_marked_block);
}

TEST(BoundaryDoubts, BeyondTheBlockIsAnEdge) {
  const Surroundings place = surroundings_in("Thanks Kari", 0);
  EXPECT_EQ(place.before[1], Shape::edge);
  EXPECT_EQ(place.after[1], Shape::edge);
  EXPECT_FALSE(place.in_marked_block);
}

TEST(BoundaryDoubts, Shapes) {
  const std::vector<std::pair<std::string, Shape>> cases = {
      {"oslo", Shape::word},      {"Oslo", Shape::capital}, {"\u00C5s", Shape::capital}, {"OSLO", Shape::capitals},
      {"U.S.", Shape::capitals},  {"I", Shape::pronoun},    {"B", Shape::letter},        {"12", Shape::number},
      {",", Shape::comma},        {":", Shape::colon},      {";", Shape::semicolon},     {"(", Shape::opening},
      {"]", Shape::closing},      {"/", Shape::slash},      {"\u201D", Shape::quote},    {"\u2014", Shape::dash},
      {"?", Shape::end},          {"...", Shape::ellipsis}, {"\u2026", Shape::ellipsis}, {"+", Shape::symbol},
      {"a@b.org", Shape::address}};
  for (const auto& [word, shape] : cases) EXPECT_EQ(surroundings_in("we " + word + " go", 0).after[0], shape) << word;
}

TEST(BoundaryDoubts, AClosingMarkBehindTheEndMarkLeavesTheBlockMarked) {
  EXPECT_TRUE(surroundings_in("we go (they say so.)", 0).in_marked_block);
  EXPECT_FALSE(surroundings_in("we go (they say so)", 0).in_marked_block);
}

TEST(BoundaryDoubts, TitleCase) {
  const auto is_titled = [](const std::string& text, std::size_t start) {
    return has_title_case(text, tokenize(text, find_structure(text, lexicon()), lexicon()), start);
  };
  EXPECT_TRUE(is_titled("Mayor to Open the New Bridge in March", 0));
  EXPECT_TRUE(is_titled("MAYOR TO OPEN THE BRIDGE IN MARCH", 0));
  EXPECT_FALSE(is_titled("Mayor opens the new bridge in March", 0));
  EXPECT_FALSE(is_titled("Kari Lund", 0));
  const std::string two = "the mayor opened a bridge\n\nMayor to Open the New Bridge in March";
  EXPECT_FALSE(is_titled(two, 0));
  EXPECT_TRUE(is_titled(two, 5));
}

TEST(BoundaryDoubts, WeighsTheScoreAndWhatStandsAround) {
  const LexiconTable weights = LexiconTable::read("boundary_weights",
                                                  "feature\tsmall\tcapital\tmark\nbias\t0\t-1000\t0\nscore above 0\t0\t1000\t0\n"
                                                  "score below 0\t0\t500\t0\nbefore word\t0\t250\t0\nafter 2 edge\t0\t-125\t0\n");
  const DoubtModel model(weights);
  const Surroundings place{{Shape::word, Shape::edge}, {Shape::capital, Shape::edge}, false};
  EXPECT_FLOAT_EQ(model.weigh(Doubt::capital, place, 2.0F), 1.125F);
  EXPECT_FLOAT_EQ(model.weigh(Doubt::capital, place, -2.0F), -1.875F);
  EXPECT_FLOAT_EQ(model.weigh(Doubt::mark, place, 2.0F), 0.0F);
}

TEST(BoundaryDoubts, NothingMakesAHopelessScoreABoundary) {
  const DoubtModel model(LexiconTable::read("boundary_weights", "feature\tsmall\tcapital\tmark\nbias\t9000\t9000\t9000\n"));
  EXPECT_GT(model.weigh(Doubt::small, {}, -4.9F), 0.0F);
  EXPECT_LT(model.weigh(Doubt::small, {}, -5.1F), 0.0F);
}

TEST(BoundaryDoubts, EachRowOfTheTableIsAFeatureThatIsRead) {
  std::set<std::string> known{"bias", "score above 0", "score below 0", "block ends with a mark"};
  for (std::size_t shape = 0; shape < kShapes; ++shape) {
    const std::string what(name(static_cast<Shape>(shape)));
    for (const char* side : {"before ", "before 2 ", "after ", "after 2 "}) known.insert(side + what);
  }
  const LexiconTable& table = lexicon().table("boundary_weights");
  EXPECT_GT(table.rows().size(), 30U);
  for (const LexiconTable::Row& row : table.rows()) {
    EXPECT_TRUE(known.count(row[0]) == 1) << row[0];
    ASSERT_EQ(row.size(), 4U) << row[0];
    for (std::size_t column = 1; column < row.size(); ++column) {
      int weight = 0;
      EXPECT_EQ(std::from_chars(row[column].data(), row[column].data() + row[column].size(), weight).ec, std::errc{}) << row[0];
    }
  }
}

TEST(BoundaryDoubts, AHigherScoreNeverSpeaksAgainstABoundary) {
  const LexiconTable& table = lexicon().table("boundary_weights");
  for (const char* feature : {"score above 0", "score below 0"}) {
    for (const char* doubt : {"small", "capital", "mark"})
      EXPECT_GE(std::stoi(std::string(table.field(feature, doubt))), 0) << feature << doubt;
  }
}

}  // namespace
}  // namespace sayso
