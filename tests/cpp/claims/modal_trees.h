// Trees of invented sentences about what should or will be, beside those of trees.h.
#pragma once

#include <string_view>

namespace sayso::testing {

// Wait until Monday.
inline constexpr std::string_view kWait = R"(Wait wait VERB VB 0 root
until until ADP IN 3 case
Monday Monday PROPN NNP 1 obl SpaceAfter=No
. . PUNCT . 1 punct
)";

// Halden has to pay the fine.
inline constexpr std::string_view kHasTo = R"(Halden Halden PROPN NNP 2 nsubj
has have VERB VBZ 0 root
to to PART TO 4 mark
pay pay VERB VB 2 xcomp
the the DET DT 6 det
fine fine NOUN NN 4 obj SpaceAfter=No
. . PUNCT . 2 punct
)";

// The vote is scheduled for May.
inline constexpr std::string_view kScheduled = R"(The the DET DT 2 det
vote vote NOUN NN 4 nsubj:pass
is be AUX VBZ 4 aux:pass
scheduled schedule VERB VBN 0 root
for for ADP IN 6 case
May May PROPN NNP 4 obl SpaceAfter=No
. . PUNCT . 4 punct
)";

}  // namespace sayso::testing
