#include "claims/extract.h"

#include <gtest/gtest.h>

#include <set>

#include "claims_of.h"
#include "trees.h"

namespace sayso {
namespace {

TEST(Extract, EmptySectionsGiveNoClaims) {
  const Parsed nothing;
  EXPECT_TRUE(extract_claims(Document{}, nothing, nothing, ClaimModel{}, Lexicon::built_in()).empty());
}

TEST(Extract, IdsAreDistinctAndTheSameEachTime) {
  const auto first = testing::claims_of(testing::kNotOnly), second = testing::claims_of(testing::kNotOnly);
  std::set<std::string> ids;
  ASSERT_EQ(first.claims.size(), second.claims.size());
  for (std::size_t index = 0; index < first.claims.size(); ++index) {
    EXPECT_EQ(first.claims[index].claim, second.claims[index].claim);
    EXPECT_EQ(first.claims[index].claim.size(), 16u);
    ids.insert(first.claims[index].claim);
  }
  EXPECT_EQ(ids.size(), first.claims.size());
}

TEST(Extract, ClaimInsideAnotherNamesItAsParent) {
  const auto extracted = testing::claims_of(testing::kApposition);
  const Claim outer = extracted.on("Mari Lund, chief economist of the union, praised the deal");
  EXPECT_EQ(extracted.on("Mari Lund, chief economist of the union").parent.value_or(""), outer.claim);
  EXPECT_FALSE(outer.parent.has_value());
}

TEST(Extract, FullStopStaysOutside) {
  for (const std::string_view tree : {testing::kClosed, testing::kIf, testing::kNotOnly, testing::kDenied}) {
    const auto extracted = testing::claims_of(tree);
    for (const Claim& claim : extracted.claims) EXPECT_NE(extracted.words(claim).back(), '.') << extracted.words(claim);
  }
}

TEST(Extract, AccordingToStaysOutsideWhereverItHangs) {
  // The parser took the phrase for a part of the object.
  const auto extracted = testing::claims_of(R"(Halden Halden PROPN NNP 2 nsubj
lost lose VERB VBD 0 root
money money NOUN NN 2 obj
according accord VERB VBG 6 case
to to ADP IN 4 fixed
Lund Lund PROPN NNP 3 nmod SpaceAfter=No
. . PUNCT . 2 punct
)");
  EXPECT_EQ(extracted.on("Halden lost money").source.value_or(""), "Lund");
}

TEST(Extract, EveryLabelHasAReason) {
  const auto extracted = testing::claims_of(testing::kSaidNot);
  for (const Claim& claim : extracted.claims) {
    std::set<Field> told;
    for (const Why& why : claim.why) {
      EXPECT_FALSE(why.rule.empty());
      told.insert(why.field);
    }
    for (const Field field : {Field::form, Field::span, Field::predicate, Field::modality, Field::certainty})
      EXPECT_TRUE(told.count(field)) << name(field);
  }
}

TEST(Extract, TableCellIsAClaimOfItsLabels) {
  // | City | Plants | / | Oslo | 3 |
  testing::Built built = testing::build_parsed(R"(
City city NOUN NN 0 root

Plants plant NOUN NNS 0 root

Oslo Oslo PROPN NNP 0 root

3 3 NUM CD 0 root
)");
  const std::uint32_t rows[] = {0, 0, 1, 1}, columns[] = {0, 1, 0, 1};
  built.parsed.structure.blocks.clear();
  for (std::uint32_t cell = 0; cell < 4; ++cell) {
    built.parsed.structure.blocks.push_back({BlockKind::table_cell, built.parsed.tokens.span[cell], 0, 0, rows[cell], columns[cell]});
    built.parsed.tokens.block[cell] = cell;
  }
  Document document;
  document.text = built.text;
  const std::vector<Claim> claims = extract_claims(document, Parsed{}, built.parsed, ClaimModel{}, Lexicon::built_in());
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(name(claims[0].form), "table");
  EXPECT_EQ(claims[0].subject.value_or(""), "Oslo");
  EXPECT_EQ(claims[0].predicate, "Plants");
  EXPECT_EQ(slice(built.text, claims[0].span), "3");
}

TEST(Extract, BoilerplateAndCodeGiveNoClaims) {
  for (const BlockKind kind : {BlockKind::boilerplate, BlockKind::code}) {
    testing::Built built = testing::build_parsed(testing::kClosed);
    for (Block& block : built.parsed.structure.blocks) block.kind = kind;
    Document document;
    document.text = built.text;
    EXPECT_TRUE(extract_claims(document, Parsed{}, built.parsed, ClaimModel{}, Lexicon::built_in()).empty());
  }
}

TEST(Extract, HeadingThatStatesIsAClaimOfFormHeading) {
  testing::Built built = testing::build_parsed(testing::kClosed);
  for (Block& block : built.parsed.structure.blocks) block.kind = BlockKind::heading;
  Document document;
  document.text = built.text;
  const std::vector<Claim> claims = extract_claims(document, Parsed{}, built.parsed, ClaimModel{}, Lexicon::built_in());
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(name(claims[0].form), "heading");
}

}  // namespace
}  // namespace sayso
