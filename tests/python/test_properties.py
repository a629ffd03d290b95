"""Laws that hold for any input, tried with generated texts: offsets, the three laws of claims, determinism."""

from __future__ import annotations

import pickle

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sayso

SETTINGS = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow], derandomize=True)

# Characters on which offsets go wrong: two units in UTF-16, marks that combine, joiners, line breaks of all kinds, halves of pairs.
ODD = list("\U0001f600\u0301\u200d\ufe0f\u2028\u2029\u0085\x0b\x0c\r\x00\u00ad\ufeff\u202e\ud800\udfff\u201c\u201d\u2019\u2014\u2026\xa0\u0645\u4e2d")
WORDS = ["Halden", "said", "not", "will", "close", "its", "plant", "rose", "5", "percent", "$3.4m", "about", "1,200", "people", "on", "Monday", "the", "company"]
PIECES = st.one_of(st.sampled_from([*WORDS, *ODD, " ", " ", " ", ".", ",", "\n", "\n\n", '"', "# ", "| ", "- "]), st.text(max_size=3))
TEXTS = st.lists(PIECES, max_size=60).map("".join)


def repaired(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)


def check_offsets(claims: sayso.Claims, texts: dict[str, str]) -> None:
    for claim in claims:
        text = texts[claim.section]
        assert text[claim.start : claim.end] == claim.text != ""
        for part in (*claim.arguments, *claim.quantities, *claim.times):
            assert text[part.start : part.end] == part.text != ""
        for source in claim.sources:
            assert (source.start is None) == (source.end is None) == (source.text is None)
            if source.start is not None:
                assert text[source.start : source.end] == source.text != ""
            if source.cue_start is not None:
                assert text[source.cue_start : source.cue_end] == source.cue
        for why in claim.why:
            assert 0 <= why.start <= why.end <= len(text)
        for edit in claim.edits:
            assert 0 <= edit.start <= edit.end <= len(text)
            assert text[edit.source_start : edit.source_end] != "" or edit.inserted == ""


@SETTINGS
@given(TEXTS, TEXTS)
def test_claims_slice_exactly(text: str, title: str) -> None:
    check_offsets(sayso.extract([text], titles=[title]), {"text": repaired(text), "title": repaired(title)})


@SETTINGS
@given(TEXTS)
def test_parse_slices_exactly_and_loses_nothing(text: str) -> None:
    parsed = sayso.parse(text)
    assert parsed.text == repaired(text)
    end = 0
    for token in parsed.tokens:
        assert parsed.text[token.start : token.end] == token.text != ""
        assert token.start >= end
        assert parsed.text[end : token.start].strip("\x00\u00ad\ufeff\u200b\u2060") == "" or not parsed.text[end : token.start].isalnum()
        end = token.end
    for part in (*parsed.sentences, *parsed.entities, *parsed.mentions, *parsed.blocks, *parsed.quotes):
        assert parsed.text[part.start : part.end] == part.text
    assert [sentence.first_token for sentence in parsed.sentences[1:]] == [sentence.end_token for sentence in parsed.sentences[:-1]]
    if parsed.tokens:
        assert (parsed.sentences[0].first_token, parsed.sentences[-1].end_token) == (0, len(parsed.tokens))


@SETTINGS
@given(TEXTS)
def test_every_sentence_is_one_tree(text: str) -> None:
    parsed = sayso.parse(text)
    for sentence in parsed.sentences:
        inside = range(sentence.first_token, sentence.end_token)
        roots = [place for place in inside if parsed.tokens[place].head == place]
        assert len(roots) == 1
        for place in inside:
            steps = 0
            while parsed.tokens[place].head != place:
                place, steps = parsed.tokens[place].head, steps + 1
                assert place in inside
                assert steps <= len(inside)


@SETTINGS
@given(st.lists(TEXTS, max_size=4))
def test_alone_or_together_is_the_same(texts: list[str]) -> None:
    together = sayso.extract(texts, threads=2)
    for row, text in enumerate(texts):
        alone = sayso.extract([text], ids=[str(row)]).to_dicts()
        assert [{**claim, "row": row} for claim in alone] == together.filter(row=row).to_dicts()


@SETTINGS
@given(TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=60))
def test_bytes_are_read_as_python_would_replace(data: bytes) -> None:
    assert sayso.extract(data).to_dicts() == sayso.extract(data.decode("utf-8", "replace")).to_dicts()


@SETTINGS
@given(TEXTS)
def test_everything_made_of_a_text_can_be_shown_and_pickled(text: str) -> None:
    claims = sayso.extract([text, text], ids=["a", "b"])
    comparison = sayso.compare(claims, min_confidence=0)
    for thing in (claims, comparison, sayso.parse(text)):
        assert sayso.show(thing)._repr_html_().encode("utf-8")
        assert str(sayso.show(thing)).encode("utf-8")
        pickle.loads(pickle.dumps(thing))
    for claim in claims:
        assert claim.claim
        assert 0 <= claim.certainty <= 1
        assert 0 <= claim.confidence <= 1
        assert 0 <= claim.checkworthiness <= 1


# Sentences built so that we know what is true of them.
NAMES = st.sampled_from(["Mari Lund", "the ministry", "Halden", "Jonas Berg", "the union", "a spokeswoman"])
CUES = st.sampled_from(["said", "says", "warned that", "believes", "told reporters that", "added that", "denied that"])
SUBJECTS = st.sampled_from(["The plant", "The ferry", "The company", "Halden", "The new bridge", "The fund"])
NEGATED = st.sampled_from(["did not reopen", "will not close", "has not paid", "cannot repay", "was never sold", "isn't safe", "didn't lose", "no longer operates"])
POSITIVE = st.sampled_from(["reopened", "will close", "has paid", "can repay", "was sold", "is safe", "lost"])
RESTS = st.sampled_from(["", " on Monday", " in Oslo", " after the flood", " last year", ", officials hope"])
NUMBERS = st.one_of(
    st.integers(2, 999).map(str),
    st.integers(1000, 9_999_999).map(lambda number: f"{number:,}"),
    st.tuples(st.integers(1, 99), st.integers(1, 9)).map(lambda pair: f"{pair[0]}.{pair[1]}"),
    st.tuples(st.integers(2, 99), st.sampled_from(["million", "billion"])).map(lambda pair: f"{pair[0]} {pair[1]}"),
)
THINGS = st.sampled_from(["people", "workers", "houses", "passengers", "euros", "tonnes", "percent"])


def value(number: str) -> float:
    head, _, scale = number.partition(" ")
    return float(head.replace(",", "")) * {"": 1, "million": 1e6, "billion": 1e9}[scale]


@SETTINGS
@given(SUBJECTS, NEGATED, RESTS, st.booleans(), NAMES)
def test_no_negation_is_lost(subject: str, predicate: str, rest: str, reported: bool, name: str) -> None:
    sentence = f"{subject} {predicate}{rest}"
    text = f"{sentence}, {name} said." if reported else f"{sentence}."
    word = next(word for word in ("not", "never", "n't", "no longer") if word in predicate)
    at = text.index(word, len(subject))
    covering = [claim for claim in sayso.extract(text) if claim.section == "text" and claim.start <= at < claim.end]
    assert all(claim.polarity == "negative" for claim in covering if claim.form == "main" or "close" in claim.predicate)
    for claim in covering:
        if claim.polarity == "positive":
            # A wider claim (that somebody said something) may be positive, but never the narrowest one around the word.
            assert any(other.polarity == "negative" and claim.start <= other.start and other.end <= claim.end for other in covering)


# Sentences with their negating word and the last word of what it denies; {} is the subject.
DENIALS = st.sampled_from(
    [
        ("{} left without paying its workers", "without", "workers"),
        ("{} left without notice", "without", "notice"),
        ("{} closed with no warning", "no", "warning"),
        ("{} sold the mill instead of closing it", "instead", "it"),
        ("{} had no plans to sell the mill", "no", "mill"),
        ("{} knows nothing about the mill", "nothing", "mill"),
        ("{} did nothing to save the mill", "nothing", "mill"),
        ("{} refused to sell the mill", "refused", "mill"),
        ("{} failed to pay its workers", "failed", "workers"),
        ("{} was unable to pay its workers", "unable", "workers"),
        ("{} did not sell or close the mill", "not", "sell"),
        ("{} is not allowed to sell the mill", "not", "mill"),
        ("{} will not open until the mill is sold", "not", "open"),
        ("There was no trace of {}", "no", "trace"),
        ("Nobody sold {}", "Nobody", "sold"),
        ("Some mills were closed and some were not", "not", "not"),
        ("The lack of trust hurt {}", "lack", "trust"),
    ]
)


@SETTINGS
@given(DENIALS, SUBJECTS, st.booleans(), NAMES)
def test_what_is_denied_stays_denied(denial: tuple[str, str, str], subject: str, reported: bool, name: str) -> None:
    template, word, last = denial
    subject = subject if template.startswith("{}") else f"{subject[0].lower()}{subject[1:]}"
    sentence = template.format(subject)
    text = f"{sentence}, {name} said." if reported else f"{sentence}."
    at = text.index(f"{word} ") if f"{word} " in text else text.index(word)
    end = text.index(last, at) + len(last)
    covering = [claim for claim in sayso.extract(text) if claim.section == "text" and claim.start <= at and end <= claim.end]
    assert any(claim.polarity == "negative" for claim in covering), [(claim.text, claim.polarity) for claim in covering]


# What is said of a whole clause: that it is not so, or nothing on whether it is.
DENIED = st.sampled_from(
    [
        "It is not true that {}",
        "It is false that {}",
        "It is not the case that {}",
        "It is wrong that {}",
        "It is a myth that {}",
        "The rumour that {} is false",
        "The claim that {} is not true",
        "Contrary to claims that {}, nothing happened",
    ]
)
LEFT_OPEN = st.sampled_from(
    [
        "It is not clear that {}",
        "It is far from certain that {}",
        "It is unclear whether {}",
        "There is no evidence that {}",
        "There is no sign that {}",
        "The deal does not mean that {}",
        "The report failed to show that {}",
    ]
)


@SETTINGS
@given(DENIED, LEFT_OPEN, SUBJECTS, POSITIVE)
def test_what_is_called_untrue_is_negative_and_what_is_left_open_is_not_asserted(denied: str, left_open: str, subject: str, predicate: str) -> None:
    clause = f"{subject[0].lower()}{subject[1:]}" if subject != "Halden" else subject
    for template in (denied, left_open):
        text = template.format(f"{clause} {predicate}") + "."
        at = text.index(clause)
        contents = [claim for claim in sayso.extract(text) if at - 5 <= claim.start and at < claim.end and predicate.split()[-1] in claim.text]
        for claim in contents:
            if template == denied:
                assert claim.polarity == "negative", (claim.text, text)
            else:
                assert "polarity" in claim.abstained, (claim.text, text)
                assert claim.modality != "asserted", (claim.text, text)


@SETTINGS
@given(SUBJECTS, st.one_of(POSITIVE, NEGATED), RESTS.filter(lambda rest: "hope" not in rest), NUMBERS, THINGS)
def test_no_source_is_invented(subject: str, predicate: str, rest: str, number: str, thing: str) -> None:
    text = f"{subject} {predicate}{rest}. It has {number} {thing}."
    assert {claim.source for claim in sayso.extract(text)} <= {None}


NOBODIES = st.sampled_from(["Nobody", "No one", "None of the witnesses", "No official", "Neither Lund nor Berg"])


@SETTINGS
@given(NOBODIES, st.sampled_from(["said", "told them that", "believes", "confirmed that", "knew"]), SUBJECTS, POSITIVE, RESTS)
def test_what_nobody_says_has_no_holder_and_is_not_asserted(nobody: str, cue: str, subject: str, predicate: str, rest: str) -> None:
    claims = list(sayso.extract(f"{nobody} {cue} {subject[0].lower()}{subject[1:]} {predicate}{rest}."))
    assert all(nobody.split()[-1].lower() not in (source.resolved or "").lower().split() for claim in claims for source in claim.sources)
    assert any(claim.polarity == "negative" and claim.start == 0 for claim in claims)


@SETTINGS
@given(NAMES, CUES, SUBJECTS, POSITIVE, RESTS)
def test_every_source_stands_in_the_text(name: str, cue: str, subject: str, predicate: str, rest: str) -> None:
    text = f"{name[0].upper()}{name[1:]} {cue} {subject[0].lower()}{subject[1:]} {predicate}{rest}. They met on Monday."
    for claim in sayso.extract(text):
        for source in claim.sources:
            if source.kind == "implicit":
                assert source.resolved == "(unspecified)"
            else:
                assert source.resolved.lower() in text.lower()


@SETTINGS
@given(SUBJECTS, NUMBERS, THINGS, st.sampled_from(["", "about ", "at least ", "more than ", "fewer than ", "exactly ", "up to "]))
def test_no_number_changes(subject: str, number: str, thing: str, bound: str) -> None:
    text = f"{subject} has {bound}{number} {thing}."
    at = text.index(number)
    expected = value(number)
    for claim in sayso.extract(text):
        for found in claim.quantities:
            if found.start <= at < found.end:
                bounds = {bound for bound in (found.low, found.high) if bound is not None}
                assert any(abs(bound - expected) <= 1e-9 * expected for bound in bounds)
            assert number in text[found.start : found.end] or found.end <= at or found.start >= at + len(number)
        assert number in claim.self_contained or not claim.start <= at < claim.end


@SETTINGS
@given(st.permutations(["The ferry carried 340 people.", "The ferry carried 900 people.", "The ferry did not sail.", "The ferry sailed."]))
def test_comparison_does_not_depend_on_the_order(texts: list[str]) -> None:
    def links(order: list[str]) -> set[tuple[object, ...]]:
        comparison = sayso.compare(sayso.extract(order, ids=order), min_confidence=0)
        return {(link.kind, link.slot, *sorted([(link.a.doc, link.a.text), (link.b.doc, link.b.text)])) for link in comparison.links}

    assert links(texts) == links(sorted(texts))
