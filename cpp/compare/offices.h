// A read document -> who holds which office in it: "Captain Berg", "the mayor, Ines Korda,", "the captain was Lund".
#pragma once

#include <vector>

#include "compare/facts.h"

namespace sayso {

// In the order of the text; only what a claim of the text holds.
std::vector<Office> find_offices(const Reading& reading, const LexiconTable& offices);

}  // namespace sayso
