#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <tuple>

#include "compare/reading.h"

namespace sayso {
namespace {

using Places = std::map<std::pair<bool, std::uint32_t>, std::uint32_t>;  // title or not, start -> index of the measure

// "PT38S", "P2Y", "PT2H30M" -> seconds; nothing for vague durations ("PXM").
std::optional<double> read_duration(std::string_view value) {
  if (value.size() < 3 || value[0] != 'P') return std::nullopt;
  double seconds = 0;
  bool clock = false;
  for (std::size_t at = 1; at < value.size(); ++at) {
    if (value[at] == 'T') {
      clock = true;
      continue;
    }
    double amount = 0;
    const auto [end, error] = std::from_chars(value.data() + at, value.data() + value.size(), amount);
    if (error != std::errc{} || end == value.data() + value.size()) return std::nullopt;
    at = static_cast<std::size_t>(end - value.data());
    switch (value[at]) {
      case 'S':
        seconds += amount;
        break;
      case 'H':
        seconds += amount * 3600;
        break;
      case 'D':
        seconds += amount * 86400;
        break;
      case 'W':
        seconds += amount * 7 * 86400;
        break;
      case 'Y':
        seconds += amount * 365 * 86400;
        break;
      case 'M':
        seconds += amount * (clock ? 60 : 30 * 86400);
        break;
      default:
        return std::nullopt;
    }
  }
  return seconds;
}

void add_numbers(const std::vector<Word>& words, std::vector<Term>& numbers) {
  for (const Word& word : words) {
    if (word.number) numbers.push_back(word.stem);
  }
  sort_unique(numbers);
}

// Does `word` stand before the word `before` that stands before `start`?
bool follows_word(const std::string& text, std::uint32_t start, const std::string& before, std::string_view word) {
  const auto size = static_cast<std::uint32_t>(before.size()) + 1;
  return !before.empty() && start > size && word_before(text, start - size) == word;
}

// "One Dane in" before `start`: the word "one" at most three words before the last.
bool follows_one(const std::string& text, std::uint32_t start) {
  std::uint32_t at = start;
  for (int step = 0; step < 4; ++step) {
    const std::string word = word_before(text, at);
    if (word.empty()) return false;
    if (word == "one") return step > 0;
    at -= static_cast<std::uint32_t>(word.size()) + 1;
  }
  return false;
}

// "190 of the 312 people", "four of them": a part of what is counted.
bool is_part(const std::string& text, std::uint32_t end) {
  const std::string_view after = std::string_view(text).substr(end, 8);
  return after.substr(0, 4) == " of " &&
         (after.substr(4, 2) == "th" || after.substr(4, 2) == "it" || (after.size() > 4 && after[4] >= '0' && after[4] <= '9'));
}

bool is_age(const std::string& text, std::uint32_t end) {
  const std::string_view after = std::string_view(text).substr(end, 4);
  return after == " old" || after == "-old";
}

Measure read_quantity(const Quantity& quantity, const std::string& text, Vocabulary& vocabulary) {
  Measure measure;
  measure.span = quantity.span;
  measure.quantity = quantity;
  measure.part = is_part(text, quantity.span.end);
  measure.own = content_terms(vocabulary.read(text, quantity.span));
  add_numbers(vocabulary.read(text, quantity.span), measure.own_numbers);
  const std::vector<Term> unit_terms = content_terms(vocabulary.read(quantity.unit));
  measure.own.insert(measure.own.end(), unit_terms.begin(), unit_terms.end());
  sort_unique(measure.own);
  const std::string unit = to_lower(quantity.unit);
  if (quantity.currency) {
    measure.scale = *quantity.currency;
  } else if (const LexiconTable::Row* row = vocabulary.lexicon().table("compare_units").find(unit); row != nullptr) {
    measure.scale = (*row)[1];
    double factor = 1;
    std::from_chars((*row)[2].data(), (*row)[2].data() + (*row)[2].size(), factor);
    if (measure.quantity->low) *measure.quantity->low *= factor;
    if (measure.quantity->high) *measure.quantity->high *= factor;
  } else {
    const std::vector<Word> words = vocabulary.read(unit.empty() ? quantity.of : unit);
    if (!words.empty()) measure.counted = words.back().term;
    measure.anybody = measure.counted == vocabulary.term("people");
    measure.person = !words.empty() && (vocabulary.lexicon().table("compare_persons").has(vocabulary.spelling(words.back().stem)) ||
                                        vocabulary.lexicon().table("compare_persons").has(to_lower(unit)));
  }
  // "A fifth of the shares" is 20 percent of them.
  if (unit == "fraction") {
    measure.share = true;
    measure.scale = "percent";
    if (measure.quantity->low) *measure.quantity->low *= 100;
    if (measure.quantity->high) *measure.quantity->high *= 100;
  }
  // "The 24-year-old ship", "is 14 years old": an age is no length of anything else.
  if (measure.scale == "second" && is_age(text, quantity.span.end)) measure.scale = "age";
  if (quantity.per) measure.scale.append("/").append(to_lower(*quantity.per));
  return measure;
}

// Values inside the fact's claim. A value that several claims hold goes to the narrowest of them.
void read_fact_measures(Reading& reading, std::uint32_t fact, Vocabulary& vocabulary,
                        std::map<std::pair<bool, std::uint32_t>, std::uint32_t>& places) {
  const Claim& claim = reading.analyzed->claims[reading.facts[fact].claim];
  const std::string& text = section_text(*reading.analyzed, claim.section);
  const auto keep = [&](Measure measure) {
    measure.fact = fact;
    const auto [place, is_new] =
        places.emplace(std::pair(claim.section == Section::title, measure.span.start), static_cast<std::uint32_t>(reading.measures.size()));
    if (is_new) {
      reading.measures.push_back(std::move(measure));
    } else {
      Measure& old = reading.measures[place->second];
      const bool better = measure.quantity.has_value() > old.quantity.has_value();
      const bool narrower = reading.facts[fact].span.size() < reading.facts[old.fact].span.size();
      if (better || (narrower && measure.quantity.has_value() == old.quantity.has_value())) old = std::move(measure);
    }
  };
  for (const Quantity& quantity : claim.quantities) {
    // "Two bids, not three", "and not the 1.2 million": nobody says three.
    const std::string before = word_before(text, quantity.span.start);
    const bool behind_not = follows_word(text, quantity.span.start, before, "not");
    if (before == "not" || (before == "the" && behind_not)) continue;
    // "Not one of the four gates was opened": nothing is said of four.
    if (reading.facts[fact].negative && before == "the" && follows_word(text, quantity.span.start, before, "of")) continue;
    // "Five minutes after eleven": an hour.
    const bool clock = before == "after" || before == "past" || before == "to";
    if (clock && quantity.unit.empty() && follows_word(text, quantity.span.start, before, "minutes")) continue;
    // "One Dane in ten": a share, and nobody counts ten.
    if (before == "in" && quantity.unit.empty() && follows_one(text, quantity.span.start)) continue;
    Measure measure = read_quantity(quantity, text, vocabulary);
    if (before == "between" && quantity.comparator == Comparator::exact) {
      measure.quantity->high.reset();  // "between 800 metres and three kilometres": the other end has a unit of its own
      measure.quantity->comparator = Comparator::at_least;
    }
    if (before == "even" && behind_not && quantity.comparator == Comparator::exact) {
      measure.quantity->low.reset();  // "not even four euros"
      measure.quantity->comparator = Comparator::less_than;
    }
    keep(std::move(measure));
  }
  for (const Time& time : claim.times) {
    Measure measure;
    measure.span = time.span;
    measure.own = content_terms(vocabulary.read(text, time.span));
    add_numbers(vocabulary.read(text, time.span), measure.own_numbers);
    if (time.kind == TimeKind::duration) {
      const auto counted = [&](const Quantity& quantity) { return quantity.span.overlaps(time.span); };
      if (std::any_of(claim.quantities.begin(), claim.quantities.end(), counted)) continue;
      const auto seconds = read_duration(time.value);
      const std::string before = word_before(text, time.span.start);
      if (!seconds || before == "than" || before == "over" || before == "under") continue;
      measure.quantity = Quantity{};
      measure.quantity->low = measure.quantity->high = seconds;
      measure.scale = "second";
    } else {
      const std::string words = word_before(text, time.span.start) + " " + std::string(slice(text, time.span));
      const bool anchored = reading.analyzed->document.published.has_value();
      const Moment moment = read_moment(time, words, anchored, vocabulary.lexicon());
      if (!moment.known()) continue;
      measure.moment = moment;
      measure.said = read_moment(time, words, false, vocabulary.lexicon());
    }
    keep(std::move(measure));
  }
}

// The content words beside each value: what stands near it tells what it is of, whatever the tree says.
void read_windows(Reading& reading) {
  constexpr std::size_t kReach = 6;  // words on each side
  const auto before = [](const Word& word, std::uint32_t start) { return word.span.start < start; };
  for (Measure& measure : reading.measures) {
    const bool title = reading.facts[measure.fact].sentence == 0;
    const auto first = reading.words.begin() + (title ? 0 : reading.title_words);
    const auto last = title ? reading.words.begin() + reading.title_words : reading.words.end();
    const auto from = std::lower_bound(first, last, measure.span.start, before);
    const auto to = std::lower_bound(from, last, measure.span.end, before);
    const auto keep = [&](const Word& word) {
      if (word.content && !word.number) measure.window.push_back(word.term);
    };
    for (auto word = from; word != first && static_cast<std::size_t>(from - word) < kReach && !(word != last && word->opens); --word)
      keep(*(word - 1));
    for (auto word = to; word != last && static_cast<std::size_t>(word - to) < kReach && !word->opens; ++word) keep(*word);
    sort_unique(measure.window);
  }
}

// The kinds of words right beside each number that limit it ("another 40", "40 more", "an average of 40"); "more than" is a bound.
void read_limits(Reading& reading, const LexiconTable& table) {
  constexpr std::ptrdiff_t kBefore = 3;
  constexpr std::ptrdiff_t kBehind = 2;
  const auto before = [](const Word& word, std::uint32_t start) { return word.span.start < start; };
  for (Measure& measure : reading.measures) {
    if (!measure.quantity) continue;
    const bool title = reading.facts[measure.fact].sentence == 0;
    const std::string& text = title ? reading.analyzed->document.title : reading.analyzed->document.text;
    const auto first = reading.words.begin() + (title ? 0 : reading.title_words);
    const auto last = title ? reading.words.begin() + reading.title_words : reading.words.end();
    const auto inside = std::lower_bound(first, last, measure.span.start, before);
    const auto behind = std::lower_bound(inside, last, measure.span.end, before);
    auto from = inside;
    for (std::ptrdiff_t step = 0; step < kBefore && from != first && !(from != last && from->opens); ++step) --from;
    auto to = behind;
    for (std::ptrdiff_t step = 0; step < kBehind && to != last && !to->opens; ++step) ++to;
    for (auto word = from; word != to; ++word) {
      const std::string lower = to_lower(slice(text, word->span));
      const bool than = word + 1 != last && to_lower(slice(text, (word + 1)->span)) == "than";
      // Before the number "more" compares ("no more"); behind it, it adds.
      if (than || (lower == "more" && word < inside)) continue;
      const std::string_view kind = table.field(lower, "kind");
      if (!kind.empty()) measure.limits.emplace(kind);
    }
  }
}

// Marks the numbers that the title, or the first sentence of a text without one, gives too.
void mark_headlines(Reading& reading) {
  const std::uint32_t last = reading.title_words > 0 ? 0 : 1;
  for (const Measure& top : reading.measures) {
    if (reading.facts[top.fact].sentence > last || !top.quantity) continue;
    for (Measure& measure : reading.measures) {
      if (!measure.quantity || measure.scale != top.scale) continue;
      measure.headline |= measure.quantity->low == top.quantity->low && measure.quantity->high == top.quantity->high;
    }
  }
}

// Marks the numbers of headings that the text gives too: the text says more of them.
void mark_repeated(Reading& reading) {
  using Key = std::tuple<std::string, double, double>;
  const auto key_of = [](const Measure& measure) {
    return Key(measure.scale, measure.quantity->low.value_or(-1), measure.quantity->high.value_or(-1));
  };
  std::set<Key> said;
  for (const Measure& measure : reading.measures) {
    if (measure.quantity && !reading.facts[measure.fact].heading) said.insert(key_of(measure));
  }
  for (Measure& measure : reading.measures) {
    if (measure.quantity && reading.facts[measure.fact].heading) measure.repeated = said.contains(key_of(measure));
  }
}

}  // namespace

void read_measures(Reading& reading, Vocabulary& vocabulary) {
  Places places;
  for (std::uint32_t fact = 0; fact < reading.facts.size(); ++fact) read_fact_measures(reading, fact, vocabulary, places);
  reading.measures_of.resize(reading.facts.size());
  for (std::uint32_t measure = 0; measure < reading.measures.size(); ++measure)
    reading.measures_of[reading.measures[measure].fact].push_back(measure);
  read_bearers(reading);
  read_windows(reading);
  read_limits(reading, vocabulary.lexicon().table("compare_limits"));
  mark_headlines(reading);
  mark_repeated(reading);
}

}  // namespace sayso
