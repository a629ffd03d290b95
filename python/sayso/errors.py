"""The exceptions of sayso: a small tree in which every class is also the builtin one that a caller would expect.

Each takes one argument, the message; what is known about the place of a fault is in plain attributes, None where it is not known.
All of them survive pickling, so they cross process borders as they are.
"""

from __future__ import annotations

__all__ = [
    "ColumnError",
    "InputError",
    "InputTypeError",
    "JSONLineError",
    "MissingDependencyError",
    "ModelError",
    "SaysoError",
    "SaysoWarning",
    "UnsupportedCPUError",
]


class SaysoError(Exception):
    """Anything that sayso raises on purpose.

    Attributes:
        code: short stable name of the fault, such as ``"json_syntax"``.
    """

    code: str | None = None

    def __str__(self) -> str:
        """Return the message alone: KeyError would show its repr, OSError an errno."""
        return str(self.args[0]) if self.args else ""


class InputError(SaysoError, ValueError):
    """Input that cannot be read as text.

    Attributes:
        row: index of the input row.
        id: id of the document.
        offset: byte offset of the fault in that input.
    """

    row: int | None = None
    id: str | None = None
    offset: int | None = None


class InputTypeError(InputError, TypeError):
    """A row that is neither ``str``, ``bytes`` nor a missing value."""


class JSONLineError(InputError):
    """A line of a JSONL file that gives no document.

    Attributes:
        line: number of the line, from 1.
        column: byte of the fault in the line, from 1.
        path: the file.
    """

    line: int | None = None
    column: int | None = None
    path: str | None = None


class ColumnError(InputError, KeyError):
    """A table has no column of the name that was asked for."""


class ModelError(SaysoError, OSError):
    """A model that is missing, damaged, or made for another version.

    Attributes:
        path: the model file.
        offset: byte offset of the fault in it.
    """

    path: str | None = None
    offset: int | None = None


class MissingDependencyError(SaysoError, ImportError):
    """An optional library is needed for what was asked and is not installed."""



class UnsupportedCPUError(SaysoError, ImportError):
    """This processor lacks instructions that the extension needs."""


class SaysoWarning(UserWarning):
    """Something that a user should know and that stops nothing."""
