"""Text of strangers -> text that is safe in HTML or on a terminal. Every string that comes from data goes through here."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

# What a reader cannot see, or what turns the direction of what follows: controls of both ranges but tab and line feed, soft hyphen,
# Arabic letter mark, zero-width and direction marks, line and paragraph separators, joiners of no width, the byte order mark, tag
# characters, and halves of surrogate pairs (which no UTF-8 page can hold).
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


def name_of(character: str) -> str:
    """Name a character by its code point, as ``U+202E``."""
    return f"U+{ord(character):04X}"


def escape(text: str) -> str:
    """Make text safe inside an HTML element; hidden characters become boxed marks that name them."""
    return _HIDDEN.sub(lambda hit: f'<span class="sayso-hidden">{name_of(hit[0])}</span>', html.escape(text, quote=True))


def attribute(text: str) -> str:
    """Make text safe inside a double-quoted HTML attribute; hidden characters become their names in brackets."""
    return _HIDDEN.sub(lambda hit: f"[{name_of(hit[0])}]", html.escape(text, quote=True)).replace("\n", " ")


def words(text: str) -> str:
    """HTML of a piece of a document, kept apart from the direction of the text around it."""
    return f'<bdi dir="auto">{escape(text)}</bdi>'


def terminal(text: str) -> str:
    r"""Make text safe for one line of a terminal: controls and direction marks become visible escapes, line breaks spaces.

    Example:
        >>> terminal("red \x1b[31m line\nnext")
        'red \\x1b[31m line next'
    """
    flat = text.replace("\r\n", " ").replace("\n", " ").replace("\t", " ")
    return _HIDDEN.sub(lambda hit: hit[0].encode("unicode_escape").decode("ascii"), flat)


class Highlight(NamedTuple):
    """A stretch of a text to be marked: where, as what (a CSS class), and what a pointer resting on it is told."""

    start: int
    end: int
    style: str
    title: str = ""


def _open(mark: Highlight) -> str:
    title = f' title="{attribute(mark.title)}" aria-label="{attribute(mark.title)}"' if mark.title else ""
    return f'<mark class="sayso-{mark.style}"{title}>'


def highlighted(text: str, offset: int, marks: Iterable[Highlight]) -> str:
    """HTML of ``text`` with ``marks`` around its parts.

    Args:
        text: the words to show.
        offset: where ``text`` begins in the section that the marks count in, in code points.
        marks: in any order; they may nest or cross, lie outside, or be empty (left out). A mark that crosses the end of one
            opened before it is cut in two.

    Returns:
        HTML whose text without its tags is ``text``, but for hidden characters.
    """
    inside = [
        mark._replace(start=max(mark.start - offset, 0), end=min(mark.end - offset, len(text)))
        for mark in marks
        if mark.start < mark.end and mark.end > offset and mark.start < offset + len(text)
    ]
    inside.sort(key=lambda mark: (mark.start, -mark.end))
    edges = sorted({0, len(text), *(mark.start for mark in inside), *(mark.end for mark in inside)})
    out: list[str] = []
    opened: list[Highlight] = []
    for start, end in pairwise(edges):
        wanted = [mark for mark in inside if mark.start <= start and end <= mark.end]
        common = _common(opened, wanted)
        out.append("</mark>" * (len(opened) - common))
        out.extend(_open(mark) for mark in wanted[common:])
        out.append(escape(text[start:end]))
        opened = wanted
    out.append("</mark>" * len(opened))
    return f'<bdi dir="auto">{"".join(out)}</bdi>'


def _common(opened: Sequence[Highlight], wanted: Sequence[Highlight]) -> int:
    count = 0
    while count < min(len(opened), len(wanted)) and opened[count] == wanted[count]:
        count += 1
    return count
