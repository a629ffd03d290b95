#include "analysis/lemmas.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "analysis/features.h"
#include "analysis/spelling.h"
#include "base/error.h"

namespace sayso {
namespace {

Lemmas tables() {
  return Lemmas({.words = "men\tNNS\tman\ni\tPRP\tI\nLNG\tNN\tLNG\nlakeland\tJJ\tLakeland\nNVAL\tNNP\tNVAL\n's\tVBZ+\tbe\n",
                 .endings = "VBD\t\t0\t\nVBD\ted\t2\t\nVBD\ted\t1\t\nVBD\tped\t3\t\nNNS\ts\t1\t\nNNP\t\t0\t\nNNP+\t\t0\t\nNNP+\ting\t3\t\n"
                            "NNPS\ts\t1\t\nCD\t\t0\t\nNN\t\t0\t\nJJ\t\t0\t\nADD\t\t0\t\n",
                 .known = "VB\thope\nVB\tstop\nVB\tbreak\nNN\tdeer\nNNP\tvik\nNNP\tal\nnnp\tal\nJJ^\tian\n"});
}

TEST(Lemmas, TableComesFirst) {
  EXPECT_EQ(tables().find("Men", Upos::NOUN, Xpos::NNS), "man");
  EXPECT_EQ(tables().find("i", Upos::PRON, Xpos::PRP), "I");
}

TEST(Lemmas, KnownLemmaDecidesBetweenRules) {
  EXPECT_EQ(tables().find("hoped", Upos::VERB, Xpos::VBD), "hope");
  EXPECT_EQ(tables().find("stopped", Upos::VERB, Xpos::VBD), "stop");
}

TEST(Lemmas, UnknownWordGoesByTheFirstRule) { EXPECT_EQ(tables().find("zilted", Upos::VERB, Xpos::VBD), "zilt"); }

TEST(Lemmas, KnownWordStaysWhereNoRuleGivesAKnownOne) {
  EXPECT_EQ(tables().find("deer", Upos::NOUN, Xpos::NNS), "deer");
  EXPECT_EQ(tables().find("Break", Upos::VERB, Xpos::NNP), "Break");
}

TEST(Lemmas, AuxiliariesHaveTheirOwnTable) { EXPECT_EQ(tables().find("'s", Upos::AUX, Xpos::VBZ), "be"); }

TEST(Lemmas, VerbInANameIsAVerb) { EXPECT_EQ(tables().find("Breaking", Upos::VERB, Xpos::NNP), "Break"); }

TEST(Lemmas, NamesKeepTheirCapitals) {
  EXPECT_EQ(tables().find("Oslo", Upos::PROPN, Xpos::NNP), "Oslo");
  EXPECT_EQ(tables().find("McVik", Upos::PROPN, Xpos::NNP), "McVik");
  EXPECT_EQ(tables().find("Lofotens", Upos::PROPN, Xpos::NNPS), "Lofoten");
}

TEST(Lemmas, ShoutedNamesAreWrittenSmallButAcronymsAreNot) {
  EXPECT_EQ(tables().find("NARVIK", Upos::PROPN, Xpos::NNP), "Narvik");
  EXPECT_EQ(tables().find("VIK", Upos::PROPN, Xpos::NNP), "Vik");
  EXPECT_EQ(tables().find("NKS", Upos::PROPN, Xpos::NNP), "NKS");
  EXPECT_EQ(tables().find("NVAL", Upos::PROPN, Xpos::NNP), "NVAL");
}

TEST(Lemmas, KnownNameInLowerCaseGetsACapital) {
  EXPECT_EQ(tables().find("vik", Upos::PROPN, Xpos::NNP), "Vik");
  EXPECT_EQ(tables().find("al", Upos::PROPN, Xpos::NNP), "al");
  EXPECT_EQ(tables().find("zorb", Upos::PROPN, Xpos::NNP), "zorb");
}

TEST(Lemmas, SpellingWithCapitalsHasItsOwnLine) {
  EXPECT_EQ(tables().find("LNG", Upos::NOUN, Xpos::NN), "LNG");
  EXPECT_EQ(tables().find("lng", Upos::NOUN, Xpos::NN), "lng");
}

TEST(Lemmas, AddressesAndSingleCapitalsStay) {
  EXPECT_EQ(tables().find("Kari.Vik@Nordkyst.example", Upos::PROPN, Xpos::ADD), "Kari.Vik@Nordkyst.example");
  EXPECT_EQ(tables().find("X", Upos::NOUN, Xpos::NN), "X");
}

TEST(Lemmas, NumbersLoseTheCommasBetweenDigitsAlone) {
  EXPECT_EQ(tables().find("1,250,000", Upos::NUM, Xpos::CD), "1250000");
  EXPECT_EQ(tables().find(",5", Upos::NUM, Xpos::CD), ",5");
  EXPECT_EQ(tables().find("5,", Upos::NUM, Xpos::CD), "5,");
}

TEST(Lemmas, AdjectivesOfOriginKeepTheirCapital) {
  EXPECT_EQ(tables().find("Zembian", Upos::ADJ, Xpos::JJ), "Zembian");
  EXPECT_EQ(tables().find("zembian", Upos::ADJ, Xpos::JJ), "zembian");
  EXPECT_EQ(tables().find("Stormy", Upos::ADJ, Xpos::JJ), "stormy");
  EXPECT_EQ(tables().find("lakeland", Upos::ADJ, Xpos::JJ), "Lakeland");
}

TEST(Lemmas, NumberedThingsRomanNumeralsAndNamesBehindHyphensStay) {
  EXPECT_EQ(tables().find("FY27", Upos::NOUN, Xpos::NN), "FY27");
  EXPECT_EQ(tables().find("27H", Upos::NOUN, Xpos::NN), "27h");
  EXPECT_EQ(tables().find("XIV", Upos::NUM, Xpos::CD), "XIV");
  EXPECT_EQ(tables().find("Six", Upos::NUM, Xpos::CD), "six");
  EXPECT_EQ(tables().find("anti-Zembian", Upos::ADJ, Xpos::JJ), "anti-Zembian");
  EXPECT_EQ(tables().find("Far-Off", Upos::ADJ, Xpos::JJ), "far-off");
}

TEST(Lemmas, MisspeltWordsGoByKnownOnes) {
  const std::vector<std::uint32_t> vocabulary = [] {
    std::vector<std::uint32_t> hashes{word_hash("harbour"), word_hash("happens"), word_hash("whaling")};
    std::sort(hashes.begin(), hashes.end());
    return hashes;
  }();
  const Lemmas lemmas({.words = "so\tRB\tso\n",
                       .endings = "NN\t\t0\t\nRB\t\t0\t\nVBZ\ts\t1\t\nVBG\ting\t3\t\nVBG\ting\t3\te\nNNP\t\t0\t\n",
                       .known = "NN\tharbour\nVB\thappen\nVB\twhale\nRB\ttoo\n",
                       .vocabulary = vocabulary});
  EXPECT_EQ(lemmas.find("Sooooo", Upos::ADV, Xpos::RB), "so");
  EXPECT_EQ(lemmas.find("tooo", Upos::ADV, Xpos::RB), "too");
  EXPECT_EQ(lemmas.find("habrour", Upos::NOUN, Xpos::NN), "harbour");
  EXPECT_EQ(lemmas.find("harrbour", Upos::NOUN, Xpos::NN), "harbour");
  EXPECT_EQ(lemmas.find("hapens", Upos::VERB, Xpos::VBZ), "happen");
  EXPECT_EQ(lemmas.find("Habrour", Upos::PROPN, Xpos::NNP), "Habrour");  // a name is never another one
  EXPECT_EQ(lemmas.find("harpour", Upos::NOUN, Xpos::NN), "harpour");    // no other letters
  EXPECT_EQ(lemmas.find("whaling", Upos::NOUN, Xpos::NN), "whaling");    // the network knows it
  EXPECT_EQ(lemmas.find("aaab", Upos::NOUN, Xpos::NN), "aaab");
}

TEST(Lemmas, AuxiliaryOfAParticipleMayHaveALemmaOfItsOwn) {
  const Lemmas lemmas({.words = "'s\tVBZ+\tbe\n's\tVBZ~\thave\n", .endings = "", .known = ""});
  EXPECT_EQ(lemmas.find("'S", Upos::AUX, Xpos::VBZ), "be");
  ASSERT_NE(lemmas.find_perfect("'S", Xpos::VBZ), nullptr);
  EXPECT_EQ(*lemmas.find_perfect("'S", Xpos::VBZ), "have");
  EXPECT_EQ(lemmas.find_perfect("is", Xpos::VBZ), nullptr);
}

TEST(Spelling, RunsAndLikelySpellings) {
  EXPECT_EQ(without_runs("sooo", 2), "soo");
  EXPECT_EQ(without_runs("yesss!!!", 1), "yes!!!");
  EXPECT_EQ(without_runs("soon", 1), "");
  EXPECT_EQ(without_runs("", 1), "");
  EXPECT_EQ(likely_spellings("abccd"),
            (std::vector<std::string>{"baccd", "acbcd", "abcd", "abcdc", "aabccd", "abbccd", "abcccd", "abcccd", "abccdd"}));
  for (const char* word : {"four", "six-4", "", "\xC3\xA9t\xC3\xA9rn", "abcdefghijklmnopqrstu"})
    EXPECT_TRUE(likely_spellings(word).empty());
}

TEST(Lemmas, AnyBytesGiveALemma) {
  for (const std::string word : {"", "\xC3", "\xE2\x80", "\xC3\x89TAT", "\xF0\x9F\x98\x80s"}) {
    for (const Xpos xpos : {Xpos::NNP, Xpos::NNS, Xpos::VBD, Xpos::JJ, Xpos::NN, Xpos::RB, Xpos::CD, Xpos::ADD})
      tables().find(word, Upos::X, xpos);
  }
}

TEST(Lemmas, MalformedLinesAreRefused) {
  EXPECT_THROW(Lemmas({.words = "men\tNNS\n", .endings = "", .known = ""}), ModelError);
  EXPECT_THROW(Lemmas({.words = "", .endings = "NNS\ts\tx\t\n", .known = ""}), ModelError);
  EXPECT_THROW(Lemmas({.words = "", .endings = "NNS\ts\t99\t\n", .known = ""}), ModelError);
  EXPECT_THROW(Lemmas({.words = "", .endings = "", .known = "vik\n"}), ModelError);
}

}  // namespace
}  // namespace sayso
