// tags, heads and entities of one section -> everything that can be mentioned or point at a mention, with what agreement needs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/parsed.h"
#include "model/lexicon.h"

namespace sayso {

enum class MentionKind : std::uint8_t { name, common, pointing, pronoun, relative };
enum class Category : std::uint8_t { unknown, person, organization, location, thing };
enum class Gender : std::uint8_t { unknown, male, female, neuter };

struct MentionFacts {
  TokenSpan tokens;        // names: without titles and articles
  std::uint32_t head = 0;  // token that heads the whole noun phrase in the tree
  std::uint32_t sentence = 0;
  MentionKind kind = MentionKind::common;
  Category category = Category::unknown;
  Gender gender = Gender::unknown;
  Gender gender_hint = Gender::unknown;  // of a lone given name, which may also be a surname
  bool plural = false;
  bool definite = false;  // "the", "this", a possessive
  bool is_group = false;  // "Halden and Vika"
  bool is_subject = false;
  bool is_object = false;
  bool is_nested = false;     // inside another noun phrase ("the mayor of Oslo")
  bool is_bracketed = false;  // in round brackets
  bool possessive = false;    // pronouns: "his"
  bool reflexive = false;
  bool is_speaker_pronoun = false;  // "I", "my"
  bool is_generic = false;          // pointing: the kind alone may find the name ("the company")
  std::uint32_t quote = kNone;      // the innermost quotation it stands in
  std::string lemma;                // of a common noun; lower-cased word of a pronoun
  std::vector<std::string> words;   // of a name: lower case, without titles
  std::string role;                 // "minister" of "Minister Lund"
};

// By tokens.start; groups after their first member.
std::vector<MentionFacts> find_mentions(std::string_view text, const Parsed& parsed, const Lexicon& lexicon);

// ASCII letters in lower case.
std::string lower_ascii(std::string_view word);

}  // namespace sayso
