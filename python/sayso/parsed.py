"""The analysis of one text for scripting: words with tags and heads, sentences, entities, mentions, blocks, quotations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .records import short

__all__ = ["Block", "Entity", "Mention", "Parsed", "Quotation", "Sentence", "Token"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word of Universal Dependencies. Offsets are code points of the text."""

    text: str
    start: int
    end: int
    kind: str
    space_after: bool
    joined: bool
    """Written together with the token before, as the *n't* of *didn't*."""
    block: int
    upos: str
    xpos: str
    lemma: str
    head: int
    """Index of the token this one hangs on; a root has its own index."""
    relation: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its words, and the half-open range of its tokens."""

    text: str
    start: int
    end: int
    first_token: int
    end_token: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A name: of a person, an organization, a place and so on."""

    text: str
    start: int
    end: int
    kind: str
    first_token: int
    end_token: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that names or points at somebody or something; ``name`` is the fullest name of the same, None where that is unsure."""

    text: str
    start: int
    end: int
    head: int
    name: str | None
    first_token: int
    end_token: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table cell, piece of code or boilerplate."""

    text: str
    start: int
    end: int
    kind: str
    level: int
    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks; ``start`` and ``end`` include the marks, ``inner_start`` and ``inner_end`` do not."""

    text: str
    start: int
    end: int
    inner_start: int
    inner_end: int
    mark: str
    closed: bool


@dataclass(frozen=True, slots=True, repr=False)
class Parsed:
    """The analysis of one text: plain data that needs nothing else. Every part slices: ``text[part.start:part.end] == part.text``."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    blocks: tuple[Block, ...]
    quotes: tuple[Quotation, ...]
    repaired: int
    """How many code points that no text may hold were replaced by U+FFFD."""

    @classmethod
    def _of(cls, columns: Any) -> Parsed:
        text = columns["text"]
        starts, ends = columns["start"], columns["end"]

        def span(first: int, end: int) -> tuple[str, int, int]:
            if first >= end:
                return "", 0, 0
            return text[starts[first] : ends[end - 1]], starts[first], ends[end - 1]

        names = ("kind", "space_after", "joined", "block", "upos", "xpos", "lemma", "head", "relation")
        rows = zip(starts, ends, *(columns[name] for name in names), strict=True)
        raw = columns["mentions"]
        fullest = [None if name is None else span(raw[name][0], raw[name][1])[0] for _, _, _, name in raw]
        return cls(
            text=text,
            tokens=tuple([Token(text[start:end], start, end, *rest) for start, end, *rest in rows]),
            sentences=tuple([Sentence(*span(first, end), first, end) for first, end in columns["sentences"]]),
            entities=tuple([Entity(*span(first, end), kind, first, end) for first, end, kind in columns["entities"]]),
            mentions=tuple(
                [Mention(*span(first, end), head, name, first, end) for (first, end, head, _), name in zip(raw, fullest, strict=True)]
            ),
            blocks=tuple([Block(text[start:end], start, end, kind, *rest) for kind, start, end, *rest in columns["blocks"]]),
            quotes=tuple([Quotation(text[start:end], start, end, *rest) for start, end, *rest in columns["quotes"]]),
            repaired=columns["repaired"],
        )

    def __repr__(self) -> str:
        return f"<Parsed: {len(self.sentences):,} sentences, {len(self.tokens):,} tokens, {short(self.text[:60], 70)}>"

    def _repr_html_(self) -> str:
        from .show import show

        return show(self)._repr_html_()
