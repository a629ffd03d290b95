"""Claims inside DuckDB: after ``register(connection)``, ``SELECT unnest(claims(body)) FROM news`` works."""

from __future__ import annotations

from typing import Any

from .._rows import needs
from ..extractor import Extractor, load
from ..schema import Schema

TYPE = f"STRUCT({Schema('claims').to_sql()})[]"
"""The SQL type of a list of claims."""


def register(connection: Any, extractor: Extractor | None = None, *, name: str = "claims") -> None:
    """Create the SQL function ``claims(VARCHAR)``, which returns a list of structs.

    Args:
        connection: the `duckdb.DuckDBPyConnection` where to create it.
        extractor: what to use; by default ``sayso.load()``.
        name: the function's name.

    Raises:
        MissingDependencyError: user functions of DuckDB that work on columns need pyarrow.
    """
    try:
        import pyarrow
    except ImportError:
        raise needs("pyarrow", "a function in DuckDB", "arrow") from None
    used = load() if extractor is None else extractor

    def function(texts: Any) -> Any:
        return pyarrow.chunked_array(used.extract(texts, errors="collect").nested()).combine_chunks()

    connection.create_function(name, function, ["VARCHAR"], TYPE, type="arrow", null_handling="special")
