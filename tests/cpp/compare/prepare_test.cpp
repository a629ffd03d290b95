#include "compare/prepare.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "analyzed_builder.h"

namespace sayso {
namespace {

using testing::AnalyzedBuilder;

const Lexicon& lexicon() {
  static const Lexicon built = Lexicon::built_in();
  return built;
}

std::shared_ptr<const Analyzed> report(const std::string& id, const std::string& dateline) {
  return AnalyzedBuilder(id)
      .say(dateline + " The Tarnholm dam in Vessby worried Ines Korda.", "The Tarnholm dam", "worry")
      .say("The Tarnholm dam held, said Ines Korda in Vessby.", "The Tarnholm dam", "hold")
      .build();
}

struct Case {
  std::string earlier;
  std::string later;
  bool apart;
};

TEST(Prepare, DatelinesTellWhichReportIsLater) {
  const std::vector<Case> cases = {
      {"VESSBY, March 4 (Norpress) -", "OSLO, 16 March.", true},
      {"By Mina Holt, The Vessby Post, 4 March", "VESSBY, Mar. 16 -", true},
      {"VESSBY, 30 December -", "VESSBY, 9 January -", true},
      {"VESSBY, March 4 -", "VESSBY, March 5 -", false},
      // A date in the middle of a sentence is no dateline.
      {"VESSBY, March 4 -", "It will be repaired until 16 June.", false},
  };
  for (const Case& test : cases) {
    Vocabulary vocabulary(lexicon());
    const Prepared prepared = prepare(std::vector{report("a", test.earlier), report("b", test.later)}, {}, vocabulary);
    ASSERT_EQ(prepared.related.size(), 1U) << test.later;
    const Facing facing = prepared.face(prepared.related[0]);
    EXPECT_EQ(facing.apart, test.apart) << test.later;
    EXPECT_EQ(facing.later < 0, test.apart || test.later.find("March 5") != std::string::npos) << test.later;
  }
}

TEST(Prepare, AReportWithoutADateIsAsOldAsTheOldestThatBelongsToIt) {
  Vocabulary vocabulary(lexicon());
  const auto documents = std::vector{report("a", "VESSBY, March 4 -"), report("b", "VESSBY, March 24 -"), report("c", "Again:")};
  const Prepared prepared = prepare(documents, {}, vocabulary);
  ASSERT_TRUE(prepared.days[2]);
  EXPECT_EQ(prepared.days[2]->day, prepared.days[0]->day);
  EXPECT_FALSE(prepared.dated[2]);
  EXPECT_TRUE(prepared.face({1, 2}).apart);
}

TEST(Prepare, ReportsMonthsApartAreOfTwoEvents) {
  Vocabulary vocabulary(lexicon());
  EXPECT_EQ(prepare(std::vector{report("a", "VESSBY, March 4 -"), report("b", "VESSBY, April 4 -")}, {}, vocabulary).related.size(), 1U);
  EXPECT_TRUE(prepare(std::vector{report("a", "VESSBY, March 4 -"), report("b", "VESSBY, July 4 -")}, {}, vocabulary).related.empty());
}

TEST(Prepare, DocumentsThatBelongTogetherHaveOneGroup) {
  Vocabulary vocabulary(lexicon());
  const auto stranger = AnalyzedBuilder("z").say("Lukas Brandt sells pears in Ostheim.", "Lukas Brandt", "sell").build();
  const Prepared prepared = prepare(std::vector{report("a", ""), report("b", ""), stranger}, {}, vocabulary);
  EXPECT_EQ(prepared.group_of[0], prepared.group_of[1]);
  EXPECT_NE(prepared.group_of[0], prepared.group_of[2]);
}

}  // namespace
}  // namespace sayso
