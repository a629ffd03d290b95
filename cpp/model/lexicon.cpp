#include "model/lexicon.h"

#include <algorithm>

#include "base/error.h"
#include "model/lexicon_data.h"

namespace sayso {
namespace {

// Cuts the next piece up to `separator` off the front of `rest`.
std::string_view take(std::string_view& rest, char separator) {
  const std::size_t end = rest.find(separator);
  const std::string_view piece = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  return piece;
}

LexiconTable::Row split(std::string_view line) {
  LexiconTable::Row row;
  do row.emplace_back(take(line, '\t'));
  while (!line.empty());
  return row;
}

}  // namespace

LexiconTable LexiconTable::read(std::string_view name, std::string_view tsv) {
  LexiconTable table;
  while (!tsv.empty()) {
    const std::string_view line = take(tsv, '\n');
    if (line.empty() || line.front() == '#') continue;
    Row row = split(line);
    if (table.columns_.empty()) {
      table.columns_ = std::move(row);
      continue;
    }
    if (row.size() > table.columns_.size())
      throw ModelError("lexicon", "lexicon table '" + std::string(name) + "': too many fields in the row '" + row[0] + "'");
    row.resize(table.columns_.size());
    if (!table.index_.add(row[0])) throw ModelError("lexicon", "lexicon table '" + std::string(name) + "': '" + row[0] + "' stands twice");
    const auto words = static_cast<std::size_t>(std::count(row[0].begin(), row[0].end(), ' ')) + 1;
    table.longest_key_ = std::max(table.longest_key_, words);
    table.rows_.push_back(std::move(row));
  }
  return table;
}

const LexiconTable::Row* LexiconTable::find(std::string_view key) const {
  const std::uint32_t number = index_.find(key);
  return number == KeyIndex::kMissing ? nullptr : &rows_[number];
}

std::size_t LexiconTable::column(std::string_view name) const {
  return static_cast<std::size_t>(std::find(columns_.begin(), columns_.end(), name) - columns_.begin());
}

std::string_view LexiconTable::field(std::string_view key, std::string_view column_name) const {
  const Row* row = find(key);
  if (row == nullptr) return {};
  const std::size_t index = column(column_name);
  return index == columns_.size() ? std::string_view{} : std::string_view((*row)[index]);
}

Lexicon Lexicon::built_in() {
  Lexicon lexicon;
  for (const PackedTable& packed : packed_lexicon()) {
    const std::string tsv(packed.bytes, packed.bytes + packed.size);
    lexicon.index_.add(packed.name);
    lexicon.tables_.push_back(LexiconTable::read(packed.name, tsv));
  }
  return lexicon;
}

const LexiconTable& Lexicon::table(std::string_view name) const {
  const std::uint32_t number = index_.find(name);
  return number == KeyIndex::kMissing ? none_ : tables_[number];
}

}  // namespace sayso
