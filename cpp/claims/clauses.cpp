#include "claims/clauses.h"

#include <algorithm>

#include "claims/cues.h"

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

// "without pay": the preposition that denies what it takes, where it does not stand for a predicate ("was without power") or an
// alternative ("with or without"); kNone when there is none.
std::uint32_t denying_preposition(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  const Relation base = base_of(section.relation(token));
  if (base != Relation::obl && base != Relation::nmod && base != Relation::advcl && base != Relation::acl) return kNone;
  for (const std::uint32_t below : view.children(token)) {
    const Relation relation = base_of(section.relation(below));
    if (below > token || (relation != Relation::case_ && relation != Relation::mark)) continue;
    const std::string_view kind = section.negator(below);
    const bool with_no = kind == "beside" && section.negator(below + 1) == "determiner";
    if (kind != "preposition" && !with_no) continue;
    const bool either = below > view.tokens.start && section.relation(below - 1) == Relation::cc;
    std::string phrase = section.lower[below];
    for (std::uint32_t next = below + 1; next <= token; ++next) append_word(phrase, section.lower[next]);
    return either || section.tables.not_negating.has(phrase) ? kNone : below;
  }
  return kNone;
}

// "by Congress and [not by judges]", "a delegate but [no senator]": the negator that opens a conjunct without a verb; kNone: none.
std::uint32_t denying_conjunct(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  if (section.relation(token) != Relation::conj || is_clausal(view, token) || !view.has(token, Relation::cc)) return kNone;
  for (const std::uint32_t below : view.children(token)) {
    const std::string_view kind = section.negator(below);
    if (below > token || (kind != "adverb" && kind != "determiner") || section.lower[below] == "nor") continue;
    const bool opens = below == view.tokens.start || section.relation(below - 1) == Relation::cc || section.is_punct(below - 1);
    const std::string pair = section.lower[below] + ' ' + section.lower[below + 1];
    return opens && !section.tables.not_negating.has(pair) ? below : kNone;
  }
  return kNone;
}

// "the lack of trust", "Lund's refusal to sell": a noun that says that something is not so, with what it denies.
bool is_denying_noun(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  if (section.upos(token) != Upos::NOUN || is_negated(view, token)) return false;
  if (section.tables.negative_words.field(section.lemma(token), "kind").find("noun") == std::string_view::npos) return false;
  for (const std::uint32_t below : view.children(token)) {
    const Relation base = base_of(section.relation(below));
    if (below > token && ((base == Relation::acl && marked_by(view, below, "to")) || base == Relation::nmod)) return true;
  }
  return false;
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

bool is_skipped_block(BlockKind kind) { return kind == BlockKind::boilerplate || kind == BlockKind::code || kind == BlockKind::table_cell; }

}  // namespace

std::uint32_t open_question(const SentenceView& view, std::uint32_t head) {
  const SectionView& section = *view.section;
  const std::uint32_t content = view.child_with(head, Relation::ccomp);
  const bool nobody = has_negative_subject(view, head);
  if (content == kNone || content < head || !(nobody || is_negated(view, head))) return kNone;
  const std::uint32_t first = view.first_of(content);
  const Xpos xpos = section.xpos(first);
  const bool asks = xpos == Xpos::WRB || xpos == Xpos::WP || section.lower[first] == "whether" || section.lower[first] == "if";
  const bool says = section.tables.cue_verbs.field(section.lemma(head), "class") == "say";
  const bool unsaid = nobody || (says && section.quote[content] == kNone);
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
    const std::uint32_t conjunct = denying_conjunct(view, token);
    const std::uint32_t opener = conjunct != kNone ? conjunct : denying_preposition(view, token);
    std::optional<Clause> clause;
    if (model.is_trained()) {
      head_features(view, hashes, token, rule, features);
      const FormScores scores = score_forms(model, features);
      const auto best = std::max_element(scores.begin() + 1, scores.end());
      // A negation must not be lost with its claim: a clause that holds one gets the benefit of the doubt.
      const std::int32_t doubt =
          is_clausal(view, token) && (is_negated(view, token) || has_negative_subject(view, token)) ? kNegationDoubt : 0;
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
    if (!clause && (opener != kNone || is_denying_noun(view, token))) {
      const Form form = conjunct != kNone ? Form::coordinated : section.upos(token) == Upos::VERB ? Form::participle : Form::nominal;
      clause = {token, form, 0, false, opener};
    }
    if (clause) clauses.push_back(*clause);
  }
  return clauses;
}

}  // namespace sayso
