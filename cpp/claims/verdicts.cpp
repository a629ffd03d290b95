#include "claims/verdicts.h"

#include <string_view>

#include "claims/cues.h"
#include "claims/denials.h"

namespace sayso {
namespace {

struct Judge {
  const SentenceView& view;
  const SectionView& section;
  const LexiconTable& words;

  std::string_view kind(std::uint32_t token) const {
    const bool by_lemma = section.upos(token) == Upos::VERB || section.upos(token) == Upos::NOUN;
    std::string_view found = words.field(section.lower[token], "kind");
    if (found.empty() && by_lemma) found = words.field(section.lemma(token), "kind");
    if (found != "fiction") return found;
    return section.upos(token) == Upos::NOUN ? "not_so" : "";
  }

  // "far from clear"
  bool is_far_from(std::uint32_t token) const {
    return token >= view.tokens.start + 2 && section.lower[token - 1] == "from" && section.lower[token - 2] == "far";
  }

  // "is not true", "is no fact", "fails to show"
  bool is_denied(std::uint32_t token) const {
    if (is_far_from(token) || is_negated(view, token) || has_negative_subject(view, token) || is_opened_by_no(view, token)) return true;
    return base_of(section.relation(token)) == Relation::xcomp && denies(view, section.head(token));
  }

  // What `token` says of what it takes.
  VerdictFound says(std::uint32_t token) const {
    const std::string_view found = kind(token);
    const TokenSpan here{token, token + 1};
    if (found == "not_so" && !is_denied(token)) return {Verdict::denied, here};
    if (found == "unsure" && !is_denied(token)) return {Verdict::open, here};
    if (found == "wish") return {Verdict::open, here};
    if ((found == "so" || found == "maybe") && is_denied(token)) return {Verdict::denied, here};
    if (found == "maybe") return {Verdict::perhaps, here};
    if ((found == "sure" || found == "implies") && is_denied(token)) return {Verdict::open, here};
    return {};
  }

  // "the claim that it closed": of the noun itself, of what describes it and of what is said of it.
  VerdictFound of_noun(std::uint32_t noun) const {
    if (is_opened_by_no(view, noun) && kind(noun) == "doubt") return {};
    if (is_opened_by_no(view, noun)) return {Verdict::open, {view.first_of(noun), view.first_of(noun) + 1}};
    if (const VerdictFound own = says(noun); own.label != Verdict::none) return own;
    for (const std::uint32_t below : view.children(noun)) {
      const Relation base = base_of(section.relation(below));
      if (base == Relation::amod && below < noun && kind(below) == "not_so") return {Verdict::denied, {below, below + 1}};
    }
    // "contrary to all claims that", however the parser hangs it
    constexpr std::uint32_t kReach = 4;
    for (std::uint32_t token = noun > view.tokens.start + kReach ? noun - kReach : view.tokens.start; token + 1 < noun; ++token) {
      if (section.lower[token + 1] == "to" && kind(token) == "not_so") return {Verdict::denied, {token, token + 2}};
    }
    const Relation relation = base_of(section.relation(noun));
    return relation == Relation::nsubj ? says(section.head(noun)) : VerdictFound{};
  }

  // "It would be wrong to say that", "it is false to claim that": what is wrong to say nobody says here.
  VerdictFound of_saying(std::uint32_t verb) const {
    const Relation base = base_of(section.relation(verb));
    if (base != Relation::xcomp && base != Relation::csubj && base != Relation::advcl && base != Relation::ccomp) return {};
    if (section.is_root(verb) || !marked_by(view, verb, "to") || kind(section.head(verb)) != "not_so") return {};
    return {Verdict::open, {section.head(verb), section.head(verb) + 1}};
  }
};

// "not clear how it closed" takes it for granted that it did.
bool asks_for_more(const SentenceView& view, std::uint32_t head) {
  for (const std::uint32_t below : view.children(head)) {
    const Xpos xpos = view.section->xpos(view.first_of(below));
    if (view.section->lower[below] == "that") continue;
    if (below < head && (xpos == Xpos::WRB || xpos == Xpos::WP || xpos == Xpos::WDT)) return true;
  }
  return false;
}

}  // namespace

VerdictFound find_verdict(const SentenceView& view, std::uint32_t head) {
  const SectionView& section = *view.section;
  const Judge judge{view, section, section.lexicon.table("verdict_words")};
  constexpr int kMostConjuncts = 4;
  for (int conjunct = 0; conjunct < kMostConjuncts && base_of(section.relation(head)) == Relation::conj; ++conjunct) {
    if (joined_by(view, head, "but")) return {};
    head = section.head(head);
  }
  if (section.is_root(head) || asks_for_more(view, head)) return {};
  const std::uint32_t above = section.head(head);
  const Relation relation = section.relation(head), base = base_of(relation);
  // "was cleared of stealing"
  if (base == Relation::advcl && section.xpos(head) == Xpos::VBG && marked_by(view, head, "of") &&
      judge.words.field(section.lemma(above) + " of", "kind") == "acquits") {
    const bool denied = !is_negated(view, above) && !has_negative_subject(view, above);
    return {denied ? Verdict::denied : Verdict::open, {above, above + 1}};
  }
  const bool content = base == Relation::ccomp || base == Relation::csubj;
  const bool of_noun = base == Relation::acl && (relation != Relation::acl_relcl || marked_by(view, head, "that"));
  if (!content && !of_noun) return {};
  // "Claims that it closed are untrue": a subject, though the tagger took it for a verb.
  const bool noun =
      section.upos(above) == Upos::NOUN || section.upos(above) == Upos::PROPN || base_of(section.relation(above)) == Relation::nsubj;
  if (noun && !view.has(above, Relation::cop)) return judge.of_noun(above);
  const VerdictFound found = judge.says(above);
  return found.label != Verdict::none || section.upos(above) != Upos::VERB ? found : judge.of_saying(above);
}

}  // namespace sayso
