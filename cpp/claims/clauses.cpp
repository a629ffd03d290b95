#include "claims/clauses.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "claims/cues.h"
#include "claims/denials.h"
#include "claims/own_content.h"

namespace sayso {
namespace {

// Log odds that a negated clause may be short of.
constexpr std::int32_t kNegationDoubt = 3 * kScoreUnit;

bool has_subject(const SentenceView& view, std::uint32_t token) {
  for (const std::uint32_t below : view.children(token)) {
    if (is_subject(view.section->relation(below))) return true;
  }
  return false;
}

// "Lund said" carries what she said: its own claim only when nothing is said.
bool is_carrier(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  if (!section.tables.cue_verbs.has(section.lemma(token)) || open_question(view, token) != kNone) return false;
  if (content_of_relative(view, token) != kNone) return false;  // "which, Lund said, nobody bought" carries what she says of it
  for (const std::uint32_t below : view.children(token)) {
    const Relation base = base_of(section.relation(below));
    if (base == Relation::ccomp || (base == Relation::parataxis && is_clausal(view, below))) return true;
  }
  return base_of(section.relation(token)) == Relation::parataxis;
}

Form clause_form(const SentenceView& view, std::uint32_t token) {
  if (has_subject(view, token)) return Form::subordinate;
  return marked_by(view, token, "to") ? Form::infinitive : Form::participle;
}

// "described the plan as a mistake", "blamed Halden for it": a finite verb that says what its object is.
bool calls_object(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  if (!is_finite(section.xpos(token))) return false;
  const std::string_view word = section.lexicon.table("cue_complements").field(section.lemma(token), "word");
  if (word.empty() || !view.has(token, Relation::obj) || !view.has(token, Relation::nsubj)) return false;
  for (const std::uint32_t below : view.children(token)) {
    const Relation base = base_of(section.relation(below));
    if (below > token && (base == Relation::obl || base == Relation::advcl) && section.lower[view.first_of(below)] == word) return true;
  }
  return false;
}

// Takes out the clauses for which `is_said` holds; it may look at all of them.
template <typename Test>
void drop(std::vector<Clause>& clauses, const Test& is_said) {
  std::vector<Clause> kept;
  std::copy_if(clauses.begin(), clauses.end(), std::back_inserter(kept), [&](const Clause& clause) { return !is_said(clause); });
  clauses = std::move(kept);
}

// "does not think that it closed" says of the closing that it was not: with the content a claim of its own, which is negative, the
// clause that the model did not take for a claim by itself is none.
void leave_to_content(const SentenceView& view, std::vector<Clause>& clauses) {
  const SectionView& section = *view.section;
  const auto said_by_content = [&](const Clause& clause) {
    const std::uint32_t content = view.child_with(clause.head, Relation::ccomp);
    if (clause.score > 0 || content == kNone || !is_negated(view, clause.head) || open_question(view, clause.head) != kNone) return false;
    if (section.tables.cue_verbs.field(section.lemma(clause.head), "class") != "think") return false;
    return std::any_of(clauses.begin(), clauses.end(), [content](const Clause& other) { return other.head == content; });
  };
  drop(clauses, said_by_content);
}

// "Passengers rescued from the cable car" as a heading: the participle says all of it, with the noun as its subject; the noun by itself
// would say the same words again.
void leave_to_participle(const SentenceView& view, std::vector<Clause>& clauses) {
  const SectionView& section = *view.section;
  const auto said_by_participle = [&](const Clause& clause) {
    const Upos upos = section.upos(clause.head);
    if (clause.form != Form::heading || (upos != Upos::NOUN && upos != Upos::PROPN) || view.has(clause.head, Relation::cop)) return false;
    return std::any_of(clauses.begin(), clauses.end(), [&](const Clause& other) {
      return other.form == Form::participle && section.head(other.head) == clause.head && section.relation(other.head) == Relation::acl &&
             section.xpos(other.head) == Xpos::VBN;
    });
  };
  drop(clauses, said_by_participle);
}

bool is_skipped_block(BlockKind kind) { return kind == BlockKind::boilerplate || kind == BlockKind::code || kind == BlockKind::table_cell; }

}  // namespace

std::uint32_t open_question(const SentenceView& view, std::uint32_t head) {
  const SectionView& section = *view.section;
  std::uint32_t content = view.child_with(head, Relation::ccomp);
  if (content == kNone) {  // a clause with a subject of its own is what is said, whatever the tree calls it
    content = view.child_with(head, Relation::xcomp);
    if (content != kNone && !view.has(content, Relation::nsubj)) content = kNone;
  }
  const bool nobody = has_negative_subject(view, head);
  const bool denied = nobody || is_negated(view, head) || denying_opener(view, head) != kNone || !shared_negation(view, head).empty();
  if (content == kNone || content < head || !denied) return kNone;
  const std::uint32_t first = view.first_of(content);
  const Xpos xpos = section.xpos(first);
  const bool asks = xpos == Xpos::WRB || xpos == Xpos::WP || section.lower[first] == "whether" || section.lower[first] == "if";
  const std::string_view cue = section.tables.cue_verbs.field(section.lemma(head), "class");
  const bool unsaid = nobody || ((cue == "say" || cue == "know") && section.quote[content] == kNone);
  return asks || unsaid ? content : kNone;
}

std::optional<Form> rule_form(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  if (section.is_punct(token)) return std::nullopt;
  const Relation relation = base_of(section.relation(token));
  if (relation == Relation::appos) return Form::apposition;
  if (!is_clausal(view, token) || is_carrier(view, token)) return std::nullopt;
  const bool heading = section.parsed.section == Section::title || section.block_kind(token) == BlockKind::heading;
  switch (relation) {
    case Relation::root:
      return heading ? Form::heading : section.block_kind(token) == BlockKind::list_item ? Form::list : Form::main;
    case Relation::parataxis:
      return Form::main;
    case Relation::ccomp:
      return Form::main;
    case Relation::advcl:
      if (marked_by(view, token, "than")) return std::nullopt;  // the other side of a comparison
      return clause_form(view, token);
    case Relation::csubj:
      return clause_form(view, token);
    case Relation::acl:
      return section.relation(token) == Relation::acl_relcl ? Form::relative : clause_form(view, token);
    case Relation::conj:
      return is_clausal(view, section.head(token)) ? std::optional(Form::coordinated) : std::nullopt;
    default:
      return std::nullopt;
  }
}

bool is_candidate(const SectionView& section, std::uint32_t token) {
  return !section.is_punct(token) && !is_skipped_block(section.block_kind(token));
}

std::vector<Clause> find_clauses(const SentenceView& view, const WordHashes& hashes, const ClaimModel& model) {
  const SectionView& section = *view.section;
  std::vector<Clause> clauses;
  Features features;
  for (std::uint32_t token = view.tokens.start; token < view.tokens.end; ++token) {
    if (!is_candidate(section, token)) continue;
    const std::optional<Form> rule = rule_form(view, token);
    const std::uint32_t opener = denying_opener(view, token);
    std::optional<Clause> clause;
    if (model.is_trained()) {
      head_features(view, hashes, token, rule, features);
      const FormScores scores = score_forms(model, features);
      const auto best = std::max_element(scores.begin() + 1, scores.end());
      // A negation must not be lost with its claim: a clause that holds one gets the benefit of the doubt.
      const std::int32_t doubt = is_clausal(view, token) && denies(view, token) ? kNegationDoubt : 0;
      if (*best + doubt > scores[0]) clause = {token, static_cast<Form>(best - scores.begin() - 1), *best - scores[0], true, opener};
    } else if (rule) {
      clause = {token, *rule, 0, false, opener};
    }
    // "Nobody told them that it was closed": what nobody says must not stand alone.
    if (!clause && has_negative_subject(view, token) && open_question(view, token) != kNone) {
      clause = {token, rule.value_or(Form::main), 0, false, kNone};
    }
    // "Lund described the plan as a mistake": it carries what she says of the plan.
    if (!clause && calls_object(view, token)) clause = {token, rule.value_or(Form::main), 0, false, kNone};
    // "a failed landing": when the model has not taken "failed" for the claim
    const bool described =
        !clauses.empty() && section.head(clauses.back().head) == token && section.relation(clauses.back().head) == Relation::amod;
    if (!clause && (opener != kNone || (is_denying_noun(view, token) && !described))) {
      const bool beside = denying_conjunct(view, token) != kNone;
      const Form phrase = section.upos(token) == Upos::VERB ? Form::participle : Form::nominal;
      const Form form = !beside ? phrase : section.is_root(token) ? Form::main : Form::coordinated;
      clause = {token, form, 0, false, opener};
    }
    if (clause) clauses.push_back(*clause);
  }
  if (model.is_trained()) {
    leave_to_content(view, clauses);
    leave_to_participle(view, clauses);
  }
  return clauses;
}

}  // namespace sayso
