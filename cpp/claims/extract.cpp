#include "claims/extract.h"

#include <algorithm>
#include <string>

#include "analysis/coreference.h"
#include "base/hash.h"
#include "claims/arguments.h"
#include "claims/attribution.h"
#include "claims/holder_choice.h"
#include "claims/holders.h"
#include "claims/placed_clauses.h"
#include "claims/quantities.h"
#include "claims/scores.h"
#include "claims/section_view.h"
#include "claims/self_contained.h"
#include "claims/stance.h"
#include "claims/table_claims.h"
#include "claims/time_expression.h"
#include "claims/times.h"

namespace sayso {
namespace {

// The name of a holder that the grammar leaves out.
constexpr std::string_view kUnspecified = "(unspecified)";

// What all claims of one section share.
struct SectionContext {
  const Document& document;
  const SectionView& section;
  const std::vector<Quantity> quantities;
  const std::vector<Time> times;
  const Speakers speakers;
};

std::string resolved(const SectionView& section, const Phrase& phrase, bool& abstained) {
  const ResolvedPhrase found = resolve_phrase(section.text, section.parsed, phrase.tokens, phrase.head);
  abstained = abstained || found.abstained;
  return found.text;
}

void abstain(Claim& claim, Field field) {
  if (std::find(claim.abstained.begin(), claim.abstained.end(), field) == claim.abstained.end()) claim.abstained.push_back(field);
}

// Empty spans (no words in particular) stand for the claim itself.
void explain(const SectionView& section, Claim& claim, Field field, std::string_view rule, TokenSpan words) {
  claim.why.push_back({field, std::string(rule), words.empty() ? claim.span : section.bytes(words)});
}

// The words that tell what a holder is: "chief economist" before the name, or the apposition behind it.
std::string role_of(const SentenceView& view, const Phrase& holder) {
  const SectionView& section = *view.section;
  if (section.upos(holder.head) != Upos::PROPN || !view.tokens.contains(holder.head)) return {};
  for (const std::uint32_t below : view.children(holder.head)) {
    const Relation base = base_of(section.relation(below));
    if (base == Relation::appos && below > holder.head && section.upos(below) == Upos::NOUN)
      return std::string(slice(section.text, section.bytes(noun_phrase(view, below, true).tokens)));
  }
  std::uint32_t end = holder.tokens.start;
  for (std::uint32_t token = holder.tokens.start; token < holder.head; ++token) {
    if (section.upos(token) == Upos::NOUN && section.xpos(token) != Xpos::NNP) end = token + 1;
  }
  std::uint32_t start = holder.tokens.start;
  if (start < end && section.upos(start) == Upos::DET) ++start;
  return start < end ? std::string(slice(section.text, section.bytes({start, end}))) : std::string{};
}

void add_sources(const SentenceView& view, const Attribution& attribution, Claim& claim) {
  const SectionView& section = *view.section;
  claim.quote = attribution.quote;
  for (const Holder& holder : attribution.holders) {
    Source source;
    source.kind = holder.kind;
    source.cue_class = holder.cue_class;
    source.negated = holder.negated;
    if (!holder.cue_tokens.empty()) source.cue = section.bytes(holder.cue_tokens);
    if (holder.phrase) {
      bool unsure = false;
      source.span = section.bytes(holder.phrase.tokens);
      source.resolved = resolved(section, name_within(section, holder), unsure);
      source.role = role_of(view, holder.phrase);
      if (unsure) abstain(claim, Field::source);
    } else {
      source.resolved = kUnspecified;
    }
    explain(section, claim, Field::sources, holder.rule, holder.cue_tokens);
    claim.sources.push_back(std::move(source));
  }
  if (!claim.sources.empty()) claim.source = claim.sources.back().resolved;
  if (attribution.unknown_speaker && claim.sources.empty()) abstain(claim, Field::source);
  if (claim.quote != QuoteKind::none)
    explain(section, claim, Field::quote, attribution.quote_index != kNone ? "inside a quotation" : "no quotation around", {});
}

// Who speaks in a quotation or a turn of an interview: the innermost holder whose cue stands outside of it ("Lund said, "I think ..."").
const Source* voice_of(const SectionView& section, const Attribution& attribution, const Claim& claim) {
  for (std::size_t place = claim.sources.size(); place-- > 0;) {
    const std::uint32_t cue = attribution.holders[place].cue;
    const bool inside = cue != kNone && attribution.quote_index != kNone &&
                        section.parsed.structure.quotes[attribution.quote_index].outer.contains(section.bytes(cue));
    if (!inside) return &claim.sources[place];
  }
  return nullptr;
}

// "I" in a quotation is whoever speaks, "we" the organization or group that does, "you" who is asked; empty when that is not known.
std::optional<std::string> speaker_meant(const SentenceView& view, const Phrase& phrase, const Attribution& attribution,
                                         const Speakers& speakers, const Claim& claim) {
  const SectionView& section = *view.section;
  if (phrase.tokens.size() != 1 || section.upos(phrase.head) != Upos::PRON) return std::nullopt;
  const std::string& word = section.lower[phrase.head];
  const std::uint32_t block = section.parsed.tokens.block[phrase.head];
  if (word == "you" && block < speakers.addressed.size() && speakers.addressed[block] && attribution.quote_index == kNone) {
    bool unsure = false;
    return resolved(section, speakers.addressed[block]->phrase, unsure);
  }
  if (claim.quote != QuoteKind::direct) return std::nullopt;
  const Source* voice = voice_of(section, attribution, claim);
  if (voice == nullptr || voice->kind == SourceKind::implicit) return std::nullopt;
  if (word == "i" || word == "me") return voice->resolved;
  const bool several = voice->kind == SourceKind::organization || voice->kind == SourceKind::group;
  if ((word == "we" || word == "us") && several) return voice->resolved;
  return std::nullopt;
}

void add_arguments(const SentenceView& view, const Predication& predication, const Attribution& attribution, const Speakers& speakers,
                   Claim& claim) {
  const SectionView& section = *view.section;
  claim.predicate = predication.predicate;
  explain(section, claim, Field::predicate, predication.predicate_rule, {});
  bool unsure = false;
  if (predication.subject) {
    claim.subject = resolved(section, subject_phrase(view, predication.subject), unsure);
    const std::optional<std::string> meant = speaker_meant(view, predication.subject, attribution, speakers, claim);
    if (meant) claim.subject = meant;
    if (unsure && !meant) abstain(claim, Field::subject);
    explain(section, claim, Field::subject, predication.subject_rule.empty() ? "subject in the tree" : predication.subject_rule,
            predication.subject.tokens);
  }
  if (predication.object) {
    unsure = false;
    const Phrase named = named_phrase(view, predication.object);
    const bool is_subject = named.tokens.overlaps(predication.subject.tokens);  // "the operator Talvik Lifts" is an operator
    claim.object = resolved(section, is_subject ? predication.object : named, unsure);
    if (unsure) abstain(claim, Field::object);
    explain(section, claim, Field::object, "complement in the tree", predication.object.tokens);
  }
  for (const PlacedArgument& argument : predication.arguments) {
    unsure = false;
    claim.arguments.push_back({argument.role, section.bytes(argument.phrase.tokens), resolved(section, argument.phrase, unsure)});
  }
}

void add_stance(const SentenceView& view, const Clause& clause, TokenSpan span, const Attribution& attribution, Claim& claim) {
  const SectionView& section = *view.section;
  const Judged<Polarity> polarity = find_polarity(view, clause, span, attribution);
  claim.polarity = polarity.label;
  if (attribution.unsaid_cue != kNone || attribution.verdict.label == Verdict::open) abstain(claim, Field::polarity);
  if (!polarity.words.empty()) explain(section, claim, Field::polarity, polarity.rule, polarity.words);
  const ModalityFound modality = find_modality(view, clause, span, attribution);
  claim.modality = modality.modality.label;
  claim.certainty = modality.certainty;
  explain(section, claim, Field::modality, modality.modality.rule, modality.modality.words);
  explain(section, claim, Field::certainty, modality.modality.rule, modality.modality.words);
  const Judged<bool> comparison = find_comparison(view, span);
  claim.comparison = comparison.label;
  if (comparison.label) explain(section, claim, Field::comparison, comparison.rule, comparison.words);
  const Judged<bool> causal = find_causality(view, clause, span);
  claim.causal = causal.label;
  if (causal.label) explain(section, claim, Field::causal, causal.rule, causal.words);
}

// Those of a column sorted by their start that lie inside the claim's span.
template <typename Item>
void add_inside(const std::vector<Item>& items, ByteSpan span, std::vector<Item>& out) {
  auto first = std::lower_bound(items.begin(), items.end(), span.start,
                                [](const Item& item, std::uint32_t start) { return item.span.start < start; });
  for (; first != items.end() && first->span.start < span.end; ++first) {
    if (span.contains(first->span)) out.push_back(*first);
  }
}

void add_values(const SectionContext& context, Claim& claim) {
  add_inside(context.quantities, claim.span, claim.quantities);
  add_inside(context.times, claim.span, claim.times);
  for (const Quantity& quantity : claim.quantities) claim.why.push_back({Field::quantities, "number in the span", quantity.span});
  for (const Time& time : claim.times) {
    claim.why.push_back({Field::times, "time in the span", time.span});
    if (!time.begin && !time.end_of) abstain(claim, Field::times);
  }
}

std::string id_of(const Document& document, const Claim& claim) {
  std::string key(name(claim.section));
  for (const std::uint32_t number : {claim.span.start, claim.span.end, claim.predicate_start}) key += ' ' + std::to_string(number);
  return hash64_hex(hash64(key, hash64(document.id)));
}

// What follows from the finished columns: the claim on its own words, and how much it may count.
void finish(const SectionContext& context, const ClaimPlace& place, const ConfidenceFacts& facts, Claim& claim) {
  SelfContained alone = make_self_contained(context.section.text, context.section.parsed, claim, place, context.times);
  claim.self_contained = std::move(alone.text);
  claim.edits = std::move(alone.edits);
  if (alone.abstained) abstain(claim, Field::self_contained);
  claim.checkworthiness = score_checkworthiness(context.section.text, context.section.parsed, claim, place, context.section.lexicon);
  claim.confidence = score_confidence(context.section.parsed, claim, place, facts);
  claim.claim = id_of(context.document, claim);
}

Claim make_claim(const SectionContext& context, const SentenceView& view, std::uint32_t sentence, const PlacedClause& placed,
                 const Attribution& attribution) {
  const SectionView& section = context.section;
  const Clause& clause = placed.clause;
  const TokenSpan span = placed.span;
  Claim claim;
  claim.section = section.parsed.section;
  claim.sentence = sentence;
  claim.span = section.bytes(span);
  claim.predicate_start = section.bytes(clause.head).start;
  claim.form = clause.form;
  explain(section, claim, Field::form, clause.learned ? "model claims.heads" : "rule of the tree", {clause.head, clause.head + 1});
  explain(section, claim, Field::span, clause.learned ? "model claims.spans" : "rule of the tree", {});
  Predication predication = find_predication(view, clause, span);
  if (placed.own_subject) predication.subject = placed.own_subject;
  add_sources(view, attribution, claim);
  add_arguments(view, predication, attribution, context.speakers, claim);
  add_stance(view, clause, span, attribution, claim);
  add_values(context, claim);
  const ClaimPlace place{span, clause.head, predication.subject.head, predication.subject.tokens};
  ConfidenceFacts facts;
  facts.head_margin = static_cast<float>(clause.score) / static_cast<float>(kScoreUnit);
  facts.quote_unclosed = attribution.quote_index != kNone && !section.parsed.structure.quotes[attribution.quote_index].closed;
  finish(context, place, facts, claim);
  return claim;
}

// Claims of one sentence by start, longer ones first; each gets the smallest other claim of the sentence that holds it as its parent.
void order_and_nest(std::vector<Claim>& claims, std::size_t first) {
  std::sort(claims.begin() + static_cast<std::ptrdiff_t>(first), claims.end(), [](const Claim& a, const Claim& b) {
    if (a.span.start != b.span.start) return a.span.start < b.span.start;
    if (a.span.end != b.span.end) return a.span.end > b.span.end;
    return a.predicate_start < b.predicate_start;
  });
  std::vector<std::size_t> open;  // claims whose span has not ended, outermost first
  for (std::size_t index = first; index < claims.size(); ++index) {
    while (!open.empty() && claims[open.back()].span.end < claims[index].span.end) open.pop_back();
    if (!open.empty() && claims[open.back()].span.contains(claims[index].span) && claims[open.back()].span != claims[index].span) {
      claims[index].parent = claims[open.back()].claim;
      claims[index].why.push_back({Field::parent, "inside its span", claims[open.back()].span});
    }
    open.push_back(index);
  }
}

// A negation is never lost: a negating word that no claim over it accounts for makes the smallest of them negative.
void keep_negations(const SentenceView& view, std::vector<Claim>& claims, std::size_t first) {
  for (const TokenSpan negator : find_negators(view)) {
    const ByteSpan words = view.section->bytes(negator);
    Claim* smallest = nullptr;
    bool kept = false;
    for (std::size_t index = first; index < claims.size(); ++index) {
      Claim& claim = claims[index];
      if (!claim.span.contains(words)) continue;
      const auto explains = [words](const Why& why) {
        return why.field == Field::polarity && (why.span.overlaps(words) || why.rule == "two negations");
      };
      kept = kept || std::any_of(claim.why.begin(), claim.why.end(), explains);
      if (smallest == nullptr || claim.span.size() < smallest->span.size()) smallest = &claim;
    }
    if (smallest == nullptr || kept) continue;
    smallest->polarity = Polarity::negative;
    explain(*view.section, *smallest, Field::polarity, "negating word that no other claim keeps", negator);
  }
}

void extract_section(const Document& document, const Parsed& parsed, std::string_view text, const ClaimModel& model, const Lexicon& lexicon,
                     const StopFlag* stop, std::vector<Claim>& claims) {
  const std::size_t first_claim = claims.size();
  const SectionView section = view_section(text, parsed, lexicon);
  std::vector<SentenceView> sentences;
  sentences.reserve(parsed.sentences.size());
  for (const TokenSpan& tokens : parsed.sentences) sentences.push_back(view_sentence(section, tokens));
  const TimedPieces timed = read_timed_pieces(text, parsed, lexicon);
  const SectionContext context{document, section, find_quantities(text, parsed, timed, lexicon),
                               find_times(text, parsed, timed, document.published, lexicon), find_speakers(section, sentences)};
  for (std::uint32_t sentence = 0; sentence < sentences.size(); ++sentence) {
    check(stop);
    const SentenceView& view = sentences[sentence];
    const std::size_t first = claims.size();
    const std::vector<PlacedClause> placed = place_clauses(view, sentence, context.speakers, model);
    std::vector<Attribution> attributions;
    for (const PlacedClause& clause : placed)
      attributions.push_back(find_attribution(view, sentence, clause.clause, clause.span, context.speakers, clause.own_cue));
    settle_holders(view, placed, context.speakers.candidates[sentence], model.holders, attributions);
    for (std::size_t clause = 0; clause < placed.size(); ++clause) {
      attributions[clause].quote = find_quote_kind(section, placed[clause].span, context.speakers, attributions[clause]);
      claims.push_back(make_claim(context, view, sentence, placed[clause], attributions[clause]));
    }
    order_and_nest(claims, first);
    keep_negations(view, claims, first);
  }
  const std::size_t sentence_claims = claims.size();
  for (const TableCell& cell : find_table_cells(section)) {
    claims.push_back(table_claim(section, cell));
    add_values(context, claims.back());
    finish(context, {cell.cell, cell.cell.start, cell.row_label.end - 1, cell.row_label}, {}, claims.back());
  }
  const auto by_sentence = [](const Claim& a, const Claim& b) { return a.sentence < b.sentence; };
  if (claims.size() > sentence_claims)
    std::stable_sort(claims.begin() + static_cast<std::ptrdiff_t>(first_claim), claims.end(), by_sentence);
}

}  // namespace

std::vector<Claim> extract_claims(const Document& document, const Parsed& title, const Parsed& text, const ClaimModel& model,
                                  const Lexicon& lexicon, const StopFlag* stop) {
  std::vector<Claim> claims;
  extract_section(document, title, document.title, model, lexicon, stop, claims);
  extract_section(document, text, document.text, model, lexicon, stop, claims);
  return claims;
}

}  // namespace sayso
