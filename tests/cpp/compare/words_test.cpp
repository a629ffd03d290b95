#include "compare/words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sayso {
namespace {

class Words : public ::testing::Test {
 protected:
  Lexicon lexicon_ = Lexicon::built_in();
  Vocabulary vocabulary_{lexicon_};
};

TEST_F(Words, FormsOfOneWordHaveOneTerm) {
  const std::vector<std::vector<const char*>> same = {
      {"close", "closed", "closing", "closes"},
      {"evacuate", "evacuated", "evacuation"},
      {"house", "houses", "homes"},
      {"city", "cities"},
      {"stop", "stopped", "stopping"},
      {"bridge", "bridges", "Bridge"},
      {"warn", "warned", "warning"},
      {"injured", "hurt", "wounded"},
      {"wrote", "write", "written"},
  };
  for (const auto& forms : same) {
    for (const char* form : forms) EXPECT_EQ(vocabulary_.term(form), vocabulary_.term(forms[0])) << form;
  }
}

TEST_F(Words, DifferentWordsKeepDifferentTerms) {
  const std::vector<std::pair<const char*, const char*>> pairs = {
      {"flood", "fire"}, {"bus", "business"}, {"north", "south"}, {"string", "strike"}, {"need", "knee"}};
  for (const auto& [a, b] : pairs) EXPECT_NE(vocabulary_.term(a), vocabulary_.term(b)) << a << ' ' << b;
}

TEST_F(Words, SpansNameTheWords) {
  const std::string text = "\xE2\x80\x9CIt\xE2\x80\x99s 1,300\xE2\x80\x9D, Sm\xC3\xB8rheim said\xE2\x80\xA6";
  std::vector<std::string> words;
  for (const Word& word : vocabulary_.read(text)) words.push_back(text.substr(word.span.start, word.span.size()));
  EXPECT_EQ(words, (std::vector<std::string>{"It\xE2\x80\x99s", "1,300", "Sm\xC3\xB8rheim", "said"}));
}

TEST_F(Words, NumbersInDigitsAndWordsAreEqual) {
  const std::vector<Word> words = vocabulary_.read("twelve 12 1,300 4.5");
  ASSERT_EQ(words.size(), 4U);
  EXPECT_EQ(words[0].term, words[1].term);
  EXPECT_EQ(words[2].number, 1300.0);
  EXPECT_EQ(words[3].number, 4.5);
}

TEST_F(Words, NegatorsAreMarked) {
  for (const char* text : {"not", "never", "Nobody", "didn't", "didn\xE2\x80\x99t", "no"})
    EXPECT_TRUE(vocabulary_.read(text).at(0).negates) << text;
  for (const char* text : {"now", "north", "ant"}) EXPECT_FALSE(vocabulary_.read(text).at(0).negates) << text;
}

TEST_F(Words, PhrasesTakeTheirGroup) {
  const auto has = [&](const char* text, const char* word) {
    for (const Word& found : vocabulary_.read(text)) {
      if (found.term == vocabulary_.term(word)) return true;
    }
    return false;
  };
  EXPECT_TRUE(has("They were brought to safety", "evacuated"));
  EXPECT_TRUE(has("The bridge was carried off", "sweep"));
  EXPECT_FALSE(has("They carried the bags", "sweep"));
}

TEST_F(Words, NamesAreCapitalsThatAreNoCalendarWords) {
  const std::vector<Word> words = vocabulary_.read("On Monday Balaz left. Then he came");
  std::string names;
  for (const Word& word : words) names += word.name && !word.opens ? '1' : '0';
  EXPECT_EQ(names, "0010000");
}

TEST_F(Words, OppositesAreSymmetric) {
  EXPECT_TRUE(vocabulary_.are_opposite(vocabulary_.term("opened"), vocabulary_.term("closed")));
  EXPECT_TRUE(vocabulary_.are_opposite(vocabulary_.term("closed"), vocabulary_.term("opened")));
  EXPECT_FALSE(vocabulary_.are_opposite(vocabulary_.term("open"), vocabulary_.term("open")));
}

TEST_F(Words, AnyBytesAreRead) {
  for (const char* text : {"", "'", "\xE2\x80\x99", "1,", ",1", "1.,2", "\xF0\x9F\x98\x80", "a'", "\xC3\x9C", "''''", "1e9",
                           "999999999999999999999999999999999999999"}) {
    for (const Word& word : vocabulary_.read(text)) EXPECT_LT(word.span.start, word.span.end) << text;
  }
}

}  // namespace
}  // namespace sayso
