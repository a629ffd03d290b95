#include "analysis/mentions.h"

#include <algorithm>

namespace sayso {
namespace {

struct Finder {
  std::string_view text;
  const Parsed& parsed;
  const LexiconTable &titles, &given, &nouns, &suffixes, &pronouns, &units, &months, &weekdays, &apart;
};

std::string_view word(const Finder& in, std::uint32_t token) { return slice(in.text, in.parsed.tokens.span[token]); }

bool is_capital(std::string_view letters) {
  return !letters.empty() && ((letters[0] >= 'A' && letters[0] <= 'Z') || static_cast<unsigned char>(letters[0]) >= 0xC3);
}

bool is_acronym(std::string_view letters) {
  return letters.size() > 1 && std::all_of(letters.begin(), letters.end(), [](char byte) { return byte >= 'A' && byte <= 'Z'; });
}

bool is_proper(const Finder& in, std::uint32_t token) {
  const Tag& tag = in.parsed.tags[token];
  if ((tag.upos == Upos::NOUN || (tag.upos == Upos::PRON && word(in, token).size() > 2)) && is_acronym(word(in, token))) return true;
  if (tag.upos != Upos::PROPN) return false;
  const std::string lower = lower_ascii(word(in, token));
  return !in.months.has(lower) && !in.weekdays.has(lower);
}

bool is_title(const Finder& in, std::uint32_t token) { return in.titles.has(lower_ascii(word(in, token))); }

Category category_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::person:
      return Category::person;
    case EntityKind::organization:
      return Category::organization;
    case EntityKind::location:
      return Category::location;
    case EntityKind::product:
    case EntityKind::event:
      return Category::thing;
    default:
      return Category::unknown;
  }
}

Category category_named(std::string_view kind) {
  return kind == "person"         ? Category::person
         : kind == "organization" ? Category::organization
         : kind == "location"     ? Category::location
         : kind.empty()           ? Category::unknown
                                  : Category::thing;
}

Gender gender_named(std::string_view gender) {
  return gender == "male" ? Gender::male : gender == "female" ? Gender::female : Gender::unknown;
}

// The head of a stretch: the token whose own head lies outside.
std::uint32_t head_of(const Parsed& parsed, TokenSpan tokens) {
  for (std::uint32_t token = tokens.start; token < tokens.end; ++token) {
    const std::uint32_t head = parsed.tree.heads[token];
    if (head == token || !tokens.contains(head)) return token;
  }
  return tokens.end - 1;
}

void set_role(const Finder& in, MentionFacts& facts) {
  const Relation relation = in.parsed.tree.relations[facts.head];
  facts.is_subject = relation == Relation::nsubj || relation == Relation::nsubj_pass || relation == Relation::nsubj_outer;
  facts.is_object = relation == Relation::obj || relation == Relation::iobj;
  facts.is_nested =
      relation == Relation::nmod || relation == Relation::nmod_poss || relation == Relation::compound || relation == Relation::nmod_desc;
}

// "the town of Halvard", "HALVARD, March 16 (Nordkyst Wire) -": the words beside the name say that it is a place.
bool is_called_place(const Finder& in, std::uint32_t start) {
  const bool of = start >= 2 && lower_ascii(word(in, start - 1)) == "of";
  if (of && category_named(in.nouns.field(in.parsed.tags[start - 2].lemma, "kind")) == Category::location) return true;
  const TokenSpan opening = in.parsed.sentences.empty() ? TokenSpan{} : in.parsed.sentences.front();
  const std::string_view last = opening.empty() ? std::string_view{} : word(in, opening.end - 1);
  return start == opening.start && opening.size() > 1 && (last == "-" || last == "\xE2\x80\x93" || last == "\xE2\x80\x94");
}

// Kind and gender of a name by its words and the titles before it.
void classify_name(const Finder& in, TokenSpan titles, MentionFacts& facts) {
  for (std::uint32_t token = titles.start; token < titles.end; ++token) {
    const LexiconTable::Row* row = in.titles.find(lower_ascii(word(in, token)));
    if (row == nullptr) continue;
    if (!(*row)[1].empty()) facts.gender = gender_named((*row)[1]);
    if (!(*row)[2].empty()) facts.role = (*row)[2];
    facts.category = Category::person;
  }
  if (facts.words.empty()) return;
  const std::string_view given = in.given.field(facts.words.front(), "gender");
  const Category by_ending = category_named(in.suffixes.field(facts.words.back(), "kind"));
  if (facts.category == Category::unknown) {
    const bool of = facts.words.size() > 2 && facts.words[1] == "of";  // "University of Bergen"
    if (of && category_named(in.suffixes.field(facts.words.front(), "kind")) == Category::organization) {
      facts.category = Category::organization;
    } else if (by_ending != Category::unknown) {
      facts.category = by_ending;
    } else if (!given.empty() && facts.words.size() > 1) {
      facts.category = Category::person;
    }
  }
  if ((facts.category == Category::person || facts.category == Category::unknown) && facts.gender == Gender::unknown &&
      facts.words.size() > 1)
    facts.gender = gender_named(given);
  if (facts.words.size() == 1 && facts.category != Category::organization && facts.category != Category::location)
    facts.gender_hint = gender_named(given);
  // A short word all in capitals is rather an organization than a person; a long one is shouted ("HALVARD, March 16 -").
  constexpr std::size_t kLongestAcronym = 6;
  const std::string_view only = word(in, facts.tokens.start);
  const bool acronym = facts.words.size() == 1 && only.size() >= 2 && only.size() <= kLongestAcronym && is_acronym(only);
  if (facts.category == Category::unknown && acronym) facts.category = Category::organization;
  if (is_called_place(in, facts.tokens.start)) facts.category = Category::location;
}

// One name out of a run of capitalised words: titles at its front are taken off, and what stands before them is a name of its own.
void add_names(const Finder& in, TokenSpan run, Category category, std::vector<MentionFacts>& out) {
  std::uint32_t start = run.start, titles_start = run.start;
  bool after_title = false;
  for (std::uint32_t token = run.start; token < run.end; ++token) {
    if (in.parsed.tags[token].upos == Upos::DET && token == start) {
      start = titles_start = token + 1;
    } else if (is_title(in, token) && token + 1 < run.end && category != Category::organization) {
      if (!after_title && token > start) {
        MentionFacts before{.tokens = {start, token}, .head = token - 1, .kind = MentionKind::name, .lemma = {}, .words = {}, .role = {}};
        for (std::uint32_t part = start; part < token; ++part) before.words.push_back(lower_ascii(word(in, part)));
        before.is_nested = true;
        out.push_back(std::move(before));
      }
      if (!after_title) titles_start = token;
      after_title = true;
      start = token + 1;
    } else if (after_title) {
      break;
    }
  }
  while (run.end > start + 1 && in.parsed.tags[run.end - 1].xpos == Xpos::POS) --run.end;
  if (start >= run.end) return;
  const auto& spaces = in.parsed.tokens.space_after;  // "EB-5"
  if (run.end + 1 < in.parsed.tokens.size() && word(in, run.end) == "-" && in.parsed.tags[run.end + 1].upos == Upos::NUM &&
      spaces[run.end - 1] == 0 && spaces[run.end] == 0)
    run.end += 2;
  // Titles outside of the entity count too: "minister Lund".
  while (!after_title && titles_start > 0 && titles_start + 3 > start && is_title(in, titles_start - 1) &&
         in.parsed.tags[titles_start - 1].upos != Upos::DET)
    --titles_start;
  MentionFacts facts{.tokens = {start, run.end},
                     .head = head_of(in.parsed, {titles_start, run.end}),
                     .kind = MentionKind::name,
                     .category = category,
                     .lemma = {},
                     .words = {},
                     .role = {}};
  for (std::uint32_t token = start; token < run.end; ++token) {
    if (in.parsed.tags[token].upos != Upos::PUNCT) facts.words.push_back(lower_ascii(word(in, token)));
  }
  const std::string_view lone_role = facts.words.size() == 1 ? in.titles.field(facts.words.front(), "role") : std::string_view{};
  if (!lone_role.empty() && category != Category::organization) {  // "the President"
    facts.kind = MentionKind::pointing;
    facts.category = Category::person;
    facts.definite = true;
    facts.lemma = lone_role;
    set_role(in, facts);
    out.push_back(std::move(facts));
    return;
  }
  facts.plural =
      in.parsed.tags[facts.head].xpos == Xpos::NNPS && facts.category != Category::organization && facts.category != Category::person;
  classify_name(in, {titles_start, start}, facts);
  set_role(in, facts);
  out.push_back(std::move(facts));
}

// "Central" in "Korean Central Bank": a capitalised adjective inside a name.
bool is_adjective_of_name(const Finder& in, std::uint32_t token, std::uint32_t limit) {
  return in.parsed.tags[token].upos == Upos::ADJ && is_capital(word(in, token)) && token + 1 < limit && in.parsed.tree.heads[token] > token;
}

// A run may open with adjectives when its last word is that of an institution: "National Hurricane Center", not "Norwegian Kari Lund".
std::uint32_t adjectives_before(const Finder& in, TokenSpan run, std::uint32_t sentence_start) {
  std::uint32_t start = run.start;
  const std::string_view ending = in.suffixes.field(lower_ascii(word(in, run.end - 1)), "kind");
  if (ending != "organization" && ending != "event") return start;
  while (start > sentence_start && is_adjective_of_name(in, start - 1, run.end)) --start;
  return start;
}

// Proper nouns in a row outside of the entities, with "of" inside names of institutions ("Ministry of Health").
TokenSpan proper_run(const Finder& in, std::uint32_t first, std::uint32_t limit, const std::vector<std::uint8_t>& taken) {
  std::uint32_t end = first;
  while (end < limit && !taken[end]) {
    if (is_proper(in, end)) {
      ++end;
      continue;
    }
    if (is_adjective_of_name(in, end, limit) && !taken[end + 1] && is_proper(in, end + 1)) {
      ++end;
      continue;
    }
    const bool hyphen =
        in.parsed.tags[end].xpos == Xpos::HYPH && !in.parsed.tokens.space_after[end] && end + 1 < limit && is_proper(in, end + 1);
    std::uint32_t next = end + 1;
    if (next < limit && in.parsed.tags[next].upos == Upos::DET) ++next;
    const bool of = in.parsed.tags[end].lemma == "of" && next < limit && is_proper(in, next) && !taken[next] &&
                    in.suffixes.field(lower_ascii(word(in, end - 1)), "kind") == "organization";
    if (!hyphen && !of) break;
    end = hyphen ? end + 1 : next;
  }
  return {first, end};
}

bool is_pointing_determiner(const Finder& in, std::uint32_t token) {
  const std::string lower = lower_ascii(word(in, token));
  return in.parsed.tags[token].upos == Upos::DET &&
         (lower == "the" || lower == "this" || lower == "that" || lower == "these" || lower == "those");
}

// Whether a word right before the words of a noun phrase, the last of them the noun, is one of them: "the island's", "a healthier,".
bool belongs_to_phrase(const Parsed& parsed, std::uint32_t token, TokenSpan phrase) {
  constexpr int kMostSteps = 3;
  std::uint32_t head = parsed.tree.heads[token];
  for (int step = 0; step < kMostSteps && !phrase.contains(head); ++step) head = parsed.tree.heads[head];
  if (!phrase.contains(head)) return false;
  switch (parsed.tree.relations[token]) {
    case Relation::case_:
      return parsed.tags[token].xpos == Xpos::POS;
    case Relation::cc:
    case Relation::mark:
    case Relation::nsubj:
    case Relation::cop:
      return false;
    case Relation::advmod:
      return head + 1 != phrase.end;  // "a very small firm"
    default:
      return parsed.tags[token].upos != Upos::PUNCT || parsed.tags[token].xpos == Xpos::HYPH || parsed.tags[token].xpos == Xpos::comma;
  }
}

// A common noun phrase: determiner and modifiers up to the noun.
void add_common(const Finder& in, std::uint32_t noun, std::uint32_t sentence_start, std::vector<MentionFacts>& out) {
  const Relation relation = in.parsed.tree.relations[noun];
  const bool argument = relation == Relation::nsubj || relation == Relation::nsubj_pass || relation == Relation::obj ||
                        relation == Relation::iobj || relation == Relation::obl || relation == Relation::obl_agent ||
                        relation == Relation::root || relation == Relation::conj || relation == Relation::nmod ||
                        relation == Relation::nmod_poss || relation == Relation::appos;
  if (!argument || in.units.has(in.parsed.tags[noun].lemma)) return;
  std::uint32_t start = noun;
  bool definite = false;
  while (start > sentence_start) {
    const std::uint32_t before = start - 1;
    if (!belongs_to_phrase(in.parsed, before, {start, noun + 1})) break;
    start = before;
    const bool own = in.parsed.tree.heads[before] == noun;  // not that of an owner: "the island's plant"
    definite = definite || (own && is_pointing_determiner(in, before)) || in.parsed.tree.relations[before] == Relation::nmod_poss;
  }
  while (in.parsed.tags[start].xpos == Xpos::comma) ++start;
  // "sixty-four passengers": no part of a compound stands alone, whatever the tree says.
  const auto& spaces = in.parsed.tokens.space_after;
  while (start >= sentence_start + 2 && word(in, start - 1) == "-" && spaces[start - 1] == 0 && spaces[start - 2] == 0) start -= 2;
  MentionFacts facts{
      .tokens = {start, noun + 1}, .head = noun, .definite = definite, .lemma = in.parsed.tags[noun].lemma, .words = {}, .role = {}};
  facts.plural = in.parsed.tags[noun].xpos == Xpos::NNS;
  const LexiconTable::Row* row = in.nouns.find(facts.lemma);
  facts.category = row == nullptr ? Category::thing : category_named((*row)[1]);
  facts.gender = row == nullptr ? Gender::unknown : gender_named((*row)[2]);
  const bool generic = row != nullptr && (*row)[3] == "1";
  bool apart = false;  // "the next president" is nobody named before
  for (std::uint32_t token = start; token < noun; ++token) apart = apart || in.apart.has(lower_ascii(word(in, token)));
  const bool points = definite && row != nullptr && (facts.category != Category::thing || generic) && is_pointing_determiner(in, start) &&
                      in.parsed.tree.heads[start] == noun && noun - start <= 3 && !apart;
  if (points && !facts.plural) facts.kind = MentionKind::pointing;
  facts.is_generic = generic;
  set_role(in, facts);
  out.push_back(std::move(facts));
}

void add_pronoun(const Finder& in, std::uint32_t token, std::vector<MentionFacts>& out) {
  const std::string lower = lower_ascii(word(in, token));
  const Relation relation = in.parsed.tree.relations[token];
  const std::uint32_t verb = in.parsed.tree.heads[token];
  if (in.parsed.tags[token].xpos == Xpos::WP || in.parsed.tags[token].xpos == Xpos::WDT) {
    if (in.parsed.tree.relations[verb] != Relation::acl_relcl) return;
    out.push_back({.tokens = {token, token + 1}, .head = token, .kind = MentionKind::relative, .lemma = lower, .words = {}, .role = {}});
    return;
  }
  const LexiconTable::Row* row = in.pronouns.find(lower);
  if (row == nullptr || relation == Relation::expl) return;
  MentionFacts facts{.tokens = {token, token + 1}, .head = token, .kind = MentionKind::pronoun, .lemma = lower, .words = {}, .role = {}};
  facts.plural = (*row)[1] == "plural";
  facts.is_speaker_pronoun = (*row)[2] == "speaker";
  facts.gender = (*row)[2] == "neuter" ? Gender::neuter : gender_named((*row)[2]);
  facts.reflexive = (*row)[3] == "reflexive";
  facts.possessive = in.parsed.tags[token].xpos == Xpos::PRPS || (*row)[3] == "possessive";
  set_role(in, facts);
  out.push_back(std::move(facts));
}

// "Halden and Vika": names joined by "and", as one plural mention.
void add_groups(const Finder& in, std::vector<MentionFacts>& mentions) {
  std::vector<MentionFacts> groups;
  for (std::size_t first = 0; first < mentions.size(); ++first) {
    if (mentions[first].kind == MentionKind::pronoun || mentions[first].kind == MentionKind::relative ||
        in.parsed.tree.relations[mentions[first].head] == Relation::conj)
      continue;
    std::uint32_t end = 0;
    for (std::size_t other = first + 1;
         other < mentions.size() && other < first + 8 && mentions[other].sentence == mentions[first].sentence; ++other) {
      const std::uint32_t head = mentions[other].head;
      if (in.parsed.tree.relations[head] == Relation::conj && in.parsed.tree.heads[head] == mentions[first].head &&
          mentions[other].kind == mentions[first].kind)
        end = mentions[other].tokens.end;
    }
    if (end == 0) continue;
    MentionFacts group = mentions[first];
    group.tokens.end = end;
    group.plural = group.is_group = true;
    group.words.clear();
    group.gender = Gender::unknown;
    groups.push_back(std::move(group));
  }
  mentions.insert(mentions.end(), groups.begin(), groups.end());
}

}  // namespace

std::string lower_ascii(std::string_view letters) {
  std::string lower(letters);
  for (char& byte : lower) byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  return lower;
}

std::vector<MentionFacts> find_mentions(std::string_view text, const Parsed& parsed, const Lexicon& lexicon) {
  const Finder in{text,
                  parsed,
                  lexicon.table("titles"),
                  lexicon.table("given_names"),
                  lexicon.table("pointing_nouns"),
                  lexicon.table("name_suffixes"),
                  lexicon.table("pronouns"),
                  lexicon.table("time_units"),
                  lexicon.table("months"),
                  lexicon.table("weekdays"),
                  lexicon.table("setting_apart")};
  std::vector<MentionFacts> mentions;
  std::vector<std::uint8_t> taken(parsed.tokens.size(), 0);
  for (const Entity& entity : parsed.entities) {
    const Category category = category_of(entity.kind);
    if (category == Category::unknown) continue;
    std::fill(taken.begin() + entity.tokens.start, taken.begin() + entity.tokens.end, std::uint8_t{1});
    if (is_capital(word(in, entity.tokens.end - 1)) || is_capital(word(in, entity.tokens.start)))
      add_names(in, entity.tokens, category, mentions);
  }
  for (const TokenSpan sentence : parsed.sentences) {
    for (std::uint32_t token = sentence.start; token < sentence.end;) {
      if (taken[token]) {
        ++token;
      } else if (is_proper(in, token)) {
        TokenSpan run = proper_run(in, token, sentence.end, taken);
        run.start = adjectives_before(in, run, sentence.start);
        add_names(in, run, Category::unknown, mentions);
        token = run.end;
      } else {
        if (parsed.tags[token].upos == Upos::NOUN) add_common(in, token, sentence.start, mentions);
        if (parsed.tags[token].upos == Upos::PRON) add_pronoun(in, token, mentions);
        ++token;
      }
    }
  }
  const auto by_start = [](const MentionFacts& a, const MentionFacts& b) {
    return a.tokens.start != b.tokens.start ? a.tokens.start < b.tokens.start : a.tokens.end < b.tokens.end;
  };
  std::stable_sort(mentions.begin(), mentions.end(), by_start);
  std::uint32_t sentence = 0, bracket_at = 0, depth = 0;
  std::size_t quote = 0;
  for (MentionFacts& mention : mentions) {
    for (; bracket_at < mention.tokens.start; ++bracket_at) {
      const Xpos xpos = parsed.tags[bracket_at].xpos;
      depth = xpos == Xpos::lrb ? depth + 1 : xpos == Xpos::rrb && depth > 0 ? depth - 1 : depth;
    }
    mention.is_bracketed = depth > 0;
    while (sentence + 1 < parsed.sentences.size() && parsed.sentences[sentence].end <= mention.tokens.start) ++sentence;
    mention.sentence = sentence;
    const std::uint32_t byte = parsed.tokens.span[mention.tokens.start].start;
    while (quote < parsed.structure.quotes.size() && parsed.structure.quotes[quote].outer.end <= byte) ++quote;
    if (quote < parsed.structure.quotes.size() && parsed.structure.quotes[quote].outer.contains(byte))
      mention.quote = static_cast<std::uint32_t>(quote);
  }
  add_groups(in, mentions);
  std::stable_sort(mentions.begin(), mentions.end(), by_start);
  return mentions;
}

}  // namespace sayso
