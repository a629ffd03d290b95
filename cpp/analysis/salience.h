// a mention and an earlier chain -> how well they fit: what agrees, what the grammar forbids, what stands out most.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/mentions.h"
#include "analysis/parsed.h"
#include "model/lexicon.h"

namespace sayso {

constexpr float kMargin = 0.25F;  // how much better the best chain must be than the next

// Mentions of one thing, as far as the text has been read.
struct Chain {
  std::uint32_t first = 0;
  std::uint32_t fullest = 0;
  std::uint32_t last = 0;  // latest mention
  std::uint32_t count = 0;
  Category category = Category::unknown;
  Gender gender = Gender::unknown;
  bool plural = false;
  bool has_name = false;
  std::vector<std::string> roles;  // "minister", "maker": what the chain has been called
};

struct Context {
  const Parsed& parsed;
  const std::vector<MentionFacts>& mentions;
  const LexiconTable& cues;     // cue_verbs
  const LexiconTable& holders;  // who and what can say something
};

// Whether a name or noun phrase of these facts can be in the chain, by gender and kind.
bool may_be_same(const MentionFacts& facts, const Chain& chain);

// A noun phrase of the same clause cannot be what its pronoun object stands for, nor can one that holds the pronoun.
bool is_bound(const Parsed& parsed, const MentionFacts& pronoun, const MentionFacts& other);

// Whether it is the subject of a verb of saying.
bool is_speaker(const Context& context, const MentionFacts& facts);

// "he", "she": stands for one person.
bool is_person(const MentionFacts& pronoun);

// How well the pronoun fits the chain, whose latest mention is `other`; less than -5 when it cannot.
float salience(const Context& context, const MentionFacts& pronoun, const MentionFacts& other, const Chain& chain);

// How much better than the next the best chain must be: "it" and "they" stand for so many things that only a clear lead counts.
float margin_for(const MentionFacts& pronoun);

}  // namespace sayso
