"""Results -> plain text for a terminal: tables whose cells are wrapped, with nothing in them that a terminal would obey."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from . import wording
from .markup import terminal

if TYPE_CHECKING:
    from ..records import Claim, Cluster, Link, Origin, Quantity

WIDTH = 110


def width(text: str) -> int:
    """Count the columns a terminal uses for a text."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text
    )


def _pieces(word: str, limit: int) -> Iterable[str]:
    piece, used = "", 0
    for character in word:
        step = width(character)
        if piece and used + step > limit:
            yield piece
            piece, used = "", 0
        piece, used = piece + character, used + step
    yield piece


def wrap(text: str, limit: int) -> list[str]:
    """Break a text into lines of at most ``limit`` columns, at spaces where it can be."""
    lines, line, used = [], "", 0
    for word in terminal(text).split(" "):
        for piece in _pieces(word, limit) if width(word) > limit else (word,):
            step = width(piece)
            if line and used + 1 + step > limit:
                lines.append(line)
                line, used = piece, step
            else:
                line, used = (f"{line} {piece}", used + 1 + step) if line else (piece, step)
    return [*lines, line]


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> str:
    """Set rows under heads; the cells of a column are wrapped to its width, and columns no wider than what they hold."""
    wrapped = [[wrap(cell, limit) for cell, limit in zip(row, widths, strict=True)] for row in rows]
    fit = [max([width(head), *(width(line) for row in wrapped for line in row[column])]) for column, head in enumerate(heads)]

    def set_line(cells: Iterable[str]) -> str:
        return "  ".join(cell + " " * (size - width(cell)) for cell, size in zip(cells, fit, strict=True)).rstrip()

    lines = [set_line(heads), set_line("-" * size for size in fit)]
    for row in wrapped:
        height = max(len(cell) for cell in row)
        lines += [set_line(cell[line] if line < len(cell) else "" for cell in row) for line in range(height)]
    return "\n".join(lines)


def _amount(quantity: Quantity) -> str:
    counted = wording.counted(quantity)
    return f"{wording.interval(quantity)} ({counted})" if counted else wording.interval(quantity)


def claims_table(claims: Iterable[Claim], total: int, caption: str) -> str:
    """Set claims as a table: document, claim, source, how it is put, how sure, quantities."""
    rows = [
        (
            claim.doc,
            claim.text,
            wording.chain(claim),
            wording.stance(claim),
            f"{claim.certainty:.2f}",
            "; ".join(_amount(part) for part in claim.quantities),
        )
        for claim in claims
    ]
    body = table(("doc", "claim", "source", "how", "certainty", "quantities"), rows, (12, 42, 18, 12, 9, 20))
    left_out = total - len(rows)
    tail = f"\n... {wording.plural(left_out, 'more claim')}" if left_out else ""
    return f"{caption}\n{body}{tail}" if rows else caption


def claim_card(claim: Claim) -> str:
    """Set one claim as lines of field and value."""
    facts: list[tuple[str, str]] = [("claim", claim.text)]
    if claim.self_contained != claim.text:
        facts.append(("on its own", claim.self_contained))
    facts += [
        ("document", f"{claim.doc} ({claim.section} {claim.start}:{claim.end})"),
        ("said by", wording.chain(claim)),
        ("how", f"{wording.stance(claim)}, certainty {claim.certainty:.2f}, {claim.quote} quote, {claim.form}"),
    ]
    facts += [(name, value) for name in ("subject", "predicate", "object") if (value := getattr(claim, name))]
    facts += [("quantity", _amount(part)) for part in claim.quantities]
    facts += [("time", f"{part.text} = {wording.time_value(part)}") for part in claim.times]
    indent = max(len(name) for name, _ in facts) + 2
    lines = []
    for name, value in facts:
        first, *rest = wrap(value, WIDTH - indent)
        lines.append(f"{name:<{indent}}{first}".rstrip())
        lines += [" " * indent + line for line in rest]
    return "\n".join(lines)


def links_list(shown: Iterable[tuple[Link, Claim, Claim]], total: int, caption: str) -> str:
    """Set links as blocks: kind and reason, then both claims with their documents."""
    blocks = []
    for link, a, b in shown:
        slot = "" if link.slot == "-" else f" ({link.slot})"
        lines = [f"{terminal(link.kind)}{slot}: {terminal(link.reason)}"]
        for claim in (a, b):
            who = "" if claim.source is None else f", says {wording.chain(claim)}"
            first, *rest = wrap(f"{claim.doc}: {claim.text}{who}", WIDTH - 4)
            lines += [f"  - {first}", *(f"    {line}" for line in rest)]
        blocks.append("\n".join(lines))
    left_out = total - len(blocks)
    tail = [f"... {wording.plural(left_out, 'more link')}"] if left_out else []
    return "\n".join([caption, *blocks, *tail])


def clusters_table(shown: Iterable[Cluster], total: int) -> str:
    """Set clusters as a table."""
    rows = [(one.label, str(one.documents), str(one.origins), ", ".join(source or "-" for source in one.sources)) for one in shown]
    body = table(("what is said", "documents", "origins", "who says so"), rows, (56, 9, 7, 30)) if rows else ""
    left_out = total - len(rows)
    return f"{wording.plural(total, 'cluster')}\n{body}" + (f"\n... {wording.plural(left_out, 'more cluster')}" if left_out else "")


def origins_list(shown: Iterable[Origin], total: int) -> str:
    """Set origins as lines."""
    lines = [f"  - {', '.join(map(terminal, one.docs))} retell one text ({one.share:.0%} shared)" for one in shown]
    left_out = total - len(lines)
    return "\n".join([wording.plural(total, "origin"), *lines, *([f"... {wording.plural(left_out, 'more origin')}"] if left_out else [])])
