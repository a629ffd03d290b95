#include "compare/reading.h"

#include <algorithm>

namespace sayso {
namespace {

bool is_question(const Analyzed& analyzed, const Claim& claim) {
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
    if (word.content && !word.number && analyzed.text_sentences[sentence].contains(word.span.start))
      reading.sentences[1 + sentence].push_back(word.term);
  }
  for (std::vector<Term>& terms : reading.sentences) sort_unique(terms);
  for (std::vector<Term>& terms : reading.numbers) sort_unique(terms);
  reading.places.resize(reading.sentences.size());
  find_places(reading, text_words);
  for (std::uint32_t claim = 0; claim < analyzed.claims.size(); ++claim) {
    if (analyzed.claims[claim].confidence < min_confidence) continue;
    if (is_question(analyzed, analyzed.claims[claim])) continue;
    reading.facts.push_back(read_fact(analyzed, claim, vocabulary));
  }
  for (std::uint32_t at = 0; at < reading.sentences.size(); ++at) {
    for (const Term term : reading.sentences[at]) ++reading.sentence_counts[term];
  }
  read_measures(reading, vocabulary);
  find_revisions(reading, text_words, vocabulary);
  return reading;
}

}  // namespace sayso
