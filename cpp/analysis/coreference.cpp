#include "analysis/coreference.h"

namespace sayso {

std::vector<Mention> resolve_mentions(std::string_view, const Parsed& parsed, const Lexicon&) {
  std::vector<Mention> mentions;
  for (const Entity& entity : parsed.entities) {
    const auto index = static_cast<std::uint32_t>(mentions.size());
    mentions.push_back({entity.tokens, entity.tokens.end - 1, index});
  }
  return mentions;
}

std::uint32_t mention_of(const std::vector<Mention>& mentions, std::uint32_t head_token) {
  for (std::uint32_t index = 0; index < mentions.size(); ++index) {
    if (mentions[index].head == head_token) return index;
  }
  return kNone;
}

ByteSpan name_span(std::string_view, const Parsed& parsed, const Mention& mention) {
  return {parsed.tokens.span[mention.tokens.start].start, parsed.tokens.span[mention.tokens.end - 1].end};
}

ResolvedPhrase resolve_phrase(std::string_view text, const Parsed& parsed, TokenSpan tokens, std::uint32_t) {
  return {std::string(slice(text, {parsed.tokens.span[tokens.start].start, parsed.tokens.span[tokens.end - 1].end})), false};
}

}  // namespace sayso
