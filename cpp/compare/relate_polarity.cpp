#include <algorithm>
#include <optional>
#include <unordered_map>

#include "compare/relate.h"

namespace sayso {
namespace {

// A term in more facts of one document than this leads to no pairs: it would make their number grow with the square.
constexpr std::size_t kCommonTerm = 40;
// Least share of the negative claim that the positive one must hold, and least weight.
constexpr double kLeastCover = 0.6;
constexpr double kLeastWeight = 1.1;

std::vector<Term> widen(const Reading& reading, const Fact& fact) {
  std::vector<Term> terms = reading.sentences[fact.sentence];
  terms.insert(terms.end(), fact.terms.begin(), fact.terms.end());
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

// How well a positive claim is what a negative one denies, 0..1.
double match_denial(const Facing& facing, const Fact& no, const Fact& yes, const Reading& yes_reading) {
  if (no.scopes != yes.scopes || no.verbless) return 0;
  const std::vector<Term> same = shared_terms(no.terms, yes.terms);
  const std::vector<Term> core = shared_terms(no.predicate.empty() ? no.core : no.predicate, no.none_of ? yes.terms : yes.predicate);
  if (core.empty() || weigh_terms(facing, core) < 0.3) return 0;
  const auto is_name = [&](Term term) { return has_term(no.names, term); };
  if (std::all_of(core.begin(), core.end(), is_name)) return 0;
  // "It changed nothing": with nobody named, the same verb proves little.
  if (no.subject.empty() && !no.none_of && weigh_terms(facing, same) < 2) return 0;
  const double all = weigh_terms(facing, no.terms);
  const double weight = weigh_terms(facing, same);
  const double around = weigh_terms(facing, shared_terms(no.terms, widen(yes_reading, yes))) - weight;
  const double cover = all > 0 ? (weight + 0.5 * around) / all : 0;
  if (cover < (no.none_of ? 0.5 : kLeastCover) || weight + 0.5 * around < (no.none_of ? 0.6 : kLeastWeight)) return 0;
  return cover * weight / (weight + 0.7);
}

// How well two claims say opposite things of one subject, 0..1.
double match_opposites(const Facing& facing, const Vocabulary& vocabulary, const Fact& a, const Fact& b) {
  const double opposite = weigh_opposites(facing, vocabulary, a, b);
  if (opposite <= 0 || a.scopes != b.scopes) return 0;
  const std::vector<Term> same = shared_terms(a.terms, b.terms);
  const double weight = weigh_terms(facing, same) + opposite / 2;
  const double lighter = std::min(weigh_terms(facing, a.terms), weigh_terms(facing, b.terms));
  const bool subject = !shared_terms(a.subject, b.subject).empty();
  if (!subject || lighter <= 0) return 0;
  return std::min(1.0, weight / lighter) * weight / (weight + 0.7);
}

// Where no claim was made of what the other document denies, its sentence may still say it: the words from the first to the last that
// both have. Nothing when the sentence negates, or when a fact of it was there to be compared.
std::optional<ByteSpan> find_saying(const Facing& facing, const Fact& no, const Reading& yes, std::uint32_t sentence) {
  constexpr double kSaid = 0.85;
  constexpr std::size_t kFewest = 3;
  const std::vector<Term> same = shared_terms(no.terms, yes.sentences[sentence]);
  if (yes.negates[sentence] || same.size() < kFewest || shared_terms(no.predicate, same).empty() || shared_terms(no.subject, same).empty())
    return std::nullopt;
  if (weigh_terms(facing, same) < kSaid * weigh_terms(facing, no.terms)) return std::nullopt;
  const ByteSpan where = yes.analyzed->text_sentences[sentence - 1];
  std::optional<ByteSpan> span;
  const auto before = [](const Word& word, std::uint32_t start) { return word.span.start < start; };
  for (auto word = std::lower_bound(yes.words.begin() + yes.title_words, yes.words.end(), where.start, before);
       word != yes.words.end() && word->span.start < where.end; ++word) {
    if (!has_term(same, word->term)) continue;
    // "A warning" is no act of warning.
    const std::string_view surface = slice(yes.analyzed->document.text, word->span);
    if (has_term(no.predicate, word->term) && surface.size() > 3 && surface.substr(surface.size() - 3) == "ing") return std::nullopt;
    if (!span) span = word->span;
    span->end = word->span.end;
  }
  return span;
}

// Denials of what the other document says in a sentence of which no claim was made.
void relate_sentences(const Facing& facing, bool no_is_a, std::vector<Candidate>& candidates) {
  const Reading& no_reading = no_is_a ? facing.a : facing.b;
  const Reading& yes = no_is_a ? facing.b : facing.a;
  std::unordered_map<Term, std::vector<std::uint32_t>> index;
  for (std::uint32_t fact = 0; fact < yes.facts.size(); ++fact) {
    const std::uint32_t sentence = yes.facts[fact].sentence;
    if (sentence == 0) continue;
    for (const Term term : yes.sentences[sentence]) {
      // Only the first fact of each sentence stands for it.
      if (fact == 0 || yes.facts[fact - 1].sentence != sentence) index[term].push_back(fact);
    }
  }
  for (std::uint32_t left = 0; left < no_reading.facts.size(); ++left) {
    const Fact& no = no_reading.facts[left];
    if (!no.negative || !no.has_negator || no.denied || no.none_of || no.verbless || !no.scopes.empty()) continue;
    std::vector<std::uint32_t> facts;
    for (const Term term : no.predicate) {
      const auto found = index.find(term);
      if (found != index.end() && found->second.size() <= kCommonTerm)
        facts.insert(facts.end(), found->second.begin(), found->second.end());
    }
    std::sort(facts.begin(), facts.end());
    facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
    for (const std::uint32_t right : facts) {
      bool covered = false;
      for (std::uint32_t fact = right; fact < yes.facts.size() && yes.facts[fact].sentence == yes.facts[right].sentence; ++fact) {
        covered |= !shared_terms(yes.facts[fact].predicate, no.predicate).empty();
      }
      if (covered) continue;
      const auto span = find_saying(facing, no, yes, yes.facts[right].sentence);
      if (!span) continue;
      Candidate candidate;
      candidate.fact_a = no_is_a ? left : right;
      candidate.fact_b = no_is_a ? right : left;
      candidate.kind = LinkKind::conflicts;
      candidate.slot = Slot::polarity;
      candidate.a_span = no_is_a ? no.span : *span;
      candidate.b_span = no_is_a ? *span : no.span;
      candidate.strength = 0.5;
      candidate.ruled = true;
      candidate.swapped = !no_is_a;
      candidates.push_back(candidate);
    }
  }
}

// A number of those of whom the other claim says there were none.
const Measure* find_count(const Reading& reading, std::uint32_t fact, const std::vector<Term>& terms) {
  for (const std::uint32_t index : reading.measures_of[fact]) {
    const Measure& measure = reading.measures[index];
    if (measure.quantity && measure.quantity->low && measure.counted != 0 && has_term(terms, measure.counted)) return &measure;
  }
  return nullptr;
}

// Do both say something of the subject that is alike? "The board has not confirmed this" is no denial of "the board opened an inquiry";
// and with nobody named ("it changed nothing") the same verb proves little.
bool says_same(const Fact& no, const Fact& yes) {
  const std::vector<Term> same = shared_terms(no.terms, yes.terms);
  if (no.none_of) return std::any_of(same.begin(), same.end(), [&](Term term) { return !has_term(no.names, term); });
  if (no.until && !no.denied) return false;
  if (no.subject.empty()) return same.size() > 1;
  return std::any_of(same.begin(), same.end(), [&](Term term) { return !has_term(no.subject, term) && !has_term(no.names, term); });
}

// Do both tell more of the subject that is alike, or does one tell nothing more? "Lund lost the keys" is no opposite of "Lund won a prize".
bool share_more(const Fact& a, const Fact& b) {
  const auto more = [](const Fact& fact) {
    std::vector<Term> terms;
    for (const Term term : fact.terms) {
      if (!has_term(fact.subject, term) && !has_term(fact.predicate, term)) terms.push_back(term);
    }
    return terms;
  };
  const std::vector<Term> left = more(a);
  const std::vector<Term> right = more(b);
  return left.empty() || right.empty() || !shared_terms(left, right).empty();
}

// "Did not ratify it" and "rejected it" say the same.
bool are_opposite(const Vocabulary& vocabulary, const std::vector<Term>& a, const std::vector<Term>& b) {
  return std::any_of(a.begin(), a.end(), [&](Term left) {
    return std::any_of(b.begin(), b.end(), [&](Term right) { return vocabulary.are_opposite(left, right); });
  });
}

// Do both stand in one sentence that the two documents have in nearly the same words? Then neither denies the other.
bool share_sentence(const Facing& facing, const Fact& a, const Fact& b) {
  constexpr double kSameSentence = 0.75;
  const std::vector<Term>& left = facing.a.sentences[a.sentence];
  const std::vector<Term>& right = facing.b.sentences[b.sentence];
  const double longer = static_cast<double>(std::max(left.size(), right.size()));
  return facing.a.negates[a.sentence] == facing.b.negates[b.sentence] &&
         static_cast<double>(shared_terms(left, right).size()) >= kSameSentence * longer;
}

}  // namespace

double weigh_opposites(const Facing& facing, const Vocabulary& vocabulary, const Fact& a, const Fact& b) {
  double opposite = 0;
  for (const Term left : a.core) {
    for (const Term right : b.core) {
      if (vocabulary.are_opposite(left, right)) opposite = std::max(opposite, weigh_term(facing, left) + weigh_term(facing, right));
    }
  }
  return opposite;
}

bool says_not(const Fact& fact) { return fact.negative; }

std::vector<PolarPair> find_polar_pairs(const Facing& facing, const Vocabulary& vocabulary) {
  std::vector<PolarPair> polar;
  for (const auto& [left, right] : find_sharing(facing, kCommonTerm)) {
    const Fact& a = facing.a.facts[left];
    const Fact& b = facing.b.facts[right];
    PolarPair pair{left, right, 0, says_not(a) == says_not(b)};
    if (pair.opposites) {
      if (a.planned != b.planned || a.infinitive || b.infinitive || !share_more(a, b)) continue;
      pair.rule = match_opposites(facing, vocabulary, a, b);
      if (pair.rule <= 0) continue;
    } else {
      const Fact& no = says_not(a) ? a : b;
      const Fact& yes = says_not(a) ? b : a;
      // "The sensor failed" is negative by its verb alone, and so it is in the other text.
      if (yes.has_negator || yes.none_of || yes.verbless || no.verbless || (!no.has_negator && !no.none_of && !no.denied)) continue;
      if (!says_same(no, yes)) continue;
      pair.barred = yes.infinitive || are_opposite(vocabulary, no.predicate, yes.predicate) || share_sentence(facing, a, b) ||
                    (!no.none_of && shared_terms(no.predicate, yes.terms).empty());
      const Reading& reading = says_not(a) ? facing.b : facing.a;
      pair.rule = match_denial(facing, no, yes, reading);
    }
    polar.push_back(pair);
  }
  return polar;
}

bool have_fitting_times(const Facing& facing, std::uint32_t a, std::uint32_t b) {
  for (const std::uint32_t left : facing.a.measures_of[a]) {
    if (!facing.a.measures[left].moment) continue;
    for (const std::uint32_t right : facing.b.measures_of[b]) {
      if (!facing.b.measures[right].moment) continue;
      if (fits(compare_moments(facing.a.measures[left].said, facing.b.measures[right].said))) return true;
    }
  }
  return false;
}

bool have_two_times(const Facing& facing, std::uint32_t a, std::uint32_t b) {
  const auto has_time = [](const Reading& reading, std::uint32_t fact) {
    const auto& measures = reading.measures_of[fact];
    return std::any_of(measures.begin(), measures.end(), [&](std::uint32_t index) { return reading.measures[index].moment.has_value(); });
  };
  return has_time(facing.a, a) && has_time(facing.b, b) && !have_fitting_times(facing, a, b);
}

bool have_other_times(const Facing& facing, std::uint32_t a, std::uint32_t b) {
  bool other = false;
  for (const std::uint32_t index_a : facing.a.measures_of[a]) {
    const Measure& left = facing.a.measures[index_a];
    if (!left.moment) continue;
    for (const std::uint32_t index_b : facing.b.measures_of[b]) {
      const Measure& right = facing.b.measures[index_b];
      if (!right.moment) continue;
      const Fit fit = compare_moments(*left.moment, *right.moment);
      if (fit == Fit::disjoint) other = true;
      if (fit == Fit::equal) return false;
    }
  }
  return other;
}

std::vector<Candidate> relate_polarity(const Facing& facing, const PairModel& model, const Vocabulary& vocabulary) {
  std::vector<Candidate> candidates;
  for (const PolarPair& pair : find_polar_pairs(facing, vocabulary)) {
    if (pair.barred) continue;
    const Fact& a = facing.a.facts[pair.a];
    const Fact& b = facing.b.facts[pair.b];
    Candidate candidate;
    candidate.fact_a = pair.a;
    candidate.fact_b = pair.b;
    candidate.kind = LinkKind::conflicts;
    candidate.slot = Slot::polarity;
    candidate.a_span = a.span;
    candidate.b_span = b.span;
    if (pair.opposites) {
      // "It opened in 2004" and "it closes in autumn" are two times of its life.
      if (have_other_times(facing, pair.a, pair.b) || have_two_times(facing, pair.a, pair.b)) continue;
      candidate.strength = pair.rule;
      candidate.ruled = true;
    } else {
      candidate.strength = model.score(Question::denial, describe_polarity(facing, vocabulary, pair.a, pair.b, pair.rule));
      const Fact& no = says_not(a) ? a : b;
      const Reading& yes = says_not(a) ? facing.b : facing.a;
      const Measure* count = no.none_of ? find_count(yes, says_not(a) ? pair.b : pair.a, no.terms) : nullptr;
      if (count != nullptr) {
        candidate.slot = Slot::quantity;
        (says_not(a) ? candidate.a_span : candidate.b_span) = no.none_span;
        (says_not(a) ? candidate.b_span : candidate.a_span) = count->span;
      }
      candidate.swapped = says_not(b);
    }
    candidates.push_back(candidate);
  }
  relate_sentences(facing, true, candidates);
  relate_sentences(facing, false, candidates);
  return candidates;
}

}  // namespace sayso
