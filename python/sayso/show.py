"""How results look: the one door to HTML and to text for a terminal. What it opens on is in `sayso.views`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ._files import replacing
from .claims import Claims
from .comparison import Clusters, Comparison, Links, Origins
from .errors import InputTypeError
from .records import Claim

__all__ = ["View", "show"]

if TYPE_CHECKING:
    from .parsed import Parsed

    Shown = Claims | Claim | Comparison | Links | Clusters | Origins | Parsed


class View:
    """Something to look at: a notebook shows it as HTML, ``print`` as text, ``save`` makes a page of it."""

    __slots__ = ("_limit", "_shown")

    def __init__(self, shown: Shown, limit: int | None) -> None:
        """Hold what is to be shown. People get this object from `show`."""
        self._shown = shown
        self._limit = limit

    def _repr_html_(self) -> str:
        from .views import render  # here and below: most programs never show anything

        return render.block(render.html(self._shown, self._limit))

    def __str__(self) -> str:
        from .views import render

        return render.plain(self._shown, self._limit)

    def __repr__(self) -> str:
        return f"<View of {self._shown!r}>"

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write a page of its own: no script, nothing loaded from elsewhere, readable in light and dark.

        Raises:
            OSError: the file cannot be written; then nothing is there under its name.
        """
        from .views import render

        html = render.page(repr(self._shown)[1:-1], render.html(self._shown, self._limit))
        with replacing(path) as file:
            file.write(html.encode("utf-8"))


def show(obj: Shown, /, *, limit: int | None = 20) -> View:
    """Show a result, richly in a notebook and plainly on a terminal.

    Args:
        obj: claims, one claim, a comparison or one of its tables, or a parse.
        limit: how many rows at most; None shows as many as fit into 200 kB of HTML.

    Returns:
        A `View`; give it to a notebook, to ``print``, or ``save`` it as a page.

    Raises:
        InputTypeError: there is nothing to show of this kind of object.

    Example:
        >>> import sayso
        >>> print(sayso.show(sayso.extract("")))
        0 claims of 1 document, 0 errors
    """
    from .parsed import Parsed

    if not isinstance(obj, (Claims, Claim, Comparison, Links, Clusters, Origins, Parsed)):
        raise InputTypeError(f"expected claims, a claim, a comparison, one of its tables or a parse, got {type(obj).__name__}")
    if limit is not None and (not isinstance(limit, int) or limit < 0):
        raise ValueError(f"limit: expected None or a number from 0, got {str(limit)[:40]}")
    return View(obj, limit)
