// Relative times, durations and sets: "yesterday", "last week", "two years later", "on Monday", "three days", "every year".
#include <charconv>
#include <cmath>

#include "claims/number_words.h"
#include "claims/time_expression.h"

namespace sayso {
namespace {

// A duration in the letters of TIMEX3: "3D"; an X for an amount that is not said.
std::string amount_text(double amount, bool is_known) {
  if (!is_known) return "X";
  if (amount == std::floor(amount) && amount < 1e9) return std::to_string(static_cast<long long>(amount));
  std::string digits(32, '\0');
  const auto [end, code] = std::to_chars(digits.data(), digits.data() + digits.size(), amount);
  digits.resize(code == std::errc() ? static_cast<std::size_t>(end - digits.data()) : 0);
  return digits;
}

const LexiconTable::Row* unit_at(const TimeInput& in, std::size_t piece) {
  return in.pieces.is_word(piece) ? in.tables.units.find(in.pieces.word(piece)) : nullptr;
}

bool is_plural_unit(const TimeInput& in, std::size_t piece) {
  const std::string_view word = in.pieces.word(piece);
  return word.size() > 3 && word.back() == 's';
}

std::size_t over_hyphen(const Pieces& pieces, std::size_t piece) {
  return pieces.is_dash(piece) && pieces.touches(piece) && pieces.touches(piece + 1) ? piece + 1 : piece;
}

// An amount before a unit: a number, "a", "several", "a few", "many", "half a".
struct Amount {
  std::size_t end = 0;
  double value = 0.0;
  bool is_known = true;
};

std::optional<Amount> read_amount(const TimeInput& in, std::size_t first) {
  const Pieces& pieces = in.pieces;
  if (const auto number = read_number(pieces, in.text, first, false, in.tables.lexicon);
      number && number->reading == NumberReading::exact) {
    std::size_t end = number->end;
    if (number->form == NumberForm::fraction && pieces.is(end, "of")) ++end;
    if (number->form == NumberForm::fraction && (pieces.is(end, "a") || pieces.is(end, "an"))) ++end;
    if (number->form == NumberForm::vague && pieces.is(end, "of")) ++end;
    if (number->approximate && pieces.is(end, "of")) ++end;
    return Amount{end, number->low, number->form != NumberForm::vague && !number->is_share ? true : number->form == NumberForm::fraction};
  }
  if (pieces.is(first, "a") || pieces.is(first, "an")) return Amount{first + 1, 1.0, true};
  if (pieces.is(first, "many") || pieces.is(first, "some") || pieces.is(first, "recent") || pieces.is(first, "few"))
    return Amount{first + 1, 0.0, false};
  return std::nullopt;
}

// "five years, four months and five days": a chain of amounts and units; its TIMEX3 value and where it ends.
struct Chain {
  std::size_t end = 0;
  std::string value;
  std::string unit;  // of the first link
  double amount = 0.0;
  bool is_known = true;
};

void append_link(std::string& value, bool& after_t, double amount, bool is_known, const LexiconTable::Row& unit) {
  std::string code = unit[2];
  if (code == "DE" && is_known) {
    code = 'Y';
    amount *= 10.0;
  } else if (code == "CE" && is_known) {
    code = 'Y';
    amount *= 100.0;
  } else if (code == "ML" && is_known) {
    code = 'Y';
    amount *= 1000.0;
  } else if (code == "Q" && is_known) {
    code = 'M';
    amount *= 3.0;
  } else if (unit[1] == "fortnight" && is_known) {
    amount *= 2.0;
  }
  if (unit[3] == "1" && !after_t) {
    value += 'T';
    after_t = true;
  }
  value += amount_text(amount, is_known) + code;
}

std::optional<Chain> read_chain(const TimeInput& in, std::size_t first) {
  const Pieces& pieces = in.pieces;
  Chain chain;
  bool after_t = false;
  std::size_t at = first;
  for (int link = 0; link < 4 && pieces.same_sentence(at, first); ++link) {
    auto amount = read_amount(in, at);
    if (!amount) break;
    std::size_t unit_piece = over_hyphen(pieces, amount->end);
    const bool more = pieces.is(unit_piece, "more") || pieces.is(unit_piece, "full") || pieces.is(unit_piece, "straight") ||
                      pieces.is(unit_piece, "consecutive");
    if (more) ++unit_piece;
    const LexiconTable::Row* unit = unit_at(in, unit_piece);
    if (unit == nullptr || !pieces.same_sentence(unit_piece, first)) break;
    if (link > 0 && (!amount->is_known || pieces.is(at, "a"))) {
      if (!pieces.is(at, "a")) break;
    }
    if (chain.value.empty()) {
      chain.value = 'P';
      chain.unit = (*unit)[1];
      chain.amount = amount->value;
      chain.is_known = amount->is_known;
    }
    // "year and a half"
    std::size_t end = unit_piece + 1;
    double value = amount->value;
    std::size_t half = over_hyphen(pieces, end);
    if (pieces.is(half, "and")) half = over_hyphen(pieces, half + 1);
    if (half > end && pieces.is(half, "a") && pieces.is(over_hyphen(pieces, half + 1), "half") && amount->is_known) {
      value += 0.5;
      end = over_hyphen(pieces, half + 1) + 1;
      if (link == 0) chain.amount = value;
      if ((*unit)[2] == "Y") {
        chain.value += amount_text(value * 12.0, true) + "M";
        chain.end = end;
        return chain;
      }
    }
    append_link(chain.value, after_t, value, amount->is_known, *unit);
    chain.end = end;
    at = end;
    if (pieces.is(at, ",")) ++at;
    if (pieces.is(at, "and")) ++at;
  }
  return chain.value.empty() ? std::nullopt : std::optional(chain);
}

// A part of the day right behind, into `expression`.
void read_part(const TimeInput& in, TimeExpression& expression) {
  const std::string_view code = in.tables.day_parts.field(in.pieces.word(expression.end), "code");
  if (code.empty() || !in.pieces.same_sentence(expression.end, expression.first) || in.pieces.touches(expression.end)) return;
  expression.part = code;
  ++expression.end;
}

std::optional<TimeExpression> read_set_phrase(const TimeInput& in, std::size_t first) {
  const LexiconTable& words = in.tables.words;
  const FoundPhrase phrase = find_phrase(in.pieces, first, words);
  if (phrase.length == 0) return std::nullopt;
  const LexiconTable::Row& row = *phrase.row;
  const std::string_view kind = row[words.column("kind")], value = row[words.column("value")];
  TimeExpression expression{.first = first, .end = first + phrase.length, .part = row[words.column("part")]};
  int offset = 0;
  if (kind == "date" || kind == "set") {
    expression.shape = kind == "set" ? TimeShape::set : TimeShape::reference;
    expression.value = value;
  } else if (kind == "skip") {
    expression.shape = TimeShape::hidden;
  } else {
    std::from_chars(value.data(), value.data() + value.size(), offset);
    expression.amount = offset;
    expression.unit = "day";
    const bool told = kind == "that_day" || kind == "that_part";
    expression.shape = told ? TimeShape::from_told : TimeShape::offset_day;
    expression.direction = 1;
    if (kind == "day") read_part(in, expression);
  }
  return expression;
}

// "every year", "each day", "once a week": sets.
std::optional<TimeExpression> read_set(const TimeInput& in, std::size_t first) {
  const Pieces& pieces = in.pieces;
  std::size_t at = first;
  const bool every = pieces.is(first, "every") || pieces.is(first, "each");
  const bool times = pieces.is(first, "once") || pieces.is(first, "twice");
  if (every) {
    ++at;
  } else if (times && (pieces.is(first + 1, "a") || pieces.is(first + 1, "per") || pieces.is(first + 1, "every"))) {
    at += 2;
  } else {
    return std::nullopt;
  }
  TimeExpression expression{.first = first, .end = at + 1, .shape = TimeShape::set};
  if (every && pieces.is(at, "other")) {
    const LexiconTable::Row* unit = unit_at(in, at + 1);
    if (unit == nullptr) return std::nullopt;
    expression.value.assign("P2").append((*unit)[2]);
    ++expression.end;
    return expression;
  }
  if (const auto chain = every ? read_chain(in, at) : std::nullopt) {
    expression.value = chain->value;
    expression.end = chain->end;
    return expression;
  }
  const LexiconTable::Row* unit = unit_at(in, at);
  const bool weekday = in.tables.weekdays.has(pieces.word(at)) && is_capital(in, at), part = in.tables.day_parts.has(pieces.word(at));
  if (unit == nullptr && !weekday && !part) return std::nullopt;
  bool after_t = false;
  expression.value = 'P';
  if (unit != nullptr) {
    append_link(expression.value, after_t, 1.0, true, *unit);
  } else {
    expression.value += weekday ? "1W" : "1D";
  }
  return expression;
}

// "last week", "this Sunday", "next May", "the past three years", "this morning".
std::optional<TimeExpression> read_directed(const TimeInput& in, std::size_t first) {
  const Pieces& pieces = in.pieces;
  std::size_t at = first;
  const bool the = pieces.is(at, "the");
  if (the) ++at;
  const LexiconTable& directions = in.tables.lexicon.table("time_directions");
  const LexiconTable::Row* row = pieces.is_word(at) ? directions.find(pieces.word(at)) : nullptr;
  if (row == nullptr) return std::nullopt;
  const Tag& tag = in.parsed.tags[pieces.items[at].token];
  if (!the && tag.upos == Upos::VERB && tag.xpos != Xpos::VBG) return std::nullopt;  // "will last three weeks"
  const std::string_view word = pieces.word(at);
  ++at;
  if (word == "this" && pieces.is(at, "past")) row = directions.find(pieces.word(at++));
  TimeExpression expression{
      .first = first, .end = at + 1, .shape = TimeShape::offset_unit, .direction = table_number(*row, 1), .says_direction = true};
  const bool context = (*row)[2] == "1" || (the && expression.direction == 1 && word != "coming" && word != "upcoming");
  if (!pieces.same_sentence(at, first)) return std::nullopt;
  if (const LexiconTable::Row* unit = unit_at(in, at); unit != nullptr && !is_plural_unit(in, at)) {
    expression.unit = (*unit)[1];
    if (expression.unit == "second" || expression.unit == "minute" || expression.unit == "hour") return std::nullopt;
    const bool long_unit = expression.unit == "decade" || expression.unit == "century" || expression.unit == "millennium";
    // "the past year", "the last decade": how long; "last year", "the previous year": when.
    if (word == "past" || (the && word == "last") || (long_unit && expression.direction != 0)) {
      bool after_t = false;
      expression.shape = TimeShape::duration;
      expression.value = 'P';
      append_link(expression.value, after_t, 1.0, true, *unit);
      return expression;
    }
    if (long_unit) return std::nullopt;
    if (word == "current" && !the) return std::nullopt;
    if (context) {
      expression.shape = TimeShape::from_told;
      expression.amount = expression.direction;
      expression.direction = 1;
    }
    return expression;
  }
  if (const LexiconTable::Row* weekday = is_capital(in, at) ? in.tables.weekdays.find(pieces.word(at)) : nullptr) {
    expression.shape = TimeShape::weekday;
    expression.weekday = table_number(*weekday, 1);
    read_part(in, expression);
    return expression;
  }
  if (const LexiconTable::Row* month = is_capital(in, at) ? in.tables.months.find(pieces.word(at)) : nullptr;
      month != nullptr && (*month)[2] == "0") {
    expression.month = table_number(*month, 1);
    return expression;
  }
  if (const LexiconTable::Row* season = in.tables.seasons.find(pieces.word(at))) {
    expression.season = (*season)[1];
    expression.season_month = table_number(*season, 2);
    return expression;
  }
  if (const std::string_view part = in.tables.day_parts.field(pieces.word(at), "code");
      !part.empty() && (word == "this" || word == "last")) {
    expression.shape = TimeShape::offset_day;
    expression.amount = expression.direction;
    expression.part = part;
    return expression;
  }
  if (auto chain = read_chain(in, at); chain && (expression.direction != 0)) {
    expression.shape = TimeShape::duration;
    expression.value = chain->value;
    expression.end = chain->end;
    return expression;
  }
  return std::nullopt;
}

std::optional<TimeExpression> read_weekday(const TimeInput& in, std::size_t first) {
  if (!in.pieces.is_word(first) || !is_capital(in, first)) return std::nullopt;
  const LexiconTable::Row* row = in.tables.weekdays.find(in.pieces.word(first));
  if (row == nullptr) return std::nullopt;
  if (first > 0 && in.tables.lexicon.table("weekday_names").has(in.pieces.word(first - 1))) return std::nullopt;  // "Super Tuesday"
  const bool is_short = (*row)[2] == "1";
  std::size_t next = first + 1;
  if (is_short && in.pieces.is(next, ".") && in.pieces.touches(next)) ++next;
  const std::size_t end = next;
  if (in.pieces.is(next, ",")) ++next;
  if (in.pieces.is(next, "the")) ++next;
  if (auto date = in.pieces.same_sentence(next, first) ? read_calendar(in, next) : std::nullopt;
      date && date->shape == TimeShape::calendar && date->day && date->month) {
    date->first = first;
    date->weekday = table_number(*row, 1);
    return date;
  }
  if (is_short) return std::nullopt;
  TimeExpression expression{.first = first, .end = end, .shape = TimeShape::weekday, .weekday = table_number(*row, 1)};
  read_part(in, expression);
  return expression;
}

// "in the evening", "the night of June 21", "early hours": a part of the day.
std::optional<TimeExpression> read_day_part(const TimeInput& in, std::size_t first) {
  const Pieces& pieces = in.pieces;
  if (!pieces.is(first, "the")) return std::nullopt;
  std::size_t at = first + 1;
  if (pieces.is(at, "early") || pieces.is(at, "late")) ++at;
  if (pieces.is(at, "middle") && pieces.is(at + 1, "of") && pieces.is(at + 2, "the")) at += 3;
  const std::string_view code = in.tables.day_parts.field(pieces.word(at), "code");
  if (code.empty() || !pieces.same_sentence(at, first)) return std::nullopt;
  TimeExpression expression{.first = first, .end = at + 1, .shape = TimeShape::part, .part = std::string(code)};
  if (pieces.is(at + 1, "of")) {
    auto date = read_calendar(in, at + 2);
    if (!date) date = read_weekday(in, at + 2);
    if (date && (date->day || date->weekday)) {
      date->first = first;
      date->part = code;
      return date;
    }
    return std::nullopt;
  }
  const bool inside = first > 0 && (pieces.is(first - 1, "in") || pieces.is(first - 1, "during"));
  return inside ? std::optional(expression) : std::nullopt;
}

}  // namespace

std::optional<TimeExpression> read_duration(const TimeInput& in, std::size_t first) {
  const Pieces& pieces = in.pieces;
  auto chain = read_chain(in, first);
  TimeExpression expression{.first = first, .end = first, .shape = TimeShape::duration};
  if (chain) {
    expression.end = chain->end;
    expression.value = chain->value;
    if (pieces.is(over_hyphen(pieces, chain->end), "old") || pieces.is(over_hyphen(pieces, chain->end), "olds")) return std::nullopt;
    if (pieces.is(chain->end, "of") && pieces.is(chain->end + 1, "age")) return std::nullopt;
    if (pieces.is(over_hyphen(pieces, chain->end), "long") && pieces.is_dash(chain->end)) expression.end = chain->end + 2;
    // "a day", "a year" are mostly rates ("twice a day").
    if (chain->amount == 1.0 && (pieces.is(first, "a") || pieces.is(first, "an")) && chain->end == first + 2) {
      const std::string_view before = first > 0 ? pieces.word(first - 1) : "";
      const bool asked = in.tables.lexicon.table("duration_openers").has(before);
      const LexiconTable::Row* shift = in.tables.lexicon.table("time_shifts").find(pieces.word(chain->end));
      const bool ordinal = in.parsed.tags[pieces.items[first + 1].token].upos == Upos::ADJ;  // "after a second motion"
      if ((!asked && shift == nullptr) || ordinal) return std::nullopt;
    }
  } else {
    // "for years", "within hours": units without a number.
    const LexiconTable::Row* unit = is_plural_unit(in, first) ? unit_at(in, first) : nullptr;
    const std::string_view before = first > 0 && pieces.same_sentence(first - 1, first) ? pieces.word(first - 1) : "";
    const bool later = in.tables.lexicon.table("time_shifts").has(pieces.word(first + 1)) && pieces.same_sentence(first + 1, first);
    if (unit == nullptr || (*unit)[0] == "seconds" || !(in.tables.lexicon.table("duration_openers").has(before) || later))
      return std::nullopt;
    bool after_t = false;
    expression.value = 'P';
    append_link(expression.value, after_t, 0.0, false, *unit);
    expression.end = first + 1;
    chain = Chain{first + 1, expression.value, (*unit)[1], 0.0, false};
  }
  // "two years ago", "a day later", "three weeks before".
  const FoundPhrase shift = find_phrase(pieces, expression.end, in.tables.lexicon.table("time_shifts"));
  if (shift.length > 0 && pieces.same_sentence(expression.end, first)) {
    const LexiconTable::Row& row = *shift.row;
    const std::string& key = row[0];
    if (key == "back" && !pieces.is(first, "a") && !pieces.is_digits(first)) return expression;
    expression.shape = row[2] == "1" ? TimeShape::from_told : TimeShape::ago;
    expression.unit = chain->unit;
    expression.amount = chain->amount;
    expression.direction = table_number(row, 1);
    expression.end += shift.length;
    if (!chain->is_known) {
      expression.shape = TimeShape::reference;
      expression.value = key == "ago" ? "PAST_REF" : "";
    }
  }
  return expression;
}

std::optional<TimeExpression> read_relative(const TimeInput& in, std::size_t piece) {
  auto directed = read_directed(in, piece), phrase = read_set_phrase(in, piece);
  if (directed && (!phrase || directed->end > phrase->end)) return directed;  // "the past year" is more than "the past"
  if (phrase) return phrase;
  if (auto expression = read_set(in, piece)) return expression;
  if (auto expression = read_weekday(in, piece)) return expression;
  return read_day_part(in, piece);
}

}  // namespace sayso
