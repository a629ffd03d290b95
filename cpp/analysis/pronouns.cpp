#include "analysis/pronouns.h"

#include <algorithm>
#include <string>

#include "base/feature_hash.h"
#include "base/hash.h"

namespace sayso {
namespace {

constexpr std::size_t kWindow = 60;        // mentions looked back at
constexpr std::uint32_t kSentences = 4;    // sentences looked back at for "it" and "they"
constexpr std::uint32_t kPersonReach = 8;  // sentences looked back at for "he" and "she"
constexpr float kCannot = -5.0F;           // salience of what cannot be meant

// The least score of a chain and its least lead on the next, chosen by cross-validation on what the model is trained on
// (python/training/pronouns.py): "he" and "she" are always answered; of "it" and "they" that were answered below them half would be wrong.
constexpr std::int32_t kLeastOfPerson = -1024, kLeadOfPerson = 0;
constexpr std::int32_t kLeast = 0, kLead = 64;
constexpr std::int32_t kUnnamedPerson = 384;  // taken off for "he" and "she": a noun that nobody names is rarely meant beside a name

// Halves, from -5 to 5.
std::uint64_t steps(float value) { return static_cast<std::uint64_t>(static_cast<int>(std::clamp(value, -5.0F, 5.0F) * 2.0F + 10.5F)); }

// What the mention is in its clause.
std::uint64_t place_of(const MentionFacts& facts) {
  return (facts.is_subject ? 1U : 0U) | (facts.is_object ? 2U : 0U) | (facts.is_nested ? 4U : 0U) | (facts.is_bracketed ? 8U : 0U);
}

}  // namespace

PronounModel load_pronoun_model(const ModelFile& file) { return load_linear_model(file, "pronoun", kPronounFeatureVersion); }

std::vector<Antecedent> find_antecedents(const Context& context, const std::vector<Chain>& chains,
                                         const std::vector<std::uint32_t>& chain_of, std::uint32_t pronoun) {
  const MentionFacts& facts = context.mentions[pronoun];
  std::vector<Antecedent> found;
  std::vector<std::uint32_t> seen;
  for (std::uint32_t step = 1; step <= kWindow && step <= pronoun; ++step) {
    const MentionFacts& other = context.mentions[pronoun - step];
    const std::uint32_t chain = chain_of[pronoun - step];
    if (facts.sentence - other.sentence > (is_person(facts) ? kPersonReach : kSentences)) break;
    if (chain == kNone || other.kind == MentionKind::relative || std::find(seen.begin(), seen.end(), chain) != seen.end()) continue;
    if (is_bound(context.parsed, facts, other)) {
      if (!facts.possessive) seen.push_back(chain);
      continue;
    }
    seen.push_back(chain);
    const float score = salience(context, facts, other, chains[chain]);
    if (score > kCannot) found.push_back({chain, pronoun - step, score});
  }
  return found;
}

void pronoun_features(const Context& context, const std::vector<Chain>& chains, std::uint32_t pronoun,
                      const std::vector<Antecedent>& antecedents, std::size_t candidate, std::vector<std::uint32_t>& features) {
  features.clear();
  const FeatureCollector out{features, 0x50524F4E};
  const Antecedent& antecedent = antecedents[candidate];
  const MentionFacts &facts = context.mentions[pronoun], &other = context.mentions[antecedent.mention];
  const Chain& chain = chains[antecedent.chain];
  const MentionFacts &first = context.mentions[chain.first], &fullest = context.mentions[chain.fullest];
  const Parsed& parsed = context.parsed;
  float best = kCannot;
  std::uint64_t better = 0, persons = 0;
  for (const Antecedent& rival : antecedents) {
    if (rival.chain == antecedent.chain) continue;
    best = std::max(best, rival.salience);
    better += rival.salience > antecedent.salience ? 1 : 0;
    persons += chains[rival.chain].category == Category::person ? 1 : 0;
  }
  const std::uint64_t word = is_person(facts) ? 1 : facts.plural ? 2 : 3, form = word * 2 + (facts.possessive ? 1 : 0);
  const std::uint64_t distance = std::min(facts.sentence - other.sentence, 5U), rank = std::min<std::uint64_t>(candidate, 5);
  const std::uint64_t kind = code(other.kind), category = code(chain.category), named = chain.has_name ? 1 : 0;
  const std::uint64_t own_place = place_of(facts), place = place_of(other), plural = chain.plural ? 1 : 0;
  const std::uint64_t same = other.kind == MentionKind::pronoun && other.lemma == facts.lemma ? 1 : 0;
  const std::uint64_t quoted = (facts.quote == kNone ? 0U : 1U) + (other.quote == kNone ? 0U : 2U) + (facts.quote != other.quote ? 4U : 0U);
  const std::uint64_t speakers = (is_speaker(context, facts) ? 1U : 0U) + (is_speaker(context, other) ? 2U : 0U);
  const std::uint32_t verb = parsed.tree.heads[facts.head], other_verb = parsed.tree.heads[other.head];
  const std::uint64_t verb_lemma = hash64(parsed.tags[verb].lemma), other_lemma = hash64(parsed.tags[other_verb].lemma);
  const std::uint64_t relation = code(parsed.tree.relations[facts.head]), other_relation = code(parsed.tree.relations[other.head]);
  const std::uint64_t noun = chain.has_name ? 0 : hash64(fullest.lemma), count = std::min(chain.count, 6U);
  const std::uint64_t root = parsed.tree.relations[other_verb] == Relation::root ? 1 : 0;
  out.add(0, {form});
  out.add(1, {form, steps(antecedent.salience)});
  out.add(2, {form, steps(antecedent.salience - best)});
  out.add(3, {form, better < 4 ? better : 4});
  out.add(4, {form, std::min<std::uint64_t>(better, 3), steps(antecedent.salience)});
  out.add(5, {form, distance});
  out.add(6, {form, distance, place});
  out.add(7, {form, rank});
  out.add(8, {form, rank, place});
  out.add(9, {form, own_place, place, distance});
  out.add(10, {form, kind, category});
  out.add(11, {form, category, named, plural});
  out.add(12, {form, category, code(chain.gender)});
  out.add(13, {form, count});
  out.add(14, {form, same, distance, place});
  out.add(15, {form, kind, distance});
  out.add(16, {form, quoted, kind});
  out.add(17, {form, quoted, speakers});
  out.add(18, {form, speakers, distance});
  out.add(19, {form, first.sentence < 2 ? 1ULL : 0ULL, first.is_subject ? 1ULL : 0ULL, named});
  out.add(20, {form, relation, other_relation});
  out.add(21, {form, relation, other_relation, distance});
  out.add(22, {word, category, verb_lemma});
  out.add(23, {word, noun, own_place});
  out.add(24, {word, noun});
  out.add(25, {form, verb_lemma == other_lemma ? 1ULL : 0ULL, place});
  out.add(26, {form, root, place, distance});
  out.add(27, {form, std::min<std::uint64_t>(antecedents.size(), 6)});
  out.add(28, {form, std::min<std::uint64_t>(persons, 3), category});
  out.add(29, {form, other.is_group ? 1ULL : 0ULL, plural});
  out.add(30, {form, other.definite ? 1ULL : 0ULL, kind, place});
  out.add(31, {form, std::min<std::uint64_t>(other.tokens.size(), 6), kind});
  out.add(32, {form, facts.tokens.start == parsed.sentences[facts.sentence].start ? 1ULL : 0ULL, place, distance});
  out.add(33, {form, chain.first == antecedent.mention ? 1ULL : 0ULL, distance});
  out.add(34, {form, hash64(facts.lemma), category, plural});
  out.add(35, {form, antecedent.mention == chain.last ? 1ULL : 0ULL, count, distance});
  out.add(36, {form, other.is_nested ? 1ULL : 0ULL, category, distance});
  out.add(37, {form, std::min<std::uint64_t>(facts.tokens.start - std::min(facts.tokens.start, other.tokens.end), 12) / 2, place});
}

std::uint32_t choose_antecedent(const Context& context, const std::vector<Chain>& chains, const std::vector<Antecedent>& antecedents,
                                std::uint32_t pronoun, const PronounModel& model) {
  std::uint32_t best = kNone;
  if (model.weights.empty()) {
    float best_score = kCannot, next_score = kCannot;
    for (const Antecedent& antecedent : antecedents) {
      if (antecedent.salience > best_score) {
        next_score = best_score;
        best_score = antecedent.salience;
        best = antecedent.chain;
      } else {
        next_score = std::max(next_score, antecedent.salience);
      }
    }
    return best != kNone && best_score - next_score >= margin_for(context.mentions[pronoun]) && best_score > -2.0F ? best : kNone;
  }
  const bool person = is_person(context.mentions[pronoun]);
  const std::int32_t lead = person ? kLeadOfPerson : kLead;
  std::int32_t best_score = person ? kLeastOfPerson : kLeast, next_score = best_score - lead;
  std::vector<std::uint32_t> features;
  for (std::size_t candidate = 0; candidate < antecedents.size(); ++candidate) {
    pronoun_features(context, chains, pronoun, antecedents, candidate, features);
    const bool unnamed = person && !chains[antecedents[candidate].chain].has_name;
    const std::int32_t score = model.score(features) - (unnamed ? kUnnamedPerson : 0);
    if (score > best_score) {
      next_score = std::max(next_score, best == kNone ? next_score : best_score);
      best_score = score;
      best = antecedents[candidate].chain;
    } else {
      next_score = std::max(next_score, score);
    }
  }
  return best != kNone && best_score - next_score >= lead ? best : kNone;
}

}  // namespace sayso
