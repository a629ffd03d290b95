// A claim and its parts: the record of the design page "What a claim is". Plain structs; offsets are bytes of the claim's section.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "input/document.h"

namespace sayso {

enum class Form : std::uint8_t {
  main,
  subordinate,
  relative,
  participle,
  infinitive,
  coordinated,
  apposition,
  nominal,
  heading,
  table,
  list
};
enum class QuoteKind : std::uint8_t { none, direct, indirect, mixed };
enum class Modality : std::uint8_t { question, conditional, normative, predicted, hedged, reported, asserted };
enum class Polarity : std::uint8_t { positive, negative };
enum class SourceKind : std::uint8_t { person, organization, group, document, unnamed, implicit, pronoun };
enum class CueClass : std::uint8_t { say, think, know, deny, doubt, ask, predict, show, hear, order, promise };
enum class Role : std::uint8_t {
  subject,
  object,
  indirect_object,
  complement,
  place,
  time,
  manner,
  cause,
  purpose,
  condition,
  concession,
  comparison,
  agent,
  topic,
  other
};
enum class Comparator : std::uint8_t { exact, about, less_than, at_most, more_than, at_least, between, vague };
enum class TimeKind : std::uint8_t { date, time, duration, set, season };
// The columns that Why and `abstained` name.
enum class Field : std::uint8_t {
  span,
  form,
  subject,
  object,
  predicate,
  arguments,
  source,
  sources,
  quote,
  modality,
  polarity,
  certainty,
  quantities,
  times,
  comparison,
  causal,
  checkworthiness,
  confidence,
  self_contained,
  parent
};

std::string_view name(Form value);
std::string_view name(QuoteKind value);
std::string_view name(Modality value);
std::string_view name(Polarity value);
std::string_view name(SourceKind value);
std::string_view name(CueClass value);
std::string_view name(Role value);
std::string_view name(Comparator value);
std::string_view name(TimeKind value);
std::string_view name(Field value);
std::string_view name(Section value);

struct Argument {
  Role role = Role::other;
  ByteSpan span;
  std::string resolved;  // the fullest name where the evidence suffices, else the surface
};

// One holder of a chain of sources.
struct Source {
  std::optional<ByteSpan> span;  // none: implicit
  std::string resolved;          // "(unspecified)" for implicit
  SourceKind kind = SourceKind::person;
  std::string role;  // "chief economist of the union"; empty when the text gives none
  std::optional<ByteSpan> cue;
  CueClass cue_class = CueClass::say;
  bool negated = false;  // "did not say"
};

struct Quantity {
  ByteSpan span;
  std::optional<double> low;  // empty: open at that side
  std::optional<double> high;
  Comparator comparator = Comparator::exact;
  bool approximate = false;
  std::string unit;                     // "percent", "USD", "MW", "person", or the counted noun's lemma
  std::optional<std::string> currency;  // ISO 4217
  std::optional<std::string> per;       // "year" in "2 a year"
  std::string of;                       // what is counted or measured
  std::optional<std::string> change;    // "by", "to", "from", "factor"
};

struct Time {
  ByteSpan span;
  TimeKind kind = TimeKind::date;
  std::string value;                  // TIMEX3; empty when it cannot be anchored
  std::optional<std::string> begin;   // ISO 8601 date or date-time, inclusive
  std::optional<std::string> end_of;  // ISO 8601 date or date-time, exclusive
};

// The rule or model head that set a field, and the words it rests on.
struct Why {
  Field field = Field::form;
  std::string rule;
  ByteSpan span;
};

// What `self_contained` has in place of `span` (empty span: an insertion), and where those words stand in the same section.
struct Edit {
  ByteSpan span;
  std::string inserted;
  ByteSpan taken_from;
  std::string reason;
};

struct Claim {
  std::string claim;                  // 16 hex digits: hash of doc, section, start, end, predicate offset
  std::optional<std::string> parent;  // id of the claim inside whose content this one lies
  Section section = Section::text;
  std::uint32_t sentence = 0;
  ByteSpan span;
  std::uint32_t predicate_start = 0;  // byte of the word that heads the claim
  std::string self_contained;
  std::vector<Edit> edits;
  Form form = Form::main;
  std::optional<std::string> subject;
  std::optional<std::string> object;
  std::string predicate;
  std::vector<Argument> arguments;
  std::optional<std::string> source;  // innermost holder; none: the document's own voice
  std::vector<Source> sources;        // outermost first
  QuoteKind quote = QuoteKind::none;
  Modality modality = Modality::asserted;
  Polarity polarity = Polarity::positive;
  float certainty = 1.0F;
  std::vector<Quantity> quantities;
  std::vector<Time> times;
  bool comparison = false;
  bool causal = false;
  float checkworthiness = 0.5F;
  float confidence = 0.5F;
  std::vector<Why> why;
  std::vector<Field> abstained;
};

}  // namespace sayso
