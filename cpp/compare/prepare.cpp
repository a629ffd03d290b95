#include "compare/prepare.h"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <tuple>

#include "compare/intervals.h"
#include "compare/origins.h"

namespace sayso {
namespace {

std::vector<std::uint32_t> find_order(std::span<const std::shared_ptr<const Analyzed>> documents) {
  std::vector<std::uint32_t> order(documents.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Document& left = documents[a]->document;
    const Document& right = documents[b]->document;
    return std::tie(left.id, left.title, left.text, left.published) < std::tie(right.id, right.title, right.text, right.published);
  });
  return order;
}

bool is_same_text(const Reading& a, const Reading& b) {
  return a.analyzed->document.text == b.analyzed->document.text && a.analyzed->document.title == b.analyzed->document.title;
}

constexpr int kDaysOfYear = 372;  // 12 months of 31 days: only the gaps count

// The start of a line as far as a dateline can reach: up to its first lower-case word of four letters ("closes on September 30" is none).
std::string_view cut_dateline(std::string_view line) {
  constexpr std::size_t kReach = 90;
  line = line.substr(0, kReach);
  std::size_t letters = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const bool lower = line[at] >= 'a' && line[at] <= 'z';
    const bool starts = at == 0 || line[at - 1] == ' ';
    letters = lower && (letters > 0 || starts) ? letters + 1 : 0;
    if (letters == 4) return line.substr(0, at - 3);
  }
  return line;
}

// "OSLO, March 4 (Wire) -", "By A. Writer, The Courier, 16 October": the first date that opens one of the first lines.
std::optional<ReportDay> read_dateline(const Document& document, const Lexicon& lexicon) {
  constexpr std::size_t kLines = 5;
  std::size_t at = 0;
  for (std::size_t line = 0; line < kLines && at < document.text.size(); ++line) {
    const std::size_t end = std::min(document.text.find('\n', at), document.text.size());
    const std::string_view start = cut_dateline(std::string_view(document.text).substr(at, end - at));
    const Moment moment = read_moment(Time{}, start, false, lexicon);
    if (moment.month && moment.day) return ReportDay{moment.year, *moment.month * 31 + *moment.day};
    at = end + 1;
  }
  return std::nullopt;
}

std::optional<ReportDay> find_day(const Document& document, const Lexicon& lexicon) {
  if (!document.published) return read_dateline(document, lexicon);
  const std::chrono::sys_days days{
      std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(*document.published)))};
  const std::chrono::year_month_day date(days);
  return ReportDay{int{date.year()}, static_cast<int>(unsigned{date.month()} * 31 + unsigned{date.day()})};
}

// Days from b to a; within half a year where a year is missing.
int count_days(const ReportDay& a, const ReportDay& b) {
  const int days = a.day - b.day;
  if (a.year && b.year) return days + (*a.year - *b.year) * kDaysOfYear;
  const int half = kDaysOfYear / 2;
  return (days + half + kDaysOfYear) % kDaysOfYear - half;
}

bool is_earlier(const ReportDay& a, const ReportDay& b) { return count_days(a, b) < 0; }

// A document without a date is taken to be as old as the oldest of those that belong to it.
void fill_days(Prepared& prepared) {
  const std::vector<std::optional<ReportDay>> known = prepared.days;
  const auto lend = [&](std::uint32_t to, std::uint32_t from) {
    if (known[to] || !known[from]) return;
    if (!prepared.days[to] || is_earlier(*known[from], *prepared.days[to])) prepared.days[to] = known[from];
  };
  for (const DocumentPair& pair : prepared.related) {
    lend(pair.first, pair.second);
    lend(pair.second, pair.first);
  }
}

// Reports of one event go on for some days; what is further apart looks back on it.
constexpr int kSameReport = 3;
// What is further apart speaks of another event of its kind.
constexpr int kSameStory = 60;
constexpr std::uint32_t kMoreCues = 3;

// Which of the two reports later: by their days, else by how often they correct or look back.
int find_later(const Reading& a, const Reading& b, int days) {
  if (days != 0) return days > 0 ? 1 : -1;
  if (a.revisions >= b.revisions + kMoreCues) return 1;
  return b.revisions >= a.revisions + kMoreCues ? -1 : 0;
}

// Does the later of them look back on what was reported before?
bool looks_back(const Reading& a, const Reading& b, int later) {
  return (later > 0 && a.revisions >= b.revisions + kMoreCues) || (later < 0 && b.revisions >= a.revisions + kMoreCues);
}

std::vector<std::uint32_t> find_groups(std::size_t documents, const std::vector<DocumentPair>& related) {
  std::vector<std::uint32_t> parent(documents);
  std::iota(parent.begin(), parent.end(), 0U);
  const auto root = [&](std::uint32_t at) {
    while (parent[at] != at) at = parent[at] = parent[parent[at]];
    return at;
  };
  for (const auto& [a, b] : related) {
    const std::uint32_t left = root(a);
    const std::uint32_t right = root(b);
    parent[std::max(left, right)] = std::min(left, right);
  }
  for (std::uint32_t at = 0; at < documents; ++at) parent[at] = root(at);
  return parent;
}

}  // namespace

Facing Prepared::face(const DocumentPair& pair) const {
  const Reading& a = readings[pair.first];
  const Reading& b = readings[pair.second];
  const auto& left = days[pair.first];
  const auto& right = days[pair.second];
  const int gap = left && right ? count_days(*left, *right) : 0;
  const int later = find_later(a, b, gap);
  const bool sure = gap != 0 || (dated[pair.first] && dated[pair.second]);
  const bool apart = sure ? std::abs(gap) > kSameReport : looks_back(a, b, later);
  return {a, b, origin_of[pair.first] == origin_of[pair.second], apart, later};
}

Prepared prepare(std::span<const std::shared_ptr<const Analyzed>> documents, const CompareOptions& options, Vocabulary& vocabulary) {
  Prepared prepared;
  prepared.order = find_order(documents);
  std::vector<std::vector<Word>> words;
  std::vector<std::vector<ByteSpan>> sentences;
  std::vector<Profile> profiles;
  for (const std::uint32_t document : prepared.order) {
    check(options.stop);
    prepared.readings.push_back(read_document(*documents[document], options.min_confidence, vocabulary));
    const Reading& reading = prepared.readings.back();
    profiles.push_back(make_profile(reading.words, vocabulary));
    words.emplace_back(reading.words.begin() + reading.title_words, reading.words.end());
    sentences.push_back(documents[document]->text_sentences);
    prepared.days.push_back(find_day(documents[document]->document, vocabulary.lexicon()));
  }
  prepared.related = find_related(profiles, options.least_near);
  prepared.origins = find_origins(words, sentences, prepared.related);
  const auto is_useless = [&](const DocumentPair& pair) {
    const bool dated = prepared.dated[pair.first] && prepared.dated[pair.second];
    if (dated && std::abs(count_days(*prepared.days[pair.first], *prepared.days[pair.second])) > kSameStory) return true;
    return is_same_text(prepared.readings[pair.first], prepared.readings[pair.second]);
  };
  for (const auto& day : prepared.days) prepared.dated.push_back(day.has_value());
  fill_days(prepared);
  prepared.group_of = find_groups(prepared.order.size(), prepared.related);
  prepared.related.erase(std::remove_if(prepared.related.begin(), prepared.related.end(), is_useless), prepared.related.end());
  prepared.origin_of.resize(prepared.order.size());
  std::iota(prepared.origin_of.begin(), prepared.origin_of.end(), 0U);
  for (const Origin& origin : prepared.origins) {
    for (const std::uint32_t document : origin.documents) prepared.origin_of[document] = origin.documents.front();
  }
  return prepared;
}

}  // namespace sayso
