// tags, heads and entities of one section -> its mentions, each with the mention that names the same thing most fully: "Lund" and
// "she" -> "Mari Lund", "the KCNA" -> "Korean Central News Agency", "the company" -> "Halden". Abstains when two names fit about
// equally well. Deterministic, linear (a bounded window of earlier names); needs nothing of the network itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/parsed.h"
#include "analysis/pronouns.h"
#include "model/lexicon.h"

namespace sayso {

// All mentions by tokens.start: entities, proper names, noun phrases that point back ("the company"), pronouns and possessives.
// Everything of `parsed` but `mentions` must be filled in; `parsed.entities` may be empty (names are then found by their tags). Without a
// trained model pronouns are resolved by salience.
std::vector<Mention> resolve_mentions(std::string_view text, const Parsed& parsed, const Lexicon& lexicon, const PronounModel& model = {});

// Index of the mention headed by that token, or kNone.
std::uint32_t mention_of(const std::vector<Mention>& mentions, std::uint32_t head_token);

// The words of that mention as a name: without a leading article and a final "'s".
ByteSpan name_span(std::string_view text, const Parsed& parsed, const Mention& mention);

// A noun phrase of the section said with the fullest names.
struct ResolvedPhrase {
  std::string text;
  bool abstained = false;  // it holds a pronoun or a pointing noun phrase for which no name was sure
};

// "she" -> "Mari Lund"; "its Oslo plant" -> "Halden's Oslo plant"; "the Oslo plant" stays as it stands.
// `head` is the token that heads `tokens`.
ResolvedPhrase resolve_phrase(std::string_view text, const Parsed& parsed, TokenSpan tokens, std::uint32_t head);

}  // namespace sayso
