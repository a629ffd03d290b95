#include "compare/intervals.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sayso {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// The size of the last digit a writer gave: 1,300 -> 100, 1,187 -> 1, 4.5 -> 0.1, 4.5 million -> 100,000.
double find_place(double value) {
  value = std::fabs(value);
  if (value == 0 || !std::isfinite(value)) return 1;
  double place = 1;
  if (value != std::floor(value)) {
    for (int digit = 0; digit < 6; ++digit) {
      place /= 10;
      const double scaled = value / place;
      if (std::fabs(scaled - std::round(scaled)) < 1e-6 * scaled) break;
    }
    return place;
  }
  while (place < 1e15 && std::fmod(value, place * 10) == 0) place *= 10;
  return place;
}

// How far the true value may lie from the one written. "About 1,300" reaches half of its last place, but no further than an eighth of
// the value ("about 200" is not 270); a round number without "about" may be rounded too, within three hundredths.
double find_slack(double value, bool approximate) {
  const double half_place = find_place(value) / 2;
  const double size = std::fabs(value);
  if (approximate) return std::max(std::min(half_place, size / 8), size / 12);
  if (value == std::floor(value) && half_place < 1) return 0;
  return std::min(half_place, 0.03 * size);
}

bool is_empty_overlap(const Range& a, const Range& b) {
  return a.high < b.low || (a.high == b.low && (a.high_open || b.low_open)) || b.high < a.low ||
         (b.high == a.low && (b.high_open || a.low_open));
}

bool is_inside(const Range& inner, const Range& outer) {
  const bool low = inner.low > outer.low || (inner.low == outer.low && (!outer.low_open || inner.low_open));
  const bool high = inner.high < outer.high || (inner.high == outer.high && (!outer.high_open || inner.high_open));
  return low && high;
}

bool is_point(const Quantity& quantity) {
  return quantity.low && quantity.high && *quantity.low == *quantity.high &&
         (quantity.comparator == Comparator::exact || quantity.comparator == Comparator::about);
}

bool is_change(const Quantity& quantity) { return quantity.change && (*quantity.change == "by" || *quantity.change == "factor"); }
bool is_start(const Quantity& quantity) { return quantity.change && *quantity.change == "from"; }

// A whole number may stand for one with decimals: "91 percent" and 91.4.
bool is_rounded_of(double whole, double fine) {
  const double place = find_place(whole);
  return find_place(fine) < place &&
         std::fabs(whole - fine) <= std::min(place / 2, std::max(0.03 * std::fabs(whole), 0.5 * (place <= 1 ? place : 0)));
}

}  // namespace

Range find_range(const Quantity& quantity, bool rounded) {
  Range range{quantity.low.value_or(-kInfinity), quantity.high.value_or(kInfinity)};
  const bool soft = quantity.approximate || quantity.comparator == Comparator::about;
  switch (quantity.comparator) {
    case Comparator::more_than:
      range.low_open = true;
      break;
    case Comparator::less_than:
      range.high_open = true;
      break;
    case Comparator::exact:
    case Comparator::about:
    case Comparator::between:
      if (!soft && !rounded) break;
      if (quantity.low) range.low -= find_slack(*quantity.low, soft);
      if (quantity.high) range.high += find_slack(*quantity.high, soft);
      break;
    case Comparator::vague:
    case Comparator::at_least:
    case Comparator::at_most:
      break;
  }
  // "Nearly 300" is below 300 but not far below; "well over five" is above it.
  if (soft && quantity.comparator == Comparator::less_than && quantity.high && !quantity.low) range.low = *quantity.high * 0.8;
  return range;
}

Fit compare_quantities(const Quantity& a, const Quantity& b) {
  if (!a.low && !a.high) return Fit::unrelated;
  if (!b.low && !b.high) return Fit::unrelated;
  if (is_change(a) != is_change(b) || is_start(a) != is_start(b)) return Fit::unrelated;
  if (is_change(a) && *a.change != *b.change) return Fit::unrelated;
  if (is_point(a) && is_point(b)) {
    if (*a.low == *b.low || is_rounded_of(*a.low, *b.low) || is_rounded_of(*b.low, *a.low)) return Fit::equal;
  }
  // "140" may be rounded beside "137", but not beside "fewer than 140".
  const bool points = is_point(a) && is_point(b);
  const Range left = find_range(a, points);
  const Range right = find_range(b, points);
  if (is_empty_overlap(left, right)) return Fit::disjoint;
  const bool same_bounds = a.low == b.low && a.high == b.high && a.comparator == b.comparator;
  if (same_bounds || points) return Fit::equal;
  if (is_inside(left, right)) return Fit::inside;
  if (is_inside(right, left)) return Fit::around;
  return Fit::compatible;
}

}  // namespace sayso
