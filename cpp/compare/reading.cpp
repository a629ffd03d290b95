#include "compare/reading.h"

#include <algorithm>
#include <charconv>

#include "compare/offices.h"

namespace sayso {
namespace {

// "Was it the pump?", and the heading "Who paid".
bool is_question(const Analyzed& analyzed, const Claim& claim, Vocabulary& vocabulary) {
  if (claim.form == Form::heading) {
    const std::string_view words = slice(section_text(analyzed, claim.section), claim.span);
    if (vocabulary.lexicon().table("compare_questions").has(to_lower(words.substr(0, words.find(' '))))) return true;
  }
  if (claim.modality != Modality::question) return false;
  const std::string& text = section_text(analyzed, claim.section);
  const std::size_t end = text.find_first_of(".?!\n", claim.span.end);
  return end != std::string::npos && text[end] == '?';
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

// The fractions in words of each sentence: "half", "a third".
void find_shares(Reading& reading, const std::vector<Word>& text_words, const LexiconTable& fractions) {
  reading.shares.resize(reading.sentences.size());
  const std::string& text = reading.analyzed->document.text;
  const std::vector<ByteSpan>& sentences = reading.analyzed->text_sentences;
  std::size_t sentence = 0;
  for (const Word& word : text_words) {
    while (sentence < sentences.size() && sentences[sentence].end <= word.span.start) ++sentence;
    if (sentence == sentences.size()) break;
    const std::string_view denominator = fractions.field(to_lower(slice(text, word.span)), "denominator");
    int number = 0;
    std::from_chars(denominator.data(), denominator.data() + denominator.size(), number);
    std::vector<double>& shares = reading.shares[sentence + 1];
    if (number > 0 && std::find(shares.begin(), shares.end(), 1.0 / number) == shares.end()) shares.push_back(1.0 / number);
  }
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
  reading.negates.resize(reading.sentences.size());
  reading.names.resize(reading.sentences.size());
  for (std::size_t at = 0; at < reading.title_words; ++at) {
    if (reading.words[at].content && !reading.words[at].number) reading.sentences[0].push_back(reading.words[at].term);
  }
  std::size_t sentence = 0;
  for (const Word& word : text_words) {
    while (sentence < analyzed.text_sentences.size() && analyzed.text_sentences[sentence].end <= word.span.start) ++sentence;
    if (sentence == analyzed.text_sentences.size()) break;
    if (word.negates && analyzed.text_sentences[sentence].contains(word.span.start)) reading.negates[1 + sentence] = true;
    if (word.number && *word.number > 2 && sentence < analyzed.text_sentences.size() &&
        analyzed.text_sentences[sentence].contains(word.span.start))
      reading.numbers[1 + sentence].push_back(word.stem);
    if (word.name && !word.opens && analyzed.text_sentences[sentence].contains(word.span.start) &&
        reading.names[1 + sentence].size() < kMostTerms)
      reading.names[1 + sentence].push_back(word.stem);
    if (word.content && !word.number && analyzed.text_sentences[sentence].contains(word.span.start))
      reading.sentences[1 + sentence].push_back(word.term);
  }
  for (std::vector<Term>& terms : reading.sentences) sort_unique(terms);
  for (std::vector<Term>& terms : reading.numbers) sort_unique(terms);
  reading.places.resize(reading.sentences.size());
  find_places(reading, text_words);
  find_shares(reading, text_words, vocabulary.lexicon().table("fraction_words"));
  for (std::uint32_t claim = 0; claim < analyzed.claims.size(); ++claim) {
    if (analyzed.claims[claim].confidence < min_confidence) continue;
    if (is_question(analyzed, analyzed.claims[claim], vocabulary)) continue;
    reading.facts.push_back(read_fact(analyzed, claim, vocabulary));
  }
  for (std::uint32_t at = 0; at < reading.sentences.size(); ++at) {
    for (const Term term : reading.sentences[at]) ++reading.sentence_counts[term];
  }
  read_measures(reading, vocabulary);
  find_revisions(reading, text_words, vocabulary);
  reading.offices = find_offices(reading, vocabulary.lexicon().table("compare_offices"));
  return reading;
}

}  // namespace sayso
