// The opaque objects of _core: handles on what the core made, shared and never changed.
#pragma once

#include <memory>
#include <string>

#include "output/claims_table.h"
#include "output/columns.h"
#include "output/comparison_tables.h"
#include "pipeline/model.h"

namespace sayso::bindings {

struct ModelObject {
  std::shared_ptr<const Model> model;
  std::string isa;
  std::string path;
};

struct SchemaObject {
  ColumnType type;
  std::vector<std::pair<std::string, std::string>> metadata;
};

struct TableObject {
  std::shared_ptr<const Table> table;
};

struct NestedObject {
  std::shared_ptr<const Table> table;
};

struct ClaimsObject {
  std::shared_ptr<const Claims> claims;
};

struct ComparisonObject {
  std::shared_ptr<const ComparisonTables> comparison;
};

}  // namespace sayso::bindings
