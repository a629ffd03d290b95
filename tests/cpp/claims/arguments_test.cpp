#include <gtest/gtest.h>

#include "claims_of.h"
#include "trees.h"

namespace sayso {
namespace {

constexpr std::string_view kDeputy = R"(His his PRON PRP$ 2 nmod:poss
deputy deputy NOUN NN 7 nsubj SpaceAfter=No
, , PUNCT , 4 punct
Mari Mari PROPN NNP 2 appos
Lund Lund PROPN NNP 4 flat SpaceAfter=No
, , PUNCT , 4 punct
praised praise VERB VBD 0 root
a a DET DT 9 det
firm firm NOUN NN 7 obj
that that PRON WDT 11 nsubj
makes make VERB VBZ 9 acl:relcl
boats boat NOUN NNS 11 obj SpaceAfter=No
. . PUNCT . 7 punct
)";

constexpr std::string_view kBoatMaker = R"(In in ADP IN 2 case
Oslo Oslo PROPN NNP 6 obl
Halden Halden PROPN NNP 6 nsubj
is be AUX VBZ 6 cop
a a DET DT 6 det
firm firm NOUN NN 0 root
that that PRON WDT 8 nsubj
makes make VERB VBZ 6 acl:relcl
boats boat NOUN NNS 8 obj SpaceAfter=No
. . PUNCT . 6 punct
)";

constexpr std::string_view kGuests = R"(Passes pass NOUN NNS 3 nsubj:pass
were be AUX VBD 3 aux:pass
given give VERB VBN 0 root
mainly mainly ADV RB 6 advmod
to to ADP IN 6 case
guests guest NOUN NNS 3 obl
who who PRON WP 8 nsubj
pay pay VERB VBP 6 acl:relcl
. . PUNCT . 3 punct
)";

constexpr std::string_view kNoTests = R"(Walks walk NOUN NNS 6 nsubj
are be AUX VBP 6 cop SpaceAfter=No
n't not PART RB 6 advmod
exactly exactly ADV RB 6 advmod
endurance endurance NOUN NN 6 compound
tests test NOUN NNS 0 root
. . PUNCT . 6 punct
)";

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
                      Case{"what is set off behind a noun is no part of its name", testing::kRelative,
                           "Halden, which employs 3,400 people, closed the mill", "Halden", "close", "the mill", Form::main},
                      Case{"a name in an apposition", kDeputy, "His deputy, Mari Lund, praised a firm that makes boats", "Mari Lund",
                           "praise", "a firm that makes boats", Form::main},
                      Case{"a noun that is a predicate, without the words before its subject", kBoatMaker,
                           "In Oslo Halden is a firm that makes boats", "Halden", "be firm", "a firm that makes boats", Form::main},
                      Case{"what is said of a noun that is a predicate", kBoatMaker, "a firm that makes boats", "Halden", "make", "boats",
                           Form::relative},
                      Case{"a predicate without its negator", kNoTests, "Walks aren't exactly endurance tests", "Walks",
                           "be endurance test", "exactly endurance tests", Form::main},
                      Case{"a noun without what stands before its preposition", kGuests, "guests who pay", "guests", "pay", "-",
                           Form::relative},
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
