#include "compare/offices.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "analyzed_builder.h"
#include "compare/compare.h"
#include "compare/facts.h"

namespace sayso {
namespace {

using testing::AnalyzedBuilder;
using Documents = std::vector<std::shared_ptr<const Analyzed>>;

const Lexicon& lexicon() {
  static const Lexicon built = Lexicon::built_in();
  return built;
}

// "captain: berg" for each office of the sentence.
std::vector<std::string> offices_of(const std::string& sentence) {
  Vocabulary vocabulary(lexicon());
  const auto analyzed = AnalyzedBuilder("wire").say(sentence, "it", "be").build();
  const Reading reading = read_document(*analyzed, 0.5F, vocabulary);
  std::vector<std::string> found;
  for (const Office& office : reading.offices) found.push_back(office.office + ": " + std::string(vocabulary.spelling(office.name.back())));
  return found;
}

TEST(Offices, TheHolderStandsBesideTheOffice) {
  const std::vector<std::string> sentences = {"The ferry was steered by Captain Nils Berg.", "The captain, Nils Berg, left the ship last.",
                                              "The captain was Nils Berg.", "The skipper Nils Berg left the ship last.",
                                              "On deck stood Nils Berg, captain of the ferry."};
  for (const std::string& sentence : sentences) EXPECT_EQ(offices_of(sentence), std::vector<std::string>{"captain: berg"}) << sentence;
}

TEST(Offices, OtherOfficesAndPlacesAreNone) {
  const std::vector<std::string> sentences = {"Former captain Nils Berg left the ship.", "In Vessby, the mayor said nothing.",
                                              "The captain left the ship last.", "The vice captain Nils Berg left the ship.",
                                              "The captain told Nils Berg to leave."};
  for (const std::string& sentence : sentences) EXPECT_TRUE(offices_of(sentence).empty()) << sentence;
}

Documents two_captains(const std::string& first, const std::string& second) {
  const auto tell = [](const std::string& id, const std::string& sentence) {
    return AnalyzedBuilder(id)
        .say("The Tarnholm ferry in Vessby worried Ines Korda.", "The Tarnholm ferry", "worry")
        .say(sentence, "the captain", "order")
        .build();
  };
  return {tell("wire", first), tell("herald", second)};
}

std::size_t count_conflicts(const Documents& documents) {
  std::size_t count = 0;
  for (const Link& link : compare(documents, lexicon()).links)
    count += link.kind == LinkKind::conflicts && link.slot == Slot::entity ? 1 : 0;
  return count;
}

TEST(Offices, OneOfficeOfTwoPeopleConflicts) {
  EXPECT_EQ(count_conflicts(two_captains("Captain Nils Berg ordered the passengers into the lifeboats.",
                                         "The captain, Per Lund, ordered the passengers into the lifeboats.")),
            1U);
}

TEST(Offices, OneNameInTwoFormsDoesNotConflict) {
  EXPECT_EQ(count_conflicts(two_captains("Captain Nils Berg ordered the passengers into the lifeboats.",
                                         "Captain Berg ordered the passengers into the lifeboats.")),
            0U);
}

TEST(Offices, OfficesOfOtherTownsDoNotConflict) {
  EXPECT_EQ(count_conflicts(two_captains("The mayor of Halden, Nils Berg, ordered the passengers into the lifeboats.",
                                         "The mayor of Ostvik, Per Lund, ordered the passengers into the lifeboats.")),
            0U);
}

TEST(Offices, ADocumentThatKnowsBothDoesNotConflict) {
  EXPECT_EQ(count_conflicts(two_captains("Captain Nils Berg ordered the passengers into the lifeboats.",
                                         "Captain Per Lund ordered the passengers into the lifeboats that Berg had found.")),
            0U);
}

TEST(Offices, SentencesOfOtherThingsDoNotConflict) {
  EXPECT_EQ(count_conflicts(
                two_captains("Captain Nils Berg ordered the passengers into the lifeboats.", "The race was won by Captain Per Lund.")),
            0U);
}

}  // namespace
}  // namespace sayso
