#include "claims/claim.h"

namespace sayso {
namespace {

template <typename Label, std::size_t N>
std::string_view pick(const std::array<std::string_view, N>& names, Label value) {
  return names[static_cast<std::size_t>(value)];
}

constexpr std::array<std::string_view, 11> kForms = {"main",       "subordinate", "relative", "participle", "infinitive", "coordinated",
                                                     "apposition", "nominal",     "heading",  "table",      "list"};
constexpr std::array<std::string_view, 4> kQuotes = {"none", "direct", "indirect", "mixed"};
constexpr std::array<std::string_view, 7> kModalities = {"question", "conditional", "normative", "predicted",
                                                         "hedged",   "reported",    "asserted"};
constexpr std::array<std::string_view, 2> kPolarities = {"positive", "negative"};
constexpr std::array<std::string_view, 7> kSourceKinds = {"person", "organization", "group", "document", "unnamed", "implicit", "pronoun"};
constexpr std::array<std::string_view, 11> kCueClasses = {"say",     "think", "know", "deny",  "doubt",  "ask",
                                                          "predict", "show",  "hear", "order", "promise"};
constexpr std::array<std::string_view, 15> kRoles = {"subject",    "object",     "indirect_object", "complement", "place",
                                                     "time",       "manner",     "cause",           "purpose",    "condition",
                                                     "concession", "comparison", "agent",           "topic",      "other"};
constexpr std::array<std::string_view, 8> kComparators = {"exact",     "about",    "less_than", "at_most",
                                                          "more_than", "at_least", "between",   "vague"};
constexpr std::array<std::string_view, 5> kTimeKinds = {"date", "time", "duration", "set", "season"};
constexpr std::array<std::string_view, 20> kFields = {
    "span",       "form",   "subject",         "object",     "predicate",      "arguments",  "source",
    "sources",    "quote",  "modality",        "polarity",   "certainty",      "quantities", "times",
    "comparison", "causal", "checkworthiness", "confidence", "self_contained", "parent"};
constexpr std::array<std::string_view, 2> kSections = {"text", "title"};

}  // namespace

std::string_view name(Form value) { return pick(kForms, value); }
std::string_view name(QuoteKind value) { return pick(kQuotes, value); }
std::string_view name(Modality value) { return pick(kModalities, value); }
std::string_view name(Polarity value) { return pick(kPolarities, value); }
std::string_view name(SourceKind value) { return pick(kSourceKinds, value); }
std::string_view name(CueClass value) { return pick(kCueClasses, value); }
std::string_view name(Role value) { return pick(kRoles, value); }
std::string_view name(Comparator value) { return pick(kComparators, value); }
std::string_view name(TimeKind value) { return pick(kTimeKinds, value); }
std::string_view name(Field value) { return pick(kFields, value); }
std::string_view name(Section value) { return pick(kSections, value); }

}  // namespace sayso
