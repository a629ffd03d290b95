// mentions -> chains of mentions of one thing. Names are joined by their words, pointing noun phrases by their kind, pronouns by
// agreement and salience; what is not sure stays alone.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "analysis/mentions.h"
#include "analysis/parsed.h"
#include "analysis/pronouns.h"
#include "model/lexicon.h"

namespace sayso {

// What was known when a pronoun was resolved; for training.
struct PronounCase {
  const Context& context;
  const std::vector<Chain>& chains;
  const std::vector<std::uint32_t>& chain_of;
  const std::vector<Antecedent>& antecedents;
  std::uint32_t pronoun = 0;
  std::uint32_t chosen = kNone;
};
using PronounWatch = std::function<void(const PronounCase&)>;

struct Chains {
  std::vector<std::uint32_t> chain_of;  // per mention; kNone: abstained
  std::vector<std::uint32_t> fullest;   // per chain: the mention with the fullest name
};

Chains build_chains(std::string_view text, const Parsed& parsed, const std::vector<MentionFacts>& mentions, const Lexicon& lexicon,
                    const PronounModel& model = {}, const PronounWatch& watch = {});

}  // namespace sayso
