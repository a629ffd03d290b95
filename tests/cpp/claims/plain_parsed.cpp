#include "claims/plain_parsed.h"

#include <string>

#include "model/lexicon.h"

namespace sayso::testing {
namespace {

std::string lower(std::string_view word) {
  std::string result(word);
  for (char& byte : result) byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  return result;
}

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

// Words, numerals with their separators, single marks; "'s" and "n't" are not split: the claims under test do not need them.
void add_tokens(std::string_view text, std::uint32_t start, std::uint32_t end, std::uint32_t block, Parsed& parsed) {
  for (std::uint32_t at = start; at < end;) {
    const std::uint32_t space = text[at] == ' '                               ? 1
                                : text.substr(at).starts_with("\xC2\xA0")     ? 2
                                : text.substr(at).starts_with("\xE2\x80\xAF") ? 3
                                                                              : 0;
    if (space > 0) {
      at += space;
      continue;
    }
    std::uint32_t stop = at + 1;
    TokenKind kind = TokenKind::punctuation;
    if (is_letter(text[at]) || static_cast<unsigned char>(text[at]) >= 0x80) {
      kind = TokenKind::word;
      while (stop < end && (is_letter(text[stop]) || static_cast<unsigned char>(text[stop]) >= 0x80)) ++stop;
    } else if (is_digit(text[at])) {
      kind = TokenKind::number;
      while (stop < end &&
             (is_digit(text[stop]) || ((text[stop] == ',' || text[stop] == '.') && stop + 1 < end && is_digit(text[stop + 1]))))
        ++stop;
    }
    parsed.tokens.span.push_back({at, stop});
    parsed.tokens.kind.push_back(kind);
    parsed.tokens.space_after.push_back(stop >= end || text[stop] == ' ' ? 1 : 0);
    parsed.tokens.joined.push_back(0);
    parsed.tokens.block.push_back(block);
    at = stop;
  }
}

}  // namespace

Parsed plain_parsed(std::string_view text) {
  static const LexiconTable numbers = Lexicon::built_in().table("number_words");
  Parsed parsed;
  std::uint32_t line_start = 0;
  while (line_start < text.size()) {
    const std::size_t newline = text.find('\n', line_start);
    const auto line_end = static_cast<std::uint32_t>(newline == std::string_view::npos ? text.size() : newline);
    const auto first = static_cast<std::uint32_t>(parsed.tokens.size());
    const auto block = static_cast<std::uint32_t>(parsed.structure.blocks.size());
    add_tokens(text, line_start, line_end, block, parsed);
    const auto end = static_cast<std::uint32_t>(parsed.tokens.size());
    if (end > first) {
      parsed.structure.blocks.push_back({.kind = BlockKind::paragraph, .span = {line_start, line_end}});
      parsed.sentences.push_back({first, end});
    }
    line_start = line_end + 1;
    for (std::uint32_t token = first; token < end; ++token) {
      const std::string_view word = slice(text, parsed.tokens.span[token]);
      Tag tag{Upos::NOUN, Xpos::NN, lower(word)};
      if (!is_letter(word[0]) && !is_digit(word[0])) {
        tag = {Upos::PUNCT, Xpos::comma, tag.lemma};
      } else if (is_digit(word[0]) || numbers.has(tag.lemma)) {
        tag = {Upos::NUM, Xpos::CD, tag.lemma};
      } else if (token > first && word[0] >= 'A' && word[0] <= 'Z') {
        tag = {Upos::PROPN, Xpos::NNP, std::string(word)};
      } else if (word.size() > 3 && word.back() == 's') {
        tag.xpos = Xpos::NNS;
        tag.lemma.pop_back();
      }
      parsed.tags.push_back(tag);
    }
    std::uint32_t root = first;
    while (root + 1 < end && parsed.tags[root].upos == Upos::NUM) ++root;
    for (std::uint32_t token = first; token < end; ++token) {
      std::uint32_t head = root;
      Relation relation = token == root ? Relation::root : Relation::dep;
      if (token != root && parsed.tags[token].upos == Upos::NUM) {
        for (std::uint32_t right = token + 1; right < end && right < token + 4; ++right) {
          if (parsed.tags[right].upos == Upos::PUNCT) break;
          if (parsed.tags[right].xpos != Xpos::NNS) continue;
          head = right;
          relation = Relation::nummod;
          break;
        }
      }
      parsed.tree.heads.push_back(token == root ? root : head);
      parsed.tree.relations.push_back(relation);
    }
  }
  return parsed;
}

}  // namespace sayso::testing
