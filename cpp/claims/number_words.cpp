#include "claims/number_words.h"

#include <charconv>
#include <cmath>
#include <string>

namespace sayso {
namespace {

// What the tables say of one word.
struct WordValue {
  enum class Kind : std::uint8_t { none, unit, teen, tens, power, group } kind = Kind::none;
  double value = 0.0;
};

double parse_double(std::string_view digits) {
  double value = 0.0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

WordValue value_of_word(std::string_view word, const LexiconTable& table) {
  const LexiconTable::Row* row = table.find(word);
  if (row == nullptr) return {};
  const double value = parse_double((*row)[1]);
  using Kind = WordValue::Kind;
  const std::string& kind = (*row)[2];
  return {kind == "unit"    ? Kind::unit
          : kind == "teen"  ? Kind::teen
          : kind == "tens"  ? Kind::tens
          : kind == "power" ? Kind::power
                            : Kind::group,
          value};
}

double power_of_ten(int exponent) {
  double result = 1.0;  // exact up to 1e22; scale words end at 1e15
  for (int step = 0; step < exponent; ++step) result *= 10.0;
  return result;
}

// Steps over one hyphen between touching words ("twenty-one"), else stays.
std::size_t over_hyphen(const Pieces& pieces, std::size_t at) {
  return pieces.word(at) == "-" && pieces.touches(at) && pieces.touches(at + 1) ? at + 1 : at;
}

// "and a half", "and-a-half", "and two thirds" after a number: the part to add and where it ends.
struct Part {
  std::size_t end = 0;
  double value = 0.0;
};

// A denominator in words at `at` ("third", "quarters"): 1 / n, with its end.
std::optional<Part> read_denominator(const Pieces& pieces, std::size_t at, bool plural, const Lexicon& lexicon) {
  const LexiconTable::Row* row = lexicon.table("fraction_words").find(pieces.word(at));
  if (row == nullptr || ((*row)[2] == "1") != plural) return std::nullopt;
  return Part{at + 1, parse_double((*row)[1])};
}

std::optional<Part> read_and_part(const Pieces& pieces, std::size_t at, const Lexicon& lexicon) {
  std::size_t next = over_hyphen(pieces, at);
  if (!pieces.is(next, "and")) return std::nullopt;
  next = over_hyphen(pieces, next + 1);
  double numerator = 1.0;
  bool plural = false;
  if (!pieces.is(next, "a") && !pieces.is(next, "one")) {
    const WordValue value = value_of_word(pieces.word(next), lexicon.table("number_words"));
    if (value.kind != WordValue::Kind::unit) return std::nullopt;
    numerator = value.value;
    plural = true;
  }
  next = over_hyphen(pieces, next + 1);
  const auto denominator = read_denominator(pieces, next, plural, lexicon);
  if (!denominator) return std::nullopt;
  return Part{denominator->end, numerator / denominator->value};
}

// Number words added up: "one hundred and twenty thousand three".
struct WordSum {
  std::size_t end = 0;
  double value = 0.0;
  bool scaled = false;
  bool approximate = false;
  double power = 1.0;  // of the last word, where that is a power
};

std::optional<WordSum> read_words(const Pieces& pieces, std::size_t first, const Lexicon& lexicon) {
  using Kind = WordValue::Kind;
  const LexiconTable& table = lexicon.table("number_words");
  double total = 0.0, current = 0.0, last_power = 1e18, power = 1.0;
  bool any = false, scaled = false, approximate = false;
  Kind last = Kind::none;
  std::size_t at = first, end = first;
  if ((pieces.is(at, "a") || pieces.is(at, "an")) && pieces.same_sentence(at + 1, at)) {
    const Kind next = value_of_word(pieces.word(at + 1), table).kind;
    if (next != Kind::power && next != Kind::group) return std::nullopt;
    ++at;
  }
  while (pieces.same_sentence(at, first)) {
    const WordValue word = value_of_word(pieces.word(at), table);
    if (word.kind == Kind::unit) {
      if (any && !(last == Kind::tens || (last == Kind::power && word.value > 0))) break;
      current += word.value;
    } else if (word.kind == Kind::teen || word.kind == Kind::tens) {
      if (any && last != Kind::power) break;
      current += word.value;
    } else if (word.kind == Kind::power && word.value < 3) {
      if (any && (last != Kind::unit && last != Kind::teen && last != Kind::tens)) break;
      if (current > 99.0 || (any && current == 0.0)) break;
      current = (any ? current : 1.0) * 100.0;
      power = 100.0;
      scaled = true;
    } else if (word.kind == Kind::power) {
      power = power_of_ten(static_cast<int>(word.value));
      if (power >= last_power || (any && current == 0.0)) break;
      total += (any ? current : 1.0) * power;
      current = 0.0;
      last_power = power;
      scaled = true;
    } else if (word.kind == Kind::group) {
      if (any && last != Kind::unit && last != Kind::teen) break;
      if (any && word.value < 10.0) break;  // "two pair"
      current = (any ? current : 1.0) * word.value;
      approximate = pieces.is(at, "couple");
      last = word.kind;
      any = true;
      end = ++at;
      continue;
    } else {
      break;
    }
    any = true;
    last = word.kind;
    end = ++at;
    const std::size_t hyphen = over_hyphen(pieces, at);
    if (hyphen != at && value_of_word(pieces.word(hyphen), table).kind != Kind::none) at = hyphen;
    if (last == Kind::power && pieces.is(at, "and")) {
      const Kind next = value_of_word(pieces.word(at + 1), table).kind;
      if (next == Kind::unit || next == Kind::teen || next == Kind::tens) ++at;
    }
  }
  if (!any) return std::nullopt;
  return WordSum{end, total + current, scaled, approximate, last == Kind::power ? power : 1.0};
}

// A power word or letter right after a numeral, as an exponent of ten.
struct Scale {
  std::size_t end = 0;
  int exponent = 0;
};

Scale read_scale(const Pieces& pieces, std::size_t at, bool after_currency, const Lexicon& lexicon) {
  Scale scale{at, 0};
  const std::size_t word = over_hyphen(pieces, at);
  if (pieces.is_word(word) && pieces.same_sentence(word, at)) {
    if (pieces.touches(word) || after_currency) {
      const LexiconTable::Row* row = lexicon.table("scale_suffixes").find(pieces.word(word));
      const bool is_sure = row != nullptr && ((*row)[2] == "1" || after_currency);
      if (is_sure && (pieces.touches(word) || (*row)[0].size() > 1 || (*row)[0] == "m"))
        return {word + 1, static_cast<int>(parse_double((*row)[1]))};
    }
    const WordValue power = value_of_word(pieces.word(word), lexicon.table("number_words"));
    if (power.kind == WordValue::Kind::power) {
      scale = {word + 1, static_cast<int>(power.value)};
      const WordValue second = value_of_word(pieces.word(word + 1), lexicon.table("number_words"));
      if (second.kind == WordValue::Kind::power && second.value > power.value)
        scale = {word + 2, scale.exponent + static_cast<int>(second.value)};
    }
  }
  return scale;
}

// The value of a one-character fraction ("1/2" as one sign), or 0.
double vulgar_fraction(const Pieces& pieces, std::size_t at, const Lexicon& lexicon) {
  const LexiconTable::Row* row = pieces.same_sentence(at, at) ? lexicon.table("vulgar_fractions").find(pieces.word(at)) : nullptr;
  return row == nullptr ? 0.0 : parse_double((*row)[1]) / parse_double((*row)[2]);
}

bool is_slash(const Pieces& pieces, std::size_t at) {
  return (pieces.is(at, "/") || pieces.is(at, "\xE2\x81\x84")) && pieces.touches(at) && pieces.touches(at + 1) && pieces.is_digits(at + 1);
}

// "3/4": a proper fraction with a usual denominator; "24/7", "9/11" and "1/0" are none.
std::optional<Part> read_slash_fraction(const Pieces& pieces, std::string_view text, std::size_t at) {
  if (!pieces.is_digits(at) || !is_slash(pieces, at + 1) || is_slash(pieces, at + 3)) return std::nullopt;
  const NumberText above = read_numeral(slice(text, pieces.items[at].span)), below = read_numeral(slice(text, pieces.items[at + 2].span));
  const bool usual =
      below.value >= 2 && (below.value <= 10 || below.value == 12 || below.value == 16 || below.value == 32 || below.value == 100);
  if (above.reading != NumberReading::exact || below.reading != NumberReading::exact || !usual || above.value >= below.value ||
      above.value < 1)
    return std::nullopt;
  if (std::floor(above.value) != above.value || std::floor(below.value) != below.value) return std::nullopt;
  return Part{at + 3, above.value / below.value};
}

std::optional<Number> read_digits_number(const Pieces& pieces, std::string_view text, std::size_t first, bool after_currency,
                                         const Lexicon& lexicon) {
  Number number{.first = first, .end = first + 1};
  if (const auto fraction = read_slash_fraction(pieces, text, first)) {
    number.end = fraction->end;
    number.form = NumberForm::fraction;
    number.low = fraction->value;
    number.high = number.low;
    number.is_share = true;
    return number;
  }
  const Scale scale = read_scale(pieces, first + 1, after_currency, lexicon);
  NumberText read = read_numeral(slice(text, pieces.items[first].span), scale.exponent);
  // "16.379 billion", or "1.234" in a text that writes points for decimals elsewhere: only one reading is left.
  if (read.reading == NumberReading::ambiguous && (scale.exponent > 0 || pieces.decimal_point))
    read = read_decimal_point(slice(text, pieces.items[first].span), scale.exponent);
  number.reading = read.reading;
  number.end = scale.end;
  number.scaled = scale.exponent > 0;
  number.power = power_of_ten(scale.exponent);
  number.low = read.value;
  if (read.reading == NumberReading::exact && scale.exponent == 0) {
    if (const double part = pieces.touches(first + 1) ? vulgar_fraction(pieces, first + 1, lexicon) : 0.0; part > 0.0) {
      number.low += part;
      number.end = first + 2;
    } else if (const auto fraction = read_slash_fraction(pieces, text, first + 1);
               fraction && pieces.items[first + 1].space_before && read.value < 1000) {
      number.low += fraction->value;  // "2 1/2"
      number.end = fraction->end;
    } else if (const auto added = read_and_part(pieces, first + 1, lexicon)) {
      number.low += added->value;
      number.end = added->end;
    }
    const Scale late = number.end > first + 1 ? read_scale(pieces, number.end, after_currency, lexicon) : Scale{};
    if (late.exponent > 0) {
      number.low *= power_of_ten(late.exponent);
      number.end = late.end;
      number.scaled = true;
    }
    if (const WordValue group = value_of_word(pieces.word(number.end), lexicon.table("number_words"));
        group.kind == WordValue::Kind::group && group.value == 12) {
      number.low *= group.value;
      ++number.end;
    }
  }
  number.high = number.low;
  return number;
}

// "half", "a third", "two thirds", "three quarters", "half a million", "a quarter of a million".
std::optional<Number> read_fraction_words(const Pieces& pieces, std::size_t first, const Lexicon& lexicon) {
  Number number{.first = first, .form = NumberForm::fraction, .is_share = true};
  double numerator = 1.0;
  std::size_t at = first;
  if (!pieces.is(first, "half")) {
    const WordValue value = value_of_word(pieces.word(first), lexicon.table("number_words"));
    const bool article = pieces.is(first, "a") || pieces.is(first, "one");
    if (!article && (value.kind != WordValue::Kind::unit || value.value < 2)) return std::nullopt;
    if (!article) numerator = value.value;
    at = over_hyphen(pieces, first + 1);
    const auto denominator = read_denominator(pieces, at, !article, lexicon);
    if (!denominator) return std::nullopt;
    number.low = numerator / denominator->value;
    number.end = denominator->end;
    const bool bare = article && pieces.is(first, "a") && at == first + 1 && !pieces.is(at, "half");
    const bool before_scale = value_of_word(pieces.word(number.end), lexicon.table("number_words")).kind == WordValue::Kind::power;
    // "a third man", "a quarter ago": without "of" it is rather an ordinal or a stretch of the year.
    if (bare && !before_scale && !pieces.is(number.end, "of") && pieces.is_word(number.end)) return std::nullopt;
  } else {
    number.low = 0.5;
    number.end = first + 1;
  }
  std::size_t scale = over_hyphen(pieces, number.end);
  if (pieces.is(scale, "of") && (pieces.is(scale + 1, "a"))) ++scale;
  if (pieces.is(scale, "a")) ++scale;
  const WordValue power = value_of_word(pieces.word(scale), lexicon.table("number_words"));
  if (power.kind == WordValue::Kind::power || (power.kind == WordValue::Kind::group && power.value == 12)) {
    number.low *= power.kind == WordValue::Kind::power ? power_of_ten(static_cast<int>(power.value)) : power.value;
    number.end = scale + 1;
    number.is_share = false;
    number.scaled = true;
  }
  number.high = number.low;
  return number;
}

std::optional<Number> read_vague(const Pieces& pieces, std::size_t first, const Lexicon& lexicon) {
  const FoundPhrase phrase = find_phrase(pieces, first, lexicon.table("vague_numbers"));
  if (phrase.length == 0) return std::nullopt;
  const LexiconTable::Row& row = *phrase.row;
  Number number{.first = first, .end = first + phrase.length, .form = NumberForm::vague, .low = parse_double(row[1])};
  if (!row[2].empty()) number.high = parse_double(row[2]);
  number.is_share = row[3] == "1";
  number.scaled = true;
  if (row[4] == "of" && !pieces.is(number.end, "of")) return std::nullopt;
  if (row[4] == "of power") return std::nullopt;  // "tens" alone names no amount
  return number;
}

bool is_round(double value) {
  return value <= 10 || value == 20 || value == 50 || value == 100 || (value >= 1000 && std::fmod(value, 1000.0) == 0.0);
}

// The end of "in five", "-in-five", "out of ten", "out of every thousand" after a number, with the number it is a part of.
std::optional<Part> read_out_of(const Pieces& pieces, std::string_view text, std::size_t at, const Lexicon& lexicon) {
  std::size_t next = over_hyphen(pieces, at);
  if (pieces.is(next, "in")) {
    ++next;
  } else if (pieces.is(next, "out") && pieces.is(next + 1, "of")) {
    next += 2;
  } else {
    return std::nullopt;
  }
  next = over_hyphen(pieces, next);
  if (pieces.is(next, "every")) ++next;
  if (!pieces.same_sentence(next, at)) return std::nullopt;
  Part part{next + 1, 0.0};
  if (pieces.is_digits(next)) {
    const NumberText read = read_numeral(slice(text, pieces.items[next].span));
    if (read.reading != NumberReading::exact || (pieces.touches(next + 1) && pieces.is_word(next + 1))) return std::nullopt;
    part.value = read.value;
  } else if (const WordValue power = value_of_word(pieces.word(next), lexicon.table("number_words"));
             power.kind == WordValue::Kind::power) {
    part.value = power_of_ten(static_cast<int>(power.value));
  } else {
    const auto words = read_words(pieces, next, lexicon);
    if (!words) return std::nullopt;
    part = Part{words->end, words->value};
  }
  // "killed three in ten days" counts days.
  const bool counts_time = lexicon.table("time_units").has(pieces.word(part.end)) && pieces.same_sentence(part.end, at);
  return is_round(part.value) && !counts_time ? std::optional(part) : std::nullopt;
}

}  // namespace

std::optional<Number> read_number(const Pieces& pieces, std::string_view text, std::size_t first, bool after_currency,
                                  const Lexicon& lexicon) {
  if (first >= pieces.size()) return std::nullopt;
  if (const double vulgar = pieces.items[first].kind == PieceKind::mark ? vulgar_fraction(pieces, first, lexicon) : 0.0; vulgar > 0.0) {
    return Number{.first = first, .end = first + 1, .form = NumberForm::fraction, .low = vulgar, .high = vulgar, .is_share = true};
  }
  std::optional<Number> number;
  if (pieces.is_digits(first)) {
    number = read_digits_number(pieces, text, first, after_currency, lexicon);
  } else if (pieces.is_word(first)) {
    if (auto vague = read_vague(pieces, first, lexicon)) return vague;
    if (auto fraction = read_fraction_words(pieces, first, lexicon)) return fraction;
    const auto words = read_words(pieces, first, lexicon);
    if (!words) return std::nullopt;
    number = Number{.first = first,
                    .end = words->end,
                    .form = NumberForm::words,
                    .low = words->value,
                    .approximate = words->approximate,
                    .scaled = words->scaled,
                    .power = words->power};
    if (const auto part = read_and_part(pieces, words->end, lexicon)) {
      number->low += part->value;
      number->end = part->end;
      const Scale scale = read_scale(pieces, number->end, false, lexicon);
      number->low *= power_of_ten(scale.exponent);
      number->end = scale.end;
    }
    number->high = number->low;
  }
  if (number && number->reading == NumberReading::exact && !after_currency && number->low >= 1) {
    if (const auto whole = read_out_of(pieces, text, number->end, lexicon); whole && whole->value > number->low && whole->value > 1) {
      number->low /= whole->value;
      number->high = number->low;
      number->end = whole->end;
      number->form = NumberForm::fraction;
      number->is_share = true;
    }
  }
  return number;
}

}  // namespace sayso
