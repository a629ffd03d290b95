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
    Table* own = table((*fields)[1]);
    if (own != nullptr && own->words.add((*fields)[0])) own->lemmas.emplace_back((*fields)[2]);
  }
  for (std::string_view rest = file.text("lemmas.endings"); !rest.empty();) {
    const auto fields = take_line<4>(rest);
    if (!fields) refuse(file, "section 'lemmas.endings' has a line without four fields");
    const std::string_view cut = (*fields)[2];
    Rule rule{0, std::string((*fields)[3])};
    const auto read = std::from_chars(cut.data(), cut.data() + cut.size(), rule.cut);
    if (read.ec != std::errc{} || read.ptr != cut.data() + cut.size() || rule.cut > 16)
      refuse(file, "section 'lemmas.endings' has a malformed number");
    Table* own = table((*fields)[0]);
    if (own == nullptr) continue;
    if ((*fields)[1].empty() && !own->any)
      own->any = std::move(rule);
    else if (own->endings.add((*fields)[1]))
      own->rules.push_back(std::move(rule));
  }
}

Lemmas::Table* Lemmas::table(std::string_view tag) {
  const bool auxiliary = tag.ends_with('+');
  if (auxiliary) tag.remove_suffix(1);
  const auto found = std::find(kXposNames.begin(), kXposNames.end(), tag);
  if (found == kXposNames.end()) return nullptr;
  return &tables_[static_cast<std::size_t>(found - kXposNames.begin()) + (auxiliary ? kXposNames.size() : 0)];
}

std::string Lemmas::find(std::string_view word, Upos upos, Xpos xpos) const {
  const std::string low = lower(word);
  const Table& own = tables_[static_cast<std::size_t>(xpos) + (upos == Upos::AUX ? kXposNames.size() : 0)];
  const std::uint32_t known = own.words.find(low);
  if (known != KeyIndex::kMissing) return is_name(xpos) ? with_capitals_of(word, low, own.lemmas[known]) : own.lemmas[known];

  std::string lemma = low;
  for (std::size_t size = std::min(kLongestEnding, low.empty() ? 0 : low.size() - 1) + 1; size-- > 0;) {
    const std::uint32_t ending = own.endings.find(std::string_view(low).substr(low.size() - size));
    const Rule* rule = size == 0 ? (own.any ? &*own.any : nullptr) : ending == KeyIndex::kMissing ? nullptr : &own.rules[ending];
    if (rule == nullptr || rule->cut >= low.size()) continue;
    if ((static_cast<unsigned char>(low[low.size() - rule->cut]) & 0xC0u) == 0x80u && rule->cut > 0) continue;  // inside a character
    lemma.resize(low.size() - rule->cut);
    lemma += rule->added;
    break;
  }
  return is_name(xpos) ? with_capitals_of(word, low, std::move(lemma)) : lemma;
}

}  // namespace sayso
