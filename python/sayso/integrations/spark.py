"""Type declarations for PySpark: ``df.mapInArrow(function, DDL)`` and ``@arrow_udf(DDL_NESTED)``."""

from __future__ import annotations

from ..schema import Schema

DDL = Schema("claims").to_spark()
"""Columns of a table of claims."""

DDL_NESTED = Schema("nested").to_spark().split(" ", 1)[1]
"""One list of claims for each row."""
