#include "claims/attribution.h"

#include <algorithm>

#include "claims/content.h"
#include "claims/cues.h"
#include "claims/denials.h"
#include "claims/holders.h"
#include "claims/quote_order.h"
#include "claims/reach.h"
#include "claims/surface.h"

namespace sayso {
namespace {

// Climbing a deep tree ends somewhere: no sentence nests more voices than this.
constexpr int kMaxClimb = 40;

struct Climb {
  const SentenceView& view;
  const SectionView& section;
  const Speakers& speakers;
  Attribution& result;  // holders innermost first while climbing

  void push(Holder holder) const {
    // "You": whom an interview asks, or nobody in particular.
    if (holder.phrase && holder.phrase.tokens.size() == 1 && section.lower[holder.phrase.head] == "you") {
      const std::uint32_t block = section.parsed.tokens.block[holder.phrase.head];
      if (block >= speakers.addressed.size() || !speakers.addressed[block]) return;
      holder.phrase = speakers.addressed[block]->phrase;
      holder.kind = speakers.addressed[block]->kind;
    }
    if (holder.phrase && is_first_person(section, holder.phrase.head)) {
      // The speaker on his own beliefs: the voice is already his.
      if (!result.own_belief && holder.cue_class != CueClass::say && section.upos(holder.cue) == Upos::VERB) {
        result.own_belief = true;
        result.own_belief_cue = holder.cue;
      }
      return;
    }
    // "It encourages": of a thing nobody knows.
    if (holder.kind == SourceKind::pronoun && holder.cue_class != CueClass::say && section.lower[holder.phrase.head] == "it") return;
    for (const Holder& known : result.holders) {
      if (known.cue != kNone && known.cue == holder.cue) return;
    }
    result.holders.push_back(std::move(holder));
  }

  void push_verb(std::uint32_t verb, const Cue& cue, std::string_view rule, bool finite = false) const {
    std::optional<Holder> holder = holder_of_verb(view, verb, cue, finite);
    if (!holder) {
      if (has_negative_subject(view, verb) && cue.cue_class != CueClass::deny && cue.cue_class != CueClass::doubt) result.unsaid_cue = verb;
      return;  // "no one disputes that": it is so
    }
    // "has not confirmed that", "not knowing if": who does not say or know a thing does not hold it.
    const bool factual = holder->cue_class == CueClass::say || holder->cue_class == CueClass::know || holder->cue_class == CueClass::show ||
                         holder->cue_class == CueClass::deny;
    const bool refused = base_of(section.relation(verb)) == Relation::xcomp && denies(view, section.head(verb));
    if ((holder->negated || refused) && factual) {
      result.unsaid_cue = verb;
      return;
    }
    // "The figures suggest": evidence holds no opinion.
    if (holder->phrase && section.tables.holders.field(section.lemma(holder->phrase.head), "kind") == "evidence") {
      result.evidence = true;
      result.evidence_cue = verb;
      return;
    }
    holder->rule = rule;
    push(std::move(*holder));
  }
};

// "according to X", "reportedly", ", X said," right below `token`.
void holders_beside(const Climb& climb, std::uint32_t token, std::uint32_t came_from, bool own_clause) {
  const SentenceView& view = climb.view;
  const SectionView& section = climb.section;
  if (const std::uint32_t verb = swallowed_cue(view, token); verb != kNone && verb != came_from) {
    const std::optional<Cue> cue = verb_cue(view, verb);
    if (cue && (cue->cue_class == CueClass::say || cue->cue_class == CueClass::think || cue->cue_class == CueClass::know))
      climb.push_verb(verb, *cue, "verb of saying before its content", true);
  }
  for (const std::uint32_t below : view.children(token)) {
    if (below == came_from) continue;
    const Relation base = base_of(section.relation(below));
    if (const std::optional<Cue> cue = verb_cue(view, below); cue && says_beside(view, below))
      climb.push_verb(below, *cue, "clause of saying beside");
    if (own_clause && base == Relation::advmod) {
      if (const auto* row = section.tables.cue_adverbs.find(section.lower[below])) {
        Holder holder{Phrase{}, SourceKind::unnamed, below, {below, below + 1}, CueClass::say, false, {}, "adverb of hearsay"};
        if ((*row)[1] == "hear") holder.cue_class = CueClass::hear;
        climb.push(std::move(holder));
      }
    }
  }
}

// The claim that a noun carries: "the claim that X", "Lund's belief that X", "issued a warning that X".
void noun_holder(const Climb& climb, std::uint32_t noun, const Cue& cue) {
  if (climb.result.verdict.label == Verdict::denied) return;  // "the rumour that it closed is false": who says so is not the rumour
  if (is_opened_by_no(climb.view, noun)) return;              // "no claim that", "no doubt that"
  if (std::optional<Holder> holder = holder_of_noun(climb.view, noun, cue)) {
    climb.push(std::move(*holder));
  } else if (cue.cue_class == CueClass::show) {
    climb.result.evidence = true;
    climb.result.evidence_cue = noun;
  }
}

// "A fell, according to Lund, but B rose", "While A fell, according to Lund B rose": a contrast stands between.
// At the end of the sentence it reaches over all.
bool is_contrasted(const SentenceView& view, const Holder& holder, std::uint32_t head, TokenSpan span) {
  const SectionView& section = *view.section;
  const std::uint32_t cue = holder.cue;
  if (holder.phrase.tokens.end + 1 >= view.tokens.end) return false;
  bool comma = false;
  for (std::uint32_t token = std::min(cue, head) + 1; token < std::max(cue, head); ++token) {
    if (turns_away(section, token) && section.lower[token] != ";") return true;
    comma = comma || section.lower[token] == ",";
  }
  return comma && span.end <= cue && span.start > 0 && turns_away(section, span.start - 1);
}

// "According to Lund, ...": reaches over the sentence, but not into its own words; of several, the nearest counts.
void holders_by_phrase(const Climb& climb, const Clause& clause, TokenSpan span, const std::vector<Holder>& phrases) {
  if (clause.form == Form::apposition || clause.form == Form::nominal) return;
  const Holder* best = nullptr;
  std::uint32_t best_distance = kNone;
  for (const Holder& holder : phrases) {
    if (holder.phrase.tokens.contains(clause.head) || holder.phrase.tokens.contains(span)) continue;
    if (is_contrasted(climb.view, holder, clause.head, span)) continue;
    if (climb.section.quote[holder.cue] != kNone && climb.section.quote[holder.cue] != climb.section.quote[clause.head]) continue;
    const std::uint32_t distance = holder.cue < span.start ? span.start - holder.cue : holder.cue >= span.end ? holder.cue - span.end : 0;
    if (distance < best_distance) {
      best = &holder;
      best_distance = distance;
    }
  }
  if (best != nullptr) climb.push(*best);
}

// From the clause up to the root: each verb or noun on the way that takes what was climbed from as what is said.
void climb_up(const Climb& climb, const Clause& clause) {
  const SentenceView& view = climb.view;
  const SectionView& section = climb.section;
  std::uint32_t token = clause.head, came_from = kNone;
  bool own_clause = true;
  for (int step = 0; step < kMaxClimb; ++step) {
    holders_beside(climb, token, came_from, own_clause);
    if (section.is_root(token)) return;
    const std::uint32_t head = section.head(token);
    const Relation base = base_of(section.relation(token));
    if ((base == Relation::conj || base == Relation::parataxis) && cut_off(view, head, token)) return;
    const std::optional<Cue> cue = verb_cue(view, head);
    if (cue && cue->tokens.size() > 1 && taken_by_particle(view, token, *cue)) {
      climb.push_verb(head, *cue, "verb of saying with its preposition");
    } else if (cue && takes_as_content(base, view, head, token, step == 0 ? clause.form : Form::main, cue->cue_class)) {
      climb.push_verb(head, *cue, is_passive(view, head) ? "passive of a verb of saying" : "verb of saying");
    } else if (const std::optional<Cue> noun = noun_cue(view, head); noun && base == Relation::acl && is_content_of_noun(view, token)) {
      noun_holder(climb, head, *noun);
    }
    own_clause = own_clause && (base == Relation::ccomp || base == Relation::xcomp);
    came_from = token;
    token = head;
  }
}

// "is seen as a maker", "is said to be late": the claim's own verb is a passive cue, nobody named.
void own_passive(const Climb& climb, const Clause& clause) {
  const std::optional<Cue> cue = verb_cue(climb.view, clause.head);
  if (!cue) return;
  // "a street known as the Gate": a name and no opinion.
  if (cue_lemma(climb.section, clause.head) == "know" && clause.head + 1 < climb.view.tokens.end &&
      climb.section.lower[clause.head + 1] == "as")
    return;
  const bool reduced = climb.section.xpos(clause.head) == Xpos::VBN && (base_of(climb.section.relation(clause.head)) == Relation::acl ||
                                                                        base_of(climb.section.relation(clause.head)) == Relation::advcl);
  if (!is_passive(climb.view, clause.head) && !reduced) return;
  bool takes_complement = climb.view.has(clause.head, Relation::xcomp) || climb.view.has(clause.head, Relation::ccomp);
  for (const std::uint32_t below : climb.view.children(clause.head)) {
    takes_complement = takes_complement ||
                       (base_of(climb.section.relation(below)) == Relation::obl && climb.section.lower[climb.view.first_of(below)] == "as");
  }
  // "was found dead": a state, and nobody's finding.
  const std::uint32_t state = climb.view.child_with(clause.head, Relation::xcomp);
  if (state != kNone && cue->cue_class == CueClass::know && climb.section.upos(state) == Upos::ADJ && !marked_by(climb.view, state, "to"))
    return;
  if (takes_complement && clause.form != Form::nominal) climb.push_verb(clause.head, *cue, "passive of a verb of saying");
}

bool only_nominals(const SectionView& section, TokenSpan span) {
  for (std::uint32_t token = span.start; token < span.end; ++token) {
    const Upos upos = section.upos(token);
    if (upos != Upos::ADJ && upos != Upos::NOUN && upos != Upos::PROPN && upos != Upos::NUM && section.xpos(token) != Xpos::HYPH)
      return false;
  }
  return true;
}

// "reportedly", "an alleged plot" inside of the claim.
void hearsay_words(const Climb& climb, const Clause& clause, TokenSpan span) {
  const SectionView& section = climb.section;
  for (std::uint32_t token = span.start; token < span.end; ++token) {
    const bool names = clause.form == Form::nominal || clause.form == Form::apposition;
    const bool before_noun = names && token < clause.head && only_nominals(section, {token + 1, clause.head});
    const bool beside = section.head(token) == clause.head && (token == span.start || section.lower[token - 1] != ",");
    const LexiconTable::Row* row = beside ? section.tables.cue_adverbs.find(section.lower[token]) : nullptr;
    if (row == nullptr && before_noun) row = section.tables.cue_adjectives.find(section.lower[token]);
    if (row == nullptr || section.quote[token] != section.quote[clause.head]) continue;
    Holder holder{Phrase{}, SourceKind::unnamed, token, {token, token + 1}, CueClass::say, false, {}, "word of hearsay"};
    if ((*row)[1] == "hear") holder.cue_class = CueClass::hear;
    if ((*row)[1] == "think") holder.cue_class = CueClass::think;
    climb.push(std::move(holder));
    return;
  }
}

bool inside(ByteSpan outer, ByteSpan inner) { return outer.contains(inner); }

// The outermost quotation that holds all of `bytes`, or kNone. Quotations nest, so it is found from the innermost outwards.
std::uint32_t quote_around(const SectionView& section, TokenSpan span) {
  const std::vector<Quote>& quotes = section.parsed.structure.quotes;
  const ByteSpan bytes = section.bytes(span);
  std::uint32_t found = section.quote[span.start];
  if (found == kNone) return kNone;
  // A mark may have been cut off at the edge, so the words decide.
  while (found != kNone && !inside(quotes[found].outer, bytes)) {
    found = found == 0 ? kNone : found - 1;
    if (found != kNone && quotes[found].outer.end <= bytes.start) return kNone;
  }
  return found;
}

bool holds_a_quote(const SectionView& section, TokenSpan span) {
  for (std::uint32_t token = span.start; token < span.end; ++token) {
    if (section.quote[token] != kNone) return true;
  }
  return false;
}

// "Lund, chief of the union, said": what describes a holder is not said by him. Who says it inside of the clause ("mills which, Lund said,
// nobody bought"; `own_cue`) stays.
void drop_described(const Clause& clause, TokenSpan span, std::uint32_t own_cue, Attribution& result) {
  if (clause.form != Form::apposition && clause.form != Form::nominal && clause.form != Form::relative && clause.form != Form::participle)
    return;
  const auto described = [&](const Holder& holder) {
    const bool own = own_cue != kNone && holder.cue == own_cue;
    return holder.phrase && !own && span.overlaps(holder.phrase.tokens);
  };
  result.holders.erase(std::remove_if(result.holders.begin(), result.holders.end(), described), result.holders.end());
}

void quoted_speaker(const SectionView& section, TokenSpan span, const Speakers& speakers, Attribution& result) {
  result.quote_index = quote_around(section, span);
  // A quotation inside of it has a holder of its own where the words before it say whose it is.
  const std::uint32_t inner = section.quote[span.start];
  if (inner != kNone && inner != result.quote_index && section.parsed.structure.quotes[inner].outer.contains(section.bytes(span)) &&
      speakers.of_quote[inner] && speakers.of_quote[inner]->rule == kOwnerOfWords)
    result.holders.push_back(*speakers.of_quote[inner]);
  if (result.quote_index != kNone) {
    const Quote& quote = section.parsed.structure.quotes[result.quote_index];
    const bool known = std::any_of(result.holders.begin(), result.holders.end(), [&](const Holder& holder) {
      return holder.cue != kNone && !quote.outer.overlaps(section.bytes(holder.cue));
    });
    const std::optional<Holder>& speaker = speakers.of_quote[result.quote_index];
    if (speaker && speaker->rule == kOwnerOfWords) {
      result.holders.insert(result.holders.begin(), *speaker);  // nearer than who repeats the words
    } else if (!known && speaker) {
      result.holders.push_back(*speaker);
    }
    result.unknown_speaker = !known && !speaker;
  }
  const std::uint32_t block = section.parsed.tokens.block[span.start];
  if (block < speakers.of_block.size() && speakers.of_block[block]) result.holders.push_back(*speakers.of_block[block]);
}

}  // namespace

Attribution find_attribution(const SentenceView& view, std::size_t sentence, const Clause& clause, TokenSpan span, const Speakers& speakers,
                             std::uint32_t own_cue) {
  Attribution result;
  const SectionView& section = *view.section;
  const Climb climb{view, section, speakers, result};
  result.verdict = find_verdict(view, clause.head);
  own_passive(climb, clause);
  if (own_cue != kNone) {
    if (const std::optional<Cue> cue = verb_cue(view, own_cue)) climb.push_verb(own_cue, *cue, "verb of saying of the clause itself");
  }
  // "said her son, a pilot, was safe": who or what somebody is, the author says, unless it is quoted.
  if (clause.form != Form::apposition || section.quote[clause.head] != kNone) climb_up(climb, clause);
  if (result.holders.empty()) hearsay_words(climb, clause, span);
  drop_described(clause, span, own_cue, result);
  holders_by_phrase(climb, clause, span, speakers.phrases[sentence]);
  if (result.holders.empty() && !result.evidence && !result.own_belief && section.quote[clause.head] == kNone) {
    if (const Reach* reach = reach_around(view, clause, span, speakers.reaches[sentence])) climb.push(reach->holder);
  }
  quoted_speaker(section, span, speakers, result);
  std::reverse(result.holders.begin(), result.holders.end());
  return result;
}

QuoteKind find_quote_kind(const SectionView& section, TokenSpan span, const Speakers& speakers, const Attribution& attribution) {
  if (attribution.holders.empty()) return QuoteKind::none;
  const std::uint32_t block = section.parsed.tokens.block[span.start];
  const bool turn = block < speakers.of_block.size() && speakers.of_block[block];  // a turn of an interview is given word for word
  if (attribution.quote_index != kNone || turn) return QuoteKind::direct;
  return holds_a_quote(section, span) ? QuoteKind::mixed : QuoteKind::indirect;
}

}  // namespace sayso
