"""The columns of the tables: names and types, for Arrow and as the type declarations that databases want."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from . import _core

__all__ = ["SCHEMA", "Field", "Schema"]

TableName = Literal["claims", "nested", "clusters", "links", "origins"]

_SPARK = {"string": "STRING", "bool": "BOOLEAN", "int32": "INT", "int64": "BIGINT", "float32": "FLOAT", "float64": "DOUBLE"}
_SQL = {"string": "VARCHAR", "bool": "BOOLEAN", "int32": "INTEGER", "int64": "BIGINT", "float32": "FLOAT", "float64": "DOUBLE"}


class Field(NamedTuple):
    """A column or a part of one. ``kind``: string, bool, int32, int64, float32, float64, list (one field, "item") or struct."""

    name: str
    kind: str
    nullable: bool
    fields: tuple[Field, ...]

    @classmethod
    def _of(cls, raw: Any) -> Field:
        name, kind, nullable, fields = raw
        return cls(name, kind, nullable, tuple([cls._of(field) for field in fields]))

    @property
    def type(self) -> str:
        """The type in the words of the documentation: ``list<struct<role: string, ...>>``, with ``?`` where it may be missing."""
        if self.kind == "list":
            written = f"list<{self.fields[0].type}>"
        elif self.kind == "struct":
            written = f"struct<{', '.join(f'{field.name}: {field.type}' for field in self.fields)}>"
        else:
            written = self.kind
        return written + ("?" if self.nullable else "")


class Schema:
    """Columns of a table, in order. Arrow libraries take it as a schema."""

    __slots__ = ("_core", "fields")

    def __init__(self, table: TableName = "claims") -> None:
        """Ask the core for the columns of a table."""
        self._core = _core.schema(table)
        self.fields: tuple[Field, ...] = tuple([Field._of(field) for field in self._core.fields])

    @property
    def names(self) -> list[str]:
        """Names of the columns."""
        return [field.name for field in self.fields]

    def __arrow_c_schema__(self) -> object:
        return self._core.__arrow_c_schema__()

    def __str__(self) -> str:
        width = max(len(name) for name in self.names)
        return "\n".join(f"{field.name:<{width}}  {field.type}" for field in self.fields)

    def __repr__(self) -> str:
        return f"<Schema: {len(self.fields)} columns>"

    def to_spark(self) -> str:
        """Write the columns as Spark wants them declared: ``doc STRING, row BIGINT, ...``."""
        return ", ".join(f"{_quoted(field.name, '`')} {_spark(field)}" for field in self.fields)

    def to_sql(self) -> str:
        """Write the columns as DuckDB wants them declared: ``doc VARCHAR, row BIGINT, ...``."""
        return ", ".join(f"{_quoted(field.name, chr(34))} {_sql(field)}" for field in self.fields)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Write the columns as plain dicts, for JSON."""
        return [_plain(field) for field in self.fields]


def _quoted(name: str, mark: str) -> str:
    return f"{mark}{name}{mark}"


def _spark(field: Field) -> str:
    if field.kind == "list":
        return f"ARRAY<{_spark(field.fields[0])}>"
    if field.kind == "struct":
        return f"STRUCT<{', '.join(f'{_quoted(part.name, chr(96))}: {_spark(part)}' for part in field.fields)}>"
    return _SPARK[field.kind]


def _sql(field: Field) -> str:
    if field.kind == "list":
        return f"{_sql(field.fields[0])}[]"
    if field.kind == "struct":
        return f"STRUCT({', '.join(f'{_quoted(part.name, chr(34))} {_sql(part)}' for part in field.fields)})"
    return _SQL[field.kind]


def _plain(field: Field) -> dict[str, Any]:
    plain: dict[str, Any] = {"name": field.name, "type": field.kind, "nullable": field.nullable}
    if field.fields:
        plain["fields"] = [_plain(part) for part in field.fields]
    return plain


SCHEMA = Schema()
"""Columns of a table of claims."""
