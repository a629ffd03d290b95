#include "analysis/sentences.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "analysis/boundaries.h"
#include "analysis/boundary_doubts.h"

namespace sayso {
namespace {

// How good a place this token is to cut an endless sentence after.
int cut_quality(std::string_view text, const Tokens& tokens, std::size_t token) {
  if (token + 1 < tokens.size() && tokens.joined[token + 1] != 0) return -1;
  const std::string_view word = slice(text, tokens.span[token]);
  if (word == ";" || word == ".") return 3;
  if (word == ":" || word == "--" || word == "|" || word == "...") return 2;
  return word == "," || word == ")" || word == "\"" ? 1 : 0;
}

// The best token to end a part of an endless sentence that starts at `start`; below `end` - 1.
std::size_t best_cut(std::string_view text, const Tokens& tokens, std::size_t start, std::size_t end, std::span<const float> scores) {
  const auto quality = [&](std::size_t token) {
    const int by_mark = cut_quality(text, tokens, token);
    return scores.empty() || by_mark < 0 ? static_cast<float>(by_mark) : static_cast<float>(by_mark) + scores[token];
  };
  std::size_t best = start + kSoftSentenceTokens - 1;
  const auto search = [&](std::size_t from, std::size_t to) {
    for (std::size_t token = from; token < std::min(to, end - 1); ++token) {
      if (quality(token) >= quality(best)) best = token;
    }
  };
  search(start + kSoftSentenceTokens / 2, start + kSoftSentenceTokens);
  if (cut_quality(text, tokens, best) <= 0 && scores.empty()) search(start + kSoftSentenceTokens, start + kHardSentenceTokens - 1);
  return best;
}

// Appends the tokens [start, end) of one block as a sentence, cut where it is too long.
void add_sentence(std::string_view text, const Tokens& tokens, std::size_t start, std::size_t end, std::span<const float> scores,
                  std::vector<TokenSpan>& sentences) {
  while (end - start > kSoftSentenceTokens) {
    const std::size_t cut = best_cut(text, tokens, start, end, scores) + 1;
    sentences.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(cut)});
    start = cut;
  }
  sentences.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
}

}  // namespace

std::vector<TokenSpan> split_sentences(std::string_view text, const Structure& /*structure*/, const Tokens& tokens, const Lexicon& lexicon,
                                       std::span<const float> boundary_scores) {
  const std::vector<float> by_rule = boundary_evidence(text, tokens, lexicon);
  const DoubtModel model(lexicon.table("boundary_weights"));
  std::vector<TokenSpan> sentences;
  std::size_t start = 0;
  std::size_t last = 0;  // of the block
  const auto is_end = [&](std::size_t token) {
    if (tokens.joined[token + 1] != 0) return false;
    if (boundary_scores.empty()) return by_rule[token] > 0.0F;
    const Doubt doubt = tokens.space_after[token] != 0 ? doubt_of(by_rule[token]) : Doubt::none;
    if (doubt == Doubt::none) return by_rule[token] + boundary_scores[token] > 0.0F;
    return model.weigh(doubt, surroundings_after(text, tokens, token, last), boundary_scores[token]) > 0.0F;
  };
  for (std::size_t token = 0; token < tokens.size(); ++token) {
    for (last = std::max(last, token); last + 1 < tokens.size() && tokens.block[last + 1] == tokens.block[token];) ++last;
    if (token < last && !is_end(token)) continue;
    add_sentence(text, tokens, start, token + 1, boundary_scores, sentences);
    start = token + 1;
  }
  return sentences;
}

}  // namespace sayso
