"""Values from the core to Python: rows, columns, files, bytes; what the analysis of one text gives."""

import gc
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso import _core
from sayso.errors import ColumnError, InputError, InputTypeError

ARTICLE = "Halden did not close its plant, Lund said on Monday. The company employs about 3,400 people. "


@pytest.fixture(scope="module")
def model() -> _core.Model:
    return sayso.load()._model


@pytest.fixture(scope="module")
def core(claims: sayso.Claims) -> _core.Claims:
    return claims._core


def test_rows_columns_and_names_agree(core: _core.Claims) -> None:
    table = core.table
    assert table.columns == [name for name, *_ in table.schema.fields] == [name for name, *_ in _core.schema().fields]
    columns = [table.column(name) for name in table.columns]
    assert table.rows(0, len(table)) == [table.row(index) for index in range(len(table))] == list(zip(*columns, strict=True))
    assert table.rows(-2, 10**6) == table.rows(len(table) - 2, len(table))
    assert table.rows(5, 2) == []
    with pytest.raises(ColumnError, match="no column 'nope'; columns are 'row', 'doc'"):
        table.column("nope")
    with pytest.raises(ColumnError, match="no column '\ufffd'"):
        table.column("\udc80")
    for index in (-1, len(table), 1 << 40):
        with pytest.raises(IndexError):
            table.row(index)


def test_jsonl_has_the_values_of_the_rows(core: _core.Claims) -> None:
    def plain(value: Any, kind: str, fields: list[Any]) -> Any:
        if kind == "struct" and value is not None:
            return {name: plain(part, inner, rest) for (name, inner, _, rest), part in zip(fields, value, strict=True)}
        if kind == "list" and value is not None:
            return [plain(item, fields[0][1], fields[0][3]) for item in value]
        return value

    table = core.table
    rows = [plain(row, "struct", table.schema.fields) for row in table.rows(0, len(table))]
    whole = table.to_jsonl()
    assert [json.loads(line) for line in whole.decode().splitlines()] == rows
    assert table.to_jsonl(0, 2) + table.to_jsonl(2) == whole
    assert table.to_csv(0, 2) + table.to_csv(2, header=False) == table.to_csv()


def test_selection_keeps_documents_and_errors(model: _core.Model) -> None:
    batch = _core.documents_from_texts([ARTICLE, "x" * ((8 << 20) + 1), ARTICLE])
    claims = _core.extract(model, batch)
    last = len(claims) - 1
    some = claims.select([last, 0])
    assert some.table.rows(0, 2) == [claims.table.row(last), claims.table.row(0)]
    assert [some.document_of(0), some.document_of(1)] == [1, 0]
    assert some.errors == claims.errors != []
    assert some.document_count == 2
    assert [some.nested().row(index) is None for index in range(3)] == [False, True, False]
    for wrong in ([last + 1], [-1], [1 << 70]):
        with pytest.raises(IndexError):
            claims.select(wrong)
    with pytest.raises(TypeError):
        claims.select(["0"])  # type: ignore[list-item]


def test_sentences_slice_the_text_they_belong_to(core: _core.Claims) -> None:
    for index in range(core.document_count):
        _, _, title, text, *_ = core.document(index)
        for section, whole in (("title", title), ("text", text)):
            spans = core.sentences(index, section)  # type: ignore[arg-type]
            assert all(0 <= start < end <= len(whole) for start, end in spans)
            assert spans == sorted(spans)
    with pytest.raises(ValueError, match="section"):
        core.sentences(0, "body")  # type: ignore[arg-type]
    with pytest.raises(IndexError):
        core.sentences(core.document_count)


def test_bytes_bring_everything_back(core: _core.Claims, model: _core.Model) -> None:
    back = _core.Claims.from_bytes(core.to_bytes())
    assert back.table.to_jsonl() == core.table.to_jsonl()
    assert back.document(0) == core.document(0)
    assert back.model == core.model
    comparison = _core.compare(model, [core])
    again = _core.Comparison.from_bytes(comparison.to_bytes())
    assert again.links.to_jsonl() == comparison.links.to_jsonl()
    assert again.link_rows == comparison.link_rows
    assert _core.Table.from_bytes(comparison.links.to_bytes()).to_jsonl() == comparison.links.to_jsonl()
    for wrong in (b"", b"nonsense", core.to_bytes()[:-1], comparison.to_bytes()):
        with pytest.raises(ValueError, match="bytes"):
            _core.Claims.from_bytes(wrong)


def test_comparison_points_at_rows_of_its_claims(claims: sayso.Claims, model: _core.Model) -> None:
    parts = [part._core for part in claims.by_doc().values()]
    comparison = _core.compare(model, parts)
    table = comparison.claims.table
    ids = list(zip(table.column("doc"), table.column("claim"), strict=True))
    for link, (a, b) in zip(comparison.links.rows(0, 10**6), comparison.link_rows, strict=True):
        names = comparison.links.columns
        for side, row in (("a", a), ("b", b)):
            doc, claim, section, start, end, text = link[names.index(side)]
            assert (doc, claim) == ids[row]
            _, _, title, body, *_ = comparison.claims.document(comparison.claims.document_of(row))
            assert (title if section == "title" else body)[start:end] == text
    for cluster, rows in zip(comparison.clusters.column("claims"), comparison.cluster_rows, strict=True):
        assert [(doc, claim) for doc, claim, *_ in cluster] == [ids[row] for row in rows]
    for docs, documents in zip(comparison.origins.column("docs"), comparison.origin_documents, strict=True):
        assert docs == [comparison.claims.document(index)[1] for index in documents]
    assert _core.compare(model, []).links.rows(0, 1) == []


def test_wrong_options_are_named(model: _core.Model, core: _core.Claims) -> None:
    batch = _core.documents_from_texts(["a"])
    for threads in (-1, 65):
        with pytest.raises(ValueError, match="threads: expected 0 to 64"):
            _core.extract(model, batch, threads=threads)
    for confidence in (-0.1, 1.1, float("nan")):
        with pytest.raises(ValueError, match="min_confidence: expected 0 to 1"):
            _core.extract(model, batch, min_confidence=confidence)
        with pytest.raises(ValueError, match="min_confidence: expected 0 to 1"):
            _core.compare(model, [core], min_confidence=confidence)


def test_parse_takes_str_and_bytes_and_names_what_it_does_not(model: _core.Model) -> None:
    assert _core.parse(model, "caf\xe9 opens.")["start"] == _core.parse(model, "caf\xe9 opens.".encode())["start"]
    assert _core.parse(model, "a \ud800.")["repaired"] == 1
    with pytest.raises(InputTypeError, match="expected str or bytes, got NoneType"):
        _core.parse(model, None)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="8388608 bytes"):
        _core.parse(model, "x" * ((8 << 20) + 1))


def test_conllu_keeps_the_words_it_is_given(model: _core.Model) -> None:
    written = _core.parse_conllu(model, "Halden didn't close. It grew.").decode()
    again = _core.parse_conllu(model, written, kind="conllu").decode()
    words = [[line.split("\t")[1] for line in text.splitlines() if line[:1].isdigit()] for text in (written, again)]
    assert words[0] == words[1]
    assert words[0][:4] == ["Halden", "didn't", "did", "n't"]
    with pytest.raises(InputError):
        _core.parse_conllu(model, "1\tno\tcolumns\n", kind="conllu")
    with pytest.raises(ValueError, match="kind"):
        _core.parse_conllu(model, "a", kind="xml")  # type: ignore[arg-type]


def test_objects_outlive_what_they_came_from(model: _core.Model) -> None:
    claims = _core.extract(model, _core.documents_from_texts([ARTICLE]))
    table, nested = claims.table, claims.nested()
    schema = table.schema
    wanted = claims.table.rows(0, 10**6)
    del claims
    gc.collect()
    assert table.rows(0, 10**6) == wanted == nested.row(0)
    assert schema.fields == _core.schema("claims").fields


@settings(max_examples=25, deadline=None)
@given(text=st.text(st.characters(), max_size=200), title=st.text(st.characters(), max_size=30))
def test_every_offset_counts_code_points(model: _core.Model, text: str, title: str) -> None:
    claims = _core.extract(model, _core.documents_from_texts([text], titles=[title]))
    _, _, clean_title, clean_text, *_ = claims.document(0)
    names = claims.table.columns
    for row in claims.table.rows(0, len(claims)):
        found = dict(zip(names, row, strict=True))
        whole = clean_title if found["section"] == "title" else clean_text
        assert whole[found["start"] : found["end"]] == found["text"]
    columns = _core.parse(model, text)
    assert columns["text"] == clean_text
    assert all(start < end for start, end in zip(columns["start"], columns["end"], strict=True))
