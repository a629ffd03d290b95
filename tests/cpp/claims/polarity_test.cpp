#include <gtest/gtest.h>

#include "claims_of.h"
#include "denial_trees.h"
#include "negation_trees.h"
#include "trees.h"

namespace sayso {
namespace {

struct Case {
  std::string_view shows, tree, span;
  Polarity polarity;
};

class PolarityTest : public ::testing::TestWithParam<Case> {};

TEST_P(PolarityTest, IsThatOfTheClaimAsUnderstood) {
  const auto extracted = testing::claims_of(GetParam().tree);
  const Claim claim = extracted.on(GetParam().span);
  EXPECT_EQ(name(claim.polarity), name(GetParam().polarity)) << GetParam().shows;
}

INSTANTIATE_TEST_SUITE_P(
    Rules, PolarityTest,
    ::testing::Values(Case{"no negation", testing::kClosed, "Halden closed its plant in Oslo on Monday", Polarity::positive},
                      Case{"not", testing::kSaidNot, "the company would not close the plant before June", Polarity::negative},
                      Case{"fail to", testing::kFailed, "Halden failed to pay its workers", Polarity::negative},
                      Case{"refuse to", testing::kRefused, "The board refused to sell the mill", Polarity::negative},
                      Case{"far from", testing::kFarFrom, "Halden is far from bankrupt", Polarity::negative},
                      Case{"without: the participle is negative", testing::kWithout, "without paying its workers", Polarity::negative},
                      Case{"without: the main clause is not", testing::kWithout, "Halden left", Polarity::positive},
                      Case{"not unnoticed", testing::kUnnoticed, "The change did not go unnoticed", Polarity::positive},
                      Case{"not only", testing::kNotOnly, "Halden not only built the mill", Polarity::positive},
                      Case{"no longer", testing::kNoLonger, "Halden no longer makes paper", Polarity::negative},
                      Case{"no before a noun", testing::kNoWorkers, "No workers were hurt", Polarity::negative},
                      Case{"denied", testing::kDenied, "Halden lied", Polarity::negative},
                      Case{"does not believe", testing::kNotBelieve, "Halden lied", Polarity::negative},
                      Case{"did not A or B: A", testing::kNeitherSold, "Halden did not sell", Polarity::negative},
                      Case{"did not A or B: B", testing::kNeitherSold, "close the mill", Polarity::negative},
                      Case{"without a noun: a claim of its own", testing::kNoNotice, "without notice", Polarity::negative},
                      Case{"with no: a claim of its own", testing::kNoPay, "with no pay", Polarity::negative},
                      Case{"with no: what stands beside is so", testing::kNoPay, "He left with no pay", Polarity::positive},
                      Case{"with or without", testing::kWithOrWithout, "Britain leaves with or without a deal", Polarity::positive},
                      Case{"no-one in three tokens", testing::kNoOne, "no-one paid", Polarity::negative},
                      Case{"declined since", testing::kDeclined, "Sales have not declined since May", Polarity::negative},
                      Case{"there was a lack", testing::kThereLack, "There was a lack of trust", Polarity::negative},
                      Case{"unlikely that", testing::kUnlikely, "sales fell", Polarity::negative},
                      Case{"not true that", testing::kNotTrue, "sales fell", Polarity::negative},
                      Case{"a claim that is false", testing::kFalseClaim, "sales fell", Polarity::negative},
                      Case{"lied that: what the liar says", testing::kLied, "sales fell", Polarity::positive},
                      Case{"far from a place", testing::kFarFromPlace, "The mill is far from the sea", Polarity::positive},
                      Case{"lack of", testing::kLack, "The lack of trust", Polarity::negative},
                      Case{"neither nor is one negation", testing::kNeitherNor, "Neither Lund nor Berg paid", Polarity::negative},
                      Case{"a verb with its particle", testing::kTurnedDown, "The bids were turned down", Polarity::negative},
                      Case{"what is not known belongs to it", testing::kNotKnowWhy, "Berg does not know why the mill closed",
                           Polarity::negative},
                      Case{"inside a quotation", testing::kQuoteWeWillNot, "We will not sell the mill", Polarity::negative}));

INSTANTIATE_TEST_SUITE_P(
    Reach, PolarityTest,
    ::testing::Values(
        Case{"not a mill: a claim of its own", testing::kNotAMill, "not a mill", Polarity::negative},
        Case{"instead of paying: a claim of its own", testing::kInsteadOfPaying, "instead of paying", Polarity::negative},
        Case{"instead of paying: the main clause is not", testing::kInsteadOfPaying, "Halden left", Polarity::positive},
        Case{"but without", testing::kButWithout, "without notice", Polarity::negative},
        Case{"not A, B or C: B", testing::kSellMoveClose, "move", Polarity::negative},
        Case{"not A, B or C: C", testing::kSellMoveClose, "close the mill", Polarity::negative},
        Case{"nobody A or B", testing::kNobodyPaidOrLeft, "left", Polarity::negative},
        Case{"nobody A but Lund B", testing::kNobodyPaidButLund, "Lund left", Polarity::positive},
        Case{"does not want to A and B", testing::kWantToSellAndPay, "pay", Polarity::negative},
        Case{"refrained from A or B", testing::kBuyingOrSelling, "selling", Polarity::negative},
        Case{"too thin to", testing::kTooThin, "to breathe", Polarity::negative},
        Case{"a failed landing", testing::kFailedLanding, "The failed landing", Polarity::negative},
        Case{"a noun that denies the one before it", testing::kInaccessibility, "water inaccessibility", Polarity::negative},
        Case{"some were not", testing::kSomeWereNot, "some were not", Polarity::negative},
        Case{"denied claims that", testing::kDeniedClaims, "Lund lied", Polarity::negative},
        Case{"denied: what is taken for granted stays", testing::kDeniedWithRelative, "the mill, which closed in May", Polarity::positive},
        Case{"but none: a claim of its own", testing::kButNone, "none in time", Polarity::negative},
        Case{"not know that", testing::kNotKnowThat, "They did not know the mill closed", Polarity::negative},
        Case{"a fragment", testing::kNotForLund, "not for Lund", Polarity::negative},
        Case{"nobody was turned down", testing::kNobodyTurnedDown, "Nobody was turned down", Polarity::negative},
        Case{"said in a relative clause", testing::kWhichLundSaid, "mills which, Lund said, nobody bought", Polarity::negative},
        Case{"without a chance for closing", testing::kWithoutChance, "a chance of pay for closing", Polarity::positive}));

INSTANTIATE_TEST_SUITE_P(
    Whole, PolarityTest,
    ::testing::Values(Case{"not because: one claim", testing::kNotBecause, "Lund did not pay because he was ill", Polarity::negative},
                      Case{"not, because: the reason is apart", testing::kNotCommaBecause, "Lund did not pay", Polarity::negative},
                      Case{"a complement that both share", testing::kBuiltOrBought, "bought by Lund", Polarity::negative},
                      Case{"there is no A that B", testing::kNoMillsLeft, "no mills left in Oslo", Polarity::negative},
                      Case{"no A that B did C: of B nothing is said", testing::kNoMillsClosed, "No mills left in Oslo", Polarity::positive},
                      Case{"why nobody", testing::kWhyNobody, "That is why nobody came", Polarity::negative},
                      Case{"a but before all conjuncts", testing::kButHangsElsewhere, "pay", Polarity::negative},
                      Case{"not being A and B", testing::kNotBeingSorted, "brought", Polarity::negative},
                      Case{"does not think that A when B: A", testing::kNotThinkWhen, "prices rose", Polarity::negative},
                      Case{"does not think that A when B: B is a fact", testing::kNotThinkWhen, "Halden closed", Polarity::positive},
                      Case{"no plans to A or to B", testing::kNoPlansOr, "pay", Polarity::negative},
                      Case{"too thin for A to or for B to", testing::kTooThinOr, "them to stay", Polarity::negative}));

TEST(Polarity, LooksForNothingBeforeTheFirstWord) { EXPECT_FALSE(testing::claims_of(testing::kCrossing).claims.empty()); }

TEST(PolarityWhy, NamesTheNegatingWord) {
  const auto extracted = testing::claims_of(testing::kNoLonger);
  const Claim claim = extracted.on("Halden no longer makes paper");
  for (const Why& why : claim.why) {
    if (why.field == Field::polarity) {
      EXPECT_EQ(slice(extracted.text, why.span), "no longer");
      return;
    }
  }
  FAIL() << "no reason given";
}

}  // namespace
}  // namespace sayso
