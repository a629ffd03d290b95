// Pairs of values of all pairs of documents -> for each the best score of the same two values elsewhere: what several reports set side by
// side is no chance likeness of words.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "compare/relate.h"

namespace sayso {

// The same for equal values on one scale.
std::string value_key(const Measure& measure);

class ValuePool {
 public:
  // `group`: documents that belong together have one; values are compared inside a group only. `where`: the pair of documents.
  void add(std::uint32_t group, std::uint32_t where, const Facing& facing, const std::vector<ValuePair>& pairs);
  // Sets ValuePair::elsewhere and before.
  void fill(std::uint32_t group, std::uint32_t where, const Facing& facing, std::vector<ValuePair>& pairs) const;

 private:
  struct Entry {
    double best = 0;
    double second = 0;  // of another place than `where`
    double before = 0;  // of reports of one time
    std::uint32_t where = 0;
  };
  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace sayso
