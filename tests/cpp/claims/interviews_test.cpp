#include "claims/interviews.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analysis/coreference.h"
#include "model/lexicon.h"
#include "parsed_builder.h"

namespace sayso {
namespace {

// One paragraph a string.
struct Talk {
  testing::Built built;
  const Lexicon lexicon = Lexicon::built_in();

  explicit Talk(const std::vector<std::string>& paragraphs) {
    std::string conllu;
    for (const std::string& paragraph : paragraphs) conllu += tree_of(paragraph) + "\n";
    built = testing::build_parsed(conllu);
    Structure& structure = built.parsed.structure;
    structure.blocks.clear();
    for (std::uint32_t block = 0; block < built.parsed.sentences.size(); ++block) {
      const TokenSpan tokens = built.parsed.sentences[block];
      structure.blocks.push_back({});
      structure.blocks.back().kind = BlockKind::paragraph;
      structure.blocks.back().span = {built.parsed.tokens.span[tokens.start].start, built.parsed.tokens.span[tokens.end - 1].end};
      for (std::uint32_t token = tokens.start; token < tokens.end; ++token) built.parsed.tokens.block[token] = block;
    }
  }

  // Words separated by blanks, "did:VERB" with its tag; without one capitals make names and all others nouns. All hang on the first.
  std::string tree_of(const std::string& paragraph) {
    std::string rows;
    int at = 0;
    for (std::size_t start = 0; start < paragraph.size();) {
      const std::size_t end = std::min(paragraph.find(' ', start), paragraph.size());
      std::string word = paragraph.substr(start, end - start);
      start = end + 1;
      const std::size_t colon = word.size() > 1 ? word.find(':', 1) : std::string::npos;
      std::string tag = colon == std::string::npos ? "" : word.substr(colon + 1);
      word = word.substr(0, colon);
      const bool mark = word.size() == 1 && std::string("?.:()").find(word) != std::string::npos;
      if (tag.empty()) tag = mark || word == "((" || word == "))" ? "PUNCT" : word[0] >= 'A' && word[0] <= 'Z' ? "PROPN" : "NOUN";
      const char* xpos = tag == "PROPN" ? "NNP" : tag == "VERB" ? "VBD" : tag == "PRON" ? "PRP" : tag == "PUNCT" ? "." : "NN";
      rows += word + " " + word + " " + tag + " " + xpos + " " + (at == 0 ? "0 root" : "1 dep") + "\n";
      ++at;
    }
    return rows;
  }

  Talk& person(std::string_view first, std::uint32_t words) {
    for (std::uint32_t token = 0; token < built.parsed.tokens.size(); ++token) {
      if (slice(built.text, built.parsed.tokens.span[token]) != first) continue;
      built.parsed.entities.push_back({{token, token + words}, EntityKind::person});
      break;
    }
    return *this;
  }

  // Who speaks in each paragraph; "-" for the author.
  std::vector<std::string> speakers() {
    built.parsed.mentions = resolve_mentions(built.text, built.parsed, lexicon);
    const SectionView section = view_section(built.text, built.parsed, lexicon);
    std::vector<SentenceView> sentences;
    for (const TokenSpan& tokens : built.parsed.sentences) sentences.push_back(view_sentence(section, tokens));
    std::vector<std::string> names;
    for (const std::optional<Holder>& holder : find_turns(section, sentences).of_block)
      names.push_back(holder ? std::string(slice(built.text, section.bytes(holder->phrase.tokens))) : "-");
    return names;
  }
};

using Names = std::vector<std::string>;

TEST(Interviews, AnswersAreTheGuestsAndQuestionsTheAuthors) {
  Talk talk({"We:PRON interviewed:VERB Mari Lund yesterday .", "What did you:PRON build ?", "A mill of stone .", "Why ?",
             "Because it pays . Who would not ?", "And then ?", "A second mill ."});
  talk.built.parsed.tags[1].lemma = "interview";
  EXPECT_EQ(talk.person("Mari", 2).speakers(), (Names{"-", "-", "Mari Lund", "-", "-", "-", "Mari Lund"}));
}

TEST(Interviews, ALongAnswerThatEndsInAQuestionStaysAnAnswer) {
  std::string answer = "It pays";
  for (int word = 0; word < 90; ++word) answer += " well";
  Talk talk(
      {"An interview with Mari Lund .", "What did you:PRON build ?", "A mill .", "Why ?", answer + " ?", "And then ?", "A second mill ."});
  EXPECT_EQ(talk.person("Mari", 2).speakers(), (Names{"-", "-", "Mari Lund", "-", "Mari Lund", "-", "Mari Lund"}));
}

TEST(Interviews, WhoAsksMayBeNamed) {
  Talk talk({"An interview with Mari Lund .", "Lund sat:VERB down with Kai Berg .", "What did you:PRON build ?", "A mill .", "Why ?",
             "It pays .", "And then ?", "A second mill ."});
  Parsed& parsed = talk.built.parsed;
  const std::uint32_t lund = parsed.sentences[1].start, sat = lund + 1;
  parsed.tags[sat].lemma = "sit";
  for (std::uint32_t token = lund; token < parsed.sentences[1].end; ++token) parsed.tree.heads[token] = sat;
  parsed.tree.relations[lund] = Relation::nsubj;
  parsed.tree.relations[sat] = Relation::root;
  talk.person("Mari", 2).person("Kai", 2);
  EXPECT_EQ(talk.speakers(), (Names{"-", "-", "Kai Berg", "Mari Lund", "Kai Berg", "Mari Lund", "Kai Berg", "Mari Lund"}));
}

// "The Courier spoke to Mari Lund": a paper asks.
TEST(Interviews, WhomAPaperSpokeToAnswers) {
  Talk talk({"Courier spoke:VERB to Mari Lund .", "What did you:PRON build ?", "A mill .", "Why ?", "It pays .", "And then ?",
             "A second mill ."});
  Parsed& parsed = talk.built.parsed;
  parsed.tags[1].lemma = "speak";
  parsed.tree.relations[0] = Relation::nsubj;
  parsed.tree.heads[0] = 1;
  parsed.entities.push_back({{0, 1}, EntityKind::organization});
  EXPECT_EQ(talk.person("Mari", 2).speakers(), (Names{"-", "-", "Mari Lund", "-", "Mari Lund", "-", "Mari Lund"}));
}

TEST(Interviews, InitialsAreThePersonOfTheText) {
  Talk talk({"Mari Lund has a mill .", "ML : We:PRON grind .", "KB : All of it ?", "ML : Nearly .", "KB : Thanks ."});
  EXPECT_EQ(talk.person("Mari", 2).speakers(), (Names{"-", "Mari Lund", "KB", "Mari Lund", "KB"}));
}

TEST(Interviews, OneQuestionIsEnoughWhereTheTextOpensAsOne) {
  Talk talk({"Interview with Mari Lund", "What did you:PRON build ?", "A mill ."});
  EXPECT_EQ(talk.person("Mari", 2).speakers(), (Names{"-", "-", "Mari Lund"}));
}

TEST(Interviews, TwoQuestionsAreNoInterview) {
  Talk talk({"They:PRON read:VERB an interview with Mari Lund .", "What did you:PRON build ?", "A mill .", "Why ?", "It pays ."});
  EXPECT_EQ(talk.person("Mari", 2).speakers(), (Names{"-", "-", "-", "-", "-"}));
}

}  // namespace
}  // namespace sayso
