"""The private surface of the compiled core: few opaque objects, plain functions, plain values. People use `sayso`, not this.

All offsets are code points of the text as it was given (of the title where `section` is "title"), except `offset` and `line_offset`
of an error, which are bytes. Labels are plain strings. A struct value (one argument, one source, a link's `a`) is a tuple in the
order of its fields in `schema(...)`; a list is a list; null is None. Every object is immutable (but Reader) and safe to share
between threads. Long calls let go of the GIL and check for signals every 50 ms.

Errors: C++ looks up the class in `sayso.errors` by name, calls it with one argument (the message, at most 300 characters) and sets
those of the attributes `code`, `row`, `id`, `offset`, `line`, `column`, `path` that it knows. So each class there takes a lone
message and has None as the class-level default of these attributes. Wrong option values are ValueError, files OSError.
"""

from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias, TypedDict, final

__version__: str

# (row, id or None, code, message, offset in bytes or None, line (1-based) or None, offset of that line in bytes or None)
_Error: TypeAlias = tuple[int, str | None, str, str, int | None, int | None, int | None]
# (row, id, title, text, url, published in seconds UTC, line or None, code points repaired)
_Document: TypeAlias = tuple[int, str, str, str, str | None, int | None, int | None, int]
# (name, kind, nullable, fields): kind is string, bool, int32, int64, float32, float64, list (one field, "item") or struct
_Field: TypeAlias = tuple[str, str, bool, list[_Field]]
_Value: TypeAlias = str | bool | int | float | None | tuple[_Value, ...] | list[_Value]
_TableName: TypeAlias = Literal["claims", "nested", "clusters", "links", "origins"]
_Section: TypeAlias = Literal["text", "title"]

def build_info() -> dict[str, str]:
    """Version, compiler, pybind11, simdjson and the simdjson kernel in use."""

def supported_isas() -> list[str]:
    """Names of the kernels this computer can run, best first; the last is "scalar"."""

class _Opaque:
    def __init__(self, *args: object, **kwargs: object) -> None:
        """Made by the core alone: raises TypeError."""

@final
class Model(_Opaque):
    @staticmethod
    def load(path: str, isa: str = "best") -> Model:
        """Reads and checks a model file. `isa`: best, scalar, avx2, avx512vnni. Raises ModelError, OSError, ValueError."""
    @property
    def sha256(self) -> str:
        """The digest in the model file, of all checksums: it names the model. Not the SHA-256 of the file's bytes."""
    @property
    def isa(self) -> str: ...
    @property
    def metadata(self) -> str: ...
    @property
    def path(self) -> str: ...

@final
class Documents(_Opaque):
    """A batch of input: documents, null rows and bad rows, in input order. What `extract` takes."""

    def __len__(self) -> int:
        """Input rows, null and bad ones included."""
    @property
    def first_row(self) -> int: ...
    @property
    def text_bytes(self) -> int:
        """UTF-8 bytes of all texts: what the number of threads is chosen by."""
    @property
    def repaired(self) -> int:
        """Code points replaced by U+FFFD in all texts and titles."""
    @property
    def errors(self) -> list[_Error]: ...
    def document(self, index: int) -> _Document:
        """By place among the good ones, 0 <= index < document_count."""
    @property
    def document_count(self) -> int: ...

def documents_from_texts(
    texts: Sequence[object],
    *,
    ids: Sequence[object] | None = None,
    titles: Sequence[object] | None = None,
    published: Sequence[int | None] | None = None,
    urls: Sequence[str | None] | None = None,
    first_row: int = 0,
) -> Documents:
    """str, bytes (as UTF-8, repaired) and missing values (None, float NaN, pandas.NA, pandas.NaT -> a null row).

    Ids may be str or int; a missing id is the row's number. Sequences beside `texts` have its length (else ValueError). Raises
    InputTypeError for any other type of a text or title. A text over 8 MiB becomes an error row.
    """

def documents_from_arrow(
    source: object,
    *,
    text: str | None = None,
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    first_row: int = 0,
) -> Documents:
    """Any object with __arrow_c_stream__ or __arrow_c_array__: a string column, or a table whose columns are named.

    With `text=None`: a lone string column, or the column "text" of a table. The other names are optional: None takes "id", "title",
    "published" where the table has them. Raises ColumnError, InputTypeError (unsupported column type).
    """

@final
class Reader:
    """JSONL, a batch at a time. Lines are framed and parsed one by one; a bad line becomes an error of its batch."""

    def __init__(
        self,
        name: str = "<stream>",
        *,
        text: str = "text",
        id: str = "id",
        title: str = "title",
        published: str = "published",
        batch_bytes: int = 8388608,
        max_line_bytes: int = 16777216,
    ) -> None:
        """A reader of chunks: feed() bytes, read() until None, again; finish(), then read() until None."""
    @staticmethod
    def open(
        path: str | bytes,
        *,
        text: str = "text",
        id: str = "id",
        title: str = "title",
        published: str = "published",
        batch_bytes: int = 8388608,
        max_line_bytes: int = 16777216,
    ) -> Reader:
        """A reader of a file: read() until None. Raises OSError; InputError for a file that is no JSONL at all."""
    def feed(self, data: bytes) -> None: ...
    def finish(self) -> None: ...
    def read(self) -> Documents | None:
        """The next full batch; after finish() or at the end of the file the rest; None when there is none now."""
    @property
    def counts(self) -> dict[str, int]:
        """Lines, blank, ok, repaired, skipped ... so far; lines = blank + ok + repaired + skipped."""

@final
class Schema(_Opaque):
    @property
    def fields(self) -> list[_Field]: ...
    def __arrow_c_schema__(self) -> object: ...

def schema(table: _TableName = "claims") -> Schema:
    """Columns of a table, in order. "nested" is one field "claims": a list of structs."""

@final
class Table(_Opaque):
    """Rows of claims, clusters, links or origins as columns."""

    def __len__(self) -> int: ...
    @property
    def schema(self) -> Schema: ...
    @property
    def columns(self) -> list[str]: ...
    def column(self, name: str) -> list[_Value]:
        """All values of a column. Raises ColumnError."""
    def row(self, index: int) -> tuple[_Value, ...]:
        """0 <= index < len. Raises IndexError."""
    def rows(self, start: int, stop: int) -> list[tuple[_Value, ...]]:
        """Clipped to the table as a slice is."""
    def select(self, indices: Sequence[int]) -> Table: ...
    def to_jsonl(self, start: int = 0, stop: int | None = None) -> bytes:
        """One row a line, strict JSON, ASCII-safe for controls and bidi marks, ends with a newline."""
    def to_csv(self, start: int = 0, stop: int | None = None, *, header: bool = True, guard: bool = True) -> bytes:
        """RFC 4180 with CRLF; lists and structs as JSON; `guard` puts ' before a cell that a spreadsheet would run."""
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...
    def to_bytes(self) -> bytes: ...
    @staticmethod
    def from_bytes(data: bytes) -> Table: ...

@final
class Nested(_Opaque):
    """One list of claims per input row; None for a null or bad row."""

    def __len__(self) -> int: ...
    def row(self, index: int) -> list[tuple[_Value, ...]] | None: ...
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...

@final
class Claims(_Opaque):
    """The claims of a batch: the long table, the documents it came from, the bad rows."""

    def __len__(self) -> int: ...
    @property
    def table(self) -> Table: ...
    @property
    def errors(self) -> list[_Error]: ...
    @property
    def model(self) -> str:
        """SHA-256 of the model that made them."""
    @property
    def document_count(self) -> int: ...
    def document(self, index: int) -> _Document: ...
    def sentences(self, index: int, section: _Section = "text") -> list[tuple[int, int]]:
        """Start and end of each sentence of one section of a document."""
    def document_of(self, index: int) -> int:
        """The document that row `index` of the table came from."""
    def select(self, indices: Sequence[int]) -> Claims:
        """Those rows of the table, in that order; all documents and errors are kept."""
    def nested(self) -> Nested: ...
    def to_bytes(self) -> bytes: ...
    @staticmethod
    def from_bytes(data: bytes) -> Claims:
        """Raises ValueError for other data or data of another version."""

def extract(
    model: Model,
    documents: Documents,
    *,
    threads: int = 0,
    min_confidence: float = 0.0,
    progress: Callable[[int], object] | None = None,
) -> Claims:
    """`threads` 0: as many as useful, at most 64. `progress` is called about every 50 ms and at the end with documents done."""

@final
class Comparison(_Opaque):
    @property
    def claims(self) -> Claims:
        """All that was compared, as one; rows of the inputs are numbered on."""
    @property
    def clusters(self) -> Table: ...
    @property
    def links(self) -> Table: ...
    @property
    def origins(self) -> Table: ...
    @property
    def link_rows(self) -> list[tuple[int, int]]:
        """For each link the rows of `claims.table` that `a` and `b` are."""
    @property
    def cluster_rows(self) -> list[list[int]]: ...
    @property
    def origin_documents(self) -> list[list[int]]:
        """For each origin the documents of `claims`."""
    def to_bytes(self) -> bytes: ...
    @staticmethod
    def from_bytes(data: bytes) -> Comparison: ...

def compare(model: Model, claims: Sequence[Claims], *, min_confidence: float = 0.5) -> Comparison: ...

class _ParsedColumns(TypedDict):
    """One entry a token in the first group; token spans are half open; `head` of a root is the token itself."""

    text: str
    repaired: int
    start: list[int]
    end: list[int]
    kind: list[str]
    space_after: list[bool]
    joined: list[bool]
    block: list[int]
    upos: list[str]
    xpos: list[str]
    lemma: list[str]
    head: list[int]
    relation: list[str]
    sentences: list[tuple[int, int]]  # tokens
    entities: list[tuple[int, int, str]]  # tokens, kind
    mentions: list[tuple[int, int, int, int | None]]  # tokens, head token, index of the mention with the fullest name
    blocks: list[tuple[str, int, int, int, int, int, int]]  # kind, start, end, level, table, row, column
    quotes: list[tuple[int, int, int, int, str, bool]]  # outer start, end, inner start, end, opening mark, closed

def parse(model: Model, text: str | bytes, *, section: _Section = "text") -> _ParsedColumns:
    """Raises InputTypeError; InputError for a text over 8 MiB."""

def parse_conllu(model: Model, data: str | bytes, *, kind: Literal["text", "conllu"] = "text") -> bytes:
    """CoNLL-U of plain text, or of CoNLL-U whose words and sentences are kept. Raises InputError with the line."""
