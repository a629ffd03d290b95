// Trees of invented sentences for the tests of this folder, in the short form of parsed_builder.h; each constant is named after what
// its sentence shows. Checked by hand, so that no model is needed and a retrained parser cannot break them.
#pragma once

#include <string_view>

namespace sayso::testing {

// Halden closed its plant in Oslo on Monday.
inline constexpr std::string_view kClosed = R"(Halden Halden PROPN NNP 2 nsubj
closed close VERB VBD 0 root
its its PRON PRP$ 4 nmod:poss
plant plant NOUN NN 2 obj
in in ADP IN 6 case
Oslo Oslo PROPN NNP 2 obl
on on ADP IN 8 case
Monday Monday PROPN NNP 2 obl SpaceAfter=No
. . PUNCT . 2 punct
)";

// Mari Lund said the company would not close the plant before June.
inline constexpr std::string_view kSaidNot = R"(Mari Mari PROPN NNP 3 nsubj
Lund Lund PROPN NNP 1 flat
said say VERB VBD 0 root
the the DET DT 5 det
company company NOUN NN 8 nsubj
would would AUX MD 8 aux
not not PART RB 8 advmod
close close VERB VB 3 ccomp
the the DET DT 10 det
plant plant NOUN NN 8 obj
before before ADP IN 12 case
June June PROPN NNP 8 obl SpaceAfter=No
. . PUNCT . 3 punct
)";

// The ministry believes that Halden lied, Lund said.
inline constexpr std::string_view kNested = R"(The the DET DT 2 det
ministry ministry NOUN NN 3 nsubj
believes believe VERB VBZ 9 ccomp
that that SCONJ IN 6 mark
Halden Halden PROPN NNP 6 nsubj
lied lie VERB VBD 3 ccomp SpaceAfter=No
, , PUNCT , 6 punct
Lund Lund PROPN NNP 9 nsubj
said say VERB VBD 0 root SpaceAfter=No
. . PUNCT . 9 punct
)";

// He said that Lund believes the plant is safe.
inline constexpr std::string_view kNestedThat = R"(He he PRON PRP 2 nsubj
said say VERB VBD 0 root
that that SCONJ IN 5 mark
Lund Lund PROPN NNP 5 nsubj
believes believe VERB VBZ 2 ccomp
the the DET DT 7 det
plant plant NOUN NN 9 nsubj
is be AUX VBZ 9 cop
safe safe ADJ JJ 5 ccomp SpaceAfter=No
. . PUNCT . 2 punct
)";

// According to the union, the plant lost money.
inline constexpr std::string_view kAccordingTo = R"(According accord VERB VBG 4 case
to to ADP IN 1 fixed
the the DET DT 4 det
union union NOUN NN 8 obl SpaceAfter=No
, , PUNCT , 4 punct
the the DET DT 7 det
plant plant NOUN NN 8 nsubj
lost lose VERB VBD 0 root
money money NOUN NN 8 obj SpaceAfter=No
. . PUNCT . 8 punct
)";

// "We will not sell the mill," said Kai Berg.
inline constexpr std::string_view kQuoteWeWillNot = R"(" " PUNCT `` 5 punct SpaceAfter=No
We we PRON PRP 5 nsubj
will will AUX MD 5 aux
not not PART RB 5 advmod
sell sell VERB VB 10 ccomp
the the DET DT 7 det
mill mill NOUN NN 5 obj SpaceAfter=No
, , PUNCT , 5 punct SpaceAfter=No
" " PUNCT '' 5 punct
said say VERB VBD 0 root
Kai Kai PROPN NNP 10 nsubj
Berg Berg PROPN NNP 11 flat SpaceAfter=No
. . PUNCT . 10 punct
)";

// Halden failed to pay its workers.
inline constexpr std::string_view kFailed = R"(Halden Halden PROPN NNP 2 nsubj
failed fail VERB VBD 0 root
to to PART TO 4 mark
pay pay VERB VB 2 xcomp
its its PRON PRP$ 6 nmod:poss
workers worker NOUN NNS 4 obj SpaceAfter=No
. . PUNCT . 2 punct
)";

// The board refused to sell the mill.
inline constexpr std::string_view kRefused = R"(The the DET DT 2 det
board board NOUN NN 3 nsubj
refused refuse VERB VBD 0 root
to to PART TO 5 mark
sell sell VERB VB 3 xcomp
the the DET DT 7 det
mill mill NOUN NN 5 obj SpaceAfter=No
. . PUNCT . 3 punct
)";

// Halden is far from bankrupt.
inline constexpr std::string_view kFarFrom = R"(Halden Halden PROPN NNP 5 nsubj
is be AUX VBZ 5 cop
far far ADV RB 5 advmod
from from ADP IN 3 fixed
bankrupt bankrupt ADJ JJ 0 root SpaceAfter=No
. . PUNCT . 5 punct
)";

// Halden left without paying its workers.
inline constexpr std::string_view kWithout = R"(Halden Halden PROPN NNP 2 nsubj
left leave VERB VBD 0 root
without without SCONJ IN 4 mark
paying pay VERB VBG 2 advcl
its its PRON PRP$ 6 nmod:poss
workers worker NOUN NNS 4 obj SpaceAfter=No
. . PUNCT . 2 punct
)";

// The change did not go unnoticed.
inline constexpr std::string_view kUnnoticed = R"(The the DET DT 2 det
change change NOUN NN 5 nsubj
did do AUX VBD 5 aux
not not PART RB 5 advmod
go go VERB VB 0 root
unnoticed unnoticed ADJ JJ 5 xcomp SpaceAfter=No
. . PUNCT . 5 punct
)";

// Halden not only built the mill but also sold it.
inline constexpr std::string_view kNotOnly = R"(Halden Halden PROPN NNP 4 nsubj
not not PART RB 4 advmod
only only ADV RB 4 advmod
built build VERB VBD 0 root
the the DET DT 6 det
mill mill NOUN NN 4 obj
but but CCONJ CC 9 cc
also also ADV RB 9 advmod
sold sell VERB VBD 4 conj
it it PRON PRP 9 obj SpaceAfter=No
. . PUNCT . 4 punct
)";

// Halden no longer makes paper.
inline constexpr std::string_view kNoLonger = R"(Halden Halden PROPN NNP 4 nsubj
no no ADV RB 3 advmod
longer long ADV RBR 4 advmod
makes make VERB VBZ 0 root
paper paper NOUN NN 4 obj SpaceAfter=No
. . PUNCT . 4 punct
)";

// No workers were hurt.
inline constexpr std::string_view kNoWorkers = R"(No no DET DT 2 det
workers worker NOUN NNS 4 nsubj:pass
were be AUX VBD 4 aux:pass
hurt hurt VERB VBN 0 root SpaceAfter=No
. . PUNCT . 4 punct
)";

// If Halden closes the mill, the town will suffer.
inline constexpr std::string_view kIf = R"(If if SCONJ IN 3 mark
Halden Halden PROPN NNP 3 nsubj
closes close VERB VBZ 10 advcl
the the DET DT 5 det
mill mill NOUN NN 3 obj SpaceAfter=No
, , PUNCT , 3 punct
the the DET DT 8 det
town town NOUN NN 10 nsubj
will will AUX MD 10 aux
suffer suffer VERB VB 0 root SpaceAfter=No
. . PUNCT . 10 punct
)";

// Did Halden close the mill?
inline constexpr std::string_view kDidHalden = R"(Did do AUX VBD 3 aux
Halden Halden PROPN NNP 3 nsubj
close close VERB VB 0 root
the the DET DT 5 det
mill mill NOUN NN 3 obj SpaceAfter=No
? ? PUNCT . 3 punct
)";

// Halden must pay the fine.
inline constexpr std::string_view kMust = R"(Halden Halden PROPN NNP 3 nsubj
must must AUX MD 3 aux
pay pay VERB VB 0 root
the the DET DT 5 det
fine fine NOUN NN 3 obj SpaceAfter=No
. . PUNCT . 3 punct
)";

// The mill may close.
inline constexpr std::string_view kMay = R"(The the DET DT 2 det
mill mill NOUN NN 4 nsubj
may may AUX MD 4 aux
close close VERB VB 0 root SpaceAfter=No
. . PUNCT . 4 punct
)";

// Halden opened a lab and hired 40 people.
inline constexpr std::string_view kCoordinated = R"(Halden Halden PROPN NNP 2 nsubj
opened open VERB VBD 0 root
a a DET DT 4 det
lab lab NOUN NN 2 obj
and and CCONJ CC 6 cc
hired hire VERB VBD 2 conj
40 40 NUM CD 8 nummod
people people NOUN NNS 6 obj SpaceAfter=No
. . PUNCT . 2 punct
)";

// Halden, which employs 3,400 people, closed the mill.
inline constexpr std::string_view kRelative = R"(Halden Halden PROPN NNP 8 nsubj SpaceAfter=No
, , PUNCT , 4 punct
which which PRON WDT 4 nsubj
employs employ VERB VBZ 1 acl:relcl
3,400 3,400 NUM CD 6 nummod
people people NOUN NNS 4 obj SpaceAfter=No
, , PUNCT , 1 punct
closed close VERB VBD 0 root
the the DET DT 10 det
mill mill NOUN NN 8 obj SpaceAfter=No
. . PUNCT . 8 punct
)";

// Mari Lund, chief economist of the union, praised the deal.
inline constexpr std::string_view kApposition = R"(Mari Mari PROPN NNP 10 nsubj
Lund Lund PROPN NNP 1 flat SpaceAfter=No
, , PUNCT , 5 punct
chief chief ADJ JJ 5 amod
economist economist NOUN NN 1 appos
of of ADP IN 8 case
the the DET DT 8 det
union union NOUN NN 5 nmod SpaceAfter=No
, , PUNCT , 1 punct
praised praise VERB VBD 0 root
the the DET DT 12 det
deal deal NOUN NN 10 obj SpaceAfter=No
. . PUNCT . 10 punct
)";

// Senator Mari Lund praised the deal.
inline constexpr std::string_view kSenator = R"(Senator Senator PROPN NNP 2 nmod:desc
Mari Mari PROPN NNP 4 nsubj
Lund Lund PROPN NNP 2 flat
praised praise VERB VBD 0 root
the the DET DT 6 det
deal deal NOUN NN 4 obj SpaceAfter=No
. . PUNCT . 4 punct
)";

// The plant is said to be unsafe.
inline constexpr std::string_view kIsSaidTo = R"(The the DET DT 2 det
plant plant NOUN NN 4 nsubj:pass
is be AUX VBZ 4 aux:pass
said say VERB VBN 0 root
to to PART TO 7 mark
be be AUX VB 7 cop
unsafe unsafe ADJ JJ 4 xcomp SpaceAfter=No
. . PUNCT . 4 punct
)";

// Halden reportedly lost money.
inline constexpr std::string_view kReportedly = R"(Halden Halden PROPN NNP 3 nsubj
reportedly reportedly ADV RB 3 advmod
lost lose VERB VBD 0 root
money money NOUN NN 3 obj SpaceAfter=No
. . PUNCT . 3 punct
)";

// The figures suggest that sales fell.
inline constexpr std::string_view kFigures = R"(The the DET DT 2 det
figures figure NOUN NNS 3 nsubj
suggest suggest VERB VBP 0 root
that that SCONJ IN 6 mark
sales sale NOUN NNS 6 nsubj
fell fall VERB VBD 3 ccomp SpaceAfter=No
. . PUNCT . 3 punct
)";

// I think the mill is safe.
inline constexpr std::string_view kIThink = R"(I I PRON PRP 2 nsubj
think think VERB VBP 0 root
the the DET DT 4 det
mill mill NOUN NN 6 nsubj
is be AUX VBZ 6 cop
safe safe ADJ JJ 2 ccomp SpaceAfter=No
. . PUNCT . 2 punct
)";

// Berg denied that Halden lied.
inline constexpr std::string_view kDenied = R"(Berg Berg PROPN NNP 2 nsubj
denied deny VERB VBD 0 root
that that SCONJ IN 5 mark
Halden Halden PROPN NNP 5 nsubj
lied lie VERB VBD 2 ccomp SpaceAfter=No
. . PUNCT . 2 punct
)";

// Halden did not sell or close the mill.
inline constexpr std::string_view kNeitherSold = R"(Halden Halden PROPN NNP 4 nsubj
did do AUX VBD 4 aux
not not PART RB 4 advmod
sell sell VERB VB 0 root
or or CCONJ CC 6 cc
close close VERB VB 4 conj
the the DET DT 8 det
mill mill NOUN NN 6 obj SpaceAfter=No
. . PUNCT . 4 punct
)";

// Berg does not believe that Halden lied.
inline constexpr std::string_view kNotBelieve = R"(Berg Berg PROPN NNP 4 nsubj
does do AUX VBZ 4 aux
not not PART RB 4 advmod
believe believe VERB VB 0 root
that that SCONJ IN 7 mark
Halden Halden PROPN NNP 7 nsubj
lied lie VERB VBD 4 ccomp SpaceAfter=No
. . PUNCT . 4 punct
)";

// Halden plans to close the mill.
inline constexpr std::string_view kPlans = R"(Halden Halden PROPN NNP 2 nsubj
plans plan VERB VBZ 0 root
to to PART TO 4 mark
close close VERB VB 2 xcomp
the the DET DT 6 det
mill mill NOUN NN 4 obj SpaceAfter=No
. . PUNCT . 2 punct
)";

// The claim that Halden lied surprised Berg.
inline constexpr std::string_view kClaimThat = R"(The the DET DT 2 det
claim claim NOUN NN 6 nsubj
that that SCONJ IN 5 mark
Halden Halden PROPN NNP 5 nsubj
lied lie VERB VBD 2 acl
surprised surprise VERB VBD 0 root
Berg Berg PROPN NNP 6 obj SpaceAfter=No
. . PUNCT . 6 punct
)";

// Halden built a mill to cut costs.
inline constexpr std::string_view kToCut = R"(Halden Halden PROPN NNP 2 nsubj
built build VERB VBD 0 root
a a DET DT 4 det
mill mill NOUN NN 2 obj
to to PART TO 6 mark
cut cut VERB VB 2 advcl
costs cost NOUN NNS 6 obj SpaceAfter=No
. . PUNCT . 2 punct
)";

// The strike caused a shortage.
inline constexpr std::string_view kCaused = R"(The the DET DT 2 det
strike strike NOUN NN 3 nsubj
caused cause VERB VBD 0 root
a a DET DT 5 det
shortage shortage NOUN NN 3 obj SpaceAfter=No
. . PUNCT . 3 punct
)";

// Halden pays more than Norsund does.
inline constexpr std::string_view kPaysMore = R"(Halden Halden PROPN NNP 2 nsubj
pays pay VERB VBZ 0 root
more more ADJ JJR 2 obj
than than ADP IN 6 mark
Norsund Norsund PROPN NNP 6 nsubj
does do AUX VBZ 2 advcl SpaceAfter=No
. . PUNCT . 2 punct
)";

}  // namespace sayso::testing
