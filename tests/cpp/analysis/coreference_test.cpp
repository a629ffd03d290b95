#include "analysis/coreference.h"

#include <gtest/gtest.h>

#include <string>

#include "resolved_text.h"

namespace sayso {
namespace {

using testing::lexicon;
using testing::Resolved;

constexpr std::string_view kSurname = R"(
Mari   Mari   PROPN NNP 3 nsubj
Lund   Lund   PROPN NNP 1 flat
left   leave  VERB  VBD 0 root
.      .      PUNCT .   3 punct

Lund   Lund   PROPN NNP 2 nsubj
sold   sell   VERB  VBD 0 root
boats  boat   NOUN  NNS 2 obj
.      .      PUNCT .   2 punct

She    she    PRON  PRP 2 nsubj
rested rest   VERB  VBD 0 root
.      .      PUNCT .   2 punct
)";

TEST(Coreference, ASurnameAndAPronounTakeTheFullName) {
  const Resolved text(kSurname);
  EXPECT_EQ(text.name("Lund", 2), "Mari Lund");
  EXPECT_EQ(text.name("She"), "Mari Lund");
}

TEST(Coreference, ACompoundNumberIsKeptWhole) {
  const Resolved text(R"(
Sixty  sixty  NUM   CD  3 compound SpaceAfter=No
-      -      PUNCT HYPH 1 punct SpaceAfter=No
four   four   NUM   CD  4 nummod
guests guest  NOUN  NNS 5 nsubj
left   leave  VERB  VBD 0 root
.      .      PUNCT .   5 punct
)");
  EXPECT_EQ(text.name("guests"), "Sixty-four guests");
}

constexpr std::string_view kTwoWomen = R"(
Anna   Anna   PROPN NNP 3 nsubj
Berg   Berg   PROPN NNP 1 flat
met    meet   VERB  VBD 0 root
Clara  Clara  PROPN NNP 3 conj
Dahl   Dahl   PROPN NNP 4 flat
.      .      PUNCT .   3 punct

In     in     ADP   IN  2 case
spring spring NOUN  NN  4 obl
he     he     PRON  PRP 4 nsubj
left   leave  VERB  VBD 0 root
.      .      PUNCT .   4 punct
)";

TEST(Coreference, APronounOfTheOtherGenderAbstains) {
  const Resolved text(kTwoWomen);
  EXPECT_EQ(text.name("he"), "");
}

constexpr std::string_view kTie = R"(
A      a      DET  DT  2 det
cook   cook   NOUN NN  5 nsubj
and    and    CCONJ CC 4 cc
guest  guest  NOUN NN  2 conj
argued argue  VERB VBD 0 root
.      .      PUNCT .  5 punct

They   they   PRON PRP 2 nsubj
left   leave  VERB VBD 0 root
.      .      PUNCT .  2 punct
)";

TEST(Coreference, TheyTakesThePairBeforeIt) {
  const Resolved text(kTie);
  EXPECT_EQ(text.name("They"), "A cook and guest");
}

constexpr std::string_view kAcronym = R"(
The      the      DET   DT  4 det
Nordic   Nordic   ADJ   JJ  4 amod
Ferry    ferry    PROPN NNP 4 compound
Authority Authority PROPN NNP 8 nsubj
(        (        PUNCT -LRB- 6 punct
NFA      NFA      PROPN NNP 4 appos
)        )        PUNCT -RRB- 6 punct
warned   warn     VERB  VBD 0 root
.        .        PUNCT .   8 punct

The      the      DET   DT  2 det
NFA      NFA      PROPN NNP 3 nsubj
waited   wait     VERB  VBD 0 root
.        .        PUNCT .   3 punct

The      the      DET   DT  2 det
agency   agency   NOUN  NN  3 nsubj
acted    act      VERB  VBD 0 root
.        .        PUNCT .   3 punct
)";

TEST(Coreference, AnAcronymTakesItsExpansion) {
  const Resolved text(kAcronym);
  EXPECT_EQ(text.name("NFA", 2), "Nordic Ferry Authority");
}

TEST(Coreference, ThePointingNounTakesTheOnlyOrganization) {
  const Resolved text(kAcronym);
  EXPECT_EQ(text.name("agency"), "Nordic Ferry Authority");
}

constexpr std::string_view kMinister = R"(
Minister minister PROPN NNP 4 nsubj
Jonas    Jonas    PROPN NNP 1 flat
Moe      Moe      PROPN NNP 1 flat
resigned resign   VERB  VBD 0 root
.        .        PUNCT .   4 punct

The      the      DET   DT  2 det
minister minister NOUN  NN  3 nsubj
denied   deny     VERB  VBD 0 root
it       it       PRON  PRP 3 obj
.        .        PUNCT .   3 punct
)";

TEST(Coreference, TheMinisterTakesTheNameWithThatTitle) {
  const Resolved text(kMinister);
  EXPECT_EQ(text.name("minister"), "Jonas Moe");
}

TEST(Coreference, ATitleIsNoPartOfTheName) {
  const Resolved text(kMinister);
  EXPECT_EQ(text.name("Minister"), "Jonas Moe");
}

TEST(Coreference, ItWithoutAThingAbstains) {
  const Resolved text(kMinister);
  EXPECT_EQ(text.name("it"), "");
}

constexpr std::string_view kBound = R"(
Erik   Erik   PROPN NNP 3 nsubj
Vik    Vik    PROPN NNP 1 flat
praised praise VERB VBD 0 root
him    he     PRON  PRP 3 obj
and    and    CCONJ CC  7 cc
his    his    PRON  PRP$ 7 nmod:poss
sister sister NOUN  NN  4 conj
.      .      PUNCT .   3 punct
)";

TEST(Coreference, AnObjectIsNotTheSubjectOfItsVerb) {
  const Resolved text(kBound);
  EXPECT_EQ(text.name("him"), "");
  EXPECT_EQ(text.name("his"), "Erik Vik");
}

constexpr std::string_view kGovernment = R"(
Halden Halden PROPN NNP 3 nsubj
Ltd    Ltd    PROPN NNP 1 flat
grew   grow   VERB  VBD 0 root
.      .      PUNCT .   3 punct

The    the    DET   DT  2 det
government government NOUN NN 3 nsubj
cheered cheer VERB  VBD 0 root
.      .      PUNCT .   3 punct

The    the    DET   DT  2 det
company company NOUN NN 3 nsubj
shrank shrink VERB  VBD 0 root
its    its    PRON  PRP$ 5 nmod:poss
fleet  fleet  NOUN  NN  3 obj
.      .      PUNCT .   3 punct
)";

TEST(Coreference, TheGovernmentIsNotJustAnyOrganization) {
  const Resolved text(kGovernment);
  EXPECT_EQ(text.name("government"), "");
}

TEST(Coreference, TheCompanyIsTheOnlyCompany) {
  const Resolved text(kGovernment);
  EXPECT_EQ(text.name("company"), "Halden Ltd");
}

TEST(Coreference, APhraseIsSaidWithFullNames) {
  const Resolved text(kGovernment);
  const std::uint32_t its = 11, fleet = 12;
  const ResolvedPhrase phrase = resolve_phrase(text.built.text, text.built.parsed, {its, fleet + 1}, fleet);
  EXPECT_EQ(phrase.text, "Halden Ltd's fleet");
  EXPECT_FALSE(phrase.abstained);
}

constexpr std::string_view kQuote = R"(
"      "      PUNCT ``  3 punct  SpaceAfter=No
I      I      PRON  PRP 3 nsubj
agree  agree  VERB  VBP 0 root
,      ,      PUNCT ,   3 punct  SpaceAfter=No
"      "      PUNCT ''  3 punct
said   say    VERB  VBD 3 parataxis
Mari   Mari   PROPN NNP 6 nsubj
Lund   Lund   PROPN NNP 7 flat
.      .      PUNCT .   3 punct
)";

TEST(Coreference, IInAQuotationIsTheSpeaker) {
  const Resolved text(kQuote);
  EXPECT_EQ(text.name("I"), "Mari Lund");
}

TEST(Coreference, WhoComesInOnlyInAnAsideIsNotMeant) {
  const Resolved text(R"(
We     we     PRON  PRP 2 nsubj
quoted quote  VERB  VBD 0 root
Karl   Karl   PROPN NNP 2 obj
Berg   Berg   PROPN NNP 3 flat
.      .      PUNCT .   2 punct

(      (      PUNCT -LRB- 4 punct
Ole    Ole    PROPN NNP 4 nsubj
Lund   Lund   PROPN NNP 2 flat
agreed agree  VERB  VBD 0 root
)      )      PUNCT -RRB- 4 punct
.      .      PUNCT .   4 punct

He     he     PRON  PRP 2 nsubj
rested rest   VERB  VBD 0 root
.      .      PUNCT .   2 punct
)");
  EXPECT_EQ(text.name("He"), "Karl Berg");
}

TEST(Coreference, AMisspeltSpeakerIsThePersonOfThatName) {
  const Resolved text(R"(
Karl   Karl   PROPN NNP 3 nsubj
Maurer Maurer PROPN NNP 1 flat
left   leave  VERB  VBD 0 root
.      .      PUNCT .   3 punct

Mauer  Mauer  PROPN NNP 2 nsubj
said   say    VERB  VBD 0 root
so     so     ADV   RB  2 advmod
.      .      PUNCT .   2 punct
)");
  EXPECT_EQ(text.name("Mauer"), "Karl Maurer");
}

TEST(Coreference, AnAcronymLeavesOutTheFormOfTheCompany) {
  const Resolved text(R"(
Oslo    Oslo    PROPN NNP 4 compound
Gas     Gas     PROPN NNP 4 compound
Light   Light   PROPN NNP 4 compound
Company Company PROPN NNP 5 nsubj
grew    grow    VERB  VBD 0 root
.       .       PUNCT .   5 punct

OGL     OGL     PROPN NNP 2 nsubj
said    say     VERB  VBD 0 root
so      so      ADV   RB  2 advmod
.       .       PUNCT .   2 punct
)");
  EXPECT_EQ(text.name("OGL"), "Oslo Gas Light Company");
}

TEST(Coreference, ALoneGivenNameTellsTheGender) {
  const Resolved text(R"(
Anna   Anna   PROPN NNP 2 nsubj
left   leave  VERB  VBD 0 root
Karl   Karl   PROPN NNP 2 obj
.      .      PUNCT .   2 punct

He     he     PRON  PRP 2 nsubj
rested rest   VERB  VBD 0 root
.      .      PUNCT .   2 punct
)");
  EXPECT_EQ(text.name("He"), "Karl");
}

TEST(Coreference, ATitleWithItsPlaceIsARole) {
  Resolved text(R"(
Mayor  Mayor  PROPN NNP 6 nsubj
of     of     ADP   IN  3 case
Vika   Vika   PROPN NNP 1 nmod
Jonas  Jonas  PROPN NNP 1 flat
Berg   Berg   PROPN NNP 4 flat
left   leave  VERB  VBD 0 root
.      .      PUNCT .   6 punct

The    the    DET   DT  2 det
mayor  mayor  NOUN  NN  3 nsubj
rested rest   VERB  VBD 0 root
.      .      PUNCT .   3 punct
)");
  text.built.parsed.entities = {{{0, 1}, EntityKind::person}, {{2, 3}, EntityKind::location}, {{3, 5}, EntityKind::person}};
  text.built.parsed.mentions = resolve_mentions(text.built.text, text.built.parsed, lexicon());
  EXPECT_EQ(text.name("mayor"), "Jonas Berg");
}

TEST(Coreference, MentionsAreInOrderAndNamesPointAtMentions) {
  for (const std::string_view conllu : {kSurname, kTwoWomen, kTie, kAcronym, kMinister, kBound, kGovernment, kQuote}) {
    const Resolved text(conllu);
    const std::vector<Mention>& mentions = text.built.parsed.mentions;
    for (std::size_t mention = 0; mention < mentions.size(); ++mention) {
      EXPECT_LT(mentions[mention].tokens.start, mentions[mention].tokens.end);
      EXPECT_TRUE(mention == 0 || mentions[mention - 1].tokens.start <= mentions[mention].tokens.start);
      EXPECT_TRUE(mentions[mention].name == kNone || mentions[mention].name < mentions.size());
    }
  }
}

TEST(Coreference, AnEmptyTextHasNoMentions) { EXPECT_TRUE(resolve_mentions("", Parsed{}, lexicon()).empty()); }

}  // namespace
}  // namespace sayso
