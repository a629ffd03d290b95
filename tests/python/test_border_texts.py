"""Texts from Python into the core: str, bytes, missing values, wrong types; JSON lines; errors of files."""

import json
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sayso
from sayso import _core
from sayso.errors import InputError, InputTypeError, ModelError


@pytest.fixture(scope="module")
def model() -> _core.Model:
    return sayso.load()._model


def text_of(value: object) -> str:
    return _core.documents_from_texts([value]).document(0)[3]


class Subclass(str):
    """A str of another type, as numpy has one."""


@pytest.mark.parametrize("text", ["", "plain", "caf\xe9", "\u20ac 5", "\U0001f680 up", "\x00 \x7f", Subclass("a\u20ac")])
def test_str_of_every_width_crosses_whole(text: str) -> None:
    batch = _core.documents_from_texts([text])
    assert batch.document(0)[3] == text
    assert batch.repaired == 0


@pytest.mark.parametrize(
    "text", ["\ud800", "a\udc00b", "\ud800\udc00", "\U0001f680\udfff\U0001f680", "caf\xe9 \ud83d!"], ids=["high", "low", "pair", "wide", "middle"]
)
def test_each_lone_surrogate_becomes_one_replacement(text: str) -> None:
    batch = _core.documents_from_texts([text], titles=[text])
    found = batch.document(0)
    assert len(found[3]) == len(text)
    assert found[3] == found[2] == "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    assert batch.repaired == 2 * found[3].count("\ufffd")


@given(st.text(st.characters()))
def test_any_str_keeps_its_length(text: str) -> None:
    assert len(text_of(text)) == len(text)


@given(st.binary())
def test_bytes_are_repaired_as_python_does(data: bytes) -> None:
    assert text_of(data) == data.decode("utf-8", "replace")


@pytest.mark.parametrize("wrong", [1, True, 2.5, ["a"], b"a".__class__, bytearray(b"a"), memoryview(b"a"), object()], ids=lambda wrong: type(wrong).__name__)
def test_other_types_are_refused_with_their_row(wrong: object) -> None:
    with pytest.raises(InputTypeError, match=r"^row 11: expected str, bytes or None, got \w+") as caught:
        _core.documents_from_texts(["a", wrong], first_row=10)
    assert caught.value.row == 11
    assert caught.value.code == "wrong_type"


def test_message_is_short_whatever_the_value() -> None:
    with pytest.raises(InputTypeError) as caught:
        _core.documents_from_texts([["x" * 5_000_000]])
    assert len(str(caught.value)) <= 300


def test_missing_values_of_all_libraries_are_null_rows() -> None:
    missing: list[object] = [None, float("nan")]
    for module, names in (("numpy", ["float64", "float32"]), ("pandas", ["NA", "NaT"])):
        found = sys.modules.get(module) or pytest.importorskip(module)
        missing += [getattr(found, name)("nan") if module == "numpy" else getattr(found, name) for name in names]
    batch = _core.documents_from_texts([*missing, "a"], ids=[*missing, None], titles=[*missing, None], published=[*missing, None])
    assert len(batch) == 7
    assert batch.document_count == 1
    assert batch.document(0) == (6, "6", "", "a", None, None, None, 0)


def test_ids_may_be_text_or_numbers() -> None:
    batch = _core.documents_from_texts(["a"] * 5, ids=["x", b"y", 7, 2.0, None])
    assert [batch.document(index)[1] for index in range(5)] == ["x", "y", "7", "2.0", "4"]
    with pytest.raises(InputTypeError, match="row 0: id: expected str, int or None, got list"):
        _core.documents_from_texts(["a"], ids=[[1]])


def test_sequences_beside_the_texts_have_their_length() -> None:
    for name in ("ids", "titles", "published", "urls"):
        with pytest.raises(ValueError, match=f"{name}: expected 2, one a text, got 1"):
            _core.documents_from_texts(["a", "b"], **{name: [None]})


def test_times_are_seconds() -> None:
    batch = _core.documents_from_texts(["a", "b"], published=[-5, None], urls=["https://example.org/a", None])
    assert [batch.document(index)[4:6] for index in range(2)] == [("https://example.org/a", -5), (None, None)]
    with pytest.raises(InputTypeError, match="published: expected int or None, got str"):
        _core.documents_from_texts(["a"], published=["2024-01-01"])
    with pytest.raises(ValueError, match="no such time"):
        _core.documents_from_texts(["a"], published=[1 << 80])


def test_a_list_may_change_while_it_is_read() -> None:
    ids: list[object] = []

    class Id:
        def __index__(self) -> int:
            ids.clear()
            return 5

        def __str__(self) -> str:
            return "five"

    ids += [Id(), Id(), Id()]
    batch = _core.documents_from_texts(["a", "b", "c"], ids=ids)
    assert [batch.document(index)[1] for index in range(3)] == ["five"] * 3


def test_too_long_a_text_is_an_error_row() -> None:
    batch = _core.documents_from_texts(["a", "x" * ((8 << 20) + 1)], ids=["one", "two"])
    assert batch.document_count == 1
    (row, id, code, message, *place) = batch.errors[0]
    assert (row, id, code) == (1, "two", "document_too_long")
    assert len(message) <= 300
    assert place == [None, None, None]


def lines() -> bytes:
    good = [json.dumps({"id": f"d{number}", "text": f"caf\xe9 {number}"}, ensure_ascii=False) for number in range(20)]
    return "\n".join([*good[:7], '{"text": 5}', "", *good[7:]]).encode()


def read_all(reader: _core.Reader, chunks: Iterator[bytes]) -> list[_core.Documents]:
    batches = []
    for chunk in chunks:
        reader.feed(chunk)
        while (batch := reader.read()) is not None:
            batches.append(batch)
    reader.finish()
    while (batch := reader.read()) is not None:
        batches.append(batch)
    return batches


def contents(batches: list[_core.Documents]) -> tuple[list[Any], list[Any]]:
    documents = [batch.document(index) for batch in batches for index in range(batch.document_count)]
    return documents, [error for batch in batches for error in batch.errors]


@pytest.mark.parametrize("size", [1, 2, 3, 17, 100_000])
@pytest.mark.parametrize("batch_bytes", [1, 300, 8 << 20])
def test_chunks_and_batches_do_not_change_what_is_read(tmp_path: Path, size: int, batch_bytes: int) -> None:
    data = lines()
    path = tmp_path / "\xe9\udcff.jsonl"
    path.write_bytes(data)
    opened = _core.Reader.open(path, batch_bytes=batch_bytes)
    from_file = list(iter(opened.read, None))
    fed = _core.Reader("some.jsonl", batch_bytes=batch_bytes)
    batches = read_all(fed, (data[start : start + size] for start in range(0, len(data), size)))
    assert contents(batches) == contents(from_file)
    assert [batch.first_row for batch in batches] == [sum(map(len, batches[:index])) for index in range(len(batches))]
    assert len(contents(batches)[0]) == 20
    assert [error[2] for error in contents(batches)[1]] == ["text_field_not_string"]
    counts = fed.counts
    assert counts == opened.counts
    assert counts["lines"] == counts["blank"] + counts["ok"] + counts["repaired"] + counts["skipped"] == 22


def test_reader_takes_no_bytes_it_should_not_get(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"")
    with pytest.raises(ValueError, match="takes no more bytes"):
        _core.Reader.open(tmp_path / "a.jsonl").feed(b"{}")
    done = _core.Reader()
    done.finish()
    done.finish()
    assert done.read() is None
    with pytest.raises(ValueError, match="takes no more bytes"):
        done.feed(b"{}")
    with pytest.raises(ValueError, match="batch_bytes"):
        _core.Reader(batch_bytes=0)


def test_file_errors_are_those_of_the_system(tmp_path: Path, model: _core.Model) -> None:
    missing = str(tmp_path / "no.jsonl")
    with pytest.raises(FileNotFoundError) as caught:
        _core.Reader.open(missing)
    assert caught.value.filename == missing
    with pytest.raises(IsADirectoryError):
        _core.Reader.open(tmp_path).read()
    with pytest.raises(TypeError):
        _core.Reader.open(5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="null byte"):
        _core.Reader.open("a\0b")


def test_file_that_is_no_jsonl_raises_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    path.write_text('[\n {"text": "a"}\n]\n')
    with pytest.raises(InputError, match=r"all\.json: .*JSON") as caught:
        _core.Reader.open(path).read()
    assert caught.value.code == "json_array_not_jsonl"
    assert pickle.loads(pickle.dumps(caught.value)).code == "json_array_not_jsonl"


def test_model_errors_name_file_and_code(tmp_path: Path) -> None:
    path = tmp_path / "bad.model"
    path.write_bytes(b"not a model at all" * 10)
    with pytest.raises(ModelError) as caught:
        _core.Model.load(str(path))
    assert caught.value.path == str(path)
    assert caught.value.code
    with pytest.raises(ValueError, match="isa: expected one of best, avx512vnni, avx2, scalar; got 'mmx'"):
        _core.Model.load(str(path), "mmx")
