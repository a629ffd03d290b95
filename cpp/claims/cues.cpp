#include "claims/cues.h"

#include <algorithm>
#include <string>
#include <vector>

#include "claims/holders.h"
#include "claims/surface.h"

namespace sayso {
namespace {

CueClass class_named(std::string_view wanted) {
  for (int index = 0; index <= static_cast<int>(CueClass::promise); ++index) {
    if (name(static_cast<CueClass>(index)) == wanted) return static_cast<CueClass>(index);
  }
  return CueClass::say;
}

// The lemmas a verb may have by its letters alone, for where the tagger's is wrong ("rul" of "ruled"): "planned" -> plan, planne, planned.
std::vector<std::string> lemmas_by_ending(const std::string& word) {
  std::vector<std::string> lemmas;
  const auto cut = [&](std::string_view ending) {
    if (word.size() < ending.size() + 3 || !word.ends_with(ending)) return;
    std::string stem = word.substr(0, word.size() - ending.size());
    lemmas.push_back(stem);
    lemmas.push_back(stem + 'e');
    if (stem.back() == 'i') lemmas.push_back(stem.substr(0, stem.size() - 1) + 'y');
    if (stem[stem.size() - 1] == stem[stem.size() - 2]) lemmas.push_back(stem.substr(0, stem.size() - 1));
  };
  cut("ed");
  cut("ing");
  cut("s");
  cut("es");
  return lemmas;
}

// "point out": a particle, or a preposition right behind the verb, that makes another cue of it.
std::uint32_t second_word(const SentenceView& view, std::uint32_t token) {
  const std::uint32_t next = token + 1;
  if (next >= view.tokens.end) return kNone;
  const Upos upos = view.section->upos(next);
  return upos == Upos::ADP || upos == Upos::ADV || upos == Upos::SCONJ ? next : kNone;
}

}  // namespace

std::string cue_lemma(const SectionView& section, std::uint32_t token) {
  const LexiconTable& verbs = section.tables.cue_verbs;
  const std::string& lemma = section.lemma(token);
  if (verbs.has(lemma)) return lemma;
  for (std::string& guess : lemmas_by_ending(section.lower[token])) {
    if (verbs.has(guess)) return std::move(guess);
  }
  return lemma;
}

std::optional<Cue> verb_cue(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  if (section.upos(token) != Upos::VERB) return std::nullopt;
  const std::string lemma = cue_lemma(section, token);
  // "continued to write" says nothing, "he continued:" does.
  if (lemma == "continue" && token + 1 < view.tokens.end && (section.xpos(token + 1) == Xpos::TO || section.xpos(token + 1) == Xpos::VBG))
    return std::nullopt;
  const std::uint32_t next = second_word(view, token);
  if (next != kNone) {
    if (const auto* row = section.tables.cue_verbs.find(lemma + ' ' + section.lower[next])) {
      return Cue{class_named((*row)[1]), (*row)[2], {token, next + 1}};
    }
  }
  if (const auto* row = section.tables.cue_verbs.find(lemma)) return Cue{class_named((*row)[1]), (*row)[2], {token, token + 1}};
  return std::nullopt;
}

std::optional<Cue> noun_cue(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  if (section.upos(token) != Upos::NOUN) return std::nullopt;
  const auto* row = section.tables.cue_nouns.find(section.lemma(token));
  if (row == nullptr) return std::nullopt;
  return Cue{class_named((*row)[1]), (*row)[2], {token, token + 1}};
}

bool is_cue_phrase(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  std::uint32_t first = view.first_of(token);
  while (first < token && section.is_punct(first)) ++first;
  std::string words;
  for (std::uint32_t at = first; at < token && at - first < section.tables.cue_phrases.longest_key(); ++at) {
    append_word(words, section.lower[at]);
    if (section.tables.cue_phrases.has(words)) return true;
  }
  return false;
}

std::vector<Holder> phrase_holders(const SentenceView& view) {
  const SectionView& section = *view.section;
  const LexiconTable& phrases = section.tables.cue_phrases;
  std::vector<Holder> holders;
  for (std::uint32_t token = view.tokens.start; token < view.tokens.end; ++token) {
    if (!phrases.may_begin(section.lower[token])) continue;
    std::string words;
    for (std::uint32_t at = token; at < view.tokens.end && at - token < phrases.longest_key(); ++at) {
      append_word(words, section.lower[at]);
      const auto* row = phrases.find(words);
      if (row == nullptr) continue;
      std::uint32_t comma = at + 1;
      while (comma < view.tokens.end && section.lower[comma] != ",") ++comma;
      Phrase phrase = tidy_holder(view, phrase_from(view, at + 1));
      const bool person = phrase && section.tables.holders.field(section.lemma(phrase.head), "kind") == "person";
      if (const Phrase named = person ? person_before(view, at + 1, comma) : Phrase{}) phrase = named;
      if (!phrase) continue;
      // "Per the police, ..." at the front, not "80 per day".
      const bool in_front = token == view.tokens.start || section.lower[token - 1] == ",";
      if (words == "per" && (!in_front || !can_hold(section, phrase.head) || section.upos(phrase.head) == Upos::NUM)) continue;
      const SourceKind kind = holder_kind(view, phrase.head);
      holders.push_back({phrase, kind, token, {token, at + 1}, class_named((*row)[1]), false, {}, "according to"});
      token = phrase.tokens.end - 1;
      break;
    }
  }
  return holders;
}

bool is_passive(const SentenceView& view, std::uint32_t token) {
  for (const std::uint32_t below : view.children(token)) {
    const Relation relation = view.section->relation(below);
    if (relation == Relation::aux_pass || relation == Relation::nsubj_pass || relation == Relation::csubj_pass) return true;
  }
  return false;
}

bool is_negated(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  for (const std::uint32_t below : view.children(token)) {
    if (section.negator(below) != "adverb") continue;
    if (below + 1 < view.tokens.end && section.tables.not_negating.has(section.lower[below] + ' ' + section.lower[below + 1])) continue;
    return true;
  }
  return false;
}

bool has_negative_subject(const SentenceView& view, std::uint32_t verb) {
  const SectionView& section = *view.section;
  for (const std::uint32_t below : view.children(verb)) {
    if (base_of(section.relation(below)) != Relation::nsubj || below > verb) continue;
    if (section.is_negator(view.first_of(below))) return true;
  }
  return false;
}

bool is_opened_by_no(const SentenceView& view, std::uint32_t noun) { return view.section->negator(view.first_of(noun)) == "determiner"; }

}  // namespace sayso
