#include "compare/compare.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "analyzed_builder.h"

namespace sayso {
namespace {

using testing::AnalyzedBuilder;
using Documents = std::vector<std::shared_ptr<const Analyzed>>;

const Lexicon& lexicon() {
  static const Lexicon built = Lexicon::built_in();
  return built;
}

// Both documents name the same event, so that their claims are compared.
AnalyzedBuilder open(const std::string& id, const std::string& verb) {
  AnalyzedBuilder builder(id);
  builder.say("The Tarnholm dam in Vessby worried Ines Korda " + verb + ".", "The Tarnholm dam", "worry");
  return builder;
}

std::vector<Link> links_of(const Documents& documents, LinkKind kind) {
  std::vector<Link> links;
  for (const Link& link : compare(documents, lexicon()).links) {
    if (link.kind == kind) links.push_back(link);
  }
  return links;
}

std::string words(const Documents& documents, ClaimRef claim, ByteSpan span) {
  return std::string(slice(documents[claim.document]->document.text, span));
}

Documents two_counts(double other) {
  return {open("wire", "yesterday")
              .say("The flood destroyed 140 barns near the river.", "The flood", "destroy")
              .count("140 barns", 140, "barn")
              .build(),
          open("herald", "again")
              .say("The flood destroyed some barns near the river.", "The flood", "destroy")
              .count("some barns", other, "barn")
              .build()};
}

TEST(Compare, OtherNumbersOfOneThingConflict) {
  const Documents documents = two_counts(200);
  const std::vector<Link> links = links_of(documents, LinkKind::conflicts);
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].slot, Slot::quantity);
  const bool wire_first = documents[links[0].a.document]->document.id == "wire";
  EXPECT_EQ(words(documents, wire_first ? links[0].a : links[0].b, wire_first ? links[0].a_span : links[0].b_span), "140 barns");
  EXPECT_NE(links[0].reason.find("140 barns"), std::string::npos);
  EXPECT_NE(links[0].reason.find("herald"), std::string::npos);
}

TEST(Compare, TheSameNumberDoesNotConflict) { EXPECT_TRUE(links_of(two_counts(140), LinkKind::conflicts).empty()); }

TEST(Compare, NumbersOfOtherThingsDoNotConflict) {
  const Documents documents = {
      open("wire", "yesterday").say("The flood destroyed 140 barns.", "The flood", "destroy").count("140 barns", 140, "barn").build(),
      open("herald", "again").say("The flood destroyed 12 bridges.", "The flood", "destroy").count("12 bridges", 12, "bridge").build()};
  EXPECT_TRUE(links_of(documents, LinkKind::conflicts).empty());
}

// The count of barns in two reports; `first` and `second` open them, `words` give the second value.
Documents two_reports(const std::string& first, const std::string& second, const std::string& words, double value) {
  return {AnalyzedBuilder("wire")
              .say(first + " The Tarnholm dam in Vessby worried Ines Korda.", "The Tarnholm dam", "worry")
              .say("The flood destroyed 140 barns near the river.", "The flood", "destroy")
              .count("140 barns", 140, "barn")
              .build(),
          AnalyzedBuilder("herald")
              .say(second + " The Tarnholm dam in Vessby worried Ines Korda again.", "The Tarnholm dam", "worry")
              .say("The flood destroyed " + words + " near the river.", "The flood", "destroy")
              .count(words, value, "barn")
              .build()};
}

TEST(Compare, TheNumberThatALaterReportCorrectsReplacesTheEarlierOne) {
  Documents documents = two_reports("VESSBY, March 4 -", "VESSBY, March 24 -", "200 barns", 200);
  documents[1] = AnalyzedBuilder("herald")
                     .say("VESSBY, March 24 - The Tarnholm dam in Vessby worried Ines Korda again.", "The Tarnholm dam", "worry")
                     .say("The flood is now known to have destroyed 200 barns near the river.", "The flood", "destroy")
                     .count("200 barns", 200, "barn")
                     .build();
  EXPECT_TRUE(links_of(documents, LinkKind::conflicts).empty());
  const std::vector<Link> links = links_of(documents, LinkKind::updates);
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(documents[links[0].a.document]->document.id, "herald");
}

TEST(Compare, AnotherNumberOfALaterReportDiffers) {
  const Documents documents = two_reports("VESSBY, March 4 -", "VESSBY, March 24 -", "200 barns", 200);
  EXPECT_TRUE(links_of(documents, LinkKind::conflicts).empty());
  EXPECT_TRUE(links_of(documents, LinkKind::updates).empty());
  EXPECT_EQ(links_of(documents, LinkKind::differs).size(), 1U);
}

TEST(Compare, ReportsOfTheSameDaysConflict) {
  const Documents documents = two_reports("VESSBY, March 4 -", "VESSBY, March 5 -", "200 barns", 200);
  EXPECT_EQ(links_of(documents, LinkKind::conflicts).size(), 1U);
}

TEST(Compare, ASentenceThatGivesBothNumbersIsNoConflict) {
  Documents documents = two_reports("", "", "200 barns", 200);
  documents[1] = AnalyzedBuilder("herald")
                     .say("The Tarnholm dam in Vessby worried Ines Korda again.", "The Tarnholm dam", "worry")
                     .say("Of the 140 barns near the river the flood destroyed 90 barns.", "the flood", "destroy")
                     .count("140 barns", 140, "barn")
                     .count("90 barns", 90, "barn")
                     .build();
  EXPECT_TRUE(links_of(documents, LinkKind::conflicts).empty());
}

TEST(Compare, ANumberThatIsRejectedIsNotClaimed) {
  for (const std::string words : {"120 barns and not the 200 barns", "120 barns, not 200 barns"}) {
    const Documents documents = {
        two_counts(140)[0],
        open("herald", "again").say("The flood destroyed " + words + ".", "The flood", "destroy").count("200 barns", 200, "barn").build()};
    EXPECT_TRUE(links_of(documents, LinkKind::conflicts).empty()) << words;
  }
}

TEST(Compare, ABoundThatIsTheOthersValueDoesNotConflict) {
  Documents documents = two_counts(140);
  auto changed = std::make_shared<Analyzed>(*documents[1]);
  Quantity& quantity = changed->claims.back().quantities[0];
  quantity.high.reset();
  quantity.comparator = Comparator::more_than;
  documents[1] = changed;
  EXPECT_TRUE(links_of(documents, LinkKind::conflicts).empty());
}

TEST(Compare, AnAgeIsNoOtherTime) {
  const Documents documents = {
      open("wire", "yesterday").say("The mill is 40 years old.", "The mill", "be old").count("40 years", 40, "year").build(),
      open("herald", "again").say("The mill stood for 12 years.", "The mill", "stand").count("12 years", 12, "year").build()};
  EXPECT_TRUE(links_of(documents, LinkKind::conflicts).empty());
}

TEST(Compare, AGuessBesideACountDiffers) {
  Documents documents = two_counts(200);
  auto guess = std::make_shared<Analyzed>(*documents[1]);
  guess->claims.back().certainty = 0.5F;
  documents[1] = guess;
  EXPECT_TRUE(links_of(documents, LinkKind::conflicts).empty());
  EXPECT_EQ(links_of(documents, LinkKind::differs).size(), 1U);
}

TEST(Compare, TheSurerOfTwoLikeClaimsIsHedged) {
  const Documents documents = {
      open("wire", "yesterday").say("The fire started in a refrigerated lorry.", "The fire", "start").build(),
      open("herald", "again").say("The fire may have started in a refrigerated lorry.", "The fire", "start").certain(0.5F).build()};
  const std::vector<Link> links = links_of(documents, LinkKind::hedges);
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(documents[links[0].a.document]->document.id, "herald");
}

TEST(Compare, ClaimsThatAreEquallySureAreNotHedged) {
  const Documents documents = {
      open("wire", "yesterday").say("The fire may have started in a refrigerated lorry.", "The fire", "start").certain(0.5F).build(),
      open("herald", "again").say("The fire may have started in a refrigerated lorry.", "The fire", "start").certain(0.5F).build()};
  EXPECT_TRUE(links_of(documents, LinkKind::hedges).empty());
}

// What the flood destroyed, in two sentences with a number each.
Documents two_sentences(const std::string& first, const std::string& words, const std::string& second, const std::string& other) {
  return {open("wire", "yesterday").say(first, "The flood", "destroy").count(words, 140, "barn").build(),
          open("herald", "again").say(second, "The flood", "destroy").count(other, 200, "barn").build()};
}

TEST(Compare, ANumberBeyondAnotherIsNoOtherNumber) {
  for (const std::string other : {"another 200 barns", "200 more barns", "a further 200 barns", "an average of 200 barns"}) {
    const Documents documents = two_sentences("The flood destroyed 140 barns near the river.", "140 barns",
                                              "The flood destroyed " + other + " near the river.", other);
    EXPECT_TRUE(links_of(documents, LinkKind::conflicts).empty()) << other;
  }
}

TEST(Compare, MoreThanIsABoundAndNoAddition) {
  Documents documents = two_sentences("The flood destroyed 140 barns near the river.", "140 barns",
                                      "The flood destroyed more than 200 barns near the river.", "more than 200 barns");
  auto bounded = std::make_shared<Analyzed>(*documents[1]);
  bounded->claims.back().quantities[0].high.reset();
  bounded->claims.back().quantities[0].comparator = Comparator::more_than;
  documents[1] = bounded;
  EXPECT_EQ(links_of(documents, LinkKind::conflicts).size(), 1U);
}

TEST(Compare, CountsOfTwoDaysDiffer) {
  const auto tell = [](const std::string& id, const std::string& day, const std::string& words, double value) {
    return open(id, "again")
        .say("On " + day + " the flood destroyed " + words + " near the river.", "the flood", "destroy")
        .count(words, value, "barn")
        .when(day)
        .build();
  };
  const Documents documents = {tell("wire", "Monday", "140 barns", 140), tell("herald", "Friday", "200 barns", 200)};
  for (const Link& link : links_of(documents, LinkKind::conflicts)) EXPECT_NE(link.slot, Slot::quantity);
}

TEST(Compare, AnHourIsNoCount) {
  const Documents documents = {
      open("wire", "yesterday")
          .say("The rocket started at five minutes after eleven.", "The rocket", "start")
          .count("eleven", 11, "")
          .build(),
      open("herald", "again").say("The rocket started with nine engines.", "The rocket", "start").count("nine", 9, "engine").build()};
  EXPECT_TRUE(links_of(documents, LinkKind::conflicts).empty());
}

TEST(Compare, TheLowerEndOfARangeIsABound) {
  const Documents documents = {open("wire", "yesterday")
                                   .say("The debris fell between 800 metres and three kilometres from the pad.", "The debris", "fall")
                                   .count("800 metres", 800, "metre")
                                   .build(),
                               open("herald", "again")
                                   .say("The debris fell 1,100 metres from the pad.", "The debris", "fall")
                                   .count("1,100 metres", 1100, "metre")
                                   .build()};
  EXPECT_TRUE(links_of(documents, LinkKind::conflicts).empty());
}

TEST(Compare, WhatAHolderSaysOfHimselfInHisOwnWordsDenies) {
  const Documents documents = {
      open("wire", "yesterday").say("The institute tested the sixty cells in its laboratory.", "The institute", "test").build(),
      open("herald", "again")
          .say("We at the institute did not test the sixty cells in the laboratory.", "We at the institute", "test")
          .negative()
          .quoting("Hugo Brun")
          .build()};
  EXPECT_TRUE(links_of(documents, LinkKind::conflicts).empty());
  EXPECT_EQ(links_of(documents, LinkKind::denies).size(), 1U);
}

TEST(Compare, NoneOfTheFourSaysNothingOfFour) {
  const Documents documents = {
      open("wire", "yesterday")
          .say("The guard opened none of the four gates.", "The guard", "open")
          .count("four gates", 4, "gate")
          .negative()
          .build(),
      open("herald", "again").say("The guard opened two gates.", "The guard", "open").count("two gates", 2, "gate").build()};
  for (const Link& link : links_of(documents, LinkKind::conflicts)) EXPECT_NE(link.slot, Slot::quantity);
}

TEST(Compare, WeekdaysOfTwoWeeksDoNotConflict) {
  const auto tell = [](const std::string& id, const std::string& dateline, const std::string& day) {
    return AnalyzedBuilder(id)
        .say(dateline + " The Tarnholm dam in Vessby worried Ines Korda.", "The Tarnholm dam", "worry")
        .say("The council of Vessby met on " + day + ".", "The council of Vessby", "meet")
        .when(day)
        .build();
  };
  const Documents far = {tell("wire", "VESSBY, March 4 -", "Tuesday"), tell("herald", "VESSBY, March 24 -", "Friday")};
  EXPECT_TRUE(links_of(far, LinkKind::conflicts).empty());
  const Documents near = {tell("wire", "VESSBY, March 4 -", "Tuesday"), tell("herald", "VESSBY, March 5 -", "Friday")};
  EXPECT_EQ(links_of(near, LinkKind::conflicts).size(), 1U);
}

TEST(Compare, TimesOfTwoEventsDoNotConflict) {
  const Documents documents = {open("wire", "yesterday").say("The mill was built in 1961.", "The mill", "be built").when("1961").build(),
                               open("herald", "again").say("The mill was sold in 1988.", "The mill", "be sold").when("1988").build()};
  EXPECT_TRUE(links_of(documents, LinkKind::conflicts).empty());
}

TEST(Compare, NotUntilIsNoDenial) {
  const Documents documents = {
      open("wire", "yesterday").say("Work on the mill does not start until spring.", "Work on the mill", "start").negative().build(),
      open("herald", "again").say("Work on the mill starts in spring.", "Work on the mill", "start").build()};
  EXPECT_TRUE(links_of(documents, LinkKind::conflicts).empty());
}

TEST(Compare, TheSameSubjectAloneIsNoDenial) {
  const Documents documents = {
      open("wire", "yesterday").say("The Safety Board has not confirmed this.", "The Safety Board", "confirm").negative().build(),
      open("herald", "again").say("The Safety Board has opened an inquiry.", "The Safety Board", "open").build()};
  EXPECT_TRUE(links_of(documents, LinkKind::conflicts).empty());
}

TEST(Compare, AShareThatIsNamedAsOneIsNoOtherNumber) {
  const Documents documents = {open("wire", "yesterday")
                                   .say("The flood cost the town of Vessby 140 barns, which is half of what it had.", "The flood", "cost")
                                   .count("140 barns", 140, "barn")
                                   .build(),
                               open("herald", "again")
                                   .say("The flood cost the town of Vessby 280 barns.", "The flood", "cost")
                                   .count("280 barns", 280, "barn")
                                   .build()};
  EXPECT_TRUE(links_of(documents, LinkKind::conflicts).empty());
}

TEST(Compare, OneInTenIsNoCountOfTen) {
  const Documents documents = {
      open("wire", "yesterday")
          .say("The flood destroyed one barn in ten near the river.", "The flood", "destroy")
          .count("ten", 10, "")
          .build(),
      open("herald", "again").say("The flood destroyed 14 near the river.", "The flood", "destroy").count("14", 14, "").build()};
  EXPECT_TRUE(links_of(documents, LinkKind::conflicts).empty());
}

TEST(Compare, OpeningAndClosingAtTwoTimesDoNotConflict) {
  const Documents documents = {
      open("wire", "yesterday").say("The mill opened in 2004.", "The mill", "open").when("2004").build(),
      open("herald", "again").say("The mill closes on September 30.", "The mill", "close").when("September 30").build()};
  EXPECT_TRUE(links_of(documents, LinkKind::conflicts).empty());
}

TEST(Compare, AHeadingThatAsksSaysNothing) {
  Documents documents = {open("wire", "yesterday").say("Nobody paid for the mill.", "Nobody", "pay").negative().build(),
                         open("herald", "again").say("Who paid for the mill.", "Who", "pay").build()};
  auto heading = std::make_shared<Analyzed>(*documents[1]);
  heading->claims.back().form = Form::heading;
  documents[1] = heading;
  EXPECT_TRUE(links_of(documents, LinkKind::conflicts).empty());
}

TEST(Compare, NobodyAndSomebodyConflict) {
  const Documents documents = {
      open("wire", "yesterday").say("Nobody was hurt when the boat capsized.", "Nobody", "be hurt").negative().build(),
      open("herald", "again").say("Two fishermen were injured when the boat capsized.", "Two fishermen", "be injured").build()};
  const std::vector<Link> links = links_of(documents, LinkKind::conflicts);
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].slot, Slot::polarity);
}

TEST(Compare, TwoYearsOfOneEventConflict) {
  const Documents documents = {open("wire", "yesterday").say("The mill was built in 1961.", "The mill", "be built").when("1961").build(),
                               open("herald", "again").say("The mill was built in 1958.", "The mill", "be built").when("1958").build()};
  const std::vector<Link> links = links_of(documents, LinkKind::conflicts);
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].slot, Slot::time);
}

TEST(Compare, OneQuotationOfTwoSpeakersConflicts) {
  const std::string quote = "The gates were opened without a warning at midnight.";
  const Documents documents = {open("wire", "yesterday").say(quote, "The gates", "be opened").quoting("Olav Brun").build(),
                               open("herald", "again").say(quote, "The gates", "be opened").quoting("Petra Lund").build()};
  const std::vector<Link> links = links_of(documents, LinkKind::conflicts);
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].slot, Slot::attribution);
}

TEST(Compare, ADocumentDoesNotConflictWithItself) {
  const auto document = two_counts(200)[0];
  EXPECT_TRUE(links_of({document, document}, LinkKind::conflicts).empty());
  EXPECT_TRUE(links_of({document}, LinkKind::conflicts).empty());
  EXPECT_TRUE(compare({}, lexicon()).links.empty());
}

TEST(Compare, DocumentsWithoutCommonNamesAreNotCompared) {
  const Documents documents = {AnalyzedBuilder("a")
                                   .say("In the town of Ost the flood destroyed 140 barns.", "the flood", "destroy")
                                   .count("140 barns", 140, "barn")
                                   .build(),
                               AnalyzedBuilder("b")
                                   .say("In the town of Vold the flood destroyed 20 barns.", "the flood", "destroy")
                                   .count("20 barns", 20, "barn")
                                   .build()};
  EXPECT_TRUE(compare(documents, lexicon()).links.empty());
}

TEST(Compare, TheOrderOfDocumentsDoesNotMatter) {
  const Documents forward = two_counts(200);
  const Documents backward = {forward[1], forward[0]};
  const Comparison a = compare(forward, lexicon());
  const Comparison b = compare(backward, lexicon());
  ASSERT_EQ(a.links.size(), b.links.size());
  for (std::size_t link = 0; link < a.links.size(); ++link) {
    EXPECT_EQ(a.links[link].reason, b.links[link].reason);
    EXPECT_EQ(a.links[link].a.document, 1 - b.links[link].a.document);
    EXPECT_EQ(a.links[link].a_span, b.links[link].a_span);
  }
}

TEST(Compare, UnsureClaimsAreLeftOut) {
  CompareOptions options;
  options.min_confidence = 0.95F;
  EXPECT_TRUE(compare(two_counts(200), lexicon(), options).links.empty());
}

}  // namespace
}  // namespace sayso
