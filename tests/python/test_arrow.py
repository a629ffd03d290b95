"""Claims as Arrow: every consumer reads them, however it reads, and what it asks for beside the plain way."""

import gc
import threading
from typing import Any

import pytest

import sayso
from sayso import _core

nanoarrow = pytest.importorskip("nanoarrow")
pa = pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def core(articles: list[dict[str, str]]) -> _core.Claims:
    """Claims of the sample articles (rows 0 to 5) and of a missing text (row 6)."""
    return sayso.extract([*(article["text"] for article in articles), None], titles=[*(article["title"] for article in articles), None])._core


@pytest.fixture(scope="module")
def table(core: _core.Claims) -> _core.Table:
    return core.table


def as_dict(value: Any, fields: list[Any]) -> dict[str, Any]:
    """The tuple of a structure as Arrow libraries give it."""
    return {name: as_plain(part, kind, inner) for (name, kind, _, inner), part in zip(fields, value, strict=True)}


def as_plain(value: Any, kind: str, fields: list[Any]) -> Any:
    if value is None:
        return None
    if kind == "struct":
        return as_dict(value, fields)
    if kind == "list":
        _, item_kind, _, inner = fields[0]
        return [as_plain(item, item_kind, inner) for item in value]
    return pytest.approx(value) if kind == "float32" else value


def expected(table: _core.Table) -> list[dict[str, Any]]:
    return [as_dict(row, table.schema.fields) for row in table.rows(0, len(table))]


def test_pyarrow_reads_the_same_rows_as_python(table: _core.Table) -> None:
    read = pa.table(table)
    read.validate(full=True)
    assert read.to_pylist() == expected(table)


def test_one_batch_and_stream_are_equal(table: _core.Table) -> None:
    batch = pa.record_batch(table)
    batch.validate(full=True)
    assert pa.Table.from_batches([batch]) == pa.table(table)


def test_schema_says_what_made_it_and_what_may_be_null(table: _core.Table, core: _core.Claims) -> None:
    schema = pa.table(table).schema
    assert schema.metadata == {b"sayso.version": _core.__version__.encode(), b"sayso.model": core.model.encode()}
    assert {field.name for field in schema if field.nullable} == {"parent", "subject", "object", "source"}
    assert pa.schema(_core.schema("claims")).remove_metadata() == schema.remove_metadata()


def test_nanoarrow_finds_all_buffers_valid(table: _core.Table, core: _core.Claims) -> None:
    for one in (table, core.nested(), table.select([]), core.select([]).nested()):
        array = nanoarrow.c_array(one)
        array.view()
        assert array.length == len(one)


def test_nested_is_row_aligned_and_null_where_the_input_is(core: _core.Claims) -> None:
    nested = core.nested()
    array = pa.array(nested)
    array.validate(full=True)
    rows = array.to_pylist()
    assert len(rows) == len(nested) == 7
    assert rows[-1] is None
    assert [row for rows_of in rows[:-1] for row in rows_of] == pa.table(core.table).to_pylist()
    assert pa.chunked_array(nested).combine_chunks() == array
    assert array.type == pa.field(_core.schema("nested")).type


def test_nested_rows_in_python_are_those_of_the_table(core: _core.Claims) -> None:
    nested = core.nested()
    rows = [row for index in range(len(nested)) for row in nested.row(index) or []]
    assert rows == core.table.rows(0, len(core.table))


def test_empty_table_has_the_columns_and_no_rows(table: _core.Table) -> None:
    for read in (pa.table(table.select([])), pa.Table.from_batches([pa.record_batch(table.select([]))])):
        read.validate(full=True)
        assert read.num_rows == 0
        assert read.schema.equals(pa.table(table).schema)


@pytest.mark.parametrize("layout", ["large_string", "string_view"])
def test_asked_for_layout_of_strings_is_served(table: _core.Table, layout: str) -> None:
    def changed(kind: Any) -> Any:
        if kind == pa.string():
            return getattr(pa, layout)()
        if pa.types.is_struct(kind):
            return pa.struct([pa.field(field.name, changed(field.type), field.nullable) for field in kind])
        if pa.types.is_list(kind):
            return pa.list_(pa.field(kind.value_field.name, changed(kind.value_type), kind.value_field.nullable))
        return kind

    plain = pa.table(table)
    asked = pa.schema([pa.field(field.name, changed(field.type), field.nullable) for field in plain.schema])
    read = pa.RecordBatchReader.from_stream(table, asked).read_all()
    read.validate(full=True)
    assert read.schema.field("doc").type == getattr(pa, layout)()
    assert read.to_pylist() == plain.to_pylist()


def test_asked_for_width_of_numbers_is_cast_by_the_consumer(table: _core.Table) -> None:
    plain = pa.table(table)
    asked = plain.schema.set(0, pa.field("row", pa.int32(), nullable=False))
    assert pa.table(table, schema=asked).column("row").to_pylist() == plain.column("row").to_pylist()


def test_asking_for_other_columns_is_refused(table: _core.Table) -> None:
    other = pa.schema([("row", pa.int64())])
    with pytest.raises(ValueError, match="30 columns, not 1"):
        table.__arrow_c_stream__(other.__arrow_c_schema__())
    with pytest.raises(ValueError, match="'row' is int64"):
        table.__arrow_c_array__(pa.schema([pa.field(name, pa.string()) for name in table.columns]).__arrow_c_schema__())


def test_every_call_gives_a_fresh_stream(table: _core.Table) -> None:
    capsule = table.__arrow_c_stream__()
    assert pa.RecordBatchReader._import_from_c_capsule(capsule).read_all() == pa.table(table)
    assert pa.table(table) == pa.table(table)


def test_capsules_nobody_consumes_are_released(table: _core.Table) -> None:
    for _ in range(1000):
        table.__arrow_c_schema__()
        table.__arrow_c_stream__()
        table.__arrow_c_array__()
    gc.collect()
    assert pa.table(table).num_rows == len(table)


def test_columns_outlive_all_that_made_them(core: _core.Claims) -> None:
    fresh = _core.Claims.from_bytes(core.to_bytes()).table
    column = pa.table(fresh).column("text").chunk(0)
    wanted = fresh.column("text")
    del fresh
    gc.collect()
    assert column.to_pylist() == wanted


def test_stream_may_be_read_and_released_on_another_thread(table: _core.Table) -> None:
    reader = pa.RecordBatchReader.from_stream(table)
    found: list[Any] = []

    def read() -> None:
        nonlocal reader
        found.append(reader.read_all())
        del reader

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert found == [pa.table(table)]


def test_polars_reads_both_shapes(core: _core.Claims) -> None:
    pl = pytest.importorskip("polars")
    frame = pl.DataFrame(core.table)
    assert frame.rows() == pl.from_arrow(pa.table(core.table)).rows()
    nested = pl.Series(core.nested())
    assert len(nested) == 7
    assert nested.null_count() == 1
    assert pl.DataFrame({"claims": nested}).drop_nulls().explode("claims").unnest("claims").equals(frame)


def test_duckdb_reads_a_table_twice(table: _core.Table) -> None:
    duckdb = pytest.importorskip("duckdb")
    claims = table
    assert duckdb.sql("SELECT count(*), max(\"end\") FROM claims").fetchall() == [(len(table), max(table.column("end")))]
    assert duckdb.sql("SELECT text FROM claims").fetchall() == [(text,) for text in claims.column("text")]


def test_pandas_reads_both_shapes(core: _core.Claims) -> None:
    pd = pytest.importorskip("pandas")
    if not hasattr(pd.DataFrame, "from_arrow"):
        pytest.skip("pandas before 3")
    assert pd.DataFrame.from_arrow(core.table)["text"].tolist() == core.table.column("text")
    assert len(pd.Series.from_arrow(core.nested())) == 7


TEXTS = ["Sales fell.", None, "Prices \N{EURO SIGN} rose, Lund said."]


def arrow_sources() -> list[Any]:
    chunks = pa.chunked_array([[TEXTS[0]], [], TEXTS[1:]], pa.string())
    return [
        pytest.param(pa.array(TEXTS), id="string"),
        pytest.param(pa.array(TEXTS, pa.large_string()), id="large_string"),
        pytest.param(pa.array(TEXTS, pa.string_view()), id="string_view"),
        pytest.param(pa.array(TEXTS).dictionary_encode(), id="dictionary"),
        pytest.param(pa.array(["cut off", *TEXTS, "cut off"]).slice(1, 3), id="slice"),
        pytest.param(chunks, id="chunks"),
        pytest.param(pa.table({"text": chunks}), id="table"),
        pytest.param(pa.table({"text": TEXTS}).slice(0), id="table-slice"),
    ]


@pytest.mark.parametrize("source", arrow_sources())
def test_texts_come_from_every_layout(source: Any) -> None:
    batch = _core.documents_from_arrow(source)
    assert len(batch) == 3
    assert batch.document_count == 2
    assert [(row, id, text) for row, id, _, text, *_ in map(batch.document, range(2))] == [(0, "0", TEXTS[0]), (2, "2", TEXTS[2])]


def test_named_columns_of_a_table() -> None:
    source = pa.table({"key": [7, None], "body": ["A.", "B."], "head": ["T", None], "when": pa.array([86400, None], pa.timestamp("s"))})
    batch = _core.documents_from_arrow(source, text="body", id="key", title="head", published="when", first_row=5)
    assert batch.document(0) == (5, "7", "T", "A.", None, 86400, None, 0)
    assert batch.document(1) == (6, "6", "", "B.", None, None, None, 0)


def test_missing_column_and_wrong_type_are_named() -> None:
    from sayso.errors import ColumnError, InputTypeError

    with pytest.raises(ColumnError, match="body"):
        _core.documents_from_arrow(pa.table({"text": ["A."], "id": ["1"]}), text="body")
    with pytest.raises(InputTypeError, match="int64"):
        _core.documents_from_arrow(pa.array([1, 2]))
    with pytest.raises(InputTypeError, match="got list"):
        _core.documents_from_arrow(["A."])


def test_consumed_capsule_is_refused() -> None:
    class Once:
        def __init__(self) -> None:
            self.capsule = pa.table({"text": ["A."]}).__arrow_c_stream__()

        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return self.capsule

    once = Once()
    assert len(_core.documents_from_arrow(once)) == 1
    with pytest.raises(ValueError, match="consumed before"):
        _core.documents_from_arrow(once)
