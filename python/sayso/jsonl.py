"""JSONL files and streams, a batch of documents at a time, so that memory stays bounded whatever the size of the file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import IO, Any, Literal

from . import _core
from .errors import InputError, JSONLineError
from .records import RowError

__all__ = ["Batch", "read_jsonl"]

_CHUNK_BYTES = 1 << 20


class Batch:
    """Documents read from a file: what `sayso.extract` takes. ``errors`` lists the lines that gave none."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Documents) -> None:
        """Wrap documents of the core. People get this object from `read_jsonl`."""
        self._core = core

    def __len__(self) -> int:
        """Count the lines that hold a record, bad ones included."""
        return len(self._core)

    @property
    def errors(self) -> list[RowError]:
        """Lines that gave no document."""
        return [RowError(*error) for error in self._core.errors]

    @property
    def ids(self) -> list[str]:
        """Ids of the documents."""
        return [self._core.document(place)[1] for place in range(self._core.document_count)]

    @property
    def text_bytes(self) -> int:
        """Size of all texts in UTF-8."""
        return self._core.text_bytes

    def __repr__(self) -> str:
        return f"<Batch: {self._core.document_count:,} documents, {len(self._core.errors):,} errors, {self._core.text_bytes:,} bytes>"


def read_jsonl(
    path_or_file: str | os.PathLike[str] | IO[Any],
    /,
    *,
    text: str = "text",
    id: str = "id",
    title: str = "title",
    published: str = "published",
    errors: Literal["collect", "raise"] = "collect",
    batch_bytes: int = 8 << 20,
) -> Iterator[Batch]:
    r"""Read documents from JSONL: one JSON object a line.

    Args:
        path_or_file: a file's path, or an open file (binary is faster).
        text: name of the field with the text; a line without it is an error.
        id: name of the field with the document's id; without one the id is the row's number.
        title: name of the field with the title.
        published: name of the field with the date (ISO 8601, or seconds since 1970).
        errors: ``"collect"`` puts bad lines into `Batch.errors` and goes on, ``"raise"`` stops at the first.
        batch_bytes: how much of the file makes a batch.

    Yields:
        Batches in the order of the file.

    Raises:
        InputError: the file is no JSONL at all (a JSON array, UTF-16, compressed ...); the message says what to do.
        JSONLineError: a bad line, with ``errors="raise"``.
        OSError: the file cannot be read.

    Example:
        >>> import io, sayso
        >>> stream = io.BytesIO(b'{"id": "a", "text": "Sales rose."}\n{"id": "b"}\n')
        >>> [(batch.ids, len(batch.errors)) for batch in sayso.read_jsonl(stream)]
        [(['a'], 1)]
    """
    if errors not in ("collect", "raise"):
        raise ValueError(f'errors: expected "collect" or "raise", got {str(errors)[:40]!r}')
    if not isinstance(batch_bytes, int) or batch_bytes < 1:
        raise ValueError(f"batch_bytes: expected a number of bytes above 0, got {str(batch_bytes)[:40]}")
    return _batches(path_or_file, dict(text=text, id=id, title=title, published=published, batch_bytes=batch_bytes), errors)


def _batches(source: str | os.PathLike[str] | IO[Any], options: dict[str, Any], errors: str) -> Iterator[Batch]:
    name = "<stream>"
    if isinstance(source, (str, os.PathLike)):
        name = os.fspath(source)
        read = _from_file(_core.Reader.open(name, **options))
    else:
        read = _from_stream(source, options)
    for documents in read:
        if errors == "raise" and documents.errors:
            raise line_error(documents.errors[0], name)
        yield Batch(documents)


def _from_file(reader: _core.Reader) -> Iterator[_core.Documents]:
    while (documents := reader.read()) is not None:
        yield documents


def _from_stream(file: IO[Any], options: dict[str, Any]) -> Iterator[_core.Documents]:
    name = getattr(file, "name", None)
    reader = _core.Reader(name if isinstance(name, str) else "<stream>", **options)
    while data := file.read(_CHUNK_BYTES):
        reader.feed(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else bytes(data))
        yield from _from_file(reader)
    reader.finish()
    yield from _from_file(reader)


def row_error(error: Any) -> InputError:
    """Make the exception for a bad row of the core."""
    made = InputError(error[3])
    made.row, made.id, made.code, made.offset = error[0], error[1], error[2], error[4]
    return made


def line_error(error: Any, path: str) -> JSONLineError:
    """Make the exception for a bad line of a file."""
    row, id, code, message, offset, line, _ = error
    made = JSONLineError(message)
    made.row, made.id, made.code, made.offset, made.line, made.path = row, id, code, offset, line, path
    made.column = None if offset is None else offset + 1
    return made
