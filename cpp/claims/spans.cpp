#include "claims/spans.h"

#include <algorithm>

#include "claims/arguments.h"
#include "claims/cues.h"
#include "claims/denials.h"

namespace sayso {
namespace {

// Whether the span may take in the noun phrase that the head hangs on.
bool reaches_up(const SectionView& section, const Clause& clause) {
  if (clause.form == Form::participle) return base_of(section.relation(clause.head)) != Relation::advcl;  // that hangs on a verb
  return clause.form == Form::relative || clause.form == Form::apposition || clause.form == Form::nominal;
}

void walk_down(const SentenceView& view, std::uint32_t from, std::uint32_t without, Place place, std::vector<SpanCandidate>& candidates) {
  const std::size_t begin = candidates.size();
  const bool is_noun = place == Place::below_noun && view.section->upos(from) != Upos::VERB;
  const TokenSpan room = is_noun ? room_of_phrase(view, from) : view.tokens;
  for (const std::uint32_t below : view.children(from)) {
    if (below != without && room.contains(below)) candidates.push_back({below, from, place, 0});
  }
  for (std::size_t at = begin; at < candidates.size(); ++at) {
    const SpanCandidate above = candidates[at];
    for (const std::uint32_t below : view.children(above.token)) {
      if (below != without) candidates.push_back({below, above.token, place, above.depth + 1});
    }
  }
}

// Without a trained model: what usually stays outside of a span of that form.
bool rule_keeps(const SentenceView& view, const std::vector<std::uint8_t>& forms, const Clause& clause, const SpanCandidate& candidate) {
  const SectionView& section = *view.section;
  const Relation base = base_of(section.relation(candidate.token));
  const std::uint8_t heads = forms[candidate.token - view.tokens.start];
  if (candidate.place == Place::noun) return true;
  if (candidate.place == Place::below_noun) {
    return base == Relation::det || base == Relation::amod || base == Relation::compound || base == Relation::flat ||
           base == Relation::nummod || (base == Relation::nmod && (candidate.token < clause.head || candidate.depth == 0));
  }
  if (base == Relation::parataxis || base == Relation::discourse || base == Relation::vocative) return false;
  if (candidate.depth > 0) return true;
  if (base == Relation::punct || base == Relation::cc) return false;
  if (base == Relation::mark) return clause.form == Form::infinitive && section.lower[candidate.token] == "to";
  if (is_cue_phrase(view, candidate.token)) return false;
  if (base == Relation::conj) return heads == 0;
  if (base == Relation::advcl) return heads == 0;
  return !(clause.form == Form::apposition && base == Relation::case_);
}

bool opens_quote(const SectionView& section, std::uint32_t token) {
  const std::string& word = section.lower[token];
  return section.xpos(token) == Xpos::quote_open || section.xpos(token) == Xpos::lrb || word == "\"" || word == "\xE2\x80\x9C" ||
         word == "\xE2\x80\x98";
}

bool closes_quote(const SectionView& section, std::uint32_t token) {
  const std::string& word = section.lower[token];
  return section.xpos(token) == Xpos::quote_close || section.xpos(token) == Xpos::rrb || word == "\"" || word == "\xE2\x80\x9D" ||
         word == "\xE2\x80\x99";
}

// Brackets or quotation marks that open inside of the span and close outside are balanced again: by one token more, or one less.
void trim(const SentenceView& view, std::uint32_t head, TokenSpan& span) {
  const SectionView& section = *view.section;
  while (span.start < head && section.is_punct(span.start) && !opens_quote(section, span.start)) ++span.start;
  while (span.end > head + 1 && section.is_punct(span.end - 1) && !closes_quote(section, span.end - 1)) --span.end;
}

// Where the quotation that `token` opens or closes ends on the other side; kNone when the token is no quotation mark.
std::uint32_t quote_opened_at(const SectionView& section, std::uint32_t token) {
  const std::uint32_t quote = section.quote[token];
  return quote != kNone && section.parsed.structure.quotes[quote].outer.start == section.bytes(token).start && section.is_punct(token)
             ? quote
             : kNone;
}
std::uint32_t quote_closed_at(const SectionView& section, std::uint32_t token) {
  const std::uint32_t quote = section.quote[token];
  return quote != kNone && section.parsed.structure.quotes[quote].outer.end == section.bytes(token).end && section.is_punct(token) ? quote
                                                                                                                                   : kNone;
}

// A span that holds an opening mark ends after the closing one; a mark at the edge whose partner is outside is left out.
void fit_quotes(const SentenceView& view, std::uint32_t head, TokenSpan& span) {
  const SectionView& section = *view.section;
  const std::vector<Quote>& quotes = section.parsed.structure.quotes;
  // Marks at both edges that enclose the whole span say only that it is quoted: the span is what stands between them.
  for (bool changed = true; changed;) {
    changed = false;
    const std::uint32_t opened = quote_opened_at(section, span.start);
    if (opened != kNone && span.start < head && quotes[opened].outer.end >= section.bytes(span.end - 1).end) {
      ++span.start;
      changed = true;
    }
    const std::uint32_t closed = quote_closed_at(section, span.end - 1);
    if (closed != kNone && span.end > head + 1 && quotes[closed].outer.start <= section.bytes(span.start).start) {
      --span.end;
      changed = true;
    }
    TokenSpan before = span;
    while (span.end > head + 1 && section.is_punct(span.end - 1) && !closes_quote(section, span.end - 1)) --span.end;
    changed = changed || before != span;
  }
  // One mark inside, its partner just behind the edge.
  if (span.end < view.tokens.end) {
    const std::uint32_t closed = quote_closed_at(section, span.end);
    if (closed != kNone && quotes[closed].outer.start >= section.bytes(span.start).start) ++span.end;
  }
}

// "some were not": a negator of the head right beside the span belongs to it.
void take_negators(const SentenceView& view, std::uint32_t head, TokenSpan& span) {
  const SectionView& section = *view.section;
  if (span.end < view.tokens.end && stranded_verb(view, span.end) == head) ++span.end;
  for (const std::uint32_t below : view.children(head)) {
    if (section.negator(below) != "adverb") continue;
    if (below == span.end) ++span.end;
    if (below + 1 == span.start) --span.start;
  }
}

TokenSpan tidy(const SentenceView& view, std::uint32_t head, TokenSpan span) {
  trim(view, head, span);
  take_negators(view, head, span);
  fit_quotes(view, head, span);
  return span;
}

// All below the head and its preposition, up to what is only coordinated with it: "without notice [and for no reason]".
TokenSpan whole_phrase(const SentenceView& view, const Clause& clause) {
  const SectionView& section = *view.section;
  TokenSpan span{std::min(clause.opener, view.first_of(clause.head)), view.last_of(clause.head) + 1};
  while (span.start < clause.head && span.start < clause.opener &&
         (section.is_punct(span.start) || section.relation(span.start) == Relation::cc))
    ++span.start;
  for (const std::uint32_t below : view.children(clause.head)) {
    const Relation base = base_of(section.relation(below));
    const bool conjunct =
        base == Relation::conj && (view.has(below, Relation::case_) || is_clausal(view, below) || view.has(below, Relation::det));
    const bool content = base == Relation::ccomp && open_question(view, clause.head) != below;  // not "without saying [whether]"
    const bool apart = conjunct || base == Relation::parataxis || content;
    if (apart && below > clause.head) {
      span.end = std::max(clause.head + 1, view.first_of(below));
      break;
    }
  }
  return span;
}

// "Recently, Halden closed its mill".
bool is_adverb_of_time(const SentenceView& view, const WordHashes& hashes, std::uint32_t head, const SpanCandidate& candidate) {
  return candidate.parent == head && hashes.time[candidate.token - view.tokens.start] != 0 &&
         view.section->relation(candidate.token) == Relation::advmod;
}

// "had no plans [to sell]", "does nothing [to help]", "was not allowed [to leave]": what a denying head takes as an infinitive is what is
// denied, and never apart from it.
bool is_denied_infinitive(const SentenceView& view, std::uint32_t head, const SpanCandidate& candidate) {
  const SectionView& section = *view.section;
  const std::uint32_t token = candidate.token, parent = candidate.parent;
  const Relation base = base_of(section.relation(token));
  if (token < head || !(base == Relation::xcomp || base == Relation::acl || base == Relation::advcl) || !marked_by(view, token, "to"))
    return false;
  const std::uint32_t first = view.first_of(token);
  if (first < head || section.is_punct(first) || section.is_punct(first - 1)) return false;
  if (parent == head) return base != Relation::acl && denies(view, head);
  const bool denied = base_of(section.relation(parent)) == Relation::obj || view.has(head, Relation::expl);
  return denied && base == Relation::acl && section.head(parent) == head && section.is_negator(view.first_of(parent));
}

// "did not leave [because he was tired]", "will not pay [until May]": without a comma the denial may reach the reason, the condition or
// the end, so that the clause alone would say more than its sentence.
bool is_in_denial(const SentenceView& view, std::uint32_t head, const SpanCandidate& candidate) {
  const SectionView& section = *view.section;
  const std::uint32_t token = candidate.token;
  if (candidate.parent != head || token < head || base_of(section.relation(token)) != Relation::advcl) return false;
  const std::uint32_t mark = view.child_with(token, Relation::mark), first = view.first_of(token);
  if (mark == kNone || !section.lexicon.table("denial_scope").has(section.lower[mark])) return false;
  if (first < head || section.is_punct(first) || section.is_punct(first - 1)) return false;
  return denies(view, head) && !section.tables.negative_words.has(section.lemma(head));  // "can avoid it if ..." may do so
}

// "was built [and painted] by Lund", "drawn up or approved by the council": a complement behind both conjuncts that the tree hangs on the
// first belongs to the second, too, when that has none of its own.
void take_shared_complement(const SentenceView& view, std::uint32_t head, TokenSpan& span) {
  const SectionView& section = *view.section;
  if (base_of(section.relation(head)) != Relation::conj || section.upos(head) != Upos::VERB || view.last_of(head) != head) return;
  const std::uint32_t first = section.head(head);
  if (section.upos(first) != Upos::VERB || first > head || view.has(head, Relation::nsubj)) return;
  for (const std::uint32_t below : view.children(first)) {
    const Relation base = base_of(section.relation(below));
    const bool complement = base == Relation::obj || base == Relation::obl || base == Relation::xcomp;
    if (complement && below > head && view.first_of(below) >= head + 1) span.end = std::max(span.end, view.last_of(below) + 1);
  }
}

}  // namespace

std::vector<SpanCandidate> span_candidates(const SentenceView& view, const Clause& clause) {
  std::vector<SpanCandidate> candidates;
  walk_down(view, clause.head, kNone, Place::below, candidates);
  if (reaches_up(*view.section, clause) && !view.section->is_root(clause.head)) {
    const std::uint32_t noun = view.section->head(clause.head);
    candidates.push_back({noun, noun, Place::noun, 0});
    walk_down(view, noun, clause.head, Place::below_noun, candidates);
  }
  return candidates;
}

std::vector<std::uint8_t> forms_by_token(const SentenceView& view, const std::vector<Clause>& clauses) {
  std::vector<std::uint8_t> forms(view.tokens.size(), 0);
  for (const Clause& clause : clauses)
    forms[clause.head - view.tokens.start] = static_cast<std::uint8_t>(static_cast<unsigned>(clause.form) + 1);
  return forms;
}

TokenSpan find_span(const SentenceView& view, const WordHashes& hashes, const std::vector<std::uint8_t>& forms, const Clause& clause,
                    const ClaimModel& model) {
  if (clause.opener != kNone || (!clause.learned && clause.form == Form::nominal)) {
    return tidy(view, clause.head, whole_phrase(view, clause));
  }
  std::vector<std::uint8_t> kept(view.tokens.size(), 0);
  kept[clause.head - view.tokens.start] = 1;
  TokenSpan span{clause.head, clause.head + 1};
  Features features;
  for (const SpanCandidate& candidate : span_candidates(view, clause)) {
    if (candidate.place != Place::noun && kept[candidate.parent - view.tokens.start] == 0) continue;
    bool keep = false;
    if (model.is_trained()) {
      span_features(view, hashes, forms, clause.head, clause.form, candidate, features);
      keep = score_span(model, features) > 0 || is_denied_infinitive(view, clause.head, candidate);
    } else {
      keep = rule_keeps(view, forms, clause, candidate);
    }
    keep = keep || is_in_denial(view, clause.head, candidate) || is_adverb_of_time(view, hashes, clause.head, candidate) ||
           clause_of_reason(view, clause.head) == candidate.token;
    if (!keep) continue;
    kept[candidate.token - view.tokens.start] = 1;
    span.start = std::min(span.start, candidate.token);
    span.end = std::max(span.end, candidate.token + 1);
  }
  if (const std::uint32_t question = open_question(view, clause.head); question != kNone)
    span.end = std::max(span.end, view.last_of(question) + 1);
  take_shared_complement(view, clause.head, span);
  return tidy(view, clause.head, span);
}

}  // namespace sayso
