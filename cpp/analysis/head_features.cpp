#include "analysis/head_features.h"

#include <algorithm>
#include <initializer_list>

#include "analysis/heads.h"
#include "base/feature_hash.h"

namespace sayso {
namespace {

constexpr std::uint64_t kSpace = 0x7472656573ULL;
constexpr std::int64_t kOutside = -10;
constexpr std::uint64_t kNoTag = kTagPairs + 1, kRootTag = kTagPairs + 2, kRootWord = 1;

// Relations that tell what else a head has.
constexpr std::uint64_t kArguments = bit(Relation::nsubj) | bit(Relation::nsubj_pass) | bit(Relation::csubj) | bit(Relation::obj) |
                                     bit(Relation::iobj) | bit(Relation::xcomp) | bit(Relation::ccomp) | bit(Relation::cop) |
                                     bit(Relation::aux) | bit(Relation::expl) | bit(Relation::obl) | bit(Relation::advcl);
// Relations that tell what kind of phrase a word heads.
constexpr std::uint64_t kMarkers = bit(Relation::case_) | bit(Relation::mark) | bit(Relation::det) | bit(Relation::cop) |
                                   bit(Relation::nsubj) | bit(Relation::nsubj_pass) | bit(Relation::aux) | bit(Relation::cc) |
                                   bit(Relation::nummod) | bit(Relation::nmod_poss) | bit(Relation::punct) | bit(Relation::obj);

std::uint64_t capped(std::uint64_t number, std::uint64_t most) { return std::min(number, most); }

}  // namespace

HeadSurroundings::HeadSurroundings(const WordForms& forms, const Parsed& parsed, TokenSpan sentence)
    : sentence_(sentence), forms_(forms), tree_(parsed.tree), children_(sentence.size()) {
  for (std::uint32_t token = sentence.start; token < sentence.end; ++token) {
    pairs_.push_back(pair_of(parsed.tags[token].upos, parsed.tags[token].xpos));
    const std::uint32_t head = tree_.heads[token];
    if (head == token) continue;
    Children& children = children_[head - sentence.start];
    children.relations |= bit(tree_.relations[token]);
    ++(token < head ? children.before : children.after);
  }
}

std::uint64_t HeadSurroundings::pair(std::int64_t place) const {
  if (place < sentence_.start || place >= sentence_.end) return kNoTag;
  return pairs_[static_cast<std::size_t>(place) - sentence_.start];
}

std::uint64_t HeadSurroundings::word(std::int64_t place) const {
  if (place < sentence_.start || place >= sentence_.end) return 0;
  return forms_.word(static_cast<std::uint32_t>(place));
}

std::uint64_t HeadSurroundings::child_word(std::uint32_t token, Relation relation) const {
  if ((children(token).relations & bit(relation)) == 0) return 0;
  for (std::uint32_t child = sentence_.start; child < sentence_.end; ++child) {
    if (tree_.heads[child] == token && child != token && tree_.relations[child] == relation) return word(child);
  }
  return 0;
}

std::uint64_t HeadSurroundings::other_children(std::uint32_t head, std::uint32_t token) const {
  std::uint64_t relations = 0;
  for (std::uint32_t other = sentence_.start; other < sentence_.end; ++other) {
    if (tree_.heads[other] == head && other != head && other != token) relations |= bit(tree_.relations[other]);
  }
  return relations;
}

std::uint64_t HeadSurroundings::sibling(std::uint32_t head, std::uint32_t token) const {
  const std::int64_t step = token > head ? -1 : 1;
  for (std::int64_t place = token + step; place != head; place += step) {
    const auto other = static_cast<std::uint32_t>(place);
    if (tree_.heads[other] == head) return (pair(place) + 1) * 64 + static_cast<std::uint64_t>(tree_.relations[other]);
  }
  return 0;
}

std::uint64_t HeadSurroundings::crossings(std::uint32_t head, std::uint32_t token) const {
  const std::uint32_t left = std::min(head, token), right = std::max(head, token);
  std::uint64_t count = 0;
  for (std::uint32_t other = left + 1; other < right; ++other) {
    const std::uint32_t above = tree_.heads[other];
    count += (above < left || above > right) && above != other ? 1 : 0;
    if (tree_.heads[other] == other) count += 4;  // the root is covered
  }
  return capped(count, 6);
}

std::uint64_t HeadSurroundings::between(std::uint32_t head, std::uint32_t token) const {
  std::uint64_t verbs = 0, commas = 0, classes = 0;
  for (std::uint32_t other = std::min(head, token) + 1; other < std::max(head, token); ++other) {
    const Upos upos = upos_of(pairs_[other - sentence_.start]);
    const Xpos xpos = xpos_of(pairs_[other - sentence_.start]);
    verbs += upos == Upos::VERB ? 1 : 0;
    commas += xpos == Xpos::comma ? 1 : 0;
    classes |= upos == Upos::CCONJ ? 1U : upos == Upos::SCONJ ? 2U : upos == Upos::NOUN || upos == Upos::PROPN ? 4U : 0U;
    classes |= xpos == Xpos::colon ? 8U : xpos == Xpos::WDT || xpos == Xpos::WP ? 16U : xpos == Xpos::quote_close ? 32U : 0U;
  }
  return (capped(verbs, 3) * 4 + capped(commas, 3)) * 64 + classes;
}

bool HeadSurroundings::is_below(std::uint32_t token, std::uint32_t above) const {
  while (token != above && tree_.heads[token] != token) token = tree_.heads[token];
  return token == above;
}

HeadFeatures HeadSurroundings::features(const HeadDoubt& doubt, std::uint32_t index) const {
  HeadFeatures found;
  std::size_t number = 0;
  const auto add = [&](std::initializer_list<std::uint64_t> values) {
    found[number] = hash_feature(kSpace, number, values);
    ++number;
  };
  // d is the word, h its head, r the relation.
  const std::uint32_t token = doubt.token, head = doubt.choices[index].head;
  const bool is_root = head == token;
  const std::int64_t d = token, h = is_root ? kOutside : static_cast<std::int64_t>(head);
  const auto r = static_cast<std::uint64_t>(doubt.choices[index].relation);
  const std::uint64_t d_tag = pair(d), h_tag = is_root ? kRootTag : pair(h);
  const std::uint64_t d_word = word(d), h_word = is_root ? kRootWord : word(h);
  const std::uint64_t side = is_root ? 2 : head < token ? 0 : 1;
  const std::uint64_t distance =
      is_root ? kDistanceBuckets : distance_bucket(static_cast<std::int32_t>(head) - static_cast<std::int32_t>(token));
  const Children below_d = children(token);
  const Children below_h = is_root ? Children{} : children(head);
  const std::uint64_t others = is_root ? 0 : other_children(head, token);
  const std::uint64_t markers = below_d.relations & kMarkers;
  const std::uint64_t marker = std::max(child_word(token, Relation::case_), child_word(token, Relation::mark));
  const std::uint64_t h_relation = is_root ? kRelationNames.size() : static_cast<std::uint64_t>(tree_.relations[head]);
  const std::uint64_t grand_tag = is_root ? kNoTag : tree_.heads[head] == head ? kRootTag : pair(tree_.heads[head]);
  const std::uint64_t next_to = is_root ? 0 : sibling(head, token);
  const std::uint64_t amid = is_root ? 0 : between(head, token);
  const std::uint64_t crossed = is_root ? 0 : crossings(head, token);
  const std::uint64_t is_cycle = !is_root && is_below(head, token) ? 1 : 0;
  const std::uint64_t is_first = doubt.choices[0].head == head ? 1 : 0;
  const auto first_relation = static_cast<std::uint64_t>(doubt.choices[0].relation);

  add({r});
  add({r, d_tag, h_tag});
  add({r, d_tag, h_tag, distance});
  add({r, d_word, h_word});
  add({r, d_tag, h_word});
  add({r, d_word, h_tag});
  add({d_word, h_word, side});
  add({d_tag, h_tag, side, pair(h + 1), pair(d - 1)});
  add({d_tag, h_tag, side, pair(h - 1), pair(d - 1)});
  add({d_tag, h_tag, side, pair(h + 1), pair(d + 1)});
  add({d_tag, h_tag, side, pair(h - 1), pair(d + 1)});
  add({r, d_tag, pair(d - 1), pair(d + 1)});
  add({r, h_tag, pair(h - 1), pair(h + 1)});
  add({d_tag, h_tag, side, amid});
  add({r, side, amid});
  add({r, distance, amid});
  add({r, d_word, word(d - 1)});
  add({r, d_word, word(d + 1)});
  add({r, h_word, word(d - 1)});
  add({r, h_word, side});
  add({r, h_tag, side, pair(d - 1)});
  add({r, side, d_tag == h_tag ? 1U : 0U, d_word == h_word ? 1U : 0U});
  // Above the head.
  add({r, d_tag, side, h_relation});
  add({r, d_tag, h_tag, grand_tag});
  // Beside the word, below the head.
  add({r, h_tag, side, next_to});
  add({r, d_tag, next_to});
  add({r, h_tag, (others & bit(doubt.choices[index].relation)) != 0 ? 1U : 0U});
  add({r, h_tag, others & kArguments});
  add({r, side, capped(below_h.before, 3), capped(below_h.after, 3)});
  // Below the word.
  add({r, d_tag, markers});
  add({r, h_tag, markers});
  add({r, h_word, marker});
  add({r, d_tag, h_tag, marker});
  add({r, d_word, marker});
  add({r, d_tag, capped(below_d.before, 2), capped(below_d.after, 2)});
  // How the arc fits the tree and the network's own choice.
  add({r, crossed});
  add({d_tag, h_tag, crossed});
  add({r, is_cycle, is_first});
  add({r, is_first, first_relation});
  add({is_first, index});
  return found;
}

}  // namespace sayso
