#include "analysis/pronouns.h"

#include <gtest/gtest.h>

#include <string>

#include "analysis/coreference.h"
#include "parsed_builder.h"

namespace sayso {
namespace {

// What the pronoun that is spelled `word` stands for; "" when it abstained.
std::string meant(std::string_view tree, std::string_view word, const PronounModel& model) {
  testing::Built built = testing::build_parsed(tree);
  built.parsed.mentions = resolve_mentions(built.text, built.parsed, Lexicon::built_in(), model);
  for (std::uint32_t token = 0; token < built.parsed.tokens.size(); ++token) {
    if (slice(built.text, built.parsed.tokens.span[token]) != word) continue;
    const std::uint32_t name = built.parsed.mentions[mention_of(built.parsed.mentions, token)].name;
    return name == kNone ? "" : std::string(slice(built.text, name_span(built.text, built.parsed, built.parsed.mentions[name])));
  }
  return "?";
}

constexpr std::string_view kTwo = R"(
Mari Mari PROPN NNP 3 nsubj
Lund Lund PROPN NNP 1 flat
left leave VERB VBD 0 root
Kari Kari PROPN NNP 3 obj
Moe  Moe  PROPN NNP 4 flat
.    .    PUNCT .   3 punct

She  she  PRON  PRP 2 nsubj
wept weep VERB  VBD 0 root
.    .    PUNCT .   2 punct
)";

constexpr std::string_view kThing = R"(
The  the  DET  DT  2 det
mill mill NOUN NN  3 nsubj
hurt hurt VERB VBD 0 root
the  the  DET  DT  5 det
town town NOUN NN  3 obj
.    .    PUNCT .  3 punct

It   it   PRON PRP 2 nsubj
fell fall VERB VBD 0 root
.    .    PUNCT .  2 punct
)";

TEST(Pronouns, UntrainedSalienceDecides) { EXPECT_EQ(meant(kTwo, "She", {}), "Mari Lund"); }

TEST(Pronouns, OfTwoThatScoreAlikeTheNearestPersonIsMeantAndNoThing) {
  const PronounModel even{{0}};
  EXPECT_EQ(meant(kTwo, "She", even), "Kari Moe");
  EXPECT_EQ(meant(kThing, "It", even), "");
}

TEST(Pronouns, ScoresAreSumsOfWholeNumbers) {
  const PronounModel model{{1, 10, 100, 1000}};
  const std::vector<std::uint32_t> features{0, 5, 6, 7, 7};
  EXPECT_EQ(model.score(features), 1 + 10 + 100 + 1000 + 1000);
}

// A chain that cannot be meant is none of those the model is asked about.
TEST(Pronouns, WhatCannotAgreeIsNoAntecedent) {
  constexpr std::string_view tree = R"(
Karl Karl PROPN NNP 2 nsubj
left leave VERB VBD 0 root
.    .    PUNCT .   2 punct

She  she  PRON  PRP 2 nsubj
wept weep VERB  VBD 0 root
.    .    PUNCT .   2 punct
)";
  EXPECT_EQ(meant(tree, "She", PronounModel{{256}}), "");
}

}  // namespace
}  // namespace sayso
