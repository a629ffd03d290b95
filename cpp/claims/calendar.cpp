#include "claims/calendar.h"

#include <array>

namespace sayso {
namespace {

constexpr int kLastYear = 9999;

bool is_year(int year) { return year >= 1 && year <= kLastYear; }

std::string padded(std::int64_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

// The first day of a year; the year after the last one is written as ISO 8601 cannot, so it has none.
std::optional<std::string> first_day_of(int year, int month) {
  if (!is_year(year)) return std::nullopt;
  return iso_date(day_number({year, month, 1}));
}

TimeValue span_of_years(std::string value, int first, int end) { return {std::move(value), first_day_of(first, 1), first_day_of(end, 1)}; }

}  // namespace

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

bool is_date(CivilDate date) {
  return is_year(date.year) && date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

// Both conversions count years from March, so that the leap day is the last of its year (Howard Hinnant, "chrono-Compatible
// Low-Level Date Algorithms").
std::int64_t day_number(CivilDate date) {
  const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

CivilDate civil_date(std::int64_t day) {
  const std::int64_t shifted = day + 719468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const std::int64_t day_of_era = shifted - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  const auto month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  const auto year = static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0));
  return {year, month, static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1)};
}

int weekday_of(std::int64_t day) { return static_cast<int>(((day + 3) % 7 + 7) % 7); }  // 1970-01-01 was a Thursday

std::string iso_date(std::int64_t day) {
  const CivilDate date = civil_date(day);
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

TimeValue day_value(std::int64_t day) {
  if (!is_year(civil_date(day).year)) return {};
  return {iso_date(day), iso_date(day), is_year(civil_date(day + 1).year) ? std::optional(iso_date(day + 1)) : std::nullopt};
}

TimeValue week_value(std::int64_t any_day) {
  const std::int64_t monday = any_day - weekday_of(any_day);
  const int year = civil_date(monday + 3).year;  // the year of its Thursday, by ISO 8601
  if (!is_year(year) || !is_year(civil_date(monday).year) || !is_year(civil_date(monday + 7).year)) return {};
  const std::int64_t week = (monday + 3 - day_number({year, 1, 1})) / 7 + 1;
  return {padded(year, 4) + "-W" + padded(week, 2), iso_date(monday), iso_date(monday + 7)};
}

TimeValue weekend_value(std::int64_t any_day) {
  TimeValue week = week_value(any_day);
  if (week.value.empty()) return week;
  const std::int64_t monday = any_day - weekday_of(any_day);
  return {week.value + "-WE", iso_date(monday + 5), iso_date(monday + 7)};
}

TimeValue month_value(int year, int month) {
  if (!is_year(year) || month < 1 || month > 12) return {};
  return {padded(year, 4) + "-" + padded(month, 2), first_day_of(year, month),
          month == 12 ? first_day_of(year + 1, 1) : first_day_of(year, month + 1)};
}

TimeValue quarter_value(int year, int quarter) {
  if (!is_year(year) || quarter < 1 || quarter > 4) return {};
  const int month = quarter * 3 - 2;
  return {padded(year, 4) + "-Q" + std::to_string(quarter), first_day_of(year, month),
          quarter == 4 ? first_day_of(year + 1, 1) : first_day_of(year, month + 3)};
}

TimeValue half_year_value(int year, int half) {
  if (!is_year(year) || half < 1 || half > 2) return {};
  return {padded(year, 4) + "-H" + std::to_string(half), first_day_of(year, half == 1 ? 1 : 7),
          half == 1 ? first_day_of(year, 7) : first_day_of(year + 1, 1)};
}

TimeValue year_value(int year) {
  if (!is_year(year)) return {};
  return span_of_years(padded(year, 4), year, year + 1);
}

TimeValue decade_value(int first_year) {
  if (!is_year(first_year) || first_year % 10 != 0) return {};
  return span_of_years(padded(first_year / 10, 3), first_year, first_year + 10);
}

TimeValue century_value(int century) {
  if (century < 1 || century > 99) return {};
  return span_of_years(padded(century - 1, 2), century * 100 - 99, century * 100 + 1);
}

TimeValue season_value(int year, const std::string& code, int first_month) {
  if (!is_year(year)) return {};
  const bool over_new_year = first_month > 9;
  return {padded(year, 4) + "-" + code, first_day_of(year, first_month),
          over_new_year ? first_day_of(year + 1, first_month - 9) : first_day_of(year, first_month + 3)};
}

TimeValue day_part_value(std::int64_t day, const std::string& code) {
  TimeValue value = day_value(day);
  if (!value.value.empty()) value.value += code;
  return value;
}

TimeValue clock_value(std::optional<std::int64_t> day, int hour, int minute, int second, const std::string& zone) {
  TimeValue value;
  std::string clock(1, 'T');
  clock.append(padded(hour, 2)).append(1, ':').append(padded(minute, 2));
  if (second >= 0) clock.append(1, ':').append(padded(second, 2));
  if (!day) return {clock + zone, std::nullopt, std::nullopt};
  value = day_value(*day);
  if (value.value.empty()) return value;
  value.value += clock + zone;
  value.begin = iso_date(*day) + clock + (second < 0 ? ":00" : "") + zone;
  // The smallest unit that was said: a minute or a second later.
  const std::int64_t next = hour * 3600 + minute * 60 + (second >= 0 ? second + 1 : 60);
  const std::int64_t end_day = *day + next / 86400, rest = next % 86400;
  if (!is_year(civil_date(end_day).year)) {
    value.end_of.reset();
    return value;
  }
  value.end_of = iso_date(end_day) + "T" + padded(rest / 3600, 2) + ":" + padded(rest / 60 % 60, 2) + ":" + padded(rest % 60, 2) + zone;
  return value;
}

TimeValue range_value(const TimeValue& first, const TimeValue& last) {
  const bool backwards = first.begin && last.end_of && *last.end_of <= *first.begin;
  if (first.value.empty() || last.value.empty() || backwards) return {};
  return {first.value + "/" + last.value, first.begin, last.end_of};
}

}  // namespace sayso
