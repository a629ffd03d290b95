"""The analysis of a text -> HTML and plain text: each sentence with its names marked, then its words as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import wording
from .claims import MAX_HTML, fitting, more
from .markup import Highlight, escape, highlighted
from .plain import table as plain_table

if TYPE_CHECKING:
    from ..parsed import Parsed, Sentence, Token

_HEADS = ("", "Word", "Lemma", "Tag", "Hangs on", "Relation", "Name")


def _head(parsed: Parsed, sentence: Sentence, place: int) -> str:
    token = parsed.tokens[place]
    if token.head == place or not 0 <= token.head < len(parsed.tokens):
        return "\N{EM DASH}"
    return f"{token.head - sentence.first_token + 1} {parsed.tokens[token.head].text}"


def _names(parsed: Parsed) -> dict[int, str]:
    return {place: entity.kind for entity in parsed.entities for place in range(entity.first_token, entity.end_token)}


def _cells(parsed: Parsed, sentence: Sentence, names: dict[int, str], place: int) -> tuple[str, ...]:
    token: Token = parsed.tokens[place]
    number = str(place - sentence.first_token + 1)
    tags = f"{token.upos} {token.xpos}"
    return number, token.text, token.lemma, tags, _head(parsed, sentence, place), token.relation, names.get(place, "")


def _sentence(parsed: Parsed, sentence: Sentence, names: dict[int, str]) -> str:
    marks = [
        Highlight(entity.start, entity.end, "source", entity.kind)
        for entity in parsed.entities
        if sentence.start <= entity.start and entity.end <= sentence.end
    ]
    rows = (
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in _cells(parsed, sentence, names, place))}</tr>"
        for place in range(sentence.first_token, sentence.end_token)
    )
    top = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    return (
        f'<div class="sayso-words">{highlighted(sentence.text, sentence.start, marks)}</div>'
        f'<table class="sayso-table sayso-tight"><thead><tr>{top}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    )


def caption(parsed: Parsed) -> str:
    """Count what was found."""
    counted = ((parsed.sentences, "sentence"), (parsed.tokens, "token"), (parsed.entities, "name"), (parsed.mentions, "mention"))
    return ", ".join(wording.plural(len(things), one) for things, one in counted)


def html(parsed: Parsed, limit: int | None) -> str:
    """HTML of the first sentences."""
    names = _names(parsed)
    parts = fitting((_sentence(parsed, sentence, names) for sentence in parsed.sentences[:limit]), MAX_HTML)
    return f'<p class="sayso-caption">{caption(parsed)}</p>{"".join(parts)}{more(len(parsed.sentences) - len(parts), "sentence")}'


def plain(parsed: Parsed, limit: int | None) -> str:
    """Plain text of the first sentences."""
    names = _names(parsed)
    parts = [caption(parsed)]
    for sentence in parsed.sentences[:limit]:
        rows = [_cells(parsed, sentence, names, place) for place in range(sentence.first_token, sentence.end_token)]
        parts.append(plain_table(_HEADS, rows, (4, 24, 20, 12, 24, 12, 14)))
    return "\n\n".join(parts)
