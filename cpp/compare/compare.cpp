#include "compare/compare.h"

#include <algorithm>
#include <array>

#include "compare/clusters.h"
#include "compare/prepare.h"
#include "compare/reasons.h"
#include "compare/relate.h"
#include "compare/value_pool.h"

namespace sayso {
namespace {

template <typename Label, std::size_t N>
std::string_view pick(const std::array<std::string_view, N>& names, Label value) {
  return names[static_cast<std::size_t>(value)];
}

// Seven kinds and seven slots and "-", in the order of their enums.
constexpr std::array<std::string_view, 7> kKinds = {"agrees", "narrower", "conflicts", "differs", "hedges", "denies", "updates"};
constexpr std::array<std::string_view, 8> kSlots = {"-", "quantity", "polarity", "time", "entity", "attribution", "modality", "scope"};

// Back to the indices of the documents as given.
void restore_order(const std::vector<std::uint32_t>& order, Comparison& comparison) {
  for (Origin& origin : comparison.origins) {
    for (std::uint32_t& document : origin.documents) document = order[document];
    std::sort(origin.documents.begin(), origin.documents.end());
    for (Passage& passage : origin.passages) passage.document = order[passage.document];
  }
  for (Cluster& cluster : comparison.clusters) {
    for (ClaimRef& claim : cluster.claims) claim.document = order[claim.document];
  }
  for (Link& link : comparison.links) {
    link.a.document = order[link.a.document];
    link.b.document = order[link.b.document];
  }
}

// The side that corrects, denies or hedges comes first.
Link make_link(const Facing& facing, std::uint32_t a, std::uint32_t b, const Candidate& candidate) {
  Link link;
  link.kind = candidate.kind;
  link.slot = candidate.slot;
  link.a = {a, facing.a.facts[candidate.fact_a].claim};
  link.b = {b, facing.b.facts[candidate.fact_b].claim};
  link.a_span = candidate.a_span;
  link.b_span = candidate.b_span;
  link.reason = explain(facing, candidate);
  link.confidence = static_cast<float>(candidate.strength);
  if (candidate.swapped) {
    std::swap(link.a, link.b);
    std::swap(link.a_span, link.b_span);
  }
  return link;
}

}  // namespace

std::string_view name(LinkKind value) { return pick(kKinds, value); }
std::string_view name(Slot value) { return pick(kSlots, value); }

Comparison compare(std::span<const std::shared_ptr<const Analyzed>> documents, const Lexicon& lexicon, const CompareOptions& options) {
  Comparison comparison;
  Vocabulary vocabulary(lexicon);
  Prepared prepared = prepare(documents, options, vocabulary);
  const PairModel built_in(lexicon.table("compare_weights"));
  const PairModel& model = options.weights != nullptr ? *options.weights : built_in;
  ValuePool pool;
  std::vector<std::vector<ValuePair>> values;
  for (std::uint32_t at = 0; at < prepared.related.size(); ++at) {
    check(options.stop);
    const Facing facing = prepared.face(prepared.related[at]);
    values.push_back(match_values(facing, model));
    pool.add(prepared.group_of[prepared.related[at].first], at, facing, values.back());
  }
  for (std::uint32_t at = 0; at < prepared.related.size(); ++at) {
    check(options.stop);
    const auto& [a, b] = prepared.related[at];
    const Facing facing = prepared.face(prepared.related[at]);
    pool.fill(prepared.group_of[a], at, facing, values[at]);
    for (const Candidate& candidate : relate(facing, model, values[at], vocabulary))
      comparison.links.push_back(make_link(facing, a, b, candidate));
  }
  comparison.origins = std::move(prepared.origins);
  comparison.clusters = find_clusters(prepared.readings, comparison.links, comparison.origins);
  restore_order(prepared.order, comparison);
  return comparison;
}

}  // namespace sayso
