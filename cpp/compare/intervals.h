// Two quantities or two times -> whether both can be true of the same thing. Pure logic on values: whether they speak of the same thing
// is for others to find.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "claims/claim.h"
#include "model/lexicon.h"

namespace sayso {

enum class Fit : std::uint8_t {
  unrelated,   // not on one scale: nothing follows
  equal,       // the same value, up to rounding
  inside,      // a lies inside b: a says more
  around,      // a holds b: b says more
  compatible,  // they overlap
  disjoint,    // they cannot both be true
};

// The same, or one within the other.
constexpr bool fits(Fit fit) { return fit == Fit::equal || fit == Fit::inside || fit == Fit::around; }

// The values a quantity allows, its comparator and approximation taken in; a side that is open is infinite.
struct Range {
  double low = 0;
  double high = 0;
  bool low_open = false;  // the bound itself is outside
  bool high_open = false;
};

// `rounded`: a round number without "about" may be rounded.
Range find_range(const Quantity& quantity, bool rounded);

// Units, counted nouns and currencies are not looked at here, but `change` is: "rose by 5" and "rose to 5" are unrelated.
Fit compare_quantities(const Quantity& a, const Quantity& b);

// What is known of a moment: any of its parts may be missing.
struct Moment {
  std::optional<int> year;
  std::optional<int> month;     // 1..12
  std::optional<int> day;       // 1..31
  std::optional<int> weekday;   // 1 Monday .. 7 Sunday
  std::optional<int> minute;    // of the day, 0..1439
  bool half_day_known = false;  // false: "ten past one" may be 1:10 or 13:10
  int bound = 0;                // -1 "before", "by", "until"; 1 "after", "since"; 0 at that time
  bool approximate = false;
  bool known() const { return year || month || day || weekday || minute; }
};

// From the TIMEX3 value where there is one, and from the words ("half past four", "11 p.m.", "Sunday night"; a word of bound may stand
// before: "before midnight"). `anchored`: the date of the document was known, so that value's year, month and day may be believed even
// where the words do not give them.
Moment read_moment(const Time& time, std::string_view words, bool anchored, const Lexicon& lexicon);

// Part by part: a part that both know and that differs makes them disjoint, unless a bound allows both.
Fit compare_moments(const Moment& a, const Moment& b);

}  // namespace sayso
