#include "claims/interviews.h"

#include <algorithm>
#include <map>
#include <string>

#include "claims/cues.h"
#include "claims/holders.h"
#include "claims/quote_order.h"
#include "claims/surface.h"

namespace sayso {
namespace {

constexpr std::uint32_t kLongestLabel = 5;      // words
constexpr std::uint32_t kFewestQuestions = 3;   // paragraphs that ask, for a text to be an interview
constexpr std::uint32_t kShortTurn = 25;        // words of a paragraph that asks when its end does
constexpr std::uint32_t kLongestQuestion = 80;  // words: who asks is short, an answer may end with a question as well
constexpr std::uint32_t kHeadWords = 2;         // before "interview with", when a text opens with that
constexpr std::size_t kHeadSentences = 16;      // how far the words that say who is asked may stand from the top

struct Paragraph {
  TokenSpan tokens;  // empty: a block without sentences
  TokenSpan first;   // its first sentence
  std::uint32_t sentences = 0, questions = 0;
  bool ends_asking = false;
  bool heading = false;
  bool talks = false;  // "you" outside of quotations

  // A question put to somebody, and no answer that ends in one.
  bool asks() const {
    return ends_asking && (tokens.size() <= kShortTurn || (tokens.size() <= kLongestQuestion && questions * 2 >= sentences));
  }
};

bool ends_with_question(const SectionView& section, TokenSpan tokens) {
  for (std::uint32_t token = tokens.end; token-- > tokens.start && section.is_punct(token);) {
    if (section.lower[token].find('?') != std::string::npos) return true;
  }
  return false;
}

// "I", "we", "you" and theirs outside of quotations.
bool speaks_to_somebody(const SectionView& section, std::uint32_t token, bool to_hearer) {
  if (section.quote[token] != kNone || section.upos(token) != Upos::PRON) return false;
  const std::string& word = section.lower[token];
  if (word == "you" || word == "your") return true;
  return !to_hearer && (word == "i" || word == "we" || word == "my" || word == "our");
}

std::vector<Paragraph> find_paragraphs(const SectionView& section, const std::vector<SentenceView>& sentences) {
  std::vector<Paragraph> paragraphs(section.parsed.structure.blocks.size());
  for (const SentenceView& view : sentences) {
    const std::uint32_t block = section.parsed.tokens.block[view.tokens.start];
    if (block >= paragraphs.size()) continue;
    Paragraph& paragraph = paragraphs[block];
    if (paragraph.tokens.empty()) paragraph.first = paragraph.tokens = view.tokens;
    paragraph.tokens.end = view.tokens.end;
    paragraph.heading = section.parsed.structure.blocks[block].kind != BlockKind::paragraph;
    paragraph.ends_asking = ends_with_question(section, view.tokens);
    paragraph.questions += paragraph.ends_asking ? 1 : 0;
    ++paragraph.sentences;
    for (std::uint32_t token = view.tokens.start; token < view.tokens.end && !paragraph.talks; ++token)
      paragraph.talks = speaks_to_somebody(section, token, true);
  }
  return paragraphs;
}

// "((MS)) ...": what stands between the double brackets that open the block.
TokenSpan bracket_label(const SectionView& section, TokenSpan tokens) {
  if (section.text.substr(section.bytes(tokens.start).start, 2) != "((") return {};
  std::uint32_t start = tokens.start;
  while (start < tokens.end && section.lower[start].front() == '(') ++start;
  std::uint32_t end = start;
  while (end < tokens.end && end - start < kLongestLabel && section.lower[end].front() != ')') ++end;
  return end < tokens.end && end > start && section.lower[end].front() == ')' ? TokenSpan{start, end} : TokenSpan{};
}

bool is_capital(const SectionView& section, std::uint32_t token) {
  const char first = section.text[section.bytes(token).start];
  return first >= 'A' && first <= 'Z';
}

// "NG: ...": a few capitalised words and a colon.
TokenSpan colon_label(const SectionView& section, TokenSpan tokens) {
  for (std::uint32_t token = tokens.start; token < tokens.end && token - tokens.start <= kLongestLabel; ++token) {
    if (section.lower[token] == ":") return token > tokens.start && token + 1 < tokens.end ? TokenSpan{tokens.start, token} : TokenSpan{};
    if (!is_capital(section, token)) return {};
  }
  return {};
}

// "WN" of "Wikinews": the letters stand in the name in their order.
bool shortens(std::string_view letters, std::string_view name) {
  std::size_t at = 0;
  for (const char letter : name) {
    const char wanted = letters[at];
    if (letter != wanted && (at == 0 || letter != static_cast<char>(wanted - 'A' + 'a'))) continue;
    if (++at == letters.size()) return true;
  }
  return false;
}

// "MS" -> the person of the section whose names begin so, or the organization of one word that it shortens; empty when there is none.
Phrase named_by_initials(const SectionView& section, TokenSpan label) {
  if (label.size() != 1) return {};
  const std::string_view initials = slice(section.text, section.bytes(label));
  if (initials.size() < 2 || initials.size() > 3) return {};
  if (!std::all_of(initials.begin(), initials.end(), [](char byte) { return byte >= 'A' && byte <= 'Z'; })) return {};
  Phrase organization;
  for (const Entity& entity : section.parsed.entities) {
    const Phrase phrase{entity.tokens, entity.tokens.end - 1};
    const std::string_view name = slice(section.text, section.bytes(entity.tokens));
    const bool single = entity.tokens.size() == 1 && name.size() > initials.size() && name.front() == initials.front();
    if (!organization && entity.kind == EntityKind::organization && single && shortens(initials, name)) organization = phrase;
    if (entity.kind != EntityKind::person || entity.tokens.size() < 2) continue;
    std::string letters;
    for (std::uint32_t token = entity.tokens.start; token < entity.tokens.end; ++token) {
      if (is_capital(section, token)) letters += section.text[section.bytes(token).start];
    }
    if (letters == initials) return phrase;
  }
  return organization;
}

// "Mari Lund I have ...", "ML We ...": an answer that opens with its speaker and no mark behind. Only where somebody was asked before.
Phrase bare_label(const SectionView& section, TokenSpan tokens) {
  const std::uint32_t entity = section.entity[tokens.start];
  std::uint32_t end = tokens.start + 1;
  if (section.is_entity(tokens.start, EntityKind::person)) end = section.parsed.entities[entity].tokens.end;
  if (end >= tokens.end || !is_capital(section, end) || section.upos(end) == Upos::PROPN) return {};
  if (end > tokens.start + 1 && speaks_to_somebody(section, end, false)) return {{tokens.start, end}, end - 1};
  return named_by_initials(section, {tokens.start, tokens.start + 1});
}

Holder speaker(const Phrase& phrase, SourceKind kind, bool asks, std::string_view rule) {
  return {phrase, kind, kNone, {}, asks ? CueClass::ask : CueClass::say, false, {}, rule};
}

// A person or several, no date and no place: who can be asked and can answer.
bool can_answer(const SentenceView& view, const Phrase& phrase) {
  const SourceKind kind = phrase ? holder_kind(view, phrase.head) : SourceKind::unnamed;
  return kind == SourceKind::person || kind == SourceKind::group;
}

// A date may follow without a comma: the weekday is no part of the name.
Phrase without_date(const SectionView& section, Phrase phrase) {
  for (std::uint32_t at = phrase.tokens.start + 1; phrase && at < phrase.tokens.end; ++at) {
    if (section.is_entity(at, EntityKind::date)) phrase.tokens.end = at;
  }
  return phrase;
}

// Who is asked, where the words that name him begin: a pronoun stands alone.
Phrase asked_at(const SentenceView& view, std::uint32_t token) {
  if (view.section->xpos(token) == Xpos::PRP) return {{token, token + 1}, token};
  return without_date(*view.section, phrase_from(view, token));
}

// "answered a few questions", "took time to answer questions"
bool answers_questions(const SentenceView& view, std::uint32_t verb) {
  const SectionView& section = *view.section;
  if (!section.lexicon.table("answer_verbs").has(section.lemma(verb))) return false;
  for (const std::uint32_t below : view.children(verb)) {
    if (below > verb && base_of(section.relation(below)) == Relation::obj &&
        section.tables.cue_nouns.field(section.lemma(below), "class") == "ask")
      return section.xpos(below) == Xpos::NNS;
  }
  return false;
}

// The person that the preposition brings in behind a verb.
Phrase person_behind(const SentenceView& view, std::uint32_t verb, std::string_view preposition) {
  const SectionView& section = *view.section;
  for (std::uint32_t token = verb + 1; token + 1 < view.tokens.end; ++token) {
    if (section.lower[token] != preposition) continue;
    if (const Phrase person = person_before(view, token + 1, view.tokens.end)) return person;
  }
  return {};
}

struct Interview {
  std::optional<Holder> guest, host;
  bool announced = false;  // "Interview with ..." opens the text
};

// "an interview with X", "we interviewed X", "X sat down with Y": who is asked, and by whom.
void read_interview(const SentenceView& view, Interview& interview) {
  const SectionView& section = *view.section;
  const LexiconTable& meetings = section.lexicon.table("meeting_verbs");
  for (std::uint32_t token = view.tokens.start; token + 2 < view.tokens.end; ++token) {
    Phrase guest, host;
    const std::string& word = section.lower[token];
    const bool noun = section.upos(token) == Upos::NOUN || section.upos(token) == Upos::PROPN;
    const bool verb = section.upos(token) == Upos::VERB;
    if (noun && word == "interview" && section.lower[token + 1] == "with") {
      guest = asked_at(view, token + 2);
      interview.announced = interview.announced || token <= kHeadWords;
    } else if (verb && section.lemma(token) == "interview") {
      guest = asked_at(view, token + 1);
    } else if (verb && answers_questions(view, token)) {
      guest = subject_of(view, token);
      if (!can_answer(view, guest)) guest = first_subject(view, token);  // "took some time to answer"
      if (guest) guest = tidy_holder(view, guest);
      host = person_behind(view, token, "from");
    } else if (verb && meetings.has(section.lemma(token))) {
      const Phrase subject = subject_of(view, token);
      std::uint32_t with = token + 1;
      while (with + 1 < view.tokens.end && with < token + 3 && section.lower[with] != "with" && section.lower[with] != "to") ++with;
      if (!subject || with + 1 >= view.tokens.end || (section.lower[with] != "with" && section.lower[with] != "to")) continue;
      Phrase other = person_before(view, with + 1, view.tokens.end);
      if (!other && section.xpos(with + 1) == Xpos::PRP) other = asked_at(view, with + 1);
      // "Lund spoke to the Courier", "the Courier spoke to Lund"
      const bool asks = !can_answer(view, subject) || is_first_person(section, subject.head);
      guest = asks ? other : tidy_holder(view, subject);
      if (!asks) host = other;
    }
    if (!interview.guest && can_answer(view, guest) && !is_first_person(section, guest.head)) {
      if (const Phrase named = person_before(view, guest.tokens.start, guest.tokens.end)) guest = named;
      interview.guest = speaker(guest, holder_kind(view, guest.head), false, "answer of an interview");
    }
    if (!interview.host && host) interview.host = speaker(host, SourceKind::person, true, "question of an interview");
  }
}

// "I wanted to know if ...": asks without a question mark.
bool asks_politely(const SectionView& section, TokenSpan tokens) {
  for (std::uint32_t token = tokens.start; token + 2 < tokens.end; ++token) {
    if (section.tables.cue_verbs.field(section.lemma(token), "class") == "ask") return true;
    if (section.lemma(token) == "want" && section.lower[token + 1] == "to" && section.lower[token + 2] == "know") return true;
  }
  return false;
}

}  // namespace

Turns find_turns(const SectionView& section, const std::vector<SentenceView>& sentences) {
  const std::vector<Paragraph> paragraphs = find_paragraphs(section, sentences);
  Turns turns;
  turns.of_block.resize(paragraphs.size());
  turns.addressed.resize(paragraphs.size());
  std::vector<std::optional<Holder>>& speakers = turns.of_block;
  // How often each label with a colon comes: once is no label.
  std::map<std::string_view, std::uint32_t> colon_labels;
  std::uint32_t questions = 0;
  for (const Paragraph& paragraph : paragraphs) {
    if (paragraph.tokens.empty()) continue;
    if (const TokenSpan label = colon_label(section, paragraph.first); !label.empty())
      ++colon_labels[slice(section.text, section.bytes(label))];
    questions += paragraph.asks() ? 1 : 0;
  }
  Interview interview;
  for (std::size_t sentence = 0; questions > 0 && sentence < sentences.size() && sentence < kHeadSentences; ++sentence)
    read_interview(sentences[sentence], interview);
  if (questions < kFewestQuestions && !interview.announced) interview = {};
  std::optional<Holder> label;
  bool has_begun = false, labelled = false;
  for (std::size_t block = 0; block < speakers.size(); ++block) {
    const Paragraph& paragraph = paragraphs[block];
    if (paragraph.tokens.empty()) continue;
    if (paragraph.heading) {
      label.reset();
      continue;
    }
    TokenSpan words = bracket_label(section, paragraph.first);
    const bool bracketed = !words.empty();
    if (!bracketed) words = colon_label(section, paragraph.first);
    const bool after_question = label && label->cue_class == CueClass::ask;
    const bool talks = has_begun || paragraph.talks;
    if (bracketed || (!words.empty() && colon_labels[slice(section.text, section.bytes(words))] > 1)) {
      const Phrase named = named_by_initials(section, words);
      label = speaker(named ? named : Phrase{words, words.end - 1}, SourceKind::person, paragraph.asks(), "label of a speaker");
      // The paper that asks is the author.
      if (!section.is_entity(label->phrase.head, EntityKind::organization)) speakers[block] = label;
      labelled = true;
    } else if (const Phrase named = after_question ? bare_label(section, paragraph.first) : Phrase{}) {
      label = speaker(named, SourceKind::person, false, "label of a speaker");
      speakers[block] = label;
    } else if (label && !after_question) {
      speakers[block] = label;
    } else if (interview.guest && talks) {
      const bool asks = paragraph.asks() || (!has_begun && asks_politely(section, paragraph.tokens));
      if (asks && !labelled) speakers[block] = interview.host;
      if (!asks) speakers[block] = interview.guest;
      label.reset();
    } else {
      label.reset();  // who answers has no label of his own
    }
    if (paragraph.asks() && talks) turns.addressed[block] = interview.guest;
    has_begun = has_begun || paragraph.asks() || speakers[block];
  }
  return turns;
}

}  // namespace sayso
