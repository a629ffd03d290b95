// The order in which the forms of time are tried, and what belongs together: a day with its part and its time of day.
#include <algorithm>

#include "claims/time_expression.h"

namespace sayso {
namespace {

bool is_day(const TimeExpression& expression) {
  const bool dated = expression.shape == TimeShape::calendar && expression.day && expression.month && !expression.last_day;
  return dated || expression.shape == TimeShape::weekday || expression.shape == TimeShape::offset_day ||
         (expression.shape == TimeShape::from_told && expression.unit == "day");
}

std::optional<TimeExpression> read_day_expression(const TimeInput& in, std::size_t piece) {
  auto expression = read_relative(in, piece);
  if (!expression) expression = read_calendar(in, piece);
  return expression && is_day(*expression) ? expression : std::nullopt;
}

// "8 p.m. on Wednesday", "3 a.m. yesterday", "6 p.m., March 4".
void read_day_of_clock(const TimeInput& in, TimeExpression& clock) {
  std::size_t at = clock.end;
  if (in.pieces.is(at, ",")) ++at;
  if (in.pieces.is(at, "in") && in.pieces.is(at + 1, "the") && in.tables.day_parts.has(in.pieces.word(at + 2))) {  // "3:30 in the morning"
    const std::string_view part = in.tables.day_parts.field(in.pieces.word(at + 2), "code");
    if (part != "TMO" && clock.clock->hour < 12) clock.clock->hour += 12;
    clock.end = at + 3;
    return;
  }
  if (in.pieces.is(at, "on") || in.pieces.is(at, "of")) ++at;
  if (!in.pieces.same_sentence(at, clock.first)) return;
  auto day = read_day_expression(in, at);
  if (!day) return;
  day->first = clock.first;
  day->clock = clock.clock;
  day->part.clear();
  clock = std::move(*day);
}

// "Wednesday at 8 p.m.", "today at 1429 UTC", "Monday, 10:30 a.m.".
void read_clock_of_day(const TimeInput& in, TimeExpression& day) {
  std::size_t at = day.end;
  if (in.pieces.is(at, ",")) ++at;
  if (in.pieces.is(at, "at") || in.pieces.is(at, "around") || in.pieces.is(at, "about")) ++at;
  if (in.pieces.is(at, "around") || in.pieces.is(at, "about")) ++at;
  if (!in.pieces.same_sentence(at, day.first)) return;
  const auto clock = read_clock(in, at);
  if (!clock || !clock->clock) return;
  day.clock = clock->clock;
  day.part.clear();
  day.end = clock->end;
}

// "between 3 May and 4 June": one range.
void read_other_end(const TimeInput& in, TimeExpression& first) {
  const Pieces& pieces = in.pieces;
  const bool between = first.first > 0 && pieces.is(first.first - 1, "between") && pieces.is(first.end, "and");
  const bool from = first.first > 0 && pieces.is(first.first - 1, "from") &&
                    (pieces.is(first.end, "to") || pieces.is(first.end, "until") || pieces.is(first.end, "through"));
  if (!(between || from) || first.last_year || first.last_month || !pieces.same_sentence(first.end + 1, first.first)) return;
  const auto last = read_calendar(in, first.end + 1);
  if (!last || last->shape != TimeShape::calendar || last->last_year || last->last_day || last->day.has_value() != first.day.has_value() ||
      last->month.has_value() != first.month.has_value())
    return;
  first.last_year = last->year;
  first.last_month = last->month;
  first.last_day = last->day;
  if (last->year && !first.year) first.year = last->year;
  first.end = last->end;
}

std::optional<TimeExpression> read_at(const TimeInput& in, std::size_t piece) {
  if (auto clock = read_clock(in, piece)) {
    if (clock->shape == TimeShape::clock) read_day_of_clock(in, *clock);
    return clock;
  }
  auto expression = read_relative(in, piece);
  if (!expression) expression = read_calendar(in, piece);
  if (!expression) return read_duration(in, piece);
  if (is_day(*expression)) read_clock_of_day(in, *expression);
  if (expression->shape == TimeShape::calendar) read_other_end(in, *expression);
  return expression;
}

// "5" in "March 4 and 5": a second day of the same month.
std::optional<TimeExpression> read_second_day(const TimeInput& in, const TimeExpression& first) {
  if (first.shape != TimeShape::calendar || !first.day || !first.month || first.last_day || !in.pieces.is(first.end, "and"))
    return std::nullopt;
  const std::size_t piece = first.end + 1;
  std::size_t end = 0;
  if (!in.pieces.same_sentence(piece, first.first)) return std::nullopt;
  const auto day = read_small_number(in, piece, end);
  const bool ordinal = in.pieces.touches(end) && in.pieces.is_word(end);
  if (!day || *day <= *first.day || *day > 31 || (ordinal && !read_ordinal(in, piece, end))) return std::nullopt;
  const std::uint32_t head = in.parsed.tree.heads[in.pieces.items[piece].token];
  if (head > in.pieces.items[piece].token && in.parsed.tree.relations[in.pieces.items[piece].token] == Relation::nummod)
    return std::nullopt;  // "and 5 people"
  TimeExpression second = first;
  second.first = piece;
  second.end = end;
  second.day = day;
  second.clock.reset();
  return second;
}

// Takes "late", "early", "mid-", "earlier" into the span; they do not change the value.
void read_prefix(const TimeInput& in, TimeExpression& expression) {
  if (expression.first == 0 || expression.shape == TimeShape::duration || expression.shape == TimeShape::set ||
      expression.shape == TimeShape::reference)
    return;
  std::size_t before = expression.first - 1;
  if (in.pieces.is(before, "-") && in.pieces.touches(before) && in.pieces.touches(expression.first) && before > 0) --before;
  if (in.pieces.is(before, "on") && before > 0) --before;
  const LexiconTable& prefixes = in.tables.lexicon.table("time_prefixes");
  if (prefixes.has(in.pieces.word(before)) && in.pieces.same_sentence(before, expression.first)) expression.first = before;
}

// "USA Today", "Theresa May": part of a name of somebody; "the Ports Directive 2000": the year is part of the name.
bool is_in_name(const TimeInput& in, const TimeExpression& expression) {
  const std::uint32_t token = in.pieces.items[expression.first].token;
  const auto& entities = in.parsed.entities;
  const auto after = std::upper_bound(entities.begin(), entities.end(), token,
                                      [](std::uint32_t at, const Entity& entity) { return at < entity.tokens.start; });
  if (after != entities.begin()) {
    const Entity& entity = *(after - 1);
    const bool somebody = entity.kind == EntityKind::person || entity.kind == EntityKind::organization;
    if (somebody && entity.tokens.contains(token)) return true;
  }
  const bool bare_year = expression.shape == TimeShape::calendar && expression.year && !expression.month && expression.season.empty();
  if (!bare_year || expression.first == 0 || !in.pieces.same_sentence(expression.first - 1, expression.first)) return false;
  const std::uint32_t before = in.pieces.items[expression.first - 1].token;
  return before + 1 == token && in.parsed.tags[before].upos == Upos::PROPN && in.pieces.is_word(expression.first - 1) &&
         !in.tables.months.has(in.pieces.word(expression.first - 1)) && !in.tables.weekdays.has(in.pieces.word(expression.first - 1));
}

}  // namespace

TimeTables::TimeTables(const Lexicon& all)
    : months(all.table("months")),
      weekdays(all.table("weekdays")),
      seasons(all.table("seasons")),
      day_parts(all.table("day_parts")),
      units(all.table("time_units")),
      zones(all.table("time_zones")),
      words(all.table("time_words")),
      decades(all.table("decade_words")),
      ordinals(all.table("ordinal_words")),
      lexicon(all) {}

std::vector<TimeExpression> read_times(const TimeInput& in) {
  std::vector<TimeExpression> expressions;
  std::size_t free_from = 0;  // a prefix may not reach into the expression before
  for (std::size_t piece = 0; piece < in.pieces.size();) {
    auto expression = read_at(in, piece);
    if (!expression || !in.pieces.same_sentence(expression->end - 1, piece) || is_in_name(in, *expression)) {
      ++piece;
      continue;
    }
    const std::size_t unprefixed = expression->first;
    read_prefix(in, *expression);
    if (expression->first < free_from) expression->first = unprefixed;
    piece = free_from = expression->end;
    auto second = read_second_day(in, *expression);
    expressions.push_back(std::move(*expression));
    if (second) {
      piece = free_from = second->end;
      expressions.push_back(std::move(*second));
    }
  }
  return expressions;
}

TimedPieces read_timed_pieces(std::string_view text, const Parsed& parsed, const Lexicon& lexicon) {
  TimedPieces timed{cut_pieces(text, parsed), {}};
  timed.expressions = read_times({timed.pieces, text, parsed, TimeTables(lexicon)});
  return timed;
}

}  // namespace sayso
