#include "compare/facts.h"

#include <algorithm>
#include <charconv>
#include <iterator>
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

bool is_question(const Analyzed& analyzed, const Claim& claim) {
  if (claim.modality != Modality::question) return false;
  const std::string& text = section_text(analyzed, claim.section);
  const std::size_t end = text.find_first_of(".?!\n", claim.span.end);
  return end != std::string::npos && text[end] == '?';
}

// The last word before `start`, in lower case, when only a space stands between.
std::string word_before(std::string_view text, std::uint32_t start) {
  if (start < 2 || text[start - 1] != ' ') return {};
  const std::size_t end = start - 1;
  std::size_t first = end;
  while (first > 0 && end - first < 12 && text[first - 1] != ' ' && text[first - 1] != '\n') --first;
  return to_lower(text.substr(first, end - first));
}

// "Not" before the claim belongs to it: "Not one of the gates was opened".
bool follows_negator(std::string_view text, std::uint32_t start, const Vocabulary& vocabulary) {
  const std::string word = word_before(text, start);
  return word == "not" || vocabulary.lexicon().table("compare_negators").field(word, "kind") == "none";
}

// Do all negators of the claim only bound a number or name another one ("no higher than 40", "two, not three")?
bool bounds_only(const std::vector<Word>& words, const std::string& text) {
  bool found = false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (!words[at].negates) continue;
    bool bound = at + 1 < words.size() && words[at + 1].number && at > 0;
    for (std::size_t next = at + 1; next < std::min(at + 4, words.size()); ++next)
      bound |= to_lower(slice(text, words[next].span)) == "than";
    if (!bound) return false;
    found = true;
  }
  return found;
}

// "He denied that ...": a verb of denial in the six words before the claim.
bool follows_denial(const Analyzed& analyzed, const Claim& claim, Vocabulary& vocabulary) {
  const std::string& text = section_text(analyzed, claim.section);
  const std::uint32_t reach = 60;
  std::uint32_t start = claim.span.start > reach ? claim.span.start - reach : 0;
  while (start < claim.span.start && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) ++start;
  const std::size_t stop = text.find_last_of(".!?\n", claim.span.start);
  if (stop != std::string::npos && stop >= start && stop < claim.span.start) start = static_cast<std::uint32_t>(stop) + 1;
  const std::vector<Word> words = vocabulary.read(text, {start, claim.span.start});
  const LexiconTable& deniers = vocabulary.lexicon().table("compare_deniers");
  for (std::size_t at = words.size() > 6 ? words.size() - 6 : 0; at < words.size(); ++at) {
    if (deniers.has(to_lower(slice(text, words[at].span)))) return true;
  }
  return false;
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
  fact.predicate = content_terms(vocabulary.read(claim.predicate));
  for (const Word& word : words) {
    // The word itself, as a phrase of several words may have joined it: "took 870 people to safety".
    if (word.span.contains(claim.predicate_start) && word.content) fact.predicate.push_back(word.term);
  }
  sort_unique(fact.predicate);
  fact.core = fact.predicate;
  if (claim.object) {
    // An object that reaches beyond the claim counts as far as the claim says it; a resolved pronoun counts in full.
    const std::vector<Term> all = content_terms(vocabulary.read(*claim.object));
    std::vector<Term> said;
    std::set_intersection(all.begin(), all.end(), fact.terms.begin(), fact.terms.end(), std::back_inserter(said));
    append(fact.core, said.empty() ? all : said);
    // "Came to a halt": the object of a light verb is what happens.
    if (fact.predicate.empty()) fact.predicate = said.empty() ? all : said;
  }
  append(fact.terms, fact.subject);
  append(fact.terms, fact.core);
  sort_unique(fact.terms);
  sort_unique(fact.core);
  fact.certainty = claim.certainty;
  fact.verbless = claim.form == Form::nominal || claim.form == Form::apposition;
  fact.heading = claim.form == Form::heading || claim.section == Section::title;
  const LexiconTable& scopes = vocabulary.lexicon().table("compare_scopes");
  for (const Word& word : words) {
    fact.has_negator |= word.negates;
    if (word.name && !word.opens) fact.names.push_back(word.stem);
    if (scopes.has(to_lower(slice(text, word.span)))) fact.scopes.push_back(word.stem);
  }
  sort_unique(fact.names);
  sort_unique(fact.scopes);
  for (const Word& word : vocabulary.read(text, claim.span)) fact.frame.push_back(word.number ? Term{0} : word.stem);
  sort_unique(fact.frame);
  fact.negative =
      (claim.polarity == Polarity::negative && !bounds_only(words, text)) || follows_negator(text, claim.span.start, vocabulary);
  const LexiconTable& negators = vocabulary.lexicon().table("compare_negators");
  for (const Argument& argument : claim.arguments) {
    if (argument.role != Role::subject) continue;
    const std::vector<Word> inside = vocabulary.read(text, argument.span);
    if (inside.empty()) continue;
    const std::string_view kind = negators.field(to_lower(slice(text, inside.front().span)), "kind");
    const bool not_one = inside.size() > 1 && inside[0].negates && inside[1].number == 1.0;
    if (kind != "none" && !not_one) continue;
    fact.none_of = true;
    fact.none_span = {inside.front().span.start, inside.back().span.end};
  }
  if (!claim.sources.empty()) {
    const Source& source = claim.sources.back();
    fact.holder = to_lower(claim.source.value_or(source.resolved));
    fact.named = is_named(source);
    fact.holder_terms = content_terms(vocabulary.read(fact.named ? claim.source.value_or(source.resolved) : std::string()));
    fact.denied = (source.cue_class == CueClass::deny || source.cue_class == CueClass::doubt) && !source.negated;
    fact.quoted = claim.quote == QuoteKind::direct || claim.quote == QuoteKind::mixed;
  }
  fact.denied |= follows_denial(analyzed, claim, vocabulary);
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

void add_numbers(const std::vector<Word>& words, std::vector<Term>& numbers) {
  for (const Word& word : words) {
    if (word.number) numbers.push_back(word.stem);
  }
  sort_unique(numbers);
}

Measure read_quantity(const Quantity& quantity, const std::string& text, Vocabulary& vocabulary) {
  Measure measure;
  measure.span = quantity.span;
  measure.quantity = quantity;
  measure.own = content_terms(vocabulary.read(text, quantity.span));
  add_numbers(vocabulary.read(text, quantity.span), measure.own_numbers);
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
    measure.anybody = measure.counted == vocabulary.term("people");
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
  for (const Quantity& quantity : claim.quantities) {
    // "Two bids, not three": nobody says three.
    if (word_before(text, quantity.span.start) == "not") continue;
    keep(read_quantity(quantity, text, vocabulary));
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

// Finds the words that mark a later report: how many, and which facts stand in a sentence with one.
void find_revisions(Reading& reading, const std::vector<Word>& text_words, const Vocabulary& vocabulary) {
  const LexiconTable& cues = vocabulary.lexicon().table("compare_revisions");
  const std::string& text = reading.analyzed->document.text;
  const std::vector<ByteSpan>& sentences = reading.analyzed->text_sentences;
  std::vector<bool> marked(reading.sentences.size());
  std::string before;
  std::size_t sentence = 0;
  for (const Word& word : text_words) {
    const std::string lower = to_lower(slice(text, word.span));
    const std::string pair = before + " " + lower;
    const bool cue = cues.has(lower) || cues.has(pair);
    before = lower;
    while (sentence < sentences.size() && sentences[sentence].end <= word.span.start) ++sentence;
    if (!cue) continue;
    ++reading.revisions;
    const bool strong = cues.field(lower, "kind") == "strong" || cues.field(pair, "kind") == "strong";
    if (strong && sentence < sentences.size() && sentences[sentence].contains(word.span.start)) marked[sentence + 1] = true;
  }
  for (Fact& fact : reading.facts) fact.revises = marked[fact.sentence];
}

// The names of where for each sentence: capitalised words behind "in", "at", "near".
void find_places(Reading& reading, const std::vector<Word>& text_words) {
  const std::string& text = reading.analyzed->document.text;
  const std::vector<ByteSpan>& sentences = reading.analyzed->text_sentences;
  std::size_t sentence = 0;
  for (std::size_t at = 1; at < text_words.size(); ++at) {
    while (sentence < sentences.size() && sentences[sentence].end <= text_words[at].span.start) ++sentence;
    if (!text_words[at].name || sentence == sentences.size() || !sentences[sentence].contains(text_words[at - 1].span.start)) continue;
    const std::string before = to_lower(slice(text, text_words[at - 1].span));
    if (before == "in" || before == "at" || before == "near") reading.places[sentence + 1].push_back(text_words[at].stem);
  }
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
  for (const Word& word : reading.words) ++reading.word_counts[word.stem];
  reading.sentences.resize(1 + analyzed.text_sentences.size());
  reading.numbers.resize(reading.sentences.size());
  for (std::size_t at = 0; at < reading.title_words; ++at) {
    if (reading.words[at].content && !reading.words[at].number) reading.sentences[0].push_back(reading.words[at].term);
  }
  std::size_t sentence = 0;
  for (const Word& word : text_words) {
    while (sentence < analyzed.text_sentences.size() && analyzed.text_sentences[sentence].end <= word.span.start) ++sentence;
    if (sentence == analyzed.text_sentences.size()) break;
    if (word.number && *word.number > 2 && sentence < analyzed.text_sentences.size() &&
        analyzed.text_sentences[sentence].contains(word.span.start))
      reading.numbers[1 + sentence].push_back(word.stem);
    if (word.content && !word.number && analyzed.text_sentences[sentence].contains(word.span.start))
      reading.sentences[1 + sentence].push_back(word.term);
  }
  for (std::vector<Term>& terms : reading.sentences) sort_unique(terms);
  for (std::vector<Term>& terms : reading.numbers) sort_unique(terms);
  reading.places.resize(reading.sentences.size());
  find_places(reading, text_words);
  std::map<std::pair<bool, std::uint32_t>, std::uint32_t> places;
  for (std::uint32_t claim = 0; claim < analyzed.claims.size(); ++claim) {
    if (analyzed.claims[claim].confidence < min_confidence) continue;
    if (is_question(analyzed, analyzed.claims[claim])) continue;
    reading.facts.push_back(read_fact(analyzed, claim, vocabulary));
    read_measures(reading, static_cast<std::uint32_t>(reading.facts.size() - 1), vocabulary, places);
  }
  for (std::uint32_t at = 0; at < reading.sentences.size(); ++at) {
    for (const Term term : reading.sentences[at]) ++reading.sentence_counts[term];
  }
  mark_headlines(reading);
  find_revisions(reading, text_words, vocabulary);
  return reading;
}

}  // namespace sayso
