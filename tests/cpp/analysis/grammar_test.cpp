#include "analysis/grammar.h"

#include <gtest/gtest.h>

#include "parsed_builder.h"

namespace sayso {
namespace {

TEST(ReportingClause, AfterAMarkWithItsSubjectBehindItIsNoComplement) {
  auto built = testing::build_parsed(R"(
Boats boat NOUN NNS 2 nsubj
sank sink VERB VBD 0 root
, , PUNCT , 4 punct
said say VERB VBD 2 ccomp
Lund Lund PROPN NNP 4 nsubj
. . PUNCT . 2 punct
)");
  loosen_reporting_clauses(built.parsed);
  EXPECT_EQ(built.parsed.tree.relations[3], Relation::parataxis);
}

TEST(ReportingClause, ComplementsWithASubjectBeforeThemStay) {
  auto built = testing::build_parsed(R"(
Lund Lund PROPN NNP 2 nsubj
said say VERB VBD 0 root
, , PUNCT , 5 punct
boats boat NOUN NNS 5 nsubj
sank sink VERB VBD 2 ccomp
. . PUNCT . 2 punct
)");
  loosen_reporting_clauses(built.parsed);
  EXPECT_EQ(built.parsed.tree.relations[4], Relation::ccomp);
}

constexpr std::string_view kWarned = R"(
They they PRON PRP 2 nsubj
warned warn VERB VBD 0 root
Norrvik Norrvik PROPN NNP 2 iobj
Lifts lift NOUN NNS 2 obj
of of ADP IN 6 case
wind wind NOUN NN 2 obl
)";

TEST(Names, CapitalisedNounAfterANameBelongsToIt) {
  auto built = testing::build_parsed(kWarned);
  join_names(built.text, built.parsed);
  const Parsed& parsed = built.parsed;
  EXPECT_EQ(parsed.tags[3].upos, Upos::PROPN);
  EXPECT_EQ(parsed.tags[3].lemma, "Lifts");
  EXPECT_EQ(parsed.tree.heads[2], 3u);
  EXPECT_EQ(parsed.tree.relations[2], Relation::compound);
  EXPECT_EQ(parsed.tree.relations[3], Relation::iobj);
}

TEST(Names, VerbWhoseSubjectIsTheNameBeforeItIsPartOfTheName) {
  auto built = testing::build_parsed(R"(
Its its PRON PRP$ 2 nmod:poss
owner owner NOUN NN 5 nsubj
Norrvik Norrvik PROPN NNP 4 nsubj
Lifts lift VERB VBZ 5 nsubj
denied deny VERB VBD 0 root
it it PRON PRP 5 obj
)");
  join_names(built.text, built.parsed);
  EXPECT_EQ(built.parsed.tags[3].xpos, Xpos::NNPS);
  EXPECT_EQ(built.parsed.tree.relations[2], Relation::compound);
}

TEST(Names, WordsInLowerCaseAndHeadlinesStay) {
  auto lower = testing::build_parsed(R"(
They they PRON PRP 2 nsubj
gave give VERB VBD 0 root
Norrvik Norrvik PROPN NNP 2 iobj
boats boat NOUN NNS 2 obj
)");
  join_names(lower.text, lower.parsed);
  EXPECT_EQ(lower.parsed.tags[3].upos, Upos::NOUN);
  auto headline = testing::build_parsed(R"(
Town town NOUN NN 2 nsubj
Gives give VERB VBZ 0 root
Norrvik Norrvik PROPN NNP 2 iobj
Boats boat NOUN NNS 2 obj
)");
  join_names(headline.text, headline.parsed);
  EXPECT_EQ(headline.parsed.tags[3].upos, Upos::NOUN);
}

}  // namespace
}  // namespace sayso
