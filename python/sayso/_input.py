"""Whatever people hold their texts in -> the core's documents: strings, lists, dicts, pandas, anything that speaks Arrow."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from . import _core
from .errors import ColumnError, InputTypeError
from .jsonl import Batch


class Columns(NamedTuple):
    """Names of the columns of a table; None takes the usual name where there is one."""

    text: str | None = None
    id: str | None = None
    title: str | None = None
    published: str | None = None


class Beside(NamedTuple):
    """What is given beside a list of texts, one value for each."""

    ids: Any = None
    titles: Any = None
    published: Any = None


def is_single(texts: object) -> bool:
    """Say whether the input is one text rather than many."""
    return isinstance(texts, (str, bytes))


def documents(texts: object, columns: Columns, beside: Beside) -> _core.Documents:
    """Turn the input of `extract` into documents.

    Raises:
        InputTypeError: the input or one of its rows is of a type that holds no text.
        ColumnError: a table lacks a column that was named.
        ValueError: a sequence beside the texts has another length, or an option does not fit this kind of input.
    """
    for name, column in zip(Columns._fields, columns, strict=True):
        if not isinstance(column, (str, type(None))):
            raise ValueError(f"{name}: expected the name of a column, got {type(column).__name__}")
    if isinstance(texts, Batch):
        _refuse(columns, beside, "a Batch of read_jsonl(), which has them already")
        return texts._core
    if is_single(texts):
        _refuse(columns, Beside(), "a single text")
        return _from_texts([texts], Beside(*([value] if _is_scalar(value) else value for value in beside)))
    if _is_pandas(texts):
        return _from_pandas(texts, columns, beside)
    if hasattr(texts, "__arrow_c_stream__") or hasattr(texts, "__arrow_c_array__"):
        _refuse(Columns(), beside, "an Arrow table or column; put them in columns and name these with id=, title=, published=")
        return _core.documents_from_arrow(texts, **columns._asdict())
    if isinstance(texts, Mapping):
        raise InputTypeError("expected texts, got a dict; put it in a list, or take its text out of it")
    if isinstance(texts, (bytearray, memoryview)) or not isinstance(texts, Iterable):
        raise InputTypeError(f"expected str, bytes, a list of these, a table or a column, got {type(texts).__name__}")
    return _from_iterable(texts, columns, beside)


def _refuse(columns: Columns, beside: Beside, what: str) -> None:
    for name, value in {**columns._asdict(), **beside._asdict()}.items():
        if value is not None:
            raise ValueError(f"{name}: does not go with {what}")


def _is_scalar(value: object) -> bool:
    return value is not None and (isinstance(value, (str, bytes)) or not isinstance(value, Iterable))


def _from_texts(texts: Sequence[object], beside: Beside) -> _core.Documents:
    for name, values in beside._asdict().items():
        if _is_scalar(values):
            raise ValueError(f"{name}: expected one value for each text, got a single {type(values).__name__}")
    return _core.documents_from_texts(
        texts,
        ids=None if beside.ids is None else _present(beside.ids),
        titles=None if beside.titles is None else _present(beside.titles),
        published=None if beside.published is None else [seconds(date) for date in beside.published],
    )


def _present(values: Iterable[Any]) -> list[Any]:
    return [None if value != value else value for value in values]  # NaN is a missing value


def _from_iterable(texts: Iterable[object], columns: Columns, beside: Beside) -> _core.Documents:
    rows = texts if isinstance(texts, (list, tuple)) else list(texts)
    first = next((row for row in rows if row is not None), None)
    if isinstance(first, Batch):
        raise InputTypeError("row 0: a Batch of read_jsonl(); give them to extract() one at a time: for batch in read_jsonl(...)")
    if isinstance(first, Mapping):
        return _from_mappings(rows, columns, beside)
    _refuse(columns, Beside(), "a list of texts; give ids=, titles= and published= as lists")
    return _from_texts(rows, beside)


def _from_mappings(rows: Sequence[Any], columns: Columns, beside: Beside) -> _core.Documents:
    for place, row in enumerate(rows):
        if row is not None and not isinstance(row, Mapping):
            raise InputTypeError(f"row {place}: expected a dict as in the rows before, got {type(row).__name__}")
    have = dict.fromkeys(chain.from_iterable(row for row in rows if row is not None))

    def column(name: str | None, usual: str) -> list[Any] | None:
        if name is None and usual not in have:
            return None
        return [None if row is None else row.get(name or usual) for row in rows]

    return _from_columns(columns, column, list(map(str, have)), beside)


def _is_pandas(texts: object) -> bool:
    return type(texts).__module__.split(".")[0] == "pandas" and hasattr(texts, "to_numpy")


def _from_pandas(texts: Any, columns: Columns, beside: Beside) -> _core.Documents:
    if not hasattr(texts, "columns"):  # a Series or an Index
        _refuse(columns, Beside(), "a single column; give ids=, titles= and published= as columns")
        return _from_texts(texts.tolist(), beside)
    have = [str(name) for name in texts.columns]

    def column(name: str | None, usual: str) -> list[Any] | None:
        if name is None and usual not in have:
            return None
        return list(texts[name or usual].tolist())

    return _from_columns(columns, column, have, beside)


def _from_columns(columns: Columns, column: Any, have: list[str], beside: Beside) -> _core.Documents:
    for name, usual in zip(columns, Columns._fields, strict=True):
        if (name is not None and name not in have) or (usual == "text" and (name or usual) not in have):
            raise ColumnError(f"no column {(name or usual)[:60]!r}; columns are {', '.join(map(repr, have))[:200]}")
    values = {}
    for plural, given, usual in zip(Beside._fields, beside, Columns._fields[1:], strict=True):
        name = getattr(columns, usual)
        if given is not None and name is not None:
            raise ValueError(f"{plural}: give either {plural}= or {usual}=, not both")
        values[plural] = given if given is not None else column(name, usual)
    return _from_texts(column(columns.text, "text"), Beside(**values))


def seconds(date: object) -> int | None:
    """Turn a date of any usual kind into seconds since 1970 in UTC; None for what is missing or no date.

    A date or time without a zone counts as UTC.

    Example:
        >>> seconds("1970-01-02"), seconds(datetime.date(1970, 1, 1)), seconds("soon")
        (86400, 0, None)
    """
    if isinstance(date, bool) or date is None or date != date:  # NaN, NaT
        return None
    if isinstance(date, (int, float)):
        return int(date) if abs(date) < 1e15 else None
    if isinstance(date, str):
        try:
            date = datetime.datetime.fromisoformat(date.strip())
        except ValueError:
            return None
    if isinstance(date, datetime.date) and not isinstance(date, datetime.datetime):
        date = datetime.datetime(date.year, date.month, date.day)
    if not isinstance(date, datetime.datetime):
        return None
    aware = date if date.tzinfo else date.replace(tzinfo=datetime.UTC)
    return int((aware - datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)).total_seconds() // 1)
