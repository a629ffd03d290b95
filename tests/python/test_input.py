"""What extract takes, and what it says about what it does not take."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest

import sayso
from sayso._input import seconds

TEXT = "Sales rose by 5 percent. Halden will not close its plant, Mari Lund said."


class Named(str):
    """A string of somebody's own class."""

    __slots__ = ()


@pytest.mark.parametrize("text", [TEXT, TEXT.encode(), Named(TEXT)], ids=["str", "bytes", "subclass"])
def test_one_text_gives_its_claims(text: Any) -> None:
    assert sayso.extract(text)["text"] == sayso.extract([TEXT])["text"] != []


def test_many_texts_are_numbered() -> None:
    claims = sayso.extract([TEXT, TEXT])
    assert set(zip(claims["row"], claims["doc"], strict=True)) == {(0, "0"), (1, "1")}


def test_a_generator_will_do() -> None:
    assert sayso.extract(text for text in [TEXT, TEXT])["text"] == sayso.extract([TEXT, TEXT])["text"]


def test_ids_titles_and_dates_go_beside_texts() -> None:
    claims = sayso.extract([TEXT], ids=["a"], titles=["Sales rose by 5 percent"], published=["2026-03-16"])
    assert set(claims["doc"]) == {"a"}
    assert "title" in claims["section"]
    single = sayso.extract(TEXT, ids="a", titles="Sales rose by 5 percent", published=datetime.date(2026, 3, 16))
    assert single.to_dicts() == claims.to_dicts()


def test_dicts_are_rows_of_a_table() -> None:
    rows = [{"key": 1, "body": TEXT, "title": "Sales rose"}, None, {"key": 3, "body": TEXT}]
    claims = sayso.extract(rows, text="body", id="key")
    assert set(claims["doc"]) == {"1", "3"}
    assert set(claims.filter(section="title")["doc"]) <= {"1"}
    with pytest.raises(sayso.ColumnError, match="no column 'text'; columns are 'key', 'body', 'title'"):
        sayso.extract(rows)
    with pytest.raises(sayso.InputTypeError, match="row 1: expected a dict"):
        sayso.extract([{"text": TEXT}, TEXT])


def test_missing_values_are_null_rows() -> None:
    claims = sayso.extract([None, float("nan"), TEXT])
    assert set(claims["row"]) == {2}
    assert claims.errors == []
    assert len(claims.nested()) == 3


@pytest.mark.parametrize("wrong", [1, 1.5, bytearray(b"x"), memoryview(b"x"), object(), ["x"], {"text": "x"}, b"x"[0]], ids=repr)
def test_wrong_row_is_named(wrong: Any) -> None:
    with pytest.raises(sayso.InputTypeError, match="row 1") as caught:
        sayso.extract([TEXT, wrong])
    assert len(str(caught.value)) <= 300


@pytest.mark.parametrize("wrong", [1, None, bytearray(b"x"), memoryview(b"x"), object(), {"text": TEXT}], ids=repr)
def test_input_of_the_wrong_kind_is_refused(wrong: Any) -> None:
    with pytest.raises(sayso.InputTypeError, match=r"expected|put it in a list"):
        sayso.extract(wrong)


def test_message_about_a_large_row_is_short() -> None:
    with pytest.raises(sayso.InputTypeError) as caught:
        sayso.extract([TEXT, [TEXT * 50_000]])
    assert len(str(caught.value)) <= 300


def test_ids_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="ids"):
        sayso.extract([TEXT, TEXT], ids=["a"])
    with pytest.raises(ValueError, match="expected one value for each text, got a single str"):
        sayso.extract([TEXT, TEXT], ids="ab")


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"threads": -1}, "threads"),
        ({"threads": 65}, "threads"),
        ({"threads": 10**9}, "threads"),
        ({"threads": "2"}, "threads"),
        ({"min_confidence": 2}, "min_confidence"),
        ({"min_confidence": float("nan")}, "min_confidence"),
        ({"errors": "ignore"}, "errors"),
        ({"text": "body"}, "text"),
        ({"title": 3}, "title"),
    ],
)
def test_wrong_option_is_named(options: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match=f"^{named}: "):
        sayso.extract(TEXT, **options)


def test_unknown_option_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="min_confidense"):
        sayso.extract(TEXT, min_confidense=0.5)  # type: ignore[call-arg]


def test_text_over_the_limit_raises_alone_and_is_collected_among_many() -> None:
    long = "x" * (8 * 1024 * 1024 + 1)
    with pytest.raises(sayso.InputError):
        sayso.extract(long)
    claims = sayso.extract([TEXT, long, TEXT], ids=["a", "b", "c"])
    assert set(claims["doc"]) == {"a", "c"}
    assert [(error.row, error.id) for error in claims.errors] == [(1, "b")]
    with pytest.raises(sayso.InputError) as caught:
        sayso.extract([TEXT, long], ids=["a", "b"], errors="raise")
    assert (caught.value.row, caught.value.id) == (1, "b")


def test_lone_surrogates_are_repaired_in_place() -> None:
    text = "Sales \ud800 rose by 5 percent, \udfff Halden said."
    for claim in sayso.extract(text):
        assert text[claim.start : claim.end].replace("\ud800", "\ufffd").replace("\udfff", "\ufffd") == claim.text


def test_confidence_limit_leaves_out_claims(articles: list[dict[str, str]], claims: sayso.Claims) -> None:
    surer = sayso.extract(articles, min_confidence=0.7)
    assert surer["claim"] == [claim.claim for claim in claims if claim.confidence >= 0.7]


def test_threads_do_not_change_the_result(articles: list[dict[str, str]], claims: sayso.Claims) -> None:
    for threads in (0, 1, 2, 8):
        assert sayso.extract(articles, threads=threads).to_dicts() == claims.to_dicts()


def test_progress_is_shown_and_changes_nothing(articles: list[dict[str, str]], claims: sayso.Claims, capsys: pytest.CaptureFixture[str]) -> None:
    assert sayso.extract(articles, progress=True).to_dicts() == claims.to_dicts()
    out, err = capsys.readouterr()
    assert out == ""
    assert str(len(articles)) in err


def test_progress_needs_no_tqdm(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    sayso.extract([TEXT] * 10, progress=True)
    assert "10 of 10 documents" in capsys.readouterr().err


def test_pipe_is_lazy_ordered_and_numbered() -> None:
    taken = []

    def endless() -> Iterator[tuple[str, int]]:
        number = 0
        while True:
            taken.append(number)
            yield f"Sales rose by {number} percent.", number
            number += 1

    stream = sayso.load().pipe(endless(), batch_size=4, as_tuples=True)
    assert taken == []
    for number in range(6):
        claims, context = next(stream)
        assert context == number
        assert {claim.row for claim in claims} == {number}
    assert len(taken) == 8


def test_pipe_gives_what_it_has_before_an_error() -> None:
    def broken() -> Iterator[str]:
        yield "Sales rose by 5 percent."
        raise RuntimeError("the feed broke")

    stream = sayso.load().pipe(broken(), batch_size=1)
    assert len(next(stream)) >= 1
    with pytest.raises(RuntimeError, match="the feed broke"):
        next(stream)


@pytest.mark.parametrize("size", [0, -1, 2.5, "8"])
def test_pipe_refuses_a_strange_batch_size(size: Any) -> None:
    with pytest.raises(ValueError, match="^batch_size: "):
        sayso.load().pipe([], batch_size=size)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("1970-01-02", 86400),
        ("1970-01-01T01:00:00+01:00", 0),
        ("1970-01-01T00:00:01Z", 1),
        (datetime.datetime(1970, 1, 1, 0, 1), 60),
        (datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=2))), -7200),
        (datetime.date(2026, 3, 16), 1773619200),
        (1773619200, 1773619200),
        (1773619200.7, 1773619200),
        (float("inf"), None),
        (float("nan"), None),
        (None, None),
        (True, None),
        ("soon", None),
        ("", None),
        (object(), None),
    ],
)
def test_dates_of_all_kinds_become_seconds(date: object, expected: int | None) -> None:
    assert seconds(date) == expected
