// A tree literal -> its mentions with their names, by rule alone.
#pragma once

#include <string>
#include <string_view>

#include "analysis/coreference.h"
#include "parsed_builder.h"

namespace sayso::testing {

inline const Lexicon& lexicon() {
  static const Lexicon built = Lexicon::built_in();
  return built;
}

struct Resolved {
  Built built;

  explicit Resolved(std::string_view conllu) : built(build_parsed(conllu)) {
    built.parsed.mentions = resolve_mentions(built.text, built.parsed, lexicon());
  }

  // The fullest name of the mention headed by the `count`-th token that is spelled `word`; "" when it abstained, "?" when it is none.
  std::string name(std::string_view word, int count = 1) const {
    for (std::uint32_t token = 0; token < built.parsed.tokens.size(); ++token) {
      if (slice(built.text, built.parsed.tokens.span[token]) != word || --count > 0) continue;
      const std::uint32_t mention = mention_of(built.parsed.mentions, token);
      if (mention == kNone) return "?";
      const std::uint32_t fullest = built.parsed.mentions[mention].name;
      return fullest == kNone ? "" : std::string(slice(built.text, name_span(built.text, built.parsed, built.parsed.mentions[fullest])));
    }
    return "?";
  }
};

}  // namespace sayso::testing
