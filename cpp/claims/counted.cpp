#include "claims/counted.h"

#include <algorithm>

#include "analysis/coreference.h"

namespace sayso {
namespace {

constexpr std::uint32_t kReach = 24;  // tokens looked at for a noun's dependents

bool is_noun(const Tag& tag) { return tag.upos == Upos::NOUN || tag.upos == Upos::PROPN; }

// The end of the sentence that holds `token`, by the tree: tokens are looked at no further than kReach.
std::uint32_t reach_end(const Parsed& parsed, std::uint32_t token) {
  return std::min<std::uint32_t>(token + kReach, static_cast<std::uint32_t>(parsed.tokens.size()));
}

// The noun of "of ..." behind `token`: "5 percent of voters", "2,000 of them"; kNone if there is none.
std::uint32_t noun_of(const Parsed& parsed, std::uint32_t token) {
  for (std::uint32_t child = token + 1; child < reach_end(parsed, token); ++child) {
    if (parsed.tags[child].lemma != "of" || parsed.tree.relations[child] != Relation::case_) continue;
    const std::uint32_t noun = parsed.tree.heads[child];
    return noun > child && parsed.tree.heads[noun] == token ? noun : kNone;
  }
  return kNone;
}

// The first word of the noun phrase before and with `noun` that is not a determiner or number.
std::uint32_t phrase_start(const Parsed& parsed, std::uint32_t noun, std::uint32_t from) {
  std::uint32_t start = noun;
  while (start > from) {
    const std::uint32_t before = start - 1;
    const Relation relation = parsed.tree.relations[before];
    const bool modifier = relation == Relation::amod || relation == Relation::compound || relation == Relation::nmod_poss ||
                          relation == Relation::flat ||
                          (parsed.tags[before].upos == Upos::PUNCT && parsed.tags[before].xpos == Xpos::HYPH) ||
                          relation == Relation::advmod || relation == Relation::nmod_desc;
    const std::uint32_t head = parsed.tree.heads[before];
    if (!modifier || head < start || head > noun) break;
    start = before;
  }
  return start;
}

std::string words(std::string_view text, const Parsed& parsed, std::uint32_t first, std::uint32_t last) {
  return std::string(slice(text, {parsed.tokens.span[first].start, parsed.tokens.span[last].end}));
}

// A noun phrase by its head; a pronoun by its name where that is sure.
std::string thing(std::string_view text, const Parsed& parsed, std::uint32_t noun, std::uint32_t from) {
  if (parsed.tags[noun].upos == Upos::PRON) return resolve_phrase(text, parsed, {noun, noun + 1}, noun).text;
  return words(text, parsed, phrase_start(parsed, noun, from), noun);
}

std::string lemma_unit(const Parsed& parsed, std::uint32_t noun, const Lexicon& lexicon) {
  std::string lemma = parsed.tags[noun].lemma;
  if (parsed.tags[noun].upos != Upos::PROPN) {
    for (char& byte : lemma) byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  }
  const std::string_view canonical = lexicon.table("units").field(lemma, "unit");
  return canonical.empty() || lemma.size() < 3 ? lemma : std::string(canonical);
}

// The noun that `token` counts or qualifies: its head to the right, or the head of the phrase it is part of.
std::uint32_t counted_noun(const Parsed& parsed, std::uint32_t token) {
  std::uint32_t at = token;
  for (int step = 0; step < 3; ++step) {
    const std::uint32_t head = parsed.tree.heads[at];
    const Relation relation = parsed.tree.relations[at];
    const bool modifies = relation == Relation::nummod || relation == Relation::compound || relation == Relation::amod ||
                          relation == Relation::det || relation == Relation::nmod_unmarked || relation == Relation::advmod ||
                          relation == Relation::obl_unmarked || relation == Relation::nmod_desc;
    if (!modifies || head <= at) return kNone;
    if (is_noun(parsed.tags[head])) return head;
    at = head;
  }
  return kNone;
}

}  // namespace

Counted find_counted(std::string_view text, const Parsed& parsed, const Pieces& pieces, const Number& number, const Unit& unit,
                     const Lexicon& lexicon) {
  Counted counted;
  const std::uint32_t first = pieces.items[number.first].token;
  const std::uint32_t last = pieces.items[std::max(number.end, unit.end) - 1].token;
  const std::uint32_t anchor = unit.has_noun ? pieces.items[unit.noun].token : pieces.items[number.end - 1].token;
  const std::uint32_t from = last + 1;

  if (const std::uint32_t noun = noun_of(parsed, anchor); noun != kNone) {
    counted.of = thing(text, parsed, noun, from);
    if (unit.unit.empty()) counted.unit = parsed.tags[noun].upos == Upos::PRON ? "" : lemma_unit(parsed, noun, lexicon);
    counted.noun_end = number.is_share || parsed.tags[noun].upos == Upos::PRON ? 0 : parsed.tokens.span[noun].end;
    return counted;
  }
  std::uint32_t noun = counted_noun(parsed, anchor);
  if (noun == kNone && first != anchor) noun = counted_noun(parsed, first);
  if (noun != kNone && noun > last) {
    counted.of = thing(text, parsed, noun, from);
    if (unit.unit.empty()) counted.unit = lemma_unit(parsed, noun, lexicon);
    counted.noun_end = noun <= last + 4 ? parsed.tokens.span[noun].end : 0;
    return counted;
  }
  // A number alone: "forty were injured".
  const std::uint32_t head = parsed.tree.heads[anchor];
  if (unit.unit.empty() && head != anchor) {
    const Relation relation = parsed.tree.relations[anchor];
    const bool argument = relation == Relation::nsubj || relation == Relation::nsubj_pass || relation == Relation::obj;
    if (argument && lexicon.table("person_verbs").has(parsed.tags[head].lemma)) counted.unit = "person";
  }
  return counted;
}

std::optional<std::string> find_change(const Parsed& parsed, std::uint32_t number_token, std::uint32_t unit_token, const Unit& unit,
                                       const Lexicon& lexicon) {
  const LexiconTable& verbs = lexicon.table("change_verbs");
  std::uint32_t at = unit_token;
  if (parsed.tree.heads[at] == number_token) at = number_token;
  std::uint32_t head = parsed.tree.heads[at];
  // "fell 12 percent to 43 kroner": the parser may hang the second amount on the first.
  const std::uint32_t noun = parsed.tree.relations[at] == Relation::nummod ? head : at, first = parsed.tree.heads[noun];
  constexpr std::uint32_t kReach = 24;  // words
  if (first < noun && noun - first <= kReach) {
    const Relation above = parsed.tree.relations[first];
    bool has_object = false;  // "lost 40 jobs to 12 rivals"
    for (std::uint32_t token = first + 1; token < noun; ++token)
      has_object = has_object || (parsed.tree.heads[token] == first && parsed.tree.relations[token] == Relation::obj);
    if (above == Relation::obl_unmarked || above == Relation::nmod_unmarked) {
      at = noun;
      head = parsed.tree.heads[first];
    } else if (!has_object && parsed.tags[first].upos == Upos::VERB) {
      at = noun;
      head = first;
    }
  }
  if (head == at || verbs.field(parsed.tags[head].lemma, "direction").empty()) return std::nullopt;
  const Relation relation = parsed.tree.relations[at];
  for (std::uint32_t token = at > 6 ? at - 6 : 0; token < at; ++token) {
    if (parsed.tree.relations[token] != Relation::case_) continue;
    std::uint32_t phrase = parsed.tree.heads[token];  // "to 80 million euros": the parser may hang it on the number
    while (phrase != at && parsed.tags[phrase].upos == Upos::NUM && parsed.tree.heads[phrase] != phrase) phrase = parsed.tree.heads[phrase];
    if (phrase != at) continue;
    const std::string& lemma = parsed.tags[token].lemma;
    if (lemma == "by" || lemma == "of") return "by";
    if (lemma == "to" || lemma == "from") return lemma;
    if (lemma == "at" || lemma == "in" || lemma == "for" || lemma == "over" || lemma == "within") return std::nullopt;
  }
  const bool share = unit.unit == "percent" || unit.unit == "percentage point" || unit.unit == "basis point";
  if (parsed.tags[head].upos == Upos::VERB) {
    const bool bare = relation == Relation::obj || relation == Relation::obl_unmarked || relation == Relation::nmod_unmarked ||
                      relation == Relation::advmod || relation == Relation::obl;
    const bool moves =
        verbs.field(parsed.tags[head].lemma, "direction") == "up" || verbs.field(parsed.tags[head].lemma, "direction") == "down";
    return bare && moves && (share || unit.currency) ? std::optional<std::string>("by") : std::nullopt;
  }
  const bool before_noun = share && (relation == Relation::compound || relation == Relation::nummod || relation == Relation::amod ||
                                     relation == Relation::nmod_unmarked || relation == Relation::nmod);
  return before_noun ? std::optional<std::string>("by") : std::nullopt;
}

}  // namespace sayso
