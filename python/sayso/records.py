"""A claim and its parts as plain records: frozen, with slots, comparable, picklable.

Offsets are half-open code point offsets into the section the claim stands in (``section``: the text or the title), so that
``text[claim.start:claim.end] == claim.text``, and the same holds for every part that has a start and an end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

__all__ = [
    "Argument",
    "Claim",
    "ClaimPlace",
    "Cluster",
    "Edit",
    "Link",
    "Origin",
    "Passage",
    "Quantity",
    "RowError",
    "Source",
    "Time",
    "Why",
]

SectionName = Literal["text", "title"]
Form = Literal[
    "main",
    "subordinate",
    "relative",
    "participle",
    "infinitive",
    "coordinated",
    "apposition",
    "nominal",
    "heading",
    "table",
    "list",
]
Quote = Literal["none", "direct", "indirect", "mixed"]
Modality = Literal["question", "conditional", "normative", "predicted", "hedged", "reported", "asserted"]
Polarity = Literal["positive", "negative"]
LinkKind = Literal["agrees", "narrower", "conflicts", "differs", "hedges", "denies", "updates"]


@dataclass(frozen=True, slots=True)
class Argument:
    """A part of a claim's predication: subject, object, place, time, cause and so on."""

    role: str
    text: str
    start: int
    end: int
    resolved: str
    """The fullest name that the document gives, where the evidence suffices; else ``text``."""


@dataclass(frozen=True, slots=True)
class Source:
    """One holder in the chain of those who say so. An implicit holder ("is seen as") has no words and so no offsets."""

    text: str | None
    start: int | None
    end: int | None
    resolved: str
    kind: str
    role: str | None
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    cue_class: str
    negated: bool


@dataclass(frozen=True, slots=True)
class Quantity:
    """An interval with a unit and the thing it counts. ``low`` or ``high`` is None where the interval is open."""

    text: str
    start: int
    end: int
    low: float | None
    high: float | None
    comparator: str
    approximate: bool
    unit: str | None
    currency: str | None
    per: str | None
    of: str | None
    change: str | None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: its TIMEX3 value and, where it can be anchored, the ISO 8601 interval ``begin`` to ``end_of``."""

    text: str
    start: int
    end: int
    kind: str
    value: str | None
    begin: str | None
    end_of: str | None


@dataclass(frozen=True, slots=True)
class Why:
    """The rule or model head that set a field, and the words it rests on."""

    field: str
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """One step from ``text`` to ``self_contained``: ``inserted`` in place of start..end, taken from source_start..source_end."""

    start: int
    end: int
    inserted: str
    source_start: int
    source_end: int
    reason: str


@dataclass(frozen=True, slots=True, repr=False)
class Claim:
    """Something a text says is so, with who says it and how surely. The fields are the columns of a claims table."""

    row: int
    doc: str
    section: SectionName
    claim: str
    parent: str | None
    sentence: int
    start: int
    end: int
    text: str
    self_contained: str
    edits: tuple[Edit, ...]
    form: Form
    subject: str | None
    object: str | None
    predicate: str
    arguments: tuple[Argument, ...]
    source: str | None
    sources: tuple[Source, ...]
    quote: Quote
    modality: Modality
    polarity: Polarity
    certainty: float
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    comparison: bool
    causal: bool
    checkworthiness: float
    confidence: float
    why: tuple[Why, ...]
    abstained: tuple[str, ...]
    context: tuple[int, str] | None = field(default=None, repr=False, compare=False)
    """Not a column: where the sentence around the claim starts, and its words."""

    def __repr__(self) -> str:
        """Say whose claim it is, in at most 200 characters."""
        who = "" if self.source is None else f", source={short(self.source, 40)}"
        return f"<Claim {short(self.text, 80)}{who}, {self.modality}, {self.polarity}, doc={short(self.doc, 30)}>"

    def _repr_html_(self) -> str:
        from .show import show  # the views are needed only where something is shown

        return show(self)._repr_html_()


@dataclass(frozen=True, slots=True)
class RowError:
    """An input row that gave no claims: why, and where. Offsets are bytes, since what is wrong may not be text at all."""

    row: int
    id: str | None
    code: str
    message: str
    offset: int | None = None
    line: int | None = None
    line_offset: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """One side of a link: a claim and the words in it that carry the compared value (code points of the claim's section)."""

    doc: str
    claim: str
    section: SectionName
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims that have to do with one another, with the reason in words for a reader."""

    kind: LinkKind
    slot: str
    a: ClaimPlace
    b: ClaimPlace
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims of several documents that say the same thing of the same thing."""

    cluster: int
    label: str
    documents: int
    origins: int
    """How many of the documents are independent: retellings of one text count once."""
    low: float | None
    high: float | None
    sources: tuple[str | None, ...]
    """Who holds it; None is a document's own voice."""
    claims: tuple[ClaimPlace, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document's text that is found again in another one."""

    doc: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents that retell one text; what they agree on counts once. ``share``: how much of the shortest the others have, 0 to 1."""

    docs: tuple[str, ...]
    share: float
    passages: tuple[Passage, ...]


def short(text: str, limit: int) -> str:
    """Quote a text for a repr: control characters escaped, cut to ``limit`` characters."""
    quoted = ascii(text) if not text.isprintable() else repr(text)
    return quoted if len(quoted) <= limit else f"{quoted[: limit - 4]}...{quoted[0]}"
