#include "claims/scores.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace sayso {
namespace {

// Least squares on the annotated articles of the train part (check-worthiness 0, 1, 2 as 0, 0.5, 1): area under the curve on the dev
// part 0.87 for 2 against the rest, 0.84 for 0 against the rest.
struct CheckWeights {
  float base = 0.55F;
  float quantity = 0.27F, more_quantities = 0.07F;
  float time = 0.02F, dated = 0.20F;
  float name = 0.07F, more_names = 0.04F;
  float speaker = -0.14F, opinion = -0.18F;
  float negative = 0.05F, source = 0.10F, direct = -0.20F;
  float comparison = 0.02F, causal = 0.02F;
};
constexpr CheckWeights kCheck;

float of_modality(Modality modality) {
  switch (modality) {
    case Modality::question:
      return -0.39F;
    case Modality::conditional:
      return -0.23F;
    case Modality::normative:
      return -0.19F;
    case Modality::predicted:
      return -0.03F;
    case Modality::hedged:
      return -0.05F;
    case Modality::reported:
      return -0.06F;
    case Modality::asserted:
      break;
  }
  return 0.0F;
}

float of_form(Form form) {
  switch (form) {
    case Form::nominal:
      return -0.07F;
    case Form::apposition:
      return -0.11F;
    case Form::infinitive:
      return -0.05F;
    case Form::relative:
      return -0.04F;
    case Form::heading:
      return 0.22F;
    default:
      return 0.0F;
  }
}

std::string lower(std::string_view word) {
  std::string result(word);
  for (char& byte : result) byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  return result;
}

}  // namespace

float score_checkworthiness(std::string_view text, const Parsed& parsed, const Claim& claim, const ClaimPlace& place,
                            const Lexicon& lexicon) {
  const LexiconTable& words = lexicon.table("opinion_words");
  bool opinion = false, speaker = false;
  std::uint32_t names = 0;
  for (std::uint32_t token = place.tokens.start; token < place.tokens.end; ++token) {
    if (token > place.tokens.start && parsed.tags[token].upos == Upos::PROPN) ++names;
    const std::string_view kind = words.field(lower(slice(text, parsed.tokens.span[token])), "kind");
    opinion = opinion || kind == "opinion";
    speaker = speaker || kind == "speaker";
  }
  const bool dated = std::any_of(claim.times.begin(), claim.times.end(),
                                 [](const Time& time) { return time.value.find_first_of("0123456789") != std::string::npos; });
  float score = kCheck.base + of_modality(claim.modality) + of_form(claim.form);
  if (!claim.quantities.empty()) score += kCheck.quantity;
  if (claim.quantities.size() > 1) score += kCheck.more_quantities;
  if (!claim.times.empty()) score += kCheck.time;
  if (dated) score += kCheck.dated;
  if (names > 0) score += kCheck.name;
  if (names > 2) score += kCheck.more_names;
  if (speaker) score += kCheck.speaker;
  if (opinion) score += kCheck.opinion;
  if (claim.polarity == Polarity::negative) score += kCheck.negative;
  if (!claim.sources.empty()) score += kCheck.source;
  if (claim.quote == QuoteKind::direct) score += kCheck.direct;
  if (claim.comparison) score += kCheck.comparison;
  if (claim.causal) score += kCheck.causal;
  return std::clamp(score, 0.0F, 1.0F);
}

float score_confidence(const Parsed&, const Claim& claim, const ClaimPlace& place, const ConfidenceFacts& facts) {
  // Logistic regression on the dev part of the annotated articles (1,341 claims against their readers' pairs); fitted on one half it is
  // 2 points off on the other (expected calibration error). The last two weights are set by hand: too few cases to measure.
  constexpr float kBase = 0.24F, kMargin = 0.45F, kShort = -1.5F, kMain = -0.32F, kSmallForm = -0.30F, kForcedSplit = -1.0F,
                  kUnclosed = -0.5F;
  constexpr float kMostMargin = 8.0F;
  float logit = kBase + kMargin * std::clamp(facts.head_margin, -kMostMargin, kMostMargin);
  if (place.tokens.size() < 3) logit += kShort;
  if (claim.form == Form::main) logit += kMain;
  if (claim.form == Form::apposition || claim.form == Form::infinitive) logit += kSmallForm;
  if (facts.forced_split) logit += kForcedSplit;
  if (facts.quote_unclosed) logit += kUnclosed;
  return 1.0F / (1.0F + std::exp(-logit));
}

}  // namespace sayso
