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

TEST(Names, CapitalisedCommonWordAfterANameEndsIt) {
  auto built = testing::build_parsed(R"(
They they PRON PRP 2 nsubj
warned warn VERB VBD 0 root
Norrvik Norrvik PROPN NNP 2 iobj
Lifts lift VERB VBZ 2 obj
of of ADP IN 6 case
wind wind NOUN NN 2 obl
)");
  EXPECT_EQ(end_names(built.text, built.parsed), (std::vector<bool>{false, false, false, true, false, false}));
  EXPECT_EQ(built.parsed.tags[3].upos, Upos::PROPN);
  EXPECT_EQ(built.parsed.tags[3].xpos, Xpos::NNPS);
  EXPECT_EQ(built.parsed.tags[3].lemma, "Lifts");
}

TEST(Names, WordsInLowerCaseAndHeadlinesStay) {
  auto lower = testing::build_parsed(R"(
They they PRON PRP 2 nsubj
gave give VERB VBD 0 root
Norrvik Norrvik PROPN NNP 2 iobj
boats boat NOUN NNS 2 obj
)");
  EXPECT_EQ(end_names(lower.text, lower.parsed), std::vector<bool>(4));
  auto headline = testing::build_parsed(R"(
Town town NOUN NN 2 nsubj
Gives give VERB VBZ 0 root
Norrvik Norrvik PROPN NNP 2 iobj
Boats boat NOUN NNS 2 obj
)");
  EXPECT_EQ(end_names(headline.text, headline.parsed), std::vector<bool>(4));
}

TEST(Subjects, ASecondOneNamesTheFirst) {
  auto built = testing::build_parsed(R"(
the the DET DT 2 det
operator operator NOUN NN 5 nsubj
Norrvik Norrvik PROPN NNP 4 compound
Lifts Lifts PROPN NNPS 5 nsubj
agreed agree VERB VBD 0 root
)");
  std::vector<bool> ends_name(5);
  keep_one_subject(built.parsed, ends_name);
  EXPECT_EQ(ends_name, std::vector<bool>(5));
  EXPECT_EQ(built.parsed.tree.heads[3], 1u);
  EXPECT_EQ(built.parsed.tree.relations[3], Relation::appos);
  EXPECT_EQ(built.parsed.tree.relations[1], Relation::nsubj);
}

TEST(Subjects, TwoNamesAreOne) {
  auto built = testing::build_parsed(R"(
operator operator NOUN NN 2 nmod:desc
Norrvik Norrvik PROPN NNP 4 nsubj
Lifts Lifts PROPN NNPS 4 nsubj
agreed agree VERB VBD 0 root
)");
  std::vector<bool> ends_name(4);
  keep_one_subject(built.parsed, ends_name);
  EXPECT_EQ(ends_name, (std::vector<bool>{false, false, true, false}));
  EXPECT_EQ(built.parsed.tree.heads, (std::vector<std::uint32_t>{2, 2, 3, 3}));
  EXPECT_EQ(built.parsed.tree.relations[1], Relation::compound);
  EXPECT_EQ(built.parsed.tree.relations[2], Relation::nsubj);
}

TEST(Names, EntitiesReachToTheEndOfTheName) {
  std::vector<Entity> entities = {{{1, 2}, EntityKind::organization}, {{4, 5}, EntityKind::person}, {{5, 6}, EntityKind::person}};
  complete_names({false, false, true, false, false, true}, entities);
  EXPECT_EQ(entities[0].tokens, (TokenSpan{1, 3}));
  EXPECT_EQ(entities[1].tokens, (TokenSpan{4, 5}));  // the next one begins there
}

}  // namespace
}  // namespace sayso
