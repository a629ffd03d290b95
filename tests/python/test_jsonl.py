"""JSONL from Python: batches, fields, bad lines. Which bytes make a bad line is tested with the reader in C++."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

import sayso

LINES = [{"id": f"d{number}", "text": f"Sales rose by {number} percent."} for number in range(50)]
DATA = "".join(json.dumps(line) + "\n" for line in LINES).encode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "news.jsonl"
    file.write_bytes(DATA)
    return file


@pytest.mark.parametrize("kind", ["path", "str", "binary", "text"])
def test_all_kinds_of_source_give_the_same_documents(path: Path, kind: str) -> None:
    source: Any = {"path": path, "str": str(path), "binary": io.BytesIO(DATA), "text": io.StringIO(DATA.decode())}[kind]
    assert [id for batch in sayso.read_jsonl(source) for id in batch.ids] == [line["id"] for line in LINES]


def test_batches_are_small_and_rows_go_on(path: Path) -> None:
    batches = list(sayso.read_jsonl(path, batch_bytes=500))
    assert len(batches) > 2
    assert sum(len(batch) for batch in batches) == 50
    rows = [row for batch in batches for row in dict.fromkeys(sayso.extract(batch)["row"])]
    assert rows == sorted(rows)
    assert len(set(rows)) == 50


def test_batches_do_not_change_claims(path: Path) -> None:
    (whole,) = sayso.read_jsonl(path)
    parts = [row for batch in sayso.read_jsonl(path, batch_bytes=500) for row in sayso.extract(batch).to_dicts()]
    assert parts == sayso.extract(whole).to_dicts()


def test_bad_lines_are_collected_with_their_place() -> None:
    data = DATA + b'{"id": "x", "text": 3}\n' + b"{not json}\n" + DATA
    (batch,) = sayso.read_jsonl(io.BytesIO(data))
    assert len(batch.ids) == 100
    assert [error.line for error in batch.errors] == [51, 52]
    assert all(error.code and error.message for error in batch.errors)
    assert [error.row for error in sayso.extract(batch).errors] == [error.row for error in batch.errors]


def test_first_bad_line_raises_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(DATA + b"{not json}\n")
    with pytest.raises(sayso.JSONLineError) as caught:
        list(sayso.read_jsonl(path, errors="raise"))
    assert caught.value.line == 51
    assert caught.value.path == str(path)
    assert caught.value.code


def test_fields_can_be_named() -> None:
    data = io.BytesIO(b'{"key": "k", "body": "Sales rose by 5 percent.", "head": "Sales rose by 5 percent"}\n')
    (batch,) = sayso.read_jsonl(data, text="body", id="key", title="head")
    claims = sayso.extract(batch)
    assert set(claims["doc"]) == {"k"}
    assert set(claims["section"]) == {"title", "text"}


def test_options_of_tables_do_not_go_with_a_batch(path: Path) -> None:
    (batch,) = sayso.read_jsonl(path)
    with pytest.raises(ValueError, match="text: does not go with a Batch"):
        sayso.extract(batch, text="body")


def test_batches_are_given_one_at_a_time(path: Path) -> None:
    with pytest.raises(sayso.InputTypeError, match="one at a time"):
        sayso.extract(sayso.read_jsonl(path))


@pytest.mark.parametrize("options", [{"errors": "ignore"}, {"batch_bytes": 0}, {"batch_bytes": "8"}], ids=str)
def test_wrong_options_are_refused_before_reading(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=f"^{next(iter(options))}: "):
        sayso.read_jsonl("nowhere.jsonl", **options)


def test_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(sayso.read_jsonl(tmp_path / "nothing.jsonl"))


def test_json_array_says_how_to_make_jsonl() -> None:
    with pytest.raises(sayso.InputError, match="array"):
        list(sayso.read_jsonl(io.BytesIO(b'[{"text": "Sales rose."}]')))


def test_empty_file_has_no_batches() -> None:
    assert [id for batch in sayso.read_jsonl(io.BytesIO(b"")) for id in batch.ids] == []


def test_batch_tells_what_it_holds(path: Path) -> None:
    (batch,) = sayso.read_jsonl(path)
    assert repr(batch) == f"<Batch: 50 documents, 0 errors, {sum(len(line['text']) for line in LINES):,} bytes>"
