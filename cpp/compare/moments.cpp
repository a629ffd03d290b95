// The part of intervals.h about times: reading what a time expression says, and comparing two of them part by part.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <string>
#include <vector>

#include "compare/intervals.h"

namespace sayso {
namespace {

constexpr int kMinutesOfHalfDay = 12 * 60;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::optional<int> read_digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + count, value);
  if (error != std::errc{} || end != text.data() + at + count || value < 0) return std::nullopt;
  return value;
}

// The parts of a TIMEX3 or ISO 8601 value that are digits: "2026-06-07T23:00", "XXXX-06-07", "2026-06".
void read_value(std::string_view value, Moment& moment) {
  const std::size_t clock = value.find('T');
  const std::string_view date = value.substr(0, clock);
  if (date.size() >= 4) {
    if (const auto year = read_digits(date, 0, 4); year && *year > 0) moment.year = year;
  }
  if (date.size() >= 7 && date[4] == '-') {
    if (const auto month = read_digits(date, 5, 2); month && *month >= 1 && *month <= 12) moment.month = month;
  }
  if (date.size() >= 10 && date[7] == '-') {
    if (const auto day = read_digits(date, 8, 2); day && *day >= 1 && *day <= 31) moment.day = day;
  }
  if (clock == std::string_view::npos || clock + 6 > value.size() || value[clock + 3] != ':') return;
  const auto hour = read_digits(value, clock + 1, 2);
  const auto minute = read_digits(value, clock + 4, 2);
  if (hour && minute && *hour < 24 && *minute < 60) {
    moment.minute = *hour * 60 + *minute;
    moment.half_day_known = true;
  }
}

// Lower-case words, numbers ("10:42", "1.10", "2004") and nothing else.
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  bool inside = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char letter = text[at];
    const bool upper = letter >= 'A' && letter <= 'Z';
    const bool joins =
        (letter == ':' || letter == '.') && inside && is_digit(text[at - 1]) && at + 1 < text.size() && is_digit(text[at + 1]);
    if (is_digit(letter) || upper || (letter >= 'a' && letter <= 'z') || joins) {
      // "11pm" is two words.
      if (!inside || (!joins && is_digit(letter) != is_digit(text[at - 1]) && text[at - 1] != ':' && text[at - 1] != '.'))
        words.emplace_back();
      words.back() += upper ? static_cast<char>(letter - 'A' + 'a') : letter;
      inside = true;
    } else {
      inside = false;
    }
  }
  return words;
}

std::optional<int> number_of(const std::string& word, const Lexicon& lexicon) {
  if (is_digit(word[0])) {
    return word.size() <= 4 && std::all_of(word.begin(), word.end(), is_digit) ? read_digits(word, 0, word.size()) : std::nullopt;
  }
  const std::string_view value = lexicon.table("compare_numbers").field(word, "value");
  return value.empty() ? std::nullopt : read_digits(value, 0, value.size());
}

struct Clock {
  std::optional<int> minute;
  bool named_as_clock = false;  // "10:42", "o'clock", "half past": no date
};

// "half past four", "ten past one", "a quarter to one", "10:42", "23 o'clock", "3 a.m."
Clock read_clock(const std::vector<std::string>& words, const Lexicon& lexicon) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string& word = words[at];
    const std::size_t mark = word.find_first_of(":.");
    if (mark != std::string::npos && is_digit(word[0])) {
      const auto hour = read_digits(word, 0, mark);
      const auto minute = word.size() == mark + 3 ? read_digits(word, mark + 1, 2) : std::nullopt;
      if (hour && minute && *hour < 24 && *minute < 60) return {*hour * 60 + *minute, true};
    }
    if (word == "midnight") return {0, true};
    if (word == "noon" || word == "midday") return {kMinutesOfHalfDay, true};
    const std::string next = at + 1 < words.size() ? words[at + 1] : std::string();
    std::optional<int> amount = word == "half" ? 30 : word == "quarter" ? 15 : number_of(word, lexicon);
    if (!amount) continue;
    std::size_t after = at + 1;
    if (next == "minutes" && after + 1 < words.size()) ++after;
    if (after + 1 < words.size() && (words[after] == "past" || words[after] == "to" || (words[after] == "after" && word != "half"))) {
      const auto hour = number_of(words[after + 1], lexicon);
      if (hour && *hour >= 1 && *hour <= 24 && *amount < 60)
        return {(*hour * 60 + (words[after] == "to" ? -*amount : *amount) + 1440) % 1440, true};
    }
    const bool half_day = (next == "a" || next == "p") && at + 2 < words.size() && words[at + 2] == "m";
    if ((next == "am" || next == "pm" || half_day || next == "o") && *amount <= 24) return {*amount % 24 * 60, true};
  }
  return {};
}

// Does the text say in which half of the day its hour lies, and in which?
std::optional<bool> is_afternoon(const std::vector<std::string>& words) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string& word = words[at];
    const bool m_follows = at + 1 < words.size() && words[at + 1] == "m";
    if (word == "pm" || word == "afternoon" || word == "evening" || (word == "p" && m_follows)) return true;
    if (word == "am" || word == "morning" || word == "dawn" || (word == "a" && m_follows)) return false;
  }
  return std::nullopt;
}

void read_calendar(const std::vector<std::string>& words, const Lexicon& lexicon, Moment& moment) {
  const LexiconTable& calendar = lexicon.table("compare_calendar");
  for (std::size_t at = 0; at < words.size(); ++at) {
    const LexiconTable::Row* row = calendar.find(words[at]);
    if (row != nullptr && !(*row)[2].empty()) {
      const int number = read_digits((*row)[2], 0, (*row)[2].size()).value_or(0);
      if ((*row)[1] == "weekday") {
        moment.weekday = number;
        continue;
      }
      moment.month = number;
      // "7 June", "June 7"; "7th" was split into two words.
      for (const std::size_t beside : {at - 1, at + 1, at - 2}) {
        if (beside >= words.size() || (beside + 2 == at && words[at - 1].size() != 2)) continue;
        const auto day = is_digit(words[beside][0]) ? number_of(words[beside], lexicon) : std::nullopt;
        if (day && *day >= 1 && *day <= 31) {
          moment.day = day;
          break;
        }
      }
    } else if (words[at].size() == 4) {
      if (const auto year = number_of(words[at], lexicon); year && is_digit(words[at][0]) && *year >= 1000 && *year < 2200)
        moment.year = year;
    }
  }
}

// "2100 UTC" beside "5 p.m.": clocks of two zones cannot be compared, and the zone of the other is not known. In "2:40 a.m. (2340 GMT)" the
// local hour stands first.
bool is_zoned(const std::vector<std::string>& words, const Lexicon& lexicon) {
  const LexiconTable& zones = lexicon.table("time_zones");
  int numbers = 0;
  for (const std::string& word : words) {
    if (zones.has(word)) return numbers == 1;
    numbers += is_digit(word[0]) ? 1 : 0;
  }
  return false;
}

int find_bound(const std::vector<std::string>& words) {
  if (words.empty()) return 0;
  const std::string& first = words.front();
  if (first == "before" || first == "by" || first == "until" || first == "till" || first == "within") return -1;
  if (first == "after" || first == "since") return 1;
  return 0;
}

}  // namespace

Moment read_moment(const Time& time, std::string_view text, bool anchored, const Lexicon& lexicon) {
  Moment moment;
  if (time.kind == TimeKind::duration || time.kind == TimeKind::set) return moment;
  const std::vector<std::string> words = split(text);
  read_value(time.value, moment);
  if (!anchored) moment.year = moment.month = moment.day = std::nullopt;
  read_calendar(words, lexicon, moment);
  moment.bound = find_bound(words);
  if (const Clock clock = read_clock(words, lexicon); clock.minute) {
    moment.minute = clock.minute;
    // "Before midnight" is before the end of the day, not before its start.
    if (*clock.minute == 0 && moment.bound < 0) moment.minute = 24 * 60 - 1;
    const auto afternoon = is_afternoon(words);
    moment.half_day_known =
        afternoon || *clock.minute >= kMinutesOfHalfDay || std::find(words.begin(), words.end(), "midnight") != words.end();
    if (afternoon && *afternoon && *moment.minute < kMinutesOfHalfDay) *moment.minute += kMinutesOfHalfDay;
    if (afternoon && !*afternoon && *moment.minute >= kMinutesOfHalfDay && *moment.minute < kMinutesOfHalfDay + 60)
      *moment.minute -= kMinutesOfHalfDay;
  }
  if (is_zoned(words, lexicon)) moment.minute = std::nullopt;
  for (const std::string& word : words)
    moment.approximate |= word == "about" || word == "around" || word == "shortly" || word == "early" || word == "late";
  return moment;
}

Fit compare_moments(const Moment& a, const Moment& b) {
  if (!a.known() || !b.known()) return Fit::unrelated;
  bool shared = false;
  bool differs = false;
  int order = 0;  // of the first part that differs: -1 when a is earlier
  const auto look = [&](const std::optional<int>& left, const std::optional<int>& right) {
    if (!left || !right) return;
    shared = true;
    if (*left != *right && !differs) {
      differs = true;
      order = *left < *right ? -1 : 1;
    }
  };
  look(a.year, b.year);
  look(a.month, b.month);
  look(a.day, b.day);
  const bool dated = a.day && b.day && a.month && b.month;
  if (!dated && a.weekday && b.weekday) {
    shared = true;
    differs |= *a.weekday != *b.weekday;  // which comes first is unknown
  }
  if (a.minute && b.minute) {
    shared = true;
    const int period = a.half_day_known && b.half_day_known ? 24 * 60 : kMinutesOfHalfDay;
    const int gap = std::abs(*a.minute - *b.minute) % period;
    const int slack = a.approximate || b.approximate ? 30 : 4;
    if (std::min(gap, period - gap) > slack && !differs) {
      differs = true;
      order = period == 24 * 60 ? (*a.minute < *b.minute ? -1 : 1) : 0;
    }
  }
  if (!shared) return Fit::unrelated;
  if (differs) {
    // "Before midnight" and "after June" reach over everything on their side.
    const bool a_reaches = a.bound != 0 && a.bound != order;
    const bool b_reaches = b.bound != 0 && b.bound != -order;
    if (a_reaches || b_reaches || (order == 0 && (a.bound != 0 || b.bound != 0))) return Fit::compatible;
    return Fit::disjoint;
  }
  if (a.bound != b.bound) return Fit::compatible;
  const auto parts = [](const Moment& moment) {
    return int{moment.year.has_value()} + int{moment.month.has_value()} + int{moment.day.has_value()} + int{moment.weekday.has_value()} +
           int{moment.minute.has_value()};
  };
  if (parts(a) == parts(b)) return Fit::equal;
  return parts(a) > parts(b) ? Fit::inside : Fit::around;
}

}  // namespace sayso
