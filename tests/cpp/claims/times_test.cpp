#include "claims/times.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "claims/calendar.h"
#include "claims/plain_parsed.h"
#include "parsed_builder.h"

namespace sayso {
namespace {

const Lexicon& lexicon() {
  static const Lexicon built = Lexicon::built_in();
  return built;
}

constexpr std::int64_t kDay = 86400;
// Wednesday, 15 May 2019.
const std::int64_t kPublished = day_number({2019, 5, 15}) * kDay + 12 * 3600;

std::vector<Time> find(std::string_view text, std::optional<std::int64_t> published = kPublished) {
  return find_times(text, testing::plain_parsed(text), published, lexicon());
}

struct Case {
  const char* text;
  const char* words;  // empty: no time at all
  TimeKind kind;
  const char* value;
  const char* begin;  // empty: none
  const char* end_of;
};

void check(const std::vector<Case>& cases, std::optional<std::int64_t> published = kPublished) {
  for (const Case& expected : cases) {
    SCOPED_TRACE(expected.text);
    const std::string_view text = expected.text;
    const std::vector<Time> found = find(text, published);
    if (*expected.words == '\0') {
      EXPECT_TRUE(found.empty()) << slice(text, found[0].span);
      continue;
    }
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(slice(text, found[0].span), expected.words);
    EXPECT_EQ(name(found[0].kind), name(expected.kind));
    EXPECT_EQ(found[0].value, expected.value);
    EXPECT_EQ(found[0].begin.value_or(""), expected.begin);
    EXPECT_EQ(found[0].end_of.value_or(""), expected.end_of);
  }
}

using enum TimeKind;

TEST(Times, CalendarDatesInAllForms) {
  check({
      {"on 3 June 2018 it sank", "3 June 2018", date, "2018-06-03", "2018-06-03", "2018-06-04"},
      {"on June 3, 2018, it sank", "June 3, 2018", date, "2018-06-03", "2018-06-03", "2018-06-04"},
      {"on the 3rd of June 2018", "3rd of June 2018", date, "2018-06-03", "2018-06-03", "2018-06-04"},
      {"on Sept. 3, 2018", "Sept. 3, 2018", date, "2018-09-03", "2018-09-03", "2018-09-04"},
      {"on 2018-06-03 it sank", "2018-06-03", date, "2018-06-03", "2018-06-03", "2018-06-04"},
      {"on 2018-6-3 it sank", "2018-6-3", date, "2018-06-03", "2018-06-03", "2018-06-04"},
      {"on 23/06/2018 it sank", "23/06/2018", date, "2018-06-23", "2018-06-23", "2018-06-24"},
      {"on 06/23/2018 it sank", "06/23/2018", date, "2018-06-23", "2018-06-23", "2018-06-24"},
      {"in June 2018 it sank", "June 2018", date, "2018-06", "2018-06-01", "2018-07-01"},
      {"in 2018 it sank", "2018", date, "2018", "2018-01-01", "2019-01-01"},
      {"since 2018 it sank", "2018", date, "2018", "2018-01-01", "2019-01-01"},
      {"late 2018 it sank", "late 2018", date, "2018", "2018-01-01", "2019-01-01"},
      {"in December 2018", "December 2018", date, "2018-12", "2018-12-01", "2019-01-01"},
  });
}

TEST(Times, CoarseStretches) {
  check({
      {"in the 1990s it sank", "1990s", date, "199", "1990-01-01", "2000-01-01"},
      {"in the nineties it sank", "nineties", date, "199", "1990-01-01", "2000-01-01"},
      {"in the 19th century", "19th century", date, "18", "1801-01-01", "1901-01-01"},
      {"in Q3 2018", "Q3 2018", date, "2018-Q3", "2018-07-01", "2018-10-01"},
      {"the third quarter of 2018", "third quarter of 2018", date, "2018-Q3", "2018-07-01", "2018-10-01"},
      {"in summer 2018", "summer 2018", season, "2018-SU", "2018-06-01", "2018-09-01"},
      {"in winter 2018", "winter 2018", season, "2018-WI", "2018-12-01", "2019-03-01"},
      {"from 2012 to 2015", "2012 to 2015", duration, "2012/2015", "2012-01-01", "2016-01-01"},
      {"from 3 to 7 June 2018", "3 to 7 June 2018", date, "2018-06-03/2018-06-07", "2018-06-03", "2018-06-08"},
      {"in 44 BC it sank", "44 BC", date, "-0043", "", ""},
  });
}

TEST(Times, RelativeToTheDayOfTheDocument) {
  check({
      {"it sank yesterday", "yesterday", date, "2019-05-14", "2019-05-14", "2019-05-15"},
      {"it sank today", "today", date, "2019-05-15", "2019-05-15", "2019-05-16"},
      {"it sank on Monday", "Monday", date, "2019-05-13", "2019-05-13", "2019-05-14"},
      {"it sank on Wednesday", "Wednesday", date, "2019-05-15", "2019-05-15", "2019-05-16"},
      {"it sank on Thursday", "Thursday", date, "2019-05-09", "2019-05-09", "2019-05-10"},
      {"next Thursday it sails", "next Thursday", date, "2019-05-16", "2019-05-16", "2019-05-17"},
      {"last Wednesday it sank", "last Wednesday", date, "2019-05-08", "2019-05-08", "2019-05-09"},
      {"it sank last week", "last week", date, "2019-W19", "2019-05-06", "2019-05-13"},
      {"it sank last month", "last month", date, "2019-04", "2019-04-01", "2019-05-01"},
      {"it sails next year", "next year", date, "2020", "2020-01-01", "2021-01-01"},
      {"it sank last March", "last March", date, "2019-03", "2019-03-01", "2019-04-01"},
      {"it sank last August", "last August", date, "2018-08", "2018-08-01", "2018-09-01"},
      {"it sank two years ago", "two years ago", date, "2017", "2017-01-01", "2018-01-01"},
      {"it sank three days ago", "three days ago", date, "2019-05-12", "2019-05-12", "2019-05-13"},
      {"it sank a year and a half ago", "a year and a half ago", date, "2017-11", "2017-11-01", "2017-12-01"},
      {"it sank on April 9", "April 9", date, "2019-04-09", "2019-04-09", "2019-04-10"},
      {"it sank in November", "November", date, "2018-11", "2018-11-01", "2018-12-01"},
      {"it sank on Monday night", "Monday night", time, "2019-05-13TNI", "2019-05-13", "2019-05-14"},
      {"it sank this morning", "this morning", time, "2019-05-15TMO", "2019-05-15", "2019-05-16"},
      {"it now floats", "now", date, "PRESENT_REF", "", ""},
      {"it recently sank", "recently", date, "PAST_REF", "", ""},
  });
}

TEST(Times, DurationsAndSets) {
  check({
      {"for three days it rained", "three days", duration, "P3D", "", ""},
      {"it took 90 minutes", "90 minutes", duration, "PT90M", "", ""},
      {"a two-week strike", "two-week", duration, "P2W", "", ""},
      {"five years, four months and two days", "five years, four months and two days", duration, "P5Y4M2D", "", ""},
      {"the past three decades", "the past three decades", duration, "P30Y", "", ""},
      {"the past year was dry", "the past year", duration, "P1Y", "", ""},
      {"for years it rained", "years", duration, "PXY", "", ""},
      {"every week it sails", "every week", set, "P1W", "", ""},
      {"it sails twice a month", "twice a month", set, "P1M", "", ""},
      {"it sails daily", "daily", set, "P1D", "", ""},
  });
}

TEST(Times, TimesOfDay) {
  check({
      {"at 8:30 p.m. on Monday", "8:30 p.m. on Monday", time, "2019-05-13T20:30", "2019-05-13T20:30:00", "2019-05-13T20:31:00"},
      {"on Monday at 8 pm", "Monday at 8 pm", time, "2019-05-13T20:00", "2019-05-13T20:00:00", "2019-05-13T20:01:00"},
      {"at 12 a.m. yesterday", "12 a.m. yesterday", time, "2019-05-14T00:00", "2019-05-14T00:00:00", "2019-05-14T00:01:00"},
      {"at 1430 UTC today", "1430 UTC today", time, "2019-05-15T14:30Z", "2019-05-15T14:30:00Z", "2019-05-15T14:31:00Z"},
      {"at 23:59 on Monday", "23:59 on Monday", time, "2019-05-13T23:59", "2019-05-13T23:59:00", "2019-05-14T00:00:00"},
      {"at 24:00 it", "", time, "", "", ""},
      {"at 12:60 it", "", time, "", "", ""},
  });
}

TEST(Times, ATimeOfDayTakesTheDayOfItsSentence) {
  const std::vector<Time> found = find("On Monday it left port at 6:15 a.m. in fog");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].value, "2019-05-13T06:15");
}

TEST(Times, ALocalTimeAndTheUniversalOneInBracketsAreTwo) {
  const std::string_view text = "at 15:30 local time (1430 UTC) today";
  const std::vector<Time> found = find(text);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].value, "2019-05-15T15:30");
  EXPECT_EQ(slice(text, found[1].span), "1430 UTC");
  EXPECT_EQ(found[1].value, "2019-05-15T14:30Z");
  EXPECT_EQ(found[2].value, "2019-05-15");
}

TEST(Times, ADayInsideOfANameIsNone) {
  const std::string_view text = "as Halden Today wrote";
  Parsed parsed = testing::plain_parsed(text);
  EXPECT_EQ(find_times(text, parsed, kPublished, lexicon()).size(), 1U);
  parsed.entities.push_back({{1, 3}, EntityKind::organization});
  EXPECT_TRUE(find_times(text, parsed, kPublished, lexicon()).empty());
}

TEST(Times, LaterCountsFromTheDayToldBefore) {
  const std::vector<Time> found = find("It sank on 3 June 2012\nTwo years later it was raised\nThe same month it sailed");
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[1].value, "2014");
  EXPECT_EQ(find("It sank on 3 June 2012\nThe next day it was raised")[1].value, "2012-06-04");
  EXPECT_EQ(find("It sank on 3 June 2012\nThat day it rained")[1].value, "2012-06-03");
}

TEST(Times, DaysThatDoNotExistAreNone) {
  check({
      {"on 31 February 2018", "", date, "", "", ""},
      {"on 29 February 1900", "", date, "", "", ""},
      {"on 2023-02-29 it", "", date, "", "", ""},
      {"on 2018-13-01 it", "", date, "", "", ""},
      {"on 30/02/2018 it", "", date, "", "", ""},
      {"on September 31 it", "", date, "", "", ""},
      {"on 0000-00-00 it", "", date, "", "", ""},
      {"on 29 February 2020", "29 February 2020", date, "2020-02-29", "2020-02-29", "2020-03-01"},
  });
}

TEST(Times, AmbiguousDatesKeepTheSurfaceWithoutAValue) {
  check({
      {"on 04/05/2018 it", "04/05/2018", date, "", "", ""},
      {"on 4/5/18 it", "4/5/18", date, "", "", ""},
      {"the season 2018/19 it", "2018/19", date, "", "", ""},
  });
}

TEST(Times, WithoutADocumentDateRelativeTimesHaveNoValue) {
  check(
      {
          {"it sank yesterday", "yesterday", date, "", "", ""},
          {"it sank on Monday", "Monday", date, "", "", ""},
          {"it sank last week", "last week", date, "", "", ""},
          {"it sank on March 5", "March 5", date, "", "", ""},
          {"it sank on March 5, 2018", "March 5, 2018", date, "2018-03-05", "2018-03-05", "2018-03-06"},
      },
      std::nullopt);
}

TEST(Times, WordsThatOnlyLookLikeTimesAreNone) {
  check({
      {"it may 5 times", "", date, "", "", ""},
      {"they march on", "", date, "", "", ""},
      {"2,024 boats sank", "", date, "", "", ""},
      {"an 18-year-old welder", "", date, "", "", ""},
      {"at the same time it sank", "", date, "", "", ""},
      {"Super Tuesday was loud", "", date, "", "", ""},
  });
}

constexpr std::string_view kFuture = R"(
It      it     PRON  PRP 3 nsubj
will    will   AUX   MD  3 aux
sail    sail   VERB  VB  0 root
on      on     ADP   IN  5 case
Friday  Friday PROPN NNP 3 obl
)";

TEST(Times, AWeekdayInAFutureClauseIsTheNextOne) {
  const testing::Built built = testing::build_parsed(kFuture);
  const std::vector<Time> found = find_times(built.text, built.parsed, kPublished, lexicon());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].value, "2019-05-17");
}

TEST(Calendar, DaysGoThereAndBack) {
  for (std::int64_t day = day_number({1, 1, 1}); day < day_number({9999, 12, 31}); day += 997) {
    const CivilDate date = civil_date(day);
    ASSERT_TRUE(is_date(date));
    ASSERT_EQ(day_number(date), day);
  }
  EXPECT_EQ(day_number({1970, 1, 1}), 0);
  EXPECT_EQ(weekday_of(day_number({2019, 5, 15})), 2);
}

TEST(Calendar, IsoWeeksBelongToTheYearOfTheirThursday) {
  EXPECT_EQ(week_value(day_number({2018, 12, 31})).value, "2019-W01");
  EXPECT_EQ(week_value(day_number({2021, 1, 3})).value, "2020-W53");
  EXPECT_EQ(weekend_value(day_number({2019, 5, 15})).begin, "2019-05-18");
}

TEST(Calendar, NothingOutsideOfTheYearsThatIsoCanWrite) {
  EXPECT_EQ(year_value(0).value, "");
  EXPECT_EQ(year_value(10000).value, "");
  EXPECT_EQ(year_value(9999).end_of, std::nullopt);
  EXPECT_EQ(day_value(day_number({9999, 12, 31})).end_of, std::nullopt);
}

// Whatever form a day is written in, the same day comes back.
TEST(Times, GeneratedDatesComeBackTheSame) {
  std::mt19937 random(31);
  std::uniform_int_distribution<std::int64_t> any(day_number({1950, 1, 1}), day_number({2049, 12, 31}));
  const std::vector<std::string> months = [] {
    std::vector<std::string> names(12);
    const LexiconTable table = Lexicon::built_in().table("months");
    for (const auto& row : table.rows()) {
      if (row[2] != "0") continue;
      std::string capital = row[0];
      capital[0] = static_cast<char>(capital[0] - 'a' + 'A');
      names[std::stoul(row[1]) - 1] = capital;
    }
    return names;
  }();
  for (int round = 0; round < 300; ++round) {
    const std::int64_t day = any(random);
    const CivilDate civil = civil_date(day);
    const std::string month = months[static_cast<std::size_t>(civil.month - 1)], number = std::to_string(civil.day),
                      year = std::to_string(civil.year);
    for (const std::string& written : {iso_date(day), number + " " + month + " " + year, month + " " + number + ", " + year,
                                       "the " + number + "th of " + month + ", " + year}) {
      const std::vector<Time> found = find("It sank on " + written + " at sea");
      ASSERT_EQ(found.size(), 1U) << written;
      EXPECT_EQ(found[0].value, iso_date(day)) << written;
    }
  }
}

TEST(Times, OddPublicationDatesAndLongRunsAreHarmless) {
  for (const std::int64_t published : {std::int64_t{0}, INT64_MIN, INT64_MAX, std::int64_t{-1}, kDay * 2932896}) {
    EXPECT_NO_THROW(find("Yesterday, last week, 9999 years ago, next year, on Monday, in March", published));
  }
  for (const char* part : {"last ", "the past ", "5 ", "May ", "every ", "12:", "one year and "}) {
    std::string text;
    while (text.size() < 60000) text += part;
    EXPECT_NO_THROW(find(text)) << part;
  }
}

}  // namespace
}  // namespace sayso
