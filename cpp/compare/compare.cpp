#include "compare/compare.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "compare/clusters.h"
#include "compare/facts.h"
#include "compare/origins.h"
#include "compare/reasons.h"
#include "compare/relate.h"
#include "compare/related.h"

namespace sayso {
namespace {

template <typename Label, std::size_t N>
std::string_view pick(const std::array<std::string_view, N>& names, Label value) {
  return names[static_cast<std::size_t>(value)];
}

// Seven kinds and seven slots and "-", in the order of their enums.
constexpr std::array<std::string_view, 7> kKinds = {"agrees", "narrower", "conflicts", "differs", "hedges", "denies", "updates"};
constexpr std::array<std::string_view, 8> kSlots = {"-", "quantity", "polarity", "time", "entity", "attribution", "modality", "scope"};

// Everything inside works on documents in this order, so that the order given cannot matter.
std::vector<std::uint32_t> find_order(std::span<const std::shared_ptr<const Analyzed>> documents) {
  std::vector<std::uint32_t> order(documents.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Document& left = documents[a]->document;
    const Document& right = documents[b]->document;
    return std::tie(left.id, left.title, left.text, left.published) < std::tie(right.id, right.title, right.text, right.published);
  });
  return order;
}

// Back to the indices of the documents as given.
void restore_order(const std::vector<std::uint32_t>& order, Comparison& comparison) {
  for (Origin& origin : comparison.origins) {
    for (std::uint32_t& document : origin.documents) document = order[document];
    std::sort(origin.documents.begin(), origin.documents.end());
    for (Passage& passage : origin.passages) passage.document = order[passage.document];
  }
  for (Cluster& cluster : comparison.clusters) {
    for (ClaimRef& claim : cluster.claims) claim.document = order[claim.document];
  }
  for (Link& link : comparison.links) {
    link.a.document = order[link.a.document];
    link.b.document = order[link.b.document];
  }
}

bool is_same_text(const Reading& a, const Reading& b) {
  return a.analyzed->document.text == b.analyzed->document.text && a.analyzed->document.title == b.analyzed->document.title;
}

constexpr std::uint32_t kMoreCues = 2;

// Which of the two reports later: by their dates when these are a day or more apart, else by how often they correct or look back.
int find_later(const Reading& a, const Reading& b) {
  constexpr std::int64_t kDay = 24 * 60 * 60;
  const auto& left = a.analyzed->document.published;
  const auto& right = b.analyzed->document.published;
  if (left && right) return *left / kDay > *right / kDay ? 1 : *left / kDay < *right / kDay ? -1 : 0;
  if (a.revisions >= b.revisions + kMoreCues) return 1;
  return b.revisions >= a.revisions + kMoreCues ? -1 : 0;
}

// Does the later of them look back on what was reported before?
bool looks_back(const Reading& a, const Reading& b, int later) {
  return (later > 0 && a.revisions >= b.revisions + kMoreCues) || (later < 0 && b.revisions >= a.revisions + kMoreCues);
}

// The side that corrects, denies or hedges comes first.
Link make_link(const Facing& facing, std::uint32_t a, std::uint32_t b, const Candidate& candidate) {
  Link link;
  link.kind = candidate.kind;
  link.slot = candidate.slot;
  link.a = {a, facing.a.facts[candidate.fact_a].claim};
  link.b = {b, facing.b.facts[candidate.fact_b].claim};
  link.a_span = candidate.a_span;
  link.b_span = candidate.b_span;
  link.reason = explain(facing, candidate);
  link.confidence = static_cast<float>(candidate.strength);
  if (candidate.swapped) {
    std::swap(link.a, link.b);
    std::swap(link.a_span, link.b_span);
  }
  return link;
}

}  // namespace

std::string_view name(LinkKind value) { return pick(kKinds, value); }
std::string_view name(Slot value) { return pick(kSlots, value); }

Comparison compare(std::span<const std::shared_ptr<const Analyzed>> documents, const Lexicon& lexicon, const CompareOptions& options) {
  Comparison comparison;
  const std::vector<std::uint32_t> order = find_order(documents);
  Vocabulary vocabulary(lexicon);
  std::vector<Reading> readings;
  std::vector<std::vector<Word>> words;
  std::vector<std::vector<ByteSpan>> sentences;
  std::vector<Profile> profiles;
  for (const std::uint32_t document : order) {
    check(options.stop);
    readings.push_back(read_document(*documents[document], options.min_confidence, vocabulary));
    const Reading& reading = readings.back();
    profiles.push_back(make_profile(reading.words, vocabulary));
    words.emplace_back(reading.words.begin() + reading.title_words, reading.words.end());
    sentences.push_back(documents[document]->text_sentences);
  }
  const std::vector<DocumentPair> related = find_related(profiles);
  comparison.origins = find_origins(words, sentences, related);
  std::vector<std::uint32_t> origin_of(order.size());
  std::iota(origin_of.begin(), origin_of.end(), 0U);
  for (const Origin& origin : comparison.origins) {
    for (const std::uint32_t document : origin.documents) origin_of[document] = origin.documents.front();
  }
  for (const auto& [a, b] : related) {
    check(options.stop);
    if (is_same_text(readings[a], readings[b])) continue;
    const int later = find_later(readings[a], readings[b]);
    const Facing facing{readings[a], readings[b], origin_of[a] == origin_of[b], looks_back(readings[a], readings[b], later), later};
    for (const Candidate& candidate : relate(facing, vocabulary)) comparison.links.push_back(make_link(facing, a, b, candidate));
  }
  comparison.clusters = find_clusters(readings, comparison.links, comparison.origins);
  restore_order(order, comparison);
  return comparison;
}

}  // namespace sayso
