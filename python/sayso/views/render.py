"""Any result -> HTML or plain text: chooses the view that fits, and writes the captions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from ..claims import Claims
from ..comparison import Clusters, Comparison, Links, Origins
from ..parsed import Parsed
from ..records import Claim, Link
from . import claims as claims_view
from . import comparison as comparison_view
from . import parse as parse_view
from . import plain as plain_view
from .markup import escape
from .style import block, page
from .wording import plural

if TYPE_CHECKING:
    from ..show import Shown

__all__ = ["block", "html", "page", "plain"]


def _caption(claims: Claims) -> str:
    return f"{plural(len(claims), 'claim')} of {plural(claims._core.document_count, 'document')}, {plural(len(claims.errors), 'error')}"


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


def html(shown: Shown, limit: int | None) -> str:
    """HTML of a result, without its style sheet."""
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


def plain(shown: Shown, limit: int | None) -> str:
    """Plain text of a result."""
    if isinstance(shown, Claim):
        return plain_view.claim_card(shown)
    if isinstance(shown, Claims):
        return plain_view.claims_table(islice(shown, limit), len(shown), _caption(shown))
    if isinstance(shown, Links):
        return plain_view.links_list(islice(_joined(shown, limit), limit), len(shown), _links_caption(shown))
    if isinstance(shown, Clusters):
        return plain_view.clusters_table(islice(shown, limit), len(shown))
    if isinstance(shown, Origins):
        return plain_view.origins_list(islice(shown, limit), len(shown))
    if isinstance(shown, Parsed):
        return parse_view.plain(shown, limit)
    links = _interesting(shown.links)
    parts = [
        _caption(shown.claims),
        plain_view.origins_list(islice(shown.origins, limit), len(shown.origins)),
        plain_view.links_list(islice(_joined(links, limit), limit), len(links), _links_caption(links)),
        plain_view.clusters_table(islice(shown.clusters, limit), len(shown.clusters)),
    ]
    return "\n".join(parts)
