#include "compare/facts.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace sayso {
namespace {

void sort_unique(std::vector<Term>& terms) {
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
}

std::vector<Term> content_terms(const std::vector<Word>& words) {
  std::vector<Term> terms;
  for (const Word& word : words) {
    if (word.content && !word.number) terms.push_back(word.term);
  }
  sort_unique(terms);
  return terms;
}

void append(std::vector<Term>& terms, const std::vector<Term>& more) { terms.insert(terms.end(), more.begin(), more.end()); }

const std::string& section_text(const Analyzed& analyzed, Section section) {
  return section == Section::title ? analyzed.document.title : analyzed.document.text;
}

bool is_named(const Source& source) {
  return source.kind == SourceKind::person || source.kind == SourceKind::organization || source.kind == SourceKind::document;
}

std::string to_lower(std::string_view text) {
  std::string lower(text);
  for (char& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return lower;
}

// All of the title counts as one sentence; those of the text follow.
std::uint32_t find_sentence(const Analyzed& analyzed, const Claim& claim) {
  if (claim.section == Section::title) return 0;
  const std::vector<ByteSpan>& sentences = analyzed.text_sentences;
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), claim.span.start,
                                      [](std::uint32_t start, ByteSpan sentence) { return start < sentence.start; });
  return static_cast<std::uint32_t>(after - sentences.begin());
}

Fact read_fact(const Analyzed& analyzed, std::uint32_t index, Vocabulary& vocabulary) {
  const Claim& claim = analyzed.claims[index];
  const std::string& text = section_text(analyzed, claim.section);
  Fact fact;
  fact.claim = index;
  fact.span = claim.span;
  fact.sentence = find_sentence(analyzed, claim);
  const std::vector<Word> words = vocabulary.read(text, claim.span);
  fact.terms = content_terms(words);
  fact.subject = content_terms(vocabulary.read(claim.subject.value_or("")));
  fact.core = content_terms(vocabulary.read(claim.predicate));
  if (claim.object) append(fact.core, content_terms(vocabulary.read(*claim.object)));
  append(fact.terms, fact.subject);
  append(fact.terms, fact.core);
  sort_unique(fact.terms);
  sort_unique(fact.core);
  fact.negative = claim.polarity == Polarity::negative;
  const LexiconTable& negators = vocabulary.lexicon().table("compare_negators");
  for (const Argument& argument : claim.arguments) {
    if (argument.role != Role::subject && argument.role != Role::object && argument.role != Role::agent &&
        argument.role != Role::complement)
      continue;
    const std::vector<Word> inside = vocabulary.read(text, argument.span);
    if (inside.empty()) continue;
    const std::string_view kind = negators.field(to_lower(slice(text, inside.front().span)), "kind");
    const bool not_one = inside.size() > 1 && inside[0].negates && inside[1].number == 1.0;
    fact.none_of |= kind == "none" || not_one;
  }
  if (!claim.sources.empty()) {
    const Source& source = claim.sources.back();
    fact.holder = to_lower(claim.source.value_or(source.resolved));
    fact.named = is_named(source);
  }
  return fact;
}

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

Measure read_quantity(const Quantity& quantity, const std::string& text, Vocabulary& vocabulary) {
  Measure measure;
  measure.span = quantity.span;
  measure.quantity = quantity;
  measure.own = content_terms(vocabulary.read(text, quantity.span));
  append(measure.own, content_terms(vocabulary.read(quantity.unit)));
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
    measure.person = !words.empty() && (vocabulary.lexicon().table("compare_persons").has(vocabulary.spelling(words.back().stem)) ||
                                        vocabulary.lexicon().table("compare_persons").has(to_lower(unit)));
  }
  if (quantity.per) measure.scale.append("/").append(to_lower(*quantity.per));
  return measure;
}

// Values inside the fact's claim. A value that several claims hold goes to the narrowest of them.
void read_measures(Reading& reading, std::uint32_t fact, Vocabulary& vocabulary,
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
  for (const Quantity& quantity : claim.quantities) keep(read_quantity(quantity, text, vocabulary));
  for (const Time& time : claim.times) {
    Measure measure;
    measure.span = time.span;
    measure.own = content_terms(vocabulary.read(text, time.span));
    if (time.kind == TimeKind::duration) {
      const auto seconds = read_duration(time.value);
      if (!seconds) continue;
      measure.quantity = Quantity{};
      measure.quantity->low = measure.quantity->high = seconds;
      measure.scale = "second";
    } else {
      const Moment moment = read_moment(time, slice(text, time.span), vocabulary.lexicon());
      if (!moment.known()) continue;
      measure.moment = moment;
    }
    keep(std::move(measure));
  }
}

std::uint32_t count_revisions(const Reading& reading, const Vocabulary& vocabulary) {
  const LexiconTable& cues = vocabulary.lexicon().table("compare_revisions");
  const auto text = [&](std::size_t at) -> const std::string& {
    return at < reading.title_words ? reading.analyzed->document.title : reading.analyzed->document.text;
  };
  std::uint32_t count = 0;
  std::string before;
  for (std::size_t at = 0; at < reading.words.size(); ++at) {
    const std::string word = to_lower(slice(text(at), reading.words[at].span));
    if (cues.has(word) || (!before.empty() && cues.has(before + " " + word))) ++count;
    before = word;
  }
  return count;
}

}  // namespace

bool has_term(const std::vector<Term>& terms, Term term) { return std::binary_search(terms.begin(), terms.end(), term); }

Reading read_document(const Analyzed& analyzed, float min_confidence, Vocabulary& vocabulary) {
  Reading reading;
  reading.analyzed = &analyzed;
  reading.words = vocabulary.read(analyzed.document.title);
  reading.title_words = static_cast<std::uint32_t>(reading.words.size());
  const std::vector<Word> text_words = vocabulary.read(analyzed.document.text);
  reading.words.insert(reading.words.end(), text_words.begin(), text_words.end());
  reading.sentences.resize(1 + analyzed.text_sentences.size());
  for (std::size_t at = 0; at < reading.title_words; ++at) {
    if (reading.words[at].content && !reading.words[at].number) reading.sentences[0].push_back(reading.words[at].term);
  }
  std::size_t sentence = 0;
  for (const Word& word : text_words) {
    while (sentence < analyzed.text_sentences.size() && analyzed.text_sentences[sentence].end <= word.span.start) ++sentence;
    if (sentence == analyzed.text_sentences.size()) break;
    if (word.content && !word.number && analyzed.text_sentences[sentence].contains(word.span.start))
      reading.sentences[1 + sentence].push_back(word.term);
  }
  for (std::vector<Term>& terms : reading.sentences) sort_unique(terms);
  std::map<std::pair<bool, std::uint32_t>, std::uint32_t> places;
  for (std::uint32_t claim = 0; claim < analyzed.claims.size(); ++claim) {
    if (analyzed.claims[claim].confidence < min_confidence) continue;
    if (analyzed.claims[claim].modality == Modality::question) continue;
    reading.facts.push_back(read_fact(analyzed, claim, vocabulary));
    read_measures(reading, static_cast<std::uint32_t>(reading.facts.size() - 1), vocabulary, places);
  }
  for (std::uint32_t at = 0; at < reading.sentences.size(); ++at) {
    for (const Term term : reading.sentences[at]) ++reading.sentence_counts[term];
  }
  reading.revisions = count_revisions(reading, vocabulary);
  return reading;
}

}  // namespace sayso
