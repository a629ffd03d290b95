// Trees of invented sentences in which a negation reaches further, or less far, than the word it hangs on.
#pragma once

#include <string_view>

namespace sayso::testing {

// Halden is a bank, not a mill.
inline constexpr std::string_view kNotAMill = R"(Halden Halden PROPN NNP 4 nsubj
is be AUX VBZ 4 cop
a a DET DT 4 det
bank bank NOUN NN 0 root SpaceAfter=No
, , PUNCT , 8 punct
not not PART RB 8 advmod
a a DET DT 8 det
mill mill NOUN NN 4 conj SpaceAfter=No
. . PUNCT . 4 punct
)";

// Halden left instead of paying.
inline constexpr std::string_view kInsteadOfPaying = R"(Halden Halden PROPN NNP 2 nsubj
left leave VERB VBD 0 root
instead instead ADV RB 5 mark
of of ADP IN 3 fixed
paying pay VERB VBG 2 advcl SpaceAfter=No
. . PUNCT . 2 punct
)";

// Staff left in May but without notice.
inline constexpr std::string_view kButWithout = R"(Staff staff NOUN NN 2 nsubj
left leave VERB VBD 0 root
in in ADP IN 4 case
May May PROPN NNP 2 obl
but but CCONJ CC 7 cc
without without ADP IN 7 case
notice notice NOUN NN 4 conj SpaceAfter=No
. . PUNCT . 2 punct
)";

// Halden did not sell, move or close the mill.
inline constexpr std::string_view kSellMoveClose = R"(Halden Halden PROPN NNP 4 nsubj
did do AUX VBD 4 aux
not not PART RB 4 advmod
sell sell VERB VB 0 root SpaceAfter=No
, , PUNCT , 6 punct
move move VERB VB 4 conj
or or CCONJ CC 8 cc
close close VERB VB 4 conj
the the DET DT 10 det
mill mill NOUN NN 8 obj SpaceAfter=No
. . PUNCT . 4 punct
)";

// Nobody paid or left.
inline constexpr std::string_view kNobodyPaidOrLeft = R"(Nobody nobody PRON NN 2 nsubj
paid pay VERB VBD 0 root
or or CCONJ CC 4 cc
left leave VERB VBD 2 conj SpaceAfter=No
. . PUNCT . 2 punct
)";

// Nobody paid but Lund left.
inline constexpr std::string_view kNobodyPaidButLund = R"(Nobody nobody PRON NN 2 nsubj
paid pay VERB VBD 0 root
but but CCONJ CC 5 cc
Lund Lund PROPN NNP 5 nsubj
left leave VERB VBD 2 conj SpaceAfter=No
. . PUNCT . 2 punct
)";

// Halden does not want to sell and pay.
inline constexpr std::string_view kWantToSellAndPay = R"(Halden Halden PROPN NNP 4 nsubj
does do AUX VBZ 4 aux
not not PART RB 4 advmod
want want VERB VB 0 root
to to PART TO 6 mark
sell sell VERB VB 4 xcomp
and and CCONJ CC 8 cc
pay pay VERB VB 6 conj SpaceAfter=No
. . PUNCT . 4 punct
)";

// Halden refrained from buying or selling.
inline constexpr std::string_view kBuyingOrSelling = R"(Halden Halden PROPN NNP 2 nsubj
refrained refrain VERB VBD 0 root
from from SCONJ IN 4 mark
buying buy VERB VBG 2 advcl
or or CCONJ CC 6 cc
selling sell VERB VBG 4 conj SpaceAfter=No
. . PUNCT . 2 punct
)";

// The air is too thin to breathe.
inline constexpr std::string_view kTooThin = R"(The the DET DT 2 det
air air NOUN NN 5 nsubj
is be AUX VBZ 5 cop
too too ADV RB 5 advmod
thin thin ADJ JJ 0 root
to to PART TO 7 mark
breathe breathe VERB VB 5 advcl SpaceAfter=No
. . PUNCT . 5 punct
)";

// The failed landing hurt Halden.
inline constexpr std::string_view kFailedLanding = R"(The the DET DT 3 det
failed failed ADJ JJ 3 amod
landing landing NOUN NN 4 nsubj
hurt hurt VERB VBD 0 root
Halden Halden PROPN NNP 4 obj SpaceAfter=No
. . PUNCT . 4 punct
)";

// Lund regrets water inaccessibility.
inline constexpr std::string_view kInaccessibility = R"(Lund Lund PROPN NNP 2 nsubj
regrets regret VERB VBZ 0 root
water water NOUN NN 4 compound
inaccessibility inaccessibility NOUN NN 2 obj SpaceAfter=No
. . PUNCT . 2 punct
)";

// Rooms were clean and some were not. (The negator hangs on the wrong word, as parsers have it.)
inline constexpr std::string_view kSomeWereNot = R"(Rooms room NOUN NNS 3 nsubj
were be AUX VBD 3 cop
clean clean ADJ JJ 0 root
and and CCONJ CC 6 cc
some some PRON DT 6 nsubj
were be VERB VBD 3 conj
not not PART RB 3 advmod SpaceAfter=No
. . PUNCT . 3 punct
)";

// Halden denied claims that Lund lied.
inline constexpr std::string_view kDeniedClaims = R"(Halden Halden PROPN NNP 2 nsubj
denied deny VERB VBD 0 root
claims claim NOUN NNS 2 obj
that that SCONJ IN 6 mark
Lund Lund PROPN NNP 6 nsubj
lied lie VERB VBD 3 acl SpaceAfter=No
. . PUNCT . 2 punct
)";

// Lund denied that the mill, which closed in May, was hers.
inline constexpr std::string_view kDeniedWithRelative = R"(Lund Lund PROPN NNP 2 nsubj
denied deny VERB VBD 0 root
that that SCONJ IN 13 mark
the the DET DT 5 det
mill mill NOUN NN 13 nsubj SpaceAfter=No
, , PUNCT , 8 punct
which which PRON WDT 8 nsubj
closed close VERB VBD 5 acl:relcl
in in ADP IN 10 case
May May PROPN NNP 8 obl SpaceAfter=No
, , PUNCT , 8 punct
was be AUX VBD 13 cop
hers hers PRON PRP 2 ccomp SpaceAfter=No
. . PUNCT . 2 punct
)";

// They had chances but none in time.
inline constexpr std::string_view kButNone = R"(They they PRON PRP 2 nsubj
had have VERB VBD 0 root
chances chance NOUN NNS 2 obj
but but CCONJ CC 5 cc
none none PRON NN 3 conj
in in ADP IN 7 case
time time NOUN NN 5 nmod SpaceAfter=No
. . PUNCT . 2 punct
)";

// They did not know the mill closed.
inline constexpr std::string_view kNotKnowThat = R"(They they PRON PRP 4 nsubj
did do AUX VBD 4 aux
not not PART RB 4 advmod
know know VERB VB 0 root
the the DET DT 6 det
mill mill NOUN NN 7 nsubj
closed close VERB VBD 4 ccomp SpaceAfter=No
. . PUNCT . 4 punct
)";

// Staff left without a chance of pay for closing.
inline constexpr std::string_view kWithoutChance = R"(Staff staff NOUN NN 2 nsubj
left leave VERB VBD 0 root
without without ADP IN 5 case
a a DET DT 5 det
chance chance NOUN NN 2 obl
of of ADP IN 7 case
pay pay NOUN NN 5 nmod
for for SCONJ IN 9 mark
closing close VERB VBG 5 acl SpaceAfter=No
. . PUNCT . 2 punct
)";

// But not for Lund.
inline constexpr std::string_view kNotForLund = R"(But but CCONJ CC 4 cc
not not PART RB 4 advmod
for for ADP IN 4 case
Lund Lund PROPN NNP 0 root SpaceAfter=No
. . PUNCT . 4 punct
)";

// Nobody was turned down.
inline constexpr std::string_view kNobodyTurnedDown = R"(Nobody nobody PRON NN 3 nsubj:pass
was be AUX VBD 3 aux:pass
turned turn VERB VBN 0 root
down down ADP RP 3 compound:prt SpaceAfter=No
. . PUNCT . 3 punct
)";

// They own mills which, Lund said, nobody bought.
inline constexpr std::string_view kWhichLundSaid = R"(They they PRON PRP 2 nsubj
own own VERB VBP 0 root
mills mill NOUN NNS 2 obj
which which PRON WDT 10 obj SpaceAfter=No
, , PUNCT , 7 punct
Lund Lund PROPN NNP 7 nsubj
said say VERB VBD 3 acl:relcl SpaceAfter=No
, , PUNCT , 7 punct
nobody nobody PRON NN 10 nsubj
bought buy VERB VBD 7 ccomp SpaceAfter=No
. . PUNCT . 2 punct
)";

// It is not true that sales fell.
inline constexpr std::string_view kNotTrue = R"(It it PRON PRP 4 expl
is be AUX VBZ 4 cop
not not PART RB 4 advmod
true true ADJ JJ 0 root
that that SCONJ IN 7 mark
sales sale NOUN NNS 7 nsubj
fell fall VERB VBD 4 csubj
. . PUNCT . 4 punct
)";

// The claim that sales fell is false.
inline constexpr std::string_view kFalseClaim = R"(The the DET DT 2 det
claim claim NOUN NN 7 nsubj
that that SCONJ IN 5 mark
sales sale NOUN NNS 5 nsubj
fell fall VERB VBD 2 acl
is be AUX VBZ 7 cop
false false ADJ JJ 0 root
. . PUNCT . 7 punct
)";

// Lund lied that sales fell.
inline constexpr std::string_view kLied = R"(Lund Lund PROPN NNP 2 nsubj
lied lie VERB VBD 0 root
that that SCONJ IN 5 mark
sales sale NOUN NNS 5 nsubj
fell fall VERB VBD 2 ccomp
. . PUNCT . 2 punct
)";

}  // namespace sayso::testing
