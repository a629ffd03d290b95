#include "analysis/tag_reranker.h"

#include <algorithm>
#include <string>

#include "base/hash.h"
#include "text/characters.h"

namespace sayso {
namespace {

constexpr std::size_t kEnding = 3;  // bytes
constexpr std::size_t kShape = 8;   // runs
// One letter a run of capitals, small letters, digits; other bytes as they are.
std::string shape_of(std::string_view word) {
  std::string shape;
  for (std::size_t byte = 0; byte < word.size() && shape.size() < kShape;) {
    const CodePoint c = decode_code_point(word, byte);
    const char kind = is_upper(c.value)                         ? 'A'
                      : is_letter(char_class(c.value))          ? 'a'
                      : char_class(c.value) == CharClass::digit ? '0'
                      : c.value < 0x80                          ? static_cast<char>(c.value)
                                                                : '?';
    const bool is_run = kind == 'A' || kind == 'a' || kind == '0';
    if (!is_run || shape.empty() || shape.back() != kind) shape += kind;
    byte += c.size;
  }
  if (word.size() == 1) shape += '1';
  return shape;
}

bool has_capital(std::string_view word) { return is_upper(decode_code_point(word, 0).value); }

std::uint64_t number(std::uint64_t kind, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
  std::uint64_t mixed = kind;
  for (const std::uint64_t part : {a, b, c}) mixed = (mixed ^ part) * 0x9E3779B97F4A7C15ULL + (mixed >> 31);
  return mixed ^ (mixed >> 32);
}

}  // namespace

TagSurroundings::TagSurroundings(std::string_view text, const Tokens& tokens, const WordForms& forms, const Tree& tree,
                                 const std::vector<TagPair>& pairs)
    : text_(text), tokens_(tokens), forms_(forms), tree_(tree), pairs_(pairs), dependents_before_(tokens.size()) {
  for (std::uint32_t token = 0; token < tree.heads.size(); ++token) {
    if (token < tree.heads[token]) dependents_before_[tree.heads[token]] |= bit(tree.relations[token]);
  }
}

TagFeatures TagSurroundings::features(TokenSpan sentence, const TagDoubt& doubt) const {
  constexpr TagPair kStart = kTagPairs, kEnd = kTagPairs + 1;
  const std::uint32_t token = doubt.token;
  const bool has_before = token > sentence.start, has_after = token + 1 < sentence.end;
  const std::string_view word = slice(text_, tokens_.span[token]);
  const std::string_view before = has_before ? slice(text_, tokens_.span[token - 1]) : "";
  const std::string_view after = has_after ? slice(text_, tokens_.span[token + 1]) : "";
  const std::string low = lower(word);
  const std::uint64_t own = forms_.word(token), left = has_before ? forms_.word(token - 1) : 0,
                      right = has_after ? forms_.word(token + 1) : 0;
  const std::uint64_t left_pair = has_before ? pairs_[token - 1] : kStart, right_pair = has_after ? pairs_[token + 1] : kEnd;
  const std::uint64_t two = doubt.pairs[0] * std::uint64_t{1000} + doubt.pairs[1];
  const std::string_view ending = std::string_view(low).substr(low.size() - std::min(low.size(), kEnding));
  const std::uint32_t head = tree_.heads[token];
  const auto relation = static_cast<std::uint64_t>(tree_.relations[token]);
  const std::uint64_t side = head == token ? 0 : head < token ? 1 : 2;
  const bool is_capital = has_capital(word);
  const bool starts = !has_before || !is_letter(char_class(decode_code_point(before, 0).value));
  const std::uint64_t place = (has_before ? 0u : 1u) + (starts ? 2u : 0u) + (has_before && has_capital(before) ? 4u : 0u) +
                              (has_after && has_capital(after) ? 8u : 0u);
  // How the word is written elsewhere in the text; of no matter for one in lower case.
  const std::uint64_t elsewhere =
      is_capital ? 1 + 3 * std::min(forms_.small_elsewhere(token), 2U) + std::min(forms_.capital_elsewhere(token), 2U) : 0;
  return {number(1, own, left),
          number(2, own, right),
          number(3, hash64(ending), is_capital),
          number(4, hash64(shape_of(word)), place),
          number(5, two, own),
          number(6, two, left_pair),
          number(7, two, right_pair),
          number(8, left_pair, right_pair),
          number(9, left),
          number(10, right),
          number(11, relation, own),
          number(12, relation, side, head == token ? kStart : pairs_[head]),
          number(13, relation, dependents_before_[token]),
          number(14, elsewhere, place),
          number(15, elsewhere, two)};
}

TagPair TagReranker::choose(const TagDoubt& doubt, const TagFeatures& features) const {
  TagPair best = doubt.pairs[0];
  float most = -1e30F;
  for (std::size_t choice = 0; choice < kTagChoices && doubt.pairs[choice] != kNoPair; ++choice) {
    std::int32_t sum = 0;
    for (const std::uint64_t feature : features) sum += weights_.values[weight_place(feature, doubt.pairs[choice], weights_.values.size())];
    const float score = doubt.sums[choice] * weights_.scale + static_cast<float>(sum);
    if (!(score > most)) continue;
    most = score;
    best = doubt.pairs[choice];
  }
  return best;
}

}  // namespace sayso
