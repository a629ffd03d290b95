#include "claims/cues.h"

#include <string>

#include "claims/surface.h"

namespace sayso {
namespace {

CueClass class_named(std::string_view wanted) {
  for (int index = 0; index <= static_cast<int>(CueClass::promise); ++index) {
    if (name(static_cast<CueClass>(index)) == wanted) return static_cast<CueClass>(index);
  }
  return CueClass::say;
}

// "point out": a particle, or a preposition right behind the verb, that makes another cue of it.
std::uint32_t second_word(const SentenceView& view, std::uint32_t token) {
  const std::uint32_t next = token + 1;
  if (next >= view.tokens.end) return kNone;
  const Upos upos = view.section->upos(next);
  return upos == Upos::ADP || upos == Upos::ADV || upos == Upos::SCONJ ? next : kNone;
}

}  // namespace

std::optional<Cue> verb_cue(const SentenceView& view, std::uint32_t token) {
  const SectionView& section = *view.section;
  if (section.upos(token) != Upos::VERB) return std::nullopt;
  const std::string& lemma = section.lemma(token);
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
    if (section.tables.negators.field(section.lower[below], "kind") != "adverb") continue;
    if (below + 1 < view.tokens.end && section.tables.not_negating.has(section.lower[below] + ' ' + section.lower[below + 1])) continue;
    return true;
  }
  return false;
}

bool is_first_person(const SectionView& section, std::uint32_t token) {
  if (section.upos(token) != Upos::PRON) return false;
  const std::string& word = section.lower[token];
  return word == "i" || word == "we" || word == "me" || word == "us";
}

SourceKind holder_kind(const SentenceView& view, std::uint32_t head) {
  const SectionView& section = *view.section;
  const std::uint32_t entity = section.entity[head];
  if (entity != kNone) {
    switch (section.parsed.entities[entity].kind) {
      case EntityKind::person:
        return SourceKind::person;
      case EntityKind::organization:
      case EntityKind::location:
        return SourceKind::organization;
      case EntityKind::nationality:
        return SourceKind::group;
      default:
        break;
    }
  }
  // What a pronoun stands for decides.
  const std::uint32_t mention = section.mention[head];
  if (section.upos(head) == Upos::PRON && mention != kNone && section.parsed.mentions[mention].name != kNone) {
    const std::uint32_t named = section.parsed.mentions[section.parsed.mentions[mention].name].head;
    if (named != head && section.entity[named] != kNone) {
      const EntityKind kind = section.parsed.entities[section.entity[named]].kind;
      if (kind == EntityKind::person) return SourceKind::person;
      if (kind == EntityKind::organization || kind == EntityKind::location) return SourceKind::organization;
    }
  }
  const LexiconTable& holders = section.tables.holders;
  const LexiconTable::Row* row = holders.find(section.lower[head]);
  const bool by_lemma = row == nullptr;
  if (by_lemma) row = holders.find(section.lemma(head));
  const bool plural = section.xpos(head) == Xpos::NNS || section.xpos(head) == Xpos::NNPS || view.has(head, Relation::conj);
  if (row != nullptr) {
    for (int index = 0; index <= static_cast<int>(SourceKind::pronoun); ++index) {
      const auto kind = static_cast<SourceKind>(index);
      if (name(kind) == (*row)[1]) return kind == SourceKind::person && plural ? SourceKind::group : kind;
    }
  }
  if (section.upos(head) == Upos::PROPN) return SourceKind::person;
  if (section.upos(head) == Upos::PRON) return SourceKind::pronoun;
  return plural ? SourceKind::group : SourceKind::person;
}

// The tree took a word of the quotation for the subject of the verb of saying outside of it.
bool is_quoted_apart(const SectionView& section, std::uint32_t subject, std::uint32_t verb) {
  return subject < verb && section.quote[subject] != kNone && section.quote[verb] == kNone;
}

Phrase inverted_subject(const SentenceView& view, std::uint32_t verb) {
  const SectionView& section = *view.section;
  if (section.tables.cue_verbs.field(section.lemma(verb), "addressee") == "yes") return {};  // "told the Courier"
  std::uint32_t nominal_subject = view.child_with(verb, Relation::nsubj);
  if (nominal_subject != kNone && is_quoted_apart(section, nominal_subject, verb)) nominal_subject = kNone;
  if (verb < view.tokens.start + 2 || !section.is_punct(verb - 1) || (nominal_subject != kNone && nominal_subject < verb)) return {};
  // What is said stands before: it ends in a quotation mark, or the tree ties it to the verb.
  const bool quoted = section.quote[verb - 1] != kNone || section.quote[verb - 2] != kNone;
  if (section.xpos(verb) == Xpos::VB || section.xpos(verb) == Xpos::VBG) return {};
  if (nominal_subject != kNone) return noun_phrase(view, nominal_subject);
  if (quoted && verb + 1 < view.tokens.end && section.quote[verb + 1] == kNone) {
    const Upos after = section.upos(verb + 1);
    if (after == Upos::PROPN || after == Upos::NOUN || after == Upos::DET || after == Upos::ADJ || after == Upos::PRON)
      return phrase_from(view, verb + 1);
  }
  const std::uint32_t content = view.child_with(verb, Relation::ccomp);
  if (!quoted && (content == kNone || content > verb) && base_of(section.relation(verb)) != Relation::parataxis) return {};
  for (const std::uint32_t below : view.children(verb)) {
    if (below < verb) continue;
    const Relation base = base_of(section.relation(below));
    const bool nominal = section.upos(below) == Upos::PROPN || section.upos(below) == Upos::NOUN || section.upos(below) == Upos::PRON;
    const bool object = base == Relation::iobj || base == Relation::obj || base == Relation::ccomp || base == Relation::xcomp ||
                        base == Relation::parataxis;
    if (view.first_of(below) == verb + 1 && nominal && object) return noun_phrase(view, below);
    break;
  }
  return {};
}

std::optional<Holder> holder_of_verb(const SentenceView& view, std::uint32_t verb, const Cue& cue) {
  const SectionView& section = *view.section;
  Holder holder;
  holder.cue = verb;
  holder.cue_tokens = cue.tokens;
  holder.cue_class = cue.cue_class;
  holder.modality = cue.modality;
  holder.negated = is_negated(view, verb);
  holder.rule = "verb of saying";
  if (view.child_with(verb, Relation::aux_pass, false) != kNone) {
    for (const std::uint32_t below : view.children(verb)) {
      if (section.relation(below) == Relation::obl_agent) holder.phrase = tidy_holder(view, noun_phrase(view, below));
    }
    holder.kind = holder.phrase ? holder_kind(view, holder.phrase.head) : SourceKind::implicit;
    holder.rule = "passive of a verb of saying";
    if (!holder.phrase && !section.tables.implicit_cues.has(section.lemma(verb))) return std::nullopt;
    return holder;
  }
  // Reduced passives without a "by" ("the plan, described as late") have no subject of their own either; a name right before is
  // rather the subject of a verb that the tagger took for a participle ("Wasef suggested").
  const bool reduced = section.xpos(verb) == Xpos::VBN && base_of(section.relation(verb)) == Relation::acl;
  const bool name_before = verb > view.tokens.start && section.upos(verb - 1) == Upos::PROPN;
  if (reduced && !name_before) {
    for (const std::uint32_t below : view.children(verb)) {
      if (section.relation(below) == Relation::obl_agent ||
          (base_of(section.relation(below)) == Relation::obl && section.lower[view.first_of(below)] == "by")) {
        holder.phrase = tidy_holder(view, noun_phrase(view, below));
      }
    }
    holder.kind = holder.phrase ? holder_kind(view, holder.phrase.head) : SourceKind::implicit;
    if (!holder.phrase && !section.tables.implicit_cues.has(section.lemma(verb))) return std::nullopt;
    return holder;
  }
  Phrase subject = inverted_subject(view, verb);
  const bool finite = section.xpos(verb) == Xpos::VBD || section.xpos(verb) == Xpos::VBZ || section.xpos(verb) == Xpos::VBP;
  // A subject behind the verb that no inversion explains is a mistake of the tree ("told Fox News").
  std::uint32_t nominal = view.child_with(verb, Relation::nsubj);
  if (nominal != kNone && is_quoted_apart(section, nominal, verb)) nominal = kNone;
  const bool own = nominal != kNone && nominal < verb;
  if (!subject && !own && (finite || (reduced && name_before)) && base_of(section.relation(verb)) != Relation::conj)
    subject = phrase_before(view, verb);
  if (!subject && nominal != kNone && !own) subject = phrase_before(view, verb);
  if (!subject && (nominal == kNone || own)) subject = subject_of(view, verb);
  if (!subject) return std::nullopt;
  if (is_clausal(view, subject.head) && section.upos(subject.head) == Upos::VERB) return std::nullopt;
  if (section.upos(subject.head) == Upos::ADJ || section.upos(subject.head) == Upos::VERB) return std::nullopt;
  const bool pronoun = section.upos(subject.head) == Upos::PRON;
  const Phrase whole = view.tokens.contains(subject.head) && own ? noun_phrase(view, subject.head) : subject;
  holder.phrase = pronoun ? Phrase{{subject.head, subject.head + 1}, subject.head} : tidy_holder(view, whole);
  const bool person =
      section.upos(subject.head) == Upos::PROPN || section.tables.holders.field(section.lemma(subject.head), "kind") == "person";
  // Of two persons joined both hold it; "President and CEO Andy Vesey" is one.
  const bool joined = view.has(subject.head, Relation::conj) && section.entity[subject.head] != kNone;
  if (own && person && !joined) {
    if (const Phrase name = person_before(view, view.first_of(subject.head), verb);
        name && holder_kind(view, subject.head) != SourceKind::organization)
      holder.phrase = name;
  }
  holder.kind = holder_kind(view, holder.phrase.head);
  // "The plan requires": a thing we know nothing of orders and thinks nothing.
  const std::uint32_t head = holder.phrase.head;
  const bool known = section.upos(head) != Upos::NOUN || section.entity[head] != kNone || section.tables.holders.has(section.lemma(head)) ||
                     section.tables.holders.has(section.lower[head]);
  if (!known && cue.cue_class != CueClass::say && holder.kind != SourceKind::group) return std::nullopt;
  return holder;
}

}  // namespace sayso
