// The closed sets of labels that trained model heads give: universal and Penn part-of-speech tags, dependency relations and
// entity kinds. Sources: Universal Dependencies 2 (UPOS, relations as used in English-EWT and GUM), Penn Treebank tags as in
// English-EWT. The order is part of the model format: a change makes old model files unusable (their label hash differs).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sayso {

enum class Upos : std::uint8_t {
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB,
  X,
};
inline constexpr std::array<std::string_view, 17> kUposNames = {
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
};

enum class Xpos : std::uint8_t {
  dollar,
  quote_close,
  comma,
  lrb,
  rrb,
  period,
  colon,
  ADD,
  AFX,
  CC,
  CD,
  DT,
  EX,
  FW,
  GW,
  HYPH,
  IN,
  JJ,
  JJR,
  JJS,
  LS,
  MD,
  NFP,
  NN,
  NNP,
  NNPS,
  NNS,
  PDT,
  POS,
  PRP,
  PRPS,
  RB,
  RBR,
  RBS,
  RP,
  SYM,
  TO,
  UH,
  VB,
  VBD,
  VBG,
  VBN,
  VBP,
  VBZ,
  WDT,
  WP,
  WPS,
  WRB,
  quote_open,
};

// "closed", "closes", "close": a verb with tense; modals are not.
constexpr bool is_finite(Xpos xpos) { return xpos == Xpos::VBD || xpos == Xpos::VBZ || xpos == Xpos::VBP; }
inline constexpr std::array<std::string_view, 49> kXposNames = {
    "$",  "''",  ",",   "-LRB-", "-RRB-", ".",   ":",   "ADD", "AFX",  "CC",  "CD",  "DT",  "EX",  "FW",   "GW", "HYPH", "IN",
    "JJ", "JJR", "JJS", "LS",    "MD",    "NFP", "NN",  "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR",  "RBS",
    "RP", "SYM", "TO",  "UH",    "VB",    "VBD", "VBG", "VBN", "VBP",  "VBZ", "WDT", "WP",  "WP$", "WRB",  "``",
};

enum class Relation : std::uint8_t {
  acl,
  acl_relcl,
  advcl,
  advcl_relcl,
  advmod,
  amod,
  appos,
  aux,
  aux_pass,
  case_,
  cc,
  cc_preconj,
  ccomp,
  compound,
  compound_prt,
  conj,
  cop,
  csubj,
  csubj_outer,
  csubj_pass,
  dep,
  det,
  det_predet,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_desc,
  nmod_poss,
  nmod_unmarked,
  nsubj,
  nsubj_outer,
  nsubj_pass,
  nummod,
  obj,
  obl,
  obl_agent,
  obl_unmarked,
  orphan,
  parataxis,
  punct,
  reparandum,
  root,
  vocative,
  xcomp,
};
inline constexpr std::array<std::string_view, 51> kRelationNames = {
    "acl",         "acl:relcl",   "advcl",      "advcl:relcl", "advmod",     "amod",         "appos",      "aux",          "aux:pass",
    "case",        "cc",          "cc:preconj", "ccomp",       "compound",   "compound:prt", "conj",       "cop",          "csubj",
    "csubj:outer", "csubj:pass",  "dep",        "det",         "det:predet", "discourse",    "dislocated", "expl",         "fixed",
    "flat",        "goeswith",    "iobj",       "list",        "mark",       "nmod",         "nmod:desc",  "nmod:poss",    "nmod:unmarked",
    "nsubj",       "nsubj:outer", "nsubj:pass", "nummod",      "obj",        "obl",          "obl:agent",  "obl:unmarked", "orphan",
    "parataxis",   "punct",       "reparandum", "root",        "vocative",   "xcomp",
};

// Of a set of relations.
static_assert(kRelationNames.size() <= 64);
constexpr std::uint64_t bit(Relation relation) { return std::uint64_t{1} << static_cast<unsigned>(relation); }

enum class EntityKind : std::uint8_t { person, organization, location, nationality, product, event, date, money, percent };
inline constexpr std::array<std::string_view, 9> kEntityKindNames = {"person", "organization", "location", "nationality", "product",
                                                                     "event",  "date",         "money",    "percent"};

inline std::string_view name(Upos label) { return kUposNames[static_cast<std::size_t>(label)]; }
inline std::string_view name(Xpos label) { return kXposNames[static_cast<std::size_t>(label)]; }
inline std::string_view name(Relation label) { return kRelationNames[static_cast<std::size_t>(label)]; }
inline std::string_view name(EntityKind label) { return kEntityKindNames[static_cast<std::size_t>(label)]; }

// The label of that name, if there is one.
template <typename Label, std::size_t N>
std::optional<Label> find_label(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t index = 0; index < N; ++index) {
    if (names[index] == name) return static_cast<Label>(index);
  }
  return std::nullopt;
}

}  // namespace sayso
