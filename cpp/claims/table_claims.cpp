#include "claims/table_claims.h"

#include <map>
#include <string>
#include <utility>

namespace sayso {
namespace {

// Tokens of each block that is a table cell.
std::vector<TokenSpan> tokens_of_blocks(const SectionView& section) {
  std::vector<TokenSpan> spans(section.parsed.structure.blocks.size(), TokenSpan{0, 0});
  for (std::uint32_t token = 0; token < section.size(); ++token) {
    const std::uint32_t block = section.parsed.tokens.block[token];
    if (block >= spans.size()) continue;
    if (spans[block].empty()) spans[block].start = token;
    spans[block].end = token + 1;
  }
  return spans;
}

}  // namespace

std::vector<TableCell> find_table_cells(const SectionView& section) {
  std::vector<TableCell> cells;
  const std::vector<Block>& blocks = section.parsed.structure.blocks;
  const std::vector<TokenSpan> tokens = tokens_of_blocks(section);
  std::map<std::pair<std::uint32_t, std::uint32_t>, TokenSpan> column_labels;  // by table and column
  TokenSpan row_label;
  std::uint32_t sentence = 0;
  for (std::size_t block = 0; block < blocks.size(); ++block) {
    if (blocks[block].kind != BlockKind::table_cell || tokens[block].empty()) continue;
    if (blocks[block].row == 0) {
      column_labels[{blocks[block].table, blocks[block].column}] = tokens[block];
    } else if (blocks[block].column == 0) {
      row_label = tokens[block];
    } else {
      const auto label = column_labels.find({blocks[block].table, blocks[block].column});
      if (label == column_labels.end() || row_label.empty() || row_label.end > tokens[block].start) continue;
      while (sentence + 1 < section.parsed.sentences.size() && section.parsed.sentences[sentence].end <= tokens[block].start) ++sentence;
      cells.push_back({tokens[block], row_label, label->second, sentence});
    }
    if (blocks[block].column == 0 && blocks[block].row == 0) row_label = {};
  }
  return cells;
}

Claim table_claim(const SectionView& section, const TableCell& cell) {
  Claim claim;
  claim.section = section.parsed.section;
  claim.sentence = cell.sentence;
  claim.span = section.bytes(cell.cell);
  claim.predicate_start = claim.span.start;
  claim.form = Form::table;
  claim.subject = std::string(slice(section.text, section.bytes(cell.row_label)));
  claim.predicate = std::string(slice(section.text, section.bytes(cell.column_label)));
  claim.object = std::string(slice(section.text, claim.span));
  claim.why = {{Field::form, "table cell", claim.span},
               {Field::span, "table cell", claim.span},
               {Field::subject, "row label", section.bytes(cell.row_label)},
               {Field::predicate, "column label", section.bytes(cell.column_label)},
               {Field::object, "table cell", claim.span},
               {Field::modality, "default", claim.span}};
  return claim;
}

}  // namespace sayso
