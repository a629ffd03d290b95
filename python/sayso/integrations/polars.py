"""Types for Polars: ``pl.col("body").map_batches(lambda s: pl.Series(extractor.extract(s).nested()), return_dtype=DTYPE)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars

from ..schema import Field, Schema

if TYPE_CHECKING:
    from polars._typing import PolarsDataType

_TYPES: dict[str, PolarsDataType] = {
    "string": polars.String,
    "bool": polars.Boolean,
    "int32": polars.Int32,
    "int64": polars.Int64,
    "float32": polars.Float32,
    "float64": polars.Float64,
}


def dtype(field: Field) -> PolarsDataType:
    """Return the Polars type of a column."""
    if field.kind == "list":
        return polars.List(dtype(field.fields[0]))
    if field.kind == "struct":
        return polars.Struct({part.name: dtype(part) for part in field.fields})
    return _TYPES[field.kind]


DTYPE = dtype(Schema("nested").fields[0])
"""The type of `Claims.nested`: one list of claims for each row."""

SCHEMA = {field.name: dtype(field) for field in Schema("claims").fields}
"""The columns of a table of claims."""
