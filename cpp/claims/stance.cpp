#include "claims/stance.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "claims/cues.h"

namespace sayso {
namespace {

// How sure a claim is presented without a word on it, by modality (0..1; a scale of ours, ordered as in claims.md).
float usual_certainty(Modality modality) {
  switch (modality) {
    case Modality::question:
      return 0.2F;
    case Modality::conditional:
      return 0.4F;
    case Modality::normative:
      return 0.8F;
    case Modality::predicted:
      return 0.7F;
    case Modality::hedged:
      return 0.5F;
    case Modality::reported:
      return 0.9F;
    case Modality::asserted:
      return 1.0F;
  }
  return 1.0F;
}

std::optional<Modality> modality_named(std::string_view wanted) {
  for (int index = 0; index <= static_cast<int>(Modality::asserted); ++index) {
    if (name(static_cast<Modality>(index)) == wanted) return static_cast<Modality>(index);
  }
  return std::nullopt;
}

float number(std::string_view digits, float otherwise) {
  float value = otherwise;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// The strongest of what was found: modalities are in the order of claims.md, so the smaller label wins.
struct Found {
  ModalityFound best;
  bool any = false;

  void add(Modality modality, std::string_view rule, TokenSpan words, float certainty) {
    if (any && modality >= best.modality.label) return;
    any = true;
    best = {{modality, rule, words}, certainty};
  }
  void add(Modality modality, std::string_view rule, TokenSpan words) { add(modality, rule, words, usual_certainty(modality)); }
};

bool is_noun_form(Form form) { return form == Form::apposition || form == Form::nominal; }

bool ends_as_question(const SentenceView& view, std::uint32_t& mark) {
  const SectionView& section = *view.section;
  for (std::uint32_t token = view.tokens.end; token-- > view.tokens.start && section.is_punct(token);) {
    if (section.lower[token].find('?') != std::string::npos) {
      mark = token;
      return true;
    }
  }
  return false;
}

void find_question(const SentenceView& view, const Clause& clause, const Attribution& attribution, Found& found) {
  const SectionView& section = *view.section;
  std::uint32_t mark = kNone;
  const bool asked =
      clause.form == Form::main || clause.form == Form::coordinated || clause.form == Form::heading || clause.form == Form::list;
  if (asked && ends_as_question(view, mark)) {
    // A mark inside a quotation asks only what is quoted.
    if (section.quote[mark] == kNone || section.quote[mark] == section.quote[clause.head] || attribution.quote_index != kNone) {
      found.add(Modality::question, "question mark", {mark, mark + 1});
    }
  }
  if (!attribution.holders.empty()) {
    const Holder& holder = attribution.holders.back();
    const bool whether = [&] {
      for (const std::uint32_t below : view.children(clause.head)) {
        if (section.relation(below) == Relation::mark && (section.lower[below] == "whether" || section.lower[below] == "if")) return true;
        const Xpos xpos = section.xpos(below);
        if (below < clause.head && (xpos == Xpos::WRB || xpos == Xpos::WP || xpos == Xpos::WDT)) return true;
      }
      return false;
    }();
    if (holder.cue_class == CueClass::ask && holder.cue != kNone && whether)
      found.add(Modality::question, "verb of asking", holder.cue_tokens);
  }
}

// The conjunction of a condition on `token` itself; "even if" and "as if" are none.
TokenSpan condition_mark(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  for (const std::uint32_t below : view.children(token)) {
    const Relation relation = section.relation(below);
    if (relation != Relation::mark && relation != Relation::case_ && relation != Relation::advmod) continue;
    std::string words = section.lower[below];
    std::uint32_t end = below + 1;
    for (const std::uint32_t under : view.children(below)) {
      if (section.relation(under) == Relation::fixed) {
        words += ' ' + section.lower[under];
        end = std::max(end, under + 1);
      }
    }
    if (below > view.tokens.start && section.lower[below] == "if" && section.lower[below - 1] == "as") continue;
    if (section.tables.conditions.has(words)) return {below, end};
  }
  // "Had the mill closed, ...": an auxiliary before the subject.
  const std::uint32_t first = view.first_of(token), subject = view.child_with(token, Relation::nsubj);
  const bool inverted = base_of(section.relation(token)) == Relation::advcl && subject != kNone && first < subject &&
                        section.upos(first) == Upos::AUX && section.head(first) == token;
  if (inverted && section.lexicon.table("inverted_conditions").has(section.lower[first])) return {first, first + 1};
  return {};
}

void find_condition(const SentenceView& view, const Clause& clause, Found& found) {
  const SectionView& section = *view.section;
  if (is_noun_form(clause.form) || clause.form == Form::relative) return;
  // The condition itself, also as a later conjunct of it.
  std::uint32_t token = clause.head;
  for (int climb = 0; climb < 8; ++climb) {
    const Relation base = base_of(section.relation(token));
    if (const TokenSpan mark = condition_mark(view, token);
        !mark.empty() && (base == Relation::advcl || base == Relation::root || base == Relation::ccomp || base == Relation::parataxis ||
                          base == Relation::conj || base == Relation::obl)) {
      const bool asks = base == Relation::ccomp;  // "asked if" is a question, not a condition
      if (!asks) found.add(Modality::conditional, "condition", mark);
      break;
    }
    if (section.is_root(token) || (base != Relation::conj && base != Relation::xcomp)) break;
    token = section.head(token);
  }
  // What follows from a condition beside it.
  token = clause.head;
  for (int climb = 0; climb < 8; ++climb) {
    for (const std::uint32_t below : view.children(token)) {
      if (base_of(section.relation(below)) != Relation::advcl) continue;
      if (const TokenSpan mark = condition_mark(view, below); !mark.empty()) found.add(Modality::conditional, "hangs on a condition", mark);
    }
    const Relation base = base_of(section.relation(token));
    if (section.is_root(token) || (base != Relation::conj && base != Relation::xcomp)) break;
    token = section.head(token);
  }
}

// Auxiliaries and weakening adverbs right below the verb.
void find_modal_words(const SentenceView& view, std::uint32_t verb, Found& found) {
  const SectionView& section = *view.section;
  for (const std::uint32_t below : view.children(verb)) {
    const Relation base = base_of(section.relation(below));
    if (base == Relation::aux) {
      // "could not" is what was not possible, no guess.
      const bool unable = section.lower[below] == "could" && is_negated(view, verb) && section.lower[below + 1] != "have";
      if (const auto modality = modality_named(section.tables.modals.field(section.lower[below], "modality")); modality && !unable) {
        found.add(*modality, "modal verb", {below, below + 1});
      }
    }
    if (base == Relation::advmod || base == Relation::amod) {
      if (const auto* row = section.tables.hedges.find(section.lower[below]))
        found.add(Modality::hedged, "hedge", {below, below + 1}, number((*row)[2], 0.5F));
    }
  }
}

// What the verb or adjective makes of its infinitive ("plans to", "has to", "seems to"), or of its subject ("is scheduled for May").
void find_modal_verb(const SentenceView& view, std::uint32_t verb, Found& found) {
  const SectionView& section = *view.section;
  std::uint32_t content = view.child_with(verb, Relation::xcomp);
  if (content == kNone) content = view.child_with(verb, Relation::advcl);
  const bool takes = view.has(verb, Relation::xcomp) || (content != kNone && marked_by(view, content, "to"));
  const bool passive = is_passive(view, verb);
  // "were asked to report": what somebody is told to do.
  if (const std::optional<Cue> cue = verb_cue(view, verb); cue && takes && passive) {
    if (const auto modality = modality_named(cue->modality)) found.add(*modality, "passive of a cue", {verb, verb + 1});
  }
  const auto* row = takes ? section.tables.modal_verbs.find(section.lemma(verb) + " to") : nullptr;
  if (row == nullptr) row = section.tables.modal_verbs.find(section.lemma(verb));
  if (row == nullptr) row = section.tables.modal_verbs.find(section.lower[verb]);
  if (row != nullptr) {
    const auto modality = modality_named((*row)[1]);
    const bool awaited = (*row)[3] == "yes" && section.xpos(verb) == Xpos::VBN && (passive || !view.has(verb, Relation::aux));
    if (modality && (takes || awaited)) found.add(*modality, "verb with infinitive", {verb, verb + 1}, number((*row)[2], 0.7F));
  }
  if (const auto* hedge = section.tables.hedges.find(section.lower[verb]))
    found.add(Modality::hedged, "hedge", {verb, verb + 1}, number((*hedge)[2], 0.5F));
}

// "Wait for the fourth day", "let us talk": the bare verb of a main clause that has no subject.
bool is_imperative(const SentenceView& view, std::uint32_t verb) {
  const SectionView& section = *view.section;
  for (int conjuncts = 0; conjuncts < 8; ++conjuncts) {
    if (section.xpos(verb) != Xpos::VB || marked_by(view, verb, "to")) return false;
    for (const std::uint32_t below : view.children(verb)) {
      const bool helps = base_of(section.relation(below)) == Relation::aux && section.lemma(below) != "do";
      if (is_subject(section.relation(below)) || helps || section.relation(below) == Relation::mark) return false;
    }
    const Relation base = base_of(section.relation(verb));
    if (base != Relation::conj) return base == Relation::root || base == Relation::parataxis || base == Relation::ccomp;
    verb = section.head(verb);
  }
  return false;
}

// Modal verbs, and verbs and adjectives that take an infinitive ("plans to", "needs to", "is due to", "seems to").
void find_modal(const SentenceView& view, const Clause& clause, Found& found) {
  const SectionView& section = *view.section;
  std::uint32_t verb = clause.head;
  // "will close and sell", "has to close and sell": a bare verb shares the modal of the one before it.
  const bool bare = section.xpos(verb) == Xpos::VB && !view.has(verb, Relation::aux) && !marked_by(view, verb, "to");
  if (bare && base_of(section.relation(verb)) == Relation::conj) verb = section.head(verb);
  if (base_of(section.relation(verb)) == Relation::xcomp && (verb != clause.head || clause.form == Form::infinitive)) {
    const std::uint32_t governor = section.head(verb);
    find_modal_words(view, governor, found);
    find_modal_verb(view, governor, found);
  }
  if (verb != clause.head) find_modal_words(view, verb, found);
  // The infinitive's own governor counts for it as well: "Halden plans [to close]".
  verb = clause.head;
  for (int link = 0; link < 4 && verb != kNone; ++link) {
    find_modal_words(view, verb, found);
    find_modal_verb(view, verb, found);
    verb = view.child_with(verb, Relation::xcomp);
  }
  if (is_imperative(view, clause.head)) found.add(Modality::normative, "imperative", {clause.head, clause.head + 1});
  // "is to close": a copula right before the infinitive.
  const std::uint32_t copula = view.child_with(clause.head, Relation::cop);
  const std::uint32_t auxiliary = view.child_with(clause.head, Relation::aux);
  const std::uint32_t be = copula != kNone ? copula : auxiliary;
  if (be != kNone && section.lemma(be) == "be" && be + 1 < view.tokens.end && section.lower[be + 1] == "to" &&
      marked_by(view, clause.head, "to")) {
    found.add(Modality::predicted, "be with infinitive", {be, be + 2});
  }
  if (clause.form == Form::heading && marked_by(view, clause.head, "to"))
    found.add(Modality::predicted, "infinitive of a heading", {clause.head, clause.head + 1});
}

// Words before a noun that weaken it: "estimated", "suspected".
void find_noun_hedge(const SentenceView& view, TokenSpan span, Found& found) {
  const SectionView& section = *view.section;
  for (std::uint32_t token = span.start; token < span.end; ++token) {
    if (const auto* row = section.tables.hedges.find(section.lower[token]))
      found.add(Modality::hedged, "hedge", {token, token + 1}, number((*row)[2], 0.5F));
  }
}

// "an estimated 40,000 people fled": an amount beside the verb.
void find_amount_hedge(const SentenceView& view, std::uint32_t verb, Found& found) {
  const SectionView& section = *view.section;
  for (const std::uint32_t noun : view.children(verb)) {
    const Relation base = base_of(section.relation(noun));
    if (base != Relation::nsubj && base != Relation::obj) continue;
    for (const std::uint32_t below : view.children(noun)) {
      const auto* row = section.relation(below) == Relation::amod ? section.tables.hedges.find(section.lower[below]) : nullptr;
      if (row != nullptr && (*row)[3] == "yes") found.add(Modality::hedged, "hedge", {below, below + 1}, number((*row)[2], 0.5F));
    }
  }
}

void find_from_holders(const SentenceView& view, const Clause& clause, const Attribution& attribution, Found& found) {
  const SectionView& section = *view.section;
  const bool is_clause_form = clause.form == Form::main || clause.form == Form::subordinate || clause.form == Form::coordinated;
  if (attribution.unsaid_cue != kNone)
    found.add(Modality::hedged, "nobody says so", {attribution.unsaid_cue, attribution.unsaid_cue + 1}, 0.3F);
  if (attribution.verdict.label == Verdict::open) found.add(Modality::hedged, "left open", attribution.verdict.words, 0.3F);
  if (attribution.verdict.label == Verdict::perhaps) found.add(Modality::hedged, "called possible", attribution.verdict.words, 0.5F);
  if (attribution.evidence)
    found.add(Modality::hedged, "evidence, no holder", {attribution.evidence_cue, attribution.evidence_cue + 1}, 0.7F);
  if (attribution.own_belief) {
    const std::uint32_t cue = attribution.own_belief_cue;
    const auto* row = section.tables.cue_verbs.find(section.lemma(cue));
    const auto asked = row == nullptr ? std::nullopt : modality_named((*row)[2]);
    if (asked) found.add(*asked, "cue of the speaker", {cue, cue + 1});
    if (is_clause_form && row != nullptr && (*row)[1] == "think")
      found.add(Modality::hedged, "belief of the speaker", {cue, cue + 1}, 0.7F);
  }
  if (attribution.holders.empty()) return;
  const Holder& holder = attribution.holders.back();
  if (const auto modality = modality_named(holder.modality); modality && attribution.quote != QuoteKind::direct)
    found.add(*modality, "cue", holder.cue_tokens);
  const float certainty = holder.cue_class == CueClass::know    ? 0.95F
                          : holder.cue_class == CueClass::think ? 0.75F
                          : holder.cue_class == CueClass::doubt ? 0.3F
                                                                : 0.9F;
  found.add(Modality::reported, "has a source", holder.cue_tokens, certainty);
}

}  // namespace

std::vector<std::uint32_t> own_words(const SentenceView& view, std::uint32_t head) {
  const SectionView& section = *view.section;
  std::vector<std::uint32_t> words{head};
  for (std::size_t at = 0; at < words.size(); ++at) {
    for (const std::uint32_t below : view.children(words[at])) {
      const Relation base = base_of(section.relation(below));
      const bool other_clause = base == Relation::ccomp || base == Relation::csubj || base == Relation::advcl || base == Relation::acl ||
                                base == Relation::parataxis || base == Relation::appos ||
                                (base == Relation::conj && is_clausal(view, below)) ||
                                (base == Relation::xcomp && view.has(below, Relation::nsubj));
      if (!other_clause) words.push_back(below);
    }
  }
  std::sort(words.begin(), words.end());
  return words;
}

ModalityFound find_modality(const SentenceView& view, const Clause& clause, TokenSpan span, const Attribution& attribution) {
  Found found;
  find_question(view, clause, attribution, found);
  find_condition(view, clause, found);
  if (is_noun_form(clause.form)) {
    find_noun_hedge(view, span, found);
  } else {
    find_modal(view, clause, found);
    find_amount_hedge(view, clause.head, found);
  }
  find_from_holders(view, clause, attribution, found);
  return found.best;
}

Judged<bool> find_comparison(const SentenceView& view, TokenSpan span) {
  const SectionView& section = *view.section;
  for (std::uint32_t token = span.start; token < span.end; ++token) {
    std::string words = section.lower[token];
    if (section.tables.comparison_words.has(words)) {
      // "more than 40" bounds a number and compares nothing.
      const bool bound = words == "than" && token + 1 < span.end && section.upos(token + 1) == Upos::NUM;
      if (!bound) return {true, "word of comparison", {token, token + 1}};
    }
    for (std::uint32_t next = token + 1; next < span.end && next < token + 3; ++next) {
      words += ' ' + section.lower[next];
      if (section.tables.comparison_words.has(words)) return {true, "word of comparison", {token, next + 1}};
    }
  }
  return {};
}

Judged<bool> find_causality(const SentenceView& view, const Clause& clause, TokenSpan span) {
  const SectionView& section = *view.section;
  for (const std::uint32_t token : own_words(view, clause.head)) {
    if (!span.contains(token)) continue;
    std::string words = section.upos(token) == Upos::VERB ? section.lemma(token) : section.lower[token];
    std::string_view kind = section.tables.causal_words.field(words, "kind");
    if (kind == "verb" && section.upos(token) == Upos::VERB) return {true, "verb of cause", {token, token + 1}};
    if (kind == "connective" && section.upos(token) != Upos::NOUN) return {true, "connective of cause", {token, token + 1}};
    for (std::uint32_t next = token + 1; next < span.end && next < token + 4; ++next) {
      words += ' ' + section.lower[next];
      if (section.tables.causal_words.has(words)) return {true, "phrase of cause", {token, next + 1}};
    }
  }
  for (const std::uint32_t below : view.children(clause.head)) {
    const std::uint32_t mark = view.child_with(below, Relation::mark);
    if (base_of(section.relation(below)) == Relation::advcl && mark != kNone && span.contains(mark) && section.lower[mark] == "because")
      return {true, "connective of cause", {mark, mark + 1}};
  }
  return {};
}

}  // namespace sayso
