// Trees of invented sentences with a denial in them, beside those of trees.h.
#pragma once

#include <string_view>

namespace sayso::testing {

// Staff left without notice and with no pay.
inline constexpr std::string_view kNoNotice = R"(Staff staff NOUN NN 2 nsubj
left leave VERB VBD 0 root
without without ADP IN 4 case
notice notice NOUN NN 2 obl
and and CCONJ CC 8 cc
with with ADP IN 8 case
no no DET DT 8 det
pay pay NOUN NN 4 conj SpaceAfter=No
. . PUNCT . 2 punct
)";

// He left with no pay.
inline constexpr std::string_view kNoPay = R"(He he PRON PRP 2 nsubj
left leave VERB VBD 0 root
with with ADP IN 5 case
no no DET DT 5 det
pay pay NOUN NN 2 obl SpaceAfter=No
. . PUNCT . 2 punct
)";

// Britain leaves with or without a deal.
inline constexpr std::string_view kWithOrWithout = R"(Britain Britain PROPN NNP 2 nsubj
leaves leave VERB VBZ 0 root
with with ADP IN 7 case
or or CCONJ CC 5 cc
without without ADP IN 3 conj
a a DET DT 7 det
deal deal NOUN NN 2 obl SpaceAfter=No
. . PUNCT . 2 punct
)";

// The lack of trust hurt Halden.
inline constexpr std::string_view kLack = R"(The the DET DT 2 det
lack lack NOUN NN 5 nsubj
of of ADP IN 4 case
trust trust NOUN NN 2 nmod
hurt hurt VERB VBD 0 root
Halden Halden PROPN NNP 5 obj SpaceAfter=No
. . PUNCT . 5 punct
)";

// Neither Lund nor Berg paid.
inline constexpr std::string_view kNeitherNor = R"(Neither neither CCONJ CC 2 cc:preconj
Lund Lund PROPN NNP 5 nsubj
nor nor CCONJ CC 4 cc
Berg Berg PROPN NNP 2 conj
paid pay VERB VBD 0 root SpaceAfter=No
. . PUNCT . 5 punct
)";

// The bids were turned down.
inline constexpr std::string_view kTurnedDown = R"(The the DET DT 2 det
bids bid NOUN NNS 4 nsubj:pass
were be AUX VBD 4 aux:pass
turned turn VERB VBN 0 root
down down ADP RP 4 compound:prt SpaceAfter=No
. . PUNCT . 4 punct
)";

// Berg does not know why the mill closed.
inline constexpr std::string_view kNotKnowWhy = R"(Berg Berg PROPN NNP 4 nsubj
does do AUX VBZ 4 aux
not not PART RB 4 advmod
know know VERB VB 0 root
why why ADV WRB 8 advmod
the the DET DT 7 det
mill mill NOUN NN 8 nsubj
closed close VERB VBD 4 ccomp SpaceAfter=No
. . PUNCT . 4 punct
)";

// Lund said no-one paid.
inline constexpr std::string_view kNoOne = R"(Lund Lund PROPN NNP 2 nsubj
said say VERB VBD 0 root
no no INTJ UH 5 det SpaceAfter=No
- - PUNCT HYPH 5 punct SpaceAfter=No
one one PRON NN 6 nsubj
paid pay VERB VBD 2 ccomp SpaceAfter=No
. . PUNCT . 2 punct
)";

// Sales have not declined since May.
inline constexpr std::string_view kDeclined = R"(Sales sale NOUN NNS 4 nsubj
have have AUX VBP 4 aux
not not PART RB 4 advmod
declined decline VERB VBN 0 root
since since ADP IN 6 case
May May PROPN NNP 4 obl SpaceAfter=No
. . PUNCT . 4 punct
)";

// There was a lack of trust.
inline constexpr std::string_view kThereLack = R"(There there PRON EX 2 expl
was be VERB VBD 0 root
a a DET DT 4 det
lack lack NOUN NN 2 nsubj
of of ADP IN 6 case
trust trust NOUN NN 4 nmod SpaceAfter=No
. . PUNCT . 2 punct
)";

// It is unlikely that sales fell.
inline constexpr std::string_view kUnlikely = R"(It it PRON PRP 3 expl
is be AUX VBZ 3 cop
unlikely unlikely ADJ JJ 0 root
that that SCONJ IN 6 mark
sales sale NOUN NNS 6 nsubj
fell fall VERB VBD 3 csubj SpaceAfter=No
. . PUNCT . 3 punct
)";

// Nobody said the mill closed.
inline constexpr std::string_view kNobodySaid = R"(Nobody nobody PRON NN 2 nsubj
said say VERB VBD 0 root
the the DET DT 4 det
mill mill NOUN NN 5 nsubj
closed close VERB VBD 2 ccomp SpaceAfter=No
. . PUNCT . 2 punct
)";

// The mill is far from the sea.
inline constexpr std::string_view kFarFromPlace = R"(The the DET DT 2 det
mill mill NOUN NN 4 nsubj
is be AUX VBZ 4 cop
far far ADV RB 0 root
from from ADP IN 7 case
the the DET DT 7 det
sea sea NOUN NN 4 obl SpaceAfter=No
. . PUNCT . 4 punct
)";

}  // namespace sayso::testing
