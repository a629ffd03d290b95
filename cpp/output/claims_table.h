// Many Analyzed -> Claims: a table of one row a claim, in the columns of the design page "What a claim is", or one list of rows per input
// row. Here byte offsets become code point offsets.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claims/analyzed.h"
#include "compare/comparison.h"
#include "output/columns.h"

namespace sayso {

// What goes into Claims: the good documents with the input row each came from, in order of rows, and the bad rows. Rows of the input that
// are in neither are null rows.
struct ClaimsInput {
  std::int64_t first_row = 0;
  std::int64_t row_count = 0;  // input rows, null and bad ones included
  std::vector<std::shared_ptr<const Analyzed>> documents;
  std::vector<std::int64_t> document_rows;  // ascending, first_row <= row < first_row + row_count
  std::vector<ReadError> errors;
  std::string version;  // of sayso
  std::string model;    // SHA-256 of the model that made them
};

// Immutable once made. Shares the Analyzed, so that showing and comparing need nothing else.
struct Claims {
  ClaimsInput input;
  std::vector<ClaimRef> claims;  // of each row of the table
  Table table;
};

// The columns of a claim, and the one of the nested table: a list of such structures called "claims".
ColumnType claims_type();
ColumnType nested_type();

// All claims of at least `min_confidence`, by document, in the document's order.
std::shared_ptr<const Claims> make_claims(ClaimsInput input, float min_confidence = 0, BatchLimits limits = {});

// Those claims, in that order. The table is made from them.
std::shared_ptr<const Claims> make_claims(ClaimsInput input, std::vector<ClaimRef> claims, BatchLimits limits = {});

// Those rows of the table, in that order; documents and errors stay. Throws std::out_of_range.
std::shared_ptr<const Claims> select(const Claims& claims, const std::vector<std::int64_t>& rows);

// The rows of all as if their inputs had been one: input rows are numbered on.
std::shared_ptr<const Claims> merge(std::span<const std::shared_ptr<const Claims>> parts);

// One list of rows per input row, null for a null or bad row.
Table nested(const Claims& claims, BatchLimits limits = {});

}  // namespace sayso
