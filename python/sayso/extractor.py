"""The extractor: a loaded model and what it can do. Immutable, safe to share between threads, pickled by reference."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from . import _core
from ._input import Beside, Columns, documents, is_single
from ._options import ISA, check_confidence, check_threads, choose_threads, shown_progress
from .claims import Claims
from .errors import ModelError
from .jsonl import Batch, row_error
from .records import Claim

if TYPE_CHECKING:
    from .parsed import Parsed

__all__ = ["BUNDLED_MODEL", "Extractor", "extract", "load", "parse"]

BUNDLED_MODEL = Path(__file__).with_name("data") / "en.model"

_lock = threading.Lock()
_loaded: dict[tuple[Any, ...], _core.Model] = {}


class Extractor:
    """Extracts claims from texts. Made by `load`; immutable, so any number of threads may use one, and processes may share it.

    Pickling stores which model this is, not the model: a worker process loads its own copy once, and refuses another model.
    """

    __slots__ = ("_model", "_name", "_threads")

    def __init__(self, name: str, model: _core.Model, threads: int | None) -> None:
        """Hold a loaded model. People get this object from `load`."""
        self._name = name
        self._model = model
        self._threads = threads

    @property
    def model(self) -> str:
        """Name or path of the model, and the first digits of its SHA-256: ``en@1f9c02ab``."""
        return f"{self._name}@{self._model.sha256[:8]}"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self._name, self._model.sha256, self._threads, self._model.isa if self._model.isa != _best_isa() else "best")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Extractor) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[Any, ...]:
        return self._name, self._model.sha256, self._model.isa, self._threads

    def __repr__(self) -> str:
        return f"<Extractor: model {self.model}, {self._model.isa} kernels>"

    def extract(
        self,
        texts: object,
        /,
        *,
        text: str | None = None,
        id: str | None = None,
        title: str | None = None,
        published: str | Iterable[object] | None = None,
        ids: Iterable[object] | None = None,
        titles: Iterable[object] | None = None,
        errors: Literal["collect", "raise"] | None = None,
        min_confidence: float = 0.0,
        threads: int | None = None,
        progress: bool = False,
    ) -> Claims:
        """Extract the claims of one or many texts; `sayso.extract` tells what each option means."""
        if errors not in ("collect", "raise", None):
            raise ValueError(f'errors: expected "collect" or "raise", got {str(errors)[:40]!r}')
        threads = check_threads(self._threads if threads is None else threads)
        least = check_confidence(min_confidence)
        single = is_single(texts)
        if isinstance(published, str) and not single:
            columns, dates = Columns(text, id, title, published), None
        else:
            columns, dates = Columns(text, id, title), published
        batch = documents(texts, columns, Beside(ids, titles, dates))
        if batch.errors and (errors == "raise" or (errors is None and single)):
            raise row_error(batch.errors[0])
        with shown_progress(progress, batch.document_count) as update:
            return self._extract_batch(Batch(batch), least, threads, update)

    def _extract_batch(self, batch: Batch, least: float, threads: int | None, update: Callable[[int], object] | None) -> Claims:
        """Extract the claims of a batch, with a function of our own that is told the progress."""
        chosen = choose_threads(self._threads if threads is None else threads, batch.text_bytes)
        return Claims(_core.extract(self._model, batch._core, threads=chosen, min_confidence=least, progress=update))

    def parse(self, text: str | bytes, /) -> Parsed:
        """Analyse a text without looking for claims: tokens, sentences, tags, heads, entities. See `sayso.parse`."""
        from .parsed import Parsed  # its records take time to build, and most programs never parse

        return Parsed._of(_core.parse(self._model, text))

    def pipe(self, texts: Iterable[Any], /, *, batch_size: int = 256, as_tuples: bool = False) -> Iterator[Any]:
        """Extract claims from a stream of texts, a batch at a time, in order and with bounded memory.

        Args:
            texts: any iterable of texts, also an endless one; with ``as_tuples`` of pairs of a text and whatever belongs to it.
            batch_size: how many texts are taken at once.
            as_tuples: also give back what came with each text.

        Yields:
            For each text the list of its claims, empty for a missing text or one that cannot be read; with ``as_tuples`` a pair of
            that list and what came with the text. `Claim.row` and `Claim.doc` count within the stream.

        Example:
            >>> import sayso
            >>> pairs = [("Sales rose.", {"page": 1}), ("Sales fell.", {"page": 2})]
            >>> [context["page"] for claims, context in sayso.load().pipe(pairs, as_tuples=True)]
            [1, 2]
        """
        if not isinstance(batch_size, int) or batch_size < 1:
            raise ValueError(f"batch_size: expected a number above 0, got {str(batch_size)[:40]}")
        return self._pipe(iter(texts), batch_size, as_tuples)

    def _pipe(self, stream: Iterator[Any], batch_size: int, as_tuples: bool) -> Iterator[Any]:
        first_row = 0
        while taken := list(islice(stream, batch_size)):
            texts: Sequence[Any] = [pair[0] for pair in taken] if as_tuples else taken
            batch = _core.documents_from_texts(texts, first_row=first_row)
            threads = choose_threads(self._threads, batch.text_bytes)
            claims: list[list[Claim]] = [[] for _ in taken]
            for claim in Claims(_core.extract(self._model, batch, threads=threads)):
                claims[claim.row - first_row].append(claim)
            if as_tuples:
                yield from zip(claims, [pair[1] for pair in taken], strict=True)
            else:
                yield from claims
            first_row += len(taken)


def _best_isa() -> str:
    return _core.supported_isas()[0]


def _restore(name: str, sha256: str, threads: int | None, isa: str) -> Extractor:
    restored = load(None if name == "en" else name, threads=threads, isa=isa)
    found = restored._model.sha256
    if found != sha256:
        raise ModelError(f"model {name}: pickled with SHA-256 {sha256[:16]}..., here {found[:16]}...; use the same version of sayso")
    return restored


def load(model: str | os.PathLike[str] | None = None, *, threads: int | None = None, isa: str | None = None) -> Extractor:
    """Load a model once and reuse it. Loading the same model again in this process costs nothing.

    Args:
        model: path of a model file; None takes the English model that comes with sayso.
        threads: how many threads this extractor uses, 1 to 64; None or 0 leave it to the size of the work. Give 1 where the host runs
            one worker for each core.
        isa: the kernels to use, for tests: ``"scalar"``, ``"avx2"``, ``"avx512vnni"``; None takes the best this computer has. All give
            equal results.

    Raises:
        ModelError: the file is missing, damaged, or made for another version.
        ValueError: an option is out of its range, or this computer lacks the kernels.

    Example:
        >>> import sayso
        >>> sayso.load() == sayso.load()
        True
    """
    name = "en" if model is None else os.fspath(model)
    path = BUNDLED_MODEL if model is None else Path(name)
    chosen = ISA if isa is None else isa
    check_threads(threads)
    try:
        state = path.stat()
    except OSError as error:
        hint = "; this installation of sayso has no model" if model is None else ""
        missing = ModelError(f"{path}: {error.strerror}{hint}")
        missing.code, missing.path = "model_missing", str(path)
        raise missing from None
    key = (str(path), state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, chosen)
    with _lock:  # held while loading, so that many threads that start together load once
        if key not in _loaded:
            _loaded[key] = _core.Model.load(str(path), chosen)
        loaded = _loaded[key]
    return Extractor(name, loaded, threads)


def _after_fork() -> None:
    """Give a forked child its own lock: another thread of the parent may have held the old one."""
    global _lock
    _lock = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


def extract(
    texts: object,
    /,
    *,
    text: str | None = None,
    id: str | None = None,
    title: str | None = None,
    published: str | Iterable[object] | None = None,
    ids: Iterable[object] | None = None,
    titles: Iterable[object] | None = None,
    errors: Literal["collect", "raise"] | None = None,
    min_confidence: float = 0.0,
    threads: int | None = None,
    progress: bool = False,
) -> Claims:
    """Extract the claims of one or many texts.

    Args:
        texts: a ``str`` or ``bytes`` (UTF-8); an iterable of these, of missing values or of dicts; a pandas or Polars column or
            table; any object that speaks Arrow; a `Batch` of `read_jsonl`.
        text: for tables and dicts, the name of the column with the texts; by default ``"text"``.
        id: the column with the ids; by default ``"id"`` where there is one.
        title: the column with the titles; by default ``"title"`` where there is one.
        published: the column with the dates; by default ``"published"`` where there is one. For a list of texts: their dates
            (``datetime``, ISO 8601, or seconds since 1970).
        ids: for texts that are no table, an id for each; without them the id is the row's number.
        titles: for texts that are no table, a title for each. A title has offsets of its own (``section`` is ``"title"``).
        errors: what to do with a row that cannot be read: ``"collect"`` it into `Claims.errors`, or ``"raise"``. By default a
            single text raises and many are collected.
        min_confidence: leave out claims below it, 0 to 1.
        threads: how many to use, 1 to 64; None or 0 leave it to the size of the work.
        progress: show how many documents are done.

    Returns:
        A table of claims, in the order of the texts. Offsets are code points of the text as it was given.

    Raises:
        InputTypeError: a row is neither text nor missing.
        InputError: a row cannot be read, with ``errors="raise"``.
        ColumnError: a table lacks a named column.
        ValueError: an option is out of its range or does not fit the input.

    Example:
        >>> import sayso
        >>> text = "Halden closed its Oslo plant."
        >>> all(text[c.start:c.end] == c.text for c in sayso.extract(text))
        True
    """
    return load().extract(
        texts,
        text=text,
        id=id,
        title=title,
        published=published,
        ids=ids,
        titles=titles,
        errors=errors,
        min_confidence=min_confidence,
        threads=threads,
        progress=progress,
    )


def parse(text: str | bytes, /) -> Parsed:
    """Analyse a text without looking for claims, for scripts that want words and structure.

    Returns:
        Tokens with part of speech, lemma, head and relation; sentences; entities; mentions; blocks and quotations. Offsets are code
        points of the text.

    Raises:
        InputTypeError: ``text`` is neither ``str`` nor ``bytes``.
        InputError: the text is over 8 MiB.

    Example:
        >>> import sayso
        >>> [token.text for token in sayso.parse("It didn't rain.").tokens]
        ['It', 'did', "n't", 'rain', '.']
    """
    return load().parse(text)
