#include "analysis/tags.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/error.h"
#include "parsed_builder.h"

namespace sayso {
namespace {

// Scores of a word: 0 but for the named tags.
std::vector<float> scores_of(const std::vector<std::pair<Upos, float>>& upos, const std::vector<std::pair<Xpos, float>>& xpos) {
  std::vector<float> scores(kUposNames.size() + kXposNames.size(), 0.0F);
  for (const auto& [tag, score] : upos) scores[static_cast<std::size_t>(tag)] = score;
  for (const auto& [tag, score] : xpos) scores[kUposNames.size() + static_cast<std::size_t>(tag)] = score;
  return scores;
}

// What choose_pair answers for a word: its pair, and whether there is doubt.
struct Chosen {
  TagPair pair;
  bool doubtful;
  bool operator==(const Chosen&) const = default;
};

Chosen choose(const std::vector<float>& scores, const TagPairs& pairs, std::string_view word = "word") {
  TagDoubt doubt;
  const bool doubtful = choose_pair(scores.data(), word, pairs, doubt);
  return {doubt.pairs[0], doubtful};
}

constexpr TagPair kNoun = pair_of(Upos::NOUN, Xpos::NN), kVerb = pair_of(Upos::VERB, Xpos::VB);

TEST(ChoosePair, TheBestOfEachWhenTheyGoTogether) {
  const TagPairs pairs("NOUN\tNN\nVERB\tVB\n");
  const auto scores = scores_of({{Upos::NOUN, 9.0F}, {Upos::VERB, 2.0F}}, {{Xpos::NN, 9.0F}, {Xpos::VB, 0.5F}});
  EXPECT_EQ(choose(scores, pairs), (Chosen{kNoun, false}));
}

TEST(ChoosePair, TheSurerTagDecidesWhenTheyDoNot) {
  const TagPairs pairs("NOUN\tNN\nVERB\tVB\n");
  const auto sure_noun = scores_of({{Upos::NOUN, 5.0F}, {Upos::VERB, 1.0F}}, {{Xpos::NN, 1.0F}, {Xpos::VB, 2.0F}});
  EXPECT_EQ(choose(sure_noun, pairs), (Chosen{kNoun, false}));
  const auto sure_verb = scores_of({{Upos::NOUN, 2.0F}, {Upos::VERB, 1.0F}}, {{Xpos::NN, 1.0F}, {Xpos::VB, 5.0F}});
  EXPECT_EQ(choose(sure_verb, pairs), (Chosen{kVerb, false}));
}

TEST(ChoosePair, DoubtNamesThePairsThatComeNearTheBestFirst) {
  const TagPairs pairs("ADJ\tJJ\nNOUN\tNN\nVERB\tVB\n");
  const auto scores = scores_of({{Upos::NOUN, 5.0F}, {Upos::VERB, 6.0F}}, {{Xpos::NN, 5.0F}, {Xpos::VB, 5.5F}});
  TagDoubt doubt;
  EXPECT_TRUE(choose_pair(scores.data(), "sail", pairs, doubt));
  EXPECT_EQ(doubt.pairs, (std::array<TagPair, kTagChoices>{kVerb, kNoun, pair_of(Upos::ADJ, Xpos::JJ), kNoPair}));
  EXPECT_EQ(doubt.sums, (std::array<float, kTagChoices>{11.5F, 10.0F, 0.0F, 0.0F}));
}

TEST(ChoosePair, AllGoTogetherWithoutASection) {
  const auto scores = scores_of({{Upos::NOUN, 9.0F}}, {{Xpos::VB, 9.0F}});
  EXPECT_EQ(choose(scores, TagPairs()), (Chosen{pair_of(Upos::NOUN, Xpos::VB), false}));
}

TEST(ChoosePair, NothingAllowedKeepsTheBestOfEach) {
  const auto scores = scores_of({{Upos::NOUN, 3.0F}}, {{Xpos::VB, 3.0F}});
  EXPECT_EQ(choose(scores, TagPairs("")), (Chosen{pair_of(Upos::NOUN, Xpos::VB), false}));
}

TEST(ChoosePair, AWordMayHaveAPairOfItsOwn) {
  const TagPairs pairs("NOUN\tNN\nSYM\tSYM\nSYM\tNN\t%\n");
  const auto scores = scores_of({{Upos::SYM, 9.0F}}, {{Xpos::NN, 9.0F}});
  EXPECT_EQ(choose(scores, pairs, "%").pair, pair_of(Upos::SYM, Xpos::NN));
  EXPECT_NE(choose(scores, pairs, "cent").pair, pair_of(Upos::SYM, Xpos::NN));
}

TEST(TagPairs, AddressesAreKnownByTheirKey) {
  for (const auto& [word, key] : std::vector<std::pair<const char*, const char*>>{{"kari@nordkyst.example", "@"},
                                                                                  {"Kari@nordkyst", ""},
                                                                                  {"@kari.vik", ""},
                                                                                  {"https://nordkyst.example/a.doc", "://"},
                                                                                  {"WWW.nordkyst.example", "www."},
                                                                                  {"Plan.DOC", ".doc"},
                                                                                  {"nordkyst.com", ".com"},
                                                                                  {"...", ""},
                                                                                  {".doc", ""},
                                                                                  {"3.25", ""},
                                                                                  {"Vik.", ""},
                                                                                  {"U.S.", ""},
                                                                                  {"", ""},
                                                                                  {"\xF0\x9F\x98.\xC3", ""}}) {
    EXPECT_EQ(address_key(word), key) << word;
  }
  const TagPairs pairs("NOUN\tNN\n", "@\tPROPN\tADD\n");
  EXPECT_EQ(pairs.of_address("kari@nordkyst.example"), pair_of(Upos::PROPN, Xpos::ADD));
  EXPECT_EQ(pairs.of_address("plan.doc"), kNoPair);
}

TEST(TagPairs, OtherLinesAreRefused) {
  for (const char* text : {"NOUN\n", "NOUN\tNOUN\n", "\n", "NN\tNN\n"}) EXPECT_THROW(TagPairs{text}, ModelError) << text;
  for (const char* text : {"@\n", "@\tPROPN\n", "\n", "@\tNNP\tNNP\n"}) EXPECT_THROW(TagPairs("", text), ModelError) << text;
}

// "sail" among other words, its doubt between noun and verb.
class Reranking : public ::testing::Test {
 protected:
  TagFeatures features(const std::string& text, std::uint32_t token, std::uint32_t head, std::vector<TagPair> pairs = {}) const {
    Tokens tokens;
    for (std::uint32_t start = 0; start < text.size(); start = tokens.span.back().end + 1) {
      const auto end = static_cast<std::uint32_t>(std::min(text.find(' ', start), text.size()));
      tokens.span.push_back({start, end});
      tokens.kind.push_back(TokenKind::word);
    }
    const auto count = static_cast<std::uint32_t>(tokens.size());
    Tree tree{std::vector<std::uint32_t>(count, head), std::vector<Relation>(count, Relation::obj)};
    if (pairs.empty()) pairs.assign(count, kNoun);
    TagDoubt doubt{.token = token};
    doubt.pairs[0] = kNoun, doubt.pairs[1] = kVerb;
    const WordForms forms(text, tokens, {{0, count}});
    return TagSurroundings(text, tokens, forms, tree, pairs).features({0, count}, doubt);
  }
};

TEST_F(Reranking, FeaturesKnowWordsTagsAndTree) {
  const TagFeatures own = features("they sail north", 1, 1);
  EXPECT_EQ(features("they sail north", 1, 1), own);
  EXPECT_EQ(features("They sail north", 1, 1)[0], own[0]);  // the word before, in lower case
  EXPECT_NE(features("They sail north", 1, 1)[3], own[3]);  // shapes
  EXPECT_NE(features("we sail north", 1, 1)[0], own[0]);
  EXPECT_NE(features("they sail south", 1, 1)[1], own[1]);
  EXPECT_NE(features("they sail north", 1, 0)[11], own[11]);  // the head
  EXPECT_NE(features("they sail north", 1, 1, {kVerb, kNoun, kNoun})[5], own[5]);
}

TEST_F(Reranking, EdgesOfASentenceAndAnyBytesHaveFeatures) {
  EXPECT_NE(features("sail", 0, 0)[0], features("a sail", 1, 1)[0]);
  features("\xC3 \xE2\x80 \xF0\x9F\x98\x80", 1, 1);
}

TEST_F(Reranking, WeightsOverruleTheScoresAndTiesStay) {
  const TagFeatures around = features("they sail north", 1, 1);
  TagDoubt doubt{.token = 1};
  doubt.pairs[0] = kNoun, doubt.pairs[1] = kVerb;
  doubt.sums = {4.0F, 3.0F, 0.0F, 0.0F};
  std::vector<std::int8_t> weights(1u << 16, 0);
  EXPECT_EQ(TagReranker({weights, 10.0F}).choose(doubt, around), kNoun);
  weights[weight_place(around[0], kVerb, weights.size())] = 11;
  EXPECT_EQ(TagReranker({weights, 10.0F}).choose(doubt, around), kVerb);
  weights[weight_place(around[0], kVerb, weights.size())] = 10;
  EXPECT_EQ(TagReranker({weights, 10.0F}).choose(doubt, around), kNoun);
}

// The tag of the second of two words before "said" when the network has it as a name and the second choice would be a verb.
Upos second_tag(std::string_view first_word_tag) {
  const std::string tree =
      "Talvik Talvik " + std::string(first_word_tag) + " 3 nsubj\nLifts Lifts PROPN NNPS 3 nsubj\nsaid say VERB VBD 0 root\n";
  sayso::testing::Built built = sayso::testing::build_parsed(tree);
  TagDoubt doubt{.token = 1};
  doubt.pairs[0] = pair_of(Upos::PROPN, Xpos::NNPS), doubt.pairs[1] = pair_of(Upos::VERB, Xpos::VBZ);
  doubt.sums = {1.0F, 2.0F, 0.0F, 0.0F};
  FirstTags first;
  for (const Tag& tag : built.parsed.tags) first.pairs.push_back(pair_of(tag.upos, tag.xpos));
  first.doubts = {doubt};
  TagHead head;
  head.reranker = TagReranker({std::vector<std::int8_t>(64, 0), 10.0F});
  const WordForms forms(built.text, built.parsed.tokens, built.parsed.sentences);
  finish_tags(built.text, first, forms, std::vector<bool>(3), head, built.parsed);
  return built.parsed.tags[1].upos;
}

TEST(FinishTags, ANameBehindANameStays) {
  EXPECT_EQ(second_tag("PROPN NNP"), Upos::PROPN);
  EXPECT_EQ(second_tag("NOUN NN"), Upos::VERB);
}

}  // namespace
}  // namespace sayso
