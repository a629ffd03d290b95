#include "analysis/coreference.h"

#include <algorithm>

#include "analysis/chains.h"
#include "analysis/mentions.h"

namespace sayso {
namespace {

bool is_genitive(const Tag& tag, std::string_view lower) {
  return tag.xpos == Xpos::PRPS || lower == "his" || lower == "my" || lower == "mine" || lower == "its" || lower == "their" ||
         lower == "theirs" || lower == "hers";
}

// The genitive of a name.
std::string genitive(std::string name) {
  name += name.ends_with('s') ? "'" : "'s";
  return name;
}

std::uint32_t first_at(const std::vector<Mention>& mentions, std::uint32_t token) {
  const auto found = std::lower_bound(mentions.begin(), mentions.end(), token,
                                      [](const Mention& mention, std::uint32_t start) { return mention.tokens.start < start; });
  return static_cast<std::uint32_t>(found - mentions.begin());
}

// "donors who give little": a relative pronoun whose noun stands in the same phrase.
bool describes_word_of(const Parsed& parsed, TokenSpan tokens, std::uint32_t pronoun) {
  const Xpos xpos = parsed.tags[pronoun].xpos;
  if (xpos != Xpos::WP && xpos != Xpos::WPS && xpos != Xpos::WDT) return false;
  std::uint32_t token = pronoun;
  while (tokens.contains(token) && parsed.tree.relations[token] != Relation::acl_relcl && parsed.tree.heads[token] != token)
    token = parsed.tree.heads[token];
  return tokens.contains(token) && tokens.contains(parsed.tree.heads[token]) && parsed.tree.heads[token] != token;
}

}  // namespace

std::vector<Mention> resolve_mentions(std::string_view text, const Parsed& parsed, const Lexicon& lexicon, const PronounModel& model) {
  const std::vector<MentionFacts> facts = find_mentions(text, parsed, lexicon);
  const Chains chains = build_chains(text, parsed, facts, lexicon, model);
  std::vector<Mention> mentions;
  for (std::size_t mention = 0; mention < facts.size(); ++mention) {
    const std::uint32_t chain = chains.chain_of[mention];
    std::uint32_t fullest = chain == kNone ? kNone : chains.fullest[chain];
    if (fullest == kNone && facts[mention].is_speaker_pronoun) fullest = static_cast<std::uint32_t>(mention);  // the author's own "I"
    // "the storm" keeps its own words where nothing has a name.
    const bool own_words = facts[mention].kind == MentionKind::common || facts[mention].kind == MentionKind::pointing;
    if (fullest != kNone && own_words && facts[fullest].kind != MentionKind::name) fullest = static_cast<std::uint32_t>(mention);
    mentions.push_back({facts[mention].tokens, facts[mention].head, fullest});
  }
  return mentions;
}

std::uint32_t mention_of(const std::vector<Mention>& mentions, std::uint32_t head_token) {
  // A mention begins at most a noun phrase before its head; groups ("A and B") share the head of their first member, which stands first.
  constexpr std::uint32_t kLongest = 24;
  const std::uint32_t from = head_token > kLongest ? head_token - kLongest : 0;
  for (std::uint32_t index = first_at(mentions, from); index < mentions.size() && mentions[index].tokens.start <= head_token + kLongest;
       ++index) {
    if (mentions[index].head == head_token) return index;
  }
  return kNone;
}

ByteSpan name_span(std::string_view, const Parsed& parsed, const Mention& mention) {
  TokenSpan tokens = mention.tokens;
  if (tokens.size() > 1 && parsed.tags[tokens.end - 1].xpos == Xpos::POS) --tokens.end;
  const bool is_name = parsed.tags[mention.head].upos == Upos::PROPN;
  if (is_name && tokens.size() > 1 && parsed.tags[tokens.start].upos == Upos::DET) ++tokens.start;
  return {parsed.tokens.span[tokens.start].start, parsed.tokens.span[tokens.end - 1].end};
}

ResolvedPhrase resolve_phrase(std::string_view text, const Parsed& parsed, TokenSpan tokens, std::uint32_t head) {
  ResolvedPhrase result;
  if (tokens.empty() || tokens.end > parsed.tokens.size()) return result;
  std::uint32_t at = parsed.tokens.span[tokens.start].start;
  const std::uint32_t end = parsed.tokens.span[tokens.end - 1].end;
  for (std::uint32_t index = first_at(parsed.mentions, tokens.start);
       index < parsed.mentions.size() && parsed.mentions[index].tokens.start < tokens.end; ++index) {
    const Mention& mention = parsed.mentions[index];
    const ByteSpan span = name_span(text, parsed, mention);
    if (mention.tokens.end > tokens.end || span.start < at) continue;
    const std::string lower = lower_ascii(slice(text, span));
    const bool pronoun = parsed.tags[mention.head].upos == Upos::PRON;
    const bool reflexive = pronoun && (lower.ends_with("self") || lower.ends_with("selves"));
    if (mention.head != head && (reflexive || describes_word_of(parsed, tokens, mention.head))) continue;
    if (mention.name == kNone) {
      result.abstained = result.abstained || mention.head == head || pronoun;
      continue;
    }
    if (mention.name == index) {
      const bool drops_article = mention.head == head && result.text.empty() && span.start > at && mention.tokens.start == tokens.start;
      if (drops_article) at = span.start;
      continue;
    }
    const Mention& fullest = parsed.mentions[mention.name];
    // "Secretary of State", "the people of Oslo": a name beside the head is part of how the thing is called; only an owner is said in full.
    const bool owner = mention.tokens.end < parsed.tokens.size() && parsed.tags[mention.tokens.end].xpos == Xpos::POS;
    const bool is_name = parsed.tags[mention.head].upos == Upos::PROPN;
    std::uint32_t first = std::min(mention.head, mention.tokens.start);
    while (first > tokens.start + 1 && parsed.tags[first - 1].upos == Upos::PROPN) --first;  // "Berg and Mr. Lund"
    const bool joined = is_name && parsed.tree.relations[mention.head] == Relation::conj && parsed.tree.heads[mention.head] == head &&
                        first > tokens.start && parsed.tags[first - 1].lemma == "and";
    if (mention.head != head && is_name && !joined && !owner && parsed.tags[mention.tokens.end - 1].xpos != Xpos::POS) continue;
    // The name itself may not hold the phrase ("its plant" inside of the fullest mention of it).
    if (fullest.tokens.contains(mention.tokens) && mention.name != index) continue;
    const bool is_head = mention.head == head;
    if (is_head && tokens.contains(fullest.tokens)) {  // "the leader, Mari Lund, of recklessness"
      result.text = slice(text, name_span(text, parsed, fullest));
      return result;
    }
    if (is_head && is_name) {
      result.text.clear();  // titles and adjectives before a name are no part of it
    } else {
      result.text += slice(text, {at, span.start});
    }
    std::string name(slice(text, name_span(text, parsed, fullest)));
    const bool owns = pronoun && tokens.size() > 1 && is_genitive(parsed.tags[mention.head], lower);
    result.text += owns ? genitive(std::move(name)) : name;
    at = span.end;
  }
  result.text += slice(text, {at, end});
  return result;
}

}  // namespace sayso
