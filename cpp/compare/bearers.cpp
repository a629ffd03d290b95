// Whose age a number gives: "the 36-year-old driver", "Mari Lund, 41, of Vessby".
#include <algorithm>
#include <cmath>

#include "compare/reading.h"

namespace sayso {
namespace {

using Place = std::vector<Word>::const_iterator;

constexpr double kOldest = 115;
constexpr double kYear = 365 * 86400;  // in seconds, as measures have it
constexpr std::ptrdiff_t kReach = 4;   // words of a bearer

// The words of the title, or those of the text, and where among them a measure stands.
struct Around {
  std::string_view text;
  Place first, last;  // all
  Place from, to;     // the measure's own
  std::string_view gap(Place left, Place right) const { return text.substr(left->span.end, right->span.start - left->span.end); }
  std::string lower(Place word) const { return to_lower(slice(text, word->span)); }
};

Around find_around(const Reading& reading, const Measure& measure) {
  const bool title = reading.facts[measure.fact].sentence == 0;
  const auto before = [](const Word& word, std::uint32_t start) { return word.span.start < start; };
  Around around;
  around.text = title ? reading.analyzed->document.title : reading.analyzed->document.text;
  around.first = reading.words.begin() + (title ? 0 : reading.title_words);
  around.last = title ? reading.words.begin() + reading.title_words : reading.words.end();
  around.from = std::lower_bound(around.first, around.last, measure.span.start, before);
  around.to = std::lower_bound(around.from, around.last, measure.span.end, before);
  return around;
}

// "Mari Lund, 41, of Vessby": a number alone between commas behind a name, which its claim may have as so many years.
bool is_apposed_age(const Measure& measure, const Around& around) {
  if (!measure.quantity || (!measure.scale.empty() && measure.scale != "second")) return false;
  if (measure.quantity->low != measure.quantity->high || around.to - around.from != 1) return false;
  const double value = measure.quantity->low.value_or(0) / (measure.scale.empty() ? 1 : kYear);
  if (value < 1 || value > kOldest || value != std::floor(value)) return false;
  if (around.from == around.first || around.from == around.last || !(around.from - 1)->name) return false;
  if (around.gap(around.from - 1, around.from) != ", ") return false;
  const std::string_view after = around.text.substr(std::min<std::size_t>(measure.span.end, around.text.size()), 1);
  return after.empty() || after == "," || after == "." || after == ";" || after == ")";
}

void add(const Word& word, Measure& measure) {
  if (word.content && !word.number) (word.name ? measure.bearer_names : measure.bearer).push_back(word.term);
}

// "The 36-year-old driver Berg": the words behind the age, up to a mark or a light word.
void read_behind(const Around& around, Measure& measure) {
  Place word = around.to;
  while (word != around.last && (around.lower(word) == "old" || around.lower(word) == "year" || around.lower(word) == "years")) ++word;
  for (std::ptrdiff_t step = 0; step < kReach && word != around.last && word != around.first; ++step, ++word) {
    const std::string_view gap = around.gap(word - 1, word);
    if ((gap != " " && gap != "-") || !word->content) return;
    add(*word, measure);
  }
}

// "Lund, 41", "Lund is 41 years old": the name before the age.
void read_before(const Around& around, Measure& measure) {
  std::ptrdiff_t step = 0;
  Place word = around.from;
  while (word != around.first && step < kReach && !(word != around.last && word->opens) && !(word - 1)->name) --word, ++step;
  for (step = 0; word != around.first && (word - 1)->name && step < kReach; ++step) {
    --word;
    add(*word, measure);
    if (word == around.first || around.gap(word - 1, word) != " ") return;
  }
}

}  // namespace

void read_bearers(Reading& reading) {
  for (Measure& measure : reading.measures) {
    const Around around = find_around(reading, measure);
    if (is_apposed_age(measure, around)) {
      if (measure.scale.empty()) measure.quantity->low = measure.quantity->high = *measure.quantity->low * kYear;
      measure.scale = "age";
    }
    if (measure.scale != "age") continue;
    read_behind(around, measure);
    if (measure.bearer.empty() && measure.bearer_names.empty()) read_before(around, measure);
    if (measure.bearer.empty() && measure.bearer_names.empty()) measure.bearer = reading.facts[measure.fact].subject;
    sort_unique(measure.bearer);
    sort_unique(measure.bearer_names);
  }
}

}  // namespace sayso
