#include <algorithm>
#include <string>

#include "claims/cues.h"
#include "claims/denials.h"
#include "claims/stance.h"

namespace sayso {
namespace {

// The longest phrase of `table` that starts at `token`; empty when there is none.
TokenSpan phrase_at(const SentenceView& view, const LexiconTable& table, std::uint32_t token) {
  const SectionView& section = *view.section;
  std::string words;
  TokenSpan found{token, token};
  if (!table.may_begin(section.lower[token])) return found;
  for (std::uint32_t at = token; at < view.tokens.end && at - token < table.longest_key(); ++at) {
    append_word(words, section.lower[at]);
    if (table.has(words)) found.end = at + 1;
  }
  return found;
}

// How the word negates ("adverb", "pronoun", "determiner", "preposition"), or empty. "No," answers, but "no-one" is nobody.
std::string_view negator_kind(const SectionView& section, std::uint32_t token) {
  const std::string_view kind = section.negator(token);
  const bool compound = token + 2 < section.size() && section.lower[token + 1] == "-" && section.lower[token + 2] == "one";
  const bool answers = section.upos(token) == Upos::INTJ && !compound;
  return answers || section.upos(token) == Upos::PROPN ? std::string_view{} : kind;
}

// "unnoticed", "impossible", "unable": an adjective or participle that says no.
bool says_no(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  const Upos upos = section.upos(token);
  if (upos != Upos::ADJ && upos != Upos::VERB && upos != Upos::ADV) return false;
  const std::string& word = section.lower[token];
  const std::string_view kind = section.tables.negative_words.field(word, "kind");
  if (!kind.empty()) return kind != "passive" || is_passive(view, token);  // who does "not deny" a thing says no word of no
  return section.tables.negated_adjectives.has(word);
}

struct Negations {
  std::uint32_t count = 0;
  TokenSpan first;
  std::string_view rule;

  void add(TokenSpan words, std::string_view why) {
    if (count++ == 0) {
      first = words;
      rule = why;
    }
  }
};

// "failed to", "refused to", "lacks", "unable to": by the verb, adjective or noun itself.
void negative_word(const SentenceView& view, std::uint32_t token, Negations& negations) {
  const SectionView& section = *view.section;
  const Upos upos = section.upos(token);
  std::string words = upos == Upos::VERB || upos == Upos::NOUN ? section.lemma(token) : section.lower[token];
  const std::uint32_t particle = view.child_with(token, Relation::compound_prt, false);
  if (upos == Upos::VERB && particle != kNone) append_word(words, section.lower[particle]);
  const std::string_view kind = section.tables.negative_words.field(words, "kind");
  if (kind.empty()) return;
  // "refused to sell", "lacks trust"; "has declined since May" denies nothing.
  const bool from = kind.find("from") != std::string_view::npos && (view.has(token, Relation::advcl) || view.has(token, Relation::obl));
  const bool takes = view.has(token, Relation::xcomp) || view.has(token, Relation::obj) || from || view.has(token, Relation::acl) ||
                     view.has(token, Relation::nmod);
  if (kind.find("passive") != std::string_view::npos && is_passive(view, token)) negations.add({token, token + 1}, "passive that negates");
  if (kind.find("verb") != std::string_view::npos && upos == Upos::VERB && takes) negations.add({token, token + 1}, "verb that negates");
  if (kind.starts_with("adjective") && (upos == Upos::ADJ || upos == Upos::VERB))
    negations.add({token, token + 1}, "adjective that negates");
  if (kind.find("noun") != std::string_view::npos && upos == Upos::NOUN && (takes || section.xpos(token) == Xpos::NN))
    negations.add({token, token + 1}, "noun that negates");
}

// "none crossing the line", "not one that is filled", "no mill that closed": what opens the noun before a clause that describes it, where
// the span takes both; empty when nothing does. "Not only Lund, who ..." denies nothing.
TokenSpan negator_of_described(const SentenceView& view, const Clause& clause, TokenSpan span) {
  const SectionView& section = *view.section;
  const std::uint32_t noun = section.head(clause.head);
  const bool describes = clause.form == Form::relative || clause.form == Form::participle;
  if (!describes || section.is_root(clause.head) || noun > clause.head || !span.contains(noun)) return {};
  if (negator_kind(section, noun) == "pronoun") return {noun, noun + 1};
  const std::uint32_t first = view.first_of(clause.head);
  if (first == 0 || section.is_punct(first) || section.is_punct(first - 1))
    return {};  // "no candidate, which ..." tells what comes with it
  // "No mill that closed can be sold", "not the first time that it closed" leave the closing open, or a fact.
  const bool subject = base_of(section.relation(noun)) == Relation::nsubj && !view.has(section.head(noun), Relation::expl);
  const bool definite = view.has(noun, Relation::det) && section.lower[view.child_with(noun, Relation::det)] == "the";
  if (subject || definite || view.has(noun, Relation::nmod_poss)) return {};
  for (const std::uint32_t below : view.children(noun)) {
    const std::string_view kind = negator_kind(section, below);
    if (below != span.start || (kind != "adverb" && kind != "determiner")) continue;
    if (phrase_at(view, section.tables.not_negating, below).empty()) return {below, below + 1};
  }
  return {};
}

// A negator below the clause's head may stand in a phrase beside the predicate: "closed with no warning" leaves the closing a fact.
bool reaches_predicate(const SentenceView& view, std::uint32_t head, std::uint32_t token) {
  const SectionView& section = *view.section;
  for (std::uint32_t at = token; at != head; at = section.head(at)) {
    if (section.is_root(at)) return true;
    const Relation base = base_of(section.relation(at));
    // "has a delegate but no senator": it has the delegate.
    if (base == Relation::conj && at != head && joined_by(view, at, "but")) return false;
    if (base != Relation::obl && base != Relation::nmod) continue;
    const std::uint32_t preposition = view.child_with(at, Relation::case_);
    // "closed with no warning", "left for no reason": it closed, they left.
    const bool beside = preposition != kNone && section.negator(preposition) == "beside";
    if (beside && at != head) return false;
    if (base == Relation::nmod) return false;
  }
  return true;
}

void count_negations(const SentenceView& view, const Clause& clause, TokenSpan span, Negations& negations) {
  const SectionView& section = *view.section;
  std::uint32_t skip_until = 0;
  for (const std::uint32_t token : own_words(view, clause.head)) {
    if (token < skip_until) continue;
    if (const TokenSpan positive = phrase_at(view, section.tables.not_negating, token); !positive.empty()) {
      skip_until = positive.end;
      continue;
    }
    if (const TokenSpan phrase = phrase_at(view, section.tables.negative_phrases, token); !phrase.empty()) {
      const std::string& word = section.lower[token];
      const bool contrast = word == "instead" || word == "rather";  // negates what it takes, not the clause it stands beside
      if (!contrast || base_of(section.relation(token)) == Relation::cc || section.head(token) == clause.head) {
        if (!contrast || token < clause.head) negations.add(phrase, "negative phrase");
      }
      skip_until = phrase.end;
      continue;
    }
    const std::string_view kind = negator_kind(section, token);
    // "neither A nor B", "no arrests nor charges", "not met, neither ...": one negation said twice.
    if (negations.count > 0 && (section.lower[token] == "nor" || section.lower[token] == "neither")) continue;
    // "was closed and some were not": the second clause's own
    const std::uint32_t stranded = kind == "adverb" ? stranded_verb(view, token) : kNone;
    if (stranded != kNone && stranded != clause.head) continue;
    const bool enters = span.contains(token) || section.head(token) == clause.head;
    if (kind == "adverb" || kind == "pronoun") {
      // "not" before a noun or a number of its own denies that part alone ("not Lund but Berg"), which still is a denial.
      if (enters && reaches_predicate(view, clause.head, token))
        negations.add({token, token + 1}, kind == "adverb" ? "negating adverb" : "negating pronoun");
    } else if (kind == "determiner") {
      if (enters && reaches_predicate(view, clause.head, token)) negations.add({token, token + 1}, "negating determiner");
    } else if (kind == "preposition") {
      const Relation base = base_of(section.relation(token));
      if (section.head(token) == clause.head && (base == Relation::mark || base == Relation::case_))
        negations.add({token, token + 1}, "negating preposition");
    }
  }
}

// "without warning", "without closing the plant" as a claim of its own: the preposition opens it or stands right before.
void edge_preposition(const SentenceView& view, const Clause& clause, TokenSpan span, Negations& negations) {
  const SectionView& section = *view.section;
  if (clause.form != Form::nominal && clause.form != Form::participle && clause.form != Form::subordinate &&
      clause.form != Form::coordinated)
    return;
  std::uint32_t before = span.start > view.tokens.start ? span.start - 1 : span.start;
  if (section.upos(before) == Upos::ADP && before > view.tokens.start && section.negator(before - 1) == "adverb") --before;
  // "mass campaigns, but not over a whole country": a "not" right before what is no clause.
  if (section.negator(before) == "adverb" && (clause.form == Form::coordinated || clause.form == Form::nominal) &&
      !is_clausal(view, clause.head)) {
    negations.add({before, before + 1}, "negating adverb before it");
    return;
  }
  for (const std::uint32_t token : {before, span.start}) {
    if (section.negator(token) != "preposition") continue;
    // "without the chance of parole [for driving]" did not keep anybody from driving.
    const Relation base = base_of(section.relation(token));
    if ((base == Relation::case_ || base == Relation::mark) && section.head(token) != clause.head) continue;
    if (token + 1 < view.tokens.end && section.tables.not_negating.has(section.lower[token] + ' ' + section.lower[token + 1])) continue;
    negations.add({token, token + 1}, "negating preposition");
    return;
  }
}

// The clause above takes this one as what does not happen: "failed to close", "was unable to sell", "refrained from selling".
void negated_from_above(const SentenceView& view, std::uint32_t token, Negations& negations) {
  const SectionView& section = *view.section;
  if (section.is_root(token)) return;
  const std::uint32_t head = section.head(token);
  const Relation base = base_of(section.relation(token));
  // "it is unlikely that it closed"
  const bool judged = (base == Relation::csubj || base == Relation::ccomp) && section.upos(head) == Upos::ADJ;
  const bool infinitive = base == Relation::xcomp || judged || (base == Relation::advcl && section.xpos(token) == Xpos::VBG) ||
                          (base == Relation::acl && marked_by(view, token, "to"));
  // "too thin to breathe"
  const bool result = base == Relation::xcomp || base == Relation::advcl || base == Relation::acl || base == Relation::ccomp;
  for (const std::uint32_t beside : view.children(head)) {
    const bool too = section.lower[beside] == "too" && beside < head && base_of(section.relation(beside)) == Relation::advmod;
    if (too && result && token > head && marked_by(view, token, "to")) negations.add({beside, beside + 1}, "too much for its complement");
  }
  if (!infinitive) return;
  const std::string_view kind =
      section.tables.negative_words.field(section.upos(head) == Upos::VERB ? section.lemma(head) : section.lower[head], "kind");
  if (kind.empty() || (base == Relation::advcl && !kind.starts_with("verb"))) return;
  negations.add({head, head + 1}, "word that negates its complement");
  if (is_negated(view, head)) negations.add({head, head + 1}, "word that negates its complement");
}

}  // namespace

std::vector<TokenSpan> find_negators(const SentenceView& view) {
  const SectionView& section = *view.section;
  std::vector<TokenSpan> found;
  for (std::uint32_t token = view.tokens.start; token < view.tokens.end; ++token) {
    if (const TokenSpan positive = phrase_at(view, section.tables.not_negating, token); !positive.empty()) {
      token = positive.end - 1;
      continue;
    }
    const std::string_view kind = negator_kind(section, token);
    const bool either = token > view.tokens.start && section.lower[token - 1] == "or";  // "with or without"
    if (kind == "adverb" || kind == "pronoun" || kind == "determiner" || (kind == "preposition" && !either))
      found.push_back({token, token + 1});
  }
  return found;
}

Judged<Polarity> find_polarity(const SentenceView& view, const Clause& clause, TokenSpan span, const Attribution& attribution) {
  const SectionView& section = *view.section;
  Negations negations;
  if (clause.opener != kNone) {  // "without pay", "not without pay"
    const bool denied = clause.opener > view.tokens.start && section.negator(clause.opener - 1) == "adverb";
    const TokenSpan words{clause.opener - (denied ? 1U : 0U), clause.opener + 1};
    if (denied) return {Polarity::positive, "two negations", words};
    return {Polarity::negative, "negator that opens it", words};
  }
  count_negations(view, clause, span, negations);
  const std::uint32_t by_adverb = negations.count;
  // A word that says no by itself: one more negation beside "not" ("not unnoticed"), one of its own in the predicate. "Nobody was turned
  // away", "not one ran unopposed": of whom there is none nothing is said that is so.
  const bool nobody = by_adverb > 0 && has_negative_subject(view, clause.head);
  if (!nobody || !is_passive(view, clause.head)) negative_word(view, clause.head, negations);
  const bool attribute = clause.form == Form::participle && section.relation(clause.head) == Relation::amod;
  if (attribute && negations.count == 0 &&
      section.tables.negative_words.field(section.lower[clause.head], "kind").find("event") != std::string_view::npos)
    negations.add({clause.head, clause.head + 1}, "adjective that negates");
  // "a failed landing", "insufficient evidence"
  for (const std::uint32_t below : view.children(clause.head)) {
    const bool describes = clause.form == Form::nominal && section.relation(below) == Relation::amod && negations.count == by_adverb;
    if (describes && section.tables.negative_words.field(section.lower[below], "kind").starts_with("adjective"))
      negations.add({below, below + 1}, "adjective that negates");
  }
  if (clause.form == Form::nominal && negations.count == by_adverb && !section.is_root(clause.head) &&
      span.contains(section.head(clause.head))) {
    negative_word(view, section.head(clause.head), negations);
  }
  if (by_adverb > 0 && !nobody && negations.count == by_adverb && says_no(view, clause.head))
    negations.add({clause.head, clause.head + 1}, "negative prefix");
  // "there was a lack of trust"
  const std::uint32_t there = view.has(clause.head, Relation::expl) ? view.child_with(clause.head, Relation::nsubj) : kNone;
  if (there != kNone) negative_word(view, there, negations);
  const std::uint32_t complement = view.child_with(clause.head, Relation::xcomp);
  if (complement != kNone) {
    if (!nobody) negative_word(view, complement, negations);
    if (by_adverb > 0 && !nobody && negations.count == by_adverb && says_no(view, complement))
      negations.add({complement, complement + 1}, "negative prefix");
  }
  negated_from_above(view, clause.head, negations);
  // "refrained from buying or selling"
  const std::uint32_t before = section.head(clause.head);
  const bool joined = base_of(section.relation(clause.head)) == Relation::conj && section.xpos(clause.head) == section.xpos(before);
  // "too thin for people to breathe or for them to stay": an infinitive with a subject of its own is joined to another one, too.
  const bool infinitives = marked_by(view, clause.head, "to") && marked_by(view, before, "to");
  if (joined && !is_finite(section.xpos(before)) && (infinitives || !view.has(clause.head, Relation::nsubj)))
    negated_from_above(view, before, negations);
  const std::uint32_t behind = span.end - 1;
  if (negations.count == 0 && stranded_verb(view, behind) == clause.head) negations.add({behind, behind + 1}, "negating adverb");
  // "nothing we can do", "none crossing the line"
  if (const TokenSpan words = negator_of_described(view, clause, span); !words.empty())
    negations.add(words, "negator of what it describes");
  if (const std::uint32_t said = clause_of_reason(view, clause.head);
      negations.count == 0 && said != kNone && span.contains(said) && denies(view, said))
    negations.add({said, said + 1}, "what the reason is given for");
  if (negations.count == 0) edge_preposition(view, clause, span, negations);
  if (const TokenSpan shared = shared_negation(view, clause.head); negations.count == 0 && !shared.empty())
    negations.add(shared, "negation of the clause before");
  if (attribution.verdict.label == Verdict::denied) negations.add(attribution.verdict.words, "said not to be so");
  // What a holder denies, and what somebody does not believe, is said not to be so; "denied that the mill, [which closed in May], was
  // his" leaves the closing a fact, as does "does not think that prices rose when it closed".
  const bool presupposed = clause.form == Form::relative || clause.form == Form::apposition || clause.form == Form::nominal ||
                           (clause.form == Form::participle && base_of(section.relation(clause.head)) == Relation::acl) ||
                           (clause.form == Form::subordinate && base_of(section.relation(clause.head)) == Relation::advcl);
  for (const Holder& holder : attribution.holders) {
    if (holder.cue == kNone) continue;
    const bool direct = holder.cue == attribution.holders.back().cue;
    const bool raised = holder.negated && holder.cue_class == CueClass::think;  // "does not think that" says that it is not so
    if (presupposed && section.head(clause.head) != holder.cue) continue;
    if (direct && holder.cue != clause.head && attribution.quote != QuoteKind::direct && (holder.cue_class == CueClass::deny) != raised)
      negations.add(holder.cue_tokens, "cue that denies");
  }
  // "denied all claims that it closed"
  const std::uint32_t noun = section.head(clause.head), denier = section.head(noun);
  const bool claimed =
      base_of(section.relation(clause.head)) == Relation::acl && noun_cue(view, noun) && section.relation(noun) == Relation::obj;
  if (const std::optional<Cue> cue = claimed ? verb_cue(view, denier) : std::nullopt;
      cue && cue->cue_class == CueClass::deny && !is_negated(view, denier) &&
      (attribution.holders.empty() || attribution.holders.back().cue != denier)) {
    negations.add(cue->tokens, "cue that denies");
  }
  const bool thinks =
      attribution.own_belief && section.tables.cue_verbs.field(section.lemma(attribution.own_belief_cue), "class") == "think";
  if (thinks && view.tokens.contains(attribution.own_belief_cue) && is_negated(view, attribution.own_belief_cue)) {
    negations.add({attribution.own_belief_cue, attribution.own_belief_cue + 1}, "cue that denies");
  }
  if (negations.count % 2 == 1) return {Polarity::negative, negations.rule, negations.first};
  if (negations.count > 0) return {Polarity::positive, "two negations", negations.first};
  return {};
}

}  // namespace sayso
