#include "claims/quantities.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "claims/number_text.h"
#include "claims/plain_parsed.h"
#include "parsed_builder.h"

namespace sayso {
namespace {

const Lexicon& lexicon() {
  static const Lexicon built = Lexicon::built_in();
  return built;
}

std::vector<Quantity> find(std::string_view text) { return find_quantities(text, testing::plain_parsed(text), lexicon()); }

constexpr double kOpen = std::numeric_limits<double>::infinity();  // an open side, in tables

struct Case {
  const char* text;
  const char* words;  // the span; empty: no quantity at all
  double low;
  double high;
  Comparator comparator;
  const char* unit;
};

void check(const std::vector<Case>& cases) {
  for (const Case& expected : cases) {
    SCOPED_TRACE(expected.text);
    const std::string_view text = expected.text;
    const std::vector<Quantity> found = find(text);
    if (*expected.words == '\0') {
      EXPECT_TRUE(found.empty()) << slice(text, found[0].span);
      continue;
    }
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(slice(text, found[0].span), expected.words);
    EXPECT_EQ(found[0].low.value_or(kOpen), expected.low);
    EXPECT_EQ(found[0].high.value_or(kOpen), expected.high);
    EXPECT_EQ(name(found[0].comparator), name(expected.comparator));
    EXPECT_EQ(found[0].unit, expected.unit);
  }
}

using enum Comparator;

TEST(Quantities, PlainNumbersInDigitsAndWords) {
  check({
      {"the yard has 3,412 workers now", "3,412 workers", 3412, 3412, exact, "worker"},
      {"it has forty-one docks", "forty-one docks", 41, 41, exact, "dock"},
      {"it built one hundred and seven boats", "one hundred and seven boats", 107, 107, exact, "boat"},
      {"it sold two hundred thousand lamps", "two hundred thousand lamps", 200000, 200000, exact, "lamp"},
      {"a dozen windows broke", "a dozen windows", 12, 12, exact, "window"},
      {"they planted 4.5 million trees", "4.5 million trees", 4500000, 4500000, exact, "tree"},
      {"zero errors", "zero errors", 0, 0, exact, "error"},
      {"two and a half miles", "two and a half miles", 2.5, 2.5, exact, "mile"},
  });
}

TEST(Quantities, BoundsOpenOneSide) {
  check({
      {"more than 70 boats", "more than 70 boats", 70, kOpen, more_than, "boat"},
      {"over 70 boats", "over 70 boats", 70, kOpen, more_than, "boat"},
      {"at least nine boats", "at least nine boats", 9, kOpen, at_least, "boat"},
      {"no fewer than 9 boats", "no fewer than 9 boats", 9, kOpen, at_least, "boat"},
      {"fewer than 140 people", "fewer than 140 people", kOpen, 140, less_than, "person"},
      {"under 30 seconds", "under 30 seconds", kOpen, 30, less_than, "second"},
      {"up to 60 boats", "up to 60 boats", kOpen, 60, at_most, "boat"},
      {"no more than 60 boats", "no more than 60 boats", kOpen, 60, at_most, "boat"},
      {"about 60 boats", "about 60 boats", 60, 60, about, "boat"},
      {"some 60 boats", "some 60 boats", 60, 60, about, "boat"},
      {"exactly 60 boats", "exactly 60 boats", 60, 60, exact, "boat"},
      {"16 or more boats", "16 or more boats", 16, kOpen, at_least, "boat"},
      {"more than a kilometer", "more than a kilometer", 1, kOpen, more_than, "km"},
  });
}

TEST(Quantities, RangesHaveBothSides) {
  check({
      {"between 10 and 50 boats", "between 10 and 50 boats", 10, 50, between, "boat"},
      {"10-50 boats", "10-50 boats", 10, 50, between, "boat"},
      {"2 hours 30 minutes", "2 hours 30 minutes", 2.5, 2.5, exact, "hour"},
      {"1010 \xC2\xB1 195 boats", "1010 \xC2\xB1 195 boats", 815, 1205, between, "boat"},
      {"10\xE2\x80\x93"
       "15%",
       "10\xE2\x80\x93"
       "15%",
       10, 15, between, "percent"},
      {"from 5 to 7 percent", "from 5 to 7 percent", 5, 7, between, "percent"},
      {"10,000 to 50,000 boats", "10,000 to 50,000 boats", 10000, 50000, between, "boat"},
      {"10 to 15 million boats", "10 to 15 million boats", 10e6, 15e6, between, "boat"},
      {"$5-7 million", "$5-7 million", 5e6, 7e6, between, "USD"},
      {"eight or nine boats", "eight or nine boats", 8, 9, between, "boat"},
  });
}

TEST(Quantities, VagueAmountsAreOpenAbove) {
  check({
      {"dozens of boats", "dozens", 24, kOpen, vague, ""},
      {"thousands marched", "thousands", 1000, kOpen, vague, ""},
      {"hundreds of thousands of lamps", "hundreds of thousands", 100000, kOpen, vague, ""},
      {"several hundred lamps", "several hundred lamps", 300, kOpen, vague, "lamp"},
  });
}

TEST(Quantities, SharesArePartsOfOne) {
  check({
      {"half of the boats", "half", 0.5, 0.5, exact, "fraction"},
      {"two thirds of the boats", "two thirds", 2.0 / 3.0, 2.0 / 3.0, exact, "fraction"},
      {"three-quarters of the boats", "three-quarters", 0.75, 0.75, exact, "fraction"},
      {"one in five", "one in five", 0.2, 0.2, exact, "fraction"},
      {"nine out of ten", "nine out of ten", 0.9, 0.9, exact, "fraction"},
      {"half a million lamps", "half a million lamps", 500000, 500000, exact, "lamp"},
      {"3/4 cups", "3/4", 0.75, 0.75, exact, "fraction"},
  });
}

TEST(Quantities, MoneyInSignsCodesAndWords) {
  check({
      {"paid $5.6m", "$5.6m", 5.6e6, 5.6e6, exact, "USD"},
      {"paid \xC2\xA3"
       "3bn",
       "\xC2\xA3"
       "3bn",
       3e9, 3e9, exact, "GBP"},
      {"paid GBP 3bn", "GBP 3bn", 3e9, 3e9, exact, "GBP"},
      {"paid \xE2\x82\xAC"
       "1.2 billion",
       "\xE2\x82\xAC"
       "1.2 billion",
       1.2e9, 1.2e9, exact, "EUR"},
      {"paid 40 dollars", "40 dollars", 40, 40, exact, "USD"},
      {"paid A$40", "A$40", 40, 40, exact, "AUD"},
      {"paid C$40", "C$40", 40, 40, exact, "CAD"},
      {"paid US$40", "US$40", 40, 40, exact, "USD"},
      {"paid 7 million Norwegian kroner", "7 million Norwegian kroner", 7e6, 7e6, exact, "NOK"},
      {"paid 500 yen", "500 yen", 500, 500, exact, "JPY"},
      {"paid nearly $90,000", "nearly $90,000", 90000, 90000, about, "USD"},
  });
}

TEST(Quantities, UnitsAreCanonical) {
  check({
      {"weighs 12kg", "12kg", 12, 12, exact, "kg"},
      {"weighs 12 kilograms", "12 kilograms", 12, 12, exact, "kg"},
      {"a 300-megawatt plant", "300-megawatt", 300, 300, exact, "MW"},
      {"runs 42 kilometres", "42 kilometres", 42, 42, exact, "km"},
      {"rose 3 per cent", "3 per cent", 3, 3, exact, "percent"},
      {"fell to -8 degrees Celsius", "-8 degrees Celsius", -8, -8, exact, "degree Celsius"},
      {"it was minus 3 degrees", "minus 3 degrees", -3, -3, exact, "degree"},
      {"a 31-year-old welder", "31-year", 31, 31, exact, "year"},
  });
}

TEST(Quantities, RatesSayWhatTheyAreBy) {
  const std::vector<Quantity> speed = find("winds of 75 mph");
  ASSERT_EQ(speed.size(), 1U);
  EXPECT_EQ(speed[0].unit, "mile");
  EXPECT_EQ(speed[0].per, "hour");
  const std::vector<Quantity> pay = find("earns 9 euros an hour");
  ASSERT_EQ(pay.size(), 1U);
  EXPECT_EQ(pay[0].currency, "EUR");
  EXPECT_EQ(pay[0].per, "hour");
}

TEST(Quantities, NamesVersionsScoresAndCodesAreNone) {
  check({
      {"the A100 chip", "", 0, 0, exact, ""},
      {"it uses GPT-4 daily", "", 0, 0, exact, ""},
      {"a 3-1 win", "", 0, 0, exact, ""},
      {"lost 2-2 again", "", 0, 0, exact, ""},
      {"call +47 22 33 44 55", "", 0, 0, exact, ""},
      {"at 10.1.2.3 now", "", 0, 0, exact, ""},
      {"version 2.4.1 is out", "", 0, 0, exact, ""},
      {"agent 008 came", "", 0, 0, exact, ""},
      {"see section 12", "", 0, 0, exact, ""},
      {"a category 4 storm", "", 0, 0, exact, ""},
      {"the 21st time", "", 0, 0, exact, ""},
      {"open 24/7", "", 0, 0, exact, ""},
      {"value 0x2A", "", 0, 0, exact, ""},
      {"ratio 1/0", "", 0, 0, exact, ""},
      {"as noted [7] before", "", 0, 0, exact, ""},
      {"1. Open the lid", "", 0, 0, exact, ""},
  });
}

TEST(Quantities, DatesAndTimesOfDayAreNone) {
  check({
      {"it closed in 2019", "", 0, 0, exact, ""},
      {"on 12 May 2019 it closed", "", 0, 0, exact, ""},
      {"it closed on May 12", "", 0, 0, exact, ""},
      {"at 8:30 p.m. it closed", "", 0, 0, exact, ""},
      {"in the 1990s", "", 0, 0, exact, ""},
      {"2021-03-04 was cold", "", 0, 0, exact, ""},
      {"the flood of 31 February 2020", "", 0, 0, exact, ""},
  });
}

TEST(Quantities, AmbiguousNumeralsGiveNothing) {
  check({
      {"3,4 billion lamps", "", 0, 0, exact, ""},
      {"12,34 lamps", "", 0, 0, exact, ""},
      {"1.234 lamps", "", 0, 0, exact, ""},
      {"1.2.3 lamps", "", 0, 0, exact, ""},
      {"(1,234)", "", 0, 0, exact, ""},
  });
}

TEST(Quantities, ALonePointIsADecimalWhereTheTextShowsIt) {
  const std::string_view text = "It fell from 7.5 units\nIt is 1.234 units";
  const std::vector<Quantity> found = find(text);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].low, 1.234);
}

TEST(Quantities, GroupedDigitsOfAllStyles) {
  check({
      {"1\xC2\xA0"
       "234,56 units",
       "1\xC2\xA0"
       "234,56 units",
       1234.56, 1234.56, exact, "unit"},
      {"1 234 567 units", "1 234 567 units", 1234567, 1234567, exact, "unit"},
      {"12,34,567 units", "12,34,567 units", 1234567, 1234567, exact, "unit"},
      {"4\xC2\xBD cm", "4\xC2\xBD cm", 4.5, 4.5, exact, "cm"},
  });
}

// Tokenizers may part a numeral; its digits still belong together.
TEST(Quantities, APartedNumeralIsReadAsOne) {
  for (const auto& [second, value] : std::vector<std::pair<std::string, double>>{{"345", 12345}, {"34", 0}}) {
    const testing::Built built = testing::build_parsed("12 12 NUM CD 4 nummod SpaceAfter=No\n, , PUNCT , 1 punct SpaceAfter=No\n" + second +
                                                       " " + second + " NUM CD 1 list\nhulls hull NOUN NNS 0 root\n");
    const std::vector<Quantity> found = find_quantities(built.text, built.parsed, lexicon());
    ASSERT_EQ(found.size(), value > 0 ? 1U : 0U);
    if (value > 0) {
      EXPECT_EQ(found[0].low, value);
    }
  }
}

// The table of the design page on ambiguous numerals, in words of our own.
TEST(NumberText, ReadsExactRefusesTheRest) {
  const std::vector<std::pair<const char*, double>> exact_cases = {
      {"2,345.5", 2345.5},      {"2.345,5", 2345.5},    {"2,345", 2345},
      {"0.25", 0.25},           {"7'654'321", 7654321}, {"88888888888888888888", 88888888888888888888.0},
      {"\xD9\xA4\xD9\xA2", 42}, {"\xEF\xBC\x97", 7},    {"0", 0}};
  for (const auto& [numeral, value] : exact_cases) {
    EXPECT_EQ(read_numeral(numeral).reading, NumberReading::exact) << numeral;
    EXPECT_EQ(read_numeral(numeral).value, value) << numeral;
  }
  for (const char* numeral : {"2.345", "23,45", "3,4", "0,5"})
    EXPECT_EQ(read_numeral(numeral).reading, NumberReading::ambiguous) << numeral;
  for (const char* numeral : {"2.3.4", "007", "1e999999999", "1e309", "", "1,,2", "12,345,67"})
    EXPECT_EQ(read_numeral(numeral).reading, NumberReading::none) << numeral;
  EXPECT_EQ(read_numeral(std::string(5000, '7')).reading, NumberReading::none);
}

constexpr std::string_view kChange = R"(
Sales   sale  NOUN NNS 2 nsubj
rose    rise  VERB VBD 0 root
5       5     NUM  CD  4 nummod
percent percent NOUN NN 2 obl
to      to    ADP  IN  6 case
80      80    NUM  CD  2 obl
)";

TEST(Quantities, AChangeIsByOrTo) {
  const testing::Built built = testing::build_parsed(kChange);
  const std::vector<Quantity> found = find_quantities(built.text, built.parsed, lexicon());
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].change, "by");
  EXPECT_EQ(found[1].change, "to");
  EXPECT_EQ(found[1].low, 80);
}

constexpr std::string_view kFactor = R"(
Exports export NOUN NNS 2 nsubj
doubled double VERB VBD 0 root
)";

TEST(Quantities, DoublingIsAFactor) {
  const testing::Built built = testing::build_parsed(kFactor);
  const std::vector<Quantity> found = find_quantities(built.text, built.parsed, lexicon());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].change, "factor");
  EXPECT_EQ(found[0].low, 2);
}

constexpr std::string_view kCounted = R"(
It      it     PRON PRP 2 nsubj
sold    sell   VERB VBD 0 root
900     900    NUM  CD  5 nummod
steel   steel  NOUN NN  5 compound
hulls   hull   NOUN NNS 2 obj
and     and    CCONJ CC 7 cc
60      60     NUM  CD  5 conj
percent percent NOUN NN 7 dep
of      of     ADP  IN  10 case
masts   mast   NOUN NNS 7 nmod
)";

TEST(Quantities, TheTreeSaysWhatIsCounted) {
  const testing::Built built = testing::build_parsed(kCounted);
  const std::vector<Quantity> found = find_quantities(built.text, built.parsed, lexicon());
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].of, "steel hulls");
  EXPECT_EQ(found[0].unit, "hull");
  EXPECT_EQ(found[1].unit, "percent");
}

// A number never changes: whatever style it is written in, the same value comes back.
TEST(Quantities, GeneratedNumbersComeBackTheSame) {
  std::mt19937 random(20240517);
  std::uniform_int_distribution<int> whole(1, 999), thousands(1, 999), tenths(1, 9);
  for (int round = 0; round < 300; ++round) {
    const int a = thousands(random), b = whole(random), c = tenths(random);
    const std::string three = std::string(b < 100 ? 1 : 0, '0') + std::string(b < 10 ? 1 : 0, '0') + std::to_string(b);
    const double grouped = a * 1000.0 + b;
    const std::vector<std::pair<std::string, double>> styles = {
        {std::to_string(a) + "," + three + " barrels", grouped},
        {std::to_string(a) + "\xE2\x80\xAF" + three + " barrels", grouped},
        {"$" + std::to_string(a) + "," + three, grouped},
        {std::to_string(b) + "." + std::to_string(c) + " million barrels", std::stod(std::to_string(b) + "." + std::to_string(c) + "e6")},
        {"$" + std::to_string(b) + "." + std::to_string(c) + "bn", std::stod(std::to_string(b) + "." + std::to_string(c) + "e9")},
        {std::to_string(b) + "." + std::to_string(c) + "%", std::stod(std::to_string(b) + "." + std::to_string(c))},
        {"minus " + std::to_string(b) + "." + std::to_string(c) + " degrees", -std::stod(std::to_string(b) + "." + std::to_string(c))},
    };
    for (const auto& [written, value] : styles) {
      const std::string text = "It was " + written + " then";
      const std::vector<Quantity> found = find(text);
      ASSERT_EQ(found.size(), 1U) << text;
      EXPECT_EQ(found[0].low, value) << text;
      EXPECT_EQ(found[0].high, value) << text;
    }
  }
}

std::string in_words(int number) {
  static const LexiconTable table = Lexicon::built_in().table("number_words");
  const auto word = [&](int value, std::string_view kind) {
    for (const auto& row : table.rows()) {
      if (row[1] == std::to_string(value) && row[2] == kind) return row[0];
    }
    return std::string("?");
  };
  std::string words;
  if (number >= 1000) words += in_words(number / 1000) + " thousand ";
  number %= 1000;
  if (number >= 100) words += word(number / 100, "unit") + " hundred ";
  number %= 100;
  if (!words.empty() && number > 0) words += "and ";
  if (number >= 20) {
    words += word(number / 10 * 10, "tens");
    if (number % 10 > 0) words += "-" + word(number % 10, "unit");
  } else if (number >= 10) {
    words += word(number, "teen");
  } else if (number > 0) {
    words += word(number, "unit");
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

TEST(Quantities, GeneratedNumberWordsComeBackTheSame) {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> any(2, 999999);
  for (int round = 0; round < 300; ++round) {
    const int number = any(random);
    const std::string text = "It made " + in_words(number) + " barrels";
    const std::vector<Quantity> found = find(text);
    ASSERT_EQ(found.size(), 1U) << text;
    EXPECT_EQ(found[0].low, number) << text;
  }
}

TEST(Quantities, LongRunsOfMarksAndNumbersStayLinear) {
  for (const char* part : {"(", "- ", "1,", "one ", "hundred ", "$", "1 ", "between ", "a "}) {
    std::string text;
    while (text.size() < 60000) text += part;
    EXPECT_NO_THROW(find(text)) << part;
  }
}

}  // namespace
}  // namespace sayso
