#include "compare/offices.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "compare/reading.h"

namespace sayso {
namespace {

// More in one document are not looked at: pairs of them would grow with the square.
constexpr std::size_t kMostOffices = 20;

// Walks the words of the document's text.
class Walk {
 public:
  Walk(const Reading& reading, const LexiconTable& offices) : reading_(reading), offices_(offices) {}

  std::vector<Office> run() {
    std::vector<Office> found;
    for (std::size_t at = reading_.title_words; at < reading_.words.size() && found.size() < kMostOffices;) {
      const std::size_t size = match(at);
      if (size > 0 && !is_other(at)) {
        if (auto office = read(at, at + size)) found.push_back(std::move(*office));
      }
      at += std::max<std::size_t>(size, 1);
    }
    return found;
  }

 private:
  std::string_view text() const { return reading_.analyzed->document.text; }
  const Word& word(std::size_t at) const { return reading_.words[at]; }
  std::string lower(std::size_t at) const { return to_lower(slice(text(), word(at).span)); }
  // What stands between a word and the next one; a full stop past the last.
  std::string_view gap(std::size_t at) const {
    if (at + 1 >= reading_.words.size()) return ".";
    return text().substr(word(at).span.end, word(at + 1).span.start - word(at).span.end);
  }
  bool is_name(std::size_t at) const { return at < reading_.words.size() && word(at).name && offices_.find(lower(at)) == nullptr; }

  // Number of words, from `at`, that name an office: the longest phrase of the table.
  std::size_t match(std::size_t at) const {
    std::string phrase;
    std::size_t longest = 0;
    for (std::size_t next = at; next < std::min(reading_.words.size(), at + offices_.longest_key()); ++next) {
      if (next > at && gap(next - 1) != " " && gap(next - 1) != "-") break;
      phrase += (next > at ? std::string(gap(next - 1)) : std::string()) + lower(next);
      if (!offices_.field(phrase, "office").empty()) longest = next + 1 - at;
    }
    return longest;
  }

  // "Former mayor", "vice captain".
  bool is_other(std::size_t at) const {
    if (at <= reading_.title_words || (gap(at - 1) != " " && gap(at - 1) != "-")) return false;
    return offices_.field(lower(at - 1), "kind") == "not";
  }

  // End of the name that starts at `at`: names with only a space between them.
  std::size_t find_name_end(std::size_t at) const {
    std::size_t end = at;
    while (is_name(end) && (end == at || gap(end - 1) == " ")) ++end;
    return end;
  }

  // The name of the holder of the office in words [start, end): right behind it, between commas, or behind "is" and "was"; or before it
  // and a comma. Empty when there is none.
  std::pair<std::size_t, std::size_t> find_holder(std::size_t start, std::size_t end) const {
    std::size_t at = end;
    if (at < reading_.words.size() && gap(at - 1) == " " && (lower(at) == "was" || lower(at) == "is")) ++at;
    const bool comma = at == end && gap(end - 1) == ", ";
    if ((gap(at - 1) == " " || comma) && is_name(at)) {
      const std::size_t stop = find_name_end(at);
      if (!comma || gap(stop - 1).substr(0, 1) == ",") return {at, stop};
    }
    std::size_t before = start;
    if (before > reading_.title_words && lower(before - 1) == "the" && gap(before - 1) == " ") --before;
    if (before == reading_.title_words || gap(before - 1) != ", ") return {};
    // "In Vessby, the mayor said": only an office that is closed or tells of whom stands beside a name.
    const bool closed = gap(end - 1) != " " || lower(end) == "of" || lower(end) == "at";
    if (!closed) return {};
    std::size_t first = before;
    while (first > reading_.title_words && is_name(first - 1) && (first == before || gap(first - 1) == " ")) --first;
    const bool placed =
        first > reading_.title_words && (lower(first - 1) == "in" || lower(first - 1) == "at" || lower(first - 1) == "near");
    if (placed) return {};
    return {first, before};
  }

  std::optional<Office> read(std::size_t start, std::size_t end) const {
    const auto [first, last] = find_holder(start, end);
    if (first == last) return std::nullopt;
    Office office;
    std::string phrase;
    for (std::size_t at = start; at < end; ++at) phrase += lower(at) + (at + 1 < end ? std::string(gap(at)) : std::string());
    office.office = offices_.field(phrase, "office");
    for (std::size_t at = first; at < last; ++at) office.name.push_back(word(at).stem);
    for (std::size_t at = start; at > reading_.title_words && at + 3 > start && gap(at - 1) == " "; --at) {
      if (is_name(at - 1) && at - 1 >= std::max<std::size_t>(1, reading_.title_words)) office.of_whom.push_back(word(at - 1).stem);
    }
    if (end < reading_.words.size() && lower(end) == "of") {
      for (std::size_t at = end + 1; at < std::min(end + 4, reading_.words.size()) && gap(at - 1) == " "; ++at) {
        if (is_name(at)) office.of_whom.push_back(word(at).stem);
      }
    }
    sort_unique(office.of_whom);
    office.span = {std::min(word(start).span.start, word(first).span.start), std::max(word(end - 1).span.end, word(last - 1).span.end)};
    const auto fact = find_fact(office.span);
    if (!fact) return std::nullopt;
    office.fact = *fact;
    return office;
  }

  std::optional<std::uint32_t> find_fact(ByteSpan span) const {
    std::optional<std::uint32_t> narrowest;
    for (std::uint32_t at = 0; at < reading_.facts.size(); ++at) {
      const Fact& fact = reading_.facts[at];
      if (fact.sentence == 0 || fact.span.start > span.start || fact.span.end < span.end) continue;
      if (!narrowest || fact.span.size() < reading_.facts[*narrowest].span.size()) narrowest = at;
    }
    return narrowest;
  }

  const Reading& reading_;
  const LexiconTable& offices_;
};

}  // namespace

std::vector<Office> find_offices(const Reading& reading, const LexiconTable& offices) { return Walk(reading, offices).run(); }

}  // namespace sayso
