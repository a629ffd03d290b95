"""A table of claims: a sequence of records, columns by name, conversions, files."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import pickle
from pathlib import Path

import pytest

import sayso


def test_every_span_slices_to_its_text(claims: sayso.Claims, articles: list[dict[str, str]]) -> None:
    for claim in claims:
        text = articles[claim.row][claim.section]
        parts = [claim, *claim.arguments, *claim.quantities, *claim.times, *[s for s in claim.sources if s.start is not None]]
        for part in parts:
            assert text[part.start : part.end] == part.text
        for source in claim.sources:
            if source.cue is not None:
                assert text[source.cue_start : source.cue_end] == source.cue


def test_records_have_the_columns_of_the_table(claims: sayso.Claims) -> None:
    fields = [field.name for field in dataclasses.fields(sayso.Claim)]
    assert claims.columns == fields[:-1]
    assert fields[-1] == "context"


@pytest.mark.parametrize(
    ("column", "record"),
    [
        ("edits", sayso.Edit),
        ("arguments", sayso.Argument),
        ("sources", sayso.Source),
        ("quantities", sayso.Quantity),
        ("times", sayso.Time),
        ("why", sayso.Why),
    ],
)
def test_parts_have_the_fields_of_the_schema(column: str, record: type) -> None:
    field = next(field for field in sayso.SCHEMA.fields if field.name == column)
    assert [part.name for part in field.fields[0].fields] == [part.name for part in dataclasses.fields(record)]


@pytest.mark.parametrize(("table", "record"), [("links", sayso.Link), ("clusters", sayso.Cluster), ("origins", sayso.Origin)])
def test_comparison_records_have_the_columns_of_their_table(table: str, record: type) -> None:
    from sayso.schema import Schema

    assert Schema(table).names == [field.name for field in dataclasses.fields(record)]  # type: ignore[arg-type]


def test_claims_behave_as_a_sequence(claims: sayso.Claims) -> None:
    listed = list(claims)
    assert len(listed) == len(claims) > 50
    assert claims[0] == listed[0]
    assert claims[-1] == listed[-1]
    assert list(claims[5:30:7]) == listed[5:30:7]
    assert list(reversed(claims)) == listed[::-1]
    assert listed[3] in claims


@pytest.mark.parametrize("index", [10**6, -(10**6), 2**70])
def test_index_out_of_range_is_an_index_error(claims: sayso.Claims, index: int) -> None:
    with pytest.raises(IndexError):
        claims[index]


def test_unknown_column_says_which_there_are(claims: sayso.Claims) -> None:
    with pytest.raises(sayso.ColumnError, match="no column 'body'; columns are 'row', 'doc'"):
        claims["body"]


def test_column_has_one_value_a_row(claims: sayso.Claims) -> None:
    assert claims["doc"] == [claim.doc for claim in claims]
    assert [len(value) for value in claims["sources"]] == [len(claim.sources) for claim in claims]
    assert set(claims._ipython_key_completions_()) == set(claims.columns)


def test_filter_keeps_rows_with_these_values(claims: sayso.Claims) -> None:
    docs = list(claims.by_doc())
    one = claims.filter(doc=docs[0], polarity="positive")
    assert {(claim.doc, claim.polarity) for claim in one} == {(docs[0], "positive")}
    both = claims.filter(doc=set(docs[:2]))
    assert len(both) == len(claims.filter(doc=docs[0])) + len(claims.filter(doc=docs[1]))
    assert len(claims.filter(source=None)) == claims["source"].count(None)


def test_filter_by_unknown_column_is_an_error(claims: sayso.Claims) -> None:
    with pytest.raises(sayso.ColumnError):
        claims.filter(colour="red")


def test_by_doc_parts_the_table(claims: sayso.Claims, articles: list[dict[str, str]]) -> None:
    parts = claims.by_doc()
    assert list(parts) == [article["id"] for article in articles]
    assert sum(len(part) for part in parts.values()) == len(claims)


def test_nested_has_one_item_for_each_input_row() -> None:
    nested = sayso.extract(["Sales rose by 5 percent.", None, "Sales fell by 5 percent."]).nested()
    assert len(nested) == 3
    assert nested[1] is None
    assert [claim.row for claim in nested[2] or []] == [2] * len(nested[2] or [])
    assert nested[2]
    assert nested[-1] == nested[2]
    assert nested.to_dicts()[2] == [claim for claim in sayso.extract("Sales fell by 5 percent.", ids=["2"]).to_dicts() if claim.update(row=2) is None]


def test_context_is_the_sentence_around_the_claim(claims: sayso.Claims, articles: list[dict[str, str]]) -> None:
    for claim in claims:
        assert claim.context is not None
        start, words = claim.context
        text = articles[claim.row][claim.section]
        assert text[start : start + len(words)] == words
        assert start <= claim.start < start + len(words)


def test_reprs_are_short(claims: sayso.Claims, comparison: sayso.Comparison) -> None:
    long = sayso.extract("Sales rose " + "\x1b[31m very" * 100_000 + " much.")
    for thing in (claims, claims.nested(), long, *long, *claims, comparison, comparison.links, sayso.parse("Sales rose. " * 10_000), sayso.load()):
        assert len(repr(thing)) <= 200
        assert repr(thing).isprintable()


def test_claims_survive_pickling(claims: sayso.Claims) -> None:
    again = pickle.loads(pickle.dumps(claims))
    assert again.to_dicts() == claims.to_dicts()
    assert again.errors == claims.errors
    assert pickle.loads(pickle.dumps(list(claims))) == list(claims)


def test_records_cannot_be_changed(claims: sayso.Claims) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        claims[0].text = "x"  # type: ignore[misc]


def test_table_outlives_the_extractor() -> None:
    part = sayso.load().extract("Sales rose by 5 percent. Sales fell.")[1:]
    claim = part[0]
    del part
    assert claim.context is not None
    assert "Sales fell" in claim.context[1]


def test_jsonl_is_the_same_as_dicts(claims: sayso.Claims, tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    claims.write(path)
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [row["text"] for row in rows] == claims["text"]
    assert [list(row) for row in rows] == [claims.columns] * len(rows)
    assert [row["sources"] for row in rows] == [row["sources"] for row in claims.to_dicts()]


def test_csv_has_a_header_and_parts_as_json(claims: sayso.Claims, tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    claims.write(path)
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))
    assert list(rows[0]) == claims.columns
    assert [json.loads(row["quantities"]) for row in rows] == claims["quantities"]


def test_unknown_suffix_is_refused_and_nothing_written(claims: sayso.Claims, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"ends in \.jsonl, \.csv, \.parquet or \.arrow"):
        claims.write(tmp_path / "claims.xml")
    assert not list(tmp_path.iterdir())


def test_failed_write_leaves_what_was_there(claims: sayso.Claims, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text("old", "ascii")

    def fail(_: int) -> None:
        raise OSError(28, "no space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="no space left"):
        claims.write(path)
    assert path.read_text("ascii") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_write_into_a_missing_folder_names_the_file(claims: sayso.Claims, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"missing.claims\.jsonl"):
        claims.write(tmp_path / "missing" / "claims.jsonl")


def test_missing_library_is_named(claims: sayso.Claims, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    for library in ("pandas", "polars", "pyarrow"):
        monkeypatch.setitem(sys.modules, library, None)
    for convert in (claims.to_pandas, claims.to_polars, claims.to_arrow):
        with pytest.raises(sayso.MissingDependencyError, match=r'pip install "sayso\['):
            convert()


def test_no_claims_are_a_table_too() -> None:
    empty = sayso.extract([])
    assert len(empty) == 0
    assert list(empty) == empty.to_dicts() == []
    assert empty["text"] == []
    assert empty.columns == sayso.SCHEMA.names
    assert len(empty.nested()) == 0


def test_names_are_said_in_full_and_forms_of_address_are_no_claims() -> None:
    text = (
        "Senators Mari Halvorsen and Jonas Leth wrote to the ministry. Mr. Halvorsen and Mr. Leth say the ferry is safe. "
        "The tunnel, which was built in 1990, has been closed for a year."
    )
    claims = sayso.extract(text)
    assert all(not claim.predicate.startswith("be Mr") for claim in claims)
    (ferry,) = [claim for claim in claims if claim.text == "the ferry is safe"]
    assert ferry.source == "Mari Halvorsen and Mr. Jonas Leth"
    assert {claim.subject for claim in claims if "1990" in claim.text} == {"The tunnel"}
    (resigned,) = [claim for claim in sayso.extract("Mari Lund, 54, chief executive of Halden ASA, resigned.") if claim.predicate == "resign"]
    assert resigned.subject == "Mari Lund"


def test_amounts_that_change_and_times_beside_verbs() -> None:
    (rise,) = [claim for claim in sayso.extract("Sales rose 5 percent to 80 million euros.") if "rose" in claim.text]
    assert [(quantity.low, quantity.change) for quantity in rise.quantities] == [(5.0, "by"), (80e6, "to")]
    (fall,) = [claim for claim in sayso.extract("Shares fell 12 percent to 43 kroner on Monday.") if "fell" in claim.text]
    assert [(quantity.low, quantity.change) for quantity in fall.quantities] == [(12.0, "by"), (43.0, "to")]
    (ignored,) = sayso.extract("Managers had ignored warnings since at least 2018.")
    assert [time.value for time in ignored.times] == ["2018"]
    assert not ignored.quantities
    document = {"text": "The trial will last three weeks. The mill has been closed since May.", "published": "2020-03-18"}
    times = [time for claim in sayso.extract([document]) for time in claim.times]
    assert [(time.text, time.value) for time in times] == [("three weeks", "P3W"), ("May", "2019-05")]


@pytest.mark.parametrize(
    ("text", "content", "modality", "source"),
    [
        ("The firm was accused of hiding the losses.", "hiding the losses", "reported", "(unspecified)"),
        ("Prosecutors charged Berg with stealing 40,000 euros.", "stealing 40,000 euros", "reported", "Prosecutors"),
        ("Lund declined to say how much the firm paid.", "the firm paid", "hedged", None),
        ("The firm has not denied that it hid losses.", "it hid losses", "hedged", None),
        ("It is possible that the mill closed.", "the mill closed", "hedged", None),
        ("There is no doubt that the mill lost money.", "the mill lost money", "asserted", None),
        ("An estimated 40,000 people fled.", "An estimated 40,000 people fled", "hedged", None),
        ("Had the mill closed, 400 people would have lost their jobs.", "Had the mill closed", "conditional", None),
    ],
)
def test_what_is_not_put_forward_as_a_fact(text: str, content: str, modality: str, source: str | None) -> None:
    (claim,) = [claim for claim in sayso.extract(text) if claim.text == content]
    assert (claim.modality, claim.source) == (modality, source)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Berg was acquitted of stealing the money.", "stealing the money"),
        ("Police do not suspect Berg of stealing the money.", "stealing the money"),
        ("Lund would neither confirm nor deny that the mill was closed.", "nor deny"),
        ("Berg says the rumour that the mill was closed is false.", "the mill was closed"),
    ],
)
def test_what_is_denied_is_negative(text: str, content: str) -> None:
    assert [claim.polarity for claim in sayso.extract(text) if claim.text == content] == ["negative"]
