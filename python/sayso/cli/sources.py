"""Files, folders and standard input -> batches of documents."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from .. import _core
from ..jsonl import Batch, read_jsonl

_TEXT_SUFFIXES = (".txt", ".md", ".markdown")
_JSONL_SUFFIXES = (".jsonl", ".ndjson")
_BATCH_BYTES = 8 << 20


class Fields(NamedTuple):
    """Names of the fields of a JSON line."""

    text: str = "text"
    id: str = "id"
    title: str = "title"
    published: str = "published"


class Read(NamedTuple):
    """A batch and the name of the file it came from; a batch of several text files has the names of its rows in ``paths``."""

    batch: Batch
    path: str
    paths: dict[int, str]


class _Text(NamedTuple):
    path: Path
    id: str


def _in_folder(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(place) / name for name in sorted(names) if Path(name).suffix.lower() in (*_TEXT_SUFFIXES, *_JSONL_SUFFIXES))


def _find(names: Iterable[str], given: str | None) -> Iterator[_Text | Path | None]:
    """Name each thing to read: a text with its id, a file of lines, or None for standard input."""
    for name in names:
        path = Path(name)
        if name == "-":
            yield None
        elif path.is_dir():
            for found in _in_folder(path):
                is_text = found.suffix.lower() in _TEXT_SUFFIXES
                yield _Text(found, found.relative_to(path).with_suffix("").as_posix()) if is_text else found
        elif given in ("text", "markdown") or (given is None and path.suffix.lower() in _TEXT_SUFFIXES):
            yield _Text(path, path.stem)
        else:
            yield path


def _documents(texts: list[_Text], data: list[bytes], first_row: int) -> Read:
    # A file name may hold bytes that are no text; the id shows them as U+FFFD.
    ids = [os.fsencode(text.id).decode("utf-8", "replace") for text in texts]
    paths = {first_row + place: str(text.path) for place, text in enumerate(texts)}
    return Read(Batch(_core.documents_from_texts(data, ids=ids, first_row=first_row)), str(texts[0].path), paths)


def read(names: list[str], given: str | None, fields: Fields) -> Iterator[Read]:
    """Read everything that was named, in order, in batches of bounded size.

    Args:
        names: files, folders (read recursively, in order of names) and ``-``; none of them means standard input.
        given: ``"jsonl"``, ``"text"``, ``"markdown"``, or None to go by the suffix.
        fields: names of the fields of JSON lines.

    Raises:
        OSError: something cannot be read.
        InputError: a file is no JSONL at all.
    """
    options: dict[str, Any] = fields._asdict()
    texts: list[_Text] = []
    data: list[bytes] = []
    row = size = 0
    for found in _find(names or ["-"], given):
        if isinstance(found, _Text):
            content = found.path.read_bytes()
        elif found is None and given in ("text", "markdown"):
            found, content = _Text(Path("-"), "stdin"), sys.stdin.buffer.read()
        else:
            if texts:
                yield _documents(texts, data, row)
                row, size, texts, data = row + len(texts), 0, [], []
            source = sys.stdin.buffer if found is None else found
            yield from (Read(batch, "-" if found is None else str(found), {}) for batch in read_jsonl(source, **options))
            continue
        texts.append(found)
        data.append(content)
        size += len(content)
        if size >= _BATCH_BYTES or len(texts) >= 4096:
            yield _documents(texts, data, row)
            row, size, texts, data = row + len(texts), 0, [], []
    if texts:
        yield _documents(texts, data, row)
