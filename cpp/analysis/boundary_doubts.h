// A place where the rules are in doubt and what stands around it -> log odds that a sentence ends there: linear models with the weights of
// the table boundary_weights. They weigh the score of the network, which means more before a capital than before a small letter.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "model/lexicon.h"
#include "text/tokens.h"

namespace sayso {

// Why the rules are in doubt after a token; each has its own weights, in this order the columns of the table.
enum class Doubt : std::uint8_t {
  small,    // no mark, or one that seldom ends a sentence; the next word has no capital
  capital,  // no mark that ends sentences, and the next word has a capital or is none
  mark,     // broken-off speech, labels, an end mark before a small letter where the writer does so
  none,
};

// The evidence that the rules give in each of them, in log odds: without weights it is added to the score.
inline constexpr float kDoubtSmall = -2.0F;
inline constexpr float kDoubtCapital = -1.0F;
inline constexpr float kDoubtMark = -0.5F;

// What evidence of the rules stands for.
Doubt doubt_of(float evidence);

// What a token looks like.
enum class Shape : std::uint8_t {
  edge,  // no token: the block starts or ends
  word,
  capital,   // "Oslo"
  capitals,  // "NATO", "U.S."
  letter,    // "B"
  pronoun,   // "I"
  number,
  comma,
  colon,
  semicolon,
  opening,  // brackets
  closing,
  slash,
  quote,
  dash,
  end,  // . ! ?
  ellipsis,
  address,  // of the web, of mail
  symbol,
};
inline constexpr std::size_t kShapes = 19;
std::string_view name(Shape shape);
std::string_view name(Doubt doubt);

// What stands around a place between two tokens: the tokens before and after it, nearest first, and whether the block ends with an end
// mark.
struct Surroundings {
  std::array<Shape, 2> before{};
  std::array<Shape, 2> after{};
  bool in_marked_block = false;
};

// Of the place after `token`, which lies in a block whose last token is `last`; `token` is not the last one.
Surroundings surroundings_after(std::string_view text, const Tokens& tokens, std::size_t token, std::size_t last);

// Whether the block that starts at `start` is written like a headline: four long words or more, and four fifths of them with a capital.
bool has_title_case(std::string_view text, const Tokens& tokens, std::size_t start);

class DoubtModel {
 public:
  explicit DoubtModel(const LexiconTable& weights);
  // Log odds that a sentence ends there; above 0 it does. `score`: of the network. `doubt` is not `none`.
  float weigh(Doubt doubt, const Surroundings& around, float score) const;

 private:
  using Weights = std::array<float, 3>;  // one a doubt
  using ByShape = std::array<Weights, kShapes>;

  Weights bias_{};
  Weights above_{};  // times a score above 0
  Weights below_{};
  Weights marked_block_{};
  std::array<ByShape, 2> before_{};
  std::array<ByShape, 2> after_{};
};

}  // namespace sayso
