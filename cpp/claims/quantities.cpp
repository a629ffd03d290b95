#include "claims/quantities.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "claims/counted.h"
#include "claims/number_words.h"
#include "claims/pieces.h"
#include "claims/quantity_words.h"
#include "claims/time_expression.h"
#include "claims/units.h"

namespace sayso {
namespace {

struct Reader {
  std::string_view text;
  const Parsed& parsed;
  const Lexicon& lexicon;
  const Pieces& pieces;
};

// Pieces that belong to dates and times of day, which are no amounts; durations are both.
std::vector<bool> dated_pieces(const Reader& in, const std::vector<TimeExpression>& expressions) {
  std::vector<bool> dated(in.pieces.size(), false);
  for (const TimeExpression& expression : expressions) {
    const bool shift = (expression.shape == TimeShape::from_told || expression.shape == TimeShape::ago) &&
                       (expression.unit == "hour" || expression.unit == "minute" || expression.unit == "second");
    const bool amount = shift || (expression.shape == TimeShape::duration && !in.pieces.is(expression.first + 1, ":"));
    if (!amount)
      std::fill(dated.begin() + static_cast<std::ptrdiff_t>(expression.first), dated.begin() + static_cast<std::ptrdiff_t>(expression.end),
                true);
  }
  return dated;
}

// One end of an interval: a number with the currency before it.
struct End {
  std::size_t first = 0;
  Number number;
  std::optional<CurrencyBefore> currency;
};

// "more than a year", "within an hour": one of the unit.
std::optional<Number> read_article(const Reader& in, std::size_t piece) {
  const Pieces& pieces = in.pieces;
  if (!pieces.is(piece, "a") && !pieces.is(piece, "an")) return std::nullopt;
  if (pieces.word(piece + 1).size() < 3 || !in.lexicon.table("units").has(pieces.word(piece + 1)) ||
      !pieces.same_sentence(piece + 1, piece))
    return std::nullopt;
  const auto bound = bound_before(pieces, piece, in.lexicon);
  if (!bound || bound->comparator == Comparator::exact || pieces.is(bound->first, "like") || pieces.is(bound->first, "some"))
    return std::nullopt;
  return Number{.first = piece, .end = piece + 1, .form = NumberForm::words, .low = 1.0, .high = 1.0};
}

std::optional<End> read_end(const Reader& in, std::size_t piece) {
  End end{.first = piece, .number = {}, .currency = currency_before(in.pieces, piece, in.lexicon)};
  auto number = read_number(in.pieces, in.text, piece, end.currency.has_value(), in.lexicon);
  if (!number) number = read_article(in, piece);
  if (!number) return std::nullopt;
  end.number = *number;
  if (end.currency) end.first = end.currency->first;
  return end;
}

// The first piece at or behind `piece` that is no currency sign: where the other end's number begins.
std::size_t over_currency(const Reader& in, std::size_t piece) {
  for (std::size_t length = 1; length <= 4 && piece + length < in.pieces.size(); ++length) {
    const auto currency = currency_before(in.pieces, piece + length, in.lexicon);
    if (currency && currency->first == piece) return piece + length;
  }
  return piece;
}

// "10-50", "5 to 7", "between 10 and 50", "nine or ten": the other end, and the piece where the whole begins. "50 \u00B1 3": how far
// both ends are away.
struct Range {
  End last;
  std::size_t first = 0;
  bool is_tolerance = false;
};

std::optional<Range> read_range(const Reader& in, const End& low, std::size_t behind) {
  const Pieces& pieces = in.pieces;
  const std::size_t joint = behind;
  const bool dash = pieces.is_dash(joint) && (pieces.touches(joint) == pieces.touches(joint + 1));
  const bool ages =
      low.first > 3 && pieces.is(low.first - 1, "of") && pieces.is(low.first - 2, "ages") && pieces.is(low.first - 4, "between");
  const bool between = ((low.first > 0 && pieces.is(low.first - 1, "between")) || ages) && pieces.is(joint, "and");
  const bool from = low.first > 0 && pieces.is(low.first - 1, "from");
  const bool to = pieces.is(joint, "to") || (from && (pieces.is(joint, "up") && pieces.is(joint + 1, "to")));
  const bool alternative = pieces.is(joint, "or");
  const bool tolerance = pieces.is(joint, "\xC2\xB1");
  if (!(dash || between || to || alternative || tolerance)) return std::nullopt;
  std::size_t start = joint + (pieces.is(joint, "up") ? 2 : 1);
  if (pieces.is(start, "as") && pieces.is(start + 1, "many")) start += 3;
  if (!pieces.same_sentence(start, low.first)) return std::nullopt;
  auto high = read_end(in, over_currency(in, start));
  if (!high || high->number.reading != NumberReading::exact || !high->number.high || high->number.form == NumberForm::vague ||
      low.number.is_share != high->number.is_share)
    return std::nullopt;
  if (dash && !pieces.touches(joint) && !(pieces.is_digits(low.number.first) && pieces.is_digits(high->number.first))) return std::nullopt;
  if (high->currency && !low.currency && !dash) return std::nullopt;
  return Range{*high, between || from ? low.first - 1 : low.first, tolerance};
}

// "10 to 15 million": the power of the second number holds for the first one too, where that alone makes sense.
double shared_scale(const Number& low, const Number& high) {
  const bool shares = !low.scaled && high.power > 1.0 && low.low < high.low / high.power;
  return shares ? high.power : 1.0;
}

// Binary products of decimals are off in the last place (1.1 * 1e6): taken back to the decimal that was written.
double scaled(double value, double factor) { return factor >= 1.0 ? std::round(value * factor * 1e6) / 1e6 : value * factor; }

void apply_bound(Quantity& quantity, const Bound& bound, const Number& number) {
  quantity.approximate = quantity.approximate || bound.approximate;
  switch (bound.comparator) {
    case Comparator::more_than:
    case Comparator::at_least:
      quantity.comparator = bound.comparator;
      quantity.high.reset();
      break;
    case Comparator::less_than:
    case Comparator::at_most:
      if (number.form == NumberForm::vague) break;
      quantity.comparator = bound.comparator;
      quantity.high = quantity.low;
      quantity.low.reset();
      break;
    case Comparator::about:
      if (quantity.comparator == Comparator::exact) quantity.comparator = Comparator::about;
      break;
    default:
      break;
  }
}

// "68" in "aged 68", "Lund, 42, said", "18-year-old": an age in years.
bool is_age(const Reader& in, const Number& number, std::size_t first, std::size_t unit_end) {
  const Pieces& pieces = in.pieces;
  if (number.low > 130 || number.form == NumberForm::vague || number.is_share || number.scaled) return false;
  if (first > 0 && (pieces.is(first - 1, "aged") || pieces.is(first - 1, "age")) && pieces.same_sentence(first - 1, first)) return true;
  if (first > 1 && pieces.is(first - 1, "of") && pieces.is(first - 2, "age")) return true;
  const bool commas =
      first > 0 && pieces.is(first - 1, ",") && (pieces.is(unit_end, ",") || pieces.is(unit_end, ".")) && unit_end == number.end;
  if (!commas || first < 2 || number.low < 1) return false;
  const std::uint32_t token = pieces.items[number.first].token, name = pieces.items[first - 2].token;
  const Relation relation = in.parsed.tree.relations[token];
  const bool apart = relation == Relation::appos || relation == Relation::amod || relation == Relation::nummod ||
                     relation == Relation::nmod_unmarked || relation == Relation::acl || relation == Relation::nmod;
  return apart && in.parsed.tags[name].upos == Upos::PROPN && in.parsed.tree.heads[token] < token;
}

// True when a verb or noun of change stands a few heads above: "rose from 5 to 7" tells two amounts, not a range.
bool is_under_change(const Reader& in, std::uint32_t token) {
  constexpr int kHeads = 4;
  for (int step = 0; step < kHeads; ++step) {
    token = in.parsed.tree.heads[token];
    if (!in.lexicon.table("change_verbs").field(in.parsed.tags[token].lemma, "direction").empty()) return true;
  }
  return false;
}

// "50 minutes" in "8 hours 50 minutes", "two hours and 5 minutes": how many, and where they end.
std::optional<std::pair<double, std::size_t>> read_minutes(const Reader& in, std::size_t behind) {
  if (in.pieces.is(behind, "and") || in.pieces.is(behind, ",")) ++behind;
  if (behind == 0 || !in.pieces.same_sentence(behind, behind - 1)) return std::nullopt;
  const auto end = read_end(in, behind);
  if (!end || end->number.first != behind || end->number.reading != NumberReading::exact || !end->number.high) return std::nullopt;
  const Unit unit = read_unit(in.pieces, in.text, end->number, end->currency, in.lexicon);
  if (unit.unit != "minute" || end->number.low >= 60.0) return std::nullopt;
  return std::pair{end->number.low, std::max(end->number.end, unit.end)};
}

struct Draft {
  Quantity quantity;
  std::size_t first = 0;
  std::size_t end = 0;
};

Draft build(const Reader& in, End low, std::size_t piece) {
  const Pieces& pieces = in.pieces;
  Draft draft{.quantity = {}, .first = low.first, .end = low.number.end};
  Quantity& quantity = draft.quantity;
  quantity.low = low.number.low;
  quantity.high = low.number.high;
  quantity.approximate = low.number.approximate;
  if (low.number.form == NumberForm::vague) quantity.comparator = Comparator::vague;
  if (low.number.approximate) quantity.comparator = Comparator::about;

  // The unit, which in a range stands behind the second number or both.
  Unit unit = read_unit(pieces, in.text, low.number, low.currency, in.lexicon);
  Number last = low.number;
  auto range = read_range(in, low, low.number.end);
  if (!range && unit.end > low.number.end) range = read_range(in, low, unit.end);
  if (range) {
    const Unit other =
        read_unit(pieces, in.text, range->last.number, range->last.currency ? range->last.currency : low.currency, in.lexicon);
    const double factor = shared_scale(low.number, range->last.number);
    const double start = scaled(low.number.low, factor);
    const bool same_unit = unit.unit.empty() || other.unit == unit.unit;
    const bool change = pieces.is(range->first, "from") && is_under_change(in, pieces.items[low.number.first].token);
    const double end = range->last.number.low;
    if ((range->is_tolerance || start < end) && same_unit && !change) {
      quantity.low = range->is_tolerance ? start - end : start;
      quantity.high = range->is_tolerance ? start + end : end;
      quantity.comparator = Comparator::between;
      draft.first = range->first;
      unit = other;
      last = range->last.number;
    }
  }
  draft.end = std::max(last.end, unit.end);
  if (const auto minutes = unit.unit == "hour" && !range ? read_minutes(in, draft.end) : std::nullopt; minutes && quantity.low) {
    quantity.low = quantity.high = *quantity.low + minutes->first / 60.0;
    draft.end = minutes->second;
  }
  quantity.unit = unit.unit;
  quantity.currency = unit.currency;
  quantity.per = unit.per;

  if (const auto sign = minus_before(pieces, low.first);
      sign && quantity.comparator == Comparator::exact && !low.number.is_share && pieces.is_digits(piece)) {
    const bool zero = *quantity.low == 0.0;
    quantity.low = zero ? 0.0 : -*quantity.low;
    quantity.high = quantity.low;
    draft.first = *sign;
  }
  // Bounds before and after; "between" already says both sides.
  for (int count = 0; count < 2; ++count) {
    const auto bound = bound_before(pieces, draft.first, in.lexicon);
    if (!bound) break;
    if (quantity.comparator != Comparator::between || bound->approximate)
      apply_bound(quantity, quantity.comparator == Comparator::between ? Bound{bound->first, bound->end, Comparator::about, true} : *bound,
                  low.number);
    draft.first = bound->first;
  }
  for (const std::size_t at : {last.end, draft.end}) {
    const auto bound = quantity.comparator == Comparator::exact ? bound_after(pieces, at, in.lexicon) : std::nullopt;
    if (!bound) continue;
    apply_bound(quantity, *bound, low.number);
    if (at == last.end && unit.unit.empty()) {  // "1,000 or more kilograms"
      Number moved = last;
      moved.end = bound->end;
      unit = read_unit(pieces, in.text, moved, low.currency, in.lexicon);
      quantity.unit = unit.unit;
    }
    draft.end = std::max({draft.end, bound->end, unit.end});
    break;
  }
  const Counted counted = find_counted(in.text, in.parsed, pieces, last, unit, in.lexicon);
  quantity.of = counted.of;
  if (quantity.unit.empty()) {
    const bool age = is_age(in, low.number, low.first, unit.end);
    quantity.unit = age ? "year" : counted.unit;
    if (age) quantity.of = "age";
  } else if (quantity.unit == "year" && (pieces.is(draft.end, "old") || (pieces.is_dash(draft.end) && pieces.is(draft.end + 1, "old")))) {
    if (quantity.of.empty()) quantity.of = "age";
  }
  if (low.number.is_share && quantity.unit == counted.unit) quantity.unit = "fraction";
  const std::uint32_t number_token = pieces.items[low.number.first].token;
  const std::uint32_t unit_token = unit.has_noun ? pieces.items[unit.noun].token : number_token;
  quantity.change = find_change(in.parsed, number_token, unit_token, unit, in.lexicon);
  const std::uint32_t byte_end = pieces.items[draft.end - 1].span.end;
  std::uint32_t noun_end = counted.noun_end;
  for (std::size_t at = draft.end; at < pieces.size() && pieces.items[at].span.start < noun_end;
       ++at) {  // another number begins: stop before it
    if (pieces.is_digits(at) || pieces.is(at, ",") || in.lexicon.table("number_words").has(pieces.word(at))) noun_end = 0;
  }
  quantity.span = {pieces.items[draft.first].span.start,
                   std::max(byte_end, quantity.unit.empty() || !unit.unit.empty() || low.number.is_share ? byte_end : noun_end)};
  return draft;
}

// "doubled", "twice", "18-fold", "2.6 times": a factor.
std::optional<Draft> read_factor(const Reader& in, std::size_t piece) {
  const Pieces& pieces = in.pieces;
  if (!pieces.is_word(piece)) return std::nullopt;
  const std::uint32_t token = pieces.items[piece].token;
  Draft draft{.quantity = {}, .first = piece, .end = piece + 1};
  const Tag& tag = in.parsed.tags[token];
  double factor = 0.0;
  if (tag.upos == Upos::VERB && pieces.items[piece].span == in.parsed.tokens.span[token]) {
    const std::string_view digits = in.lexicon.table("change_verbs").field(tag.lemma, "factor");
    std::from_chars(digits.data(), digits.data() + digits.size(), factor);
  }
  const bool twice = pieces.is(piece, "twice") || pieces.is(piece, "thrice");
  if (twice) factor = pieces.is(piece, "twice") ? 2.0 : 3.0;
  if (factor == 0.0) return std::nullopt;
  draft.quantity.low = factor;
  draft.quantity.high = factor;
  const bool multiplies = !twice || pieces.is(piece + 1, "as") || pieces.is(piece + 1, "the");
  draft.quantity.unit = multiplies ? "factor" : "time";
  if (multiplies) draft.quantity.change = "factor";
  while (const auto bound = bound_before(pieces, draft.first, in.lexicon)) {
    apply_bound(draft.quantity, *bound, Number{});
    draft.first = bound->first;
  }
  draft.quantity.span = {pieces.items[draft.first].span.start, pieces.items[piece].span.end};
  return draft;
}

// "-fold", "times higher", "x" right behind a number.
void mark_factor(const Reader& in, Draft& draft, const Number& number) {
  const Pieces& pieces = in.pieces;
  std::size_t at = number.end;
  if (pieces.is_dash(at)) ++at;
  const bool fold = pieces.is(at, "fold") && (pieces.touches(at) || at > number.end);
  const bool times = pieces.is(at, "times") && (pieces.is(at + 1, "as") || pieces.is(at + 1, "more") || pieces.is(at + 1, "higher") ||
                                                pieces.is(at + 1, "larger") || pieces.is(at + 1, "the"));
  if (!fold && !times) return;
  draft.quantity.unit = "factor";
  draft.quantity.change = "factor";
  draft.end = std::max(draft.end, at + 1);
  draft.quantity.span.end = std::max(draft.quantity.span.end, pieces.items[at].span.end);
}

}  // namespace

std::vector<Quantity> find_quantities(std::string_view text, const Parsed& parsed, const Lexicon& lexicon) {
  return find_quantities(text, parsed, read_timed_pieces(text, parsed, lexicon), lexicon);
}

std::vector<Quantity> find_quantities(std::string_view text, const Parsed& parsed, const TimedPieces& timed, const Lexicon& lexicon) {
  const Pieces& pieces = timed.pieces;
  const Reader in{text, parsed, lexicon, pieces};
  const std::vector<bool> dated = dated_pieces(in, timed.expressions);
  std::vector<Quantity> quantities;
  std::uint32_t free_from = 0;  // byte: no quantity reaches into the one before
  for (std::size_t piece = 0; piece < pieces.size();) {
    if (dated[piece]) {
      ++piece;
      continue;
    }
    auto draft = read_factor(in, piece);
    if (!draft) {
      const auto end = read_end(in, piece);
      if (!end) {
        ++piece;
        continue;
      }
      const bool usable =
          end->number.reading == NumberReading::exact && pieces.same_sentence(end->number.end - 1, piece) && !dated[end->number.end - 1];
      if (!usable || !is_amount(pieces, text, parsed, end->number, end->first, lexicon)) {
        piece = std::max(piece + 1, end->number.end);
        continue;
      }
      const Unit unit = read_unit(pieces, text, end->number, end->currency, lexicon);
      const bool digits_end_well = end->number.form != NumberForm::digits || unit.end > end->number.end || end->number.scaled ||
                                   is_clear_after(pieces, end->number.end);
      if (!digits_end_well) {
        piece = end->number.end;
        continue;
      }
      draft = build(in, *end, piece);
      mark_factor(in, *draft, end->number);
    }
    piece = std::max(draft->end, piece + 1);
    // Bounding words that the quantity before has taken already are not taken twice.
    while (draft->first < draft->end && pieces.items[draft->first].span.start < free_from) ++draft->first;
    if (draft->first >= draft->end) continue;
    draft->quantity.span.start = pieces.items[draft->first].span.start;
    free_from = draft->quantity.span.end;
    while (piece < pieces.size() && pieces.items[piece].span.start < free_from) ++piece;
    quantities.push_back(std::move(draft->quantity));
  }
  return quantities;
}

}  // namespace sayso
