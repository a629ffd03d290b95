#include "compare/compare.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "compare/facts.h"
#include "compare/origins.h"
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
    readings.push_back(read_document(*documents[document], options.min_confidence, vocabulary));
    const Reading& reading = readings.back();
    profiles.push_back(make_profile(reading.words, vocabulary));
    words.emplace_back(reading.words.begin() + reading.title_words, reading.words.end());
    sentences.push_back(documents[document]->text_sentences);
  }
  const std::vector<DocumentPair> related = find_related(profiles);
  comparison.origins = find_origins(words, sentences, related);
  restore_order(order, comparison);
  return comparison;
}

}  // namespace sayso
