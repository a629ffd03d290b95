#include "input/date.h"

#include <charconv>
#include <cmath>

namespace sayso {
namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

// Reads from the front of a text; each step returns false when the text does not begin so.
struct Cursor {
  std::string_view rest;

  bool take(char byte) {
    if (rest.empty() || rest.front() != byte) return false;
    rest.remove_prefix(1);
    return true;
  }
  bool take_number(std::size_t digit_count, std::int64_t& value) {
    if (rest.size() < digit_count) return false;
    value = 0;
    for (std::size_t digit = 0; digit < digit_count; ++digit) {
      if (!is_digit(rest[digit])) return false;
      value = 10 * value + (rest[digit] - '0');
    }
    rest.remove_prefix(digit_count);
    return true;
  }
};

bool is_leap(std::int64_t year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

std::int64_t days_in_month(std::int64_t year, std::int64_t month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool take_date(Cursor& cursor, std::int64_t& days) {
  std::int64_t year = 0, month = 0, day = 0;
  if (!cursor.take_number(4, year)) return false;
  const bool has_hyphens = cursor.take('-');
  if (!cursor.take_number(2, month) || (has_hyphens && !cursor.take('-')) || !cursor.take_number(2, day)) return false;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return false;
  days = days_from_date(year, month, day);
  return true;
}

// 23:59:60, a leap second, is the first second of the next minute; 24:00 is the end of the day.
bool take_time(Cursor& cursor, std::int64_t& seconds) {
  std::int64_t hour = 0, minute = 0, second = 0;
  if (!cursor.take_number(2, hour) || !cursor.take(':') || !cursor.take_number(2, minute)) return false;
  if (cursor.take(':')) {
    if (!cursor.take_number(2, second)) return false;
    if (cursor.take('.') || cursor.take(',')) {
      if (cursor.rest.empty() || !is_digit(cursor.rest.front())) return false;
      while (!cursor.rest.empty() && is_digit(cursor.rest.front())) cursor.rest.remove_prefix(1);
    }
  }
  seconds = 3600 * hour + 60 * minute + second;
  return minute <= 59 && second <= 60 && (hour <= 23 || seconds == 86400);
}

bool take_zone(Cursor& cursor, std::int64_t& offset) {
  offset = 0;
  if (cursor.rest.empty() || cursor.take('Z') || cursor.take('z')) return true;
  const bool is_west = cursor.rest.front() == '-';
  if (!cursor.take('+') && !cursor.take('-')) return false;
  std::int64_t hours = 0, minutes = 0;
  if (!cursor.take_number(2, hours)) return false;
  if ((cursor.take(':') || !cursor.rest.empty()) && !cursor.take_number(2, minutes)) return false;
  offset = (is_west ? -60 : 60) * (60 * hours + minutes);
  return hours <= 23 && minutes <= 59;
}

std::optional<std::int64_t> in_range(std::int64_t seconds) {
  if (seconds < kMinSeconds || seconds > kMaxSeconds) return std::nullopt;
  return seconds;
}

std::string_view strip(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(kBlanks) + 1 - first);
}

}  // namespace

// Counts in years that begin with March, so that the leap day is the last of a year, and in eras of 400 years, which are all
// alike. The era is rounded down, also before year 0.
std::int64_t days_from_date(std::int64_t year, std::int64_t month, std::int64_t day) {
  const std::int64_t march_year = month <= 2 ? year - 1 : year;
  const std::int64_t month_from_march = (month + 9) % 12;
  const std::int64_t era = (march_year >= 0 ? march_year : march_year - 399) / 400;
  const std::int64_t year_of_era = march_year - 400 * era;
  const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + day - 1;  // 153 days in each five months from March
  const std::int64_t day_of_era = 365 * year_of_era + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return 146097 * era + day_of_era - 719468;  // from 0000-03-01 to 1970-01-01
}

std::optional<std::int64_t> parse_iso_date(std::string_view text) {
  Cursor cursor{strip(text)};
  std::int64_t days = 0, seconds = 0, offset = 0;
  if (!take_date(cursor, days)) return std::nullopt;
  if (!cursor.rest.empty()) {
    if (!cursor.take('T') && !cursor.take('t') && !cursor.take(' ')) return std::nullopt;
    if (!take_time(cursor, seconds)) return std::nullopt;
    cursor.rest = strip(cursor.rest);
    if (!take_zone(cursor, offset) || !cursor.rest.empty()) return std::nullopt;
  }
  return in_range(86400 * days + seconds - offset);
}

std::optional<std::int64_t> parse_epoch_seconds(std::string_view number) {
  const char* const end = number.data() + number.size();
  std::int64_t seconds = 0;
  if (const auto whole = std::from_chars(number.data(), end, seconds); whole.ec == std::errc{} && whole.ptr == end)
    return in_range(seconds);
  double fraction = 0;
  const auto read = std::from_chars(number.data(), end, fraction);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  if (!(fraction >= static_cast<double>(kMinSeconds) && fraction <= static_cast<double>(kMaxSeconds))) return std::nullopt;
  return in_range(static_cast<std::int64_t>(std::floor(fraction)));
}

}  // namespace sayso
