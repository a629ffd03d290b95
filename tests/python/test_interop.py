"""Claims in the hands of other libraries: pandas, Polars, pyarrow, DuckDB. Each is skipped where it is not installed."""

from __future__ import annotations

import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso.schema import Schema

WITHOUT_PYARROW = """
import sys
sys.modules["pyarrow"] = None
import sayso
claims = sayso.extract(sayso.sample())
frame = claims.to_pandas()
assert list(frame.columns) == claims.columns
assert frame["text"].tolist() == claims["text"]
assert frame["source"].isna().tolist() == [source is None for source in claims["source"]]
assert str(frame["certainty"].dtype) == "float32"
assert frame["quantities"].tolist() == claims["quantities"]
again = sayso.extract(frame.rename(columns={"claim": "id"}))
assert set(again["doc"]) <= set(frame["claim"])
"""


def test_pandas_needs_no_pyarrow() -> None:
    pytest.importorskip("pandas")
    done = subprocess.run([sys.executable, "-c", WITHOUT_PYARROW], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


def rounded(value: Any) -> Any:
    """The value with its numbers as 32-bit ones: sayso writes the shortest that means the same, 0.9, and Arrow 0.8999999761581421."""
    if isinstance(value, float):
        return struct.unpack("f", struct.pack("f", value))[0]
    if isinstance(value, dict):
        return {name: rounded(part) for name, part in value.items()}
    return [rounded(part) for part in value] if isinstance(value, list) else value


def test_pandas_types_do_not_depend_on_the_rows(claims: sayso.Claims) -> None:
    pytest.importorskip("pandas")
    assert sayso.extract([]).to_pandas().dtypes.tolist() == claims.to_pandas().dtypes.tolist()


def test_pandas_columns_go_in() -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"id": ["a", "b", "c"], "body": ["Sales rose.", None, "Sales fell."]}, index=[7, 8, 9])
    by_name = sayso.extract(frame, text="body")
    assert set(by_name["doc"]) == {"a", "c"}
    assert set(sayso.extract(frame["body"], ids=frame.index)["doc"]) == {"7", "9"}
    with pytest.raises(sayso.ColumnError, match="no column 'text'; columns are 'id', 'body'"):
        sayso.extract(frame)


def test_arrow_table_is_taken_whole(claims: sayso.Claims) -> None:
    pa = pytest.importorskip("pyarrow")
    table = pa.table(claims)
    table.validate(full=True)
    assert rounded(table.to_pylist()) == rounded(claims.to_dicts())
    assert pa.schema(sayso.SCHEMA) == table.schema.remove_metadata() or pa.schema(sayso.SCHEMA).names == table.schema.names


def test_arrow_columns_go_in() -> None:
    pa = pytest.importorskip("pyarrow")
    table = pa.table({"id": ["a", "b"], "body": ["Sales rose.", None], "title": ["Up", ""]})
    found = sayso.extract(table, text="body")
    assert set(found["doc"]) <= {"a", "b"}
    assert len(found.nested()) == 2
    assert found.nested()[1] is None
    column = sayso.extract(pa.chunked_array([["Sales rose."], ["Sales fell."]]))
    assert set(column["row"]) == {0, 1}
    with pytest.raises(sayso.ColumnError):
        sayso.extract(table, text="nothing")
    with pytest.raises(ValueError, match="ids: does not go with an Arrow table"):
        sayso.extract(table, text="body", ids=["x", "y"])


def test_nested_is_an_arrow_column_of_lists(claims: sayso.Claims) -> None:
    pa = pytest.importorskip("pyarrow")
    column = pa.chunked_array(claims.nested())
    assert rounded(column.to_pylist()) == rounded(claims.nested().to_dicts())


def test_polars_takes_the_columns(claims: sayso.Claims) -> None:
    pl = pytest.importorskip("polars")
    frame = pl.DataFrame(claims)
    assert frame.equals(claims.to_polars())
    assert frame["text"].to_list() == claims["text"]


def test_polars_types_are_those_of_the_schema(claims: sayso.Claims) -> None:
    pl = pytest.importorskip("polars")
    from sayso.integrations.polars import DTYPE, SCHEMA

    assert dict(claims.to_polars().schema) == SCHEMA
    assert pl.Series(claims.nested()).dtype == DTYPE


def test_polars_map_batches_keeps_rows() -> None:
    pl = pytest.importorskip("polars")
    from sayso.integrations.polars import DTYPE

    extractor = sayso.load(threads=1)
    frame = pl.DataFrame({"id": ["a", "b", "c"], "body": ["Sales rose by 5 percent.", None, "Sales fell."]})

    def claims_of(texts: Any) -> Any:
        return pl.Series(extractor.extract(texts).nested())

    out = frame.with_columns(claims=pl.col("body").map_batches(claims_of, return_dtype=DTYPE, is_elementwise=True))
    assert out["claims"].is_null().to_list() == [False, True, False]
    long = out.explode("claims").unnest("claims")
    assert set(long["id"]) == {"a", "b", "c"}


def test_duckdb_reads_claims_by_name(claims: sayso.Claims) -> None:
    duckdb = pytest.importorskip("duckdb")
    counted = duckdb.sql("SELECT doc, count(*) FROM claims GROUP BY doc").fetchall()
    assert dict(counted) == {doc: len(part) for doc, part in claims.by_doc().items()}


def test_duckdb_function_returns_lists() -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    from sayso.integrations import duckdb as integration

    connection = duckdb.connect()
    integration.register(connection)
    rows = connection.sql(
        "SELECT id, len(claims(body)) FROM (VALUES ('a', 'Sales rose by 5 percent.'), ('b', NULL)) AS t(id, body) ORDER BY id"
    ).fetchall()
    assert rows[0][1] >= 1
    assert rows[1] == ("b", None)


@pytest.mark.parametrize("suffix", ["parquet", "arrow"])
def test_columnar_files_hold_the_table(claims: sayso.Claims, tmp_path: Path, suffix: str) -> None:
    pl = pytest.importorskip("polars")
    path = tmp_path / f"claims.{suffix}"
    claims.write(path)
    frame = pl.read_parquet(path) if suffix == "parquet" else pl.read_ipc(path.read_bytes())
    assert frame["text"].to_list() == claims["text"]


@pytest.mark.parametrize("suffix", ["parquet", "arrow"])
def test_columnar_files_need_only_one_library(claims: sayso.Claims, tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pl = pytest.importorskip("polars")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    path = tmp_path / f"claims.{suffix}"
    claims.write(path)
    frame = pl.read_parquet(path) if suffix == "parquet" else pl.read_ipc(path.read_bytes())
    assert len(frame) == len(claims)


def test_comparison_tables_convert_too(comparison: sayso.Comparison) -> None:
    pl = pytest.importorskip("polars")
    for rows in (comparison.links, comparison.clusters, comparison.origins):
        assert pl.DataFrame(rows).height == len(rows)


@pytest.mark.parametrize("table", ["claims", "nested", "clusters", "links", "origins"])
def test_sql_declaration_is_understood_by_duckdb(table: Any) -> None:
    duckdb = pytest.importorskip("duckdb")
    schema = Schema(table)
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE t ({schema.to_sql()})")
    assert [row[0] for row in connection.execute("DESCRIBE t").fetchall()] == schema.names


def test_spark_declarations_name_every_column() -> None:
    from sayso.integrations.spark import DDL, DDL_NESTED

    for name in sayso.SCHEMA.names:
        assert f"`{name}` " in DDL
        assert f"`{name}`: " in DDL_NESTED
    assert DDL_NESTED.startswith("ARRAY<STRUCT<")
    assert DDL_NESTED.count("<") == DDL_NESTED.count(">")
