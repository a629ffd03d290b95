#include "claims/placed_clauses.h"

#include <gtest/gtest.h>

#include "claims_of.h"

namespace sayso {
namespace {

TEST(PlacedClauses, ADateLineIsNoPartOfTheClaimBehindIt) {
  const auto extracted = testing::claims_of(R"(
Halvard Halvard PROPN NNP 10 nsubj SpaceAfter=No
, , PUNCT , 1 punct
( ( PUNCT -LRB- 4 punct SpaceAfter=No
Nordkyst Nordkyst PROPN NNP 1 appos
Wire Wire PROPN NNP 4 flat SpaceAfter=No
) ) PUNCT -RRB- 4 punct
- - PUNCT , 1 punct
The the DET DT 9 det
port port NOUN NN 10 nsubj
closed close VERB VBD 0 root SpaceAfter=No
. . PUNCT . 10 punct
)");
  const Claim claim = extracted.on("The port closed");
  EXPECT_EQ(claim.subject.value_or(""), "The port");
  for (const Claim& other : extracted.claims) EXPECT_EQ(extracted.words(other).find("Nordkyst"), std::string_view::npos);
}

TEST(PlacedClauses, ADashInsideOfASentenceIsNoDateLine) {
  const auto extracted = testing::claims_of(R"(
Halden Halden PROPN NNP 6 nsubj
- - PUNCT , 4 punct
a a DET DT 4 det
maker maker NOUN NN 1 appos
- - PUNCT , 4 punct
closed close VERB VBD 0 root SpaceAfter=No
. . PUNCT . 6 punct
)");
  EXPECT_EQ(extracted.on("Halden - a maker - closed").form, Form::main);
}

// "Neither Lund nor Berg told them that it closed": the clause of what nobody says is no claim alone, whatever the tree calls it.
TEST(PlacedClauses, WhatNobodySaysStaysWithNobody) {
  const auto extracted = testing::claims_of(R"(
Nobody nobody PRON NN 2 nsubj
told tell VERB VBD 0 root
them they PRON PRP 2 iobj
that that DET DT 5 det
Halden Halden PROPN NNP 6 nsubj
lost lose VERB VBD 2 xcomp SpaceAfter=No
. . PUNCT . 2 punct
)");
  EXPECT_EQ(extracted.on("Nobody told them that Halden lost").polarity, Polarity::negative);
}

}  // namespace
}  // namespace sayso
