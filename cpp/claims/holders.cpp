#include "claims/holders.h"

#include <algorithm>
#include <string>

#include "claims/cues.h"
#include "claims/surface.h"

namespace sayso {
namespace {

constexpr std::uint32_t kFarthestAgent = 8;  // words between a passive and its "by"

// "WHO", "US": letters, not the pronoun that the tagger takes them for.
bool is_acronym(const SectionView& section, std::uint32_t token) {
  const std::string_view word = slice(section.text, section.bytes(token));
  return word.size() > 1 && std::all_of(word.begin(), word.end(), [](char byte) { return byte >= 'A' && byte <= 'Z'; });
}

}  // namespace

bool is_first_person(const SectionView& section, std::uint32_t token) {
  if (section.upos(token) != Upos::PRON || is_acronym(section, token)) return false;
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
  if (is_acronym(section, head)) return SourceKind::organization;
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

// A name, an acronym, or a noun for somebody who can think.
bool can_hold(const SectionView& section, std::uint32_t head) {
  if (section.upos(head) != Upos::NOUN || section.entity[head] != kNone) return true;
  if (section.tables.holders.has(section.lemma(head)) || section.tables.holders.has(section.lower[head])) return true;
  return is_acronym(section, head);
}

namespace {

// The tree took a word of the quotation for the subject of the verb of saying outside of it.
bool is_quoted_apart(const SectionView& section, std::uint32_t subject, std::uint32_t verb) {
  return subject < verb && section.quote[subject] != kNone && section.quote[verb] == kNone;
}

}  // namespace

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

bool names_person(const SectionView& section, std::uint32_t token) {
  if (!section.is_entity(token, EntityKind::person)) return false;
  // "the Speaker", "Director General": titles alone are no name.
  const TokenSpan name = section.parsed.entities[section.entity[token]].tokens;
  const LexiconTable& titles = section.lexicon.table("titles");
  for (std::uint32_t at = name.start; at < name.end; ++at) {
    if (!titles.has(section.lower[at])) return true;
  }
  return false;
}

// The name that the token lies in.
Phrase name_at(const SectionView& section, std::uint32_t token) {
  const TokenSpan name = section.parsed.entities[section.entity[token]].tokens;
  return {name, name.end - 1};
}

namespace {

// Nobody's name, but a noun for what somebody is: "the spokesman", "Speaker", "a Republican assemblywoman".
bool is_role(const SectionView& section, const Phrase& phrase) {
  if (section.upos(phrase.head) != Upos::NOUN && section.upos(phrase.head) != Upos::PROPN) return false;
  const std::uint32_t entity = section.entity[phrase.head];
  if (entity != kNone) {
    const EntityKind kind = section.parsed.entities[entity].kind;
    return kind != EntityKind::person && kind != EntityKind::organization && kind != EntityKind::location;
  }
  if (section.xpos(phrase.head) == Xpos::NNS || section.xpos(phrase.head) == Xpos::NNPS) return false;
  const LexiconTable::Row* row = section.tables.holders.find(section.lemma(phrase.head));
  return row == nullptr || (*row)[1] == "person";
}

}  // namespace

Phrase name_beside(const SentenceView& view, const Phrase& phrase) {
  const SectionView& section = *view.section;
  if (!view.tokens.contains(phrase.head) || !is_role(section, phrase)) return phrase;
  const std::uint32_t start = phrase.tokens.start, end = phrase.tokens.end;
  if (end + 1 < view.tokens.end && section.lower[end] == "," && names_person(section, end + 1)) {
    const Phrase name = name_at(section, end + 1);
    const bool closed =
        name.tokens.end < view.tokens.end &&
        (section.is_punct(name.tokens.end) || section.upos(name.tokens.end) == Upos::VERB || section.upos(name.tokens.end) == Upos::ADV);
    if (closed) return name;
  }
  if (start >= view.tokens.start + 2 && section.lower[start - 1] == "," && names_person(section, start - 2))
    return name_at(section, start - 2);
  // In the phrase or right behind it, when no preposition brings it in.
  for (std::uint32_t token = start + 1; token < view.tokens.end && token <= end; ++token) {
    if (!names_person(section, token)) continue;
    const Phrase name = name_at(section, token);
    const bool owner = name.tokens.end < view.tokens.end && section.xpos(name.tokens.end) == Xpos::POS;
    if (name.tokens.start > start && section.upos(name.tokens.start - 1) != Upos::ADP && !owner) return name;
    token = name.tokens.end - 1;
  }
  return phrase;
}

namespace {

// "In an interview, Lund said", "he also said": a name behind a comma, or a pronoun, that stands right before the verb is its subject,
// whatever the tree says.
Phrase subject_right_before(const SentenceView& view, std::uint32_t verb) {
  const SectionView& section = *view.section;
  std::uint32_t end = verb;
  while (end > view.tokens.start && (section.upos(end - 1) == Upos::ADV || section.upos(end - 1) == Upos::AUX)) --end;
  if (end == view.tokens.start) return {};
  const std::uint32_t last = end - 1;
  if (section.upos(last) == Upos::PRON && section.xpos(last) == Xpos::PRP) {
    const std::string_view role = section.lexicon.table("pronouns").field(section.lower[last], "role");
    const bool opens = last == view.tokens.start || section.is_punct(last - 1) || section.upos(last - 1) == Upos::CCONJ;
    if (role == "subject" && (opens || end == verb)) return {{last, last + 1}, last};
  }
  if (!names_person(section, last)) return {};
  const Phrase name = name_at(section, last);
  if (name.tokens.end != end || name.tokens.start < view.tokens.start + 2) return {};
  return section.lower[name.tokens.start - 1] == "," && !names_person(section, name.tokens.start - 2) ? name : Phrase{};
}

// "Lund left the union, saying ...": the participle behind a comma belongs to the subject of the clause, and not to the noun beside it.
Phrase subject_of_participle(const SentenceView& view, std::uint32_t verb) {
  const SectionView& section = *view.section;
  const bool apart = verb > view.tokens.start && (section.lower[verb - 1] == "," || section.upos(verb - 1) == Upos::ADV);
  if (base_of(section.relation(verb)) != Relation::acl || !apart) return subject_of(view, verb);
  std::uint32_t above = section.head(verb);
  for (int climb = 0; climb < 6 && !section.is_root(above) && !view.has(above, Relation::nsubj); ++climb) above = section.head(above);
  const Phrase subject = view.has(above, Relation::nsubj) ? subject_of(view, above) : Phrase{};
  return subject && can_hold(section, subject.head) ? subject : subject_of(view, verb);
}

// Whom a "by" behind a passive names.
Phrase agent_of(const SentenceView& view, std::uint32_t verb) {
  const SectionView& section = *view.section;
  Phrase agent;
  for (const std::uint32_t below : view.children(verb)) {
    const bool by = base_of(section.relation(below)) == Relation::obl && section.lower[view.first_of(below)] == "by";
    if (section.relation(below) == Relation::obl_agent || by) agent = tidy_holder(view, noun_phrase(view, below));
  }
  // The tree may hang the "by" elsewhere: "was reported missing on Monday by the police".
  for (std::uint32_t token = verb + 1; !agent && token + 1 < view.tokens.end && token - verb <= kFarthestAgent; ++token) {
    const Xpos xpos = section.xpos(token);
    if (section.is_punct(token) || is_finite(xpos) || xpos == Xpos::MD || xpos == Xpos::TO) break;
    if (section.lower[token] != "by") continue;
    const Phrase phrase = tidy_holder(view, phrase_from(view, token + 1));
    return phrase && can_hold(section, phrase.head) ? phrase : Phrase{};
  }
  return agent;
}

// The subject of the verb that stands nearest before it, or any.
std::uint32_t nearest_subject(const SentenceView& view, std::uint32_t verb) {
  std::uint32_t found = kNone;
  for (const std::uint32_t below : view.children(verb)) {
    if (base_of(view.section->relation(below)) != Relation::nsubj) continue;
    const bool bracketed = below > view.tokens.start && view.section->lower[below - 1] == "(";  // "Lund of the union (NFU) said"
    if (found == kNone || (below < verb && !bracketed)) found = below;
  }
  return found;
}

// A nominal subject that may hold, "which" and "who" as the noun they stand for; empty otherwise.
Phrase checked(const SentenceView& view, std::uint32_t subject) {
  const SectionView& section = *view.section;
  if (section.upos(subject) == Upos::ADJ || section.upos(subject) == Upos::VERB) return {};
  const Xpos xpos = section.xpos(subject);
  const std::uint32_t verb = section.head(subject);
  const bool relative = (xpos == Xpos::WDT || xpos == Xpos::WP || section.lower[subject] == "that") && !is_acronym(section, subject) &&
                        section.relation(verb) == Relation::acl_relcl;
  return noun_phrase(view, relative ? section.head(verb) : subject);
}

// The subject of an active verb.
Phrase active_subject(const SentenceView& view, std::uint32_t verb, bool finite, bool reduced) {
  const SectionView& section = *view.section;
  if (const Phrase right_before = section.xpos(verb) == Xpos::VBG ? Phrase{} : subject_right_before(view, verb)) return right_before;
  Phrase subject = inverted_subject(view, verb);
  // A subject behind the verb that no inversion explains is a mistake of the tree ("told Fox News").
  std::uint32_t nominal = nearest_subject(view, verb);
  if (nominal != kNone && is_quoted_apart(section, nominal, verb)) nominal = kNone;
  const bool own = nominal != kNone && nominal < verb;
  if (!subject && own) return is_clausal(view, nominal) && section.upos(nominal) == Upos::VERB ? Phrase{} : checked(view, nominal);
  if (!subject && !own && (finite || reduced) && base_of(section.relation(verb)) != Relation::conj) subject = phrase_before(view, verb);
  if (!subject && nominal != kNone && !own) subject = phrase_before(view, verb);
  if (!subject && (nominal == kNone || own))
    subject = section.xpos(verb) == Xpos::VBG && !own ? subject_of_participle(view, verb) : subject_of(view, verb);
  if (!subject) return {};
  if (is_clausal(view, subject.head) && section.upos(subject.head) == Upos::VERB) return {};
  if (section.upos(subject.head) == Upos::ADJ || section.upos(subject.head) == Upos::VERB) return {};
  return view.tokens.contains(subject.head) && own ? noun_phrase(view, subject.head) : subject;
}

// "nobody", "no witness", "neither Lund nor Berg", "not one of them": whoever says nothing is no holder.
bool is_nobody(const SectionView& section, const Phrase& phrase) {
  const std::uint32_t first = phrase.tokens.start;
  const bool led = first > 0 && section.head(first - 1) == phrase.head;  // "no" outside of the phrase
  for (std::uint32_t token = first - (led ? 1U : 0U); token <= first; ++token) {
    if (section.is_negator(token)) return true;
  }
  return false;
}

// "what", "March 14": no holder, whatever the tree says.
bool is_no_holder(const SectionView& section, std::uint32_t head) {
  const bool asks = section.xpos(head) == Xpos::WP || section.xpos(head) == Xpos::WDT;
  return (asks && !is_acronym(section, head)) || section.is_entity(head, EntityKind::date);
}

// "The government issued a statement agreeing that ...": what a document says that somebody gives out, he says.
Phrase issuer_of(const SentenceView& view, const Phrase& document, std::uint32_t verb) {
  const SectionView& section = *view.section;
  const std::uint32_t head = document.head;
  if (!view.tokens.contains(head) || section.head(verb) != head || base_of(section.relation(verb)) != Relation::acl ||
      section.xpos(verb) != Xpos::VBG || base_of(section.relation(head)) != Relation::obj)
    return {};
  const std::uint32_t issues = section.head(head);
  if (!section.tables.light_verbs.has(section.lemma(issues)) || is_passive(view, issues)) return {};
  const Phrase subject = subject_of(view, issues);
  if (!subject || !can_hold(section, subject.head) || is_first_person(section, subject.head)) return {};
  return name_beside(view, tidy_holder(view, noun_phrase(view, subject.head)));
}

// A noun nobody knows for a holder may say something only where it stands right before the verb ("the campers said").
bool may_say(const SentenceView& view, const Phrase& phrase, std::uint32_t verb) {
  const SectionView& section = *view.section;
  if (can_hold(section, phrase.head) || !view.tokens.contains(phrase.head)) return true;
  std::uint32_t at = phrase.tokens.end;
  while (at < verb && (section.upos(at) == Upos::ADV || section.upos(at) == Upos::AUX)) ++at;
  const bool set_off = at < verb && section.lower[at] == "," && section.lower[verb - 1] == ",";  // "the label, a small one, says"
  return at == verb || set_off || phrase.tokens.start > verb;
}

}  // namespace

std::optional<Holder> holder_of_verb(const SentenceView& view, std::uint32_t verb, const Cue& cue, bool finite) {
  const SectionView& section = *view.section;
  Holder holder;
  holder.cue = verb;
  holder.cue_tokens = cue.tokens;
  holder.cue_class = cue.cue_class;
  holder.modality = cue.modality;
  holder.negated = is_negated(view, verb);
  holder.rule = "verb of saying";
  // Reduced passives without a "by" ("the plan, described as late") have no subject of their own either; a name right before is
  // rather the subject of a verb that the tagger took for a participle ("Wasef suggested").
  const bool passive = view.child_with(verb, Relation::aux_pass, false) != kNone;
  const bool apart = base_of(section.relation(verb)) == Relation::advcl && verb > view.tokens.start && section.is_punct(verb - 1);
  const bool participle = !finite && section.xpos(verb) == Xpos::VBN && (base_of(section.relation(verb)) == Relation::acl || apart) &&
                          nearest_subject(view, verb) == kNone;
  const bool name_before = verb > view.tokens.start && section.upos(verb - 1) == Upos::PROPN;
  if (passive || (participle && !name_before)) {
    holder.phrase = agent_of(view, verb);
    if (passive && holder.phrase && !can_hold(section, holder.phrase.head)) holder.phrase = {};
    holder.kind = holder.phrase ? holder_kind(view, holder.phrase.head) : SourceKind::implicit;
    if (passive) holder.rule = "passive of a verb of saying";
    if (!holder.phrase && !section.tables.implicit_cues.has(section.lemma(verb))) return std::nullopt;
    return holder;
  }
  finite = finite || is_finite(section.xpos(verb));
  const Phrase subject = active_subject(view, verb, finite, participle && name_before);
  if (!subject) return std::nullopt;
  const bool pronoun = section.upos(subject.head) == Upos::PRON && !is_acronym(section, subject.head);
  holder.phrase = pronoun ? Phrase{{subject.head, subject.head + 1}, subject.head} : tidy_holder(view, subject);
  const bool person =
      section.upos(subject.head) == Upos::PROPN || section.tables.holders.field(section.lemma(subject.head), "kind") == "person";
  // Of two persons joined both hold it; "President and CEO Andy Vesey" is one.
  const bool joined = view.has(subject.head, Relation::conj) && section.entity[subject.head] != kNone;
  if (subject.head < verb && person && !joined && view.tokens.contains(subject.head)) {
    if (const Phrase name = person_before(view, view.first_of(subject.head), verb);
        name && holder_kind(view, subject.head) != SourceKind::organization)
      holder.phrase = name;
  }
  if (!joined) holder.phrase = name_beside(view, holder.phrase);
  const std::uint32_t head = holder.phrase.head;
  if (is_nobody(section, holder.phrase) || is_nobody(section, subject) || is_no_holder(section, head)) return std::nullopt;
  holder.kind = holder_kind(view, head);
  if (const Phrase issuer = holder.kind == SourceKind::document ? issuer_of(view, holder.phrase, verb) : Phrase{}) {
    holder.phrase = issuer;
    holder.kind = holder_kind(view, issuer.head);
    return holder;
  }
  // "The plan requires": a thing we know nothing of orders and thinks nothing.
  if (!may_say(view, holder.phrase, verb)) return std::nullopt;
  if (!can_hold(section, head) && cue.cue_class != CueClass::say && holder.kind != SourceKind::group) return std::nullopt;
  return holder;
}

Phrase name_within(const SectionView& section, const Holder& holder) {
  const std::uint32_t entity = section.entity[holder.phrase.head];
  if (holder.kind != SourceKind::person || entity == kNone || section.parsed.entities[entity].kind != EntityKind::person)
    return holder.phrase;
  const TokenSpan name = section.parsed.entities[entity].tokens;
  const bool owner = name.end < section.size() && section.xpos(name.end) == Xpos::POS;
  for (std::uint32_t token = name.end; token < holder.phrase.tokens.end; ++token) {
    const bool joined = section.relation(token) == Relation::conj && section.head(token) == holder.phrase.head;
    // "Berg and Lund", "Berg and others", but not "Berg of the union and author of two books"
    if (joined && (section.upos(token) != Upos::NOUN || section.xpos(token) == Xpos::NNS)) return holder.phrase;
  }
  return holder.phrase.tokens.contains(name) && !owner ? Phrase{name, holder.phrase.head} : holder.phrase;
}

}  // namespace sayso
