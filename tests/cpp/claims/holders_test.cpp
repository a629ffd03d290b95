#include "claims/holders.h"

#include <gtest/gtest.h>

#include "claims_of.h"

namespace sayso {
namespace {

// A quotation inside of a quotation belongs to whose words it is said to be.
TEST(Holders, TheOwnerOfTheWordsHoldsTheQuotation) {
  const auto extracted = testing::claims_of(R"(
They they PRON PRP 2 nsubj
repeat repeat VERB VBP 0 root
Berg Berg PROPN NNP 5 nmod:poss SpaceAfter=No
's 's PART POS 3 case
words word NOUN NNS 2 obj SpaceAfter=No
, , PUNCT , 5 punct
" " PUNCT `` 10 punct SpaceAfter=No
The the DET DT 9 det
mill mill NOUN NN 10 nsubj
burns burn VERB VBZ 2 parataxis SpaceAfter=No
. . PUNCT . 10 punct SpaceAfter=No
" " PUNCT '' 10 punct
)");
  EXPECT_EQ(extracted.on("The mill burns").source.value_or(""), "Berg");
}

// "the Speaker": a title alone is no name, though the tagger may take it for one.
TEST(Holders, ATitleIsNoName) {
  testing::Built built = testing::build_parsed(R"(
Mari Mari PROPN NNP 7 nsubj
Lund Lund PROPN NNP 1 flat SpaceAfter=No
, , PUNCT , 5 punct
the the DET DT 5 det
Speaker Speaker PROPN NNP 1 appos SpaceAfter=No
, , PUNCT , 5 punct
said say VERB VBD 0 root
it it PRON PRP 9 nsubj
closed close VERB VBD 7 ccomp SpaceAfter=No
. . PUNCT . 7 punct
)");
  built.parsed.entities = {{{0, 2}, EntityKind::person}, {{4, 5}, EntityKind::person}};
  const Lexicon lexicon = Lexicon::built_in();
  const SectionView section = view_section(built.text, built.parsed, lexicon);
  EXPECT_TRUE(names_person(section, 0));
  EXPECT_FALSE(names_person(section, 4));
  const SentenceView view = view_sentence(section, built.parsed.sentences[0]);
  EXPECT_EQ(holder_of_verb(view, 6, *verb_cue(view, 6))->phrase.head, 0U + 1U);
}

}  // namespace
}  // namespace sayso
