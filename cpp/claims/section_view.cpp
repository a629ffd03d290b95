#include "claims/section_view.h"

#include <algorithm>

namespace sayso {
namespace {

std::string lower_case(std::string_view word) {
  std::string lower;
  lower.reserve(word.size());
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (word.substr(at, 3) == "\xE2\x80\x99") {  // right single quotation mark as apostrophe
      lower += '\'';
      at += 2;
    } else {
      lower += word[at] >= 'A' && word[at] <= 'Z' ? static_cast<char>(word[at] + ('a' - 'A')) : word[at];
    }
  }
  return lower;
}

// Quotations are in order of their start and properly nested, so one sweep with a stack of the open ones is enough.
std::vector<std::uint32_t> quote_of_tokens(const Parsed& parsed) {
  std::vector<std::uint32_t> column(parsed.tokens.size(), kNone);
  const std::vector<Quote>& quotes = parsed.structure.quotes;
  std::vector<std::uint32_t> open;
  std::uint32_t next = 0;
  for (std::size_t token = 0; token < column.size(); ++token) {
    const std::uint32_t start = parsed.tokens.span[token].start;
    while (next < quotes.size() && quotes[next].outer.start <= start) open.push_back(next++);
    while (!open.empty() && quotes[open.back()].outer.end <= start) open.pop_back();
    if (!open.empty()) column[token] = open.back();
  }
  return column;
}

}  // namespace

ClaimTables::ClaimTables(const Lexicon& lexicon)
    : cue_verbs(lexicon.table("cue_verbs")),
      cue_nouns(lexicon.table("cue_nouns")),
      cue_adverbs(lexicon.table("cue_adverbs")),
      cue_adjectives(lexicon.table("cue_adjectives")),
      cue_phrases(lexicon.table("cue_phrases")),
      holders(lexicon.table("holders")),
      light_verbs(lexicon.table("light_verbs")),
      implicit_cues(lexicon.table("implicit_cues")),
      negators(lexicon.table("negators")),
      negative_words(lexicon.table("negative_words")),
      negative_phrases(lexicon.table("negative_phrases")),
      not_negating(lexicon.table("not_negating")),
      negated_adjectives(lexicon.table("negated_adjectives")),
      modals(lexicon.table("modals")),
      modal_verbs(lexicon.table("modal_verbs")),
      hedges(lexicon.table("hedges")),
      conditions(lexicon.table("conditions")),
      causal_words(lexicon.table("causal_words")),
      comparison_words(lexicon.table("comparison_words")),
      preposition_roles(lexicon.table("preposition_roles")),
      conjunction_roles(lexicon.table("conjunction_roles")),
      event_nouns(lexicon.table("event_nouns")),
      have_nouns(lexicon.table("have_nouns")),
      titles(lexicon.table("titles")) {}

BlockKind SectionView::block_kind(std::uint32_t token) const {
  const std::uint32_t block = parsed.tokens.block[token];
  return block < parsed.structure.blocks.size() ? parsed.structure.blocks[block].kind : BlockKind::paragraph;
}

SectionView view_section(std::string_view text, const Parsed& parsed, const Lexicon& lexicon) {
  const std::size_t count = parsed.tokens.size();
  SectionView view{text,
                   parsed,
                   lexicon,
                   ClaimTables(lexicon),
                   {},
                   quote_of_tokens(parsed),
                   std::vector<std::uint32_t>(count, kNone),
                   std::vector<std::uint32_t>(count, kNone)};
  view.lower.reserve(count);
  for (const ByteSpan& span : parsed.tokens.span) view.lower.push_back(lower_case(slice(text, span)));
  for (std::uint32_t entity = 0; entity < parsed.entities.size(); ++entity) {
    for (std::uint32_t token = parsed.entities[entity].tokens.start; token < parsed.entities[entity].tokens.end; ++token)
      view.entity[token] = entity;
  }
  for (std::uint32_t mention = 0; mention < parsed.mentions.size(); ++mention) {
    std::uint32_t& slot = view.mention[parsed.mentions[mention].head];
    if (slot == kNone || parsed.mentions[slot].tokens.size() < parsed.mentions[mention].tokens.size()) slot = mention;
  }
  return view;
}

SentenceView view_sentence(const SectionView& section, TokenSpan tokens) {
  const std::uint32_t count = tokens.size();
  SentenceView view{&section,
                    tokens,
                    std::vector<std::uint32_t>(count + 1, 0),
                    std::vector<std::uint32_t>(count, 0),
                    {},
                    std::vector<std::uint32_t>(count),
                    std::vector<std::uint32_t>(count),
                    std::vector<std::uint32_t>(count, 1)};
  // Children by counting: how many each token has, where they start, then one pass that drops them in.
  for (std::uint32_t token = tokens.start; token < tokens.end; ++token) {
    if (!section.is_root(token)) ++view.child_start[section.head(token) - tokens.start + 1];
  }
  for (std::uint32_t local = 0; local < count; ++local) view.child_start[local + 1] += view.child_start[local];
  std::vector<std::uint32_t> fill(view.child_start.begin(), view.child_start.end() - 1);
  view.order.reserve(count);
  for (std::uint32_t token = tokens.start; token < tokens.end; ++token) {
    view.first[token - tokens.start] = view.last[token - tokens.start] = token;
    if (section.is_root(token)) {
      view.order.push_back(token);
    } else {
      view.child[fill[section.head(token) - tokens.start]++] = token;
    }
  }
  for (std::size_t at = 0; at < view.order.size(); ++at) {
    const auto below = view.children(view.order[at]);
    view.order.insert(view.order.end(), below.begin(), below.end());
  }
  for (std::size_t at = view.order.size(); at-- > 0;) {
    const std::uint32_t token = view.order[at];
    if (section.is_root(token)) continue;
    const std::uint32_t above = section.head(token) - tokens.start, local = token - tokens.start;
    view.first[above] = std::min(view.first[above], view.first[local]);
    view.last[above] = std::max(view.last[above], view.last[local]);
    view.subtree[above] += view.subtree[local];
  }
  return view;
}

std::uint32_t SentenceView::child_with(std::uint32_t token, Relation wanted, bool with_subtypes) const {
  for (const std::uint32_t below : children(token)) {
    const Relation found = section->relation(below);
    if (found == wanted || (with_subtypes && base_of(found) == wanted)) return below;
  }
  return kNone;
}

Relation base_of(Relation relation) {
  switch (relation) {
    case Relation::acl_relcl:
      return Relation::acl;
    case Relation::advcl_relcl:
      return Relation::advcl;
    case Relation::aux_pass:
      return Relation::aux;
    case Relation::cc_preconj:
      return Relation::cc;
    case Relation::compound_prt:
      return Relation::compound;
    case Relation::csubj_outer:
    case Relation::csubj_pass:
      return Relation::csubj;
    case Relation::det_predet:
      return Relation::det;
    case Relation::nmod_desc:
    case Relation::nmod_poss:
    case Relation::nmod_unmarked:
      return Relation::nmod;
    case Relation::nsubj_outer:
    case Relation::nsubj_pass:
      return Relation::nsubj;
    case Relation::obl_agent:
    case Relation::obl_unmarked:
      return Relation::obl;
    default:
      return relation;
  }
}

bool is_subject(Relation relation) {
  const Relation base = base_of(relation);
  return base == Relation::nsubj || base == Relation::csubj || base == Relation::expl;
}

bool joined_by(const SentenceView& view, std::uint32_t token, std::string_view word) {
  const std::uint32_t coordinator = view.child_with(token, Relation::cc);
  return coordinator != kNone && view.section->lower[coordinator] == word;
}

bool marked_by(const SentenceView& view, std::uint32_t token, std::string_view word) {
  for (const std::uint32_t below : view.children(token)) {
    if (view.section->relation(below) == Relation::mark && view.section->lower[below] == word) return true;
  }
  return false;
}

void append_word(std::string& phrase, std::string_view word) {
  if (!phrase.empty()) phrase += ' ';
  phrase += word;
}

bool is_clausal(const SentenceView& view, std::uint32_t token) {
  if (view.section->upos(token) == Upos::VERB) return true;
  for (const std::uint32_t below : view.children(token)) {
    const Relation relation = view.section->relation(below);
    if (relation == Relation::cop || is_subject(relation)) return true;
  }
  return false;
}

}  // namespace sayso
