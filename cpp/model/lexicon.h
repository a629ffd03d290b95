// Language knowledge as data: the tables of cpp/model/lexicon/*.tsv, built into the library (CMake packs them), looked up by word.
// A table's file: lines with "#" at the start name its source and columns in prose; the first other line names the columns,
// separated by tabs; each further line is a row. The first column is the key: lower case, words separated by one space.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

// Keys -> their numbers, from 0 in the order they came. Nearly all words that are asked for are no keys: those are told apart by their
// first byte and size, without a hash.
class KeyIndex {
 public:
  static constexpr std::uint32_t kMissing = 0xFFFFFFFF;

  // False when the key stands there already.
  bool add(std::string_view key);
  std::uint32_t find(std::string_view key) const { return may_hold(key) ? look_up(key) : kMissing; }
  // False when surely no key begins with `start`; ends with `end`.
  bool may_begin(std::string_view start) const;
  bool may_end(std::string_view end) const;

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = kMissing;
  };

  bool may_hold(std::string_view key) const {
    return !key.empty() && (sizes_[static_cast<unsigned char>(key.front())] >> (key.size() < 63 ? key.size() : 63) & 1) != 0;
  }
  std::uint32_t look_up(std::string_view key) const;
  void place(std::uint32_t number);

  std::vector<std::string> keys_;
  std::vector<Slot> slots_;                    // a power of two, at most half full
  std::array<std::uint64_t, 256> sizes_{};     // by first byte: the sizes of its keys, one bit each, 63 for all greater ones
  std::array<std::uint64_t, 16> first_two_{};  // a bit for each pair of bytes (by their hash) that a key begins with
  std::array<std::uint64_t, 16> last_two_{};   // ends with
  std::array<std::uint64_t, 4> last_{};        // a bit for each last byte
};

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
