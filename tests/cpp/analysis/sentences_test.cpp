#include "analysis/sentences.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/tokenizer.h"

namespace sayso {
namespace {

const Lexicon& lexicon() {
  static const Lexicon built_in = Lexicon::built_in();
  return built_in;
}

std::vector<TokenSpan> spans(const std::string& text, std::span<const float> scores = {}) {
  const Structure structure = find_structure(text, lexicon());
  return split_sentences(text, structure, tokenize(text, structure, lexicon()), lexicon(), scores);
}

// The words of each sentence.
std::vector<std::string> sentences(const std::string& text, std::span<const float> scores = {}) {
  const Structure structure = find_structure(text, lexicon());
  const Tokens tokens = tokenize(text, structure, lexicon());
  std::vector<std::string> all;
  for (const TokenSpan span : split_sentences(text, structure, tokens, lexicon(), scores)) {
    all.emplace_back(text.substr(tokens.span[span.start].start, tokens.span[span.end - 1].end - tokens.span[span.start].start));
  }
  return all;
}

// The same score after every token.
std::vector<std::string> with_score(const std::string& text, float score) {
  const Structure structure = find_structure(text, lexicon());
  const std::vector<float> scores(tokenize(text, structure, lexicon()).size(), score);
  return sentences(text, scores);
}

using Expected = std::vector<std::string>;

TEST(Sentences, EmptyTextHasNone) { EXPECT_EQ(sentences(""), Expected{}); }

TEST(Sentences, EndMarks) {
  EXPECT_EQ(sentences("The plant will close. Will it? It will! So it was said."),
            (Expected{"The plant will close.", "Will it?", "It will!", "So it was said."}));
}

TEST(Sentences, AbbreviationsAndInitialsDoNotEndThem) {
  for (const char* text :
       {"Mr. Lund met Dr. Berg of St. Olav at 5 p.m. today.", "J. R. Lund and Anna K. Berg, e.g. in the U.S. Senate, agreed.",
        "See p. 7 and No. 3 on Jan. 5, i.e. then.", "Halden Inc. said so.", "Lund vs. Berg was heard.", "Lund v. Berg was heard.",
        "Gov. Lund, Sen. Berg and Rep. Dahl came.", "She was born (b. March 1960) in Oslo."}) {
    EXPECT_EQ(sentences(text), Expected{text});
  }
}

TEST(Sentences, AbbreviationsMayEndThemBeforeAWordThatStartsSentences) {
  EXPECT_EQ(sentences("She moved to the U.S. The plant closed."), (Expected{"She moved to the U.S.", "The plant closed."}));
  EXPECT_EQ(sentences("It was sold to Halden Inc. It had been for sale."),
            (Expected{"It was sold to Halden Inc.", "It had been for sale."}));
  EXPECT_EQ(sentences("They make pears, plums, etc. The rest is bought."),
            (Expected{"They make pears, plums, etc.", "The rest is bought."}));
}

TEST(Sentences, ADateBehindAHeadlineIsALineOfItsOwn) {
  EXPECT_EQ(sentences("Mayor opens the bridge Tuesday, March 3, 2026"), (Expected{"Mayor opens the bridge", "Tuesday, March 3, 2026"}));
  for (const char* text : {"It opened on Tuesday, March 3, 2026", "It opened Tuesday, March 3, 2026, in rain"}) {
    EXPECT_EQ(sentences(text), Expected{text});
  }
}

TEST(Sentences, PlaceAndAgencyStandBeforeTheFirstSentence) {
  EXPECT_EQ(sentences("OSLO, March 3 (Nordkyst Wire) - The mill closed."),
            (Expected{"OSLO, March 3 (Nordkyst Wire) -", "The mill closed."}));
  EXPECT_EQ(sentences("NATO - and Oslo with it - agreed."), Expected{"NATO - and Oslo with it - agreed."});
}

TEST(Sentences, NoScoreJoinsThePlaceAndTheFirstSentence) {
  const std::string text = "OSLO, March 3 (Nordkyst Wire) - The plant will close.";
  const std::vector<float> scores(20, -8.0F);
  EXPECT_EQ(sentences(text, scores), (Expected{"OSLO, March 3 (Nordkyst Wire) -", "The plant will close."}));
}

TEST(Sentences, ADashInAFormulaOrAHeadInCapitalsIsNoPlaceLine) {
  EXPECT_EQ(sentences("IQR = Q3 - Q1"), Expected{"IQR = Q3 - Q1"});
  EXPECT_EQ(sentences("HARBOUR RECORD - COUNCIL"), Expected{"HARBOUR RECORD - COUNCIL"});
}

TEST(Sentences, WhoMadeAPictureStandsBehindItsCaption) {
  EXPECT_EQ(sentences("The new bridge Image: Mari Lund"), (Expected{"The new bridge", "Image: Mari Lund"}));
  for (const char* text : {"Its image: good", "The bridge (Photo: Mari Lund)"}) EXPECT_EQ(sentences(text), Expected{text});
}

TEST(Sentences, NoScoreJoinsTheItemsOfAList) {
  const std::vector<float> scores(16, -20.0F);
  EXPECT_EQ(sentences("a) The mill b) The plant c) The port", scores), (Expected{"a) The mill", "b) The plant", "c) The port"}));
}

TEST(Sentences, ClosingMarksBelongToTheSentenceBefore) {
  EXPECT_EQ(sentences("\"We agree.\" Lund left. (He was late.) He ran."),
            (Expected{"\"We agree.\"", "Lund left.", "(He was late.)", "He ran."}));
  EXPECT_EQ(sentences("\u201CWe agree.\u201D \u201CWe do not.\u201D"), (Expected{"\u201CWe agree.\u201D", "\u201CWe do not.\u201D"}));
}

TEST(Sentences, ASecondClosingMarkBehindAThinSpaceBelongsToItToo) {
  EXPECT_EQ(sentences("\"He said: 'We agree.'\u2009\" Then he left."), (Expected{"\"He said: 'We agree.'\u2009\"", "Then he left."}));
}

TEST(Sentences, AQuestionInQuotesBeforeALowerCaseWordGoesOn) {
  EXPECT_EQ(sentences("\"Will it close?\" asked Lund. \"It will!\" he said."),
            (Expected{"\"Will it close?\" asked Lund.", "\"It will!\" he said."}));
}

TEST(Sentences, EllipsesEndOnlyBeforeACapital) {
  EXPECT_EQ(sentences("It was ... well, hard. And then ... They left."),
            (Expected{"It was ... well, hard.", "And then ...", "They left."}));
  EXPECT_EQ(sentences("It was . . . hard to say."), (Expected{"It was . . . hard to say."}));
}

TEST(Sentences, SpacedDotsBeforeIGoOnWhateverTheScore) {
  EXPECT_EQ(with_score("The thing is . . . I forgot it.", 0.9F).size(), 1U);
  EXPECT_EQ(with_score("The thing is ... I forgot it.", 0.9F).size(), 2U);
}

TEST(Sentences, MissingSpacesAfterTheStop) {
  EXPECT_EQ(sentences("It closes in the end.Next year it opens."), (Expected{"It closes in the end.", "Next year it opens."}));
}

TEST(Sentences, NumbersOfHeadingsStayWithThem) {
  EXPECT_EQ(sentences("2.1. Results of the vote\n\nFigure 3. Results of the vote in May"),
            (Expected{"2.1. Results of the vote", "Figure 3. Results of the vote in May"}));
}

TEST(Sentences, ItemsInsideOfALine) {
  EXPECT_EQ(sentences("a) Pay the workers b) Close the plant c) Leave"),
            (Expected{"a) Pay the workers", "b) Close the plant", "c) Leave"}));
  EXPECT_EQ(sentences("He won in 2. Bundesliga and 3. Liga."), (Expected{"He won in 2.", "Bundesliga and 3.", "Liga."}));
}

TEST(Sentences, NotesAndCitationsBelongToTheSentenceBefore) {
  EXPECT_EQ(sentences("The plant closed in May.[4] [5] It was old."), (Expected{"The plant closed in May.[4] [5]", "It was old."}));
  EXPECT_EQ(sentences("\"It was the end of it all\" (Lund 1998, 55). He left."),
            (Expected{"\"It was the end of it all\" (Lund 1998, 55).", "He left."}));
}

TEST(Sentences, NamesInMixedCaseStartSentences) {
  EXPECT_EQ(sentences("He sold it. iPhones cost more."), (Expected{"He sold it.", "iPhones cost more."}));
}

TEST(Sentences, BlocksAlwaysEndThem) {
  EXPECT_EQ(sentences("Plant to close\n\nThe plant will close, and\n\nthen it will be sold"),
            (Expected{"Plant to close", "The plant will close, and", "then it will be sold"}));
}

TEST(Sentences, ATrailingParagraphNeverChangesEarlierOnes) {
  const std::string text = "\"We agree. Lund left at 5 p.m. The rest stayed.\n\n1. First it rained";
  const Expected before = sentences(text);
  Expected after = sentences(text + "\n\nThen \"it\" stopped. 2. And on.");
  after.resize(before.size());
  EXPECT_EQ(after, before);
}

TEST(Sentences, TileAllTokensAndStayBelowTheCap) {
  std::string endless;
  for (int i = 0; i < 5000; ++i) endless += "word ";
  std::string with_commas;
  for (int i = 0; i < 5000; ++i) with_commas += i % 90 == 89 ? "word, " : "word ";
  std::string clitics;
  for (int i = 0; i < 5000; ++i) clitics += "don't ";
  for (const std::string& text : {endless, with_commas, clitics, std::string("A. B. C. . . . !? :) \"")}) {
    std::uint32_t next = 0;
    for (const TokenSpan span : spans(text)) {
      EXPECT_EQ(span.start, next);
      EXPECT_GT(span.end, span.start);
      EXPECT_LE(span.size(), kHardSentenceTokens);
      next = span.end;
    }
    const Structure structure = find_structure(text, lexicon());
    EXPECT_EQ(next, tokenize(text, structure, lexicon()).size());
  }
}

TEST(Sentences, EndlessOnesAreCutAtTheBestMark) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += i == 180 ? "word; " : i == 240 ? "word, " : "word ";
  EXPECT_EQ(spans(text).front().size(), 182U);
}

TEST(Sentences, CutsNeverPartAWordFromItsClitic) {
  std::string text = "word ";
  for (int i = 0; i < 600; ++i) text += "don't ";
  const Structure structure = find_structure(text, lexicon());
  const Tokens tokens = tokenize(text, structure, lexicon());
  for (const TokenSpan span : split_sentences(text, structure, tokens, lexicon())) EXPECT_EQ(tokens.joined[span.start], 0);
}

TEST(Sentences, ScoresAddBoundariesWhereMarksAreMissing) {
  const std::string text = "the plant will close they said so";
  std::vector<float> scores(7, 0.0F);
  EXPECT_EQ(sentences(text, scores).size(), 1U);
  scores[3] = 8.0F;
  EXPECT_EQ(sentences(text, scores), (Expected{"the plant will close", "they said so"}));
}

TEST(Sentences, ScoresVetoDoubtfulBoundariesButNotTheEndOfABlock) {
  const std::string text = "\"Really?\" Lund asked.";
  EXPECT_EQ(sentences(text).size(), 2U);
  const std::vector<float> scores(7, -3.0F);
  EXPECT_EQ(sentences(text, scores), Expected{text});
}

TEST(Sentences, AModestScoreAddsABoundaryBeforeACapitalButNotInsideOfASentence) {
  EXPECT_EQ(with_score("call me soon Kari", 1.5F), (Expected{"call me soon", "Kari"}));
  EXPECT_EQ(with_score("call me soon Kari", -1.0F).size(), 1U);
  EXPECT_EQ(with_score("call me soon", 0.5F).size(), 1U);
  EXPECT_EQ(with_score("it is well-known", 0.5F).size(), 1U);
}

TEST(Sentences, AMissingMarkIsLessLikelyInABlockThatHasMarks) {
  const std::string text = "the plant will close Nobody said so";
  std::vector<float> scores(8, -4.0F);
  scores[3] = 0.5F;
  EXPECT_EQ(sentences(text, scores), (Expected{"the plant will close", "Nobody said so"}));
  EXPECT_EQ(sentences(text + ".", scores), Expected{text + "."});
}

TEST(Sentences, SentencesStartInLowerCaseWhereTheWriterDoesSo) {
  EXPECT_EQ(with_score("the boat came late. nobody was there.", 1.0F), (Expected{"the boat came late.", "nobody was there."}));
  EXPECT_EQ(with_score("Then i left. nobody was there.", 1.0F), (Expected{"Then i left.", "nobody was there."}));
  EXPECT_EQ(with_score("The boat came approx. three hours late.", 1.0F).size(), 1U);
  EXPECT_EQ(with_score("The boat came late. nobody was there.", 1.0F).size(), 1U);
  EXPECT_EQ(sentences("the boat came late. nobody was there.").size(), 1U);  // no network, no boundary
}

TEST(Sentences, HowOneBlockIsWrittenSaysNothingOfTheNext) {
  EXPECT_EQ(with_score("The boat came late. nobody was there.\n\ni left.", 1.0F).size(), 2U);
}

TEST(Sentences, NoScoreJoinsAnAbbreviationAndAWordThatStartsSentences) {
  EXPECT_EQ(with_score("We moved to the U.S. How are you?", -4.5F), (Expected{"We moved to the U.S.", "How are you?"}));
}

TEST(Sentences, ANumberSignBelongsToItsNumber) {
  EXPECT_EQ(sentences("It hangs in room N\u00B0. 4071. Nobody sees it."), (Expected{"It hangs in room N\u00B0. 4071.", "Nobody sees it."}));
  EXPECT_EQ(sentences("It fell to 3\u00B0. Nobody came."), (Expected{"It fell to 3\u00B0.", "Nobody came."}));
}

TEST(Sentences, NotesInWordsBelongToTheSentenceBefore) {
  EXPECT_EQ(sentences("The plant closed in May. [4] [5] [6] [better source needed] It was old."),
            (Expected{"The plant closed in May. [4] [5] [6] [better source needed]", "It was old."}));
  EXPECT_EQ(sentences("The plant closed. [Lund laughs] It was old.").size(), 2U);
}

TEST(Sentences, ASmileyBehindTheEndMarkBelongsToTheSentence) {
  EXPECT_EQ(sentences("It works! :) They left."), (Expected{"It works! :)", "They left."}));
  EXPECT_EQ(sentences("It works! ^_^ They left."), (Expected{"It works! ^_^", "They left."}));
}

TEST(Sentences, AClosingMarkBehindASpaceAtTheEndIsNoSentence) {
  EXPECT_EQ(sentences("\"It works. They left. \""), (Expected{"\"It works.", "They left. \""}));
}

TEST(Sentences, AFigureAndItsNumberMayStandAlone) {
  EXPECT_EQ(with_score("Figure 3. Results in May", 2.0F).front(), "Figure 3.");
  EXPECT_EQ(with_score("2.1. Results in May", 2.0F).front(), "2.1. Results");
}

TEST(Sentences, FileNamesWithNumbersDoNotEndThem) {
  EXPECT_EQ(sentences("See plan 0308.DOC for it. Then leave."), (Expected{"See plan 0308.DOC for it.", "Then leave."}));
}

TEST(Sentences, NotesAtTheEndOfABlockBelongToTheSentenceWhateverTheScore) {
  std::vector<float> scores(8, -4.0F);
  scores[3] = 4.0F;
  for (const char* text : {"The plant closed. [citation needed]", "The plant closed.24", "The plant closed. [4]"})
    EXPECT_EQ(sentences(text, scores), Expected{text});
}

TEST(Sentences, WordsLeftOutBehindTheEndMarkBelongToTheSentenceBefore) {
  EXPECT_EQ(sentences("\"We agree. [...] Then we left.\""), (Expected{"\"We agree. [...]", "Then we left.\""}));
  EXPECT_EQ(sentences("We agree? [\u2026] [Lund] left."), (Expected{"We agree? [\u2026]", "[Lund] left."}));
  EXPECT_EQ(sentences("We agree [...] on that."), Expected{"We agree [...] on that."});
}

TEST(Sentences, ADateAtTheStartOfABlockIsALineOfItsOwn) {
  EXPECT_EQ(sentences("Tuesday, March 3, 2026 The bridge opened."), (Expected{"Tuesday, March 3, 2026", "The bridge opened."}));
  EXPECT_EQ(sentences("Tuesday, March 3, 2026 was wet."), Expected{"Tuesday, March 3, 2026 was wet."});
  EXPECT_EQ(sentences("A talk with 'the builder' Tuesday, March 3, 2026"),
            (Expected{"A talk with 'the builder'", "Tuesday, March 3, 2026"}));
}

TEST(Sentences, WhoMadeAPictureMayStandInBrackets) {
  EXPECT_EQ(sentences("The bridge opened in May. (credit: Mari Lund)"), (Expected{"The bridge opened in May.", "(credit: Mari Lund)"}));
  EXPECT_EQ(sentences("Figure 2.3 (credit: Mari Lund)"), (Expected{"Figure 2.3", "(credit: Mari Lund)"}));
}

TEST(Sentences, AMarkOfATitleBeforeBracketsGoesOn) {
  EXPECT_EQ(sentences("She won with Viva Kari! (1965), a film of hers."), Expected{"She won with Viva Kari! (1965), a film of hers."});
  EXPECT_EQ(sentences("She won! (She had trained.) Then she left."), (Expected{"She won!", "(She had trained.)", "Then she left."}));
}

TEST(Sentences, ADashAtTheStartBelongsToTheNameBehindIt) {
  const std::string text = "\u2014 Mari Lund";
  EXPECT_EQ(sentences(text, std::vector<float>{4.0F, -4.0F, 0.0F}), Expected{text});
}

TEST(Sentences, ALetterBeforeASmallLetterIsPartOfAName) {
  EXPECT_EQ(sentences("The corals and A. millepora died.", std::vector<float>{-4, -4, -4, -4, 8, -4, -4, 0}).size(), 1U);
}

TEST(Sentences, InAHeadlineWithCapitalsOnlyAVerySureScoreEndsASentence) {
  std::vector<float> scores(12, -4.0F);
  scores[3] = 2.0F;
  EXPECT_EQ(sentences("Mayor Opens New Bridge After Long Delay", scores).size(), 1U);
  EXPECT_EQ(sentences("The mayor opens bridge After long delay", scores).size(), 2U);
  scores[3] = 3.0F;
  EXPECT_EQ(sentences("Mayor Opens New Bridge Berlin Talks Fail", scores), (Expected{"Mayor Opens New Bridge", "Berlin Talks Fail"}));
}

// Noise of the web: whatever the network says, the sentences hold all tokens in order and stay in their blocks.
TEST(Sentences, TileAllTokensOfNoisyTextWhateverTheScores) {
  const std::vector<std::string> noisy = {
      "THE PLANT CLOSED. NOBODY SAID WHY!! IT WAS OLD??? [4] [...] (credit: LUND)",
      "the plant closed nobody said why it was old\n\n- Kari\n- \u2014 Mari\n\nTuesday, March 3, 2026",
      "\u201CWe agree.\u201D \u2018Do we?\u2019 he said . . . \"No.\" [\u2026] [citation needed]",
      "Thanks, Kari :) mail a@b.org ( or not",
      "\xF0\x9F\x98\x80\xF0\x9F\x98\x80 \u0643\u0644\u0627\u0645 [...] \u0643\u0644\u0627\u0645. A. B. C. ,,; -- \u2014",
  };
  std::uint32_t seed = 1;
  for (const std::string& text : noisy) {
    const Structure structure = find_structure(text, lexicon());
    const Tokens tokens = tokenize(text, structure, lexicon());
    for (int round = 0; round < 50; ++round) {
      std::vector<float> scores(tokens.size());
      for (float& score : scores) score = static_cast<float>((seed = seed * 1664525U + 1013904223U) >> 24) / 16.0F - 8.0F;
      std::uint32_t next = 0;
      for (const TokenSpan span : split_sentences(text, structure, tokens, lexicon(), scores)) {
        ASSERT_EQ(span.start, next);
        ASSERT_GT(span.end, span.start);
        ASSERT_EQ(tokens.block[span.start], tokens.block[span.end - 1]);
        ASSERT_EQ(tokens.joined[span.start], 0);
        next = span.end;
      }
      ASSERT_EQ(next, tokens.size());
    }
  }
}

}  // namespace
}  // namespace sayso
