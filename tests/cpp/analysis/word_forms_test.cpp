#include "analysis/word_forms.h"

#include <gtest/gtest.h>

#include "parsed_builder.h"

namespace sayso {
namespace {

TEST(WordForms, CountsWhatStandsElsewhere) {
  const auto built = testing::build_parsed(R"(
Board board NOUN NN 2 nsubj
met meet VERB VBD 0 root

The the DET DT 2 det
Board Board PROPN NNP 3 nsubj
told tell VERB VBD 0 root
a a DET DT 5 det
board board NOUN NN 3 obj
12 12 NUM CD 5 nummod
)");
  const WordForms forms(built.text, built.parsed.tokens, built.parsed.sentences);
  EXPECT_EQ(forms.word(0), forms.word(3));
  EXPECT_EQ(forms.word(0), forms.word(6));
  EXPECT_NE(forms.word(0), forms.word(1));
  // Of the first word of a sentence: what stands elsewhere, and it is itself neither.
  EXPECT_EQ(forms.small_elsewhere(0), 1u);
  EXPECT_EQ(forms.capital_elsewhere(0), 1u);
  EXPECT_EQ(forms.small_elsewhere(3), 1u);
  EXPECT_EQ(forms.capital_elsewhere(3), 0u);
  EXPECT_EQ(forms.small_elsewhere(6), 0u);
  EXPECT_EQ(forms.capital_elsewhere(6), 1u);
  EXPECT_EQ(forms.small_elsewhere(7) + forms.capital_elsewhere(7), 0u);
}

TEST(WordForms, NoWordsAreFine) { WordForms("", {}, {}); }

}  // namespace
}  // namespace sayso
