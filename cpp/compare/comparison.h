// What comparing documents gives: documents that retell one text, claims that say the same, and links between two claims.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace sayso {

// A claim by its place: index of the document among those compared, index of the claim in it.
struct ClaimRef {
  std::uint32_t document = 0;
  std::uint32_t claim = 0;
  friend bool operator==(ClaimRef, ClaimRef) = default;
};

struct Passage {
  std::uint32_t document = 0;
  ByteSpan span;  // of the document's text
};

struct Origin {
  std::vector<std::uint32_t> documents;  // ascending, at least two
  float share = 0;                       // 0..1: how much of the shortest is found in the others
  std::vector<Passage> passages;
};

struct Cluster {
  std::vector<ClaimRef> claims;
  std::string label;  // in the words of one of the documents
  std::uint32_t documents = 0;
  std::uint32_t origins = 0;  // independent ones
  std::optional<double> low;  // range of values seen
  std::optional<double> high;
  std::vector<std::string> sources;  // who holds it; "" is a document's own voice
};

enum class LinkKind : std::uint8_t { agrees, narrower, conflicts, differs, hedges, denies, updates };
enum class Slot : std::uint8_t { none, quantity, polarity, time, entity, attribution, modality, scope };

std::string_view name(LinkKind value);
std::string_view name(Slot value);  // "-" for none

struct Link {
  ClaimRef a;
  ClaimRef b;
  LinkKind kind = LinkKind::agrees;
  Slot slot = Slot::none;
  ByteSpan a_span;  // the words that carry the value, in the section of claim a
  ByteSpan b_span;
  std::string reason;    // for a person to read
  float confidence = 0;  // 0..1
};

struct Comparison {
  std::vector<Origin> origins;
  std::vector<Cluster> clusters;
  std::vector<Link> links;
};

}  // namespace sayso
