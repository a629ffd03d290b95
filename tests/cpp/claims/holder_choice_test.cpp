#include "claims/holder_choice.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analysis/coreference.h"
#include "claims/extract.h"
#include "claims_of.h"
#include "trees.h"

namespace sayso {
namespace {

// All features share the one weight, so its sign decides everything.
Claim first_claim(std::string_view tree, std::vector<std::int16_t> weights) {
  testing::Built built = testing::build_parsed(tree);
  const Lexicon lexicon = Lexicon::built_in();
  built.parsed.mentions = resolve_mentions(built.text, built.parsed, lexicon);
  Document document;
  document.text = built.text;
  const std::vector<Claim> claims = extract_claims(document, Parsed{}, built.parsed, ClaimModel{{}, {}, {std::move(weights)}}, lexicon);
  return claims.empty() ? Claim{} : claims.front();
}

// The mill closed when Lund spoke.
constexpr std::string_view kSpokeOnly = R"(The the DET DT 2 det
mill mill NOUN NN 3 nsubj
closed close VERB VBD 0 root
when when ADV WRB 6 advmod
Lund Lund PROPN NNP 6 nsubj
announced announce VERB VBD 3 advcl
. . PUNCT . 3 punct
)";

TEST(HolderChoice, UntrainedTheRulesDecide) {
  EXPECT_EQ(first_claim(testing::kSaidNot, {}).source.value_or(""), "Mari Lund");
  EXPECT_EQ(first_claim(kSpokeOnly, {}).source, std::nullopt);
}

TEST(HolderChoice, AModelThatIsSureTakesAHolderAwayAndTheReportIsTheAuthors) {
  const Claim claim = first_claim(testing::kSaidNot, {-256});
  EXPECT_EQ(claim.source, std::nullopt);
  EXPECT_EQ(claim.quote, QuoteKind::none);
  EXPECT_EQ(claim.polarity, Polarity::negative);
}

TEST(HolderChoice, AModelThatIsSureAddsAHolderWithHisReason) {
  const Claim claim = first_claim(kSpokeOnly, {256});
  EXPECT_EQ(claim.source.value_or(""), "Lund");
  EXPECT_EQ(claim.quote, QuoteKind::indirect);
  bool told = false;
  for (const Why& why : claim.why) told = told || (why.field == Field::sources && why.rule == "model holders.weights");
  EXPECT_TRUE(told);
}

TEST(HolderChoice, AModelThatIsUnsureChangesNothing) {
  EXPECT_EQ(first_claim(testing::kSaidNot, {0}).source.value_or(""), "Mari Lund");
  EXPECT_EQ(first_claim(kSpokeOnly, {0}).source, std::nullopt);
}

TEST(HolderChoice, NobodyIsNoHolderWhateverTheModelSays) {
  constexpr std::string_view nobody = R"(Nobody nobody PRON NN 2 nsubj
said say VERB VBD 0 root
that that SCONJ IN 6 mark
the the DET DT 5 det
mill mill NOUN NN 6 nsubj
closed close VERB VBD 2 ccomp
. . PUNCT . 2 punct
)";
  EXPECT_EQ(first_claim(nobody, {256}).source, std::nullopt);
}

}  // namespace
}  // namespace sayso
