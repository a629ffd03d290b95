// Language knowledge as data: the tables of cpp/model/lexicon/*.tsv, built into the library (CMake packs them), looked up by word.
// A table's file: lines with "#" at the start name its source and columns in prose; the first other line names the columns,
// separated by tabs; each further line is a row. The first column is the key: lower case, words separated by one space.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/key_index.h"

namespace sayso {

class LexiconTable {
 public:
  using Row = std::vector<std::string>;  // one field per column; missing trailing fields are empty

  LexiconTable() = default;
  // Reads the text of one .tsv file. Throws ModelError for a row with too many fields or a key that stands twice.
  static LexiconTable read(std::string_view name, std::string_view tsv);

  // The row with that key, or nullptr.
  const Row* find(std::string_view key) const;
  bool has(std::string_view key) const { return find(key) != nullptr; }
  // The field of that key's row in the named column; empty when there is no such key or column.
  std::string_view field(std::string_view key, std::string_view column) const;
  // Index of the named column; columns().size() when there is none.
  std::size_t column(std::string_view name) const;
  const std::vector<Row>& rows() const { return rows_; }
  // The greatest number of words in any key: how far a phrase look-up has to read.
  std::size_t longest_key() const { return longest_key_; }
  // False when surely no key begins with `start`, ends with `end`: most phrase look-ups stop here.
  bool may_begin(std::string_view start) const { return index_.may_begin(start); }
  bool may_end(std::string_view end) const { return index_.may_end(end); }

 private:
  std::vector<std::string> columns_;
  std::vector<Row> rows_;
  KeyIndex index_;  // key -> row
  std::size_t longest_key_ = 0;
};

class Lexicon {
 public:
  // The tables that were built in.
  static Lexicon built_in();
  // The table named after its file without ".tsv"; an empty table when there is none.
  const LexiconTable& table(std::string_view name) const;

 private:
  std::vector<LexiconTable> tables_;
  KeyIndex index_;  // name -> table
  LexiconTable none_;
};

}  // namespace sayso
