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
  const std::vector<DocumentPair> pairs = find_related(profiles);
  EXPECT_TRUE(std::find(pairs.begin(), pairs.end(), DocumentPair(80, 81)) != pairs.end());
  EXPECT_TRUE(std::find(pairs.begin(), pairs.end(), DocumentPair(0, 1)) == pairs.end());
}

TEST(Related, OneNameAndTheWordsOfAllNewsMakeNoPair) {
  const Lexicon lexicon = Lexicon::built_in();
  Vocabulary vocabulary(lexicon);
  const std::string storm =
      "A gale tore the roof off the fish market in Vessby on Monday, the police said. Two people were hurt, and the harbour was closed. "
      "Ines Korda, who leads the government, said on Tuesday that the state would pay for the roof. Officials said the ferries would "
      "sail again this week. The market was built forty years ago, and traders have sold herring there ever since. Slates lay "
      "in the street, a mast had snapped, and gulls picked at crates of cod. Fishwives swept glass from their stalls until dusk. An old "
      "skipper, Aron Leth, tied down the lids with rope, as his mother had taught him, and Mette Brandt brought soup from her inn.";
  const std::string court =
      "The judges of Marholt sent a banker to prison for six years on Friday. He had forged letters of credit for a decade, and auditors "
      "never noticed. His lawyer will appeal. Savers lost nine million euros, said minister Korda, who will ask parliament to help them "
      "this "
      "week. The bank, founded by monks, once lent money to kings and bishops. Its vaults "
      "held gold coins, maps and a violin. Prosecutor Olav Brun had read nine thousand ledgers; clerks carried them in on trolleys. Jurors "
      "yawned, a stenographer from Tarnholm changed her ribbon, and the verdict came before lunch.";
  const std::string other = "The roof of the fish market in Vessby flew off in a gale on Monday. Traders of herring wept over the market.";
  std::vector<Profile> profiles;
  for (const std::string& text : {storm, court, other}) profiles.push_back(make_profile(vocabulary.read(text), vocabulary));
  EXPECT_EQ(find_related(profiles), (std::vector<DocumentPair>{{0, 2}}));
}

}  // namespace
}  // namespace sayso
