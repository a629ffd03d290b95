#include "analysis/name_agreement.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "text/characters.h"

namespace sayso {
namespace {

constexpr std::size_t kOutside = kNameKinds;
using Sums = std::array<float, kNameKinds + 1>;  // by kind, then outside

struct Name {
  Sums sums{};
  std::vector<TokenSpan> found;      // as an entity
  std::vector<TokenSpan> elsewhere;  // where no entity was found
};

std::size_t best_kind(const Sums& sums) {
  return static_cast<std::size_t>(std::max_element(sums.begin(), sums.begin() + kNameKinds) - sums.begin());
}

bool is_name_kind(EntityKind kind) { return static_cast<std::size_t>(kind) < kNameKinds; }

// All names of a text, by their words.
class Names {
 public:
  Names(std::string_view text, const Parsed& parsed, const std::vector<NameFit>& fits)
      : text_(text), tokens_(parsed.tokens), tags_(parsed.tags), fits_(fits) {}

  void add_entities(const std::vector<Entity>& entities) {
    is_taken_.assign(tokens_.size(), false);
    for (const Entity& entity : entities) {
      std::fill(is_taken_.begin() + entity.tokens.start, is_taken_.begin() + entity.tokens.end, true);
      if (!is_name_kind(entity.kind)) continue;
      const auto [place, is_new] = places_.try_emplace(words(entity.tokens), names_.size());
      if (is_new) names_.emplace_back();
      names_[place->second].found.push_back(entity.tokens);
      openers_.insert(word(entity.tokens.start));
    }
  }

  // Capitalised words outside of all entities that are one of the names; the longest at each place.
  void find_elsewhere(const std::vector<TokenSpan>& sentences) {
    for (const TokenSpan sentence : sentences) {
      for (std::uint32_t token = sentence.start; token < sentence.end;) token = pass(token, sentence.end);
    }
  }

  // Adds up what the places of each name say.
  void weigh() {
    for (Name& name : names_) {
      for (const bool also_describing : {false, true}) {
        bool counted = false;
        for (const std::vector<TokenSpan>* places : {&name.found, &name.elsewhere}) {
          for (const TokenSpan tokens : *places) {
            if (!also_describing && describes_noun(tokens)) continue;
            add(name, tokens);
            counted = true;
          }
        }
        if (counted) break;
      }
    }
  }

  // "Marit Lund" tells what "Lund" is.
  void tell_last_words() {
    std::unordered_map<std::string_view, Sums> endings;
    for (const Name& name : names_) {
      const TokenSpan tokens = name.found.front();
      if (tokens.size() < 2 || best_kind(name.sums) != static_cast<std::size_t>(EntityKind::person)) continue;
      Sums& ending = endings[word(tokens.end - 1)];
      const float best = name.sums[best_kind(name.sums)];
      for (std::size_t kind = 0; kind < kNameKinds; ++kind) ending[kind] += name.sums[kind] - best;
    }
    for (Name& name : names_) {
      const TokenSpan tokens = name.found.front();
      const auto ending = tokens.size() == 1 ? endings.find(word(tokens.start)) : endings.end();
      if (ending == endings.end()) continue;
      // Which kind, not whether: the best keeps its distance from `outside`.
      const float before = name.sums[best_kind(name.sums)];
      for (std::size_t kind = 0; kind < kNameKinds; ++kind) name.sums[kind] += ending->second[kind];
      name.sums[kOutside] += name.sums[best_kind(name.sums)] - before;
    }
  }

  // Each name once and for all: of its best kind everywhere, or nowhere when it stands several times and mostly names nothing.
  void append(std::vector<Entity>& entities) const {
    for (const Name& name : names_) {
      const std::size_t kind = best_kind(name.sums);
      const bool is_name = !(name.sums[kOutside] > name.sums[kind]);
      if (!is_name && name.found.size() + name.elsewhere.size() > 1) continue;
      for (const TokenSpan tokens : name.found) entities.push_back({tokens, static_cast<EntityKind>(kind)});
      if (!is_name) continue;
      for (const TokenSpan tokens : name.elsewhere) entities.push_back({tokens, static_cast<EntityKind>(kind)});
    }
  }

 private:
  std::string_view word(std::uint32_t token) const { return slice(text_, tokens_.span[token]); }

  std::string words(TokenSpan tokens) const {
    std::string joined;
    for (std::uint32_t token = tokens.start; token < tokens.end; ++token) joined.append(word(token)).append(" ");
    return joined;
  }

  bool describes_noun(TokenSpan tokens) const {
    return tokens.end < tags_.size() && tags_[tokens.end].upos == Upos::NOUN && tokens_.block[tokens.end] == tokens_.block[tokens.end - 1];
  }

  void add(Name& name, TokenSpan tokens) const {
    for (std::uint32_t token = tokens.start; token < tokens.end; ++token) {
      const NameFit& fit = fits_[token];
      const auto& own = token == tokens.start ? fit.begin : fit.inside;
      for (std::size_t kind = 0; kind < kNameKinds; ++kind) name.sums[kind] += own[kind];
      name.sums[kOutside] += fit.outside;
    }
  }

  // Looks for a name at `token`; gives where to go on.
  std::uint32_t pass(std::uint32_t token, std::uint32_t end) {
    const std::string_view first = word(token);
    if (is_taken_[token] || !is_upper(decode_code_point(first, 0).value) || openers_.count(first) == 0) return token + 1;
    std::uint32_t last = token + 1;
    while (last < end && last - token < kLongestName && !is_taken_[last]) ++last;
    for (; last > token; --last) {
      const auto place = places_.find(words({token, last}));
      if (place == places_.end()) continue;
      names_[place->second].elsewhere.push_back({token, last});
      return last;
    }
    return token + 1;
  }

  std::string_view text_;
  const Tokens& tokens_;
  const std::vector<Tag>& tags_;
  const std::vector<NameFit>& fits_;
  std::vector<bool> is_taken_;  // by token: within an entity
  std::vector<Name> names_;
  std::unordered_map<std::string, std::size_t> places_;
  std::unordered_set<std::string_view> openers_;  // first words of names
};

}  // namespace

NameFit name_fit(const float* scores) {
  NameFit fit;
  fit.outside = scores[0];
  for (std::size_t kind = 0; kind < kNameKinds; ++kind) {
    fit.begin[kind] = scores[1 + 2 * kind];
    fit.inside[kind] = scores[2 + 2 * kind];
  }
  return fit;
}

std::vector<Entity> agree_on_names(std::string_view text, const Parsed& parsed, const std::vector<NameFit>& fits,
                                   const std::vector<Entity>& entities) {
  Names names(text, parsed, fits);
  names.add_entities(entities);
  names.find_elsewhere(parsed.sentences);
  names.weigh();
  names.tell_last_words();
  std::vector<Entity> agreed;
  for (const Entity& entity : entities) {
    if (!is_name_kind(entity.kind)) agreed.push_back(entity);
  }
  names.append(agreed);
  std::sort(agreed.begin(), agreed.end(), [](const Entity& a, const Entity& b) { return a.tokens.start < b.tokens.start; });
  return agreed;
}

}  // namespace sayso
