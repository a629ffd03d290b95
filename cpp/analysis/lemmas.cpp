#include "analysis/lemmas.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "analysis/features.h"
#include "analysis/spelling.h"
#include "analysis/weights.h"
#include "base/error.h"
#include "text/characters.h"

namespace sayso {
namespace {

constexpr std::size_t kLongestEnding = 6;  // bytes here, characters in training: endings of rules are ASCII nearly always
constexpr std::size_t kShouted = 5;        // letters: as long names in capitals are seldom acronyms; as in training
constexpr std::size_t kCapitalEnding = 3;  // bytes of an ending of "JJ^"

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

// Whether the table is the one with "+": of auxiliaries, and of verbs in names ("Breaking News").
bool is_marked(Upos upos, Xpos xpos) { return upos == Upos::AUX || (upos == Upos::VERB && is_name(xpos)); }

// The tag of the lemmas that show whether a guess is a word, if any do.
std::optional<Xpos> base_of(Upos upos, Xpos xpos) {
  if (upos == Upos::AUX) return std::nullopt;
  switch (xpos) {
    case Xpos::VBD:
    case Xpos::VBN:
    case Xpos::VBG:
    case Xpos::VBZ:
    case Xpos::VBP:
      return Xpos::VB;
    case Xpos::NNS:
      return Xpos::NN;
    case Xpos::NNP:
      return upos == Upos::VERB ? std::optional(Xpos::VB) : std::nullopt;
    case Xpos::NNPS:
      return upos == Upos::VERB ? std::nullopt : std::optional(Xpos::NNP);
    case Xpos::JJR:
    case Xpos::JJS:
      return Xpos::JJ;
    case Xpos::RBR:
    case Xpos::RBS:
      return Xpos::RB;
    default:
      return std::nullopt;
  }
}

// Whether words of that tag may be misspelt ones: not names, numbers, addresses, foreign words, pieces of words, marks.
bool is_checked(Upos upos, Xpos xpos) {
  constexpr std::array kChecked = {Xpos::CC,  Xpos::DT,  Xpos::EX,  Xpos::IN,  Xpos::JJ,   Xpos::JJR, Xpos::JJS, Xpos::MD,
                                   Xpos::NN,  Xpos::NNS, Xpos::PDT, Xpos::PRP, Xpos::PRPS, Xpos::RB,  Xpos::RBR, Xpos::RBS,
                                   Xpos::RP,  Xpos::TO,  Xpos::UH,  Xpos::VB,  Xpos::VBD,  Xpos::VBG, Xpos::VBN, Xpos::VBP,
                                   Xpos::VBZ, Xpos::WDT, Xpos::WP,  Xpos::WPS, Xpos::WRB};
  return !is_marked(upos, xpos) && std::find(kChecked.begin(), kChecked.end(), xpos) != kChecked.end();
}

bool holds(const KeyIndex& keys, std::string_view key) { return keys.find(key) != KeyIndex::kMissing; }

// `lemma` with the letters of `word` as far as both are the same but for case.
std::string with_capitals_of(std::string_view word, std::string_view lower_word, std::string lemma) {
  if (word.size() != lower_word.size()) return lemma;
  for (std::size_t byte = 0; byte < std::min(word.size(), lemma.size()) && lemma[byte] == lower_word[byte]; ++byte)
    lemma[byte] = word[byte];
  return lemma;
}

// `lemma` with a capital at its start; letters outside ASCII stay.
std::string with_capital(std::string lemma) {
  if (!lemma.empty() && lemma[0] >= 'a' && lemma[0] <= 'z') lemma[0] = static_cast<char>(lemma[0] - 'a' + 'A');
  return lemma;
}

// How many letters a word of capitals alone has; 0 for any other word.
std::size_t count_capitals(std::string_view word) {
  std::size_t count = 0;
  for (std::size_t byte = 0; byte < word.size(); ++count) {
    const CodePoint c = decode_code_point(word, byte);
    if (!is_upper(c.value)) return 0;
    byte += c.size;
  }
  return count;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

// "FY27", "Q2".
bool is_numbered(std::string_view word) {
  const bool is_code = std::all_of(word.begin(), word.end(), [](char c) { return is_capital(c) || is_digit(c); });
  return is_code && is_capital(word[0]) && std::any_of(word.begin(), word.end(), is_digit);
}

bool is_roman(std::string_view word) { return word.find_first_not_of("IVXLCDM") == std::string_view::npos; }

// "anti-Zembian".
bool has_name_behind(std::string_view word) {
  if (!is_small(word[0])) return false;
  for (std::size_t byte = 1; byte + 2 < word.size(); ++byte) {
    if (word[byte] == '-' && is_small(word[byte - 1]) && is_capital(word[byte + 1]) && is_small(word[byte + 2])) return true;
  }
  return false;
}

// "1,250" -> "1250".
std::string without_grouping(const std::string& number) {
  std::string plain;
  for (std::size_t byte = 0; byte < number.size(); ++byte) {
    const bool groups =
        number[byte] == ',' && byte > 0 && is_digit(number[byte - 1]) && byte + 1 < number.size() && is_digit(number[byte + 1]);
    if (!groups) plain += number[byte];
  }
  return plain;
}

}  // namespace

Lemmas::Lemmas(const LemmaText& text, const std::string& origin) : vocabulary_(text.vocabulary.begin(), text.vocabulary.end()) {
  const auto refuse = [&](const std::string& what) { throw ModelError("semantic", origin + "section '" + what); };
  for (std::string_view rest = text.words; !rest.empty();) {
    const auto fields = take_line<3>(rest);
    if (!fields) refuse("lemmas.words' has a line without three fields");
    Table* own = table((*fields)[1]);
    if (own != nullptr && own->words.add((*fields)[0])) own->lemmas.emplace_back((*fields)[2]);
  }
  for (std::string_view rest = text.endings; !rest.empty();) {
    const auto fields = take_line<4>(rest);
    if (!fields) refuse("lemmas.endings' has a line without four fields");
    const std::string_view cut = (*fields)[2];
    Rule rule{0, std::string((*fields)[3])};
    const auto read = std::from_chars(cut.data(), cut.data() + cut.size(), rule.cut);
    if (read.ec != std::errc{} || read.ptr != cut.data() + cut.size() || rule.cut > 16) refuse("lemmas.endings' has a malformed number");
    Table* own = table((*fields)[0]);
    if (own == nullptr) continue;
    const std::string_view ending = (*fields)[1];
    if (!ending.empty() && own->endings.add(ending)) own->rules.emplace_back();
    (ending.empty() ? own->any : own->rules[own->endings.find(ending)]).push_back(std::move(rule));
  }
  for (std::string_view rest = text.known; !rest.empty();) {
    const auto fields = take_line<2>(rest);
    if (!fields) refuse("lemmas.known' has a line without two fields");
    const auto [tag, lemma] = *fields;
    Table* own = table(tag);
    KeyIndex* keys = tag == "nnp" ? &small_names_ : tag == "JJ^" ? &origin_endings_ : own != nullptr ? &own->known : nullptr;
    if (keys != nullptr) keys->add(lemma);
  }
}

Lemmas::Lemmas(const ModelFile& file)
    : Lemmas({file.text("lemmas.words"), file.text("lemmas.endings"),
              file.has("lemmas.known") ? file.text("lemmas.known") : std::string_view{},
              file.has("vocabulary.hashes") ? file.u32("vocabulary.hashes", file.shape("vocabulary.hashes"))
                                            : std::span<const std::uint32_t>{}},
             "model file '" + file.path() + "': ") {}

const std::string* Lemmas::Table::find(std::string_view word) const {
  const std::uint32_t found = words.find(word);
  return found == KeyIndex::kMissing ? nullptr : &lemmas[found];
}

Lemmas::Table* Lemmas::table(std::string_view tag) {
  const std::size_t set = tag.ends_with('+') ? 1 : tag.ends_with('~') ? 2 : 0;
  if (set > 0) tag.remove_suffix(1);
  const auto found = std::find(kXposNames.begin(), kXposNames.end(), tag);
  if (found == kXposNames.end()) return nullptr;
  return &tables_[static_cast<std::size_t>(found - kXposNames.begin()) + set * kXposNames.size()];
}

const Lemmas::Table& Lemmas::table(Xpos xpos, bool marked) const {
  return tables_[static_cast<std::size_t>(xpos) + (marked ? kXposNames.size() : 0)];
}

// By the endings of a word in lower case, the longest first. `base`: known lemmas, where they decide.
std::string Lemmas::guess(const Table& own, const KeyIndex* base, const std::string& low) const {
  std::optional<std::string> first;
  for (std::size_t size = std::min(kLongestEnding, low.empty() ? 0 : low.size() - 1) + 1; size-- > 0;) {
    const std::uint32_t ending = own.endings.find(std::string_view(low).substr(low.size() - size));
    if (size > 0 && ending == KeyIndex::kMissing) continue;
    for (const Rule& rule : size == 0 ? own.any : own.rules[ending]) {
      if (rule.cut >= low.size()) continue;
      const bool is_inside = rule.cut > 0 && (static_cast<unsigned char>(low[low.size() - rule.cut]) & 0xC0u) == 0x80u;
      if (is_inside) continue;  // of a character
      std::string lemma = low.substr(0, low.size() - rule.cut) + rule.added;
      if (base == nullptr || holds(*base, lemma)) return lemma;
      if (!first) first = std::move(lemma);
    }
  }
  return !first || (base != nullptr && holds(*base, low)) ? low : *first;
}

// The lemma of a name, given in lower case.
std::string Lemmas::name_case(std::string_view word, const std::string& low, std::string lemma) const {
  const bool known = holds(table(Xpos::NNP).known, low);
  if (word == low) return known && !holds(small_names_, low) ? with_capital(std::move(lemma)) : lemma;
  const std::size_t capitals = count_capitals(word);
  if (capitals >= kShouted || (capitals > 1 && known)) return with_capital(std::move(lemma));
  return with_capitals_of(word, low, std::move(lemma));
}

Lemmas::Found Lemmas::look_up(const std::string& low, Upos upos, Xpos xpos) const {
  const Table& own = table(xpos, is_marked(upos, xpos));
  if (const std::string* listed = own.find(low)) return {*listed, true, true};
  const std::optional<Xpos> base = base_of(upos, xpos);
  Found found{guess(own, base ? &table(*base).known : nullptr, low)};
  found.known = holds(base ? table(*base).known : own.known, found.lemma);
  return found;
}

bool Lemmas::in_vocabulary(std::string_view word) const {
  return std::binary_search(vocabulary_.begin(), vocabulary_.end(), word_hash(word));
}

std::string Lemmas::repaired(const std::string& low, Upos upos, Xpos xpos) const {
  for (const std::size_t kept : {2u, 1u}) {
    const std::string shorter = without_runs(low, kept);
    if (shorter.empty()) break;
    if (Found found = look_up(shorter, upos, xpos); found.known) return std::move(found.lemma);
  }
  if (in_vocabulary(low)) return {};
  for (const std::string& other : likely_spellings(low)) {
    if (!in_vocabulary(other)) continue;
    if (Found found = look_up(other, upos, xpos); found.known) return std::move(found.lemma);
  }
  return {};
}

const std::string* Lemmas::find_perfect(std::string_view word, Xpos xpos) const {
  return tables_[static_cast<std::size_t>(xpos) + 2 * kXposNames.size()].find(lower(word));
}

std::string Lemmas::find(std::string_view word, Upos upos, Xpos xpos) const {
  const std::string low = lower(word);
  if (word != low) {
    if (const std::string* written = table(xpos, is_marked(upos, xpos)).find(word)) return *written;
    const bool is_common = xpos == Xpos::NN || xpos == Xpos::JJ;
    if (xpos == Xpos::ADD || (is_common && (word.size() == 1 || is_numbered(word)))) return std::string(word);
    if (xpos == Xpos::CD && is_roman(word)) return std::string(word);
    if (xpos == Xpos::JJ && has_name_behind(word)) return std::string(word);
  }
  auto [lemma, listed, known] = look_up(low, upos, xpos);
  if (!known && is_checked(upos, xpos)) {
    if (std::string other = repaired(low, upos, xpos); !other.empty()) return other;
  }
  if (is_name(xpos)) return name_case(word, low, std::move(lemma));
  if (xpos == Xpos::CD) return without_grouping(lemma);
  // "a Lankan ship": adjectives from the names of places
  const bool is_origin = xpos == Xpos::JJ && !listed && word.size() == low.size() && word.size() > kCapitalEnding && word[0] != low[0] &&
                         word.substr(1) == std::string_view(low).substr(1) &&
                         holds(origin_endings_, std::string_view(low).substr(low.size() - kCapitalEnding));
  return is_origin ? std::string(word) : lemma;
}

}  // namespace sayso
