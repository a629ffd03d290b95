#include "compare/origins.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compare/related.h"

namespace sayso {
namespace {

const char* const kWire =
    "Forty-two passengers were hurt when two trams collided near Halvard station on Friday, the operator Talvik said. A sensor had failed "
    "at 7:40 a.m., "
    "according to the fire chief, Aron Leth. Nine people were taken to the hospital in Brenn. The line will stay closed for 12 days. "
    "Repairs will cost "
    "3.4 million euros, a spokeswoman for Talvik estimated. The trams were built in 1998.";
const char* const kRewrite =
    "Two trams have collided near the station of Halvard on Friday and 42 passengers were hurt, says the operator Talvik. Fire chief Aron "
    "Leth blames a sensor "
    "that failed at 7:40 a.m. The hospital in Brenn took in nine people. For 12 days the line stays closed; Talvik expects repairs of 3.4 "
    "million euros. "
    "Both trams date from 1998.";
const char* const kOther =
    "I was on my way to school when it happened, says Mette, 15. Her tram hit another one near Halvard station. She counted fifty people "
    "on the pavement, "
    "some with blood on their coats. Nobody from Talvik came to speak with them. Aron Leth, the fire chief, sent her to Brenn. The driver, "
    "a friend of her father, had complained about the brakes for "
    "months, he told the Courier in 2025. A candle burns at the stop now.";
const char* const kElsewhere =
    "The harbour of Sundvik gets a new crane. It can lift 900 tonnes, said port director Ines Vold. The old one, from 1971, goes to a "
    "museum.";

class Origins : public ::testing::Test {
 protected:
  std::vector<Origin> find(const std::vector<std::string>& texts) {
    std::vector<std::vector<Word>> words;
    std::vector<std::vector<ByteSpan>> sentences;
    std::vector<Profile> profiles;
    for (const std::string& text : texts) {
      words.push_back(vocabulary_.read(text));
      profiles.push_back(make_profile(words.back(), vocabulary_));
      sentences.emplace_back();
      std::uint32_t start = 0;
      for (std::uint32_t at = 0; at < text.size(); ++at) {
        if (text[at] == '.' && (at + 1 == text.size() || text[at + 1] == ' ')) {
          sentences.back().push_back({start, at + 1});
          start = at + 1;
        }
      }
    }
    return find_origins(words, sentences, find_related(profiles));
  }
  Lexicon lexicon_ = Lexicon::built_in();
  Vocabulary vocabulary_{lexicon_};
};

TEST_F(Origins, ACopyAndARewriteShareAnOrigin) {
  const std::vector<Origin> origins = find({kWire, kOther, kRewrite, kElsewhere, kWire});
  ASSERT_EQ(origins.size(), 1U);
  EXPECT_EQ(origins[0].documents, (std::vector<std::uint32_t>{0, 2, 4}));
  EXPECT_GT(origins[0].share, 0.5F);
}

TEST_F(Origins, AnIndependentReportHasItsOwn) { EXPECT_TRUE(find({kWire, kOther}).empty()); }

TEST_F(Origins, PassagesLieInTheDocumentsTheyName) {
  const std::vector<std::string> texts = {kWire, kRewrite};
  const std::vector<Origin> origins = find(texts);
  ASSERT_EQ(origins.size(), 1U);
  EXPECT_GE(origins[0].passages.size(), 6U);
  for (const Passage& passage : origins[0].passages) EXPECT_LE(passage.span.end, texts[passage.document].size());
}

TEST_F(Origins, NothingAndOneDocumentGiveNone) {
  EXPECT_TRUE(find({}).empty());
  EXPECT_TRUE(find({kWire}).empty());
  EXPECT_TRUE(find({"", ""}).empty());
}

TEST_F(Origins, LikenessIsSymmetric) {
  const Fingerprint a = make_fingerprint(vocabulary_.read(kWire));
  const Fingerprint b = make_fingerprint(vocabulary_.read(kOther));
  EXPECT_EQ(compare_fingerprints(a, b).score(), compare_fingerprints(b, a).score());
}

TEST_F(Origins, RelatedAreReportsOfOneEvent) {
  std::vector<Profile> profiles;
  for (const char* text : {kWire, kElsewhere, kOther}) profiles.push_back(make_profile(vocabulary_.read(text), vocabulary_));
  const std::vector<DocumentPair> pairs = find_related(profiles);
  EXPECT_EQ(pairs, (std::vector<DocumentPair>{{0, 2}}));
}

}  // namespace
}  // namespace sayso
