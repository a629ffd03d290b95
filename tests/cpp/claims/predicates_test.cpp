#include "claims/predicates.h"

#include <gtest/gtest.h>

#include <string>

#include "model/lexicon.h"
#include "parsed_builder.h"

namespace sayso {
namespace {

struct Case {
  std::string_view shows, tree;
  std::uint32_t head;  // token
  Form form;
  std::string_view subject, predicate, object;
};

class PredicateTest : public ::testing::TestWithParam<Case> {};

TEST_P(PredicateTest, SaysWhatOfWhat) {
  const Case& expected = GetParam();
  const testing::Built built = testing::build_parsed(expected.tree);
  const Lexicon lexicon = Lexicon::built_in();
  const SectionView section = view_section(built.text, built.parsed, lexicon);
  const SentenceView view = view_sentence(section, built.parsed.sentences.front());
  Clause clause;
  clause.head = expected.head;
  clause.form = expected.form;
  const Predication found = find_predication(view, clause, view.tokens);
  const auto words = [&](const Phrase& phrase) {
    return phrase ? std::string(slice(built.text, section.bytes(phrase.tokens))) : std::string("-");
  };
  EXPECT_EQ(found.predicate, expected.predicate) << expected.shows;
  EXPECT_EQ(words(found.subject), expected.subject) << expected.shows;
  EXPECT_EQ(words(found.object), expected.object) << expected.shows;
}

constexpr std::string_view kArrival = R"(the the DET DT 2 det
arrival arrival NOUN NN 0 root
of of ADP IN 5 case
the the DET DT 5 det
minister minister NOUN NN 2 nmod
at at ADP IN 8 case
the the DET DT 8 det
mill mill NOUN NN 2 nmod
)";

constexpr std::string_view kRefusal = R"(Halden Halden PROPN NNP 3 nmod:poss SpaceAfter=No
's 's PART POS 1 case
refusal refusal NOUN NN 0 root
to to PART TO 5 mark
pay pay VERB VB 3 acl
its its PRON PRP$ 7 nmod:poss
workers worker NOUN NNS 5 obj
)";

constexpr std::string_view kLengthy = R"(a a DET DT 3 det
lengthy lengthy ADJ JJ 3 amod
negotiation negotiation NOUN NN 0 root
)";

constexpr std::string_view kOfTheUnion = R"(Berg Berg PROPN NNP 0 root
of of ADP IN 4 case
the the DET DT 4 det
union union NOUN NN 1 nmod
)";

constexpr std::string_view kUnionsBerg = R"(the the DET DT 2 det
union union NOUN NN 4 nmod:poss SpaceAfter=No
's 's PART POS 2 case
Berg Berg PROPN NNP 0 root
)";

constexpr std::string_view kSafer = R"(The the DET DT 2 det
mill mill NOUN NN 4 nsubj
is be AUX VBZ 4 cop
safer safe ADJ JJR 0 root
)";

constexpr std::string_view kAtOdds = R"(Lund Lund PROPN NNP 4 nsubj
was be AUX VBD 4 cop
at at ADP IN 4 case
odds odds NOUN NNS 0 root
with with ADP IN 6 case
Berg Berg PROPN NNP 4 nmod
)";

constexpr std::string_view kInTheMill = R"(Lund Lund PROPN NNP 5 nsubj
was be AUX VBD 5 cop
in in ADP IN 5 case
the the DET DT 5 det
mill mill NOUN NN 0 root
)";

constexpr std::string_view kAccess = R"(Lund Lund PROPN NNP 2 nsubj
has have VERB VBZ 0 root
access access NOUN NN 2 obj
to to ADP IN 6 case
the the DET DT 6 det
accounts account NOUN NNS 3 nmod
)";

constexpr std::string_view kPlantIn = R"(Halden Halden PROPN NNP 2 nsubj
has have VERB VBZ 0 root
a a DET DT 4 det
plant plant NOUN NN 2 obj
in in ADP IN 6 case
Oslo Oslo PROPN NNP 4 nmod
)";

constexpr std::string_view kSeenBy = R"(a a DET DT 2 det
letter letter NOUN NN 0 root
seen see VERB VBN 2 acl
by by ADP IN 5 case
Lund Lund PROPN NNP 3 obl:agent
)";

constexpr std::string_view kRecord = R"(a a DET DT 5 det
record record NOUN NN 4 compound SpaceAfter=No
- - PUNCT HYPH 4 punct SpaceAfter=No
breaking break VERB VBG 5 amod
harvest harvest NOUN NN 0 root
)";

constexpr std::string_view kOneOf = R"(Halden Halden PROPN NNP 3 nsubj
is be AUX VBZ 3 cop
one one NUM CD 0 root
of of ADP IN 7 case
the the DET DT 7 det
largest large ADJ JJS 7 amod
makers maker NOUN NNS 3 nmod
)";

constexpr std::string_view kLeastSafe = R"(Halden Halden PROPN NNP 6 nsubj
is be AUX VBZ 6 cop
the the DET DT 6 det
least least ADV RBS 5 advmod
safe safe ADJ JJ 6 amod
mill mill NOUN NN 0 root
)";

// "With" hangs on the last word, across the name: the subject must not end before it starts.
constexpr std::string_view kCrossed = R"(With with ADP IN 4 mark
Berg Berg PROPN NNP 6 obl
at at ADP IN 4 case
helm helm NOUN NN 2 nmod
unions union NOUN NNS 6 nsubj
won win VERB VBD 0 root
)";

INSTANTIATE_TEST_SUITE_P(
    Words, PredicateTest,
    ::testing::Values(Case{"event with its subject and place", kArrival, 1, Form::nominal, "the minister", "arrive at", "the mill"},
                      Case{"event with an owner and an infinitive", kRefusal, 2, Form::nominal, "Halden", "refuse to pay", "its workers"},
                      Case{"event of which only a quality is told", kLengthy, 2, Form::nominal, "a lengthy negotiation", "be lengthy", "-"},
                      Case{"name and where it belongs", kOfTheUnion, 0, Form::nominal, "Berg", "be of", "the union"},
                      Case{"name and where it belongs, arcs that cross", kCrossed, 1, Form::nominal, "With Berg", "be at", "helm"},
                      Case{"name and its owner", kUnionsBerg, 3, Form::nominal, "Berg", "be of", "the union"},
                      Case{"comparative", kSafer, 3, Form::main, "The mill", "be safer", "-"},
                      Case{"state behind a preposition", kAtOdds, 3, Form::main, "Lund", "be at odds with", "Berg"},
                      Case{"place behind a preposition", kInTheMill, 4, Form::main, "Lund", "be in", "the mill"},
                      Case{"noun that says what is had", kAccess, 1, Form::main, "Lund", "have access to", "the accounts"},
                      Case{"thing that is had", kPlantIn, 1, Form::main, "Halden", "have", "a plant in Oslo"},
                      Case{"participle of what is undergone", kSeenBy, 2, Form::participle, "a letter", "be seen", "-"},
                      Case{"word joined by a hyphen", kRecord, 4, Form::nominal, "a record-breaking harvest", "be record-breaking", "-"},
                      Case{"degree inside of a noun phrase", kLeastSafe, 5, Form::main, "Halden", "be least safe mill",
                           "the least safe mill"},
                      Case{"one of many", kOneOf, 2, Form::main, "Halden", "be one of", "the largest makers"}));

}  // namespace
}  // namespace sayso
