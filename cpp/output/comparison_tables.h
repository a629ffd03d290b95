// A Comparison of Claims -> three tables: clusters, links, origins, with the words and code point offsets of what they point at.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "compare/comparison.h"
#include "output/claims_table.h"
#include "output/columns.h"

namespace sayso {

// What `compare` reads of Claims, and how to find the way back: documents with just the claims that are rows of the table.
struct Comparable {
  std::vector<std::shared_ptr<const Analyzed>> documents;  // of claims.input.documents, in that order
  std::vector<std::vector<std::int64_t>> rows;             // of each document's claim: its row in the table
};
Comparable comparable(const Claims& claims);

// Immutable once made. In `clusters_of` and so on all places are rows of claims->table or indices of claims->input.documents.
struct ComparisonTables {
  std::shared_ptr<const Claims> claims;
  Table clusters;
  Table links;
  Table origins;
  std::vector<std::vector<std::int64_t>> cluster_rows;
  std::vector<std::pair<std::int64_t, std::int64_t>> link_rows;
  std::vector<std::vector<std::int64_t>> origin_documents;
};

ColumnType clusters_type();
ColumnType links_type();
ColumnType origins_type();

// `comparison` is what compare() made of `compared`, which is comparable(*claims).
std::shared_ptr<const ComparisonTables> make_tables(std::shared_ptr<const Claims> claims, const Comparable& compared,
                                                    const Comparison& comparison);

}  // namespace sayso
