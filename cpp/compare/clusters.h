// Links that say two claims agree -> clusters of claims that say the same of the same thing.
#pragma once

#include <span>
#include <vector>

#include "compare/comparison.h"
#include "compare/facts.h"

namespace sayso {

// Document indices of the links and origins count in `readings`. Clusters in the order of their first claim.
std::vector<Cluster> find_clusters(std::span<const Reading> readings, const std::vector<Link>& links, const std::vector<Origin>& origins);

}  // namespace sayso
