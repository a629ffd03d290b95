// Days, weeks, months and years of the proleptic Gregorian calendar -> TIMEX3 values with their ISO 8601 intervals (end exclusive).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace sayso {

struct CivilDate {
  int year = 0;
  int month = 0;  // 1..12
  int day = 0;    // 1..31
};

// A stretch of time with its name.
struct TimeValue {
  std::string value;                  // TIMEX3
  std::optional<std::string> begin;   // inclusive
  std::optional<std::string> end_of;  // exclusive
};

// True for a day that exists in the years 1 to 9999.
bool is_date(CivilDate date);
int days_in_month(int year, int month);

// Days since 1970-01-01; the date must exist.
std::int64_t day_number(CivilDate date);
CivilDate civil_date(std::int64_t day);
int weekday_of(std::int64_t day);  // 0: Monday

std::string iso_date(std::int64_t day);

// All of these give an empty value for anything outside of the years 1 to 9999.
TimeValue day_value(std::int64_t day);
TimeValue week_value(std::int64_t any_day);
TimeValue weekend_value(std::int64_t any_day);
TimeValue month_value(int year, int month);
TimeValue quarter_value(int year, int quarter);
TimeValue half_year_value(int year, int half);
TimeValue year_value(int year);
TimeValue decade_value(int first_year);  // "199"
TimeValue century_value(int century);    // 20 -> "19"
TimeValue season_value(int year, const std::string& code, int first_month);
TimeValue day_part_value(std::int64_t day, const std::string& code);
TimeValue clock_value(std::optional<std::int64_t> day, int hour, int minute, int second, const std::string& zone);  // second -1: not said
TimeValue range_value(const TimeValue& first, const TimeValue& last);

}  // namespace sayso
