// What looks like a conflict of two documents and is none, since they speak of two things.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "analyzed_builder.h"
#include "compare/compare.h"

namespace sayso {
namespace {

using testing::AnalyzedBuilder;
using Documents = std::vector<std::shared_ptr<const Analyzed>>;

// Both documents name the same event, so that their claims are compared.
AnalyzedBuilder open(const std::string& id, const std::string& verb) {
  AnalyzedBuilder builder(id);
  builder.say("The Tarnholm dam in Vessby worried Ines Korda " + verb + ".", "The Tarnholm dam", "worry");
  return builder;
}

std::size_t count_links(const Documents& documents, LinkKind kind) {
  static const Lexicon lexicon = Lexicon::built_in();
  std::size_t count = 0;
  for (const Link& link : compare(documents, lexicon).links) count += link.kind == kind ? 1 : 0;
  return count;
}

Documents two_ages(const std::string& first, const std::string& second, const std::string& unit) {
  const auto telling = [&](const std::string& id, const std::string& who, double age) {
    const std::string words = std::to_string(static_cast<int>(age)) + (unit.empty() ? "" : "-year");
    return open(id, "again")
        .say("The flood at the mill killed " + who + " on the bridge.", "The flood", "kill")
        .count(words, age, unit)
        .build();
  };
  return {telling("wire", first, 36), telling("herald", second, 66)};
}

TEST(TwoThings, AgesOfTwoPeopleDoNotConflict) {
  EXPECT_EQ(count_links(two_ages("the 36-year-old driver Aron Leth", "the 66-year-old driver Mette Brandt", "year"), LinkKind::conflicts),
            0U);
  EXPECT_EQ(count_links(two_ages("the 36-year-old driver", "a 66-year-old teacher", "year"), LinkKind::conflicts), 0U);
}

TEST(TwoThings, AgesOfOnePersonConflict) {
  EXPECT_EQ(count_links(two_ages("the 36-year-old driver Aron Leth", "the 66-year-old Aron Leth", "year"), LinkKind::conflicts), 1U);
}

TEST(TwoThings, ANumberBehindANameIsAnAge) {
  EXPECT_EQ(count_links(two_ages("Aron Leth, 36,", "Mette Brandt, 66,", ""), LinkKind::conflicts), 0U);
  EXPECT_EQ(count_links(two_ages("Aron Leth, 36,", "Aron Leth, 66,", ""), LinkKind::conflicts), 1U);
}

TEST(TwoThings, NumbersOfTwoNamesDoNotConflict) {
  const auto telling = [](const std::string& id, const std::string& who, int barns) {
    const std::string words = std::to_string(barns) + " barns";
    return open(id, "again")
        .say("In the flood " + who + " lost " + words + " near the river.", who, "lose")
        .count(words, barns, "barn")
        .build();
  };
  EXPECT_EQ(count_links({telling("wire", "Aron Leth", 12), telling("herald", "Mette Brandt", 20)}, LinkKind::conflicts), 0U);
  EXPECT_EQ(count_links({telling("wire", "Aron Leth", 12), telling("herald", "Aron Leth", 20)}, LinkKind::conflicts), 1U);
}

TEST(TwoThings, OneValueInTwoUnitsDoesNotConflict) {
  const auto telling = [](const std::string& id, const std::string& words, double value, const std::string& unit) {
    return open(id, "again")
        .say("The boat that sank at the mill was " + words + " long.", "The boat", "be long")
        .count(words, value, unit)
        .build();
  };
  EXPECT_EQ(count_links({telling("wire", "10 metres", 10, "metre"), telling("herald", "32 feet", 32, "foot")}, LinkKind::conflicts), 0U);
  EXPECT_EQ(count_links({telling("wire", "10 metres", 10, "metre"), telling("herald", "52 feet", 52, "foot")}, LinkKind::conflicts), 1U);
}

TEST(TwoThings, ValuesThatBothDocumentsGiveDoNotConflict) {
  const auto telling = [](const std::string& id, int first, int second) {
    const std::string one = std::to_string(first) + " barns";
    const std::string two = std::to_string(second) + " barns";
    return open(id, "again")
        .say("The flood destroyed " + one + " near the river.", "The flood", "destroy")
        .count(one, first, "barn")
        .say("A fire at the harbour had burned down " + two + ".", "A fire", "burn")
        .count(two, second, "barn")
        .build();
  };
  EXPECT_EQ(count_links({telling("wire", 140, 90), telling("herald", 90, 140)}, LinkKind::conflicts), 0U);
  EXPECT_GE(count_links({telling("wire", 140, 90), telling("herald", 60, 30)}, LinkKind::conflicts), 1U);
}

TEST(TwoThings, PeopleOfTwoKindsWithoutACommonVerbDoNotConflict) {
  const auto telling = [](const std::string& id, int count, const std::string& who, const std::string& unit, const std::string& verb) {
    const std::string words = std::to_string(count) + " " + who;
    return open(id, "again").say("The mill " + verb + " " + words + " in the valley.", "The mill", verb).count(words, count, unit).build();
  };
  EXPECT_EQ(count_links({telling("wire", 46, "people", "person", "employs"), telling("herald", 64, "passengers", "passenger", "saved")},
                        LinkKind::conflicts),
            0U);
}

TEST(TwoThings, AQuotationOfARoleIsOfNoOtherSpeaker) {
  const auto telling = [](const std::string& id, const std::string& holder) {
    return open(id, id == "wire" ? "yesterday" : "again")
        .say("The old gates of the mill never held back the river.", "The old gates", "hold")
        .quoting(holder)
        .build();
  };
  EXPECT_EQ(count_links({telling("wire", "Aron Leth"), telling("herald", "Mette Brandt")}, LinkKind::conflicts), 1U);
  EXPECT_EQ(count_links({telling("wire", "Aron Leth"), telling("herald", "an engineer")}, LinkKind::conflicts), 0U);
}

Documents yes_and_no(const std::string& no, const std::string& yes, const std::string& subject, const std::string& no_verb,
                     const std::string& yes_verb, Form form = Form::main) {
  const auto said = open("herald", "again").say(yes, subject, yes_verb).build();
  auto changed = std::make_shared<Analyzed>(*said);
  changed->claims.back().form = form;
  return {open("wire", "again").say(no, subject, no_verb).negative().build(), changed};
}

TEST(TwoThings, WhatIsOnlyAimedAtIsNotDenied) {
  const std::string no = "The board did not close the old mill at the river.";
  const std::string yes = "The board wanted to close the old mill at the river.";
  EXPECT_EQ(count_links(yes_and_no(no, yes, "The board", "close", "close"), LinkKind::conflicts), 1U);
  EXPECT_EQ(count_links(yes_and_no(no, yes, "The board", "close", "close", Form::infinitive), LinkKind::conflicts), 0U);
}

TEST(TwoThings, NotTheOppositeIsTheSame) {
  EXPECT_EQ(count_links(yes_and_no("The council did not approve the bridge over the Suda.",
                                   "The council rejected the bridge over the Suda.", "The council", "approve", "reject"),
                        LinkKind::conflicts),
            0U);
}

TEST(TwoThings, OneSentenceOfBothDocumentsDeniesNothing) {
  const auto telling = [](const std::string& id, bool first) {
    AnalyzedBuilder builder = open(id, "again");
    builder.say("Nobody in the village closed the old mill, and the mayor closed the new mill.", "Nobody in the village", "close");
    if (first) builder.negative();
    return builder.build();
  };
  EXPECT_EQ(count_links({telling("wire", true), telling("herald", false)}, LinkKind::conflicts), 0U);
}

}  // namespace
}  // namespace sayso
