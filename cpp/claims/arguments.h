// A clause and the words it spans -> what it says of what: predicate, subject, object and the other arguments, as tokens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claims/claim.h"
#include "claims/clauses.h"
#include "claims/section_view.h"

namespace sayso {

// A phrase by its words and the word that heads it.
struct Phrase {
  TokenSpan tokens;
  std::uint32_t head = kNone;  // kNone: there is no such phrase

  explicit operator bool() const { return head != kNone; }
};

struct PlacedArgument {
  Role role = Role::other;
  Phrase phrase;
};

struct Predication {
  std::string predicate;  // lemma with particle; copula and noun for identities
  Phrase subject;         // may stand outside of the claim's span: elided, or shared with a governing clause
  Phrase object;
  std::vector<PlacedArgument> arguments;  // by their place in the text; subject and object among them when inside of the span
  std::string_view subject_rule, predicate_rule;
};

Predication find_predication(const SentenceView& view, const Clause& clause, TokenSpan span);

// The subject of the verb or noun `token`, its own or the one it shares with the clause above (coordination, participle, infinitive,
// relative); no phrase where the tree shows none.
Phrase subject_of(const SentenceView& view, std::uint32_t token);

// Where the words of a noun phrase headed by `token` can stand: behind its preposition, and where the noun is a predicate, not on the far
// side of its subject or copula.
TokenSpan room_of_phrase(const SentenceView& view, std::uint32_t token);

// The noun phrase headed by `token` without relative clauses, appositions and the like; `longest` leaves these in but for what is set off
// at its end: "Halden, which employs 3,400 people".
Phrase noun_phrase(const SentenceView& view, std::uint32_t token, bool longest = false);

// "his running mate, Mari Lund", "a man, named Mari Lund" -> "Mari Lund": the name that a phrase is given, else the phrase itself.
Phrase named_phrase(const SentenceView& view, const Phrase& phrase);

// The same for the subject of a claim: "a firm" of "Halden is a firm that makes inverters" -> "Halden".
Phrase subject_phrase(const SentenceView& view, const Phrase& phrase);

}  // namespace sayso
