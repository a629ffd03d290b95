#include "compare/intervals.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace sayso {
namespace {

Quantity make(std::optional<double> low, std::optional<double> high, Comparator comparator, bool approximate = false) {
  Quantity quantity;
  quantity.low = low;
  quantity.high = high;
  quantity.comparator = comparator;
  quantity.approximate = approximate;
  return quantity;
}
Quantity exact(double value) { return make(value, value, Comparator::exact); }
Quantity about(double value) { return make(value, value, Comparator::about, true); }
Quantity more_than(double value) { return make(value, {}, Comparator::more_than); }
Quantity at_least(double value) { return make(value, {}, Comparator::at_least); }
Quantity less_than(double value) { return make({}, value, Comparator::less_than); }
Quantity at_most(double value) { return make({}, value, Comparator::at_most); }
Quantity nearly(double value) { return make({}, value, Comparator::less_than, true); }
Quantity between(double low, double high) { return make(low, high, Comparator::between); }
Quantity vague(double low) { return make(low, {}, Comparator::vague); }
Quantity change(Quantity quantity, const std::string& kind) {
  quantity.change = kind;
  return quantity;
}

struct QuantityCase {
  const char* name;
  Quantity a;
  Quantity b;
  Fit fit;
};

Fit mirror(Fit fit) { return fit == Fit::inside ? Fit::around : fit == Fit::around ? Fit::inside : fit; }

TEST(Quantities, FitAsTheirWordsSay) {
  const std::vector<QuantityCase> cases = {
      {"twelve and twelve", exact(12), exact(12), Fit::equal},
      {"412 and 437", exact(412), exact(437), Fit::disjoint},
      {"fewer than 140 and 120", less_than(140), exact(120), Fit::around},
      {"fewer than 140 and 150", less_than(140), exact(150), Fit::disjoint},
      {"fewer than 140 and 140", less_than(140), exact(140), Fit::disjoint},
      {"at most 140 and 140", at_most(140), exact(140), Fit::around},
      {"at least 200 and more than 200", at_least(200), more_than(200), Fit::around},
      {"more than 200 and 180", more_than(200), exact(180), Fit::disjoint},
      {"more than 200 and 214", more_than(200), exact(214), Fit::around},
      {"about 1,200 and 1,187", about(1200), exact(1187), Fit::equal},
      {"about 1,300 and 1,120", about(1300), exact(1120), Fit::disjoint},
      {"about 10 and 9", about(10), exact(9), Fit::equal},
      {"about 200 and 350", about(200), exact(350), Fit::disjoint},
      {"1.5 million and 1,487,000", exact(1.5e6), exact(1487000), Fit::equal},
      {"6.2 million and 6.8 million", exact(6.2e6), exact(6.8e6), Fit::disjoint},
      {"91 percent and 91.4 percent", exact(91), exact(91.4), Fit::equal},
      {"91 percent and 88 percent", exact(91), exact(88), Fit::disjoint},
      {"10 and 9", exact(10), exact(9), Fit::disjoint},
      {"6-8 and 7", between(6, 8), exact(7), Fit::around},
      {"6-8 and 9", between(6, 8), exact(9), Fit::disjoint},
      {"6-8 and 7-10", between(6, 8), between(7, 10), Fit::compatible},
      {"thousands and 2,650", vague(1000), exact(2650), Fit::around},
      {"thousands and 900", vague(1000), exact(900), Fit::disjoint},
      {"nearly 300 and 150", nearly(300), exact(150), Fit::disjoint},
      {"nearly 300 and 280", nearly(300), exact(280), Fit::around},
      {"more than 4,000 and 2,650", more_than(4000), exact(2650), Fit::disjoint},
      {"zero and one", exact(0), exact(1), Fit::disjoint},
      {"-3 and 3", exact(-3), exact(3), Fit::disjoint},
      {"rose by 5 and rose to 5", change(exact(5), "by"), change(exact(5), "to"), Fit::unrelated},
      {"doubled and rose by 2", change(exact(2), "factor"), change(exact(2), "by"), Fit::unrelated},
      {"rose to 80 and was 80", change(exact(80), "to"), exact(80), Fit::equal},
      {"from 40 and 40", change(exact(40), "from"), exact(40), Fit::unrelated},
      {"no bound at all", Quantity{}, exact(3), Fit::unrelated},
  };
  for (const QuantityCase& item : cases) {
    EXPECT_EQ(compare_quantities(item.a, item.b), item.fit) << item.name;
    EXPECT_EQ(compare_quantities(item.b, item.a), mirror(item.fit)) << item.name << ", the other way round";
  }
}

TEST(Quantities, AQuantityNeverConflictsWithItself) {
  for (const double value : {0.0, 0.3, 1.0, 7.0, 99.0, 1300.0, 2650.0, 48.6e6, -4.0}) {
    for (const Quantity& quantity :
         {exact(value), about(value), more_than(value), at_least(value), less_than(value), at_most(value), vague(value)}) {
      EXPECT_EQ(compare_quantities(quantity, quantity), Fit::equal) << value << ' ' << name(quantity.comparator);
    }
  }
}

struct TimeCase {
  const char* a;
  const char* b;
  Fit fit;
};

Moment moment(const char* words, const char* value = "") {
  static const Lexicon lexicon = Lexicon::built_in();
  Time time;
  time.value = value;
  return read_moment(time, words, true, lexicon);
}

TEST(Times, FitAsTheirWordsSay) {
  const std::vector<TimeCase> cases = {
      {"1:10 a.m.", "ten past one", Fit::equal},
      {"10:42 a.m.", "five past eleven", Fit::disjoint},
      {"3 a.m.", "half past four", Fit::disjoint},
      {"11 p.m.", "23 o'clock", Fit::equal},
      {"11 p.m.", "11 a.m.", Fit::disjoint},
      {"a quarter to one", "12:45 p.m.", Fit::equal},
      {"five minutes after eleven", "11:05", Fit::equal},
      {"7 June", "June 7, 2026", Fit::around},
      {"June 7", "June 8", Fit::disjoint},
      {"in 2004", "in 2006", Fit::disjoint},
      {"in September 2004", "2004", Fit::inside},
      {"September 2004", "2006", Fit::disjoint},
      {"on Sunday", "Sunday night", Fit::equal},
      {"on Monday", "on Friday", Fit::disjoint},
      {"Monday, 3 November", "Friday, 31 October", Fit::disjoint},
      {"before June 7", "June 5", Fit::compatible},
      {"since June", "July", Fit::compatible},
      {"since July", "June", Fit::disjoint},
      {"by September", "in October", Fit::disjoint},
      {"by September", "in August", Fit::compatible},
      {"on Tuesday", "in 2006", Fit::unrelated},
      {"recently", "in 2006", Fit::unrelated},
      {"about 3 a.m.", "3:20 a.m.", Fit::equal},
  };
  for (const TimeCase& item : cases) {
    EXPECT_EQ(compare_moments(moment(item.a), moment(item.b)), item.fit) << item.a << " / " << item.b;
    EXPECT_EQ(compare_moments(moment(item.b), moment(item.a)), mirror(item.fit)) << item.b << " / " << item.a;
  }
}

TEST(Times, BeforeMidnightHoldsTheEveningBefore) {
  EXPECT_NE(compare_moments(moment("before midnight"), moment("11 p.m.")), Fit::disjoint);
}

TEST(Times, ReadsTimexValues) {
  const Moment read = moment("that night", "2026-06-07T23:15");
  EXPECT_EQ(read.year, 2026);
  EXPECT_EQ(read.month, 6);
  EXPECT_EQ(read.day, 7);
  EXPECT_EQ(read.minute, 23 * 60 + 15);
  EXPECT_EQ(moment("that day", "XXXX-06-07").month, 6);
  EXPECT_FALSE(moment("that day", "XXXX-06-07").year.has_value());
}

TEST(Times, OddWordsGiveNoMoment) {
  for (const char* words : {"", "T", "::", "99:99", "31", "half", "past", "may", "1.2.3", "\xE2\x80\x99", "to to to", "ten to"}) {
    const Moment read = moment(words);
    EXPECT_FALSE(read.minute.has_value() && (*read.minute < 0 || *read.minute >= 1440)) << words;
  }
}

}  // namespace
}  // namespace sayso
