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

}  // namespace
}  // namespace sayso
