#include "input/date.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sayso {
namespace {

TEST(Date, ReadsIsoDatesAndTimes) {
  const std::vector<std::pair<std::string, std::int64_t>> cases{
      {"1970-01-01", 0},
      {"19700102", 86400},
      {"2024-02-29", 1709164800},
      {"2000-02-29", 951782400},
      {"2023-11-14T22:13:20Z", 1700000000},
      {"2023-11-14 22:13:20", 1700000000},
      {"2023-11-14t22:13:20z", 1700000000},
      {"2023-11-14T22:13:20.999999Z", 1700000000},
      {"2023-11-14T22:13:20,5", 1700000000},
      {"2023-11-14T23:13:20+01:00", 1700000000},
      {"2023-11-14T17:13:20 -0500", 1700000000},
      {"2023-11-15T03:43:20+0530", 1700000000},
      {"2023-11-15T00:13:20+02", 1700000000},
      {" 2023-11-14T22:13 \n", 1699999980},
      {"2023-12-31T24:00", 1704067200},
      {"2016-12-31T23:59:60Z", 1483228800},  // a leap second
      {"1969-12-31T23:59:59Z", -1},
      {"1900-03-01", -2203891200},
      {"0001-01-01", kMinSeconds},
      {"9999-12-31T23:59:59Z", kMaxSeconds},
  };
  for (const auto& [text, seconds] : cases) EXPECT_EQ(parse_iso_date(text), seconds) << text;
}

TEST(Date, RefusesWhatIsNoDate) {
  for (const std::string text : {"",
                                 " ",
                                 "2023",
                                 "2023-11",
                                 "2023-13-01",
                                 "2023-00-10",
                                 "2023-02-29",
                                 "1900-02-29",
                                 "2023-04-31",
                                 "2023-1-01",
                                 "14.11.2023",
                                 "11/14/2023",
                                 "2023-11-14T",
                                 "2023-11-14T25:00",
                                 "2023-11-14T24:00:01",
                                 "2023-11-14T22:60",
                                 "2023-11-14T22:13:61",
                                 "2023-11-14T22:13:20.",
                                 "2023-11-14T22:13:20+1",
                                 "2023-11-14T22:13:20+01:0",
                                 "2023-11-14T22:13:20+24:00",
                                 "2023-11-14T22:13:20Zx",
                                 "2023-11-14x",
                                 "0000-01-01",
                                 "-001-01-01",
                                 "0001-01-01T00:00+01:00",
                                 "yesterday",
                                 "2023-1114",
                                 "202311-14"}) {
    EXPECT_EQ(parse_iso_date(text), std::nullopt) << text;
  }
}

TEST(Date, EveryDayFollowsTheOneBefore) {
  std::int64_t expected = days_from_date(1, 1, 1);
  const auto length = [](std::int64_t year, std::int64_t month) {
    const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 ? (is_leap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  };
  for (std::int64_t year = 1; year <= 2400; ++year) {
    for (std::int64_t month = 1; month <= 12; ++month) {
      for (std::int64_t day = 1; day <= length(year, month); ++day) ASSERT_EQ(days_from_date(year, month, day), expected++);
    }
  }
}

TEST(Date, ReadsSecondsSince1970) {
  EXPECT_EQ(parse_epoch_seconds("1700000000"), 1700000000);
  EXPECT_EQ(parse_epoch_seconds("1700000000.75"), 1700000000);
  EXPECT_EQ(parse_epoch_seconds("1.7e9"), 1700000000);
  EXPECT_EQ(parse_epoch_seconds("-0.5"), -1);
  EXPECT_EQ(parse_epoch_seconds("1700000000000"), std::nullopt);  // milliseconds would be the year 55841
  EXPECT_EQ(parse_epoch_seconds("1e400"), std::nullopt);
  EXPECT_EQ(parse_epoch_seconds("99999999999999999999"), std::nullopt);
}

}  // namespace
}  // namespace sayso
