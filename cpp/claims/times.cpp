#include "claims/times.h"

#include <algorithm>
#include <cmath>

#include "claims/calendar.h"
#include "claims/tense.h"
#include "claims/time_expression.h"

namespace sayso {
namespace {

constexpr std::int64_t kSecondsPerDay = 86400;

// The day told last, as far as the words said it.
struct Told {
  int year = 0;
  std::optional<int> month;
  std::optional<std::int64_t> day;
  bool known = false;
  std::uint32_t explicit_in = kNone;  // the sentence that told the year in figures
};

// What one expression came to.
struct Anchored {
  TimeValue value;
  TimeKind kind = TimeKind::date;
  std::optional<std::int64_t> day;  // the day it names or lies in
  std::optional<int> year, month;
  bool is_time = true;  // false: no time at all
};

class Anchorer {
 public:
  Anchorer(const TimeInput& in, std::optional<std::int64_t> published) : in_(in), published_(published) {
    if (published_) today_ = civil_date(*published_);
  }

  Anchored anchor(const TimeExpression& expression, const Told& told) const {
    switch (expression.shape) {
      case TimeShape::calendar:
        return anchor_calendar(expression, told);
      case TimeShape::weekday:
        return anchor_weekday(expression);
      case TimeShape::offset_day:
        return published_ ? on_day(*published_ + static_cast<std::int64_t>(expression.amount), expression) : nothing(expression);
      case TimeShape::offset_unit:
        return anchor_unit(expression);
      case TimeShape::ago:
        return anchor_ago(expression);
      case TimeShape::from_told:
        return anchor_told(expression, told);
      case TimeShape::duration:
        return plain(TimeKind::duration, expression.value);
      case TimeShape::set:
        return plain(TimeKind::set, expression.value);
      case TimeShape::reference:
        return plain(TimeKind::date, expression.value);
      case TimeShape::decade:
        return coarse(decade_value(*expression.year), *expression.year);
      case TimeShape::century:
        return {century_value(static_cast<int>(expression.amount)), TimeKind::date, {}, {}, {}, true};
      case TimeShape::quarter:
        return with_year(expression, [&](int year) { return quarter_value(year, static_cast<int>(expression.amount)); });
      case TimeShape::half_year:
        return with_year(expression, [&](int year) { return half_year_value(year, static_cast<int>(expression.amount)); });
      case TimeShape::clock:
      case TimeShape::part:
        return nothing(expression);  // anchored in a second pass
      case TimeShape::valueless:
        return nothing(expression);
      case TimeShape::hidden:
        break;
    }
    return {{}, TimeKind::date, {}, {}, {}, false};
  }

  // A time of day or part of the day on a day found elsewhere.
  static Anchored on_day(std::int64_t day, const TimeExpression& expression) {
    Anchored result;
    const CivilDate date = civil_date(day);
    result.day = day;
    result.year = date.year;
    result.month = date.month;
    result.kind = expression.clock || !expression.part.empty() ? TimeKind::time : TimeKind::date;
    if (expression.clock) {
      result.value = clock_value(day, expression.clock->hour, expression.clock->minute, expression.clock->second, expression.clock->zone);
    } else {
      result.value = expression.part.empty() ? day_value(day) : day_part_value(day, expression.part);
    }
    return result;
  }

 private:
  static Anchored plain(TimeKind kind, const std::string& value) { return {{value, std::nullopt, std::nullopt}, kind, {}, {}, {}, true}; }
  static Anchored nothing(const TimeExpression& expression) {
    const bool time = expression.clock || !expression.part.empty();
    return {{}, time ? TimeKind::time : TimeKind::date, {}, {}, {}, true};
  }
  static Anchored coarse(TimeValue value, int year) { return {std::move(value), TimeKind::date, {}, year, {}, true}; }
  static Anchored in_month(int year, int month) { return {month_value(year, month), TimeKind::date, {}, year, month, true}; }

  template <typename Make>
  Anchored with_year(const TimeExpression& expression, const Make& make) const {
    if (expression.year) return coarse(make(*expression.year), *expression.year);
    if (published_) return coarse(make(today_.year + expression.direction), today_.year + expression.direction);
    return nothing(expression);
  }

  bool is_future(const TimeExpression& expression) const {
    return speaks_of_future(in_.parsed, in_.pieces.items[expression.first].token, in_.tables.lexicon);
  }

  // The year for a day or month without one: the last that has been, or the next to come, by the tense; near ones win.
  int year_for(const TimeExpression& expression, int month, int day) const {
    if (expression.says_direction) return today_.year + expression.direction;
    const int clamped = std::min(day, days_in_month(today_.year, month));
    const std::int64_t same_year = day_number({today_.year, month, clamped});
    const std::int64_t distance = same_year - *published_;
    if (distance == 0) return today_.year;
    const bool since = expression.first > 0 && in_.pieces.is(expression.first - 1, "since");
    if (distance > 0 && since) return today_.year - 1;
    const bool future = is_future(expression);
    if (distance > 0 && !future) return distance > 120 ? today_.year - 1 : distance > 45 && !expression.day ? today_.year - 1 : today_.year;
    if (distance < 0 && future) return distance < -150 ? today_.year + 1 : today_.year;
    return today_.year;
  }

  Anchored anchor_calendar(const TimeExpression& expression, const Told& told) const {
    if (!expression.season.empty())
      return {season_value(*expression.year, expression.season, expression.season_month), TimeKind::season, {}, expression.year, {}, true};
    if (expression.year && !expression.month) {
      if (!expression.last_year) return coarse(year_value(*expression.year), *expression.year);
      Anchored range = coarse(range_value(year_value(*expression.year), year_value(*expression.last_year)), *expression.last_year);
      range.kind = TimeKind::duration;
      return range;
    }
    std::optional<int> year = expression.year;
    const int month = *expression.month, day = expression.day.value_or(1);
    if (!is_date({year.value_or(2000), month, day})) return {{}, TimeKind::date, {}, {}, {}, false};
    const bool far = published_ && std::abs(told.year - today_.year) > 1;
    if (!year && far && told.explicit_in == in_.pieces.items[expression.first].sentence && !expression.says_direction)
      year = told.year;  // "in 2016 ... until June"
    if (!year && published_) year = year_for(expression, month, day);
    if (!year && !published_ && told.known) year = told.year;
    if (!year) return nothing(expression);
    if (!expression.day) {
      Anchored result = in_month(*year, month);
      if (expression.last_month)
        result.value = range_value(result.value, month_value(expression.last_year.value_or(*year), *expression.last_month));
      return result;
    }
    if (!is_date({*year, month, day})) return nothing(expression);
    Anchored result = on_day(day_number({*year, month, day}), expression);
    if (expression.last_day) {
      const CivilDate last{expression.last_year.value_or(*year), expression.last_month.value_or(month), *expression.last_day};
      if (!is_date(last)) return nothing(expression);
      result.value = range_value(result.value, day_value(day_number(last)));
    }
    return result;
  }

  Anchored anchor_weekday(const TimeExpression& expression) const {
    if (!published_) return nothing(expression);
    const int ahead = (*expression.weekday - weekday_of(*published_) + 7) % 7;  // 0: today
    std::int64_t day = *published_ + ahead - (ahead == 0 ? 0 : 7);              // the last one, today included
    if (expression.says_direction && expression.direction > 0) {
      day = *published_ + (ahead == 0 ? 7 : ahead);
    } else if (expression.says_direction && expression.direction < 0) {
      day = *published_ - 7 + ahead;
    } else if (ahead != 0 && is_future(expression)) {
      day = *published_ + ahead;
    }
    return on_day(day, expression);
  }

  Anchored unit_value(const std::string& unit, std::int64_t base, std::int64_t steps, const TimeExpression& expression) const {
    const CivilDate date = civil_date(base);
    if (std::abs(steps) > 4000000) return nothing(expression);
    const int step = static_cast<int>(steps);
    if (unit == "day") return on_day(base + step, expression);
    if (unit == "week" || unit == "fortnight") {
      const std::int64_t day = base + 7 * step * (unit == "week" ? 1 : 2);
      Anchored result{week_value(day), TimeKind::date, {}, civil_date(day).year, {}, true};
      return result;
    }
    if (unit == "weekend") return {weekend_value(base + 7 * step), TimeKind::date, {}, {}, {}, true};
    if (unit == "month") {
      const int months = date.year * 12 + date.month - 1 + step;
      return months < 12 ? nothing(expression) : in_month(months / 12, months % 12 + 1);
    }
    if (unit == "quarter") {
      const int quarters = date.year * 4 + (date.month - 1) / 3 + step;
      return quarters < 4 ? nothing(expression) : coarse(quarter_value(quarters / 4, quarters % 4 + 1), quarters / 4);
    }
    const int factor = unit == "decade" ? 10 : unit == "century" ? 100 : 1;
    if (unit == "year" || factor > 1) return coarse(year_value(date.year + step * factor), date.year + step * factor);
    return nothing(expression);
  }

  Anchored anchor_unit(const TimeExpression& expression) const {
    if (!published_) return nothing(expression);
    if (expression.month) {
      int year = today_.year;
      if (expression.direction < 0) year -= *expression.month >= today_.month ? 1 : 0;
      if (expression.direction > 0) year += *expression.month <= today_.month ? 1 : 0;
      return in_month(year, *expression.month);
    }
    if (!expression.season.empty()) {
      const int year = today_.year + (expression.direction < 0   ? (expression.season_month + 2 < today_.month ? 0 : -1)
                                      : expression.direction > 0 ? (expression.season_month > today_.month ? 0 : 1)
                                                                 : 0);
      return {season_value(year, expression.season, expression.season_month), TimeKind::season, {}, year, {}, true};
    }
    if (expression.unit == "weekend" && expression.direction == 0 && weekday_of(*published_) < 3 && !is_future(expression))
      return unit_value("weekend", *published_, -1, expression);
    return unit_value(expression.unit, *published_, expression.direction, expression);
  }

  Anchored anchor_ago(const TimeExpression& expression) const {
    if (!published_ || expression.amount > 9999) return nothing(expression);
    if (expression.unit == "year" && expression.amount != std::floor(expression.amount)) {
      return unit_value("month", *published_, static_cast<std::int64_t>(expression.amount * 12) * expression.direction, expression);
    }
    if (expression.amount != std::floor(expression.amount)) return nothing(expression);
    return unit_value(expression.unit, *published_, static_cast<std::int64_t>(expression.amount) * expression.direction, expression);
  }

  Anchored anchor_told(const TimeExpression& expression, const Told& told) const {
    if (!told.known || expression.amount != std::floor(expression.amount) || std::abs(expression.amount) > 9999) return nothing(expression);
    const std::string& unit = expression.unit;
    const bool needs_day = unit == "day" || unit == "week" || unit == "weekend" || unit == "fortnight";
    if ((needs_day && !told.day) || (unit == "month" && !told.month)) return nothing(expression);
    const std::int64_t base = told.day.value_or(day_number({std::clamp(told.year, 1, 9999), told.month.value_or(1), 1}));
    return unit_value(unit, base, static_cast<std::int64_t>(expression.amount) * expression.direction, expression);
  }

  const TimeInput& in_;
  std::optional<std::int64_t> published_;  // day number
  CivilDate today_;
};

// The day that a time of day belongs to: named in the same sentence, else told last, else the document's.
std::optional<std::int64_t> day_for_clock(const std::vector<TimeExpression>& expressions, const std::vector<Anchored>& anchored,
                                          std::size_t index, const Pieces& pieces, const Told& told) {
  constexpr std::size_t kReach = 4;  // expressions looked at on either side
  for (std::size_t step = 1; step <= kReach; ++step) {
    for (const bool back : {true, false}) {
      if (back ? index < step : index + step >= expressions.size()) continue;
      const std::size_t other = back ? index - step : index + step;
      if (anchored[other].day && expressions[other].shape != TimeShape::clock &&
          pieces.same_sentence(expressions[other].first, expressions[index].first))
        return anchored[other].day;
    }
  }
  return told.day;
}

void remember(Told& told, const Anchored& anchored, const TimeExpression& expression, std::uint32_t sentence) {
  if (!anchored.year) return;
  told = {*anchored.year, anchored.month, anchored.day, true,
          expression.year && expression.shape == TimeShape::calendar ? sentence : told.explicit_in};
}

}  // namespace

std::vector<Time> find_times(std::string_view text, const Parsed& parsed, std::optional<std::int64_t> published, const Lexicon& lexicon) {
  return find_times(text, parsed, read_timed_pieces(text, parsed, lexicon), published, lexicon);
}

std::vector<Time> find_times(std::string_view text, const Parsed& parsed, const TimedPieces& timed, std::optional<std::int64_t> published,
                             const Lexicon& lexicon) {
  const Pieces& pieces = timed.pieces;
  const std::vector<TimeExpression>& expressions = timed.expressions;
  const TimeTables tables(lexicon);
  const TimeInput in{pieces, text, parsed, tables};

  std::optional<std::int64_t> today;
  if (published) {
    const std::int64_t day = *published / kSecondsPerDay - (*published % kSecondsPerDay < 0 ? 1 : 0);
    if (is_date(civil_date(std::clamp<std::int64_t>(day, -700000, 2900000))) && day > -700000 && day < 2900000) today = day;
  }
  const Anchorer anchorer(in, today);
  std::vector<Anchored> anchored;
  std::vector<Told> told_before;
  Told told;
  for (const TimeExpression& expression : expressions) {
    told_before.push_back(told);
    anchored.push_back(anchorer.anchor(expression, told));
    remember(told, anchored.back(), expression, pieces.items[expression.first].sentence);
  }
  std::vector<Time> times;
  for (std::size_t index = 0; index < expressions.size(); ++index) {
    const TimeExpression& expression = expressions[index];
    Anchored& result = anchored[index];
    if (!result.is_time) continue;
    if (expression.shape == TimeShape::clock || expression.shape == TimeShape::part) {
      if (const auto day = day_for_clock(expressions, anchored, index, pieces, told_before[index])) {
        result = Anchorer::on_day(*day, expression);
      } else if (expression.clock) {
        result.value =
            clock_value(std::nullopt, expression.clock->hour, expression.clock->minute, expression.clock->second, expression.clock->zone);
      }
    }
    const ByteSpan span{pieces.items[expression.first].span.start, pieces.items[expression.end - 1].span.end};
    times.push_back({span, result.kind, std::move(result.value.value), std::move(result.value.begin), std::move(result.value.end_of)});
  }
  return times;
}

}  // namespace sayso
