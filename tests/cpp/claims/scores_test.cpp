#include "claims/scores.h"

#include <gtest/gtest.h>

#include "claims/plain_parsed.h"

namespace sayso {
namespace {

const Lexicon& lexicon() {
  static const Lexicon built = Lexicon::built_in();
  return built;
}

float worth(std::string_view text, const Claim& claim) {
  const Parsed parsed = testing::plain_parsed(text);
  const ClaimPlace place{{0, static_cast<std::uint32_t>(parsed.tokens.size())}, 0, kNone, {}};
  return score_checkworthiness(text, parsed, claim, place, lexicon());
}

TEST(Scores, NumbersAndDatesAreWorthChecking) {
  Claim plain, counted, dated;
  counted.quantities.push_back({});
  dated.times.push_back({.span = {}, .kind = TimeKind::date, .value = "2019-05", .begin = {}, .end_of = {}});
  const float base = worth("the yard sold boats", plain);
  EXPECT_GT(worth("the yard sold boats", counted), base);
  EXPECT_GT(worth("the yard sold boats", dated), base);
}

TEST(Scores, QuestionsAndOpinionsAreNot) {
  Claim plain, question;
  question.modality = Modality::question;
  const float base = worth("the yard sold boats", plain);
  EXPECT_LT(worth("the yard sold boats", question), base);
  EXPECT_LT(worth("the yard sold terrible boats", plain), base);
  EXPECT_LT(worth("we sold boats", plain), base);
}

TEST(Scores, StayBetweenNoughtAndOne) {
  Claim claim;
  claim.quantities.resize(5);
  claim.sources.resize(2);
  claim.form = Form::heading;
  claim.polarity = Polarity::negative;
  EXPECT_LE(worth("the Yard sold Boats in Oslo and Bergen and Bremen", claim), 1.0F);
  claim.modality = Modality::question;
  claim.quantities.clear();
  claim.quote = QuoteKind::direct;
  EXPECT_GE(worth("i think we should always be very sad", claim), 0.0F);
}

TEST(Scores, ConfidenceFallsWithDoubt) {
  const Parsed parsed = testing::plain_parsed("the yard sold boats");
  const ClaimPlace place{{0, 4}, 2, 1, {0, 2}};
  const Claim claim;
  const float sure = score_confidence(parsed, claim, place, {.head_margin = 4.0F});
  EXPECT_GT(sure, score_confidence(parsed, claim, place, {.head_margin = 0.1F}));
  EXPECT_GT(sure, score_confidence(parsed, claim, place, {.head_margin = 4.0F, .forced_split = true}));
  EXPECT_GT(sure, score_confidence(parsed, claim, place, {.head_margin = 4.0F, .quote_unclosed = true}));
  EXPECT_GE(score_confidence(parsed, claim, place, {.head_margin = -1e30F}), 0.0F);
  EXPECT_LE(score_confidence(parsed, claim, place, {.head_margin = 1e30F}), 1.0F);
}

}  // namespace
}  // namespace sayso
