"""sayso extracts the claims of English news articles, with who says them and how surely, and compares what several articles say.

Example:
    >>> import sayso
    >>> claims = sayso.extract("Halden will not close its Oslo plant, Mari Lund said.")
    >>> isinstance(claims, sayso.Claims)
    True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

try:
    from . import _core
except ImportError as error:
    if type(error) is not ImportError and type(error) is not ModuleNotFoundError:
        raise  # one of ours, which says what is wrong
    raise ImportError(
        f"the compiled core of sayso cannot be loaded ({error}); install a wheel with `pip install sayso`, or in a clone run `./run demo` "
        "and use build/venv/bin/python"
    ) from error

from .claims import Claims, NestedClaims
from .comparison import Clusters, Comparison, Links, Origins, compare
from .errors import (
    ColumnError,
    InputError,
    InputTypeError,
    JSONLineError,
    MissingDependencyError,
    ModelError,
    SaysoError,
    SaysoWarning,
    UnsupportedCPUError,
)
from .extractor import Extractor, extract, load, parse
from .info import info
from .jsonl import Batch, read_jsonl
from .records import Argument, Claim, ClaimPlace, Cluster, Edit, Link, Origin, Passage, Quantity, RowError, Source, Time, Why
from .sample import sample
from .schema import SCHEMA
from .show import View, show

if TYPE_CHECKING:
    from .parsed import Parsed

__version__ = _core.__version__

__all__ = [
    "SCHEMA",
    "Argument",
    "Batch",
    "Claim",
    "ClaimPlace",
    "Claims",
    "Cluster",
    "Clusters",
    "ColumnError",
    "Comparison",
    "Edit",
    "Extractor",
    "InputError",
    "InputTypeError",
    "JSONLineError",
    "Link",
    "Links",
    "MissingDependencyError",
    "ModelError",
    "NestedClaims",
    "Origin",
    "Origins",
    "Parsed",
    "Passage",
    "Quantity",
    "RowError",
    "SaysoError",
    "SaysoWarning",
    "Source",
    "Time",
    "UnsupportedCPUError",
    "View",
    "Why",
    "__version__",
    "compare",
    "extract",
    "info",
    "load",
    "parse",
    "read_jsonl",
    "sample",
    "show",
]


def __getattr__(name: str) -> object:
    if name == "Parsed":  # made when it is asked for: its many records take time to build
        from .parsed import Parsed

        return Parsed
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
