// Calendar dates: "12 May 2019", "May 12th", "2019-05-12", "late 2022", "the 1990s", "the third quarter of 2020".
#include <charconv>

#include "claims/number_text.h"
#include "claims/time_expression.h"

namespace sayso {
namespace {

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2199;

std::optional<int> digits_at(const TimeInput& in, std::size_t piece, std::size_t least, std::size_t most) {
  if (!in.pieces.is_digits(piece)) return std::nullopt;
  std::string_view rest = slice(in.text, in.pieces.items[piece].span);
  int value = 0;
  std::size_t count = 0;
  while (const auto digit = read_digit(rest)) {
    if (++count > most) return std::nullopt;
    value = value * 10 + digit->digit;
    rest.remove_prefix(digit->bytes);
  }
  return rest.empty() && count >= least ? std::optional(value) : std::nullopt;
}

bool is_between(int value, int low, int high) { return low <= value && value <= high; }

// A day of the month in digits, perhaps with its ordinal ending; "twenty-first" only where `allow_words`.
std::optional<int> read_day(const TimeInput& in, std::size_t piece, std::size_t& end) {
  const auto day = digits_at(in, piece, 1, 2);
  if (!day || *day < 1 || *day > 31) return std::nullopt;
  end = piece + 1;
  if (in.pieces.touches(end)) {
    const std::string_view after = in.pieces.word(end);
    if (after == "st" || after == "nd" || after == "rd" || after == "th") return ++end, day;
    if (in.pieces.is_word(end) || after == ":" || after == "%" || after == "/") return std::nullopt;
  }
  if (in.pieces.is(end, "percent") || in.pieces.is(end, "%")) return std::nullopt;
  return day;
}

std::optional<int> read_month(const TimeInput& in, std::size_t piece, bool& is_short, std::size_t& end) {
  const LexiconTable::Row* row = in.pieces.is_word(piece) && is_capital(in, piece) ? in.tables.months.find(in.pieces.word(piece)) : nullptr;
  if (row == nullptr) return std::nullopt;
  is_short = (*row)[2] == "1";
  end = piece + 1;
  if (is_short && in.pieces.is(end, ".") && in.pieces.touches(end)) ++end;
  return table_number(*row, 1);
}

std::size_t over_comma(const TimeInput& in, std::size_t piece) { return in.pieces.is(piece, ",") ? piece + 1 : piece; }

// ", 2019" or "2019" or "of last year" behind a date.
void read_trailing_year(const TimeInput& in, TimeExpression& date) {
  const Pieces& pieces = in.pieces;
  const std::size_t year = over_comma(in, date.end);
  if (pieces.same_sentence(year, date.first)) {
    if (const auto value = read_year(in, year)) {
      date.year = value;
      date.end = year + 1;
      return;
    }
  }
  std::size_t next = pieces.is(year, "of") ? year + 1 : year;
  if (pieces.is(next, "the")) ++next;
  const bool last = pieces.is(next, "last"), same = pieces.is(next, "this"), coming = pieces.is(next, "next");
  if ((last || same || coming) && pieces.is(next + 1, "year")) {
    date.direction = last ? -1 : coming ? 1 : 0;
    date.says_direction = true;
    date.unit = "year";
    date.end = next + 2;
  }
}

bool joins_days(const TimeInput& in, std::size_t piece) {
  const std::string_view word = in.pieces.word(piece);
  return in.pieces.is_dash(piece) || word == "to" || word == "through" || word == "until";
}

// Month first: "May 12", "May 12-14, 2019", "May 2019", "May".
std::optional<TimeExpression> read_month_first(const TimeInput& in, std::size_t first) {
  bool is_short = false;
  std::size_t end = first;
  const auto month = read_month(in, first, is_short, end);
  if (!month) return std::nullopt;
  TimeExpression date{.first = first, .end = end, .shape = TimeShape::calendar, .month = month};
  std::size_t day_end = end;
  if (const auto day = in.pieces.same_sentence(end, first) ? read_day(in, end, day_end) : std::nullopt) {
    date.day = day;
    date.end = day_end;
    std::size_t other_end = 0;
    if (joins_days(in, day_end)) {
      const auto other = read_day(in, day_end + 1, other_end);
      bool unused = false;
      std::size_t other_month_end = 0;
      if (const auto other_month = read_month(in, day_end + 1, unused, other_month_end)) {
        if (const auto other_day = read_day(in, other_month_end, other_end)) {
          date.last_month = other_month;
          date.last_day = other_day;
          date.end = other_end;
        }
      } else if (other && *other > *day) {
        date.last_month = month;
        date.last_day = other;
        date.end = other_end;
      }
    }
    read_trailing_year(in, date);
    return date;
  }
  read_trailing_year(in, date);
  if (date.year || date.says_direction) return date;
  if (is_short) return std::nullopt;
  // "May" and "March" are also a verb, names begin sentences: a bare month needs a word before it that asks for a date.
  const std::string_view word = in.pieces.word(first),
                         before = first > 0 && in.pieces.same_sentence(first - 1, first) ? in.pieces.word(first - 1) : "";
  const std::string_view context = in.tables.lexicon.table("year_contexts").field(before, "kind");
  const bool asked = context == "date" || before == "of" || before == "from" || in.tables.lexicon.table("time_directions").has(before);
  const std::uint32_t token = in.pieces.items[first].token;
  const Tag& tag = in.parsed.tags[token];
  // "Theresa May said": a name, where the tree or the words say so.
  const Relation relation = in.parsed.tree.relations[token];
  const bool is_subject =
      relation == Relation::nsubj || relation == Relation::nsubj_pass || relation == Relation::flat || relation == Relation::vocative;
  if (!asked && word.size() <= 6 && (is_subject || (token > 0 && !before.empty() && in.parsed.tags[token - 1].upos == Upos::PROPN)))
    return std::nullopt;
  if ((word == "may" || word == "march") && !asked && (tag.upos != Upos::PROPN || before.empty())) return std::nullopt;
  return date;
}

// Day first: "12 May 2019", "the 12th of May", "27-28 July".
std::optional<TimeExpression> read_day_first(const TimeInput& in, std::size_t first) {
  std::size_t end = first;
  const auto day = read_day(in, first, end);
  if (!day) return std::nullopt;
  TimeExpression date{.first = first, .end = end, .shape = TimeShape::calendar, .day = day};
  if (joins_days(in, end) || in.pieces.is(end, "and")) {
    std::size_t other_end = 0;
    if (const auto other = read_day(in, end + 1, other_end); other && *other > *day) {
      date.last_day = other;
      end = other_end;
    }
  }
  if (in.pieces.is(end, "of")) ++end;
  bool is_short = false;
  std::size_t month_end = end;
  const auto month = in.pieces.same_sentence(end, first) ? read_month(in, end, is_short, month_end) : std::nullopt;
  if (!month) return std::nullopt;
  date.month = month;
  if (date.last_day) date.last_month = month;
  date.end = month_end;
  read_trailing_year(in, date);
  return date;
}

// Numbers only: "2019-05-12", "12/31/2019". With both readings possible there is no value.
std::optional<TimeExpression> read_numeric(const TimeInput& in, std::size_t first) {
  const Pieces& pieces = in.pieces;
  const std::string_view mark = pieces.word(first + 1);
  const bool shaped = pieces.is_digits(first) && (mark == "-" || mark == "/") && pieces.touches(first + 1) && pieces.is_digits(first + 2) &&
                      pieces.touches(first + 2) && pieces.is(first + 3, mark) && pieces.touches(first + 3) && pieces.is_digits(first + 4) &&
                      pieces.touches(first + 4);
  if (!shaped) return std::nullopt;
  const auto a = digits_at(in, first, 1, 5), b = digits_at(in, first + 2, 1, 2), c = digits_at(in, first + 4, 1, 4);
  if (!a || !b || !c) return std::nullopt;
  TimeExpression date{.first = first, .end = first + 5, .shape = TimeShape::calendar};
  const auto size = [&](std::size_t piece) { return digits_at(in, piece, 4, 4).has_value(); };
  if (size(first)) {
    date.year = a;
    date.month = b;
    date.day = c;
  } else if (size(first + 4) && *a <= 31) {
    if (*a > 12 || *a == *b) {
      date.day = a;
      date.month = b;
    } else if (*b > 12) {
      date.month = a;
      date.day = b;
    } else {
      date.shape = TimeShape::valueless;
    }
    date.year = c;
  } else {
    date.shape = mark == "/" && *a <= 31 && *b <= 31 ? TimeShape::valueless : TimeShape::hidden;
  }
  return date;
}

// "the 1990s", "the '90s", "the nineties", "the 1800s".
std::optional<TimeExpression> read_decade(const TimeInput& in, std::size_t first) {
  const Pieces& pieces = in.pieces;
  TimeExpression expression{.first = first, .end = first + 2, .shape = TimeShape::decade};
  if (const LexiconTable::Row* row = pieces.is_word(first) && first > 0 ? in.tables.decades.find(pieces.word(first)) : nullptr) {
    if (!pieces.is(first - 1, "the") && !pieces.is(first - 1, "early") && !pieces.is(first - 1, "late")) return std::nullopt;
    expression.end = first + 1;
    expression.year = 1900 + 10 * table_number(*row, 1);
    return expression;
  }
  const bool has_s = pieces.touches(first + 1) && (pieces.is(first + 1, "s") || pieces.is(first + 1, "'s"));
  if (!has_s) return std::nullopt;
  if (const auto year = read_year(in, first); year && *year % 10 == 0) {
    expression.year = year;
    if (*year % 100 == 0 && *year < 2000) {
      expression.shape = TimeShape::century;
      expression.amount = *year / 100 + 1;
    }
    return expression;
  }
  const auto two = digits_at(in, first, 2, 2);
  const bool marked = first > 0 && (pieces.is(first - 1, "the") || pieces.is(first - 1, "'") || pieces.is(first - 1, "\xE2\x80\x99") ||
                                    pieces.is(first - 1, "\xE2\x80\x98"));
  if (!two || *two % 10 != 0 || !marked) return std::nullopt;
  expression.year = (*two >= 20 ? 1900 : 2000) + *two;
  return expression;
}

// "the 20th century", "the third quarter of 2020", "the first half of 2021", "Q3 2024".
std::optional<TimeExpression> read_ordinal_period(const TimeInput& in, std::size_t first) {
  const Pieces& pieces = in.pieces;
  TimeExpression expression{.first = first, .end = first};
  if (pieces.is(first, "q") && pieces.is_digits(first + 1) && pieces.touches(first + 1)) {
    const auto quarter = digits_at(in, first + 1, 1, 1);
    if (!quarter || *quarter < 1 || *quarter > 4) return std::nullopt;
    expression.shape = TimeShape::quarter;
    expression.amount = *quarter;
    expression.end = first + 2;
    read_trailing_year(in, expression);
    return expression;
  }
  std::size_t end = first;
  const auto ordinal = read_ordinal(in, first, end);
  if (!ordinal) return std::nullopt;
  if (pieces.is(end, "-") && pieces.touches(end) && pieces.touches(end + 1)) ++end;
  expression.amount = *ordinal;
  expression.end = end + 1;
  if (pieces.is(end, "century") && *ordinal <= 30) {
    expression.shape = TimeShape::century;
    if (pieces.is(end + 1, "bc") || pieces.is(end + 1, "bce")) {
      expression.shape = TimeShape::valueless;
      ++expression.end;
    }
    return expression;
  }
  const bool quarter = pieces.is(end, "quarter") && *ordinal <= 4, half = pieces.is(end, "half") && *ordinal <= 2;
  if (!quarter && !half) return std::nullopt;
  expression.shape = quarter ? TimeShape::quarter : TimeShape::half_year;
  std::size_t after = expression.end;
  if (pieces.is(after, "of")) ++after;
  const std::size_t bare_end = expression.end;
  expression.end = after;
  if (read_year(in, after) || pieces.is(after, "last") || pieces.is(after, "this") || pieces.is(after, "next"))
    read_trailing_year(in, expression);
  if (!expression.year && !expression.says_direction) expression.end = bare_end;
  // Halves and quarters of matches are none; without a year only a quarter with a financial sound is one of the year.
  const bool attributive = quarter && pieces.is_dash(end - 1);  // "third-quarter profit"
  const bool has_year = expression.year || expression.says_direction || attributive;
  return has_year ? std::optional(expression) : std::nullopt;
}

// "summer 2019", "the winter of 2020".
std::optional<TimeExpression> read_season(const TimeInput& in, std::size_t first) {
  const LexiconTable::Row* row = in.pieces.is_word(first) ? in.tables.seasons.find(in.pieces.word(first)) : nullptr;
  if (row == nullptr) return std::nullopt;
  TimeExpression expression{
      .first = first, .end = first + 1, .shape = TimeShape::calendar, .season = (*row)[1], .season_month = table_number(*row, 2)};
  std::size_t year = first + 1;
  if (in.pieces.is(year, "of")) ++year;
  const auto value = read_year(in, year);
  if (!value) return std::nullopt;
  expression.year = value;
  expression.end = year + 1;
  return expression;
}

// True when the four digits at `piece` name a year and count nothing.
bool stands_for_year(const TimeInput& in, std::size_t piece, int year) {
  const Pieces& pieces = in.pieces;
  const std::size_t next = piece + 1;
  if (pieces.touches(piece)) {
    const std::string_view mark = pieces.word(piece - 1);
    const bool opens = mark == "(" || mark == "\"" || mark == "'" || mark == "[" || mark == "/" || pieces.is_dash(piece - 1) ||
                       mark == "\xE2\x80\x9C" || mark == "\xE2\x80\x98";
    const bool prefixed = piece > 1 && in.tables.lexicon.table("time_prefixes").has(pieces.word(piece - 2));  // "mid-1996"
    if (!opens || (pieces.is_dash(piece - 1) && pieces.touches(piece - 1) && pieces.is_word(piece - 2) && !prefixed)) return false;
  }
  if (pieces.touches(next) && (pieces.is_word(next) || pieces.is(next, "%")) && pieces.word(next) != "'s") return false;
  if (pieces.is(next, ":") && pieces.touches(next) && pieces.is_digits(next + 1) && pieces.touches(next + 1)) return false;
  if (pieces.is(next, "percent") || pieces.is(next, "%") || in.tables.lexicon.table("number_words").has(pieces.word(next))) return false;
  if (in.tables.zones.has(pieces.word(next)) && !in.tables.zones.field(pieces.word(next), "suffix").empty()) return false;  // "1922 UTC"
  const std::string_view before = piece > 0 && pieces.same_sentence(piece - 1, piece) ? pieces.word(piece - 1) : "";
  const LexiconTable& contexts = in.tables.lexicon.table("year_contexts");
  const std::string_view context = contexts.field(before, "kind");
  if (context == "label" || context == "bound") return false;
  if (context == "loose") {  // "since at least 2018" tells a year, "at least 2018" an amount
    const std::size_t back = piece > 1 && pieces.is(piece - 2, "at") ? 3 : 2;
    if (piece < back || !pieces.same_sentence(piece - back, piece)) return false;
    if (contexts.field(pieces.word(piece - back), "kind") != "date") return false;
  }
  if (context == "date") return !(in.tables.units.has(pieces.word(next)) && pieces.same_sentence(next, piece));
  // A number that counts the plural noun behind it: "2000 people", not "2019 elections".
  const std::uint32_t token = pieces.items[piece].token;
  const std::uint32_t head = in.parsed.tree.heads[token];
  const bool counts = in.parsed.tree.relations[token] == Relation::nummod && head > token && in.parsed.tags[head].xpos == Xpos::NNS;
  if (counts && (year % 100 == 0 || !is_between(year, 1900, 2099))) return false;
  return is_between(year, 1900, 2099) || (is_between(year, 1000, 1899) && (context == "old" || pieces.is_dash(piece - 1)));
}

// A year alone or two: "2019", "2019-20", "1939 to 1945".
std::optional<TimeExpression> read_bare_year(const TimeInput& in, std::size_t first) {
  const Pieces& pieces = in.pieces;
  const auto number = digits_at(in, first, 1, 4);
  const bool dotted = pieces.is(first + 1, "b") && pieces.is(first + 2, ".") && pieces.touches(first + 2) && pieces.is(first + 3, "c") &&
                      pieces.touches(first + 3);
  if (number && *number > 0 && (pieces.is(first + 1, "bc") || pieces.is(first + 1, "bce") || dotted)) {
    std::string astronomical = std::to_string(*number - 1);
    astronomical.insert(0, 4 - astronomical.size(), '0');
    std::size_t end = first + 2;
    while (dotted && pieces.touches(end) && (pieces.is(end, ".") || pieces.is(end, "c") || pieces.is(end, "e"))) ++end;
    return TimeExpression{.first = first, .end = end, .shape = TimeShape::reference, .value = "-" + astronomical};
  }
  const auto year = read_year(in, first);
  if (!year || !stands_for_year(in, first, *year)) return std::nullopt;
  TimeExpression expression{.first = first, .end = first + 1, .shape = TimeShape::calendar, .year = year};
  const bool dash = pieces.is_dash(first + 1) && pieces.touches(first + 1) && pieces.touches(first + 2);
  const bool to = pieces.is(first + 1, "to") && first > 0 && pieces.is(first - 1, "from");
  const bool slash = pieces.is(first + 1, "/") && pieces.touches(first + 1) && pieces.touches(first + 2);
  if (dash && pieces.is(first + 2, "w") && pieces.is_digits(first + 3) && pieces.touches(first + 3)) {  // "2024-W05"
    expression.shape = TimeShape::valueless;
    expression.end = first + 4;
    return expression;
  }
  if (dash || to) {
    auto last = read_year(in, first + 2);
    if (const auto two = digits_at(in, first + 2, 2, 2); two && dash) last = *year / 100 * 100 + *two;
    if (last && *last > *year && !(pieces.is_word(first + 3) && pieces.touches(first + 3))) {
      expression.last_year = last;
      expression.end = first + 3;
    }
  } else if (slash && digits_at(in, first + 2, 2, 4)) {
    expression.shape = TimeShape::valueless;
    expression.end = first + 3;
  }
  return expression;
}

}  // namespace

int table_number(const LexiconTable::Row& row, std::size_t column) {
  int value = 0;
  std::from_chars(row[column].data(), row[column].data() + row[column].size(), value);
  return value;
}

bool is_capital(const TimeInput& in, std::size_t piece) {
  if (piece >= in.pieces.size()) return false;
  const char first = in.text[in.pieces.items[piece].span.start];
  return first >= 'A' && first <= 'Z';
}

std::optional<int> read_year(const TimeInput& in, std::size_t piece) {
  const auto year = digits_at(in, piece, 4, 4);
  return year && is_between(*year, kFirstYear, kLastYear) ? year : std::nullopt;
}

std::optional<int> read_small_number(const TimeInput& in, std::size_t piece, std::size_t& end) {
  end = piece + 1;
  return digits_at(in, piece, 1, 3);
}

std::optional<int> read_ordinal(const TimeInput& in, std::size_t piece, std::size_t& end) {
  if (const auto number = digits_at(in, piece, 1, 2)) {
    const std::string_view ending = in.pieces.word(piece + 1);
    end = piece + 2;
    return in.pieces.touches(piece + 1) && (ending == "st" || ending == "nd" || ending == "rd" || ending == "th") ? number : std::nullopt;
  }
  if (!in.pieces.is_word(piece)) return std::nullopt;
  const FoundPhrase ordinal = find_phrase(in.pieces, piece, in.tables.ordinals);
  if (ordinal.length == 0) return std::nullopt;
  end = piece + ordinal.length;
  return table_number(*ordinal.row, 1);
}

std::optional<TimeExpression> read_calendar(const TimeInput& in, std::size_t piece) {
  if (auto expression = read_numeric(in, piece)) return expression;
  if (auto expression = read_day_first(in, piece)) return expression;
  if (auto expression = read_month_first(in, piece)) return expression;
  if (auto expression = read_decade(in, piece)) return expression;
  if (auto expression = read_ordinal_period(in, piece)) return expression;
  if (auto expression = read_season(in, piece)) return expression;
  return read_bare_year(in, piece);
}

}  // namespace sayso
