#include "claims/quote_order.h"

#include <algorithm>

#include "claims/cues.h"
#include "claims/holders.h"
#include "claims/surface.h"

namespace sayso {
namespace {

constexpr std::uint32_t kMostBetween = 8;   // words between a verb of saying and the mark ("said in a statement on Monday:")
constexpr std::uint32_t kFewestQuoted = 4;  // words of a quotation that says something
constexpr std::uint32_t kLongestTail = 16;  // words of a sentence that only says who spoke

Holder spoken(const SentenceView& view, const Phrase& phrase, std::uint32_t cue, std::string_view rule) {
  Holder holder;
  holder.phrase = phrase;
  holder.kind = holder_kind(view, phrase.head);
  holder.cue = cue;
  if (cue != kNone) holder.cue_tokens = {cue, cue + 1};
  holder.rule = rule;
  return holder;
}

bool speaks(const std::optional<Cue>& cue) {
  return cue && (cue->cue_class == CueClass::say || cue->cue_class == CueClass::ask || cue->cue_class == CueClass::deny ||
                 cue->cue_class == CueClass::predict || cue->cue_class == CueClass::order);
}

// Tokens of the quotation.
TokenSpan words_of(const SectionView& section, const SentenceView& view, ByteSpan quote) {
  std::uint32_t start = view.tokens.start;
  while (start < section.size() && section.bytes(start).end <= quote.start) ++start;
  std::uint32_t end = start;
  while (end < section.size() && section.bytes(end).start < quote.end) ++end;
  return {start, end};
}

}  // namespace

Phrase first_subject(const SentenceView& view, std::uint32_t limit) {
  const SectionView& section = *view.section;
  std::uint32_t token = view.tokens.start;
  for (int openers = 0; openers < 3 && token < limit; ++openers) {
    while (token < limit && (section.is_punct(token) || section.upos(token) == Upos::ADV || section.upos(token) == Upos::CCONJ)) ++token;
    if (token >= limit) return {};
    const Upos upos = section.upos(token);
    if (upos != Upos::ADP && upos != Upos::SCONJ && upos != Upos::VERB) break;
    while (token < limit && section.lower[token] != ",") ++token;
  }
  if (token >= limit || section.quote[token] != kNone) return {};
  Phrase phrase = phrase_from(view, token);
  if (!phrase || phrase.head >= limit) return {};
  phrase.tokens.end = std::min(phrase.tokens.end, limit);
  // A participle behind the noun is no part of its name ("The decree signed by ...").
  for (std::uint32_t at = phrase.head + 1; at < phrase.tokens.end; ++at) {
    if (section.upos(at) == Upos::VERB) phrase.tokens.end = at;
  }
  phrase = name_beside(view, tidy_holder(view, phrase));
  if (section.upos(phrase.head) == Upos::PRON && phrase.tokens.size() > 1) return {};
  if (is_first_person(section, phrase.head) || section.lower[phrase.head] == "you" || section.lower[phrase.head] == "it") return {};
  return can_hold(section, phrase.head) ? phrase : Phrase{};
}

std::optional<Holder> speaker_in_front(const SentenceView& view, ByteSpan quote) {
  const SectionView& section = *view.section;
  const TokenSpan words = words_of(section, view, quote);
  const std::uint32_t mark = words.start;
  if (mark <= view.tokens.start + 1 || mark >= view.tokens.end) return std::nullopt;
  const std::string& before = section.lower[mark - 1];
  for (std::uint32_t verb = mark; verb-- > view.tokens.start + 1 && mark - verb <= kMostBetween;) {
    if (section.quote[verb] != kNone) break;
    const bool read = section.lower[verb] == "read" && section.upos(verb) != Upos::VERB;  // taken for a noun
    const std::optional<Cue> cue = verb_cue(view, verb);
    if (!read && !speaks(cue)) continue;
    if (section.xpos(verb) == Xpos::VB || is_passive(view, verb)) return std::nullopt;
    Phrase phrase = section.xpos(verb) == Xpos::VBG ? Phrase{} : phrase_before(view, verb);
    const bool brought_in = phrase && phrase.tokens.start > view.tokens.start && section.upos(phrase.tokens.start - 1) == Upos::ADP;
    if (!phrase || brought_in || !can_hold(section, phrase.head)) phrase = first_subject(view, verb);
    if (!phrase) return std::nullopt;
    return spoken(view, name_beside(view, phrase), verb, "subject before the quotation");
  }
  // "The ministry defended the plan:" and a whole sentence.
  if (before == ":" && words.size() >= kFewestQuoted) {
    if (const Phrase phrase = first_subject(view, mark)) return spoken(view, phrase, kNone, "subject before the quotation");
  }
  return std::nullopt;
}

std::optional<Holder> owner_of_words(const SentenceView& view, ByteSpan quote) {
  const SectionView& section = *view.section;
  std::uint32_t noun = words_of(section, view, quote).start;
  if (noun >= view.tokens.end) return std::nullopt;
  while (noun > view.tokens.start && section.is_punct(noun - 1) && section.lower[noun - 1] != ":") --noun;
  if (noun < view.tokens.start + 2) return std::nullopt;
  --noun;
  const std::optional<Cue> cue = noun_cue(view, noun);
  if (!cue || cue->cue_class != CueClass::say) return std::nullopt;
  // The genitive stands before the noun, an adjective may stand between.
  for (std::uint32_t mark = noun; mark-- > view.tokens.start + 1 && noun - mark <= 2;) {
    if (section.xpos(mark) != Xpos::POS) continue;
    Phrase phrase = phrase_before(view, mark);
    if (phrase && names_person(section, mark - 1)) phrase = name_at(section, mark - 1);
    if (!phrase || !can_hold(section, phrase.head)) return std::nullopt;
    Holder holder = spoken(view, phrase, noun, kOwnerOfWords);
    return holder;
  }
  return std::nullopt;
}

std::optional<Holder> speaker_in_next(const SentenceView& next) {
  const SectionView& section = *next.section;
  if (next.tokens.size() > kLongestTail) return std::nullopt;
  const Phrase phrase = first_subject(next, next.tokens.end);
  if (!phrase || phrase.tokens.start != next.tokens.start) return std::nullopt;
  std::uint32_t verb = phrase.tokens.end;
  while (verb < next.tokens.end && section.upos(verb) == Upos::ADV) ++verb;
  if (verb >= next.tokens.end || !speaks(verb_cue(next, verb)) || next.has(verb, Relation::ccomp)) return std::nullopt;
  for (std::uint32_t token = verb + 1; token < next.tokens.end; ++token) {
    if (section.quote[token] != kNone || section.upos(token) == Upos::VERB || section.upos(token) == Upos::AUX) return std::nullopt;
  }
  return spoken(next, phrase, verb, "speaker of the sentence behind");
}

std::optional<Holder> speaker_of_first_person(const SentenceView& before, const SectionView& section, ByteSpan quote) {
  const TokenSpan words = words_of(section, before, quote);
  if (words.size() < kFewestQuoted) return std::nullopt;
  bool of_itself = false;
  for (std::uint32_t token = words.start; token < words.end && !of_itself; ++token)
    of_itself = is_first_person(section, token) || section.lower[token] == "my" || section.lower[token] == "our";
  const Phrase phrase = of_itself ? first_subject(before, before.tokens.end) : Phrase{};
  if (!phrase) return std::nullopt;
  Holder holder = spoken(before, phrase, kNone, "whom the sentence before is about");
  if (holder.kind != SourceKind::person && holder.kind != SourceKind::organization) return std::nullopt;
  return holder;
}

}  // namespace sayso
