#include "claims/denials.h"

#include <string>
#include <vector>

#include "claims/arguments.h"
#include "claims/cues.h"

namespace sayso {
namespace {

// What the table of negative words says of the word: verbs and nouns by lemma, others as they stand.
std::string_view negative_kind(const SectionView& section, std::uint32_t token) {
  const bool by_lemma = section.upos(token) == Upos::VERB || section.upos(token) == Upos::NOUN;
  return section.tables.negative_words.field(by_lemma ? section.lemma(token) : section.lower[token], "kind");
}

bool has_word(std::string_view kind, std::string_view word) { return kind.find(word) != std::string_view::npos; }

// "without pay", "with no pay", "instead of paying"
bool opens_denial(const SectionView& section, std::uint32_t token, std::uint32_t below) {
  const std::string_view kind = section.negator(below);
  if (kind == "preposition") return true;
  if (kind == "beside") return section.negator(below + 1) == "determiner";
  // "instead of Lund" is the other side of a comparison, "instead of paying" says that nobody paid.
  const bool replaces = below + 2 <= token && section.lower[below + 1] == "of" && section.xpos(token) == Xpos::VBG;
  return replaces && section.tables.negative_phrases.has(section.lower[below] + ' ' + section.lower[below + 1]);
}

// The preposition that denies what it takes, where it does not stand for a predicate ("was without power") or an alternative ("with or
// without"); kNone when there is none.
std::uint32_t denying_preposition(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  const Relation base = base_of(section.relation(token));
  if (base != Relation::obl && base != Relation::nmod && base != Relation::advcl && base != Relation::acl && base != Relation::conj)
    return kNone;
  for (const std::uint32_t below : view.children(token)) {
    const Relation relation = base_of(section.relation(below));
    if (below > token || (relation != Relation::case_ && relation != Relation::mark)) continue;
    if (!opens_denial(section, token, below)) continue;
    const bool either = below > view.tokens.start && section.relation(below - 1) == Relation::cc && section.lower[below - 1] == "or";
    std::string phrase = section.lower[below];
    for (std::uint32_t next = below + 1; next <= token; ++next) append_word(phrase, section.lower[next]);
    return either || section.tables.not_negating.has(phrase) ? kNone : below;
  }
  return kNone;
}

// Whether a phrase that leaves its clause positive starts at `token` ("not only", "not to mention").
bool leaves_positive(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  std::string words;
  for (std::uint32_t at = token; at < view.tokens.end && at - token < section.tables.not_negating.longest_key(); ++at) {
    append_word(words, section.lower[at]);
    if (section.tables.not_negating.has(words)) return true;
  }
  return false;
}

// "found no trace", "know nothing", "is no mill", "no longer sells"
bool denies_below(const SentenceView& view, std::uint32_t token, std::uint32_t below) {
  const SectionView& section = *view.section;
  const Relation base = base_of(section.relation(below));
  const std::uint32_t first = view.first_of(below);
  if (base == Relation::advmod)
    return first < below && section.tables.negative_phrases.has(section.lower[first] + ' ' + section.lower[below]);
  const bool there = base == Relation::nsubj && view.has(token, Relation::expl);
  const bool determiner = base == Relation::det && view.has(token, Relation::cop);
  if (base != Relation::obj && !there && !determiner) return false;
  const std::string_view kind = section.negator(first);
  return (kind == "determiner" || (kind == "pronoun" && !determiner)) && !leaves_positive(view, first);
}

// The word that makes the verb or its subject negative.
TokenSpan negation_of(const SentenceView& view, std::uint32_t verb) {
  const SectionView& section = *view.section;
  for (const std::uint32_t below : view.children(verb)) {
    if (below < verb && section.negator(below) == "adverb" && !leaves_positive(view, below)) return {below, below + 1};
  }
  for (const std::uint32_t below : view.children(verb)) {
    const std::uint32_t first = view.first_of(below);
    if (below < verb && base_of(section.relation(below)) == Relation::nsubj && section.is_negator(first)) return {first, first + 1};
  }
  return {};
}

}  // namespace

bool denies(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  const std::string_view kind = negative_kind(section, token);
  if (section.upos(token) == Upos::VERB && kind.starts_with("verb")) return true;
  if (kind.starts_with("adjective") && section.relation(token) != Relation::amod) return true;
  if (is_negated(view, token) || has_negative_subject(view, token)) return true;
  for (const std::uint32_t below : view.children(token)) {
    if (denies_below(view, token, below)) return true;
  }
  if (token + 1 < view.tokens.end && stranded_verb(view, token + 1) == token) return true;
  return !shared_negation(view, token).empty();
}

std::uint32_t denying_conjunct(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  const Relation base = base_of(section.relation(token));
  const bool joined = base == Relation::conj && view.has(token, Relation::cc);
  const Upos upos = section.upos(token);
  const bool fragment = base == Relation::root && (upos == Upos::NOUN || upos == Upos::PRON || upos == Upos::PROPN);  // "But not for us."
  const bool beside = fragment || base == Relation::conj || base == Relation::appos || base == Relation::parataxis || base == Relation::obl;
  if (!beside || is_clausal(view, token)) return kNone;
  // "had chances but none in time"
  if (joined && section.negator(token) == "pronoun" && view.first_of(token) + 1 == token) return token;
  for (const std::uint32_t below : view.children(token)) {
    const std::string_view kind = section.negator(below);
    // "but no senator"; without a conjunction only "not": ", not a mill"
    if (below > token || !(kind == "adverb" || (joined && kind == "determiner")) || section.lower[below] == "nor") continue;
    if (!joined && section.lower[below] != "not") continue;
    const bool first = below == view.tokens.start;
    const bool opens = joined ? first || section.relation(below - 1) == Relation::cc || section.is_punct(below - 1)
                              : !first && section.is_punct(below - 1) && below <= view.first_of(token) + 1;
    if (fragment && !leaves_positive(view, below) && (first || section.relation(below - 1) == Relation::cc)) return below;
    return opens && !leaves_positive(view, below) ? below : kNone;
  }
  return kNone;
}

std::uint32_t denying_opener(const SentenceView& view, std::uint32_t token) {
  const std::uint32_t conjunct = denying_conjunct(view, token);
  return conjunct != kNone ? conjunct : denying_preposition(view, token);
}

bool is_denying_noun(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  if (section.upos(token) != Upos::NOUN || is_negated(view, token)) return false;
  const std::string_view kind = negative_kind(section, token);
  for (const std::uint32_t below : view.children(token)) {
    const Relation base = base_of(section.relation(below));
    const bool complement = below > token && ((base == Relation::acl && marked_by(view, below, "to")) || base == Relation::nmod);
    const bool owner = section.relation(below) == Relation::nmod_poss;
    if (has_word(kind, "noun") && (complement || owner)) return true;
    if (has_word(kind, "compound") && base == Relation::compound) return true;                    // "vaccine inaccessibility"
    if (base == Relation::amod && has_word(negative_kind(section, below), "event")) return true;  // "a failed landing"
  }
  return false;
}

TokenSpan shared_negation(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  if (base_of(section.relation(token)) != Relation::conj) return {};
  const std::uint32_t first = section.head(token);
  if (subject_of(view, token).head != subject_of(view, first).head) return {};
  if (view.has(token, Relation::aux) || view.has(token, Relation::cop)) return {};
  std::uint32_t coordinator = view.child_with(token, Relation::cc);
  std::vector<std::uint32_t> before{first};
  for (const std::uint32_t below : view.children(first)) {
    if (base_of(section.relation(below)) != Relation::conj) continue;
    if (below < token) before.push_back(below);
    if (below > token && coordinator == kNone) coordinator = view.child_with(below, Relation::cc);  // "sell, pay or stay"
  }
  const bool or_nor = coordinator != kNone && (section.lower[coordinator] == "or" || section.lower[coordinator] == "nor");
  const std::uint32_t own = view.child_with(token, Relation::cc);
  // A tagger takes the bare verb of "does not want to sell and pay" for one with tense.
  const bool bare = (section.xpos(token) == Xpos::VB || section.xpos(token) == Xpos::VBP) && section.xpos(first) == Xpos::VB;
  for (std::size_t at = before.size(); at-- > 0;) {
    const std::uint32_t verb = before[at];
    // "... but may not pay, [sell] or stay": a "but" before both joins neither to the other, wherever the tree hangs it.
    if (own != kNone && own > verb && section.lower[own] == "but") return {};
    // "not being sold and closed": participles that share what makes them passive
    const bool participles = section.xpos(token) == Xpos::VBN && section.xpos(verb) == Xpos::VBN;
    const bool shares = or_nor || ((bare || participles) && view.has(verb, Relation::aux)) || has_negative_subject(view, verb);
    const TokenSpan words = negation_of(view, verb);
    if (shares && !words.empty()) return words;
    if (view.has(verb, Relation::nsubj)) break;  // a clause of its own: what stands before it is apart
  }
  // "no plans to stay or [to pay]"
  if (or_nor && base_of(section.relation(first)) == Relation::acl && marked_by(view, first, "to")) {
    const std::uint32_t opener = view.first_of(section.head(first));
    if (section.negator(opener) == "determiner" && !leaves_positive(view, opener)) return {opener, opener + 1};
  }
  // "does not want [to stay] and [to pay]"
  if (base_of(section.relation(first)) != Relation::xcomp || !bare) return {};
  return negation_of(view, section.head(first));
}

std::uint32_t stranded_verb(const SentenceView& view, std::uint32_t negator) {
  const SectionView& section = *view.section;
  const std::string& word = section.lower[negator];
  if (negator == view.tokens.start || (word != "not" && word != "n't")) return kNone;
  const std::uint32_t verb = negator - 1;
  if (section.upos(verb) != Upos::AUX && section.lemma(verb) != "be" && section.lemma(verb) != "do" && section.lemma(verb) != "have")
    return kNone;
  const std::uint32_t next = negator + 1;
  const bool ends =
      next == view.tokens.end || section.is_punct(next) || section.upos(next) == Upos::CCONJ || section.upos(next) == Upos::SCONJ;
  if (!ends || !(is_finite(section.xpos(verb)) || section.xpos(verb) == Xpos::MD)) return kNone;
  const Relation base = base_of(section.relation(verb));
  return base == Relation::aux || base == Relation::cop ? section.head(verb) : verb;
}

std::uint32_t clause_of_reason(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  if (section.lower[token] != "why" || !view.has(token, Relation::cop)) return kNone;
  for (const std::uint32_t below : view.children(token)) {
    const Relation base = base_of(section.relation(below));
    const bool clause = base == Relation::advcl || base == Relation::acl || base == Relation::ccomp || base == Relation::csubj;
    if (clause && below > token) return below;
  }
  return kNone;
}

}  // namespace sayso
