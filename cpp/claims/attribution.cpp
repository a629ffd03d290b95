#include "claims/attribution.h"

#include <algorithm>

#include "claims/cues.h"
#include "claims/holders.h"
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
      if (has_negative_subject(view, verb)) result.unsaid_cue = verb;
      return;
    }
    // "has not confirmed that", "not knowing if": who does not say or know a thing does not hold it.
    const bool factual = holder->cue_class == CueClass::say || holder->cue_class == CueClass::know || holder->cue_class == CueClass::show;
    if (holder->negated && factual) {
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

bool marked_by(const SentenceView& view, std::uint32_t token, std::string_view word) {
  for (const std::uint32_t below : view.children(token)) {
    if (view.section->relation(below) == Relation::mark && view.section->lower[below] == word) return true;
  }
  return false;
}

// "..., the Hindu reported": a verb of saying behind what it says, whatever the tree calls the tie.
bool says_beside(const SentenceView& view, std::uint32_t verb) {
  const SectionView& section = *view.section;
  const Relation base = base_of(section.relation(verb));
  if (view.has(verb, Relation::ccomp) || section.xpos(verb) == Xpos::VB) return false;
  const std::string_view kind = section.tables.cue_verbs.field(section.lemma(verb), "class");
  if (kind != "say" && kind != "think" && kind != "predict") return false;
  // "As Lund said, ..."
  if (base == Relation::advcl && marked_by(view, verb, "as") && kind == "say") {
    const std::uint32_t own = view.child_with(verb, Relation::nsubj);
    return own != kNone && own < verb && can_hold(section, own) && section.lemma(verb) != "continue";
  }
  if (base == Relation::parataxis) return inverted_subject(view, verb) || subject_of(view, verb);
  if (base != Relation::conj && base != Relation::advcl && base != Relation::ccomp && base != Relation::dep) return false;
  const std::uint32_t first = view.first_of(verb);
  const bool cut_off = first > view.tokens.start && (section.is_punct(first) || section.is_punct(first - 1));
  const bool before = verb < section.head(verb);
  if (before) {  // "Al Jazeera reported on Thursday, coverage had risen"
    const std::uint32_t last = view.last_of(verb);
    const bool ends_cut_off = last + 1 < view.tokens.end && (section.is_punct(last) || section.is_punct(last + 1));
    const std::uint32_t own = view.child_with(verb, Relation::nsubj);
    const bool finite = section.xpos(verb) == Xpos::VBD || section.xpos(verb) == Xpos::VBZ || section.xpos(verb) == Xpos::VBP;
    return kind == "say" && finite && ends_cut_off && own != kNone && own < verb && !view.has(verb, Relation::mark) &&
           !view.has(verb, Relation::obj) && !view.has(verb, Relation::xcomp) && base != Relation::conj;
  }
  if (!cut_off || view.has(verb, Relation::mark) || view.has(verb, Relation::cc) || view.has(verb, Relation::xcomp)) return false;
  if (inverted_subject(view, verb)) return true;
  const std::uint32_t subject = view.child_with(verb, Relation::nsubj);
  return subject != kNone && !view.has(verb, Relation::obj) && section.xpos(subject) != Xpos::WDT && section.xpos(subject) != Xpos::WP;
}

// "NBC reported Lund was seen": the tree made the verb of saying a part of what it says, or of the subject of that. It stands before,
// with its own subject before it, and what is said has a subject of its own behind it.
std::uint32_t swallowed_cue(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  std::uint32_t subject = kNone;
  for (const std::uint32_t below : view.children(token)) {
    if (is_subject(section.relation(below)) && below < token) subject = below;
  }
  if (subject == kNone || view.first_of(subject) < view.tokens.start + 2) return kNone;
  for (std::uint32_t verb = view.first_of(subject); verb-- > view.first_of(token) + 1;) {
    if (section.upos(verb) != Upos::VERB) continue;
    const Xpos xpos = section.xpos(verb);
    const Relation base = base_of(section.relation(verb));
    const bool may_be_finite = xpos == Xpos::VBD || xpos == Xpos::VBN || xpos == Xpos::VBZ || xpos == Xpos::VBP;
    const bool hangs_low = base == Relation::acl || base == Relation::advcl || base == Relation::parataxis || base == Relation::dep;
    if (!may_be_finite || !hangs_low || view.has(verb, Relation::mark) || is_passive(view, verb)) return kNone;
    const Phrase before = phrase_before(view, verb);
    const bool brought_in = before && before.tokens.start > view.tokens.start && section.upos(before.tokens.start - 1) == Upos::ADP;
    return before && !brought_in && section.lower[verb + 1] != "by" ? verb : kNone;
  }
  return kNone;
}

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
  const SentenceView& view = climb.view;
  const SectionView& section = climb.section;
  Holder holder;
  holder.cue = noun;
  holder.cue_tokens = cue.tokens;
  holder.cue_class = cue.cue_class;
  holder.modality = cue.modality;
  holder.rule = "noun of saying";
  const std::uint32_t owner = view.child_with(noun, Relation::nmod_poss, false);
  if (owner != kNone) {
    holder.phrase = noun_phrase(view, owner);
    holder.kind = holder_kind(view, owner);
  } else {
    for (const std::uint32_t below : view.children(noun)) {
      const std::string_view preposition = section.lower[view.first_of(below)];
      if (base_of(section.relation(below)) == Relation::nmod && below > noun && (preposition == "by" || preposition == "from")) {
        holder.phrase = noun_phrase(view, below);
        holder.kind = holder_kind(view, below);
      }
    }
  }
  if (!holder.phrase && base_of(section.relation(noun)) == Relation::obj) {
    const std::uint32_t verb = section.head(noun);
    const Phrase subject = is_passive(view, verb) ? Phrase{} : subject_of(view, verb);
    if (subject && (section.tables.light_verbs.has(section.lemma(verb)) || section.tables.cue_verbs.has(section.lemma(verb)))) {
      holder.phrase = tidy_holder(view, noun_phrase(view, subject.head));
      holder.kind = holder_kind(view, subject.head);
    }
  }
  // "Evidence that" holds nothing; nor does a plan of nobody's.
  if (!holder.phrase && cue.cue_class == CueClass::show) {
    climb.result.evidence = true;
    climb.result.evidence_cue = noun;
    return;
  }
  if (!holder.phrase && (cue.cue_class == CueClass::promise || cue.cue_class == CueClass::order)) return;
  if (!holder.phrase) {
    holder.phrase = {{noun, noun + 1}, noun};
    holder.kind = SourceKind::unnamed;
  }
  climb.push(std::move(holder));
}

// "Berg said it closed; the mill is old": behind a semicolon the author speaks again.
bool cut_off(const SentenceView& view, std::uint32_t verb, std::uint32_t content) {
  const SectionView& section = *view.section;
  if (content < verb || section.quote[content] != kNone) return false;
  const std::uint32_t first = view.first_of(content);
  return first > verb && (section.lower[first] == ";" || section.lower[first - 1] == ";");
}

// "said the mill had closed and nobody was hurt": what is joined by "and", with a subject of its own and no verb of saying, goes on with
// what is said, though the tree may hang it on the verb of saying.
bool joins_content(const SentenceView& view, std::uint32_t verb, std::uint32_t content, CueClass cue) {
  const SectionView& section = *view.section;
  if (cue != CueClass::say && cue != CueClass::think && cue != CueClass::know) return false;
  const std::uint32_t said = view.child_with(verb, Relation::ccomp);
  // "suggested the algae, like warm water, might harm": the tree took the subject of what is said for an object.
  if (said == kNone && !view.has(content, Relation::cc) && view.has(verb, Relation::obj) && section.xpos(content) != Xpos::VBG)
    return view.has(content, Relation::aux) || view.has(content, Relation::cop);
  if (said == kNone || said < verb || said > content || verb_cue(view, content)) return false;
  const std::uint32_t subject = view.child_with(content, Relation::nsubj), joint = view.child_with(content, Relation::cc);
  return subject != kNone && subject < content && joint != kNone && section.lower[joint] == "and" &&
         section.quote[content] == section.quote[said];
}

bool takes_as_content(Relation base, const SentenceView& view, std::uint32_t verb, std::uint32_t content, Form form, CueClass cue) {
  const SectionView& section = *view.section;
  if (base == Relation::ccomp || base == Relation::csubj) return true;
  if (base == Relation::conj) return marked_by(view, content, "that") || joins_content(view, verb, content, cue);
  // "encourages allies to leave"
  if (base == Relation::advcl)
    return cue == CueClass::order && marked_by_to(view, content) && view.has(verb, Relation::obj) && content > verb;
  if (base == Relation::parataxis) {
    const bool nothing_else = !view.has(verb, Relation::ccomp) && !view.has(verb, Relation::obj);
    return !view.has(verb, Relation::ccomp) &&
           (content < verb || section.quote[content] != kNone || (nothing_else && cue == CueClass::say));
  }
  // "urged Halden to close the plant", "asked to be heard": the infinitive has another subject than the cue.
  if (base == Relation::xcomp) return view.has(verb, Relation::obj) || view.has(verb, Relation::iobj);
  // "expects cuts", "rejected the claim": only what states an event of its own; a clause whose head the tree calls an object is a
  // small clause ("found the birds to be diverse").
  if (base != Relation::obj) return false;
  if (form == Form::nominal)
    return cue != CueClass::know && cue != CueClass::think && cue != CueClass::show && cue != CueClass::ask && cue != CueClass::hear;
  return (form == Form::main || form == Form::subordinate || form == Form::infinitive || form == Form::heading) &&
         (view.has(verb, Relation::xcomp) || form == Form::heading);
}

// "the claim that it closed", "the promise to close": not any participle or relative clause beside the noun.
bool is_content_of_noun(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  if (section.relation(token) == Relation::acl_relcl || section.xpos(token) == Xpos::VBG) return false;
  for (const std::uint32_t below : view.children(token)) {
    if (section.relation(below) == Relation::mark &&
        (section.lower[below] == "that" || section.lower[below] == "to" || section.lower[below] == "whether"))
      return true;
  }
  return section.xpos(token) != Xpos::VBN && view.has(token, Relation::nsubj);
}

// "According to Lund, ...": reaches over the sentence, but not into its own words; of several, the nearest counts.
void holders_by_phrase(const Climb& climb, const Clause& clause, TokenSpan span, const std::vector<Holder>& phrases) {
  if (clause.form == Form::apposition || clause.form == Form::nominal) return;
  const Holder* best = nullptr;
  std::uint32_t best_distance = kNone;
  for (const Holder& holder : phrases) {
    if (holder.phrase.tokens.contains(clause.head) || holder.phrase.tokens.contains(span)) continue;
    if (climb.section.quote[holder.cue] != kNone && climb.section.quote[holder.cue] != climb.section.quote[clause.head]) continue;
    const std::uint32_t distance = holder.cue < span.start ? span.start - holder.cue : holder.cue >= span.end ? holder.cue - span.end : 0;
    if (distance < best_distance) {
      best = &holder;
      best_distance = distance;
    }
  }
  if (best != nullptr) climb.push(*best);
}

// "called for talks", "insisted on leaving": what the preposition of a two-word cue brings in.
bool taken_by_particle(const SentenceView& view, std::uint32_t token, const Cue& cue) {
  const std::uint32_t particle = cue.tokens.end - 1;
  const Relation base = base_of(view.section->relation(token));
  return (base == Relation::obl || base == Relation::advcl || base == Relation::nmod) && view.section->head(particle) == token;
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
  if (takes_complement && clause.form != Form::nominal) climb.push_verb(clause.head, *cue, "passive of a verb of saying");
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

// "Lund, chief of the union, said": what describes a holder is not said by him.
void drop_described(const Clause& clause, TokenSpan span, Attribution& result) {
  if (clause.form != Form::apposition && clause.form != Form::nominal && clause.form != Form::relative && clause.form != Form::participle)
    return;
  const auto described = [&](const Holder& holder) { return holder.phrase && span.overlaps(holder.phrase.tokens); };
  result.holders.erase(std::remove_if(result.holders.begin(), result.holders.end(), described), result.holders.end());
}

void quoted_speaker(const SectionView& section, TokenSpan span, const Speakers& speakers, Attribution& result) {
  result.quote_index = quote_around(section, span);
  if (result.quote_index != kNone) {
    const Quote& quote = section.parsed.structure.quotes[result.quote_index];
    const bool known = std::any_of(result.holders.begin(), result.holders.end(), [&](const Holder& holder) {
      return holder.cue != kNone && !quote.outer.overlaps(section.bytes(holder.cue));
    });
    const std::optional<Holder>& speaker = speakers.of_quote[result.quote_index];
    if (!known && speaker) result.holders.push_back(*speaker);
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
  own_passive(climb, clause);
  if (own_cue != kNone) {
    if (const std::optional<Cue> cue = verb_cue(view, own_cue)) climb.push_verb(own_cue, *cue, "verb of saying of the clause itself");
  }
  // "said her son, a pilot, was safe": who or what somebody is, the author says, unless it is quoted.
  if (clause.form != Form::apposition || section.quote[clause.head] != kNone) climb_up(climb, clause);
  drop_described(clause, span, result);
  holders_by_phrase(climb, clause, span, speakers.phrases[sentence]);
  if (result.holders.empty() && !result.evidence && !result.own_belief && section.quote[clause.head] == kNone) {
    const std::vector<Reach> reaches = find_reaches(view);
    if (const Reach* reach = reach_around(view, clause, span, reaches)) climb.push(reach->holder);
  }
  quoted_speaker(section, span, speakers, result);
  std::reverse(result.holders.begin(), result.holders.end());
  if (!result.holders.empty()) {
    const std::uint32_t block = section.parsed.tokens.block[span.start];
    const bool turn = block < speakers.of_block.size() && speakers.of_block[block];  // a turn of an interview is given word for word
    result.quote = result.quote_index != kNone || turn ? QuoteKind::direct
                   : holds_a_quote(section, span)      ? QuoteKind::mixed
                                                       : QuoteKind::indirect;
  }
  return result;
}

}  // namespace sayso
