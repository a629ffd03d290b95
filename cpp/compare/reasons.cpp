#include "compare/reasons.h"

namespace sayso {
namespace {

constexpr std::size_t kLongest = 120;  // bytes of a claim that a reason quotes

const Claim& claim_of(const Reading& reading, const Fact& fact) { return reading.analyzed->claims[fact.claim]; }

// The words on one line, cut at a word when they are long.
std::string quote(std::string_view words) {
  std::string line;
  for (const char letter : words) {
    const char plain = letter == '\n' || letter == '\t' || letter == '\r' ? ' ' : letter;
    if (plain != ' ' || (!line.empty() && line.back() != ' ')) line += plain;
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  if (line.size() <= kLongest) return line;
  const std::size_t end = line.rfind(' ', kLongest);
  return line.substr(0, end == std::string::npos || end == 0 ? kLongest - 20 : end) + " ...";
}

std::string words_of(const Reading& reading, const Fact& fact, ByteSpan span) {
  const Document& document = reading.analyzed->document;
  return quote(slice(claim_of(reading, fact).section == Section::title ? document.title : document.text, span));
}

std::string name_of(const Reading& reading) {
  return reading.analyzed->document.id.empty() ? "one document" : reading.analyzed->document.id;
}

// "wire (Balaz)"
std::string voice_of(const Reading& reading, const Fact& fact) {
  const Claim& claim = claim_of(reading, fact);
  std::string voice = name_of(reading);
  if (claim.source && !claim.source->empty() && claim.source->front() != '(') voice.append(" (").append(quote(*claim.source)).append(")");
  return voice;
}

std::string says(const Reading& reading, const Fact& fact, ByteSpan span) {
  return voice_of(reading, fact) + " says \"" + words_of(reading, fact, span) + "\"";
}

std::string cites(const Reading& reading, const Fact& fact) {
  const Claim& claim = claim_of(reading, fact);
  return name_of(reading) + " has " + quote(claim.source.value_or("somebody"));
}

}  // namespace

std::string explain(const Facing& facing, const Candidate& candidate) {
  const Fact& fact_a = facing.a.facts[candidate.fact_a];
  const Fact& fact_b = facing.b.facts[candidate.fact_b];
  const std::string a = says(facing.a, fact_a, candidate.a_span);
  const std::string b = says(facing.b, fact_b, candidate.b_span);
  const std::string of = " (\"" + words_of(facing.a, fact_a, fact_a.span) + "\" / \"" + words_of(facing.b, fact_b, fact_b.span) + "\")";
  switch (candidate.kind) {
    case LinkKind::conflicts:
      if (candidate.slot == Slot::attribution)
        return cites(facing.a, fact_a) + " say what " + cites(facing.b, fact_b) + " say: \"" +
               words_of(facing.a, fact_a, candidate.a_span) + "\"";
      if (candidate.slot == Slot::polarity) return a + ", " + b + "; both cannot be so";
      return a + ", " + b + of;
    case LinkKind::updates:
      return candidate.swapped ? b + " where earlier " + a : a + " where earlier " + b;
    case LinkKind::denies:
      return candidate.swapped ? b + ", against " + a : a + ", against " + b;
    case LinkKind::hedges:
      return candidate.swapped ? b + " less surely than " + a : a + " less surely than " + b;
    case LinkKind::differs:
      return a + ", " + b + "; both may hold" + of;
    case LinkKind::narrower:
      return a + ", which fits " + b + of;
    case LinkKind::agrees:
      break;
  }
  const bool same_words = words_of(facing.a, fact_a, candidate.a_span) == words_of(facing.b, fact_b, candidate.b_span);
  return same_words ? a + ", and so does " + voice_of(facing.b, fact_b) : a + ", and " + b + ", which agree";
}

}  // namespace sayso
