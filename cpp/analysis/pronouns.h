// A pronoun and the chains before it -> the chain it belongs to: by a linear model over hashed features where there is one, else by
// salience; none when no chain stands out.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/salience.h"
#include "model/linear_model.h"

namespace sayso {

inline constexpr std::uint32_t kPronounFeatureVersion = 1;

// Sections pronouns.*: log odds that a chain is meant.
using PronounModel = LinearModel;

// A file without the section gives an untrained model. Throws ModelError when it does not fit this program.
PronounModel load_pronoun_model(const ModelFile& file);

// A chain that may be meant, by its latest mention before the pronoun.
struct Antecedent {
  std::uint32_t chain = 0;
  std::uint32_t mention = 0;
  float salience = 0.0F;
};

// Nearest first. `chain_of`: of each mention as far as the text has been read, or kNone.
std::vector<Antecedent> find_antecedents(const Context& context, const std::vector<Chain>& chains,
                                         const std::vector<std::uint32_t>& chain_of, std::uint32_t pronoun);

// The one definition, for training (tools/pronoun_features.cpp) and for use. Clears `features` first.
void pronoun_features(const Context& context, const std::vector<Chain>& chains, std::uint32_t pronoun,
                      const std::vector<Antecedent>& antecedents, std::size_t candidate, std::vector<std::uint32_t>& features);

// The chain, or kNone.
std::uint32_t choose_antecedent(const Context& context, const std::vector<Chain>& chains, const std::vector<Antecedent>& antecedents,
                                std::uint32_t pronoun, const PronounModel& model);

}  // namespace sayso
