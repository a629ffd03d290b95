#include "claims/surface.h"

#include <algorithm>
#include <string>

#include "claims/holders.h"

namespace sayso {
namespace {

// More words than this, and commas do not list holders any more.
constexpr std::uint32_t kLongestList = 12;

bool is_nominal(Upos upos) { return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON || upos == Upos::NUM; }

bool is_inside_name(const SectionView& section, std::uint32_t token) {
  const std::string& word = section.lower[token];
  return word == "'s" || word == "'" || word == "-" || word == "&" || word == "." || word == "/" || section.xpos(token) == Xpos::HYPH ||
         section.xpos(token) == Xpos::POS;
}

// The last nominal word of a stretch heads it, unless an "of" phrase follows: then the one before.
std::uint32_t head_of(const SentenceView& view, TokenSpan span) {
  const SectionView& section = *view.section;
  std::uint32_t head = kNone;
  for (std::uint32_t token = span.start; token < span.end; ++token) {
    if (head != kNone && section.upos(token) == Upos::ADP) break;
    if (is_nominal(section.upos(token))) head = token;
  }
  return head;
}

}  // namespace

Phrase phrase_from(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  std::uint32_t end = token;
  bool has_noun = false;  // before there is one, a tag that would end the phrase is a mistake
  for (; end < view.tokens.end; ++end) {
    const Upos upos = section.upos(end);
    if (has_noun && (upos == Upos::AUX || upos == Upos::SCONJ || section.xpos(end) == Xpos::WP || section.xpos(end) == Xpos::WDT)) break;
    const char first = section.text[section.bytes(end).start];
    const bool capital = first >= 'A' && first <= 'Z';  // "United" of a name may be tagged as a verb
    if (has_noun && upos == Upos::VERB && !capital && section.xpos(end) != Xpos::VBN && section.xpos(end) != Xpos::VBG) break;
    // "according to Lund the plant", "according to the company the plant"
    if (has_noun && upos == Upos::DET && (section.upos(end - 1) == Upos::PROPN || section.upos(end - 1) == Upos::NOUN)) break;
    has_noun = has_noun || is_nominal(upos);
    if (upos == Upos::PUNCT && !is_inside_name(section, end)) break;
  }
  while (end > token && (section.is_punct(end - 1) || section.upos(end - 1) == Upos::ADP)) --end;
  const std::uint32_t head = head_of(view, {token, end});
  return head == kNone ? Phrase{} : Phrase{{token, end}, head};
}

Phrase phrase_before(const SentenceView& view, std::uint32_t verb) {
  const SectionView& section = *view.section;
  std::uint32_t end = verb;
  while (end > view.tokens.start && (section.upos(end - 1) == Upos::ADV || section.upos(end - 1) == Upos::AUX)) --end;
  // "the Police (RCMP) confirmed": a bracket is stepped over.
  if (end > view.tokens.start && section.lower[end - 1] == ")") {
    std::uint32_t open = end - 1;
    while (open > view.tokens.start && section.lower[open] != "(") --open;
    end = open;
  }
  if (end <= view.tokens.start || !is_nominal(section.upos(end - 1))) return {};
  std::uint32_t start = end - 1;
  for (; start > view.tokens.start; --start) {
    const Upos upos = section.upos(start - 1);
    const bool goes_on = is_nominal(upos) || upos == Upos::ADJ || upos == Upos::DET || is_inside_name(section, start - 1) ||
                         section.lower[start - 1] == "of";
    if (!goes_on) break;
  }
  const std::uint32_t head = head_of(view, {start, end});
  return head == kNone ? Phrase{} : Phrase{{start, end}, head};
}

Phrase person_before(const SentenceView& view, std::uint32_t start, std::uint32_t verb) {
  const SectionView& section = *view.section;
  Phrase found;
  for (std::uint32_t token = start; token < verb; ++token) {
    const Upos upos = section.upos(token);
    const char first = section.text[section.bytes(token).start];
    const bool capital = first >= 'A' && first <= 'Z';  // "United" of a name may be tagged as a verb
    if (!capital && (upos == Upos::VERB || upos == Upos::AUX || section.xpos(token) == Xpos::WP)) break;
    if (!names_person(section, token)) continue;
    const TokenSpan name = section.parsed.entities[section.entity[token]].tokens;
    if (name.start < start || name.end > verb) continue;
    // "Lund's brother", "the brother of Lund", "Holm of Vika": not the one that says it.
    const bool owner = name.end < section.size() && section.xpos(name.end) == Xpos::POS;
    const bool brought_in = name.start > start && section.upos(name.start - 1) == Upos::ADP;
    if (!owner && !brought_in) found = {name, name.end - 1};
    token = name.end - 1;
  }
  return found;
}

Phrase tidy_holder(const SentenceView& view, const Phrase& phrase) {
  const SectionView& section = *view.section;
  Phrase tidy = phrase;
  if (!tidy || !view.tokens.contains(tidy.head)) return tidy;
  // "his spokesman, Steffen Seibert,": the name is the better half.
  if (section.upos(tidy.head) == Upos::NOUN) {
    for (const std::uint32_t below : view.children(tidy.head)) {
      const Relation base = base_of(section.relation(below));
      if (below > tidy.head && section.upos(below) == Upos::PROPN && (base == Relation::appos || base == Relation::flat) &&
          section.tables.holders.field(section.lemma(tidy.head), "kind") == "person") {
        return tidy_holder(view, noun_phrase(view, below));
      }
    }
  }
  for (std::uint32_t token = tidy.head + 1; token < tidy.tokens.end; ++token) {
    const std::string& word = section.lower[token];
    const bool list = tidy.tokens.size() <= kLongestList && view.has(tidy.head, Relation::conj);
    if (section.is_punct(token) && !is_inside_name(section, token) && !list && word != ")") {
      tidy.tokens.end = token;
      break;
    }
  }
  // "the team's coach, Alireza Mehraban": the same where the tree did not see it.
  if (section.upos(tidy.head) == Upos::NOUN && section.tables.holders.field(section.lemma(tidy.head), "kind") == "person" &&
      tidy.tokens.end + 1 < view.tokens.end && section.lower[tidy.tokens.end] == ",") {
    const std::uint32_t behind = tidy.tokens.end + 1;
    if (section.is_entity(behind, EntityKind::person)) {
      const TokenSpan name = section.parsed.entities[section.entity[behind]].tokens;
      return {name, name.end - 1};
    }
  }
  if (section.upos(tidy.head) == Upos::PROPN || section.upos(tidy.tokens.end - 1) == Upos::PROPN) {
    while (tidy.tokens.end < view.tokens.end && section.upos(tidy.tokens.end) == Upos::PROPN) ++tidy.tokens.end;
  }
  return tidy;
}

}  // namespace sayso
