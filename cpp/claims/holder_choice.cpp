#include "claims/holder_choice.h"

#include <algorithm>

#include "claims/claim_model.h"
#include "claims/holder_features.h"

namespace sayso {
namespace {

// Log odds, in units of the model's scores; chosen by cross-validation on the articles trained on (python/training/holders.py).
constexpr std::int32_t kDrop = -kScoreUnit / 2;
constexpr std::int32_t kAdd = kScoreUnit * 3 / 4;
constexpr std::string_view kAddedRule = "model holders.weights";

struct Choice {
  std::vector<std::uint32_t> dropped;      // cues
  const HolderCandidate* added = nullptr;  // the best of those that the rules do not know
};

Choice choose(const SentenceView& view, const std::vector<PlacedClause>& placed, const std::vector<Attribution>& attributions,
              const std::vector<HolderCandidate>& candidates, const HolderModel& model, std::size_t claim) {
  Choice choice;
  std::int32_t best_score = kAdd;
  std::vector<std::uint32_t> features;
  const Attribution& attribution = attributions[claim];
  const Neighbours neighbours = neighbours_of(view, placed, attributions, claim);
  for (const HolderCandidate& candidate : candidates) {
    if (!may_settle(*view.section, placed[claim].clause, attribution, candidate)) continue;
    holder_features(view, placed[claim], attribution, neighbours, candidates, candidate, features);
    const std::int32_t score = model.score(features);
    const bool known = place_in_rules(attribution, candidate) != kNone;
    // With a cue that denies its content the denial would go, too.
    const bool denies = candidate.holder.negated || candidate.holder.cue_class == CueClass::deny;
    if (known && score < kDrop && !denies) choice.dropped.push_back(candidate.holder.cue);
    // Rumours and reports are added by rules alone: what stands near one is not yet its content.
    if (!known && score > best_score && candidate.holder.kind != SourceKind::unnamed) {
      choice.added = &candidate;
      best_score = score;
    }
  }
  return choice;
}

}  // namespace

void settle_holders(const SentenceView& view, const std::vector<PlacedClause>& placed, const std::vector<HolderCandidate>& candidates,
                    const HolderModel& model, std::vector<Attribution>& attributions) {
  if (model.weights.empty() || candidates.empty()) return;
  std::vector<Choice> choices;
  for (std::size_t claim = 0; claim < placed.size(); ++claim)
    choices.push_back(choose(view, placed, attributions, candidates, model, claim));
  for (std::size_t claim = 0; claim < placed.size(); ++claim) {
    std::vector<Holder>& holders = attributions[claim].holders;
    const std::vector<std::uint32_t>& dropped = choices[claim].dropped;
    const auto is_dropped = [&](const Holder& holder) { return std::find(dropped.begin(), dropped.end(), holder.cue) != dropped.end(); };
    holders.erase(std::remove_if(holders.begin(), holders.end(), is_dropped), holders.end());
    if (choices[claim].added == nullptr || !holders.empty()) continue;
    holders.push_back(choices[claim].added->holder);
    holders.back().rule = kAddedRule;
  }
}

}  // namespace sayso
