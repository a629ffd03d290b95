#include "analysis/name_agreement.h"

#include <gtest/gtest.h>

#include <string>

#include "text/tokens.h"

namespace sayso {
namespace {

// Words with spaces between them, one sentence a line; a name is written [kind words] with kind P, O, L or D (date), and a score
// behind the kind tells how much better that kind fits than the others: [P3 Marit Lund]. "outside" scores 2 for words that stand free,
// 0 in names. "*brigade" is a noun.
struct Text {
  std::string text;
  Parsed parsed;  // without entities
  std::vector<NameFit> fits;
  std::vector<Entity> entities;
};

EntityKind kind_of(char letter) {
  switch (letter) {
    case 'P':
      return EntityKind::person;
    case 'O':
      return EntityKind::organization;
    case 'L':
      return EntityKind::location;
    default:
      return EntityKind::date;
  }
}

Text read(const std::string& marked) {
  Text made;
  std::uint32_t sentence = 0;
  int score = -1;  // within a name
  EntityKind kind = EntityKind::person;
  const auto end_sentence = [&] {
    const auto end = static_cast<std::uint32_t>(made.parsed.tokens.size());
    made.parsed.sentences.push_back({sentence, end});
    sentence = end;
  };
  for (std::size_t at = 0; at < marked.size();) {
    const std::size_t end = std::min(marked.find_first_of(" \n", at), marked.size());
    std::string word = marked.substr(at, end - at);
    const auto token = static_cast<std::uint32_t>(made.parsed.tokens.size());
    if (word[0] == '[') {
      kind = kind_of(word[1]);
      score = word[2] - '0';
      made.entities.push_back({{token, token}, kind});
    } else {
      const bool closes = word.back() == ']';
      if (closes) word.pop_back();
      const bool is_noun = word[0] == '*';
      if (is_noun) word.erase(0, 1);
      made.parsed.tags.emplace_back().upos = is_noun ? Upos::NOUN : Upos::X;
      made.parsed.tokens.block.push_back(0);
      made.parsed.tokens.span.push_back(
          {static_cast<std::uint32_t>(made.text.size()), static_cast<std::uint32_t>(made.text.size() + word.size())});
      made.text += word + " ";
      NameFit fit;
      fit.outside = score < 0 ? 2.0f : 0.0f;
      if (score >= 0 && kind != EntityKind::date) {
        fit.begin[static_cast<std::size_t>(kind)] = static_cast<float>(score);
        fit.inside = fit.begin;
      }
      made.fits.push_back(fit);
      if (score >= 0) made.entities.back().tokens.end = token + 1;
      if (closes) score = -1;
    }
    if (end < marked.size() && marked[end] == '\n') end_sentence();
    at = end + 1;
  }
  end_sentence();
  return made;
}

// Entities as "kind words", one a line.
std::string agreed(const std::string& marked) {
  const Text made = read(marked);
  std::string lines;
  for (const Entity& entity : agree_on_names(made.text, made.parsed, made.fits, made.entities)) {
    lines += "POLNXEDMS"[static_cast<std::size_t>(entity.kind)];
    for (std::uint32_t token = entity.tokens.start; token < entity.tokens.end; ++token)
      lines += " " + std::string(slice(made.text, made.parsed.tokens.span[token]));
    lines += "\n";
  }
  return lines;
}

TEST(AgreeOnNames, NoWords) { EXPECT_EQ(agree_on_names("", {}, {}, {}).size(), 0u); }

TEST(AgreeOnNames, KindsAddUpOverTheText) {
  EXPECT_EQ(agreed("[L3 Velmora] grew\nfans of [O9 Velmora] sang\n[L3 Velmora]"), "O Velmora\nO Velmora\nO Velmora\n");
}

TEST(AgreeOnNames, NamesThatDescribeANounTellLittle) {
  EXPECT_EQ(agreed("above [L3 Velmora]\nthe [O9 Velmora] *brigade"), "L Velmora\nL Velmora\n");
  EXPECT_EQ(agreed("the [O9 Velmora] *brigade\nthe [O9 Velmora] *council"), "O Velmora\nO Velmora\n");
}

TEST(AgreeOnNames, PlacesThatWereMissedAreFound) {
  EXPECT_EQ(agreed("[P8 Marit Lund] spoke\nthen Marit Lund left"), "P Marit Lund\nP Marit Lund\n");
}

TEST(AgreeOnNames, NamesDoNotReachOverSentences) { EXPECT_EQ(agreed("[P8 Marit Lund] spoke\nto Marit\nLund left"), "P Marit Lund\n"); }

TEST(AgreeOnNames, WordsInLowerCaseAreNoNames) { EXPECT_EQ(agreed("[O9 Reef] closed\na Reef or a reef"), "O Reef\nO Reef\n"); }

TEST(AgreeOnNames, WhatIsMostlyNoNameIsNone) { EXPECT_EQ(agreed("[P1 Sail] on\nSail on\nSail on"), ""); }

TEST(AgreeOnNames, OnePlaceAloneStays) { EXPECT_EQ(agreed("[P0 Sail] on"), "P Sail\n"); }

TEST(AgreeOnNames, LastWordOfAPersonIsThePerson) {
  EXPECT_EQ(agreed("[P5 Marit Lund] spoke\n[L3 Lund] left"), "P Marit Lund\nP Lund\n");
  EXPECT_EQ(agreed("[O5 Marit Lund] spoke\n[L3 Lund] left"), "O Marit Lund\nL Lund\n");
}

TEST(AgreeOnNames, TheLongestNameWins) {
  EXPECT_EQ(agreed("[O9 Lund Bank] and [P9 Lund]\nLund Bank paid Lund"), "O Lund Bank\nP Lund\nO Lund Bank\nP Lund\n");
}

TEST(AgreeOnNames, OtherKindsStayAsTheyAre) { EXPECT_EQ(agreed("[D0 May] came\n[P9 May] left\non [D0 May]"), "D May\nP May\nD May\n"); }

TEST(AgreeOnNames, EntitiesStayInOrder) {
  const Text made = read("Oslo sent [P9 Marit Lund] to [L9 Oslo] and Marit Lund\nOslo on [D0 Monday]");
  const auto found = agree_on_names(made.text, made.parsed, made.fits, made.entities);
  for (std::size_t index = 1; index < found.size(); ++index) EXPECT_LE(found[index - 1].tokens.end, found[index].tokens.start);
}

}  // namespace
}  // namespace sayso
