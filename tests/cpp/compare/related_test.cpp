#include "compare/related.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace sayso {
namespace {

// A collection in which every article names one outlet and one country, each about a matter of its own; the last two are of one event.
std::vector<Profile> collect(Vocabulary& vocabulary) {
  const std::string common =
      " The reporter of Newsline spoke with Newsline readers in the Union about the Union, asked questions, heard answers, and the readers "
      "of "
      "Newsline said that the people of the Union think, hope and wait for the Union.";
  std::vector<std::string> texts;
  for (std::size_t at = 0; at < 80; ++at) {
    const std::string own{static_cast<char>('A' + at % 20), static_cast<char>('a' + at / 20), 'o', 'r', static_cast<char>('a' + at % 20)};
    texts.push_back("It was " + own + "berg and " + own + "dorf with " + own + "feld, " + own + "stein, " + own + "wald, " + own +
                    "bach, " + own + "heim, " + own + "burg, " + own + "tal and " + own + "see." + common);
  }
  texts.push_back("In Tarnholm the dam above Vessby broke and Ines Korda saw the Tarnholm mill float away." + common);
  texts.push_back("The mill of Tarnholm floated off, Ines Korda said, when the dam over Vessby broke in Tarnholm." + common);
  std::vector<Profile> profiles;
  for (const std::string& text : texts) profiles.push_back(make_profile(vocabulary.read(text), vocabulary));
  return profiles;
}

TEST(Related, WhatTheWholeCollectionSharesTellsNothing) {
  const Lexicon lexicon = Lexicon::built_in();
  Vocabulary vocabulary(lexicon);
  const std::vector<Profile> profiles = collect(vocabulary);
  ASSERT_GT(score_relatedness(profiles[0], profiles[1]), 1);  // by the words alone they look alike
  const std::vector<DocumentPair> pairs = find_related(profiles);
  EXPECT_TRUE(std::find(pairs.begin(), pairs.end(), DocumentPair(80, 81)) != pairs.end());
  EXPECT_TRUE(std::find(pairs.begin(), pairs.end(), DocumentPair(0, 1)) == pairs.end());
}

}  // namespace
}  // namespace sayso
