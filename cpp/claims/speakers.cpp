// Who speaks in each quotation.
#include <algorithm>
#include <string>

#include "claims/attribution.h"
#include "claims/cues.h"
#include "claims/holder_candidates.h"
#include "claims/holders.h"
#include "claims/interviews.h"
#include "claims/quote_order.h"
#include "claims/reach.h"
#include "claims/surface.h"

namespace sayso {
namespace {

// A cue farther than this many words from the quotation does not bring it in, unless the tree ties them.
constexpr std::uint32_t kReach = 12;

// Sentences are in order: the one that holds the byte, or the last before it.
std::size_t sentence_at(const SectionView& section, const std::vector<SentenceView>& sentences, std::uint32_t byte) {
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), byte, [&](std::uint32_t value, const SentenceView& view) {
    return value < section.bytes(view.tokens.start).start;
  });
  return after == sentences.begin() ? 0 : static_cast<std::size_t>(after - sentences.begin()) - 1;
}

// Whether the tree makes `cue` the verb that takes some word of the quotation as said, or hangs it beside.
bool tied(const SentenceView& view, ByteSpan quote, std::uint32_t cue) {
  const SectionView& section = *view.section;
  for (const std::uint32_t below : view.children(cue)) {
    const Relation base = base_of(section.relation(below));
    if ((base == Relation::ccomp || base == Relation::parataxis || base == Relation::obj || base == Relation::dep) &&
        quote.contains(section.bytes(below)))
      return true;
  }
  const Relation base = base_of(section.relation(cue));
  return (base == Relation::parataxis || base == Relation::advcl || base == Relation::acl || base == Relation::conj) &&
         !section.is_root(cue) && quote.contains(section.bytes(section.head(cue)));
}

// The best cue of one sentence outside of the quotation.
std::optional<Holder> speaker_in_sentence(const SentenceView& view, const std::vector<Holder>& phrases, ByteSpan quote) {
  const SectionView& section = *view.section;
  std::optional<Holder> best;
  std::uint32_t best_distance = kNone;
  for (std::uint32_t token = view.tokens.start; token < view.tokens.end; ++token) {
    if (quote.overlaps(section.bytes(token)) || section.quote[token] != kNone) continue;
    std::uint32_t distance = 0;  // words between the cue and the quotation
    if (section.bytes(token).end <= quote.start) {
      for (std::uint32_t at = token + 1; at < view.tokens.end && section.bytes(at).end <= quote.start; ++at) ++distance;
    } else {
      for (std::uint32_t at = token; at > view.tokens.start && section.bytes(at - 1).start >= quote.end; --at) ++distance;
    }
    std::optional<Holder> holder;
    if (const std::optional<Cue> cue = verb_cue(view, token)) {
      const bool is_tied = tied(view, quote, token);
      const bool speaks = cue->cue_class == CueClass::say || cue->cue_class == CueClass::ask || cue->cue_class == CueClass::predict;
      if (cue->cue_class == CueClass::show || (!speaks && !is_tied)) continue;
      if (!is_tied && distance > kReach) continue;
      holder = holder_of_verb(view, token, *cue);
      if (is_tied) distance = 0;
    } else {
      for (const Holder& phrase : phrases) {
        if (phrase.cue == token) holder = phrase;
      }
    }
    if (!holder || !holder->phrase || distance >= best_distance) continue;
    holder->rule = "speaker beside the quotation";
    best = std::move(holder);
    best_distance = distance;
  }
  return best;
}

// "Jagger reacted on Twitter: ...": what a colon or comma right before the mark brings in is said by the subject of the clause before.
std::optional<Holder> speaker_before_colon(const SentenceView& view, ByteSpan quote) {
  const SectionView& section = *view.section;
  std::uint32_t mark = view.tokens.start;
  while (mark < view.tokens.end && section.bytes(mark).end <= quote.start) ++mark;
  if (mark == view.tokens.start || mark >= view.tokens.end) return std::nullopt;
  const std::string& before = section.lower[mark - 1];
  if (before != ":" && before != ",") return std::nullopt;
  for (const std::uint32_t token : view.order) {
    if (token >= mark || section.upos(token) != Upos::VERB || section.quote[token] != kNone) continue;
    const std::uint32_t subject = view.child_with(token, Relation::nsubj);
    if (subject == kNone || subject > mark || section.relation(subject) == Relation::nsubj_pass) continue;
    const SourceKind kind = holder_kind(view, subject);
    const bool speaks = section.upos(subject) == Upos::PROPN || section.upos(subject) == Upos::PRON || section.entity[subject] != kNone ||
                        section.tables.holders.has(section.lemma(subject));
    if (!speaks || (before == "," && section.upos(subject) != Upos::PROPN && section.upos(subject) != Upos::PRON)) return std::nullopt;
    return Holder{tidy_holder(view, noun_phrase(view, subject)),
                  kind,
                  token,
                  {token, token + 1},
                  CueClass::say,
                  false,
                  {},
                  "subject before the quotation"};
  }
  return std::nullopt;
}

bool same_block(const SectionView& section, std::uint32_t a, std::uint32_t b) {
  return section.parsed.tokens.block[a] == section.parsed.tokens.block[b];
}

}  // namespace

std::optional<Holder> main_speaker(const SentenceView& view) {
  const SectionView& section = *view.section;
  for (const std::uint32_t token : view.order) {
    if (!section.is_root(token)) break;
    const std::optional<Cue> cue = verb_cue(view, token);
    if (!cue || (cue->cue_class != CueClass::say && cue->cue_class != CueClass::ask && cue->cue_class != CueClass::deny)) continue;
    std::optional<Holder> holder = holder_of_verb(view, token, *cue);
    if (holder && holder->phrase) return holder;
  }
  return std::nullopt;
}

namespace {

// A quotation that its own sentences do not give to anybody: the speaker goes on.
std::optional<Holder> carried_on(const SectionView& section, const std::vector<SentenceView>& sentences, const Speakers& speakers,
                                 std::uint32_t quote, std::size_t sentence) {
  const std::vector<Quote>& quotes = section.parsed.structure.quotes;
  const SentenceView& own = sentences[sentence];
  for (std::uint32_t before = quote; before-- > 0 && quote - before < 4;) {
    const std::size_t where = sentence_at(section, sentences, quotes[before].outer.start);
    const bool near = sentence_at(section, sentences, quotes[before].outer.end - 1) + 2 >= sentence;
    if (!near || !same_block(section, sentences[where].tokens.start, own.tokens.start)) break;
    if (speakers.of_quote[before]) {
      Holder holder = *speakers.of_quote[before];
      holder.rule = "speaker of the quotation before";
      return holder;
    }
  }
  if (sentence == 0) return std::nullopt;
  // A paragraph that opens with a quotation, after one that ended with a quotation and its speaker.
  const bool opens =
      section.quote[own.tokens.start] == quote && !same_block(section, sentences[sentence - 1].tokens.start, own.tokens.start);
  if (opens && quote > 0 && speakers.of_quote[quote - 1]) {
    const std::size_t where = sentence_at(section, sentences, quotes[quote - 1].outer.end - 1);
    if (where + 1 == sentence) {
      Holder holder = *speakers.of_quote[quote - 1];
      holder.rule = "speaker of the paragraph before";
      return holder;
    }
  }
  const SentenceView& before = sentences[sentence - 1];
  const bool colon = section.lower[before.tokens.end - 1] == ":";
  if (!colon && !same_block(section, before.tokens.start, own.tokens.start)) return std::nullopt;
  std::optional<Holder> holder = main_speaker(before);
  if (holder) holder->rule = "speaker of the sentence before";
  return holder;
}

// "Berg rejected the claim:" and a paragraph without marks behind: his words.
void add_cited_blocks(const SectionView& section, const std::vector<SentenceView>& sentences, Speakers& speakers) {
  for (std::size_t sentence = 1; sentence < sentences.size(); ++sentence) {
    const SentenceView &before = sentences[sentence - 1], &own = sentences[sentence];
    if (same_block(section, before.tokens.start, own.tokens.start) || section.lower[before.tokens.end - 1] != ":") continue;
    const std::uint32_t block = section.parsed.tokens.block[own.tokens.start];
    if (block >= speakers.of_block.size() || speakers.of_block[block] || section.block_kind(own.tokens.start) != BlockKind::paragraph ||
        section.quote[own.tokens.start] != kNone)
      continue;
    if (std::optional<Holder> holder = main_speaker(before); holder && can_hold(section, holder->phrase.head)) {
      holder->cue_class = CueClass::say;
      holder->rule = "speaker of the sentence before";
      speakers.of_block[block] = std::move(holder);
    }
  }
}

}  // namespace

Speakers find_speakers(const SectionView& section, const std::vector<SentenceView>& sentences) {
  Speakers speakers;
  const std::vector<Quote>& quotes = section.parsed.structure.quotes;
  speakers.of_quote.resize(quotes.size());
  if (sentences.empty()) return speakers;
  for (const SentenceView& view : sentences) {
    speakers.phrases.push_back(phrase_holders(view));
    speakers.reaches.push_back(find_reaches(view));
  }
  for (std::size_t sentence = 0; sentence < sentences.size(); ++sentence) {
    const bool follows = sentence > 0 && same_block(section, sentences[sentence - 1].tokens.start, sentences[sentence].tokens.start);
    speakers.candidates.push_back(
        holder_candidates(sentences[sentence], speakers.phrases[sentence], follows ? &sentences[sentence - 1] : nullptr));
  }
  for (std::uint32_t quote = 0; quote < quotes.size(); ++quote) {
    const std::size_t first = sentence_at(section, sentences, quotes[quote].outer.start);
    const std::size_t last = sentence_at(section, sentences, quotes[quote].outer.end - 1);
    std::optional<Holder>& speaker = speakers.of_quote[quote];
    speaker = owner_of_words(sentences[first], quotes[quote].outer);
    if (!speaker) speaker = speaker_in_sentence(sentences[first], speakers.phrases[first], quotes[quote].outer);
    if (!speaker && last != first) speaker = speaker_in_sentence(sentences[last], speakers.phrases[last], quotes[quote].outer);
    if (!speaker) speaker = speaker_before_colon(sentences[first], quotes[quote].outer);
    if (!speaker) speaker = speaker_in_front(sentences[first], quotes[quote].outer);
    if (!speaker && last + 1 < sentences.size() && same_block(section, sentences[last].tokens.start, sentences[last + 1].tokens.start) &&
        section.bytes(sentences[last].tokens.end - 1).end <= quotes[quote].outer.end)
      speaker = speaker_in_next(sentences[last + 1]);
    if (!speaker) speaker = carried_on(section, sentences, speakers, quote, first);
    if (!speaker && first > 0 && section.quote[sentences[first].tokens.start] == quote &&
        same_block(section, sentences[first - 1].tokens.start, sentences[first].tokens.start))
      speaker = speaker_of_first_person(sentences[first - 1], section, quotes[quote].outer);
  }
  Turns turns = find_turns(section, sentences);
  speakers.of_block = std::move(turns.of_block);
  speakers.addressed = std::move(turns.addressed);
  add_cited_blocks(section, sentences, speakers);
  return speakers;
}

}  // namespace sayso
