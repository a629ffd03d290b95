// Times of day: "8:00 p.m. EDT", "1639 UTC", "10 a.m.", "18:30", "noon", "3 o'clock".
#include <charconv>

#include "claims/time_expression.h"

namespace sayso {
namespace {

// "am", "a.m.", "p . m ." at `piece`: 0 or 12 hours to add, with the end.
struct HalfDay {
  std::size_t end = 0;
  bool afternoon = false;
};

std::optional<HalfDay> read_half_day(const Pieces& pieces, std::size_t piece) {
  if (pieces.is(piece, "am") || pieces.is(piece, "pm")) return HalfDay{piece + 1, pieces.is(piece, "pm")};
  const bool dotted = (pieces.is(piece, "a") || pieces.is(piece, "p")) && pieces.is(piece + 1, ".") && pieces.touches(piece + 1) &&
                      pieces.is(piece + 2, "m") && pieces.touches(piece + 2);
  if (!dotted) return std::nullopt;
  return HalfDay{pieces.is(piece + 3, ".") && pieces.touches(piece + 3) ? piece + 4 : piece + 3, pieces.is(piece, "p")};
}

std::optional<int> number_of(const TimeInput& in, std::size_t piece, std::size_t digits_least, std::size_t digits_most) {
  if (!in.pieces.is_digits(piece)) return std::nullopt;
  const std::string_view digits = in.pieces.word(piece);
  if (digits.size() < digits_least || digits.size() > digits_most) return std::nullopt;
  int value = 0;
  const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return code == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

// The zone at the end of the expression belongs to it.
void read_zone(const TimeInput& in, TimeExpression& expression) {
  const FoundPhrase zone = find_phrase(in.pieces, expression.end, in.tables.zones);
  // Short names only in capitals: "et" and "est" are words elsewhere.
  if (zone.length == 0 || (zone.length == 1 && !is_capital(in, expression.end)) ||
      !in.pieces.same_sentence(expression.end, expression.first))
    return;
  expression.clock->zone = (*zone.row)[in.tables.zones.column("suffix")];
  expression.end += zone.length;
}

// False for nearly all words, which then cost nothing more.
bool may_open_clock(const TimeInput& in, std::size_t piece) {
  if (in.pieces.is_digits(piece) || in.pieces.is(piece, "noon") || in.pieces.is(piece, "midday") || in.pieces.is(piece, "midnight"))
    return true;
  const std::string_view kind = in.tables.lexicon.table("number_words").field(in.pieces.word(piece), "kind");
  return kind == "unit" || kind == "teen";
}

bool is_clock(int hour, int minute, int second) { return hour < 24 && minute < 60 && second < 60; }

}  // namespace

std::optional<TimeExpression> read_clock(const TimeInput& in, std::size_t first) {
  const Pieces& pieces = in.pieces;
  if (!may_open_clock(in, first)) return std::nullopt;
  TimeExpression expression{.first = first, .end = first + 1, .shape = TimeShape::clock, .clock = Clock{}};
  Clock& clock = *expression.clock;
  if (pieces.is(first, "noon") || pieces.is(first, "midday") || pieces.is(first, "midnight")) {
    clock.hour = pieces.is(first, "midnight") ? 0 : 12;
    read_zone(in, expression);
    return expression;
  }
  if (pieces.touches(first) && first > 0 && (pieces.is_word(first - 1) || pieces.is_digits(first - 1) || pieces.is(first - 1, ":")))
    return std::nullopt;
  // "1639 UTC", "0800 GMT"
  if (const auto four = number_of(in, first, 4, 4)) {
    expression.clock = Clock{*four / 100, *four % 100, -1, {}};
    read_zone(in, expression);
    return expression.end > first + 1 && is_clock(*four / 100, *four % 100, 0) ? std::optional(expression) : std::nullopt;
  }
  // "8.10am": a full stop for the colon.
  if (pieces.is_digits(first) && pieces.word(first).find('.') != std::string_view::npos) {
    const std::string_view digits = pieces.word(first);
    const std::size_t dot = digits.find('.');
    const auto half = read_half_day(pieces, first + 1);
    if (!half || digits.size() - dot != 3 || dot > 2) return std::nullopt;
    std::from_chars(digits.data(), digits.data() + dot, clock.hour);
    std::from_chars(digits.data() + dot + 1, digits.data() + digits.size(), clock.minute);
    if (clock.hour < 1 || clock.hour > 12 || clock.minute > 59) return std::nullopt;
    clock.hour = clock.hour % 12 + (half->afternoon ? 12 : 0);
    expression.end = half->end;
    read_zone(in, expression);
    return expression;
  }
  std::optional<int> hour = number_of(in, first, 1, 2);
  if (!hour) {
    const std::string_view kind = in.tables.lexicon.table("number_words").field(pieces.word(first), "kind");
    std::size_t end = first + 1;
    if (kind != "unit" && kind != "teen") return std::nullopt;
    int value = 0;
    const std::string_view digits = in.tables.lexicon.table("number_words").field(pieces.word(first), "value");
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (!read_half_day(pieces, end) && !(pieces.is(end, "o'clock") || pieces.is(end, "o"))) return std::nullopt;
    hour = value;
  }
  clock.hour = *hour;
  bool has_minutes = false;
  const auto minutes =
      pieces.is(first + 1, ":") && pieces.touches(first + 1) && pieces.touches(first + 2) ? number_of(in, first + 2, 2, 2) : std::nullopt;
  if (minutes) {
    has_minutes = true;
    clock.minute = *minutes;
    expression.end = first + 3;
    if (pieces.is(first + 3, ":") && pieces.touches(first + 3) && pieces.touches(first + 4)) {
      // "2:05:48" is rather how long a race took than when.
      const auto seconds = number_of(in, first + 4, 2, 2);
      expression.end = first + 5;
      if (!seconds || *seconds > 59 || *minutes > 59) return std::nullopt;
      const auto half = read_half_day(pieces, expression.end);
      if (!half) {
        expression.shape = TimeShape::duration;
        expression.value = "PT" + std::to_string(*hour) + "H" + std::to_string(*minutes) + "M" + std::to_string(*seconds) + "S";
        expression.clock.reset();
        return expression;
      }
      clock.second = *seconds;
    }
  }
  const bool oclock = pieces.is(expression.end, "o'clock") || (pieces.is(expression.end, "o") && pieces.is(expression.end + 2, "clock"));
  if (const auto half = read_half_day(pieces, expression.end); half && pieces.same_sentence(expression.end, first)) {
    if (*hour < 1 || (*hour > 12 && !has_minutes) || *hour > 23) return std::nullopt;
    if (*hour <= 12) clock.hour = *hour % 12 + (half->afternoon ? 12 : 0);
    expression.end = half->end;
  } else if (oclock) {
    expression.end += pieces.is(expression.end, "o'clock") ? 1 : 3;
  } else if (!has_minutes) {
    return std::nullopt;
  }
  if (!is_clock(clock.hour, clock.minute, 0)) {
    expression.shape = TimeShape::hidden;
    return expression;
  }
  read_zone(in, expression);
  return expression;
}

}  // namespace sayso
