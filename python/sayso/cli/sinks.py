"""Tables -> files and standard output, batch by batch. A file is there whole or not at all."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .._files import replacing
from .._rows import Rows, needs
from ..claims import Claims

Write = Callable[[Rows[Any]], None]

_SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet", ".arrow": "arrow", ".feather": "arrow"}
_CHUNK = 8192


class UsageError(ValueError):
    """A command was given options that do not go together."""


def format_of(path: str | None, given: str | None) -> str:
    """Decide how to write: as told, else by the suffix, else JSONL."""
    return given or _SUFFIXES.get(Path(path or "").suffix.lower(), "jsonl")


class _StandardOutput:
    """Standard output that takes every byte: with ``python -u`` its own ``write`` may stop in the middle and say how far it came."""

    def write(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[sys.stdout.buffer.write(view) :]

    def flush(self) -> None:
        sys.stdout.buffer.flush()


@contextlib.contextmanager
def opened(path: str | None) -> Iterator[Any]:
    """Open a file that takes its name at the end, or standard output for None and ``-``."""
    if path is None or path == "-":
        output = _StandardOutput()
        yield output
        output.flush()
        return
    with replacing(path) as file:
        yield file


@contextlib.contextmanager
def table_sink(path: str | None, form: str) -> Iterator[Write]:
    """Give a function that writes one table after another to the same output."""
    if form in ("parquet", "arrow"):
        if path is None or path == "-":
            raise UsageError(f"--format {form}: name a file with -o; standard output takes jsonl and csv")
        with opened(path) as file, _columnar(file, form) as write:
            yield write
        return
    with opened(path) as file:
        first = [True]

        def write_lines(rows: Rows[Any]) -> None:
            if form == "csv" and first[0]:
                file.write(rows._table.to_csv(0, 0))
            first[0] = False
            for start in range(0, len(rows), _CHUNK):
                stop = start + _CHUNK
                file.write(rows._table.to_jsonl(start, stop) if form == "jsonl" else rows._table.to_csv(start, stop, header=False))

        yield write_lines
        if first[0] and form == "csv":
            write_lines(empty_claims())


def empty_claims() -> Claims:
    """Make a table of claims without rows, for its columns."""
    from ..extractor import extract

    return extract([])


@contextlib.contextmanager
def _columnar(file: Any, form: str) -> Iterator[Write]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        yield from _polars(file, form)
        return
    writers: list[Any] = []

    def write(rows: Rows[Any]) -> None:
        table = pyarrow.table(rows)
        if not writers:
            make = pyarrow.parquet.ParquetWriter if form == "parquet" else pyarrow.ipc.new_file
            writers.append(make(file, table.schema))
        writers[0].write_table(table)

    yield write
    if not writers:
        write(empty_claims())
    writers[0].close()


def _polars(file: Any, form: str) -> Iterator[Write]:
    try:
        import polars
    except ImportError:
        raise needs("pyarrow or polars", f"--format {form}", "arrow") from None
    frames: list[Any] = []
    yield lambda rows: frames.append(polars.DataFrame(rows))
    whole = polars.concat(frames) if frames else polars.DataFrame(empty_claims())
    if form == "parquet":
        whole.write_parquet(file)
    else:
        whole.write_ipc(file)


def write_table(rows: Rows[Any], path: str | None) -> None:
    """Write one table to a file whose suffix says how, or as JSONL to standard output."""
    with table_sink(path, format_of(path, None)) as write:
        write(rows)


def write_errors(path: str, records: list[dict[str, Any]]) -> None:
    """Write what could not be read, one record a line."""
    with replacing(path) as file:
        for record in records:
            file.write(json.dumps(record).encode("ascii") + b"\n")
