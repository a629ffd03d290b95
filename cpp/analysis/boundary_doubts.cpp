#include "analysis/boundary_doubts.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "text/characters.h"

namespace sayso {
namespace {

constexpr float kUnit = 1000.0F;  // weights are whole thousandths
// Below this score nothing is weighed: 54 of 158,578 such places in EWT train are boundaries.
constexpr float kHopeless = -5.0F;
constexpr float kNo = -100.0F;
constexpr std::uint32_t kLongWord = 4;  // bytes; shorter ones have no capital in many headlines
constexpr std::size_t kFewestLongWords = 4;

constexpr std::array<std::string_view, kShapes> kShapeNames = {"edge",  "word",  "capital",   "capitals", "letter",  "pronoun", "number",
                                                               "comma", "colon", "semicolon", "opening",  "closing", "slash",   "quote",
                                                               "dash",  "end",   "ellipsis",  "address",  "symbol"};
constexpr std::array<std::string_view, 4> kDoubtNames = {"small", "capital", "mark", "none"};

Shape shape_of_word(std::string_view word) {
  const CodePoint first = decode_code_point(word, 0);
  if (!is_upper(first.value)) return Shape::word;
  if (first.size == word.size()) return word == "I" ? Shape::pronoun : Shape::letter;
  for (std::size_t byte = first.size; byte < word.size();) {
    const CodePoint c = decode_code_point(word, byte);
    if (is_lower(c.value)) return Shape::capital;
    byte += c.size;
  }
  return Shape::capitals;
}

Shape shape_of_mark(std::string_view mark) {
  const char32_t first = decode_code_point(mark, 0).value;
  switch (char_class(first)) {
    case CharClass::quote:
      return Shape::quote;
    case CharClass::dash:
      return Shape::dash;
    default:
      break;
  }
  if (first == U'\u2026' || (first == U'.' && mark.size() > 1)) return Shape::ellipsis;
  if (mark.size() > 1) return Shape::symbol;
  switch (mark.front()) {
    case ',':
      return Shape::comma;
    case ':':
      return Shape::colon;
    case ';':
      return Shape::semicolon;
    case '(':
    case '[':
      return Shape::opening;
    case ')':
    case ']':
      return Shape::closing;
    case '/':
      return Shape::slash;
    case '.':
    case '!':
    case '?':
      return Shape::end;
    default:
      return Shape::symbol;
  }
}

Shape shape_of(std::string_view text, const Tokens& tokens, std::size_t token) {
  const std::string_view word = slice(text, tokens.span[token]);
  switch (tokens.kind[token]) {
    case TokenKind::url:
    case TokenKind::email:
      return Shape::address;
    case TokenKind::number:
      return Shape::number;
    default:
      break;
  }
  const CharClass first = char_class(decode_code_point(word, 0).value);
  if (is_letter(first)) return shape_of_word(word);
  return first == CharClass::digit ? Shape::number : shape_of_mark(word);
}

// Whether the block with that last token ends with an end mark, behind which one closing mark may stand.
bool ends_marked(std::string_view text, const Tokens& tokens, std::size_t last) {
  const auto is_end = [](Shape shape) { return shape == Shape::end || shape == Shape::ellipsis; };
  const Shape shape = shape_of(text, tokens, last);
  const bool is_closer = shape == Shape::quote || shape == Shape::closing;
  if (!is_closer || last == 0 || tokens.block[last - 1] != tokens.block[last]) return is_end(shape);
  return is_end(shape_of(text, tokens, last - 1));
}

std::array<float, 3> read(const LexiconTable& table, std::string_view feature) {
  std::array<float, 3> weights{};
  const LexiconTable::Row* row = table.find(feature);
  for (std::size_t doubt = 0; row != nullptr && doubt < weights.size() && doubt + 1 < row->size(); ++doubt) {
    const std::string& field = (*row)[doubt + 1];
    int value = 0;
    std::from_chars(field.data(), field.data() + field.size(), value);
    weights[doubt] = static_cast<float>(value) / kUnit;
  }
  return weights;
}

}  // namespace

Doubt doubt_of(float evidence) {
  if (evidence < kDoubtSmall || evidence > kDoubtMark) return Doubt::none;
  return evidence < kDoubtCapital ? Doubt::small : evidence < kDoubtMark ? Doubt::capital : Doubt::mark;
}

std::string_view name(Shape shape) { return kShapeNames[static_cast<std::size_t>(shape)]; }
std::string_view name(Doubt doubt) { return kDoubtNames[static_cast<std::size_t>(doubt)]; }

Surroundings surroundings_after(std::string_view text, const Tokens& tokens, std::size_t token, std::size_t last) {
  Surroundings around;
  around.before[0] = shape_of(text, tokens, token);
  if (token > 0 && tokens.block[token - 1] == tokens.block[token]) around.before[1] = shape_of(text, tokens, token - 1);
  around.after[0] = shape_of(text, tokens, token + 1);
  if (token + 2 <= last) around.after[1] = shape_of(text, tokens, token + 2);
  around.in_marked_block = ends_marked(text, tokens, last);
  return around;
}

bool has_title_case(std::string_view text, const Tokens& tokens, std::size_t start) {
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (std::size_t token = start; token < tokens.size() && tokens.block[token] == tokens.block[start]; ++token) {
    if (tokens.span[token].size() < kLongWord) continue;
    const Shape shape = shape_of(text, tokens, token);
    if (shape == Shape::capital || shape == Shape::capitals)
      ++capitals;
    else if (shape != Shape::word)
      continue;
    ++words;
  }
  return words >= kFewestLongWords && 5 * capitals >= 4 * words;
}

DoubtModel::DoubtModel(const LexiconTable& table)
    : bias_(read(table, "bias")),
      above_(read(table, "score above 0")),
      below_(read(table, "score below 0")),
      marked_block_(read(table, "block ends with a mark")) {
  for (std::size_t shape = 0; shape < kShapes; ++shape) {
    for (const std::size_t far : {0U, 1U}) {
      const std::string what = (far == 0 ? " " : " 2 ") + std::string(kShapeNames[shape]);
      before_[far][shape] = read(table, "before" + what);
      after_[far][shape] = read(table, "after" + what);
    }
  }
}

float DoubtModel::weigh(Doubt doubt, const Surroundings& around, float score) const {
  if (score < kHopeless) return kNo;
  const auto column = static_cast<std::size_t>(doubt);
  const auto by_shape = [column](const ByShape& weights, Shape shape) { return weights[static_cast<std::size_t>(shape)][column]; };
  float logit = bias_[column] + (around.in_marked_block ? marked_block_[column] : 0.0F);
  for (const std::size_t far : {0U, 1U}) logit += by_shape(before_[far], around.before[far]) + by_shape(after_[far], around.after[far]);
  return logit + score * (score > 0.0F ? above_ : below_)[column];
}

}  // namespace sayso
