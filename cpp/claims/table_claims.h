// The tables of a section -> one claim for each cell that has a row label and a column label: "Oslo | plants | 3" says that the plants of
// Oslo are 3.
#pragma once

#include <vector>

#include "claims/claim.h"
#include "claims/section_view.h"

namespace sayso {

// A data cell of the section: its words, and those of its labels.
struct TableCell {
  TokenSpan cell, row_label, column_label;
  std::uint32_t sentence = 0;  // index into Parsed::sentences of the cell's first word
};

// Cells in the order of the text. Header cells, label cells and empty cells give none.
std::vector<TableCell> find_table_cells(const SectionView& section);

// The claim of a cell, without what needs the values of the section or the document.
Claim table_claim(const SectionView& section, const TableCell& cell);

}  // namespace sayso
