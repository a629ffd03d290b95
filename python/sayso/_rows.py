"""What all tables of sayso have in common: a sequence of records over columns, with conversions to other libraries."""

from __future__ import annotations

import os
from abc import abstractmethod
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

from ._files import replacing
from .errors import ColumnError, MissingDependencyError

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from . import _core

T_co = TypeVar("T_co", covariant=True)

_CHUNK = 1024  # rows that cross the border at once
_PANDAS_TYPES = {"bool": "bool", "int32": "int32", "int64": "int64", "float32": "float32", "float64": "float64"}


def needs(library: str, what: str, extra: str | None = None) -> MissingDependencyError:
    """Make the error for an optional library that is not there."""
    return MissingDependencyError(f'{what} needs {library}: pip install "sayso[{extra or library}]"')


def as_plain(field: Any, value: Any) -> Any:
    """Turn a value of the core into dicts and lists by the names in its schema field."""
    _, kind, _, fields = field
    if value is None or kind not in ("struct", "list"):
        return value
    if kind == "list":
        return [as_plain(fields[0], item) for item in value]
    return {part[0]: as_plain(part, item) for part, item in zip(fields, value, strict=True)}


class Rows(Generic[T_co]):
    """An immutable table: a sequence of records, and columns by name. The base of Claims, Links, Clusters and Origins.

    It does all that a sequence does but is not registered as one: Polars looks for that first, and would then read the records one by
    one instead of taking the columns through Arrow.
    """

    __slots__ = ()
    _noun = "row"

    @property
    @abstractmethod
    def _table(self) -> _core.Table: ...

    @abstractmethod
    def _records(self, start: int, stop: int) -> list[T_co]: ...

    @abstractmethod
    def _pick(self, indices: Sequence[int]) -> Self: ...

    @property
    def columns(self) -> list[str]:
        """Names of the columns, in order."""
        return list(self._table.columns)

    def __len__(self) -> int:
        return len(self._table)

    def __iter__(self) -> Iterator[T_co]:
        for start in range(0, len(self), _CHUNK):
            yield from self._records(start, start + _CHUNK)

    @overload
    def __getitem__(self, key: int) -> T_co: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    @overload
    def __getitem__(self, key: str) -> list[Any]: ...
    def __getitem__(self, key: int | slice | str) -> T_co | Self | list[Any]:
        """Return one record by its index, several by a slice, or all values of a column by its name."""
        if isinstance(key, str):
            field = self._field(key)
            return [as_plain(field, value) for value in self._table.column(key)]
        if isinstance(key, slice):
            return self._pick(range(*key.indices(len(self))))
        index = key.__index__()
        place = index + len(self) if index < 0 else index
        if not 0 <= place < len(self):
            raise IndexError(f"{self._noun} {index} of {len(self)}")
        return self._records(place, place + 1)[0]

    def _field(self, name: str) -> Any:
        for field in self._table.schema.fields:
            if field[0] == name:
                return field
        columns = ", ".join(map(repr, self._table.columns))
        raise ColumnError(f"no column {name[:60]!r}; columns are {columns}")

    def _ipython_key_completions_(self) -> list[str]:
        return self.columns

    def filter(self, **equal: Any) -> Self:
        """Keep the rows whose columns have these values.

        Args:
            **equal: column name and the value it must have; a set, list or tuple means one of these.

        Returns:
            A table of the same kind, rows in the same order.

        Raises:
            ColumnError: there is no such column.
        """
        kept: Sequence[int] = range(len(self))
        for name, wanted in equal.items():
            column = self[name]
            if isinstance(wanted, (set, frozenset, list, tuple)):
                kept = [index for index in kept if _is_one_of(column[index], wanted)]
            else:
                kept = [index for index in kept if column[index] == wanted]
        return self._pick(kept)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Make a list of dicts, one a row, with the parts as dicts too."""
        fields = self._table.schema.fields
        rows = self._table.rows(0, len(self))
        return [{field[0]: as_plain(field, value) for field, value in zip(fields, row, strict=True)} for row in rows]

    def to_pandas(self) -> pandas.DataFrame:
        """Make a pandas DataFrame; needs no pyarrow. Lists become lists of dicts, missing strings are missing values."""
        try:
            import pandas
        except ImportError:
            raise needs("pandas", "to_pandas()") from None
        # pandas 3 has a type for text; before it, text lived in object columns.
        text = pandas.StringDtype(na_value=float("nan")) if int(pandas.__version__.split(".")[0]) >= 3 else "object"
        columns = {}
        for field in self._table.schema.fields:
            name, kind, nullable, _ = field
            dtype = text if kind == "string" else _PANDAS_TYPES.get(kind, "object")
            if nullable and kind in ("bool", "int32", "int64"):
                dtype = "object"
            columns[name] = pandas.Series(self[name], dtype=dtype)
        return pandas.DataFrame(columns)

    def to_polars(self) -> polars.DataFrame:
        """Make a Polars DataFrame."""
        try:
            import polars
        except ImportError:
            raise needs("polars", "to_polars()") from None
        return polars.DataFrame(self)

    def to_arrow(self) -> pyarrow.Table:
        """Make a pyarrow Table. Other Arrow libraries take this object itself, through its Arrow capsules."""
        try:
            import pyarrow
        except ImportError:
            raise needs("pyarrow", "to_arrow()", "arrow") from None
        return pyarrow.table(self)

    def __arrow_c_schema__(self) -> object:
        return self._table.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._table.__arrow_c_stream__(requested_schema)

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
        return self._table.__arrow_c_array__(requested_schema)

    def write(self, path: str | os.PathLike[str]) -> None:
        """Write the table to a file whose suffix says how: ``.jsonl``, ``.csv``, ``.parquet`` or ``.arrow``.

        The file is there whole or not at all. In CSV, parts are JSON, and a cell that a spreadsheet would run gets a ``'`` before it.

        Raises:
            ValueError: the suffix is none of these.
            MissingDependencyError: Parquet and Arrow files need pyarrow or polars.
            OSError: the file cannot be written.
        """
        writers = {".jsonl": write_jsonl, ".ndjson": write_jsonl, ".csv": write_csv, ".parquet": write_parquet, ".arrow": write_arrow}
        suffix = Path(path).suffix.lower()
        if suffix not in writers:
            raise ValueError(f"path: expected a name that ends in .jsonl, .csv, .parquet or .arrow, got {Path(path).name[:80]!r}")
        with replacing(path) as file:
            writers[suffix](self, file)


def _is_one_of(value: Any, wanted: Collection[Any]) -> bool:
    return any(value == one for one in wanted)


def write_jsonl(rows: Rows[Any], file: Any) -> None:
    """Write one row a line as JSON."""
    for start in range(0, len(rows), 8 * _CHUNK):
        file.write(rows._table.to_jsonl(start, start + 8 * _CHUNK))


def write_csv(rows: Rows[Any], file: Any) -> None:
    """Write a header line and one row a line as CSV."""
    file.write(rows._table.to_csv(0, 0))
    for start in range(0, len(rows), 8 * _CHUNK):
        file.write(rows._table.to_csv(start, start + 8 * _CHUNK, header=False))


def write_parquet(rows: Rows[Any], file: Any) -> None:
    """Write a Parquet file with whichever library is there."""
    try:
        import pyarrow.parquet

        pyarrow.parquet.write_table(rows.to_arrow(), file)
    except ImportError:
        try:
            rows.to_polars().write_parquet(file)
        except ImportError:
            raise needs("pyarrow or polars", "a Parquet file", "arrow") from None


def write_arrow(rows: Rows[Any], file: Any) -> None:
    """Write an Arrow IPC file with whichever library is there."""
    try:
        import pyarrow

        table = rows.to_arrow()
        with pyarrow.ipc.new_file(file, table.schema) as writer:
            writer.write_table(table)
    except ImportError:
        try:
            rows.to_polars().write_ipc(file)
        except ImportError:
            raise needs("pyarrow or polars", "an Arrow file", "arrow") from None
