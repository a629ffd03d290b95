// A Parsed for targets right of the network: real blocks, tokens and sentences, with tags and heads that the input's own bytes choose,
// so that rules meet trees no trained model would draw.
#pragma once

#include <string_view>

#include "analysis/parsed.h"
#include "analysis/sentences.h"
#include "text/tokenizer.h"
#include "text_laws.h"

namespace sayso::fuzz {

inline Parsed guessed_parse(std::string_view text, const std::uint8_t* data, std::size_t size) {
  Parsed parsed;
  parsed.structure = find_structure(text, lexicon());
  parsed.tokens = tokenize(text, parsed.structure, lexicon());
  parsed.sentences = split_sentences(text, parsed.structure, parsed.tokens, lexicon());
  for (const TokenSpan sentence : parsed.sentences) {
    for (std::uint32_t token = sentence.start; token < sentence.end; ++token) {
      const std::string_view word = slice(text, parsed.tokens.span[token]);
      const unsigned choice = data[(token * 7U) % size];
      Tag tag;
      tag.upos = parsed.tokens.kind[token] == TokenKind::number ? Upos::NUM : static_cast<Upos>(choice % kUposNames.size());
      tag.xpos = static_cast<Xpos>(choice / 3 % kXposNames.size());
      tag.lemma = word;
      parsed.tags.push_back(tag);
      // Heads lie to the left, so there is one root and no cycle; or right beside, as numbers have them.
      const bool beside = parsed.tokens.kind[token] == TokenKind::number && token + 1 < sentence.end && choice % 2 == 0;
      parsed.tree.heads.push_back(token == sentence.start ? token
                                  : beside && parsed.tokens.kind[token + 1] != TokenKind::number
                                      ? token - 1
                                      : sentence.start + choice % (token - sentence.start));
      parsed.tree.relations.push_back(token == sentence.start ? Relation::root : static_cast<Relation>(choice / 2 % kRelationNames.size()));
    }
  }
  return parsed;
}

}  // namespace sayso::fuzz
