#include <gtest/gtest.h>

#include "claims_of.h"
#include "trees.h"

namespace sayso {
namespace {

struct Case {
  std::string_view shows, tree, span, subject, predicate, object;
  Form form;
};

class PredicationTest : public ::testing::TestWithParam<Case> {};

TEST_P(PredicationTest, SaysWhatOfWhat) {
  const Claim claim = testing::claims_of(GetParam().tree).on(GetParam().span);
  EXPECT_EQ(claim.subject.value_or("-"), GetParam().subject) << GetParam().shows;
  EXPECT_EQ(claim.predicate, GetParam().predicate) << GetParam().shows;
  EXPECT_EQ(claim.object.value_or("-"), GetParam().object) << GetParam().shows;
  EXPECT_EQ(name(claim.form), name(GetParam().form)) << GetParam().shows;
}

INSTANTIATE_TEST_SUITE_P(
    Forms, PredicationTest,
    ::testing::Values(Case{"object", testing::kMust, "Halden must pay the fine", "Halden", "pay", "the fine", Form::main},
                      Case{"elided subject", testing::kCoordinated, "hired 40 people", "Halden", "hire", "40 people", Form::coordinated},
                      Case{"relative clause with its noun", testing::kRelative, "Halden, which employs 3,400 people", "Halden", "employ",
                           "3,400 people", Form::relative},
                      Case{"apposition, both halves", testing::kApposition, "Mari Lund, chief economist of the union", "Mari Lund",
                           "be chief economist of", "the union", Form::apposition},
                      Case{"infinitive of a verb", testing::kFailed, "Halden failed to pay its workers", "Halden", "fail to pay",
                           "Halden's workers", Form::main},
                      Case{"purpose", testing::kToCut, "to cut costs", "Halden", "aim to cut", "costs", Form::infinitive},
                      Case{"passive", testing::kNoWorkers, "No workers were hurt", "No workers", "be hurt", "-", Form::main},
                      Case{"copula with an adjective", testing::kIThink, "the mill is safe", "the mill", "be safe", "-", Form::main},
                      Case{"condition", testing::kIf, "Halden closes the mill", "Halden", "close", "the mill", Form::subordinate}));

TEST(Arguments, PlaceAndTimeHaveTheirOwnSpans) {
  const auto extracted = testing::claims_of(testing::kClosed);
  const Claim claim = extracted.on("Halden closed its plant in Oslo on Monday");
  std::string roles;
  for (const Argument& argument : claim.arguments) {
    EXPECT_TRUE(claim.span.contains(argument.span));
    roles += std::string(name(argument.role)) + "=" + std::string(slice(extracted.text, argument.span)) + ";";
  }
  EXPECT_EQ(roles, "subject=Halden;object=its plant;place=Oslo;topic=Monday;");
}

}  // namespace
}  // namespace sayso
