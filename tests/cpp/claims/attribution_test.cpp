#include <gtest/gtest.h>

#include <string>

#include "claims_of.h"
#include "denial_trees.h"
#include "negation_trees.h"
#include "trees.h"

namespace sayso {
namespace {

std::string chain(const Claim& claim) {
  std::string names;
  for (const Source& source : claim.sources) names += (names.empty() ? "" : " > ") + source.resolved;
  return names;
}

struct Case {
  std::string_view shows, tree, span, chain;
  QuoteKind quote;
};

class AttributionTest : public ::testing::TestWithParam<Case> {};

TEST_P(AttributionTest, GivesTheChainOfHoldersOutermostFirst) {
  const auto extracted = testing::claims_of(GetParam().tree);
  const Claim claim = extracted.on(GetParam().span);
  EXPECT_EQ(chain(claim), GetParam().chain) << GetParam().shows;
  EXPECT_EQ(name(claim.quote), name(GetParam().quote)) << GetParam().shows;
  EXPECT_EQ(claim.source.has_value(), !claim.sources.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Rules, AttributionTest,
    ::testing::Values(
        Case{"the author's own voice", testing::kClosed, "Halden closed its plant in Oslo on Monday", "", QuoteKind::none},
        Case{"verb of saying", testing::kSaidNot, "the company would not close the plant before June", "Mari Lund", QuoteKind::indirect},
        Case{"verb of saying behind", testing::kNested, "Halden lied", "Lund > The ministry", QuoteKind::indirect},
        Case{"pronoun that stands for nobody known", testing::kNestedThat, "the plant is safe", "He > Lund", QuoteKind::indirect},
        Case{"according to", testing::kAccordingTo, "the plant lost money", "the union", QuoteKind::indirect},
        Case{"quotation with its speaker behind", testing::kQuoteWeWillNot, "We will not sell the mill", "Kai Berg", QuoteKind::direct},
        Case{"passive without an agent", testing::kIsSaidTo, "The plant is said to be unsafe", "(unspecified)", QuoteKind::indirect},
        Case{"adverb of hearsay", testing::kReportedly, "Halden reportedly lost money", "(unspecified)", QuoteKind::indirect},
        Case{"evidence is no holder", testing::kFigures, "sales fell", "", QuoteKind::none},
        Case{"the author's own belief", testing::kIThink, "the mill is safe", "", QuoteKind::none},
        Case{"noun of saying without an owner", testing::kClaimThat, "Halden lied", "claim", QuoteKind::indirect},
        Case{"somebody denies", testing::kDenied, "Halden lied", "Berg", QuoteKind::indirect},
        Case{"other subjects of the sentence say nothing", testing::kCoordinated, "Halden opened a lab", "", QuoteKind::none}));

TEST(Attribution, WhoSpeaksInARelativeClauseSaysWhatItSays) {
  const auto extracted = testing::claims_of(testing::kWhichLundSaid);
  const Claim claim = extracted.on("mills which, Lund said, nobody bought");
  EXPECT_EQ(claim.source.value_or(""), "Lund");
  EXPECT_EQ(claim.predicate, "buy");
  EXPECT_EQ(extracted.claims.size(), 2u);  // and that they own mills
}

TEST(Attribution, HearsayIsUnnamedAndPassiveImplicit) {
  EXPECT_EQ(testing::claims_of(testing::kReportedly).on("Halden reportedly lost money").sources.at(0).kind, SourceKind::unnamed);
  EXPECT_EQ(testing::claims_of(testing::kIsSaidTo).on("The plant is said to be unsafe").sources.at(0).kind, SourceKind::implicit);
}

TEST(Attribution, ImplicitHolderHasNoSpan) {
  EXPECT_FALSE(testing::claims_of(testing::kIsSaidTo).on("The plant is said to be unsafe").sources.at(0).span.has_value());
}

TEST(Attribution, WhatNobodySaysHasNoHolderAndIsNotAsserted) {
  const auto extracted = testing::claims_of(testing::kNobodySaid);
  const Claim content = extracted.on("the mill closed");
  EXPECT_EQ(chain(content), "");
  EXPECT_EQ(name(content.modality), name(Modality::hedged));
  ASSERT_EQ(content.abstained.size(), 1U);
  EXPECT_EQ(content.abstained[0], Field::polarity);
  EXPECT_EQ(name(extracted.on("Nobody said the mill closed").polarity), name(Polarity::negative));
}

TEST(Attribution, CueAndItsClassAreTold) {
  const auto extracted = testing::claims_of(testing::kDenied);
  const Source source = extracted.on("Halden lied").sources.at(0);
  EXPECT_EQ(slice(extracted.text, source.cue.value()), "denied");
  EXPECT_EQ(name(source.cue_class), "deny");
}

TEST(Attribution, CueClauseIsNoClaimOfItsOwn) {
  for (const Claim& claim : testing::claims_of(testing::kSaidNot).claims) EXPECT_EQ(claim.predicate.find("say"), std::string::npos);
}

TEST(Attribution, NegatedCueIsMarked) { EXPECT_TRUE(testing::claims_of(testing::kNotBelieve).on("Halden lied").sources.at(0).negated); }

TEST(Attribution, EveryHolderHasAReason) {
  const Claim claim = testing::claims_of(testing::kNested).on("Halden lied");
  std::size_t reasons = 0;
  for (const Why& why : claim.why) reasons += why.field == Field::sources ? 1 : 0;
  EXPECT_EQ(reasons, claim.sources.size());
}

// Two quotations of one speaker, the second without a verb of saying; then a paragraph of somebody unknown.
TEST(Attribution, QuotationGoesOnWithItsSpeaker) {
  const auto extracted = testing::claims_of(std::string(testing::kQuoteWeWillNot) + R"(
" " PUNCT `` 5 punct SpaceAfter=No
The the DET DT 3 det
mill mill NOUN NN 5 nsubj
is be AUX VBZ 5 cop
ours we PRON PRP 0 root SpaceAfter=No
. . PUNCT . 5 punct SpaceAfter=No
" " PUNCT '' 5 punct
)");
  EXPECT_EQ(chain(extracted.on("The mill is ours")), "Kai Berg");
}

// The tree hangs the verb of saying on what is said.
TEST(Attribution, AVerbOfSayingSwallowedByItsContentStillHoldsIt) {
  const auto extracted = testing::claims_of(R"(
Halden Halden PROPN NNP 2 nsubj
reported report VERB VBN 5 advcl
Berg Berg PROPN NNP 5 nsubj:pass
was be AUX VBD 5 aux:pass
chosen choose VERB VBN 0 root
by by ADP IN 7 case
voters voter NOUN NNS 5 obl:agent
. . PUNCT . 5 punct
)");
  ASSERT_FALSE(extracted.claims.empty());
  EXPECT_EQ(chain(extracted.claims.back()), "Halden");
}

// "..., and that ..." goes on with what is said, though the tree joins it to the verb of saying.
TEST(Attribution, AClauseJoinedWithThatIsSaidToo) {
  const auto extracted = testing::claims_of(R"(
Berg Berg PROPN NNP 2 nsubj
said say VERB VBD 0 root
he he PRON PRP 4 nsubj
left leave VERB VBD 2 ccomp
and and CCONJ CC 8 cc
that that SCONJ IN 8 mark
Halden Halden PROPN NNP 8 nsubj
stayed stay VERB VBD 2 conj
. . PUNCT . 2 punct
)");
  EXPECT_EQ(chain(extracted.on("Halden stayed")), "Berg");
}

TEST(Attribution, AsSomebodySaidHoldsTheClause) {
  const auto extracted = testing::claims_of(R"(
As as SCONJ IN 3 mark
Berg Berg PROPN NNP 3 nsubj
said say VERB VBD 7 advcl
, , PUNCT , 3 punct
the the DET DT 6 det
mill mill NOUN NN 7 nsubj
closed close VERB VBD 0 root
. . PUNCT . 7 punct
)");
  EXPECT_EQ(chain(extracted.on("the mill closed")), "Berg");
}

// "Lund" stands between comma and verb: the subject, whatever the tree says.
TEST(Attribution, TheNameRightBeforeTheVerbSpeaks) {
  const auto extracted = testing::claims_of(R"(
In in ADP IN 4 case
the the DET DT 4 det
Bergen Bergen PROPN NNP 4 compound
Post Post PROPN NNP 7 nsubj
, , PUNCT , 4 punct
she she PRON PRP 7 nsubj
said say VERB VBD 0 root
the the DET DT 9 det
mill mill NOUN NN 10 nsubj
closed close VERB VBD 7 ccomp
. . PUNCT . 7 punct
)");
  EXPECT_EQ(chain(extracted.on("the mill closed")), "she");
}

// A lemma that the tagger got wrong is read from the word's ending.
TEST(Attribution, ACueWithAWrongLemmaIsFound) {
  const auto extracted = testing::claims_of(R"(
Berg Berg PROPN NNP 2 nsubj
ruled rul VERB VBD 0 root
the the DET DT 4 det
mill mill NOUN NN 5 nsubj
closed close VERB VBD 2 ccomp
. . PUNCT . 2 punct
)");
  EXPECT_EQ(chain(extracted.on("the mill closed")), "Berg");
}

TEST(Attribution, YouHoldsNothing) {
  const auto extracted = testing::claims_of(R"(
You you PRON PRP 2 nsubj
think think VERB VBP 0 root
the the DET DT 4 det
mill mill NOUN NN 5 nsubj
closed close VERB VBD 2 ccomp
. . PUNCT . 2 punct
)");
  EXPECT_EQ(chain(extracted.on("the mill closed")), "");
}

// The tree ties nothing to the verb of saying: the order of the words does.
TEST(Attribution, WhatStandsBehindAVerbOfSayingIsSaid) {
  const auto extracted = testing::claims_of(R"(
Berg Berg PROPN NNP 2 nsubj
said say VERB VBD 0 root
the the DET DT 4 det
mill mill NOUN NN 2 obj
by by ADP IN 6 case
June June PROPN NNP 4 nmod
would would AUX MD 8 aux
close close VERB VB 4 acl
. . PUNCT . 2 punct
)");
  bool found = false;
  for (const Claim& claim : extracted.claims) found = found || (extracted.words(claim).ends_with("close") && chain(claim) == "Berg");
  EXPECT_TRUE(found);
}

TEST(Attribution, AnAsideHoldsTheWholeSentenceUpToAContrast) {
  const auto extracted = testing::claims_of(R"(
Sales sale NOUN NNS 2 nsubj
fell fall VERB VBD 0 root SpaceAfter=No
, , PUNCT , 6 punct
the the DET DT 5 det
union union NOUN NN 2 obl
reported report VERB VBD 8 amod
on on ADP IN 8 case
Monday Monday PROPN NNP 5 nmod SpaceAfter=No
; ; PUNCT : 11 punct
wages wage NOUN NNS 11 nsubj
rose rise VERB VBD 2 parataxis
. . PUNCT . 2 punct
)");
  EXPECT_EQ(chain(extracted.on("Sales fell")), "the union");
  EXPECT_EQ(chain(extracted.on("wages rose")), "");
}

TEST(Attribution, WhatAVerbCallsItsObjectIsTheClaim) {
  const auto extracted = testing::claims_of(R"(
Berg Berg PROPN NNP 2 nsubj
called call VERB VBD 0 root
the the DET DT 4 det
plan plan NOUN NN 2 obj
a a DET DT 6 det
mistake mistake NOUN NN 2 xcomp
. . PUNCT . 2 punct
)");
  const Claim claim = extracted.on("the plan a mistake");
  EXPECT_EQ(chain(claim), "Berg");
  EXPECT_EQ(claim.subject.value_or(""), "the plan");
}

TEST(Attribution, WhatSomebodyIsUrgedToDoIsTheClaim) {
  const auto extracted = testing::claims_of(R"(
Berg Berg PROPN NNP 2 nsubj
described describe VERB VBD 0 root
Halden Halden PROPN NNP 2 obj
as as ADP IN 5 case
broke broke ADJ JJ 2 obl
. . PUNCT . 2 punct
)");
  EXPECT_EQ(chain(extracted.on("Halden as broke")), "Berg");
}

// The title before her son's name is the author's, in somebody's mouth or not.
TEST(Attribution, AnAppositionInsideOfWhatIsSaidIsTheAuthors) {
  const auto extracted = testing::claims_of(R"(
Berg Berg PROPN NNP 2 nsubj
said say VERB VBD 0 root
Lund Lund PROPN NNP 9 nsubj
, , PUNCT , 6 punct
a a DET DT 6 det
miller miller NOUN NN 3 appos
, , PUNCT , 6 punct
had have AUX VBD 9 aux
left leave VERB VBN 2 ccomp
. . PUNCT . 2 punct
)");
  EXPECT_EQ(chain(extracted.on("Lund , a miller")), "");
}

// The tree makes nothing of "said": the subject of the sentence speaks.
TEST(Attribution, TheSubjectBeforeTheQuotationSpeaks) {
  const auto extracted = testing::claims_of(R"(
Berg Berg PROPN NNP 11 discourse
, , PUNCT , 1 punct
in in ADP IN 4 case
remarks remark NOUN NNS 11 obl
, , PUNCT , 4 punct
said say VERB VBD 11 dep
, , PUNCT , 6 punct
" " PUNCT `` 11 punct SpaceAfter=No
The the DET DT 10 det
mill mill NOUN NN 11 nsubj
closed close VERB VBD 0 root SpaceAfter=No
. . PUNCT . 11 punct

It it PRON PRP 2 nsubj
burned burn VERB VBD 0 root SpaceAfter=No
. . PUNCT . 2 punct SpaceAfter=No
" " PUNCT '' 2 punct
)");
  EXPECT_EQ(chain(extracted.on("It burned")), "Berg");
}

// A contrast stands between the phrase and the clause.
TEST(Attribution, AccordingToStopsAtAContrast) {
  const auto extracted = testing::claims_of(R"(
Sales sale NOUN NNS 2 nsubj
fell fall VERB VBD 0 root SpaceAfter=No
, , PUNCT , 6 punct
according accord VERB VBG 6 case
to to ADP IN 4 fixed
Berg Berg PROPN NNP 2 obl SpaceAfter=No
, , PUNCT , 10 punct
but but CCONJ CC 10 cc
wages wage NOUN NNS 10 nsubj
rose rise VERB VBD 2 conj
. . PUNCT . 2 punct
)");
  EXPECT_EQ(chain(extracted.on("wages rose")), "");
}

TEST(Attribution, AnAllegedThingIsHearsay) {
  const auto extracted = testing::claims_of(R"(
Berg Berg PROPN NNP 2 nsubj
fled flee VERB VBD 0 root
after after ADP IN 6 case
the the DET DT 6 det
alleged alleged ADJ JJ 6 amod
theft theft NOUN NN 2 obl
of of ADP IN 8 case
boats boat NOUN NNS 6 nmod
. . PUNCT . 2 punct
)");
  for (const Claim& claim : extracted.claims) {
    if (claim.form == Form::nominal) {
      EXPECT_EQ(chain(claim), "(unspecified)");
    }
  }
}

TEST(Attribution, WhoFoundAStateIsNoHolder) {
  const auto extracted = testing::claims_of(R"(
Berg Berg PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
found find VERB VBN 0 root
dead dead ADJ JJ 3 xcomp
. . PUNCT . 3 punct
)");
  EXPECT_EQ(chain(extracted.claims.at(0)), "");
}

// The tree hangs the agent on another word.
TEST(Attribution, TheAgentOfAPassiveIsFoundByTheWords) {
  const auto extracted = testing::claims_of(R"(
Berg Berg PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
reported report VERB VBN 0 root
missing miss VERB VBG 3 xcomp
by by ADP IN 7 case
the the DET DT 7 det
police police NOUN NN 4 obl
. . PUNCT . 3 punct
)");
  EXPECT_EQ(chain(extracted.claims.at(0)), "the police");
}

TEST(Attribution, AQuestionWordIsNoHolder) {
  const auto extracted = testing::claims_of(R"(
What what PRON WP 2 nsubj
says say VERB VBZ 0 root
the the DET DT 4 det
mill mill NOUN NN 5 nsubj
closed close VERB VBD 2 ccomp
? ? PUNCT . 2 punct
)");
  EXPECT_EQ(chain(extracted.on("the mill closed")), "");
}

}  // namespace
}  // namespace sayso
