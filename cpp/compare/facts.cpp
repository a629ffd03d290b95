#include "compare/facts.h"

#include <algorithm>
#include <iterator>

#include "compare/reading.h"

namespace sayso {
namespace {

void append(std::vector<Term>& terms, const std::vector<Term>& more) { terms.insert(terms.end(), more.begin(), more.end()); }

bool is_named(const Source& source) {
  return source.kind == SourceKind::person || source.kind == SourceKind::organization || source.kind == SourceKind::document;
}

// All of the title counts as one sentence; those of the text follow.
std::uint32_t find_sentence(const Analyzed& analyzed, const Claim& claim) {
  if (claim.section == Section::title) return 0;
  const std::vector<ByteSpan>& sentences = analyzed.text_sentences;
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), claim.span.start,
                                      [](std::uint32_t start, ByteSpan sentence) { return start < sentence.start; });
  return static_cast<std::uint32_t>(after - sentences.begin());
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

// "The debate in the hall, where police removed two men": what is said starts behind "where"; the place is no part of it.
ByteSpan cut_place(const Claim& claim, const std::vector<Word>& words, const std::string& text) {
  ByteSpan span = claim.span;
  if (claim.form != Form::relative) return span;
  for (std::size_t at = 0; at + 1 < words.size() && words[at + 1].span.start <= claim.predicate_start; ++at) {
    const std::string lower = to_lower(slice(text, words[at].span));
    if (lower == "where" || lower == "when") span.start = words[at + 1].span.start;
  }
  return span;
}

// Whether the holder denies the claim, and so what is understood. The polarity of a claim has its own cue of denial in it already.
void read_denial(const Analyzed& analyzed, const Claim& claim, Vocabulary& vocabulary, Fact& fact) {
  const Source* source = claim.sources.empty() ? nullptr : &claim.sources.back();
  const bool cued = source != nullptr && source->cue_class == CueClass::deny && !source->negated;
  const bool doubted = source != nullptr && source->cue_class == CueClass::doubt && !source->negated;
  const bool follows = !cued && follows_denial(analyzed, claim, vocabulary);
  fact.denied = cued || doubted || follows;
  if (!cued && (doubted || follows)) fact.negative = true;
  if (source == nullptr || !fact.named || claim.quote != QuoteKind::direct) return;
  const LexiconTable& own = vocabulary.lexicon().table("compare_own");
  const std::string& text = section_text(analyzed, claim.section);
  for (const Word& word : vocabulary.read(text, claim.span)) fact.own |= own.has(to_lower(slice(text, word.span)));
}

}  // namespace

void sort_unique(std::vector<Term>& terms) {
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
}

std::vector<Term> content_terms(const std::vector<Word>& words) {
  std::vector<Term> terms;
  for (const Word& word : words) {
    if (terms.size() == kMostTerms) break;
    if (word.content && !word.number) terms.push_back(word.term);
  }
  sort_unique(terms);
  return terms;
}

const std::string& section_text(const Analyzed& analyzed, Section section) {
  return section == Section::title ? analyzed.document.title : analyzed.document.text;
}

std::string to_lower(std::string_view text) {
  std::string lower(text);
  for (char& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return lower;
}

std::string word_before(std::string_view text, std::uint32_t start) {
  if (start < 2 || text[start - 1] != ' ') return {};
  const std::size_t end = start - 1;
  std::size_t first = end;
  while (first > 0 && end - first < 12 && text[first - 1] != ' ' && text[first - 1] != '\n') --first;
  return to_lower(text.substr(first, end - first));
}

Fact read_fact(const Analyzed& analyzed, std::uint32_t index, Vocabulary& vocabulary) {
  const Claim& claim = analyzed.claims[index];
  const std::string& text = section_text(analyzed, claim.section);
  Fact fact;
  fact.claim = index;
  fact.sentence = find_sentence(analyzed, claim);
  const std::vector<Word> words = vocabulary.read(text, claim.span);
  fact.span = cut_place(claim, words, text);
  fact.terms = content_terms(words);
  fact.subject = content_terms(vocabulary.read(claim.subject.value_or("")));
  for (const Word& word : words) {
    // The word itself, as a phrase of several words may have joined it: "took 870 people to safety".
    if (word.span.contains(claim.predicate_start) && word.content) fact.predicate.push_back(word.term);
  }
  // Of "be chief economist of" the noun counts, not what describes it.
  if (fact.predicate.empty() || !claim.predicate.starts_with("be "))
    append(fact.predicate, content_terms(vocabulary.read(claim.predicate)));
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
  fact.planned = claim.modality == Modality::predicted || claim.modality == Modality::normative || claim.modality == Modality::conditional;
  fact.timed = std::any_of(claim.times.begin(), claim.times.end(), [](const Time& time) { return time.kind != TimeKind::duration; });
  fact.hedged = claim.modality == Modality::hedged;
  fact.infinitive = claim.form == Form::infinitive;
  fact.verbless = claim.form == Form::nominal || claim.form == Form::apposition;
  fact.heading = claim.form == Form::heading || claim.section == Section::title;
  const LexiconTable& scopes = vocabulary.lexicon().table("compare_scopes");
  for (const Word& word : words) {
    fact.has_negator |= word.negates;
    if (word.name && !word.opens) fact.names.push_back(word.stem);
    const std::string lower = to_lower(slice(text, word.span));
    if (scopes.has(lower)) fact.scopes.push_back(word.stem);
    fact.until |= scopes.field(lower, "kind") == "until";
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
    const std::vector<Word> holder = vocabulary.read(claim.source.value_or(source.resolved));
    fact.person = source.kind == SourceKind::person &&
                  std::any_of(holder.begin(), holder.end(), [](const Word& word) { return word.name && word.content; });
    fact.quoted = claim.quote == QuoteKind::direct || claim.quote == QuoteKind::mixed;
  }
  read_denial(analyzed, claim, vocabulary, fact);
  return fact;
}

bool has_term(const std::vector<Term>& terms, Term term) { return std::binary_search(terms.begin(), terms.end(), term); }

}  // namespace sayso
