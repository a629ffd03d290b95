#include "compare/value_pool.h"

#include <algorithm>

namespace sayso {
namespace {

std::string pool_key(std::uint32_t group, const Facing& facing, const ValuePair& pair) {
  std::string a = value_key(facing.a.measures[pair.a]);
  std::string b = value_key(facing.b.measures[pair.b]);
  if (b < a) std::swap(a, b);
  return std::to_string(group) + '\t' + a + '\t' + b;
}

}  // namespace

std::string value_key(const Measure& measure) {
  std::string key = measure.scale;
  const auto add = [&](double value) { key.append(" ").append(std::to_string(value)); };
  if (measure.quantity) {
    add(measure.quantity->low.value_or(-1));
    add(measure.quantity->high.value_or(-1));
  }
  if (measure.moment) {
    for (const auto& part : {measure.said.year, measure.said.month, measure.said.day, measure.said.weekday, measure.said.minute})
      add(part.value_or(-1));
  }
  return key;
}

void ValuePool::add(std::uint32_t group, std::uint32_t where, const Facing& facing, const std::vector<ValuePair>& pairs) {
  for (const ValuePair& pair : pairs) {
    Entry& entry = entries_.emplace(pool_key(group, facing, pair), Entry{0, 0, 0, where}).first->second;
    if (entry.where == where) {
      entry.best = std::max(entry.best, pair.score);
    } else if (pair.score > entry.best) {
      entry.second = entry.best;
      entry.best = pair.score;
      entry.where = where;
    } else {
      entry.second = std::max(entry.second, pair.score);
    }
    if (!facing.apart) entry.before = std::max(entry.before, pair.score);
  }
}

void ValuePool::fill(std::uint32_t group, std::uint32_t where, const Facing& facing, std::vector<ValuePair>& pairs) const {
  for (ValuePair& pair : pairs) {
    const Entry& entry = entries_.at(pool_key(group, facing, pair));
    pair.before = entry.before;
    pair.elsewhere = entry.where == where ? entry.second : entry.best;
  }
}

}  // namespace sayso
