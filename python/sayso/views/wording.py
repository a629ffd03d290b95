"""Values of a claim -> short words for a reader: intervals, times, chains of sources. Used by the HTML and the terminal views."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..records import Claim, Quantity, Source, Time

OWN_VOICE = "the text itself"

# How an interval is written; "between" and open sides follow from the bounds.
_SIGNS = {
    "less_than": "< ",
    "at_most": "\N{LESS-THAN OR EQUAL TO} ",
    "more_than": "> ",
    "at_least": "\N{GREATER-THAN OR EQUAL TO} ",
    "about": "\N{ALMOST EQUAL TO} ",
}


def number(value: float) -> str:
    """Write a number with all its digits and thousands apart.

    Example:
        >>> number(12500.0), number(0.25)
        ('12,500', '0.25')
    """
    return f"{int(value):,}" if value.is_integer() and abs(value) < 1e15 else repr(value)


def interval(quantity: Quantity) -> str:
    """Write the interval of a quantity with its unit: ``< 140 person``, ``10-50 MW``, ``by 5 percent``."""
    low, high = quantity.low, quantity.high
    if low is not None and high is not None:
        amount = number(low) if low == high else f"{number(low)}\N{EN DASH}{number(high)}"
        sign = _SIGNS["about"] if quantity.approximate or quantity.comparator == "about" else ""
    elif low is None and high is None:
        amount, sign = "?", ""
    else:
        bound = low if low is not None else high
        amount = number(bound or 0.0)
        sign = _SIGNS.get(quantity.comparator, _SIGNS["at_least"] if high is None else _SIGNS["at_most"])
    parts = [quantity.change or "", f"{sign}{amount}", quantity.currency or (quantity.of if _names_unit(quantity) else quantity.unit)]
    written = " ".join(part for part in parts if part)
    if quantity.per:
        written += f" per {quantity.per}"
    return written


def _names_unit(quantity: Quantity) -> bool:
    """Say whether the unit is the counted thing itself: ``passenger`` of ``passengers``."""
    return bool(quantity.unit and quantity.of and quantity.of.lower().startswith(quantity.unit.lower()))


def counted(quantity: Quantity) -> str:
    """Name what is counted or measured, where the interval does not name it already."""
    return "" if quantity.of is None or _names_unit(quantity) else quantity.of


def time_value(time: Time) -> str:
    """Write what a time expression stands for, as far as that is known."""
    if time.value:
        return time.value
    return f"{time.begin or '?'}/{time.end_of or '?'}" if time.begin or time.end_of else f"{time.kind}?"


def holder(source: Source) -> str:
    """Name one holder of a chain, with the role the text gives."""
    return f"{source.resolved}, {source.role}" if source.role else source.resolved


def chain(claim: Claim) -> str:
    """Name all who say so, outermost first."""
    if not claim.sources:
        return OWN_VOICE if claim.source is None else claim.source
    return " \N{RIGHTWARDS ARROW} ".join(source.resolved for source in claim.sources)


def stance(claim: Claim) -> str:
    """Say how a claim is put: ``hedged, not``."""
    return f"{claim.modality}, not" if claim.polarity == "negative" else claim.modality


def plural(count: int, one: str) -> str:
    """Count things.

    Example:
        >>> plural(1, "claim"), plural(1200, "claim")
        ('1 claim', '1,200 claims')
    """
    return f"{count:,} {one}{'' if count == 1 else 's'}"
