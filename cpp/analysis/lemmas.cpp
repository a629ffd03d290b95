#include "analysis/lemmas.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "analysis/weights.h"
#include "text/characters.h"

namespace sayso {
namespace {

constexpr std::size_t kLongestEnding = 6;  // bytes here, characters in training: endings of rules are ASCII nearly always

// The next line of `rest` as exactly N fields; nothing when it has another number of them.
template <std::size_t N>
std::optional<std::array<std::string_view, N>> take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  std::array<std::string_view, N> fields;
  for (std::size_t field = 0; field < N; ++field) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (field + 1 == N)) return std::nullopt;
    fields[field] = line.substr(0, tab);
    line = tab == std::string_view::npos ? std::string_view{} : line.substr(tab + 1);
  }
  return fields;
}

std::string make_key(std::string_view tag, std::string_view word) { return std::string(tag).append("\t").append(word); }

bool is_name(Xpos xpos) { return xpos == Xpos::NNP || xpos == Xpos::NNPS; }

// `lemma` with the letters of `word` as far as both are the same but for case.
std::string with_capitals_of(std::string_view word, std::string_view lower_word, std::string lemma) {
  if (word.size() != lower_word.size()) return lemma;
  for (std::size_t byte = 0; byte < std::min(word.size(), lemma.size()) && lemma[byte] == lower_word[byte]; ++byte)
    lemma[byte] = word[byte];
  return lemma;
}

}  // namespace

Lemmas::Lemmas(const ModelFile& file) {
  for (std::string_view rest = file.text("lemmas.words"); !rest.empty();) {
    const auto fields = take_line<3>(rest);
    if (!fields) refuse(file, "section 'lemmas.words' has a line without three fields");
    words_.emplace(make_key((*fields)[1], (*fields)[0]), (*fields)[2]);
  }
  for (std::string_view rest = file.text("lemmas.endings"); !rest.empty();) {
    const auto fields = take_line<4>(rest);
    if (!fields) refuse(file, "section 'lemmas.endings' has a line without four fields");
    const std::string_view cut = (*fields)[2];
    Rule rule{0, std::string((*fields)[3])};
    const auto read = std::from_chars(cut.data(), cut.data() + cut.size(), rule.cut);
    if (read.ec != std::errc{} || read.ptr != cut.data() + cut.size() || rule.cut > 16)
      refuse(file, "section 'lemmas.endings' has a malformed number");
    endings_.emplace(make_key((*fields)[0], (*fields)[1]), std::move(rule));
  }
}

std::string Lemmas::find(std::string_view word, Upos upos, Xpos xpos) const {
  const std::string low = lower(word);
  std::string key(name(xpos));
  if (upos == Upos::AUX) key += '+';
  key += '\t';
  const std::size_t tag_size = key.size();
  key += low;
  const auto known = words_.find(key);
  if (known != words_.end()) return is_name(xpos) ? with_capitals_of(word, low, known->second) : known->second;

  std::string lemma = low;
  for (std::size_t size = std::min(kLongestEnding, low.empty() ? 0 : low.size() - 1) + 1; size-- > 0;) {
    key.resize(tag_size);
    key.append(low, low.size() - size);
    const auto rule = endings_.find(key);
    if (rule == endings_.end() || rule->second.cut >= low.size()) continue;
    if ((static_cast<unsigned char>(low[low.size() - rule->second.cut]) & 0xC0u) == 0x80u && rule->second.cut > 0)
      continue;  // inside a character
    lemma.resize(low.size() - rule->second.cut);
    lemma += rule->second.added;
    break;
  }
  return is_name(xpos) ? with_capitals_of(word, low, std::move(lemma)) : lemma;
}

}  // namespace sayso
