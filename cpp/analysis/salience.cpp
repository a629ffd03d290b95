#include "analysis/salience.h"

#include <algorithm>

namespace sayso {
namespace {

// Agreement alone, or less than -5 when the chain cannot be meant.
float agreement(const MentionFacts& pronoun, const Chain& chain) {
  constexpr float kCannot = -9.0F;
  if (is_person(pronoun)) {
    if (chain.plural || chain.category == Category::organization || chain.category == Category::location ||
        chain.category == Category::thing)
      return kCannot;
    if (chain.gender != Gender::unknown) return chain.gender == pronoun.gender ? 0.9F : kCannot;
    return chain.category == Category::person ? 0.3F : -0.8F;
  }
  if (pronoun.gender == Gender::neuter) {
    if (chain.plural || chain.category == Category::person || chain.gender == Gender::male || chain.gender == Gender::female)
      return kCannot;
    return chain.category == Category::organization ? 0.4F : chain.category == Category::unknown ? -0.6F : 0.0F;
  }
  if (chain.plural) return chain.category == Category::person || chain.category == Category::organization ? 0.7F : 0.3F;
  if (chain.category == Category::organization) return -0.3F;
  return chain.category == Category::person && chain.gender == Gender::unknown && !chain.has_name ? -0.7F : kCannot;
}

}  // namespace

bool may_be_same(const MentionFacts& facts, const Chain& chain) {
  const bool genders = facts.gender == Gender::unknown || chain.gender == Gender::unknown || facts.gender == chain.gender;
  const bool kinds = facts.category == Category::unknown || chain.category == Category::unknown || facts.category == chain.category ||
                     (facts.category != Category::person && chain.category != Category::person);
  return genders && kinds;
}

bool is_bound(const Parsed& parsed, const MentionFacts& pronoun, const MentionFacts& other) {
  if (pronoun.sentence != other.sentence) return false;
  if (other.tokens.contains(pronoun.head)) return true;
  const std::uint32_t governor = parsed.tree.heads[pronoun.head], other_governor = parsed.tree.heads[other.head];
  if (pronoun.possessive) return governor == other.head;
  return !pronoun.reflexive && governor == other_governor && pronoun.head != governor && other.head != other_governor;
}

bool is_speaker(const Context& context, const MentionFacts& facts) {
  const std::uint32_t verb = context.parsed.tree.heads[facts.head];
  return facts.is_subject && !context.cues.field(context.parsed.tags[verb].lemma, "class").empty();
}

bool is_person(const MentionFacts& pronoun) { return pronoun.gender == Gender::male || pronoun.gender == Gender::female; }

float margin_for(const MentionFacts& pronoun) { return is_person(pronoun) ? kMargin : 2 * kMargin; }

float salience(const Context& context, const MentionFacts& pronoun, const MentionFacts& other, const Chain& chain) {
  const auto distance = static_cast<float>(pronoun.sentence - other.sentence);
  float score = agreement(pronoun, chain) - 0.9F * std::min(distance, 2.0F) - 0.35F * std::max(distance - 2.0F, 0.0F);
  // Whom the first sentences are about, the rest mostly is too.
  const MentionFacts& first = context.mentions[chain.first];
  if (is_person(pronoun) && chain.has_name && first.sentence < 2 && first.is_subject) score += 0.5F;
  score += other.is_subject ? 0.8F : other.is_object ? 0.2F : 0.0F;
  if (other.is_nested) score -= 0.6F;
  if (first.is_bracketed && !pronoun.is_bracketed) score -= 2.2F;  // who comes in only in an aside
  if (pronoun.is_subject && other.is_subject) score += 0.4F;
  if (chain.has_name) score += 0.4F;
  if (other.kind == MentionKind::pronoun && other.lemma == pronoun.lemma) score += 0.5F;
  score += 0.15F * static_cast<float>(std::min(chain.count, 8U));
  const bool other_is_quoted = other.quote != kNone, quoted = pronoun.quote != kNone;
  if (quoted && !other_is_quoted && is_speaker(context, other)) score -= 1.0F;  // the speaker says "I"
  if (!quoted && other_is_quoted) score -= 0.7F;
  if (!quoted && is_speaker(context, pronoun) && is_speaker(context, other)) score += 0.8F;  // "He added" goes on with the speaker
  // "They said": things say nothing.
  const bool thing = !chain.has_name && chain.category == Category::thing && !context.holders.has(first.lemma);
  if (thing && !pronoun.possessive && is_speaker(context, pronoun)) score -= 6.0F;
  if (pronoun.possessive && distance == 0.0F && other.is_subject) score += 0.3F;
  return score;
}

}  // namespace sayso
