#include "compare/clusters.h"

#include <algorithm>
#include <map>
#include <set>

namespace sayso {
namespace {

using Key = std::pair<std::uint32_t, std::uint32_t>;  // document, claim

Key find_root(std::map<Key, Key>& parents, Key key) {
  while (parents[key] != key) key = parents[key] = parents[parents[key]];
  return key;
}

const Claim& claim_of(std::span<const Reading> readings, Key key) { return readings[key.first].analyzed->claims[key.second]; }

// The label: the shortest claim that still names its subject.
std::string find_label(std::span<const Reading> readings, const std::vector<Key>& members) {
  std::string label;
  for (const Key& key : members) {
    const Claim& claim = claim_of(readings, key);
    const Document& document = readings[key.first].analyzed->document;
    const std::string words(slice(claim.section == Section::title ? document.title : document.text, claim.span));
    if (label.empty() || (words.size() < label.size() && claim.subject)) label = words;
  }
  return label;
}

// The range of the first quantity that the claims give in one unit.
void add_range(std::span<const Reading> readings, const std::vector<Key>& members, Cluster& cluster) {
  const Quantity* first = nullptr;
  for (const Key& key : members) {
    for (const Quantity& quantity : claim_of(readings, key).quantities) {
      if (first == nullptr) first = &quantity;
      if (quantity.unit != first->unit || quantity.currency != first->currency) continue;
      if (quantity.low) cluster.low = std::min(cluster.low.value_or(*quantity.low), *quantity.low);
      if (quantity.high) cluster.high = std::max(cluster.high.value_or(*quantity.high), *quantity.high);
    }
  }
}

}  // namespace

std::vector<Cluster> find_clusters(std::span<const Reading> readings, const std::vector<Link>& links, const std::vector<Origin>& origins) {
  std::map<Key, Key> parents;
  for (const Link& link : links) {
    if (link.kind != LinkKind::agrees && link.kind != LinkKind::hedges) continue;
    const Key a{link.a.document, link.a.claim};
    const Key b{link.b.document, link.b.claim};
    parents.emplace(a, a);
    parents.emplace(b, b);
    const Key left = find_root(parents, a);
    const Key right = find_root(parents, b);
    parents[std::max(left, right)] = std::min(left, right);
  }
  std::map<Key, std::vector<Key>> groups;
  for (const auto& [key, parent] : parents) groups[parent];
  for (auto place = parents.begin(); place != parents.end(); ++place) {
    Key key = place->first;
    while (parents[key] != key) key = parents[key];
    groups[key].push_back(place->first);
  }
  std::vector<std::uint32_t> origin_of(readings.size());
  for (std::uint32_t document = 0; document < readings.size(); ++document) origin_of[document] = document;
  for (const Origin& origin : origins) {
    for (const std::uint32_t document : origin.documents) origin_of[document] = origin.documents.front();
  }
  std::vector<Cluster> clusters;
  for (const auto& [root, members] : groups) {
    if (members.size() < 2) continue;
    Cluster cluster;
    std::set<std::uint32_t> documents;
    std::set<std::uint32_t> independent;
    std::set<std::string> sources;
    for (const Key& key : members) {
      cluster.claims.push_back({key.first, key.second});
      documents.insert(key.first);
      independent.insert(origin_of[key.first]);
      sources.insert(claim_of(readings, key).source.value_or(""));
    }
    cluster.label = find_label(readings, members);
    cluster.documents = static_cast<std::uint32_t>(documents.size());
    cluster.origins = static_cast<std::uint32_t>(independent.size());
    cluster.sources.assign(sources.begin(), sources.end());
    add_range(readings, members, cluster);
    clusters.push_back(std::move(cluster));
  }
  return clusters;
}

}  // namespace sayso
