"""Comparisons -> HTML: two columns for each link with the compared words marked, clusters and origins as tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from . import wording
from .claims import MAX_HTML, chip, fitting, highlights, more, sentence
from .markup import Highlight, escape, words

if TYPE_CHECKING:
    from ..records import Claim, ClaimPlace, Cluster, Link, Origin

# What a kind looks like: a sign beside the word, so that colour is never the only difference. The order is that of a reader's interest.
KINDS = {
    "conflicts": ("\N{NOT EQUAL TO}", "conflict"),
    "denies": ("\N{NOT SIGN}", "conflict"),
    "updates": ("\N{RIGHTWARDS ARROW}", "differ"),
    "hedges": ("?", "differ"),
    "differs": ("\N{ALMOST EQUAL TO}", "differ"),
    "narrower": ("\N{SUBSET OF}", "agree"),
    "agrees": ("=", "agree"),
}


def kind_label(kind: str) -> str:
    """Write the kind of a link with its sign."""
    sign, _ = KINDS.get(kind, ("", ""))
    return f"{sign} {kind}".strip()


def by_interest(kind: str) -> int:
    """Rank a kind: conflicts first, agreement last."""
    return list(KINDS).index(kind) if kind in KINDS else len(KINDS)


def _side(claim: Claim, place: ClaimPlace, style: str) -> str:
    marks = [mark for mark in highlights(claim) if mark.style != "value"]
    marks.append(Highlight(place.start, place.end, style, "the words that are compared"))
    who = "" if claim.source is None else f" \N{MIDDLE DOT} {words(wording.chain(claim))}"
    title = " \N{MIDDLE DOT} title" if claim.section == "title" else ""
    return (
        f'<div class="sayso-side"><div class="sayso-doc">{words(claim.doc)}{title}{who}</div>'
        f'<div class="sayso-words">{sentence(claim, marks, (place.start, place.end))}</div></div>'
    )


def link_card(link: Link, a: Claim, b: Claim) -> str:
    """HTML of one link: what it is and why, then both sentences side by side."""
    _, style = KINDS.get(link.kind, ("", "differ"))
    slot = "" if link.slot == "-" else f"{escape(link.slot)}: "
    return (
        f'<section class="sayso-pair"><header>{chip(kind_label(link.kind), style)} {slot}{words(link.reason)} '
        f'<span class="sayso-note">confidence {link.confidence:.2f}</span></header>'
        f'<div class="sayso-sides">{_side(a, link.a, style)}{_side(b, link.b, style)}</div></section>'
    )


def links(shown: Iterable[tuple[Link, Claim, Claim]], total: int, caption: str, budget: int = MAX_HTML) -> str:
    """HTML of links, one card each."""
    cards = fitting((link_card(link, a, b) for link, a, b in shown), budget)
    return f'<p class="sayso-caption">{caption}</p>{"".join(cards)}{more(total - len(cards), "link")}'


def _range(cluster: Cluster) -> str:
    if cluster.low is None and cluster.high is None:
        return ""
    low, high = ("?" if bound is None else wording.number(bound) for bound in (cluster.low, cluster.high))
    return low if low == high else f"{low}\N{EN DASH}{high}"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]], total: int, one: str, budget: int) -> str:
    lines = fitting((f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows), budget)
    top = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return f'<table class="sayso-table"><thead><tr>{top}</tr></thead><tbody>{"".join(lines)}</tbody></table>{more(total - len(lines), one)}'


def clusters(shown: Iterable[Cluster], total: int, budget: int = MAX_HTML) -> str:
    """HTML of clusters as a table."""
    rows = (
        (
            words(cluster.label),
            f"{cluster.documents} <span class=\"sayso-note\">from {wording.plural(cluster.origins, 'origin')}</span>",
            escape(_range(cluster)),
            "<br>".join(words(source or wording.OWN_VOICE) for source in cluster.sources[:8]),
            str(len(cluster.claims)),
        )
        for cluster in shown
    )
    return _table(("What is said", "Documents", "Values", "Who says so", "Claims"), rows, total, "cluster", budget)


def origins(shown: Iterable[Origin], total: int, budget: int = MAX_HTML) -> str:
    """HTML of origins as a table."""
    rows = (
        (
            ", ".join(words(doc) for doc in origin.docs),
            f"{origin.share:.0%}",
            "<br>".join(f"{words(part.doc)}: {words(_beginning(part.text))}" for part in origin.passages[:4]),
        )
        for origin in shown
    )
    return _table(("Documents that retell one text", "Shared", "Passages"), rows, total, "origin", budget)


def _beginning(text: str, limit: int = 100) -> str:
    return text if len(text) <= limit else f"{text[:limit].rstrip()} \N{HORIZONTAL ELLIPSIS}"
