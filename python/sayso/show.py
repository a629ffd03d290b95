"""How results look: the one door to HTML and to text for a terminal. What it opens on is in `sayso.views`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice

from ._files import replacing
from .claims import Claims
from .comparison import Clusters, Comparison, Links, Origins
from .errors import InputTypeError
from .parsed import Parsed
from .records import Claim, Link
from .views import claims as claims_view
from .views import comparison as comparison_view
from .views import parse as parse_view
from .views import plain
from .views.markup import escape
from .views.style import block, page
from .views.wording import plural

__all__ = ["View", "show"]

Shown = Claims | Claim | Comparison | Links | Clusters | Origins | Parsed


class View:
    """Something to look at: a notebook shows it as HTML, ``print`` as text, ``save`` makes a page of it."""

    __slots__ = ("_limit", "_shown")

    def __init__(self, shown: Shown, limit: int | None) -> None:
        """Hold what is to be shown. People get this object from `show`."""
        self._shown = shown
        self._limit = limit

    def _repr_html_(self) -> str:
        return block(_html(self._shown, self._limit))

    def __str__(self) -> str:
        return _plain(self._shown, self._limit)

    def __repr__(self) -> str:
        return f"<View of {self._shown!r}>"

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write a page of its own: no script, nothing loaded from elsewhere, readable in light and dark.

        Raises:
            OSError: the file cannot be written; then nothing is there under its name.
        """
        html = page(f"sayso: {escape(repr(self._shown)[1:-1])}", _html(self._shown, self._limit))
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
    if not isinstance(obj, Shown):
        raise InputTypeError(f"expected claims, a claim, a comparison, one of its tables or a parse, got {type(obj).__name__}")
    if limit is not None and (not isinstance(limit, int) or limit < 0):
        raise ValueError(f"limit: expected None or a number from 0, got {str(limit)[:40]}")
    return View(obj, limit)


def _caption(claims: Claims) -> str:
    return f"{plural(len(claims), 'claim')} of {plural(len(claims.documents), 'document')}, {plural(len(claims.errors), 'error')}"


def _joined(links: Links, limit: int | None) -> Iterator[tuple[Link, Claim, Claim]]:
    for start in range(0, len(links) if limit is None else min(limit, len(links)), 64):
        some = links[start : start + 64]
        yield from ((link, a, b) for link, (a, b) in zip(some, some.claims(), strict=True))


def _links_caption(links: Links) -> str:
    kinds = links["kind"]
    counted = [f"{kinds.count(kind):,} {kind}" for kind in comparison_view.KINDS if kind in kinds]
    return f"{plural(len(links), 'link')}{': ' if counted else ''}{', '.join(counted)}"


def _interesting(links: Links) -> Links:
    ranks = [comparison_view.by_interest(kind) for kind in links["kind"]]
    return links._pick(sorted(range(len(ranks)), key=lambda index: ranks[index]))  # type: ignore[no-any-return]  # sorted is stable


def _html(shown: Shown, limit: int | None) -> str:
    if isinstance(shown, Claim):
        return claims_view.card(shown)
    if isinstance(shown, Claims):
        caption = f"<b>{_caption(shown)}</b> \N{MIDDLE DOT} model {escape(shown.model[:8])}"
        return claims_view.table(islice(shown, limit), len(shown), caption)
    if isinstance(shown, Links):
        return comparison_view.links(islice(_joined(shown, limit), limit), len(shown), f"<b>{_links_caption(shown)}</b>")
    if isinstance(shown, Clusters):
        return comparison_view.clusters(islice(shown, limit), len(shown))
    if isinstance(shown, Origins):
        return comparison_view.origins(islice(shown, limit), len(shown))
    if isinstance(shown, Parsed):
        return parse_view.html(shown, limit)
    return _comparison_html(shown, limit)


def _comparison_html(shown: Comparison, limit: int | None) -> str:
    links, clusters, origins = _interesting(shown.links), shown.clusters, shown.origins
    parts = [f'<p class="sayso-caption"><b>{_caption(shown.claims)}</b></p>']
    quarter = claims_view.MAX_HTML // 4
    if len(origins):
        parts += ["<h2>Retold texts</h2>", comparison_view.origins(islice(origins, limit), len(origins), quarter)]
    parts += ["<h2>Links</h2>", comparison_view.links(islice(_joined(links, limit), limit), len(links), _links_caption(links), 2 * quarter)]
    if len(clusters):
        parts += ["<h2>Said by several</h2>", comparison_view.clusters(islice(clusters, limit), len(clusters), quarter)]
    return "".join(parts)


def _plain(shown: Shown, limit: int | None) -> str:
    if isinstance(shown, Claim):
        return plain.claim_card(shown)
    if isinstance(shown, Claims):
        return plain.claims_table(islice(shown, limit), len(shown), _caption(shown))
    if isinstance(shown, Links):
        return plain.links_list(islice(_joined(shown, limit), limit), len(shown), _links_caption(shown))
    if isinstance(shown, Clusters):
        return plain.clusters_table(islice(shown, limit), len(shown))
    if isinstance(shown, Origins):
        return plain.origins_list(islice(shown, limit), len(shown))
    if isinstance(shown, Parsed):
        return parse_view.plain(shown, limit)
    links = _interesting(shown.links)
    parts = [
        _caption(shown.claims),
        plain.origins_list(islice(shown.origins, limit), len(shown.origins)),
        plain.links_list(islice(_joined(links, limit), limit), len(links), _links_caption(links)),
        plain.clusters_table(islice(shown.clusters, limit), len(shown.clusters)),
    ]
    return "\n".join(parts)
