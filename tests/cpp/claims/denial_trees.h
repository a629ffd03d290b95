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

// Lund did not pay because he was ill.
inline constexpr std::string_view kNotBecause = R"(Lund Lund PROPN NNP 4 nsubj
did do AUX VBD 4 aux
not not PART RB 4 advmod
pay pay VERB VB 0 root
because because SCONJ IN 8 mark
he he PRON PRP 8 nsubj
was be AUX VBD 8 cop
ill ill ADJ JJ 4 advcl SpaceAfter=No
. . PUNCT . 4 punct
)";

// Lund did not pay, because he was ill.
inline constexpr std::string_view kNotCommaBecause = R"(Lund Lund PROPN NNP 4 nsubj
did do AUX VBD 4 aux
not not PART RB 4 advmod
pay pay VERB VB 0 root SpaceAfter=No
, , PUNCT , 9 punct
because because SCONJ IN 9 mark
he he PRON PRP 9 nsubj
was be AUX VBD 9 cop
ill ill ADJ JJ 4 advcl SpaceAfter=No
. . PUNCT . 4 punct
)";

// The mill was not built or bought by Lund.
inline constexpr std::string_view kBuiltOrBought = R"(The the DET DT 2 det
mill mill NOUN NN 5 nsubj:pass
was be AUX VBD 5 aux:pass
not not PART RB 5 advmod
built build VERB VBN 0 root
or or CCONJ CC 7 cc
bought buy VERB VBN 5 conj
by by ADP IN 9 case
Lund Lund PROPN NNP 5 obl:agent SpaceAfter=No
. . PUNCT . 5 punct
)";

// There were no mills left in Oslo.
inline constexpr std::string_view kNoMillsLeft = R"(There there PRON EX 2 expl
were be VERB VBD 0 root
no no DET DT 4 det
mills mill NOUN NNS 2 nsubj
left leave VERB VBN 4 acl
in in ADP IN 7 case
Oslo Oslo PROPN NNP 5 obl SpaceAfter=No
. . PUNCT . 2 punct
)";

// No mills left in Oslo closed.
inline constexpr std::string_view kNoMillsClosed = R"(No no DET DT 2 det
mills mill NOUN NNS 6 nsubj
left leave VERB VBN 2 acl
in in ADP IN 5 case
Oslo Oslo PROPN NNP 3 obl
closed close VERB VBD 0 root SpaceAfter=No
. . PUNCT . 6 punct
)";

// That is why nobody came.
inline constexpr std::string_view kWhyNobody = R"(That that PRON DT 3 nsubj
is be AUX VBZ 3 cop
why why ADV WRB 0 root
nobody nobody PRON NN 5 nsubj
came come VERB VBD 3 advcl:relcl SpaceAfter=No
. . PUNCT . 3 punct
)";

// They may go, but there may not sell, pay or stay. The "but" hangs on the wrong verb.
inline constexpr std::string_view kButHangsElsewhere = R"(They they PRON PRP 3 nsubj
may may AUX MD 3 aux
go go VERB VB 0 root SpaceAfter=No
, , PUNCT , 9 punct
but but CCONJ CC 11 cc
there there ADV RB 9 advmod
may may AUX MD 9 aux
not not PART RB 9 advmod
sell sell VERB VB 3 conj SpaceAfter=No
, , PUNCT , 11 punct
pay pay VERB VB 3 conj
or or CCONJ CC 13 cc
stay stay VERB VB 3 conj SpaceAfter=No
. . PUNCT . 3 punct
)";

// There are no plans to sell or to pay.
inline constexpr std::string_view kNoPlansOr = R"(There there PRON EX 2 expl
are be VERB VBP 0 root
no no DET DT 4 det
plans plan NOUN NNS 2 nsubj
to to PART TO 6 mark
sell sell VERB VB 4 acl
or or CCONJ CC 9 cc
to to PART TO 9 mark
pay pay VERB VB 6 conj SpaceAfter=No
. . PUNCT . 2 punct
)";

// The air is too thin for us to breathe or for them to stay.
inline constexpr std::string_view kTooThinOr = R"(The the DET DT 2 det
air air NOUN NN 5 nsubj
is be AUX VBZ 5 cop
too too ADV RB 5 advmod
thin thin ADJ JJ 0 root
for for SCONJ IN 9 mark
us us PRON PRP 9 nsubj
to to PART TO 9 mark
breathe breathe VERB VB 5 advcl
or or CCONJ CC 14 cc
for for SCONJ IN 14 mark
them they PRON PRP 14 nsubj
to to PART TO 14 mark
stay stay VERB VB 9 conj SpaceAfter=No
. . PUNCT . 5 punct
)";

// Halden regrets mail not being sorted and brought.
inline constexpr std::string_view kNotBeingSorted = R"(Halden Halden PROPN NNP 2 nsubj
regrets regret VERB VBZ 0 root
mail mail NOUN NN 2 obj
not not PART RB 6 advmod
being be AUX VBG 6 aux:pass
sorted sort VERB VBN 3 acl
and and CCONJ CC 8 cc
brought bring VERB VBN 6 conj SpaceAfter=No
. . PUNCT . 2 punct
)";

// Berg does not think that prices rose when Halden closed.
inline constexpr std::string_view kNotThinkWhen = R"(Berg Berg PROPN NNP 4 nsubj
does do AUX VBZ 4 aux
not not PART RB 4 advmod
think think VERB VB 0 root
that that SCONJ IN 7 mark
prices price NOUN NNS 7 nsubj
rose rise VERB VBD 4 ccomp
when when SCONJ WRB 10 mark
Halden Halden PROPN NNP 10 nsubj
closed close VERB VBD 7 advcl SpaceAfter=No
. . PUNCT . 4 punct
)";

// Mills Lund that sold closed: a tree that crosses, where the clause behind the noun takes the first word of all.
inline constexpr std::string_view kCrossing = R"(Mills mill NOUN NNS 4 obj
Lund Lund PROPN NNP 5 nsubj
that that PRON WDT 4 nsubj
sold sell VERB VBD 2 acl:relcl
closed close VERB VBD 0 root SpaceAfter=No
. . PUNCT . 5 punct
)";

}  // namespace sayso::testing
