"""Claims -> HTML: a table with the sentence of each claim, and one claim with everything that is known about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from . import wording
from .markup import Highlight, escape, highlighted, words

if TYPE_CHECKING:
    from ..records import Claim

# No view grows beyond 200 kB, style sheet included, whatever the limit of rows. In characters of HTML.
MAX_HTML = 190_000
MAX_SENTENCE = 4_000  # characters; real sentences stay far below


def highlights(claim: Claim) -> list[Highlight]:
    """Find what to mark in the sentence of a claim: the claim, its quantities, the holders and their cues."""
    style = "own" if claim.source is None else {"direct": "direct", "mixed": "mixed"}.get(claim.quote, "indirect")
    said = f"{claim.quote} quote" if claim.quote in ("direct", "mixed") else "claim"
    marks = [Highlight(claim.start, claim.end, style, f"{said}: {wording.chain(claim)}")]
    marks += [Highlight(part.start, part.end, "value", wording.interval(part)) for part in claim.quantities]
    for source in claim.sources:
        if source.start is not None and source.end is not None:
            marks.append(Highlight(source.start, source.end, "source", f"source: {wording.holder(source)} ({source.kind})"))
        if source.cue_start is not None and source.cue_end is not None:
            marks.append(Highlight(source.cue_start, source.cue_end, "cue", f"cue: {source.cue_class}"))
    return marks


def sentence(claim: Claim, marks: Iterable[Highlight], focus: tuple[int, int]) -> str:
    """HTML of the sentence around a claim, or of the claim alone where the sentence is not at hand.

    Args:
        claim: whose sentence it is.
        marks: what to mark in it.
        focus: start and end of the words that must be seen when the sentence is too long to be shown whole.
    """
    start, text = claim.context or (claim.start, claim.text)
    dots = "\N{HORIZONTAL ELLIPSIS}"
    first = 0 if len(text) <= MAX_SENTENCE else max(0, focus[0] - start - MAX_SENTENCE // 4)
    last = min(len(text), first + MAX_SENTENCE)
    shown = highlighted(text[first:last], start + first, marks)
    return f"{dots if first else ''}{shown}{dots if last < len(text) else ''}"


def quoted(text: str) -> str:
    """HTML of words in quotation marks."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{words(text)}\N{RIGHT DOUBLE QUOTATION MARK}"


def note(text: str) -> str:
    """HTML of a remark."""
    return f'<span class="sayso-note">{escape(text)}</span>'


def chip(text: str, style: str = "") -> str:
    """HTML of a small label."""
    return f'<span class="sayso-chip{" sayso-" + style if style else ""}">{escape(text)}</span>'


def _stance(claim: Claim) -> str:
    chips = [chip(claim.modality)]
    if claim.polarity == "negative":
        chips.append(chip("not"))
    if claim.quote != "none":
        chips.append(chip(f"{claim.quote} quote"))
    return f'{" ".join(chips)}<br><span class="sayso-note sayso-nowrap">certainty {claim.certainty:.2f}</span>'


def _values(claim: Claim) -> str:
    lines = [f"{escape(wording.interval(part))} <span class=\"sayso-note\">{words(wording.counted(part))}</span>" for part in claim.quantities]
    lines += [f'<span class="sayso-nowrap">{escape(wording.time_value(part))}</span>' for part in claim.times]
    return "<br>".join(lines)


def _who(claim: Claim) -> str:
    if claim.source is None and not claim.sources:
        return f'<span class="sayso-note">{wording.OWN_VOICE}</span>'
    lines = [words(wording.chain(claim))]
    cues = [source for source in claim.sources if source.cue]
    if cues:
        lines.append(f'<span class="sayso-note">{quoted(cues[-1].cue or "")}</span>')
    return "<br>".join(lines)


def _row(claim: Claim) -> str:
    own = ""
    if claim.self_contained and claim.self_contained != claim.text:
        own = f'<br><span class="sayso-note">\N{RIGHTWARDS ARROW} {words(claim.self_contained[:MAX_SENTENCE])}</span>'
    where = f"{words(claim.doc)}{'<br>title' if claim.section == 'title' else ''}"
    return (
        f'<tr><td class="sayso-doc">{where}</td><td class="sayso-words">{sentence(claim, highlights(claim), (claim.start, claim.end))}{own}</td>'
        f"<td>{_who(claim)}</td><td>{_stance(claim)}</td><td>{_values(claim)}</td></tr>"
    )


def fitting(parts: Iterable[str], budget: int) -> list[str]:
    """Take parts from the front while their length together stays within ``budget``."""
    taken: list[str] = []
    for part in parts:
        budget -= len(part)
        if budget < 0:
            break
        taken.append(part)
    return taken


def more(count: int, one: str) -> str:
    """HTML that says how many were left out, and how to see them; empty when none were."""
    if count <= 0:
        return ""
    return (
        f'<p class="sayso-caption">\N{HORIZONTAL ELLIPSIS} {wording.plural(count, "more " + one)}; '
        "<code>sayso.show(x, limit=None)</code> shows as many as fit, <code>.to_pandas()</code> has all.</p>"
    )


def table(claims: Iterable[Claim], total: int, caption: str) -> str:
    """HTML of claims as a table.

    Args:
        claims: those to show; fewer are shown when the page would grow beyond its cap.
        total: how many there are in all.
        caption: escaped HTML of the line above.
    """
    rows = fitting(map(_row, claims), MAX_HTML)
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Document", "Claim", "Who says so", "How", "Quantities, times"))
    return (
        f'<p class="sayso-caption">{caption}</p><table class="sayso-table"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>{more(total - len(rows), 'claim')}"
    )


def card(claim: Claim) -> str:
    """HTML of one claim: its sentence, then every field that says something."""
    start, text = claim.context or (claim.start, claim.text)

    def cut(begin: int, end: int) -> str:
        inside = start <= begin and end <= start + len(text)
        return quoted(text[begin - start : end - start][:200]) if inside else f"{begin}:{end}"

    facts: list[tuple[str, str]] = [("document", f"{words(claim.doc)} ({claim.section} {claim.start}:{claim.end})")]
    if claim.self_contained != claim.text:
        facts.append(("on its own", words(claim.self_contained[:MAX_SENTENCE])))
    holders = [f"{words(wording.holder(part))} {note(f'{part.kind}, {part.cue_class}')}" for part in claim.sources]
    facts.append(("said by", " \N{RIGHTWARDS ARROW} ".join(holders) or escape(wording.chain(claim))))
    how = f"{chip(claim.modality)} {chip(claim.polarity)} certainty {claim.certainty:.2f}, {claim.quote} quote, {claim.form}"
    facts.append(("how", how))
    facts += [(name, words(value[:MAX_SENTENCE])) for name in ("subject", "predicate", "object") if (value := getattr(claim, name))]
    others = [part for part in claim.arguments if part.role not in ("subject", "object")]
    facts += [(escape(part.role.replace("_", " ")), words((part.resolved or part.text)[:200])) for part in others]
    facts += [("quantity", f"{escape(wording.interval(part))} {words(wording.counted(part))}") for part in claim.quantities]
    facts += [("time", f"{words(part.text)} = {escape(wording.time_value(part))}") for part in claim.times]
    kinds = [name for name in ("comparison", "causal") if getattr(claim, name)]
    if kinds:
        facts.append(("also", " ".join(map(chip, kinds))))
    facts.append(("scores", f"confidence {claim.confidence:.2f}, check-worthiness {claim.checkworthiness:.2f}"))
    reasons = [f"{escape(part.field)}: {escape(part.rule)} {cut(part.start, part.end)}" for part in claim.why]
    if reasons:
        facts.append(("why", "<br>".join(fitting(reasons, MAX_HTML // 4))))
    if claim.abstained:
        facts.append(("left open", escape(", ".join(claim.abstained))))
    rows = fitting((f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts), MAX_HTML // 2)
    return f'<div class="sayso-words">{sentence(claim, highlights(claim), (claim.start, claim.end))}</div><dl class="sayso-facts">{"".join(rows)}</dl>'
