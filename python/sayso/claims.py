"""The claims of a batch of documents: a long table, one row a claim, and the same rows aligned to the input."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import index as as_index
from typing import TYPE_CHECKING, Any, overload

from . import _core
from ._rows import Rows, as_plain
from .records import Argument, Claim, Edit, Quantity, RowError, Source, Time, Why

if TYPE_CHECKING:
    import pandas

__all__ = ["Claims", "NestedClaims"]

_PARTS: dict[str, Callable[..., Any]] = {
    "edits": Edit,
    "arguments": Argument,
    "sources": Source,
    "quantities": Quantity,
    "times": Time,
    "why": Why,
}
_COLUMNS = [field[0] for field in _core.schema("claims").fields]
_LISTS = [(place, _PARTS.get(name)) for place, name in enumerate(_COLUMNS) if name in _PARTS or name == "abstained"]
_SECTION, _SENTENCE = _COLUMNS.index("section"), _COLUMNS.index("sentence")


def make_claim(row: Sequence[Any], context: tuple[int, str] | None) -> Claim:
    """Build a Claim from a row of the core's table."""
    values = list(row)
    for place, part in _LISTS:
        values[place] = tuple(values[place]) if part is None else tuple([part(*value) for value in values[place]])
    return Claim(**dict(zip(_COLUMNS, values, strict=True)), context=context)


class Contexts:
    """Finds the sentence around each claim; remembers the last document, so walking through a table takes linear time."""

    def __init__(self, core: _core.Claims) -> None:
        self._core = core
        self._last: tuple[int, dict[str, tuple[str, list[tuple[int, int]]]]] = (-1, {})

    def of(self, index: int, row: Sequence[Any]) -> tuple[int, str] | None:
        """Return where the sentence of row ``index`` starts, and its words."""
        document = self._core.document_of(index)
        known, sections = self._last
        if known != document:
            _, _, title, text, *_ = self._core.document(document)
            sections = {
                "title": (title, self._core.sentences(document, "title")),
                "text": (text, self._core.sentences(document, "text")),
            }
            self._last = (document, sections)
        words, sentences = sections[row[_SECTION]]
        if not 0 <= row[_SENTENCE] < len(sentences):
            return None
        start, end = sentences[row[_SENTENCE]]
        return start, words[start:end].rstrip()


class Claims(Rows[Claim]):
    """Claims of many documents: an immutable table, one row a claim, in the order of the input.

    A sequence of `Claim`; ``claims["source"]`` is a column, ``claims[:10]`` a table again. Any Arrow library takes it as it is.
    """

    __slots__ = ("_contexts", "_core", "_long")
    _noun = "claim"

    def __init__(self, core: _core.Claims) -> None:
        """Wrap the result of the core. People get this object from `sayso.extract`."""
        self._core = core
        self._long = core.table
        self._contexts = Contexts(core)

    @property
    def _table(self) -> _core.Table:
        return self._long

    def _records(self, start: int, stop: int) -> list[Claim]:
        rows = self._long.rows(start, stop)
        return [make_claim(row, self._contexts.of(start + place, row)) for place, row in enumerate(rows)]

    def _pick(self, indices: Sequence[int]) -> Claims:
        return Claims(self._core.select(indices))

    @property
    def errors(self) -> list[RowError]:
        """Input rows that gave no claims because they could not be read."""
        return [RowError(*error) for error in self._core.errors]

    @property
    def model(self) -> str:
        """SHA-256 of the model that made these claims."""
        return self._core.model

    @property
    def documents(self) -> list[str]:
        """Ids of the documents, also of those without claims."""
        return [self._core.document(index)[1] for index in range(self._core.document_count)]

    def by_doc(self) -> dict[str, Claims]:
        """Part the table by document id, in the order of first appearance."""
        places: dict[str, list[int]] = {}
        for place, doc in enumerate(self._long.column("doc")):
            places.setdefault(str(doc), []).append(place)
        return {doc: self._pick(indices) for doc, indices in places.items()}

    def nested(self) -> NestedClaims:
        """Return the same claims as one list for each input row, as `map_batches` and user functions of databases want them."""
        return NestedClaims(self._core)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore_claims, (self._core.to_bytes(),)

    def __repr__(self) -> str:
        return f"<Claims: {len(self):,} claims of {self._core.document_count:,} documents, {len(self._core.errors):,} errors>"

    def __str__(self) -> str:
        from .show import show

        return str(show(self))

    def _repr_html_(self) -> str:
        from .show import show

        return show(self, limit=10)._repr_html_()


def _restore_claims(data: bytes) -> Claims:
    return Claims(_core.Claims.from_bytes(data))


class NestedClaims:
    """Claims aligned to the input: item *i* is the list of claims of row *i*, None where the row was missing or could not be read.

    Arrow libraries see one column of lists of structs.
    """

    __slots__ = ("_core", "_nested")

    def __init__(self, core: _core.Claims) -> None:
        """Wrap the result of the core. People get this object from `Claims.nested`."""
        self._core = core
        self._nested = core.nested()

    def __len__(self) -> int:
        return len(self._nested)

    @overload
    def __getitem__(self, key: int) -> list[Claim] | None: ...
    @overload
    def __getitem__(self, key: slice) -> list[list[Claim] | None]: ...
    def __getitem__(self, key: int | slice) -> list[Claim] | list[list[Claim] | None] | None:
        if isinstance(key, slice):
            return [self[place] for place in range(*key.indices(len(self)))]
        index = as_index(key)
        place = index + len(self) if index < 0 else index
        if not 0 <= place < len(self):
            raise IndexError(f"row {index} of {len(self)}")
        rows = self._nested.row(place)
        return None if rows is None else [make_claim(row, None) for row in rows]

    def __iter__(self) -> Iterator[list[Claim] | None]:
        return (self[place] for place in range(len(self)))

    def to_dicts(self) -> list[list[dict[str, Any]] | None]:
        """Make a list of lists of dicts."""
        fields = _core.schema("claims").fields
        return [
            None if rows is None else [{field[0]: as_plain(field, value) for field, value in zip(fields, row, strict=True)} for row in rows]
            for rows in (self._nested.row(place) for place in range(len(self)))
        ]

    def to_pandas(self) -> pandas.Series[Any]:
        """Make a pandas Series of lists of dicts."""
        import pandas

        return pandas.Series(self.to_dicts(), dtype="object", name="claims")

    def __arrow_c_schema__(self) -> object:
        return self._nested.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._nested.__arrow_c_stream__(requested_schema)

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
        return self._nested.__arrow_c_array__(requested_schema)

    def __repr__(self) -> str:
        return f"<NestedClaims: {len(self):,} rows>"
