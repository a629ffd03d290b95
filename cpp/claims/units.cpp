#include "claims/units.h"

#include <algorithm>

namespace sayso {
namespace {

std::size_t over_hyphen(const Pieces& pieces, std::size_t at) {
  return pieces.is_dash(at) && pieces.touches(at) && pieces.touches(at + 1) ? at + 1 : at;
}

bool is_upper(std::string_view text, ByteSpan span) {
  const std::string_view word = slice(text, span);
  return std::all_of(word.begin(), word.end(), [](char byte) { return byte >= 'A' && byte <= 'Z'; });
}

// Some names of money are also other words: "pounds" of weight, the verb "won", "mark".
bool is_money_here(const Pieces& pieces, std::size_t at, const FoundPhrase& found, const Number& number, std::string_view text) {
  const std::string& form = (*found.row)[0];
  if ((*found.row)[2] == "before") return false;
  if (form == "won") return number.scaled && number.low >= 1000;
  if ((*found.row)[2] == "both") return is_upper(text, pieces.items[at].span);  // codes in capitals only: "try", "all"
  return true;
}

// "per hour", "an hour", "a day", "/h", "each".
void read_per(const Pieces& pieces, Unit& unit, const Lexicon& lexicon) {
  const LexiconTable& units = lexicon.table("units");
  std::size_t at = unit.end;
  const bool per = pieces.is(at, "per") || pieces.is(at, "every"), article = pieces.is(at, "a") || pieces.is(at, "an");
  const bool slash = pieces.is(at, "/") && pieces.touches(at) && pieces.touches(at + 1);
  if ((!per && !article && !slash) || !pieces.same_sentence(at + 1, at)) return;
  if (per && pieces.is_digits(at + 1)) {  // "six per 100,000 people": kept as it stands
    unit.per = std::string(pieces.word(at + 1));
    unit.end = at + 2;
    if (pieces.is_word(at + 2) && units.field(pieces.word(at + 2), "unit") == "person") {
      *unit.per += " people";
      ++unit.end;
    }
    return;
  }
  if (!pieces.is_word(at + 1)) return;
  const std::string_view name = units.field(pieces.word(at + 1), "unit"), dimension = units.field(pieces.word(at + 1), "dimension");
  if (per || (article && dimension == "time") || (slash && !name.empty())) {
    if (article && unit.unit == name) return;
    unit.per = name.empty() ? std::string(pieces.word(at + 1)) : std::string(name);
    unit.end = at + 2;
  }
}

}  // namespace

std::optional<CurrencyBefore> currency_before(const Pieces& pieces, std::size_t piece, const Lexicon& lexicon) {
  const LexiconTable& table = lexicon.table("currencies");
  if (piece == 0 || !table.may_end(pieces.word(piece - 1))) return std::nullopt;
  constexpr std::size_t kMostPieces = 5;  // "U.S.$"
  for (std::size_t length = std::min(kMostPieces, piece); length > 0; --length) {
    const std::size_t first = piece - length;
    if (!pieces.same_sentence(first, piece) || (pieces.touches(first) && pieces.is_word(first - 1) && pieces.is_word(first))) continue;
    std::string key;
    for (std::size_t at = first; at < piece; ++at) {
      if (at > first && !pieces.touches(at)) key += ' ';
      key += pieces.word(at);
    }
    const LexiconTable::Row* row = table.find(key);
    if (row == nullptr || (*row)[2] == "after") continue;
    const bool letters = pieces.is_word(piece - 1);
    if (letters && pieces.touches(first) && !pieces.is(first - 1, "(")) continue;
    return CurrencyBefore{first, (*row)[1]};
  }
  return std::nullopt;
}

Unit read_unit(const Pieces& pieces, std::string_view text, const Number& number, const std::optional<CurrencyBefore>& currency,
               const Lexicon& lexicon) {
  Unit unit{.end = number.end, .unit = {}, .currency = {}, .per = {}};
  if (currency) {
    unit.unit = currency->code;
    unit.currency = currency->code;
    if (const FoundPhrase code = find_phrase(pieces, unit.end, lexicon.table("currencies"));
        code.length > 0 && (*code.row)[2] != "before" && pieces.same_sentence(unit.end, number.first)) {
      if (is_money_here(pieces, unit.end, code, number, text) &&
          ((*code.row)[1] == currency->code || currency->code == "USD")) {  // "$5 Canadian dollars", "$5 AUD"
        unit.unit = (*code.row)[1];
        unit.currency = unit.unit;
        unit.end += code.length;
      }
    }
    read_per(pieces, unit, lexicon);
    return unit;
  }
  std::size_t at = over_hyphen(pieces, number.end);
  const bool of = number.form == NumberForm::vague || number.approximate || number.form == NumberForm::fraction ||
                  (number.form == NumberForm::words && pieces.is(at, "of"));
  if (of && pieces.is(at, "of")) ++at;                                                           // "millions of dollars"
  if (number.form == NumberForm::fraction && (pieces.is(at, "a") || pieces.is(at, "an"))) ++at;  // "half an hour"
  if (!pieces.same_sentence(at, number.first)) return unit;
  if (pieces.is(at, "us") && is_upper(text, pieces.items[at].span) && pieces.is_word(at + 1)) ++at;  // "5 million US dollars"
  const FoundPhrase money = find_phrase(pieces, at, lexicon.table("currencies"));
  const FoundPhrase measure = find_phrase(pieces, at, lexicon.table("units"));
  const bool pounds = measure.row != nullptr && (*measure.row)[1] == "pound" && (number.scaled || number.low >= 10000);
  if ((money.length > 0 && is_money_here(pieces, at, money, number, text)) || pounds) {
    unit.unit = pounds ? "GBP" : (*money.row)[1];
    unit.currency = unit.unit;
    unit.end = at + (pounds ? measure.length : money.length);
  } else if (measure.length > 0) {
    const std::string& form = (*measure.row)[0];
    const bool is_symbol = form.size() <= 2 && pieces.is_word(at);
    const bool touching = pieces.touches(at) && !pieces.is_dash(at - 1);
    if (is_symbol && form.size() == 1 && !touching) return unit;
    unit.unit = (*measure.row)[1];
    if (!(*measure.row)[3].empty()) unit.per = (*measure.row)[3];
    unit.end = at + measure.length;
  } else {
    return unit;
  }
  unit.has_noun = pieces.is_word(unit.end - 1);
  unit.noun = unit.end - 1;
  if (!unit.per) read_per(pieces, unit, lexicon);
  return unit;
}

}  // namespace sayso
