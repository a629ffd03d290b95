#include "claims/self_contained.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "analysis/coreference.h"
#include "parsed_builder.h"

namespace sayso {
namespace {

const Lexicon& lexicon() {
  static const Lexicon built = Lexicon::built_in();
  return built;
}

constexpr std::string_view kHired = R"(
Mari   Mari   PROPN NNP 3 nsubj
Lund   Lund   PROPN NNP 1 flat
opened open   VERB  VBD 0 root
a      a      DET   DT  5 det
yard   yard   NOUN  NN  3 obj
and    and    CCONJ CC  7 cc
hired  hire   VERB  VBD 3 conj
40     40     NUM   CD  9 nummod
people person NOUN  NNS 7 obj
.      .      PUNCT .   3 punct

She    she    PRON  PRP 2 nsubj
sold   sell   VERB  VBD 0 root
her    her    PRON  PRP$ 4 nmod:poss
house  house  NOUN  NN  2 obj
that   that   DET   DT  6 det
day    day    NOUN  NN  2 obl:unmarked
.      .      PUNCT .   2 punct
)";

struct Fixture {
  testing::Built built = testing::build_parsed(kHired);
  Fixture() { built.parsed.mentions = resolve_mentions(built.text, built.parsed, lexicon()); }

  ByteSpan bytes(TokenSpan tokens) const {
    return {built.parsed.tokens.span[tokens.start].start, built.parsed.tokens.span[tokens.end - 1].end};
  }

  SelfContained make(TokenSpan tokens, Form form, std::uint32_t subject, TokenSpan subject_tokens,
                     const std::vector<Time>& times = {}) const {
    Claim claim;
    claim.span = bytes(tokens);
    claim.form = form;
    return make_self_contained(built.text, built.parsed, claim, {tokens, tokens.start, subject, subject_tokens}, times);
  }
};

TEST(SelfContained, AnElidedSubjectIsRestored) {
  const Fixture text;
  const SelfContained claim = text.make({6, 9}, Form::coordinated, 0, {0, 2});
  EXPECT_EQ(claim.text, "Mari Lund hired 40 people");
  ASSERT_EQ(claim.edits.size(), 1U);
  EXPECT_EQ(slice(text.built.text, claim.edits[0].taken_from), "Mari Lund");
  EXPECT_TRUE(claim.edits[0].span.empty());
}

TEST(SelfContained, PronounsBecomeNamesOnce) {
  const Fixture text;
  const SelfContained claim = text.make({10, 14}, Form::main, 10, {10, 11});
  EXPECT_EQ(claim.text, "Mari Lund sold her house");
  EXPECT_FALSE(claim.abstained);
}

TEST(SelfContained, WhatIsClearStays) {
  const Fixture text;
  const SelfContained claim = text.make({0, 5}, Form::main, 0, {0, 2});
  EXPECT_EQ(claim.text, "Mari Lund opened a yard");
  EXPECT_TRUE(claim.edits.empty());
}

TEST(SelfContained, ADayIsSaidWithTheDateOfTheText) {
  const Fixture text;
  // "40" stands in for a date told in figures; only spans and values count here.
  const Time told{text.bytes({7, 8}), TimeKind::date, "2019-05-12", "2019-05-12", "2019-05-13"};
  const Time relative{text.bytes({14, 16}), TimeKind::date, "2019-05-12", "2019-05-12", "2019-05-13"};
  const SelfContained claim = text.make({10, 16}, Form::main, 10, {10, 11}, {told, relative});
  EXPECT_EQ(claim.text, "Mari Lund sold her house that day (40)");
}

TEST(SelfContained, APronounWithoutANameAbstains) {
  testing::Built built = testing::build_parsed("It it PRON PRP 2 nsubj\nsank sink VERB VBD 0 root\n");
  built.parsed.mentions = resolve_mentions(built.text, built.parsed, lexicon());
  Claim claim;
  claim.span = {0, 7};
  const SelfContained result = make_self_contained(built.text, built.parsed, claim, {{0, 2}, 1, 0, {0, 1}}, {});
  EXPECT_TRUE(result.abstained);
  EXPECT_EQ(result.text, "It sank");
}

TEST(SelfContained, ANameKeepsItsArticle) {
  testing::Built built = testing::build_parsed(R"(
Today  today  NOUN  NN  5 obl:unmarked
the    the    DET   DT  4 det
Nordic Nordic PROPN NNP 4 compound
Bank   Bank   PROPN NNP 5 nsubj
closed close  VERB  VBD 0 root
.      .      PUNCT .   5 punct

It     it     PRON  PRP 2 nsubj
sold   sell   VERB  VBD 0 root
boats  boat   NOUN  NNS 2 obj
.      .      PUNCT .   2 punct
)");
  built.parsed.mentions = resolve_mentions(built.text, built.parsed, lexicon());
  Claim claim;
  claim.span = {built.parsed.tokens.span[6].start, built.parsed.tokens.span[8].end};
  const SelfContained result = make_self_contained(built.text, built.parsed, claim, {{6, 9}, 7, 6, {6, 7}}, {});
  EXPECT_EQ(result.text, "the Nordic Bank sold boats");
}

// Applying the edits to the words of the claim gives the self-contained text, and every insertion stands somewhere in the section.
TEST(SelfContained, EditsMakeTheTextForEveryStretch) {
  const Fixture text;
  const auto count = static_cast<std::uint32_t>(text.built.parsed.tokens.size());
  for (std::uint32_t start = 0; start < count; ++start) {
    for (std::uint32_t end = start + 1; end <= count; ++end) {
      for (const std::uint32_t subject : {0U, 10U, kNone}) {
        const TokenSpan subject_tokens = subject == kNone ? TokenSpan{} : subject == 0 ? TokenSpan{0, 2} : TokenSpan{10, 11};
        const SelfContained claim = text.make({start, end}, Form::coordinated, subject, subject_tokens);
        EXPECT_EQ(apply_edits(text.built.text, text.bytes({start, end}), claim.edits), claim.text);
        std::uint32_t at = text.bytes({start, end}).start;
        for (const Edit& edit : claim.edits) {
          EXPECT_GE(edit.span.start, at);
          EXPECT_LE(edit.span.end, text.bytes({start, end}).end);
          at = edit.span.end;
          EXPECT_NE(edit.inserted.find(slice(text.built.text, edit.taken_from)), std::string::npos);
        }
      }
    }
  }
}

}  // namespace
}  // namespace sayso
