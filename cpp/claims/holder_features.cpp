#include "claims/holder_features.h"

#include <algorithm>
#include <string>

#include "base/feature_hash.h"
#include "base/hash.h"
#include "claims/cues.h"
#include "claims/holders.h"

namespace sayso {
namespace {

constexpr std::uint32_t kMostSteps = 24;  // up a tree
constexpr std::uint32_t kToldSteps = 4;   // of a path, the rest is told by its length

constexpr std::uint64_t bucket(std::uint32_t count) { return count < 4 ? count : count < 7 ? 4 : count < 12 ? 5 : count < 20 ? 6 : 7; }

// The tokens from one upwards to the root.
std::vector<std::uint32_t> upwards(const SectionView& section, std::uint32_t token) {
  std::vector<std::uint32_t> way{token};
  while (!section.is_root(token) && way.size() < kMostSteps) way.push_back(token = section.head(token));
  return way;
}

struct Path {
  std::uint64_t whole = 0;         // its relations
  std::uint64_t kind = 0;          // 1: the cue stands above the claim, 2: below, 3: beside, 4: is its head, 5: in another sentence
  std::uint64_t last = 0;          // the relation right below the cue, when that stands above
  std::uint64_t first = 0;         // the claim's own relation
  std::uint32_t up = 0, down = 0;  // steps from the claim, steps to the cue
};

Path path_between(const SentenceView& view, std::uint32_t claim, std::uint32_t cue) {
  const SectionView& section = *view.section;
  Path path;
  path.first = code(section.relation(claim));
  if (!view.tokens.contains(cue)) {
    path.kind = 5;
    return path;
  }
  const std::vector<std::uint32_t> from = upwards(section, claim), to = upwards(section, cue);
  std::size_t up = 0, down = 0;
  for (; up < from.size(); ++up) {
    const auto found = std::find(to.begin(), to.end(), from[up]);
    if (found == to.end()) continue;
    down = static_cast<std::size_t>(found - to.begin());
    break;
  }
  path.up = static_cast<std::uint32_t>(up);
  path.down = static_cast<std::uint32_t>(down);
  path.kind = up == 0 && down == 0 ? 4 : down == 0 ? 1 : up == 0 ? 2 : 3;
  for (std::size_t step = 0; step < std::min<std::size_t>(up, kToldSteps); ++step)
    path.whole = mix_hash(path.whole, code(section.relation(from[step])));
  path.whole = mix_hash(path.whole, 99 + std::min<std::size_t>(up, kToldSteps + 1));
  for (std::size_t step = 0; step < std::min<std::size_t>(down, kToldSteps); ++step)
    path.whole = mix_hash(path.whole, code(section.relation(to[step])));
  path.whole = mix_hash(path.whole, 199 + std::min<std::size_t>(down, kToldSteps + 1));
  if (up > 0) path.last = code(section.relation(from[up - 1]));
  return path;
}

// What stands between two tokens: marks, joints and other verbs.
struct Between {
  std::uint32_t commas = 0, verbs = 0, cues = 0, words = 0;
  bool semicolon = false, colon = false, that = false, turn = false, joint = false, mark = false;

  std::uint64_t marks() const {
    return (semicolon ? 1U : 0U) | (colon ? 2U : 0U) | (that ? 4U : 0U) | (turn ? 8U : 0U) | (joint ? 16U : 0U) | (mark ? 32U : 0U);
  }
};

Between between(const SectionView& section, std::uint32_t start, std::uint32_t end, const std::vector<HolderCandidate>& candidates) {
  Between found;
  for (std::uint32_t token = start; token < end; ++token) {
    const std::string& word = section.lower[token];
    ++found.words;
    found.commas += word == "," ? 1 : 0;
    found.semicolon = found.semicolon || word == ";";
    found.colon = found.colon || word == ":";
    found.that = found.that || (word == "that" && section.upos(token) == Upos::SCONJ);
    found.turn = found.turn || word == "but" || word == "while" || word == "although" || word == "though";
    found.joint = found.joint || word == "and";
    found.mark = found.mark || section.quote[token] != kNone;
    found.verbs += section.upos(token) == Upos::VERB ? 1 : 0;
  }
  for (const HolderCandidate& other : candidates) found.cues += other.holder.cue >= start && other.holder.cue < end ? 1 : 0;
  return found;
}

}  // namespace

std::uint32_t place_in_rules(const Attribution& attribution, const HolderCandidate& candidate) {
  const std::vector<Holder>& holders = attribution.holders;
  for (std::uint32_t place = 0; place < holders.size(); ++place) {
    if (holders[holders.size() - 1 - place].cue == candidate.holder.cue) return place;
  }
  return kNone;
}

bool may_settle(const SectionView& section, const Clause& clause, const Attribution& attribution, const HolderCandidate& candidate) {
  const std::uint32_t cue = candidate.holder.cue;
  if (cue == attribution.own_belief_cue || cue == attribution.evidence_cue || cue == attribution.unsaid_cue) return false;
  if (attribution.quote_index != kNone) return section.quote[cue] == section.quote[clause.head];
  return section.quote[cue] == kNone || section.quote[cue] == section.quote[clause.head];
}

Neighbours neighbours_of(const SentenceView& view, const std::vector<PlacedClause>& placed, const std::vector<Attribution>& attributions,
                         std::size_t claim) {
  Neighbours found;
  if (claim > 0) found.before = &attributions[claim - 1];
  std::uint32_t token = placed[claim].clause.head;
  for (std::uint32_t step = 0; step < kMostSteps && !view.section->is_root(token); ++step) {
    token = view.section->head(token);
    // Heads are in order, but for what a clause's own verb says.
    const auto above =
        std::find_if(placed.begin(), placed.end(), [token](const PlacedClause& other) { return other.clause.head == token; });
    if (above == placed.end()) continue;
    found.above = &attributions[static_cast<std::size_t>(above - placed.begin())];
    found.above_form = above->clause.form;
    break;
  }
  return found;
}

void holder_features(const SentenceView& view, const PlacedClause& placed, const Attribution& attribution, const Neighbours& neighbours,
                     const std::vector<HolderCandidate>& candidates, const HolderCandidate& candidate,
                     std::vector<std::uint32_t>& features) {
  features.clear();
  const SectionView& section = *view.section;
  const FeatureCollector out{features, 0x484F4C44};
  const Clause& clause = placed.clause;
  const TokenSpan span = placed.span;
  const Holder& holder = candidate.holder;
  const std::uint32_t head = clause.head, cue = holder.cue;
  const std::uint64_t form = code(clause.form), kind = code(candidate.kind), cue_class = code(holder.cue_class);
  const std::uint64_t lemma = hash64(cue_lemma(section, cue)), source = code(holder.kind);
  const std::uint32_t in_rules = place_in_rules(attribution, candidate);
  const std::uint64_t rule = in_rules == kNone ? 0 : hash64(attribution.holders[attribution.holders.size() - 1 - in_rules].rule);
  const std::uint64_t place = in_rules == kNone ? 0 : in_rules == 0 ? 1 : 2;
  const std::uint64_t others = attribution.holders.size() > (in_rules == kNone ? 0U : 1U) ? 1 : 0;
  const Path path = path_between(view, head, cue);
  const std::uint64_t order = !view.tokens.contains(cue) ? 3 : cue < span.start ? 0 : cue >= span.end ? 2 : 1;
  const Between gap = order == 0   ? between(section, cue + 1, span.start, candidates)
                      : order == 2 ? between(section, span.end, cue, candidates)
                                   : Between{};
  const std::uint64_t quoted = attribution.quote_index != kNone ? 2 : section.quote[head] != kNone ? 1 : 0;
  const std::uint64_t before = span.start > view.tokens.start ? hash64(section.lower[span.start - 1]) : 1;
  const std::uint64_t first = hash64(section.lower[span.start]), xpos = code(section.xpos(head));
  std::uint64_t marker = 0;
  for (const std::uint32_t below : view.children(head)) {
    if (marker == 0 && base_of(section.relation(below)) == Relation::mark) marker = hash64(section.lower[below]);
  }
  const std::uint64_t shape = kind * 8 + place * 2 + others;
  // The two alone.
  out.add(0, {shape});
  out.add(1, {shape, form});
  out.add(2, {rule, others});
  out.add(3, {rule, form});
  out.add(4, {kind, lemma});
  out.add(5, {place, lemma});
  out.add(6, {place, cue_class, form});
  out.add(7, {kind, source, place});
  out.add(8, {place, source, form});
  out.add(9, {shape, quoted});
  // Where they stand in the tree.
  out.add(10, {path.kind, path.whole});
  out.add(11, {path.kind, path.whole, place});
  out.add(12, {path.kind, path.whole, form});
  out.add(13, {path.kind, path.last, form, place});
  out.add(14, {path.kind, path.last, cue_class, place});
  out.add(15, {path.kind, path.last, lemma});
  out.add(16, {path.kind, std::min(path.up, 3U), std::min(path.down, 3U), shape});
  out.add(17, {path.kind, path.last, path.first, place});
  out.add(18, {path.kind, path.first, form, place});
  out.add(19, {path.kind, marker, place});
  out.add(20, {path.kind, marker, path.last, cue_class});
  out.add(21, {path.kind, xpos, path.last, place});
  out.add(22, {path.kind, lemma, form});
  // Where they stand in the order of the words.
  out.add(30, {order, bucket(gap.words), place});
  out.add(31, {order, gap.marks(), place});
  out.add(32, {order, gap.marks(), form});
  out.add(33, {order, std::min(gap.commas, 2U), path.kind, place});
  out.add(34, {order, std::min(gap.verbs, 3U), path.kind, place});
  out.add(35, {order, std::min(gap.cues, 2U), path.kind, place});
  out.add(36, {order, before, place});
  out.add(37, {order, before, path.kind, form});
  out.add(38, {order, first, place});
  out.add(39, {order, bucket(gap.words), lemma});
  out.add(40, {order, gap.marks(), std::min(gap.commas, 2U), std::min(gap.verbs, 2U), place});
  const std::uint64_t behind = cue + 1 < section.size()
                                   ? hash64(section.lower[holder.cue_tokens.empty()                ? cue + 1
                                                          : holder.cue_tokens.end < section.size() ? holder.cue_tokens.end
                                                                                                   : cue])
                                   : 0;
  out.add(41, {order, behind, place});
  out.add(42, {order, behind, lemma});
  out.add(43, {code(section.xpos(cue)), order, place});
  out.add(44, {code(section.xpos(cue)), path.kind, path.last, place});
  out.add(45, {code(section.relation(cue)), path.kind, place, form});
  // Who it is.
  if (holder.phrase) {
    const std::uint32_t name = holder.phrase.head;
    const std::uint64_t upos = code(section.upos(name));
    const std::uint64_t word = section.upos(name) == Upos::PROPN ? 0 : hash64(section.lemma(name));
    const std::uint64_t holds = can_hold(section, name) ? 1 : 0;
    const std::uint64_t side = holder.phrase.tokens.end <= span.start ? 0 : holder.phrase.tokens.start >= span.end ? 2 : 1;
    out.add(50, {upos, place, cue_class});
    out.add(51, {word, place});
    out.add(52, {word, cue_class});
    out.add(53, {holds, place, form});
    out.add(54, {side, order, place, form});
    out.add(55, {side, order, path.kind, place});
    out.add(56, {upos, path.kind, path.last, place});
    out.add(57, {code(section.relation(name)), place, path.kind});
  } else {
    out.add(58, {place, cue_class, form});
    out.add(59, {place, lemma, form});
    out.add(60, {place, path.kind, path.whole});
    out.add(61, {place, path.kind, order, xpos});
  }
  // What else the sentence says of him.
  const std::uint64_t above = neighbours.above == nullptr                             ? 0
                              : place_in_rules(*neighbours.above, candidate) != kNone ? 2
                              : neighbours.above->holders.empty()                     ? 1
                                                                                      : 3;
  const std::uint64_t earlier = neighbours.before == nullptr                             ? 0
                                : place_in_rules(*neighbours.before, candidate) != kNone ? 2
                                : neighbours.before->holders.empty()                     ? 1
                                                                                         : 3;
  out.add(80, {above, place, form});
  out.add(81, {above, place, path.kind, path.last});
  out.add(82, {above, earlier, place});
  out.add(83, {above, code(neighbours.above_form), form, place});
  out.add(84, {earlier, place, form, before});
  out.add(85, {above, path.first, form, place});
  out.add(86, {above, marker, place});
  out.add(87, {above, before, place});
  out.add(88, {earlier, order, path.kind, place});
  out.add(89, {above, std::min(gap.commas, 2U), order, form});
  std::uint64_t below_cue = 0;  // what the cue takes
  if (view.tokens.contains(cue)) {
    for (const std::uint32_t child : view.children(cue)) {
      const Relation base = base_of(section.relation(child));
      if (base == Relation::ccomp) below_cue |= child > cue ? 1 : 2;
      if (base == Relation::obj) below_cue |= 4;
      if (base == Relation::xcomp) below_cue |= 8;
      if (base == Relation::parataxis) below_cue |= 16;
    }
  }
  out.add(90, {below_cue, path.kind, path.last, place});
  out.add(91, {below_cue, path.kind, form, place});
  out.add(92, {below_cue, order, place, cue_class});
  const std::uint64_t subject = view.has(head, Relation::nsubj) ? 1 : 0;
  out.add(93, {subject, path.kind, path.last, form, place});
  out.add(94, {code(section.upos(head)), path.kind, path.last, cue_class});
  const bool heads_claim = placed.own_cue == cue;
  out.add(95, {heads_claim ? 1ULL : 0ULL, place, form});
  out.add(96, {hash64(section.lemma(head)), path.kind, order});
  out.add(70, {place, holder.negated ? 1ULL : 0ULL, cue_class});
  out.add(71, {std::min<std::uint64_t>(candidates.size(), 5), place, path.kind});
  out.add(72, {place, quoted, path.kind, order});
  out.add(73, {place, quoted, form});
}

}  // namespace sayso
