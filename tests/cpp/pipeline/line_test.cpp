// The whole line with the shipped model: laws that hold whatever the model has learned.
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string>

#include "analysis/features.h"
#include "base/error.h"
#include "model/model_bytes.h"
#include "nn/isa.h"
#include "pipeline/analyze.h"
#include "pipeline/conllu.h"

namespace sayso {
namespace {

const std::string kModel = std::string(SAYSO_SOURCE_DIR) + "/python/sayso/data/en.model";

const Model& model() {
  static const auto loaded = Model::load(kModel);
  return *loaded;
}

const std::string kText =
    "The ferry company Nordlin said on Monday that 41 crew members had left the Asta before it sank.\n\n"
    "\"We did not expect this,\" said Ines Maurer, its spokeswoman. She added that the cost would exceed $2.5 million, or 3 percent of "
    "sales.\n\n"
    "# A heading without an end\n\n- first point\n- second point\n\n| Port | Ships |\n|---|---|\n| Vik | 12 |\n";

// Words, white space, marks and odd characters in random order.
std::string random_text(std::mt19937& random, std::size_t pieces) {
  const std::string parts[] = {
      "the", "Oslo", "said", " ",        " ",   " ",  "\n",        "\n\n", ".", ",", "\"", "\xE2\x80\x9C", "12.5", "$", "\xF0\x9F\x98\x80",
      "(",   "|",    "#",    "\xC3\xA9", "n't", "\t", "http://a.b"};
  std::uniform_int_distribution<std::size_t> draw(0, std::size(parts) - 1);
  std::string text;
  for (std::size_t piece = 0; piece < pieces; ++piece) text += parts[draw(random)];
  return text;
}

void expect_valid(const std::string& text, const Parsed& parsed) {
  const std::size_t count = parsed.tokens.size();
  ASSERT_EQ(parsed.tags.size(), count);
  ASSERT_EQ(parsed.tree.heads.size(), count);
  ASSERT_EQ(parsed.tree.relations.size(), count);
  std::uint32_t end = 0;
  for (const TokenSpan sentence : parsed.sentences) {
    EXPECT_EQ(sentence.start, end);
    EXPECT_FALSE(sentence.empty());
    end = sentence.end;
    std::size_t roots = 0;
    for (std::uint32_t token = sentence.start; token < sentence.end; ++token) {
      const std::uint32_t head = parsed.tree.heads[token];
      ASSERT_TRUE(sentence.contains(head));
      roots += head == token;
      EXPECT_EQ(parsed.tree.relations[token] == Relation::root, head == token);
      std::uint32_t above = token;
      for (std::uint32_t step = 0; step < sentence.size(); ++step) above = parsed.tree.heads[above];
      EXPECT_EQ(parsed.tree.heads[above], above) << "no cycle";
      EXPECT_FALSE(parsed.tags[token].lemma.empty());
      EXPECT_LE(parsed.tokens.span[token].end, text.size());
    }
    EXPECT_EQ(roots, 1u);
  }
  EXPECT_EQ(end, count);
  std::uint32_t last = 0;
  for (const Entity& entity : parsed.entities) {
    EXPECT_GE(entity.tokens.start, last);
    EXPECT_FALSE(entity.tokens.empty());
    last = entity.tokens.end;
  }
}

bool same(const Parsed& a, const Parsed& b) {
  if (a.tokens.span != b.tokens.span || a.sentences != b.sentences || a.tree.heads != b.tree.heads || a.tree.relations != b.tree.relations)
    return false;
  for (std::size_t token = 0; token < a.tags.size(); ++token) {
    if (a.tags[token].upos != b.tags[token].upos || a.tags[token].xpos != b.tags[token].xpos || a.tags[token].lemma != b.tags[token].lemma)
      return false;
  }
  if (a.entities.size() != b.entities.size()) return false;
  for (std::size_t index = 0; index < a.entities.size(); ++index) {
    if (a.entities[index].tokens != b.entities[index].tokens || a.entities[index].kind != b.entities[index].kind) return false;
  }
  return true;
}

TEST(Parse, AnyTextGivesAValidAnalysis) {
  std::mt19937 random(11);
  Scratch scratch;
  for (const std::string& text : {std::string(), std::string(" \n\n "), std::string("."), std::string("a"), kText}) {
    expect_valid(text, parse(text, Section::text, model(), scratch));
    expect_valid(text, parse(text, Section::title, model(), scratch));
  }
  for (int round = 0; round < 40; ++round) {
    const std::string text = random_text(random, 5 + static_cast<std::size_t>(round) * 20);
    expect_valid(text, parse(text, Section::text, model(), scratch));
  }
}

TEST(Parse, LongestSentences) {
  Scratch scratch;
  std::string text;
  for (int word = 0; word < 1500; ++word) text += "word ";
  expect_valid(text, parse(text, Section::text, model(), scratch));
}

TEST(Parse, ScalarAndVectorKernelsAgree) {
  const auto scalar = Model::load(kModel, nn::Isa::scalar);
  for (const nn::NamedIsa& isa : nn::kIsas) {
    if (nn::select(isa.isa) == nullptr) continue;
    const auto vector = Model::load(kModel, isa.isa);
    EXPECT_EQ(vector->analyzer.kernels(), isa.name);
    std::mt19937 random(12);
    Scratch scratch;
    Scratch other;
    EXPECT_TRUE(same(parse(kText, Section::text, *vector, scratch), parse(kText, Section::text, *scalar, other))) << isa.name;
    for (int round = 0; round < 5; ++round) {
      const std::string text = random_text(random, 300);
      EXPECT_TRUE(same(parse(text, Section::text, *vector, scratch), parse(text, Section::text, *scalar, other))) << isa.name;
    }
  }
}

TEST(Parse, WhatWasParsedBeforeMakesNoDifference) {
  Scratch used;
  std::mt19937 random(13);
  for (int round = 0; round < 5; ++round) parse(random_text(random, 500), Section::text, model(), used);
  Scratch fresh;
  EXPECT_TRUE(same(parse(kText, Section::text, model(), used), parse(kText, Section::text, model(), fresh)));
}

TEST(Parse, LaterParagraphsDoNotChangeEarlierOnes) {
  Scratch scratch;
  const std::string first = "The mayor of Vik said the bridge was closed.";
  const Parsed alone = parse(first, Section::text, model(), scratch);
  const Parsed longer = parse(first + "\n\nNobody was hurt, police said.", Section::text, model(), scratch);
  ASSERT_LT(alone.tokens.size(), longer.tokens.size());
  for (std::size_t token = 0; token < alone.tokens.size(); ++token) {
    EXPECT_EQ(alone.tree.heads[token], longer.tree.heads[token]);
    EXPECT_EQ(alone.tags[token].xpos, longer.tags[token].xpos);
  }
}

std::vector<Document> documents(std::size_t count) {
  std::mt19937 random(14);
  std::vector<Document> all(count);
  for (std::size_t index = 0; index < count; ++index) {
    all[index].id = std::to_string(index);
    all[index].title = "Ferry sinks off Vik";
    all[index].text = kText + random_text(random, 50);
  }
  return all;
}

std::string summary(const std::vector<std::shared_ptr<const Analyzed>>& all) {
  std::string text;
  for (const auto& analyzed : all) {
    text += analyzed->document.id + ":";
    for (const ByteSpan sentence : analyzed->text_sentences)
      text += std::to_string(sentence.start) + "-" + std::to_string(sentence.end) + " ";
    for (const Claim& claim : analyzed->claims) text += std::to_string(claim.span.start) + ";";
  }
  return text;
}

TEST(AnalyzeAll, ThreadsMakeNoDifference) {
  const std::string one = summary(analyze_all(documents(30), model(), {.threads = 1, .poll = {}, .progress = {}}));
  EXPECT_EQ(one, summary(analyze_all(documents(30), model(), {.threads = 2, .poll = {}, .progress = {}})));
  EXPECT_EQ(one, summary(analyze_all(documents(30), model(), {.threads = 8, .poll = {}, .progress = {}})));
  EXPECT_TRUE(analyze_all({}, model()).empty());
}

TEST(AnalyzeAll, StopsWhenPollSaysSo) {
  std::atomic<int> asked = 0;
  const auto found = analyze_all(documents(3000), model(), {.threads = 2, .poll = [&] { return ++asked >= 1; }, .progress = {}});
  EXPECT_TRUE(found.empty());
  EXPECT_EQ(asked, 1);
}

TEST(AnalyzeAll, WhatPollThrowsReachesTheCaller) {
  const AnalyzeOptions options{.threads = 2, .poll = []() -> bool { throw std::runtime_error("interrupted"); }, .progress = {}};
  EXPECT_THROW(analyze_all(documents(3000), model(), options), std::runtime_error);
}

TEST(Conllu, WordsAndSentencesStayAsGiven) {
  const std::string given =
      "# sent_id = x1\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n1\tdo\t_\t_\t_\t_\t_\t_\t_\t_\n2\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
      "3\t!\t_\t_\t_\t_\t_\t_\t_\t_\n\n1\tGo\t_\t_\t_\t_\t_\t_\t_\t_\n1.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
  Scratch scratch;
  const std::string found = conllu_to_conllu(given, model(), scratch);
  EXPECT_TRUE(found.starts_with("# sent_id = x1\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n1\tdo\t")) << found;
  EXPECT_NE(found.find("\n\n1\tGo\tgo\t"), std::string::npos) << found;
  EXPECT_EQ(found.find("1.1"), std::string::npos);
}

TEST(Conllu, TextBecomesTenColumns) {
  Scratch scratch;
  const std::string found = parse_to_conllu("Bj\xC3\xB8rn didn't go.", model(), scratch);
  EXPECT_NE(found.find("# newpar\n# sent_id = 1\n# text = Bj\xC3\xB8rn didn't go.\n1\tBj\xC3\xB8rn\t"), std::string::npos) << found;
  EXPECT_NE(found.find("2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdid\tdo\t"), std::string::npos) << found;
  EXPECT_NE(found.find("start_char=9|end_char=12"), std::string::npos) << "code points: n't\n" << found;
}

std::string load_code(const std::string& path) {
  try {
    Model::load(path);
    return "";
  } catch (const ModelError& error) {
    return error.code();
  }
}

TEST(Model, RefusesWhatIsNoModelForThisProgram) {
  EXPECT_EQ(load_code("/no/such.model"), "not_found");
  const std::string path = (std::filesystem::temp_directory_path() / "sayso_other_features.model").string();
  std::ofstream(path, std::ios::binary) << testing::model_bytes({{"a", 1, {1}, "x"}}, 42);
  EXPECT_EQ(load_code(path), "features");
  std::ofstream(path, std::ios::binary) << testing::model_bytes({{"a", 1, {1}, "x"}}, feature_hash());
  EXPECT_EQ(load_code(path), "section");
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace sayso
