// Claims and comparisons <-> bytes, for Python's pickle: a whole object as plain data. The bytes are checked in full (magic, version,
// checksum, ranges) before anything is built; they are not a file format and no other version reads them.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "output/claims_table.h"
#include "output/comparison_tables.h"

namespace sayso {

std::string to_bytes(const Claims& claims);
std::string to_bytes(const ComparisonTables& comparison);
std::string to_bytes(const Table& table);

// Throw std::invalid_argument for bytes that are no such object or of another version of it.
std::shared_ptr<const Claims> claims_from_bytes(std::string_view bytes);
std::shared_ptr<const ComparisonTables> comparison_from_bytes(std::string_view bytes);
std::shared_ptr<const Table> table_from_bytes(std::string_view bytes);

}  // namespace sayso
