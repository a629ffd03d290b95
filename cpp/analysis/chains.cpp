#include "analysis/chains.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "analysis/name_match.h"
#include "analysis/salience.h"

namespace sayso {
namespace {

constexpr std::size_t kWindow = 60;           // mentions looked back at
constexpr std::uint32_t kPointingReach = 12;  // sentences for "the company"

class Builder {
 public:
  Builder(std::string_view text, const Parsed& parsed, const std::vector<MentionFacts>& mentions, const Lexicon& lexicon,
          const PronounModel& model, const PronounWatch& watch)
      : text_(text),
        parsed_(parsed),
        mentions_(mentions),
        titles_(lexicon.table("titles")),
        context_{parsed, mentions, lexicon.table("cue_verbs"), lexicon.table("holders")},
        model_(model),
        watch_(watch),
        chain_of_(mentions.size(), kNone) {}

  Chains build() {
    for (std::uint32_t mention = 0; mention < mentions_.size(); ++mention) {
      const MentionFacts& facts = mentions_[mention];
      std::uint32_t chain = kNone;
      switch (facts.kind) {
        case MentionKind::name:
          if (!facts.is_group) chain = chain_for_name(mention);
          if (!facts.is_group && chain == kNone) chain = chain_beside(mention);
          if (!facts.is_group && chain == kNone) chain = chain_misspelt(mention);
          break;
        case MentionKind::common:
          chain = chain_for_common(mention);
          break;
        case MentionKind::pointing:
          chain = chain_for_pointing(mention);
          break;
        case MentionKind::pronoun:
          chain = facts.is_speaker_pronoun ? kNone : chain_for_pronoun(mention);
          break;
        case MentionKind::relative:
          chain = chain_for_relative(mention);
          break;
      }
      const bool may_start = facts.kind == MentionKind::name || facts.kind == MentionKind::common || (facts.kind == MentionKind::pointing);
      if (chain == kNone && may_start) chain = start_chain(mention);
      if (chain != kNone) add(chain, mention);
    }
    find_speakers();
    Chains result;
    result.chain_of = std::move(chain_of_);
    for (const Chain& chain : chains_) result.fullest.push_back(chain.fullest);
    // A pointing noun phrase that points at nothing earlier stays without a name.
    for (std::uint32_t mention = 0; mention < mentions_.size(); ++mention) {
      const std::uint32_t chain = result.chain_of[mention];
      if (mentions_[mention].kind == MentionKind::pointing && mentions_[mention].category != Category::thing && chain != kNone &&
          chains_[chain].first == mention && !chains_[chain].has_name)
        result.chain_of[mention] = kNone;
    }
    return result;
  }

 private:
  std::uint32_t start_chain(std::uint32_t mention) {
    chains_.push_back({.first = mention, .fullest = mention, .last = mention, .roles = {}});
    return static_cast<std::uint32_t>(chains_.size() - 1);
  }

  void add(std::uint32_t index, std::uint32_t mention) {
    Chain& chain = chains_[index];
    const MentionFacts& facts = mentions_[mention];
    chain_of_[mention] = index;
    chain.last = mention;
    ++chain.count;
    if (facts.category != Category::unknown && facts.kind != MentionKind::pronoun &&
        (chain.category == Category::unknown || chain.category == Category::thing))
      chain.category = facts.category;
    if (chain.gender == Gender::unknown && facts.gender != Gender::unknown) chain.gender = facts.gender;
    if (facts.kind == MentionKind::pronoun && chain.category == Category::unknown &&
        (facts.gender == Gender::male || facts.gender == Gender::female))
      chain.category = Category::person;
    if (facts.kind != MentionKind::pronoun && facts.kind != MentionKind::relative) chain.plural = facts.plural;
    if (chain.count == 1 && chain.gender == Gender::unknown) chain.gender = facts.gender_hint;
    if (!facts.role.empty()) add_role(chain, facts.role);
    if (facts.kind == MentionKind::pointing || facts.kind == MentionKind::common) add_role(chain, facts.lemma);
    if (facts.kind == MentionKind::name) {
      const MentionFacts& fullest = mentions_[chain.fullest];
      if (!chain.has_name || facts.words.size() > fullest.words.size() ||
          (facts.words.size() == fullest.words.size() && is_shouted(fullest) && !is_shouted(facts)))
        chain.fullest = mention;
      chain.has_name = true;
      for (const std::string& word : facts.words) {
        std::vector<std::uint32_t>& same = by_word_[word];
        if (same.empty() || same.back() != index) same.push_back(index);
      }
      for (const std::string& acronym : acronyms_of(facts.words)) by_acronym_.emplace(acronym, index);
      add_description(chain, facts);
    }
  }

  bool is_shouted(const MentionFacts& facts) const {
    const std::string_view word = slice(text_, parsed_.tokens.span[facts.tokens.start]);
    return std::all_of(word.begin(), word.end(), [](char byte) { return byte < 'a' || byte > 'z'; });
  }

  // "NFA", "AfNT": letters that can stand for a longer name.
  bool has_two_capitals(const MentionFacts& facts) const {
    const std::string_view word = slice(text_, parsed_.tokens.span[facts.tokens.start]);
    return std::count_if(word.begin(), word.end(), [](char byte) { return byte >= 'A' && byte <= 'Z'; }) >= 2;
  }

  // "U.N.", "EB-5": letters that stand for a name of their own, and for none that they open ("U.N. Charter").
  bool is_short_form(const MentionFacts& facts) const {
    constexpr std::size_t kLongest = 6;
    const std::string_view words =
        slice(text_, {parsed_.tokens.span[facts.tokens.start].start, parsed_.tokens.span[facts.tokens.end - 1].end});
    const bool small = std::any_of(words.begin(), words.end(), [](char byte) { return (byte >= 'a' && byte <= 'z') || byte < 0; });
    return !small && words.size() <= kLongest && has_two_capitals(facts);
  }

  static void add_role(Chain& chain, const std::string& role) {
    constexpr std::size_t kMostRoles = 12;
    if (chain.roles.size() < kMostRoles && std::find(chain.roles.begin(), chain.roles.end(), role) == chain.roles.end())
      chain.roles.push_back(role);
  }

  // "Halden, a maker of inverters", "Lund is a minister": the noun tells the kind and a role.
  void add_description(Chain& chain, const MentionFacts& facts) {
    const std::uint32_t limit = std::min<std::uint32_t>(facts.tokens.end + 12, static_cast<std::uint32_t>(parsed_.tokens.size()));
    for (std::uint32_t token = facts.tokens.end; token < limit; ++token) {
      const bool apposition = parsed_.tree.relations[token] == Relation::appos && parsed_.tree.heads[token] == facts.head;
      if (apposition && parsed_.tags[token].upos == Upos::NOUN) add_role(chain, parsed_.tags[token].lemma);
      if (apposition && parsed_.tags[token].upos == Upos::PROPN) add_title(chain, token);  // "Lund, the Speaker of the house"
    }
    const std::uint32_t noun = parsed_.tree.heads[facts.head];
    const bool copula = parsed_.tree.relations[facts.head] == Relation::nsubj && parsed_.tags[noun].upos == Upos::NOUN;
    if (copula) add_role(chain, parsed_.tags[noun].lemma);
    for (std::uint32_t token = facts.tokens.start > 4 ? facts.tokens.start - 4 : 0; token < facts.tokens.start; ++token) {
      if (parsed_.tags[token].upos == Upos::NOUN && parsed_.tree.heads[token] == facts.head &&
          parsed_.tree.relations[token] != Relation::nmod_poss)
        add_role(chain, parsed_.tags[token].lemma);
    }
    if (const std::uint32_t title = title_before(facts); title != kNone) add_title(chain, title);
  }

  void add_title(Chain& chain, std::uint32_t token) {
    const std::string_view role = titles_.field(lower_ascii(slice(text_, parsed_.tokens.span[token])), "role");
    if (!role.empty()) add_role(chain, std::string(role));
  }

  // "Mayor of Oslo Jonas Berg": the title, or kNone.
  std::uint32_t title_before(const MentionFacts& facts) const {
    constexpr std::uint32_t kLongestPlace = 4;
    std::uint32_t token = facts.tokens.start;
    while (token > 1 && facts.tokens.start - token < kLongestPlace && parsed_.tags[token - 1].upos == Upos::PROPN) --token;
    return token > 1 && token < facts.tokens.start && parsed_.tags[token - 1].lemma == "of" ? token - 2 : kNone;
  }

  // "I" in a quotation is whoever the words around it say speaks.
  void find_speakers() {
    std::vector<std::uint32_t> speakers;  // mentions outside of quotations that are the subject of a verb of saying
    for (std::uint32_t mention = 0; mention < mentions_.size(); ++mention) {
      if (mentions_[mention].quote == kNone && !mentions_[mention].is_group && is_speaker(context_, mentions_[mention]))
        speakers.push_back(mention);
    }
    for (std::uint32_t mention = 0; mention < mentions_.size(); ++mention) {
      const MentionFacts& facts = mentions_[mention];
      if (!facts.is_speaker_pronoun || facts.quote == kNone) continue;
      const auto next = std::lower_bound(speakers.begin(), speakers.end(), mention);
      const bool has_before = next != speakers.begin(), has_after = next != speakers.end();
      const std::uint32_t before = has_before ? *(next - 1) : 0, after = has_after ? *next : 0;
      const bool before_near = has_before && mentions_[before].sentence == facts.sentence,
                 after_near = has_after && mentions_[after].sentence == facts.sentence;
      std::uint32_t speaker = kNone;
      if (before_near != after_near) {
        speaker = before_near ? before : after;
      } else if (before_near) {
        speaker = before;
      } else if (has_before && facts.sentence - mentions_[before].sentence <= 2) {
        speaker = before;  // a quotation that goes on
      } else if (has_after && mentions_[after].sentence - facts.sentence == 1) {
        speaker = after;
      }
      if (speaker == kNone || chain_of_[speaker] == kNone) continue;
      const Category category = chains_[chain_of_[speaker]].category;
      if (category == Category::person || category == Category::unknown) chain_of_[mention] = chain_of_[speaker];
    }
  }

  // The chain of a noun phrase that the name stands beside: "the Danish maker Halden", "the maker, Halden"; and "Halden (HLD)".
  std::uint32_t chain_beside(std::uint32_t mention) const {
    constexpr std::uint32_t kNear = 6;
    const MentionFacts& facts = mentions_[mention];
    const std::uint32_t noun = parsed_.tree.heads[facts.head];
    const bool apposition = parsed_.tree.relations[facts.head] == Relation::appos;
    const std::uint32_t title = title_before(facts);
    for (std::uint32_t step = 1; step <= kNear && step <= mention; ++step) {
      const MentionFacts& other = mentions_[mention - step];
      const std::uint32_t chain = chain_of_[mention - step];
      if (chain == kNone || other.is_group || other.sentence != facts.sentence) continue;
      const std::uint32_t gap = facts.tokens.start - std::min(facts.tokens.start, other.tokens.end);
      const bool bracketed = gap == 1 && facts.words.size() == 1 && slice(text_, parsed_.tokens.span[facts.tokens.start - 1]) == "(" &&
                             other.kind == MentionKind::name && has_two_capitals(facts);
      if (bracketed) return chain;
      if (title != kNone && other.tokens.contains(title) && other.kind == MentionKind::pointing && !chains_[chain].has_name) return chain;
      if (apposition && other.head == noun && other.kind != MentionKind::pronoun && !other.plural && !chains_[chain].has_name &&
          may_be_same(facts, chains_[chain]))
        return chain;
    }
    return kNone;
  }

  // "Mauer said": a lone name that speaks and is the surname of one person but for a letter.
  std::uint32_t chain_misspelt(std::uint32_t mention) const {
    const MentionFacts& facts = mentions_[mention];
    if (facts.words.size() != 1 || !is_speaker(context_, facts) || is_shouted(facts)) return kNone;
    std::uint32_t found = kNone;
    for (std::uint32_t step = 1; step <= kWindow && step <= mention; ++step) {
      const std::uint32_t chain = chain_of_[mention - step];
      if (chain == kNone || chain == found || !chains_[chain].has_name || chains_[chain].category == Category::location) continue;
      const MentionFacts& other = mentions_[chains_[chain].fullest];
      if (other.words.size() < 2 || !is_misspelt(facts.words.front(), other.words.back())) continue;
      if (found != kNone) return kNone;
      found = chain;
    }
    return found;
  }

  // The best earlier chain for a name; none when two persons share the word.
  std::uint32_t chain_for_name(std::uint32_t mention) const {
    constexpr std::size_t kMostCandidates = 8;
    const MentionFacts& facts = mentions_[mention];
    std::uint32_t best = kNone;
    bool is_part = false, tied = false;
    const auto consider = [&](std::uint32_t chain) {
      if (chain == best) return;
      const MentionFacts& other = mentions_[chains_[chain].fullest];
      if (!chains_[chain].has_name || !may_be_same(facts, chains_[chain])) return;
      const bool is_shorter = facts.words.size() <= other.words.size();
      const MentionFacts &shorter = is_shorter ? facts : other, &longer = is_shorter ? other : facts;
      const NameMatch match = match_names(shorter, longer);
      if (match == NameMatch::none || (match == NameMatch::part && is_short_form(shorter))) return;
      if (match == NameMatch::same) {
        best = chain;
        is_part = tied = false;
      } else if (best == kNone) {
        best = chain;
        is_part = true;
      } else if (is_part) {
        tied = true;
        best = chains_[chain].last > chains_[best].last ? chain : best;
      }
    };
    for (const std::string& word : facts.words) {
      const auto found = by_word_.find(word);
      if (found == by_word_.end()) continue;
      const std::vector<std::uint32_t>& chains = found->second;
      for (std::size_t step = 0; step < std::min(kMostCandidates, chains.size()) && (best == kNone || is_part); ++step)
        consider(chains[chains.size() - 1 - step]);
    }
    if (best == kNone && facts.words.size() == 1) {
      const auto longer = by_acronym_.find(facts.words.front());
      if (longer != by_acronym_.end()) return longer->second;
    }
    if (best == kNone) {  // acronyms: "(NHC)" behind the name, or after it
      for (std::uint32_t step = 1; step <= kWindow && step <= mention; ++step) {
        const std::uint32_t chain = chain_of_[mention - step];
        if (chain == kNone || !chains_[chain].has_name) continue;
        const MentionFacts& other = mentions_[chains_[chain].fullest];
        const bool acronym = (facts.words.size() == 1 && is_acronym_of(facts.words.front(), other.words)) ||
                             (other.words.size() == 1 && is_acronym_of(other.words.front(), facts.words));
        if (acronym) return chain;
      }
    }
    return tied && facts.words.size() == 1 && facts.gender == Gender::unknown && facts.role.empty() ? nearest_of_surname(mention) : best;
  }

  // Two chains fit a lone surname: the one mentioned last, if the other is far off; else a chain of its own.
  std::uint32_t nearest_of_surname(std::uint32_t mention) const {
    for (std::uint32_t step = 1; step <= kWindow && step <= mention; ++step) {
      const std::uint32_t chain = chain_of_[mention - step];
      if (chain == kNone || !chains_[chain].has_name) continue;
      const MentionFacts& other = mentions_[chains_[chain].fullest];
      if (other.words.size() > 1 && other.words.back() == mentions_[mention].words.front()) return chain;
    }
    return kNone;
  }

  // "the storm" again: the same noun a little earlier.
  std::uint32_t chain_for_common(std::uint32_t mention) const {
    const MentionFacts& facts = mentions_[mention];
    if (!facts.definite || facts.is_group) return kNone;
    for (std::uint32_t step = 1; step <= kWindow && step <= mention; ++step) {
      const std::uint32_t chain = chain_of_[mention - step];
      const MentionFacts& other = mentions_[mention - step];
      if (chain == kNone || other.is_group || other.kind == MentionKind::pronoun) continue;
      if (other.lemma == facts.lemma && other.plural == facts.plural && other.kind == MentionKind::common &&
          other.tokens.size() + 2 >= facts.tokens.size())
        return chain;
    }
    return kNone;
  }

  // "HALVARD (Nordkyst Wire) -": the agency that a date line names is not what the article is about.
  bool in_date_line(const MentionFacts& facts) const {
    std::uint32_t token = facts.tokens.end;
    while (token < parsed_.tokens.size() && parsed_.tags[token].upos == Upos::PROPN) ++token;
    return facts.sentence == 0 && token + 1 < parsed_.tokens.size() && slice(text_, parsed_.tokens.span[token]) == ")" &&
           parsed_.tags[token + 1].upos == Upos::PUNCT && parsed_.tokens.space_after[token] != 0;
  }

  std::uint32_t chain_for_pointing(std::uint32_t mention) const {
    const MentionFacts& facts = mentions_[mention];
    // "the operator Talvik Lifts": the name stands right behind.
    if (mention + 1 < mentions_.size() && mentions_[mention + 1].kind == MentionKind::name &&
        mentions_[mention + 1].tokens.start == facts.tokens.end)
      return kNone;
    std::uint32_t best = kNone, seen = 0;
    float best_score = 0.0F, next_score = -10.0F;
    for (std::uint32_t step = 1; step <= 2 * kWindow && step <= mention; ++step) {
      const std::uint32_t chain = chain_of_[mention - step];
      const MentionFacts& other = mentions_[mention - step];
      if (chain == kNone || other.is_group || chains_[chain].last != mention - step || chain == best || in_date_line(other)) continue;
      const std::uint32_t distance = facts.sentence - other.sentence;
      if (distance > kPointingReach) break;
      const Chain& candidate = chains_[chain];
      if (candidate.plural && !candidate.has_name) continue;
      const bool has_role = std::find(candidate.roles.begin(), candidate.roles.end(), facts.lemma) != candidate.roles.end();
      const bool in_name = candidate.has_name &&
                           std::find(mentions_[candidate.fullest].words.begin(), mentions_[candidate.fullest].words.end(), facts.lemma) !=
                               mentions_[candidate.fullest].words.end();
      const bool fits = facts.is_generic && candidate.category == facts.category && !candidate.plural && candidate.has_name;
      if (!(has_role || in_name || fits) ||
          (facts.gender != Gender::unknown && candidate.gender != Gender::unknown && facts.gender != candidate.gender))
        continue;
      if (other.kind != MentionKind::pronoun && facts.tokens.start < other.tokens.end) continue;
      ++seen;
      float score = -0.25F * static_cast<float>(distance) + (has_role ? 2.5F : 0.0F) + (in_name ? 2.5F : 0.0F) +
                    (other.is_subject ? 0.4F : 0.0F) - (other.is_nested ? 0.5F : 0.0F);
      score += 0.1F * static_cast<float>(std::min(candidate.count, 6U));
      if (facts.tokens.size() > 2 && !has_role && !in_name) score -= 1.5F;  // "the Danish company" may well be another one
      if (facts.category == Category::location) score -= 1.0F;
      if (best == kNone || score > best_score) {
        next_score = best == kNone ? next_score : best_score;
        best_score = score;
        best = chain;
      } else {
        next_score = std::max(next_score, score);
      }
    }
    return best != kNone && best_score - next_score >= kMargin && best_score > -1.2F ? best : kNone;
  }

  std::uint32_t chain_for_relative(std::uint32_t mention) const {
    const std::uint32_t noun = parsed_.tree.heads[parsed_.tree.heads[mentions_[mention].head]];
    for (std::uint32_t step = 1; step <= 8 && step <= mention; ++step) {
      if (mentions_[mention - step].head == noun && !mentions_[mention - step].is_group) return chain_of_[mention - step];
    }
    return kNone;
  }

  std::uint32_t chain_for_pronoun(std::uint32_t mention) const {
    std::vector<Antecedent> antecedents = find_antecedents(context_, chains_, chain_of_, mention);
    const auto in_line = [this](const Antecedent& antecedent) { return in_date_line(mentions_[antecedent.mention]); };
    antecedents.erase(std::remove_if(antecedents.begin(), antecedents.end(), in_line), antecedents.end());
    const std::uint32_t chosen = choose_antecedent(context_, chains_, antecedents, mention, model_);
    if (watch_ && !antecedents.empty()) watch_({context_, chains_, chain_of_, antecedents, mention, chosen});
    return chosen;
  }

  std::string_view text_;
  const Parsed& parsed_;
  const std::vector<MentionFacts>& mentions_;
  const LexiconTable& titles_;
  Context context_;
  const PronounModel& model_;
  const PronounWatch& watch_;
  std::vector<Chain> chains_;
  std::vector<std::uint32_t> chain_of_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_word_;
  std::unordered_map<std::string, std::uint32_t> by_acronym_;  // of names of several words
};

}  // namespace

Chains build_chains(std::string_view text, const Parsed& parsed, const std::vector<MentionFacts>& mentions, const Lexicon& lexicon,
                    const PronounModel& model, const PronounWatch& watch) {
  return Builder(text, parsed, mentions, lexicon, model, watch).build();
}

}  // namespace sayso
