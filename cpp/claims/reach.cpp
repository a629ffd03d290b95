#include "claims/reach.h"

#include <algorithm>

#include "claims/cues.h"
#include "claims/holders.h"
#include "claims/surface.h"

namespace sayso {
namespace {

constexpr std::uint32_t kFarthestContent = 24;  // words between a verb of saying and the verb of what is said
constexpr std::uint32_t kLongestAside = 14;     // words of ", the ministry of health said on Monday,"

bool ends_aside(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  return token >= view.tokens.end || section.lower[token] == "," || section.lower[token] == ";" || section.lower[token] == "." ||
         section.lower[token] == ":";
}

// From the verb on over "on Monday", "in a statement" to the mark that ends the aside; kNone when more stands there.
std::uint32_t end_of_aside(const SentenceView& view, std::uint32_t from, std::uint32_t limit) {
  const SectionView& section = *view.section;
  for (std::uint32_t token = from; token < view.tokens.end && token < limit; ++token) {
    if (ends_aside(view, token)) return token;
    const Upos upos = section.upos(token);
    if (upos == Upos::VERB || upos == Upos::AUX || upos == Upos::SCONJ || upos == Upos::CCONJ || section.quote[token] != kNone)
      return kNone;
  }
  return view.tokens.end <= limit ? view.tokens.end : kNone;
}

// The stretch around an aside that no semicolon or contrast cuts off.
TokenSpan around(const SentenceView& view, TokenSpan aside) {
  const SectionView& section = *view.section;
  TokenSpan reach = aside;
  while (reach.start > view.tokens.start && !turns_away(section, reach.start - 1)) {
    --reach.start;
    if (reach.start + 2 > aside.start && section.xpos(reach.start) == Xpos::WDT) break;  // "which, Lund said, ..."
  }
  while (reach.end < view.tokens.end && !turns_away(section, reach.end)) ++reach.end;
  return reach;
}

// ", Lund said on Monday," and ", said Lund": the verb of saying with its subject alone between marks, behind what is said.
std::optional<TokenSpan> aside_of(const SentenceView& view, std::uint32_t verb, const Phrase& phrase) {
  const SectionView& section = *view.section;
  std::uint32_t start = std::min(phrase.tokens.start, verb);
  while (start < verb && start > view.tokens.start && section.upos(start - 1) == Upos::NOUN) --start;  // "forecaster Lund said"
  const std::uint32_t limit = start + kLongestAside;
  if (start < view.tokens.start + 3 || section.lower[start - 1] != ",") return std::nullopt;
  for (std::uint32_t token = std::min(phrase.tokens.end, verb); token < std::max(phrase.tokens.start, verb); ++token) {
    const Upos upos = section.upos(token);
    // "said its director, Lund": what he is stands before the name.
    const bool role =
        token > verb && (upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::PRON || upos == Upos::DET || section.lower[token] == ",");
    if (token != verb && upos != Upos::ADV && upos != Upos::AUX && !role) return std::nullopt;
  }
  // Behind it only when and where, no object; and no quotation that it brings in.
  const std::uint32_t behind = std::max(phrase.tokens.end, verb + 1), end = end_of_aside(view, behind, limit);
  if (end == kNone) return std::nullopt;
  for (const std::uint32_t below : view.children(verb)) {
    if (below > verb && base_of(section.relation(below)) == Relation::obj && !phrase.tokens.contains(below)) return std::nullopt;
  }
  if (end > behind && section.upos(behind) != Upos::ADP && section.upos(behind) != Upos::ADV &&
      !section.is_entity(behind, EntityKind::date))
    return std::nullopt;
  if (end + 1 < view.tokens.end && section.quote[end + 1] != kNone) return std::nullopt;
  return TokenSpan{start, end};
}

// The finite verb of the clause that follows a verb of saying: a subject stands between, and no mark, relative or other conjunction.
std::uint32_t content_behind(const SentenceView& view, std::uint32_t verb, std::uint32_t& start) {
  const SectionView& section = *view.section;
  bool subject = false;
  std::uint32_t commas = 0;
  start = verb + 1;
  for (std::uint32_t token = verb + 1; token < view.tokens.end && token - verb <= kFarthestContent; ++token) {
    const Xpos xpos = section.xpos(token);
    const Upos upos = section.upos(token);
    if (is_finite(xpos) || xpos == Xpos::MD) return subject && commas != 1 ? token : kNone;
    if (upos == Upos::SCONJ || (upos == Upos::PRON && section.lower[token] == "that")) {
      if (section.lower[token] != "that") return kNone;
      start = token + 1;
      commas = 0;
      subject = false;
      continue;
    }
    if (xpos == Xpos::WDT || xpos == Xpos::WP || xpos == Xpos::WRB || upos == Upos::CCONJ || section.lower[token] == ":") return kNone;
    if (section.quote[token] != section.quote[verb] || turns_away(section, token)) return kNone;
    if (section.lower[token] == ",") ++commas;
    subject = subject || upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON || upos == Upos::DET || upos == Upos::NUM;
  }
  return kNone;
}

// Whether the clause hangs on the verb of saying as when, why or how somebody says it, or as what else the speaker does.
// What hangs there before the content begins is a mistake of the tree.
bool is_adjunct(const SentenceView& view, std::uint32_t head, std::uint32_t verb, std::uint32_t content_start) {
  const SectionView& section = *view.section;
  std::uint32_t token = head;
  for (int climb = 0; climb < 40 && !section.is_root(token); ++climb) {
    const std::uint32_t above = section.head(token);
    if (above == verb) {
      const Relation base = base_of(section.relation(token));
      return token >= content_start &&
             (base == Relation::advcl || base == Relation::conj || base == Relation::obl || base == Relation::nsubj);
    }
    token = above;
  }
  return false;
}

// "It is alleged that ...": nobody named says so.
std::optional<Reach> reach_of_hearsay(const SentenceView& view, std::uint32_t verb, const Cue& cue) {
  const SectionView& section = *view.section;
  if (!is_passive(view, verb) || is_negated(view, verb) || !section.tables.implicit_cues.has(cue_lemma(section, verb))) return std::nullopt;
  bool it = false;
  for (const std::uint32_t below : view.children(verb)) it = it || (below < verb && section.lower[below] == "it");
  std::uint32_t start = 0;
  const std::uint32_t content = it ? content_behind(view, verb, start) : kNone;
  if (content == kNone || section.lower[start - 1] != "that") return std::nullopt;
  std::uint32_t end = content;
  while (end < view.tokens.end && section.lower[end] != ",") ++end;
  Holder holder;
  holder.kind = SourceKind::implicit;
  holder.cue = verb;
  holder.cue_tokens = cue.tokens;
  holder.cue_class = cue.cue_class;
  holder.rule = "passive of a verb of saying";
  return Reach{holder, {start, end}, false, {}, content};
}

// "It closed, [according to Lund]", "[According to Lund,] it closed".
TokenSpan without_phrase(const SectionView& section, std::uint32_t head, TokenSpan span, const Holder& holder) {
  const TokenSpan cue = holder.cue_tokens, name = holder.phrase.tokens;
  if (cue.start > head && span.contains(cue.start) && name.end >= span.end) {
    span.end = cue.start;
    while (span.end > head + 1 && section.is_punct(span.end - 1)) --span.end;
  } else if (cue.start == span.start && head >= cue.end) {
    span.start = head < name.end ? cue.end : name.end;
    while (span.start < head && section.is_punct(span.start)) ++span.start;
  }
  return span;
}

}  // namespace

bool turns_away(const SectionView& section, std::uint32_t token) {
  const std::string& word = section.lower[token];
  return word == ";" || section.tables.conjunction_roles.field(word, "role") == "concession" || word == "but" || word == "while";
}

std::vector<Reach> find_reaches(const SentenceView& view) {
  const SectionView& section = *view.section;
  std::vector<Reach> reaches;
  for (std::uint32_t verb = view.tokens.start; verb < view.tokens.end; ++verb) {
    const std::optional<Cue> cue = verb_cue(view, verb);
    if (!cue || section.quote[verb] != kNone) continue;
    if (cue->cue_class != CueClass::say && cue->cue_class != CueClass::think && cue->cue_class != CueClass::know &&
        cue->cue_class != CueClass::predict)
      continue;
    const Xpos xpos = section.xpos(verb);
    if (const std::optional<Reach> hearsay = reach_of_hearsay(view, verb, *cue)) {
      reaches.push_back(*hearsay);
      continue;
    }
    if (!(is_finite(xpos) || xpos == Xpos::MD) || is_passive(view, verb)) continue;
    std::optional<Holder> holder = holder_of_verb(view, verb, *cue, true);
    if (!holder || !holder->phrase || holder->negated || !can_hold(section, holder->phrase.head) || holder->kind == SourceKind::pronoun)
      continue;
    if (is_first_person(section, holder->phrase.head) || section.lower[holder->phrase.head] == "you") continue;
    if (section.tables.holders.field(section.lemma(holder->phrase.head), "kind") == "evidence") continue;
    if (const std::optional<TokenSpan> aside = aside_of(view, verb, holder->phrase); aside && cue->cue_class == CueClass::say) {
      holder->rule = "clause of saying beside";
      reaches.push_back({*holder, around(view, *aside), true, *aside, kNone});
      continue;
    }
    if (holder->phrase.tokens.start > verb) continue;
    std::uint32_t start = 0;
    const std::uint32_t content = content_behind(view, verb, start);
    if (content == kNone) continue;
    std::uint32_t end = content;
    while (end < view.tokens.end && !turns_away(section, end) && section.quote[end] == section.quote[verb]) ++end;
    holder->rule = "behind a verb of saying";
    reaches.push_back({*holder, {start, end}, false, {}, content});
  }
  return reaches;
}

const Reach* reach_around(const SentenceView& view, const Clause& clause, TokenSpan span, const std::vector<Reach>& reaches) {
  const Reach* found = nullptr;
  if (clause.form == Form::apposition || clause.form == Form::nominal) return found;
  for (const Reach& reach : reaches) {
    const std::uint32_t verb = reach.holder.cue;
    if (!reach.tokens.contains(clause.head) || (!reach.beside && reach.holder.phrase && reach.holder.phrase.tokens.overlaps(span)))
      continue;
    if (reach.beside && (clause.head == verb || reach.holder.phrase.tokens.contains(clause.head))) continue;
    if (!reach.beside && (span.start < reach.tokens.start || is_adjunct(view, clause.head, verb, reach.tokens.start))) continue;
    found = &reach;  // the nearest before it
  }
  return found;
}

void settle_asides(const SentenceView& view, const std::vector<Reach>& reaches, std::vector<Clause>& clauses) {
  const SectionView& section = *view.section;
  for (const Reach& reach : reaches) {
    const std::uint32_t verb = reach.holder.cue;
    if (!reach.beside || section.is_root(verb)) continue;
    const std::uint32_t above = section.head(verb);
    const auto has_head = [](std::uint32_t head) { return [head](const Clause& clause) { return clause.head == head; }; };
    const auto own = std::find_if(clauses.begin(), clauses.end(), has_head(verb));
    if (own == clauses.end() || reach.aside.contains(above) || !is_clausal(view, above)) continue;
    Clause content = *own;
    clauses.erase(own);
    const auto known = std::find_if(clauses.begin(), clauses.end(), has_head(above));
    if (known != clauses.end()) {
      known->score = std::max(known->score, content.score);
      continue;
    }
    content.head = above;
    content.form = rule_form(view, above).value_or(Form::main);
    content.opener = kNone;
    const auto place = std::find_if(clauses.begin(), clauses.end(), [above](const Clause& clause) { return clause.head > above; });
    clauses.insert(place, content);
  }
}

TokenSpan without_aside(const SentenceView& view, const Clause& clause, TokenSpan span, const std::vector<Reach>& reaches,
                        const std::vector<Holder>& phrases) {
  const SectionView& section = *view.section;
  for (const Reach& reach : reaches) {
    const TokenSpan aside = reach.aside;
    if (!reach.beside || clause.head >= aside.start || span.start >= aside.start || span.end <= aside.start) continue;
    bool at_end = true;  // "said Lund, a forecaster"
    for (std::uint32_t token = aside.end; token < span.end; ++token) {
      at_end = at_end && section.upos(token) != Upos::VERB && section.upos(token) != Upos::AUX;
    }
    if (!at_end) continue;
    span.end = aside.start;
    while (span.end > clause.head + 1 && section.is_punct(span.end - 1)) --span.end;
  }
  for (const Holder& holder : phrases) span = without_phrase(section, clause.head, span, holder);
  return span;
}

}  // namespace sayso
