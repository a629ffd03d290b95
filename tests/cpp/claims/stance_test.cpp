#include <gtest/gtest.h>

#include "claims_of.h"
#include "modal_trees.h"
#include "trees.h"

namespace sayso {
namespace {

struct Case {
  std::string_view shows, tree, span;
  Modality modality;
};

class ModalityTest : public ::testing::TestWithParam<Case> {};

TEST_P(ModalityTest, IsTheFirstThatFits) {
  const Claim claim = testing::claims_of(GetParam().tree).on(GetParam().span);
  EXPECT_EQ(name(claim.modality), name(GetParam().modality)) << GetParam().shows;
  EXPECT_GE(claim.certainty, 0.0F);
  EXPECT_LE(claim.certainty, 1.0F);
}

INSTANTIATE_TEST_SUITE_P(
    Rules, ModalityTest,
    ::testing::Values(Case{"nothing said", testing::kClosed, "Halden closed its plant in Oslo on Monday", Modality::asserted},
                      Case{"question", testing::kDidHalden, "Did Halden close the mill", Modality::question},
                      Case{"condition", testing::kIf, "Halden closes the mill", Modality::conditional},
                      Case{"what hangs on it, before predicted", testing::kIf, "the town will suffer", Modality::conditional},
                      Case{"must", testing::kMust, "Halden must pay the fine", Modality::normative},
                      Case{"would, before reported", testing::kSaidNot, "the company would not close the plant before June",
                           Modality::predicted},
                      Case{"plans to", testing::kPlans, "Halden plans to close the mill", Modality::predicted},
                      Case{"may", testing::kMay, "The mill may close", Modality::hedged},
                      Case{"evidence suggests", testing::kFigures, "sales fell", Modality::hedged},
                      Case{"I think", testing::kIThink, "the mill is safe", Modality::hedged},
                      Case{"a source", testing::kAccordingTo, "the plant lost money", Modality::reported},
                      Case{"imperative", testing::kWait, "Wait until Monday", Modality::normative},
                      Case{"has to", testing::kHasTo, "Halden has to pay the fine", Modality::normative},
                      Case{"is scheduled for", testing::kScheduled, "The vote is scheduled for May", Modality::predicted},
                      Case{"hearsay", testing::kReportedly, "Halden reportedly lost money", Modality::reported}));

TEST(Stance, CertaintyFallsFromAssertedToHedgedToConditional) {
  const float asserted = testing::claims_of(testing::kClosed).on("Halden closed its plant in Oslo on Monday").certainty;
  const float hedged = testing::claims_of(testing::kMay).on("The mill may close").certainty;
  const float conditional = testing::claims_of(testing::kIf).on("the town will suffer").certainty;
  EXPECT_GT(asserted, hedged);
  EXPECT_GT(hedged, conditional);
}

TEST(Stance, CauseIsSeenInItsVerb) {
  EXPECT_TRUE(testing::claims_of(testing::kCaused).on("The strike caused a shortage").causal);
  EXPECT_FALSE(testing::claims_of(testing::kClosed).on("Halden closed its plant in Oslo on Monday").causal);
}

TEST(Stance, ComparisonIsSeenInThan) {
  EXPECT_TRUE(testing::claims_of(testing::kPaysMore).claims.at(0).comparison);
  EXPECT_FALSE(testing::claims_of(testing::kClosed).claims.at(0).comparison);
}

}  // namespace
}  // namespace sayso
