// pieces -> expressions of time as they stand, before they are anchored to a day: date_forms reads calendar dates, time_forms the rest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claims/pieces.h"
#include "model/lexicon.h"

namespace sayso {

enum class TimeShape : std::uint8_t {
  calendar,     // year, month, day as far as they are said; perhaps a weekday beside them
  weekday,      // a day of the week alone
  offset_day,   // `amount` days from the document's day ("yesterday")
  offset_unit,  // `direction` units from the document's ("last week"); a weekday, month or season may be named
  ago,          // `amount` units from the document's day ("two years ago")
  from_told,    // `amount` units from the day told before ("two years later", "the same day")
  duration,
  set,
  reference,  // `value` as it stands
  decade,
  century,
  quarter,
  half_year,
  clock,      // a time of day alone
  part,       // a part of the day alone ("in the evening")
  valueless,  // an expression of time without a sure value
  hidden,     // looks like a date and is none (31 February): neither a time nor a number
};

struct Clock {
  int hour = 0;
  int minute = 0;
  int second = -1;   // -1: not said
  std::string zone;  // "Z" or empty
};

struct TimeExpression {
  std::size_t first = 0;  // pieces [first, end)
  std::size_t end = 0;
  TimeShape shape = TimeShape::hidden;
  std::optional<int> year = std::nullopt, month = std::nullopt, day = std::nullopt, weekday = std::nullopt;
  std::optional<int> last_year = std::nullopt, last_month = std::nullopt, last_day = std::nullopt;  // the other end of a range
  std::string season = {};                                                                          // TIMEX3 code
  int season_month = 0;
  std::string unit = {};  // "year", "week" ...
  double amount = 0.0;
  int direction = 0;  // -1 last, 0 this or not said, 1 next
  bool says_direction = false;
  std::string value = {};
  std::string part = {};  // "TMO" ...
  std::optional<Clock> clock = std::nullopt;
};

// The tables that reading time needs, looked up once.
struct TimeTables {
  explicit TimeTables(const Lexicon& lexicon);
  const LexiconTable &months, &weekdays, &seasons, &day_parts, &units, &zones, &words, &decades, &ordinals;
  const Lexicon& lexicon;
};

struct TimeInput {
  const Pieces& pieces;
  std::string_view text;
  const Parsed& parsed;
  const TimeTables& tables;
};

// The small whole number that a numeral or ordinal at `piece` stands for; `end` is set behind it ("21", "21st", "twenty-first").
std::optional<int> read_small_number(const TimeInput& in, std::size_t piece, std::size_t& end);
std::optional<int> read_ordinal(const TimeInput& in, std::size_t piece, std::size_t& end);
// A year in digits at `piece`, by its form alone: four digits, 1000 to 2199.
std::optional<int> read_year(const TimeInput& in, std::size_t piece);
int table_number(const LexiconTable::Row& row, std::size_t column);
bool is_capital(const TimeInput& in, std::size_t piece);

// The longest expression of each kind that begins at `piece`.
std::optional<TimeExpression> read_calendar(const TimeInput& in, std::size_t piece);
std::optional<TimeExpression> read_clock(const TimeInput& in, std::size_t piece);
std::optional<TimeExpression> read_relative(const TimeInput& in, std::size_t piece);
std::optional<TimeExpression> read_duration(const TimeInput& in, std::size_t piece);

// All expressions of a section in order, not overlapping; a day with its part or time of day is one ("8 p.m. on Wednesday").
std::vector<TimeExpression> read_times(const TimeInput& in);

// What both amounts and times are read from, made once a section.
struct TimedPieces {
  Pieces pieces;
  std::vector<TimeExpression> expressions;
};
TimedPieces read_timed_pieces(std::string_view text, const Parsed& parsed, const Lexicon& lexicon);

}  // namespace sayso
