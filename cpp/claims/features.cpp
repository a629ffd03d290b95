#include "claims/features.h"

#include <algorithm>
#include <string_view>

#include "base/feature_hash.h"
#include "base/hash.h"
#include "claims/denials.h"

namespace sayso {
namespace {

constexpr std::uint64_t bucket(std::uint32_t count) { return count < 6 ? count : count < 9 ? 6 : count < 14 ? 7 : count < 22 ? 8 : 9; }

bool is_capitalised(const SectionView& section, std::uint32_t token) {
  const char first = section.text[section.bytes(token).start];
  return first >= 'A' && first <= 'Z';
}

std::uint64_t entity_code(const SectionView& section, std::uint32_t token) {
  return section.entity[token] == kNone ? 0 : code(section.parsed.entities[section.entity[token]].kind);
}

// The punctuation right before a subtree or that opens it, when there is some.
std::uint64_t mark_before(const SentenceView& view, const WordHashes& hashes, std::uint32_t first) {
  const std::uint32_t start = view.tokens.start;
  if (view.section->is_punct(first)) return hashes.word[first - start];
  return first > start && view.section->is_punct(first - 1) ? hashes.word[first - 1 - start] : 0;
}

// The first word of the subtree that is no punctuation.
std::uint32_t first_word(const SentenceView& view, std::uint32_t token) {
  std::uint32_t first = view.first_of(token);
  while (first < token && view.section->is_punct(first)) ++first;
  return first;
}

// "Monday", "year", "recently": a word that tells a time.
bool tells_time(const SectionView& section, std::uint32_t token) {
  for (const std::string_view name : {"weekdays", "months", "seasons", "day_parts", "time_words"}) {
    if (section.lexicon.table(name).has(section.lower[token])) return true;
  }
  return section.upos(token) == Upos::NOUN && section.lexicon.table("time_units").has(section.lemma(token));
}

}  // namespace

WordHashes hash_words(const SentenceView& view) {
  const SectionView& section = *view.section;
  const LexiconTable& verbs = section.tables.cue_verbs;
  const LexiconTable& nouns = section.tables.cue_nouns;
  WordHashes hashes;
  for (std::uint32_t token = view.tokens.start; token < view.tokens.end; ++token) {
    hashes.word.push_back(hash64(section.lower[token]));
    hashes.lemma.push_back(hash64(section.lemma(token)));
    std::uint64_t set = 0;
    for (const std::uint32_t below : view.children(token)) set |= bit(section.relation(below));
    hashes.children.push_back(set);
    const bool verb = section.upos(token) == Upos::VERB && verbs.has(section.lemma(token));
    const bool noun = section.upos(token) == Upos::NOUN && nouns.has(section.lemma(token));
    hashes.cue.push_back(verb ? 1 : noun ? 2 : 0);
    hashes.denies.push_back(denies(view, token) ? 1 : 0);
    hashes.time.push_back(tells_time(section, token) ? 1 : 0);
  }
  return hashes;
}

void head_features(const SentenceView& view, const WordHashes& hashes, std::uint32_t token, std::optional<Form> rule, Features& features) {
  features.clear();
  const SectionView& section = *view.section;
  const FeatureCollector out{features, 0x48454144};
  const std::uint32_t start = view.tokens.start, local = token - start;
  const std::uint64_t relation = code(section.relation(token)), upos = code(section.upos(token)), xpos = code(section.xpos(token));
  const std::uint64_t word = hashes.word[local], lemma = hashes.lemma[local], form = rule ? code(*rule) : 0;
  const std::uint64_t place = section.parsed.section == Section::title ? 99 : code(section.block_kind(token));
  const std::string_view lower = section.lower[token];
  const std::uint64_t ending = hash64(lower.size() > 3 ? lower.substr(lower.size() - 3) : lower);
  const std::uint64_t entity = entity_code(section, token), quoted = section.quote[token] == kNone ? 0 : 1;

  out.add(0, {});
  out.add(1, {relation});
  out.add(2, {upos});
  out.add(3, {xpos});
  out.add(4, {relation, upos});
  out.add(5, {word});
  out.add(6, {lemma, relation});
  out.add(7, {place});
  out.add(8, {place, relation});
  out.add(9, {form});
  out.add(10, {form, upos, relation});
  out.add(11, {form, lemma});
  out.add(12, {relation, xpos});
  out.add(13, {entity, relation});
  out.add(14, {entity, upos, is_capitalised(section, token) ? 1ULL : 0ULL});
  out.add(15, {quoted, relation});
  out.add(16, {ending, upos});
  out.add(17, {ending, relation});
  out.add(18, {lemma, upos});
  out.add(19, {hashes.cue[local], relation, upos});
  out.add(57, {hashes.denies[local], relation});
  out.add(58, {hashes.denies[local], form, upos});

  // Above.
  if (!section.is_root(token)) {
    const std::uint32_t head = section.head(token), above = head - start;
    const std::uint64_t head_relation = code(section.relation(head)), head_upos = code(section.upos(head)), side = head < token ? 1 : 0;
    out.add(20, {head_relation});
    out.add(21, {head_upos});
    out.add(22, {hashes.lemma[above]});
    out.add(23, {relation, hashes.lemma[above]});
    out.add(24, {relation, head_upos, side});
    out.add(25, {relation, head_relation, upos});
    out.add(26, {hashes.cue[above], relation, head_upos});
    out.add(27, {side, relation, bucket(view.size_of(token))});
    out.add(28, {entity_code(section, head), relation, entity});
    out.add(29, {relation, hashes.children[above] & 0xFFFFFFFFFFFFULL});
    out.add(30, {relation, static_cast<std::uint64_t>(section.quote[head] == section.quote[token])});
    out.add(55, {lemma, hashes.lemma[above], relation});
    if (!section.is_root(head)) {
      const std::uint32_t grand = section.head(head);
      out.add(31, {code(section.upos(grand)), head_relation, relation});
      out.add(32, {hashes.lemma[grand - start], head_relation, relation});
      out.add(33, {hashes.cue[grand - start], head_relation, relation});
    }
  }
  // Below.
  std::uint32_t content = 0;
  for (const std::uint32_t below : view.children(token)) {
    const std::uint64_t child = code(base_of(section.relation(below))), exact = code(section.relation(below)), side = below < token ? 1 : 0;
    out.add(34, {child, side});
    out.add(35, {exact, hashes.word[below - start]});
    out.add(36, {child, relation});
    out.add(37, {child, upos, side});
    out.add(38, {exact, relation, upos});
    out.add(39, {child, code(section.xpos(below)), upos});
    out.add(56, {child, lemma});
    if (section.upos(below) != Upos::PUNCT && section.upos(below) != Upos::DET) ++content;
    if (base_of(section.relation(below)) == Relation::nsubj || base_of(section.relation(below)) == Relation::nmod) {
      out.add(40, {exact, entity_code(section, below), relation});
    }
    for (const std::uint32_t under : view.children(below)) {
      if (base_of(section.relation(under)) == Relation::case_ || base_of(section.relation(under)) == Relation::mark) {
        out.add(41, {child, hashes.word[under - start], upos});
      }
    }
  }
  out.add(42, {hashes.children[local]});
  out.add(43, {hashes.children[local], relation});
  out.add(44, {bucket(content), relation, upos});
  out.add(45, {bucket(view.size_of(token)), relation});
  out.add(46, {std::min<std::uint64_t>(view.size_of(token), 14), upos});
  out.add(47, {bucket(view.tokens.size()), relation, place});
  // Around.
  const std::uint64_t before = token > start ? hashes.word[local - 1] : 1, after = token + 1 < view.tokens.end ? hashes.word[local + 1] : 1;
  const std::uint64_t upos_before = token > start ? code(section.upos(token - 1)) : 0,
                      upos_after = token + 1 < view.tokens.end ? code(section.upos(token + 1)) : 0;
  out.add(48, {before});
  out.add(49, {after});
  out.add(50, {upos_before, upos, upos_after});
  out.add(51, {mark_before(view, hashes, view.first_of(token)), relation, upos});
  out.add(52, {static_cast<std::uint64_t>(view.first_of(token) == start), static_cast<std::uint64_t>(token == start), relation});
  out.add(53, {hashes.word[view.first_of(token) - start], relation});
  out.add(54, {place, upos, static_cast<std::uint64_t>(section.is_root(token)), hashes.word[view.tokens.size() - 1]});
}

void span_features(const SentenceView& view, const WordHashes& hashes, const std::vector<std::uint8_t>& forms, std::uint32_t head,
                   Form form, const SpanCandidate& candidate, Features& features) {
  features.clear();
  const SectionView& section = *view.section;
  const std::uint32_t start = view.tokens.start, token = candidate.token, parent = candidate.parent;
  const FeatureCollector out{features, 0x5350414E};
  const std::uint64_t kind = mix_hash(code(form), code(candidate.place));  // most templates are told apart by form and place
  const std::uint64_t relation = code(section.relation(token)), upos = code(section.upos(token));
  if (candidate.place == Place::noun) {
    out.add(0, {kind});
    out.add(1, {kind, code(section.relation(head)), relation});
    out.add(2, {kind, upos});
    out.add(3, {kind, code(section.relation(head)), static_cast<std::uint64_t>(token < head)});
    out.add(4, {hashes.lemma[token - start], kind});
    out.add(5, {kind, forms[token - start], code(section.relation(head))});
    out.add(6, {kind, code(section.upos(head)), upos});
    return;
  }
  const std::uint64_t side = token > head ? 1 : 0, parent_side = token > parent ? 1 : 0, place = code(candidate.place);
  const std::uint32_t first = view.first_of(token), last = view.last_of(token);
  const std::uint64_t mark = mark_before(view, hashes, first), comma = mark != 0 ? 1 : 0;
  const bool ends_open = last + 1 < view.tokens.end && section.is_punct(last + 1);
  const std::uint64_t comma_after = last + 1 >= view.tokens.end ? 2 : section.is_punct(last) || ends_open ? 1 : 0;
  const std::uint64_t word = hashes.word[token - start], heads_claim = forms[token - start];
  const std::uint64_t first_hash = hashes.word[first_word(view, token) - start], xpos = code(section.xpos(token));
  const std::uint64_t size = bucket(view.size_of(token));
  // What stands behind a denying head is what it denies: "not paid [until it sells]".
  const std::uint64_t denied = hashes.denies[head - start] + (parent == head ? 2U : 0U);
  std::uint64_t opener = 0;  // the first marker word of the subtree
  for (const std::uint32_t below : view.children(token)) {
    const Relation base = base_of(section.relation(below));
    if (opener == 0 && (base == Relation::mark || base == Relation::case_)) opener = hashes.word[below - start];
  }
  out.add(10, {kind});
  out.add(11, {place, relation});
  out.add(12, {kind, relation});
  out.add(13, {kind, relation, side});
  out.add(14, {kind, relation, comma});
  out.add(15, {relation, upos, place});
  out.add(16, {relation, std::min<std::uint64_t>(candidate.depth, 3), place});
  out.add(17, {relation, code(section.relation(parent)), place});
  out.add(18, {relation, bucket(view.size_of(token))});
  out.add(19, {kind, heads_claim});
  out.add(20, {kind, heads_claim, comma, side});
  out.add(21, {kind, opener});
  out.add(22, {opener, relation, heads_claim});
  out.add(23, {kind, word});
  out.add(24, {kind, relation, static_cast<std::uint64_t>(last >= view.last_of(head))});
  out.add(25, {place, relation, parent_side});
  out.add(26, {relation, side, comma, heads_claim, bucket(view.size_of(token))});
  out.add(27, {kind, relation, mark});
  out.add(28, {relation, hashes.children[token - start] & 0xFFFFFFFFFFFFULL});
  out.add(29, {hashes.lemma[parent - start], relation, place});
  out.add(30, {word, relation});
  out.add(31, {kind, static_cast<std::uint64_t>(first == start), relation});
  out.add(32, {kind, upos, parent_side});
  out.add(33, {relation, static_cast<std::uint64_t>(section.quote[token] == section.quote[head]),
               static_cast<std::uint64_t>(section.quote[token] == kNone)});
  out.add(34, {kind, code(section.relation(head)), relation});
  out.add(35, {entity_code(section, token), relation, place});
  out.add(36, {hashes.cue[head - start], relation, kind});
  // "does not know [what they mean]", "[according to Lund]"
  out.add(37, {relation, kind, first_hash});
  out.add(38, {relation, heads_claim, first_hash, hashes.cue[parent - start]});
  out.add(39, {relation, xpos, kind});
  out.add(40, {relation, xpos, comma, heads_claim, side});
  out.add(41, {relation, mark, comma_after, heads_claim, side});
  out.add(42, {relation, first_hash, comma});
  out.add(43, {denied, relation, comma, side});
  out.add(44, {denied, relation, heads_claim, comma});
  out.add(45, {denied, relation, opener});
  out.add(46, {kind, size, heads_claim, relation});
  out.add(47, {code(section.xpos(head)), relation, xpos, place});
  out.add(48, {hashes.lemma[head - start], relation, heads_claim == 0 ? 0ULL : 1ULL});
  out.add(49, {kind, comma_after, relation, side});
  out.add(51, {hashes.time[token - start], kind, relation});
  out.add(52, {hashes.time[token - start], relation, comma, comma_after, side});
  out.add(50, {relation, hashes.children[token - start] & 0xFFFFFFFFFFFFULL, heads_claim, comma});
}

}  // namespace sayso
