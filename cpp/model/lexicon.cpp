#include "model/lexicon.h"

#include <algorithm>
#include <bit>
#include <cstring>

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

// Of the first and last eight bytes and the size: keys are words and short phrases. The number decides about speed alone, so it may differ
// from machine to machine.
std::uint32_t hash_key(std::string_view key) {
  std::uint64_t head = 0, tail = 0;
  const std::size_t size = key.size();
  if (size >= 8) {
    std::memcpy(&head, key.data(), 8);
    std::memcpy(&tail, key.data() + size - 8, 8);
  } else if (size >= 4) {
    std::uint32_t first, last;
    std::memcpy(&first, key.data(), 4);
    std::memcpy(&last, key.data() + size - 4, 4);
    head = first;
    tail = last;
  } else {
    for (const char byte : key) head = head << 8 | static_cast<unsigned char>(byte);
  }
  std::uint64_t hash = (head ^ std::rotl(tail, 29) ^ size) * 0x9E3779B97F4A7C15ULL;  // 2^64 / golden ratio
  hash = (hash ^ hash >> 32) * 0xD6E8FEB86659FD93ULL;
  return static_cast<std::uint32_t>(hash >> 32);
}

// Where the pair of bytes stands in a set of 1024 bits.
std::size_t pair_bit(char first, char second) {
  return (static_cast<unsigned char>(first) * 37u + static_cast<unsigned char>(second)) % 1024;
}

template <std::size_t words>
void set_bit(std::array<std::uint64_t, words>& bits, std::size_t bit) {
  bits[bit / 64] |= std::uint64_t{1} << bit % 64;
}

template <std::size_t words>
bool has_bit(const std::array<std::uint64_t, words>& bits, std::size_t bit) {
  return (bits[bit / 64] >> bit % 64 & 1) != 0;
}

}  // namespace

bool KeyIndex::add(std::string_view key) {
  if (key.empty() || find(key) != kMissing) return false;
  const auto number = static_cast<std::uint32_t>(keys_.size());
  keys_.emplace_back(key);
  sizes_[static_cast<unsigned char>(key.front())] |= std::uint64_t{1} << std::min<std::size_t>(key.size(), 63);
  set_bit(last_, static_cast<unsigned char>(key.back()));
  if (key.size() >= 2) {
    set_bit(first_two_, pair_bit(key[0], key[1]));
    set_bit(last_two_, pair_bit(key[key.size() - 2], key.back()));
  }
  if (slots_.size() < 2 * keys_.size()) {
    slots_.assign(std::max<std::size_t>(16, 2 * slots_.size()), {});
    for (std::uint32_t before = 0; before < number; ++before) place(before);
  }
  place(number);
  return true;
}

void KeyIndex::place(std::uint32_t number) {
  const std::uint32_t hash = hash_key(keys_[number]);
  std::size_t slot = hash & (slots_.size() - 1);
  while (slots_[slot].number != kMissing) slot = (slot + 1) & (slots_.size() - 1);
  slots_[slot] = {hash, number};
}

std::uint32_t KeyIndex::look_up(std::string_view key) const {
  const std::uint32_t hash = hash_key(key);
  for (std::size_t slot = hash & (slots_.size() - 1); slots_[slot].number != kMissing; slot = (slot + 1) & (slots_.size() - 1)) {
    if (slots_[slot].hash == hash && keys_[slots_[slot].number] == key) return slots_[slot].number;
  }
  return kMissing;
}

bool KeyIndex::may_begin(std::string_view start) const {
  if (start.empty()) return true;
  return start.size() == 1 ? sizes_[static_cast<unsigned char>(start.front())] != 0 : has_bit(first_two_, pair_bit(start[0], start[1]));
}

bool KeyIndex::may_end(std::string_view end) const {
  if (end.empty()) return true;
  return end.size() == 1 ? has_bit(last_, static_cast<unsigned char>(end.back()))
                         : has_bit(last_two_, pair_bit(end[end.size() - 2], end.back()));
}

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
