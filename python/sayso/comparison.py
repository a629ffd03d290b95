"""What several documents say of the same things: links between claims, clusters of claims, documents that retell one text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from . import _core
from ._options import check_confidence
from ._rows import Rows
from .claims import Claims, Contexts, make_claim
from .errors import InputTypeError
from .extractor import load
from .records import Claim, ClaimPlace, Cluster, Link, Origin, Passage

if TYPE_CHECKING:
    from .show import View

__all__ = ["Clusters", "Comparison", "Links", "Origins", "compare"]


class Part(Rows[Any]):
    """Some rows of one of a comparison's three tables; keeps the comparison, so that its claims can be shown."""

    __slots__ = ("_comparison", "_indices", "_rows")
    _name = ""

    def __init__(self, comparison: _core.Comparison, indices: Sequence[int] | None = None) -> None:
        whole: _core.Table = getattr(comparison, self._name)
        self._comparison = comparison
        self._indices = range(len(whole)) if indices is None else indices
        self._rows = whole if indices is None else whole.select(list(indices))

    @property
    def _table(self) -> _core.Table:
        return self._rows

    def _pick(self, indices: Sequence[int]) -> Any:
        return type(self)(self._comparison, [self._indices[index] for index in indices])

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore_part, (type(self), self._comparison.to_bytes(), list(self._indices))

    def _records(self, start: int, stop: int) -> list[Any]:
        names = self._rows.columns
        return [self._record(dict(zip(names, row, strict=True))) for row in self._rows.rows(start, stop)]

    def _record(self, row: dict[str, Any]) -> Any:
        raise NotImplementedError

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self):,} {self._noun}s>"

    def __str__(self) -> str:
        return str(_shown(self, 20))

    def _repr_html_(self) -> str:
        return _shown(self, 10)._repr_html_()


def _shown(part: Any, limit: int) -> View:
    from .show import show

    return show(part, limit=limit)


def _restore_part(part: type[Part], data: bytes, indices: list[int]) -> Part:
    return part(_core.Comparison.from_bytes(data), indices)


class Links(Part):
    """Links between two claims, a table of `Link`: kind, slot, the two places, a reason, a confidence."""

    __slots__ = ()
    _name, _noun = "links", "link"

    def _record(self, row: dict[str, Any]) -> Link:
        row["a"], row["b"] = ClaimPlace(*row["a"]), ClaimPlace(*row["b"])
        return Link(**row)

    def claims(self) -> list[tuple[Claim, Claim]]:
        """Return the two claims that each link joins."""
        core = self._comparison.claims
        contexts, table = Contexts(core), core.table
        rows = self._comparison.link_rows

        def claim(index: int) -> Claim:
            row = table.row(index)
            return make_claim(row, contexts.of(index, row))

        return [(claim(rows[index][0]), claim(rows[index][1])) for index in self._indices]


class Clusters(Part):
    """Claims that say the same thing of the same thing, a table of `Cluster`."""

    __slots__ = ()
    _name, _noun = "clusters", "cluster"

    def _record(self, row: dict[str, Any]) -> Cluster:
        row["sources"] = tuple(row["sources"])
        row["claims"] = tuple([ClaimPlace(*place) for place in row["claims"]])
        return Cluster(**row)


class Origins(Part):
    """Documents that retell one text, a table of `Origin`."""

    __slots__ = ()
    _name, _noun = "origins", "origin"

    def _record(self, row: dict[str, Any]) -> Origin:
        passages = tuple([Passage(*passage) for passage in row["passages"]])
        return Origin(docs=tuple(row["docs"]), share=row["share"], passages=passages)


class Comparison:
    """What `compare` gives: three tables, ``links``, ``clusters`` and ``origins``, and all claims that were compared."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Comparison) -> None:
        """Wrap the result of the core. People get this object from `compare`."""
        self._core = core

    @property
    def links(self) -> Links:
        """Two claims each that agree, conflict, differ, hedge, deny, update or narrow."""
        return Links(self._core)

    @property
    def clusters(self) -> Clusters:
        """Claims that say the same thing of the same thing."""
        return Clusters(self._core)

    @property
    def origins(self) -> Origins:
        """Documents that retell one text; agreement inside an origin is no corroboration."""
        return Origins(self._core)

    @property
    def claims(self) -> Claims:
        """All claims that were compared, as one table; input rows are numbered on."""
        return Claims(self._core.claims)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore_comparison, (self._core.to_bytes(),)

    def __repr__(self) -> str:
        return f"<Comparison: {len(self.links):,} links, {len(self.clusters):,} clusters, {len(self.origins):,} origins>"

    def __str__(self) -> str:
        from .show import show

        return str(show(self))

    def _repr_html_(self) -> str:
        from .show import show

        return show(self, limit=10)._repr_html_()


def _restore_comparison(data: bytes) -> Comparison:
    return Comparison(_core.Comparison.from_bytes(data))


def compare(claims: Claims | Iterable[Claims], other: Claims | None = None, /, *, min_confidence: float = 0.5) -> Comparison:
    """Compare what documents say: which claims agree, which conflict and why, and which documents retell one text.

    Args:
        claims: the claims of two or more documents, or several such tables (batches of a file).
        other: more of them.
        min_confidence: leave out claims below it, 0 to 1.

    Returns:
        A `Comparison` with the tables ``links``, ``clusters`` and ``origins``. It does not depend on the order of the documents.

    Raises:
        InputTypeError: something else than claims was given.

    Example:
        >>> import sayso
        >>> texts = ["Halden has 340 workers in Oslo.", "Halden has 3,400 workers in Oslo."]
        >>> comparison = sayso.compare(sayso.extract(texts))
        >>> len(comparison.claims) == len(sayso.extract(texts))
        True
    """
    parts = [claims] if isinstance(claims, Claims) else list(claims) if isinstance(claims, Iterable) else [claims]
    parts += [] if other is None else [other]
    for place, part in enumerate(parts):
        if not isinstance(part, Claims):
            raise InputTypeError(f"argument {place}: expected Claims as sayso.extract() gives them, got {type(part).__name__}")
    least = check_confidence(min_confidence)
    return Comparison(_core.compare(load()._model, [part._core for part in parts], min_confidence=least))
