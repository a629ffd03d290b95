// Names and noun phrases that look alike and are not one.
#include <gtest/gtest.h>

#include "analysis/name_match.h"
#include "resolved_text.h"

namespace sayso {
namespace {

using testing::Resolved;

// The V.R. Council of Oslo met. The V.R. warned. VR-5 Group sold VR-5. Other leaders left. The crew 's leader stayed.
constexpr std::string_view kShortForms = R"(
The     the     DET   DT  3 det
V.R.    V.R.    PROPN NNP 3 compound
Council Council PROPN NNP 4 nsubj
met     meet    VERB  VBD 0 root
.       .       PUNCT .   4 punct

The     the     DET   DT  2 det
V.R.    V.R.    PROPN NNP 3 nsubj
warned  warn    VERB  VBD 0 root
.       .       PUNCT .   3 punct

KB      KB      PROPN NNP 4 compound SpaceAfter=No
-       -       PUNCT HYPH 1 punct SpaceAfter=No
5       5       NUM   CD  1 nummod
Group   Group   PROPN NNP 5 nsubj
sold    sell    VERB  VBD 0 root
KB      KB      PROPN NNP 5 obj SpaceAfter=No
-       -       PUNCT HYPH 6 punct SpaceAfter=No
5       5       NUM   CD  6 nummod
.       .       PUNCT .   5 punct

Other   other   ADJ   JJ  2 amod
leaders leader  NOUN  NNS 3 nsubj
left    leave   VERB  VBD 0 root
.       .       PUNCT .   3 punct

The     the     DET   DT  2 det
leader  leader  NOUN  NN  8 nsubj
of      of      ADP   IN  7 case
the     the     DET   DT  5 det
island  island  NOUN  NN  7 nmod:poss SpaceAfter=No
's      's      PART  POS 5 case
crew    crew    NOUN  NN  2 nmod
stayed  stay    VERB  VBD 0 root
.       .       PUNCT .   8 punct
)";

TEST(ShortNames, LettersAreNoShortFormOfALongerNameThatTheyOpen) {
  const Resolved text(kShortForms);
  EXPECT_EQ(text.name("V.R.", 2), "V.R.");
  EXPECT_EQ(text.name("KB", 2), "KB-5");
}

TEST(ShortNames, OneIsNotSeveral) {
  const Resolved text(kShortForms);
  EXPECT_EQ(text.name("leaders"), "Other leaders");
  EXPECT_EQ(text.name("leader"), "");
}

TEST(ShortNames, AnOwnerIsPartOfThePhrase) { EXPECT_EQ(Resolved(kShortForms).name("crew"), "the island's crew"); }

TEST(ShortNames, TheNextMinisterIsAnother) {
  const Resolved text(R"(
Minister minister PROPN NNP 3 nsubj
Moe      Moe      PROPN NNP 1 flat
resigned resign   VERB  VBD 0 root
.        .        PUNCT .   3 punct

The      the      DET   DT  3 det
next     next     ADJ   JJ  3 amod
minister minister NOUN  NN  5 nsubj
may      may      AUX   MD  5 aux
stay     stay     VERB  VB  0 root
.        .        PUNCT .   5 punct
)");
  EXPECT_EQ(text.name("minister"), "The next minister");
}

TEST(ShortNames, APlaceIsNoShortFormOfAnInstitution) {
  MentionFacts place, institution;
  place.kind = institution.kind = MentionKind::name;
  place.words = {"halvard"};
  institution.words = {"halvard", "water", "board"};
  institution.category = Category::organization;
  EXPECT_EQ(match_names(place, institution), NameMatch::part);
  place.category = Category::location;
  EXPECT_EQ(match_names(place, institution), NameMatch::none);
}

}  // namespace
}  // namespace sayso
