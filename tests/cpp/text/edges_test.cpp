// The bad inputs that a news feed can hold: what must not break, and that the work grows as the text does.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <iterator>
#include <random>
#include <string>

#include "invariants.h"
#include "model/lexicon.h"
#include "text/structure.h"
#include "text/tokenizer.h"

namespace sayso {
namespace {

const Lexicon& lexicon() {
  static const Lexicon built_in = Lexicon::built_in();
  return built_in;
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

// Pieces that, repeated, made some reader of text or Markdown quadratic or worse.
constexpr const char* kPieces[] = {"a",
                                   "7",
                                   ".",
                                   " ",
                                   "\n",
                                   "\u0301",
                                   "\U0001F468\u200D",
                                   "\U0001F1EC",
                                   "\"",
                                   "\u201C",
                                   "'",
                                   "(",
                                   ")",
                                   "[",
                                   "![",
                                   "`",
                                   "*a_ ",
                                   "> ",
                                   "- ",
                                   "- a\n",
                                   "1. a\n",
                                   "# a\n",
                                   "a|",
                                   "a|\n-|\n",
                                   "```\n",
                                   "~~~\na\n",
                                   "<!--",
                                   "<a b=\"",
                                   "&#",
                                   "A. ",
                                   "A.",
                                   "Mr. ",
                                   "a.b",
                                   "a@",
                                   "@",
                                   "www.",
                                   "http://",
                                   "a-",
                                   "non-",
                                   "1,",
                                   "1.",
                                   "1/",
                                   "1-",
                                   "1:",
                                   "$1 ",
                                   "'s ",
                                   "n't",
                                   "\u2019",
                                   "x's'",
                                   "\r\n",
                                   "\r",
                                   "\t",
                                   "\xC2\xA0",
                                   "\u200B",
                                   "\u202E",
                                   "\u4E2D",
                                   "\u0E01\u0E32",
                                   "\u1112\u1161",
                                   "word ",
                                   "SHOUT ",
                                   "word. ",
                                   "\"x,\" he said, ",
                                   "a\n",
                                   "a\n---\n",
                                   "\u2026",
                                   "!?",
                                   ":)",
                                   "[1] ",
                                   "(a) ",
                                   "\u2022 a ",
                                   "Image: a\n",
                                   "More articles\na\n",
                                   "\x1B[31m",
                                   "Figure 1. ",
                                   "#a",
                                   "&a",
                                   "_a",
                                   "a\u00AD",
                                   "\uFFFD",
                                   "\U000E0041",
                                   "\xEE\x80\x80"};

TEST(Edges, AnyRepeatedPieceGivesSoundBlocksAndTokens) {
  for (const char* piece : kPieces) {
    const std::string text = repeated(piece, 3000);
    SCOPED_TRACE(piece);
    const Structure structure = find_structure(text, lexicon());
    expect_sound_structure(text, structure);
    expect_sound_tokens(text, structure, tokenize(text, structure, lexicon()));
    const Structure title = one_line(text);
    expect_sound_structure(text, title);
    expect_sound_tokens(text, title, tokenize(text, title, lexicon()));
  }
}

TEST(Edges, RandomMixturesGiveSoundBlocksAndTokens) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t pieces = random() % 40; pieces > 0; --pieces) text += kPieces[random() % std::size(kPieces)];
    SCOPED_TRACE(text);
    const Structure structure = find_structure(text, lexicon());
    expect_sound_structure(text, structure);
    expect_sound_tokens(text, structure, tokenize(text, structure, lexicon()));
    if (testing::Test::HasFatalFailure()) return;
  }
}

// Processor time is noisy, so the bound is generous: a quadratic reader takes 64 times as long for 8 times the text, and fails by far.
TEST(Edges, WorkGrowsAsTheTextDoes) {
  const auto seconds = [](const std::string& text) {
    double best = 1e9;
    for (int run = 0; run < 3; ++run) {
      const std::clock_t start = std::clock();
      const Structure structure = find_structure(text, lexicon());
      const Tokens tokens = tokenize(text, structure, lexicon());
      EXPECT_LE(tokens.size(), text.size());
      best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return best;
  };
  for (const char* piece : kPieces) {
    const double small = seconds(repeated(piece, 16 << 10));
    const double large = seconds(repeated(piece, 128 << 10));
    EXPECT_LE(large, 24 * small + 0.01) << piece;
  }
}

TEST(Edges, ManyMarksOnOneLetterAreOneToken) {
  std::string text = "Z";
  for (int mark = 0; mark < 10000; ++mark) text += "\u0301";
  EXPECT_EQ(tokenize(text, one_line(text), lexicon()).size(), 1U);
}

TEST(Edges, ALinkOfAMegabyteIsOneToken) {
  const std::string text = "https://example.org/" + repeated("a/", 1 << 20);
  EXPECT_EQ(tokenize(text, one_line(text), lexicon()).size(), 1U);
}

TEST(Edges, ControlCharactersAreWhiteSpace) {
  const std::string text =
      "a\x07"
      "b\x1B[31mc";
  const Tokens tokens = tokenize(text, one_line(text), lexicon());
  EXPECT_EQ(slice(text, tokens.span[0]), "a");
  EXPECT_EQ(slice(text, tokens.span[1]), "b");
}

TEST(Edges, NothingIsAddedToOrTakenFromOddScripts) {
  for (const char* text :
       {"\u4E2D\u6587\u3002", "\u0E01\u0E32\u0E23", "\u1112\u1161\u11AB", "\u0645\u0631\u062D\u0628\u0627 Oslo", "\u202EoslO\u202C"}) {
    const Structure structure = one_line(text);
    expect_sound_tokens(text, structure, tokenize(text, structure, lexicon()));
  }
}

}  // namespace
}  // namespace sayso
