// entities found sentence by sentence -> the same with one kind for each name of a text: all places where a name stands count together,
// also those where it was not found by itself, and a person's name tells what its last word alone is.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "analysis/parsed.h"

namespace sayso {

inline constexpr std::size_t kNameKinds = 3;  // person, organization, location: the first of EntityKind
static_assert(static_cast<std::size_t>(EntityKind::person) == 0 && static_cast<std::size_t>(EntityKind::organization) == 1 &&
              static_cast<std::size_t>(EntityKind::location) == 2);

// How a token scores in a name, and outside of one.
struct NameFit {
  float outside = 0;
  std::array<float, kNameKinds> begin{};   // as the first word of a name of each kind
  std::array<float, kNameKinds> inside{};  // as a later one
};

// From the scores of all labels of a token: O, then B and I of every kind.
NameFit name_fit(const float* scores);

// `fits` has one entry a token. Names are compared as they are written, of at most kLongestName words where they were not found.
// Where a name describes a noun ("the Halvard fire brigade") it tells little of its own kind: such places count when there are no others.
// Reads tokens, sentences and tags of `parsed`. Linear in the number of tokens.
inline constexpr std::uint32_t kLongestName = 6;
std::vector<Entity> agree_on_names(std::string_view text, const Parsed& parsed, const std::vector<NameFit>& fits,
                                   const std::vector<Entity>& entities);

}  // namespace sayso
