"""What people see: HTML that is escaped, static, small and readable in light and dark, and text a terminal cannot misread."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import sayso
from sayso.views import markup, plain, wording
from sayso.views.style import PALETTE, SHEET

NAUGHTY = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "</style><script>alert(1)</script>",
    "</mark></td></table><iframe src=javascript:alert(1)>",
    "javascript:alert(1)",
    "&lt;script&gt; &amp; &#60;b&#62;",
    "a\u202egpj.exe",
    "zero\u200bwidth\u2060and\ufeffmark\u00adhere",
    "tag\U000e0041characters",
    "nul\x00 bell\x07 esc\x1b[31m c1\x9b31m del\x7f",
    "lone \ud800 surrogate \udfff",
    "\u2066isolate\u2069 \u061c \u200e\u200f \u2028\u2029",
]
ALLOWED_TAGS = set("html head meta title style body div p b table thead tbody tr th td span mark bdi br code h2 section header dl dt dd".split())
ALLOWED_ATTRIBUTES = {"class", "title", "aria-label", "dir", "scope", "lang", "charset", "name", "content", "http-equiv"}
VOID = {"meta", "br"}


class Checker(HTMLParser):
    """Notes every tag, attribute and piece of text, and whether tags close in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.marks: list[list[str]] = []
        self.inside: list[int] = []
        self.text: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)
        if tag == "mark":
            self.inside.append(len(self.marks))
            self.marks.append([dict(attrs).get("class") or "", ""])

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)
        if tag == "mark":
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            return
        self.text.append(data)
        for mark in self.inside:
            self.marks[mark][1] += data


def check(html: str) -> Checker:
    checker = Checker()
    checker.feed(html)
    checker.close()
    assert not checker.wrong
    assert not checker.open
    assert checker.tags <= ALLOWED_TAGS
    assert checker.attributes <= ALLOWED_ATTRIBUTES
    html.encode("utf-8")
    return checker


def shown_things(claims: sayso.Claims, comparison: sayso.Comparison) -> list[object]:
    return [claims, claims[0], comparison, comparison.links, comparison.clusters, comparison.origins, sayso.parse(claims[1].text)]


def test_every_view_is_well_formed_and_static(claims: sayso.Claims, comparison: sayso.Comparison) -> None:
    for thing in shown_things(claims, comparison):
        html = sayso.show(thing)._repr_html_()  # type: ignore[arg-type]
        check(html)
        assert len(html) < 200_000
        assert not re.search(r"https?://|url\(|@import", html)


def test_notebooks_get_html_from_every_result(claims: sayso.Claims, comparison: sayso.Comparison) -> None:
    for thing in shown_things(claims, comparison):
        assert 'class="sayso-view"' in thing._repr_html_()  # type: ignore[attr-defined]


def test_saved_page_stands_alone(claims: sayso.Claims, tmp_path: Path) -> None:
    path = tmp_path / "claims.html"
    sayso.show(claims).save(path)
    page = path.read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "default-src 'none'" in page
    check(page)


def test_sentence_is_shown_whole_and_the_claim_marked(claims: sayso.Claims) -> None:
    for claim in claims[:40]:
        assert claim.context is not None
        start, sentence = claim.context
        body = check(sayso.show(claim)._repr_html_())
        assert sentence in "".join(body.text)
        marked = "".join(text for style, text in body.marks if re.search("own|direct|mixed", style))
        assert claim.text[: len(sentence) - (claim.start - start)] in marked


@pytest.mark.parametrize("text", NAUGHTY, ids=ascii)
def test_no_string_escapes_its_place(text: str, tmp_path: Path) -> None:
    article = f"{text} Halden has 340 workers, {text} said on Monday. The firm has {text} 200 workers."
    claims = sayso.extract([article, article.replace("340", "900")], ids=[text, f"{text}2"], titles=[text, text])
    comparison = sayso.compare(claims, min_confidence=0)
    for thing in [*shown_things(claims, comparison)[:6], sayso.parse(article), *claims]:
        body = check(sayso.show(thing, limit=None)._repr_html_())  # type: ignore[arg-type]
        assert not any(markup._HIDDEN.search(piece) for piece in body.text)
        assert not markup._HIDDEN.search(str(sayso.show(thing, limit=None)))  # type: ignore[arg-type]
    sayso.show(claims).save(tmp_path / "x.html")
    check((tmp_path / "x.html").read_text("utf-8"))


def test_hidden_characters_are_named_in_boxes() -> None:
    assert markup.escape("a\u202eb") == 'a<span class="sayso-hidden">U+202E</span>b'
    assert markup.attribute("a\u202e\"b\n") == "a[U+202E]&quot;b "


@pytest.mark.parametrize("text", NAUGHTY, ids=ascii)
def test_terminal_text_is_one_harmless_line(text: str) -> None:
    line = markup.terminal(text)
    assert not markup._HIDDEN.search(line)
    assert "\n" not in line


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([(0, 4, "a")], [("a", "0123")]),
        ([(2, 8, "a"), (4, 6, "b")], [("a", "234567"), ("b", "45")]),
        ([(0, 5, "a"), (3, 8, "b")], [("a", "01234"), ("b", "34"), ("b", "567")]),
        ([(-5, 3, "a"), (7, 99, "b")], [("a", "012"), ("b", "789")]),
        ([(4, 4, "a"), (20, 30, "b")], []),
    ],
    ids=["one", "nested", "crossing", "cut at the ends", "empty or outside"],
)
def test_marks_hold_their_words(marks: list[tuple[int, int, str]], expected: list[tuple[str, str]]) -> None:
    html = markup.highlighted("0123456789", 0, [markup.Highlight(*mark) for mark in marks])
    body = check(html)
    assert "".join(body.text) == "0123456789"
    assert [(style.removeprefix("sayso-"), text) for style, text in body.marks] == expected


def test_marks_count_from_the_offset() -> None:
    body = check(markup.highlighted("cd", 2, [markup.Highlight(3, 4, "a")]))
    assert body.marks == [["sayso-a", "d"]]


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("which", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", [name for name in PALETTE if name not in ("text", "soft", "line")])
def test_text_has_contrast_on_every_ground(ground: str, which: int) -> None:
    for name, least in (("text", 7.0), ("soft", 4.5)):
        if name == "soft" and ground not in ("page", "band"):
            continue
        light, dark = sorted((luminance(PALETTE[name][which]), luminance(PALETTE[ground][which])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= least


def test_style_sheet_touches_nothing_but_its_own_view() -> None:
    rules = [rule.split("{")[0] for rule in re.sub(r"@media[^{]*\{(.*?\})\}", r"\1", SHEET).split("}") if "{" in rule]
    assert len(rules) > 20
    assert all(".sayso-view" in selector for rule in rules for selector in rule.split(","))


def test_limit_says_what_is_left_out(claims: sayso.Claims) -> None:
    view = sayso.show(claims, limit=3)
    left_out = f"{len(claims) - 3:,} more claims"
    assert left_out in view._repr_html_()
    assert left_out in str(view)
    assert "more claim" not in str(sayso.show(claims, limit=None))


def test_html_stays_below_its_cap() -> None:
    claims = sayso.extract(["Sales rose by 5 percent, and Halden said that it will not close its plant. " * 400] * 3)
    html = sayso.show(claims, limit=None)._repr_html_()
    assert len(html) < 200_000
    assert "more claims" in html
    long = sayso.extract("Sales rose " + "very " * 100_000 + "much.")
    assert len(sayso.show(long)._repr_html_()) < 200_000
    for claim in long:
        assert len(claim._repr_html_()) < 200_000


@pytest.mark.parametrize("limit", [-1, 2.5, "all"])
def test_strange_limit_is_refused(claims: sayso.Claims, limit: object) -> None:
    with pytest.raises(ValueError, match="^limit: "):
        sayso.show(claims, limit=limit)  # type: ignore[arg-type]


def test_only_results_can_be_shown() -> None:
    with pytest.raises(sayso.InputTypeError, match="got list"):
        sayso.show([])  # type: ignore[arg-type]


def test_text_table_keeps_to_its_width(claims: sayso.Claims) -> None:
    for line in str(sayso.show(claims, limit=None)).split("\n"):
        assert plain.width(line) <= 125


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("", 5, [""]),
        ("\u5927\u962a\u5e02", 4, ["\u5927\u962a", "\u5e02"]),
        ("e\u0301e\u0301e\u0301", 3, ["e\u0301e\u0301e\u0301"]),
    ],
)
def test_wrapping_counts_columns(text: str, limit: int, lines: list[str]) -> None:
    assert plain.wrap(text, limit) == lines


def quantity(**fields: object) -> sayso.Quantity:
    given = {"text": "", "start": 0, "end": 0, "low": None, "high": None, "comparator": "exact", "approximate": False}
    given |= {"unit": None, "currency": None, "per": None, "of": None, "change": None}
    return sayso.Quantity(**{**given, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        ({"low": 12.0, "high": 12.0, "unit": "MW"}, "12 MW"),
        ({"low": 12.0, "high": 12.0, "approximate": True, "comparator": "about"}, "\u2248 12"),
        ({"high": 140.0, "comparator": "less_than", "unit": "person"}, "< 140 person"),
        ({"low": 1000.0, "comparator": "vague"}, "\u2265 1,000"),
        ({"low": 10.0, "high": 50.0, "comparator": "between"}, "10\u201350"),
        ({"low": 5.5, "high": 5.5, "unit": "percent", "change": "by"}, "by 5.5 percent"),
        ({"low": 3e9, "high": 3e9, "unit": "GBP", "currency": "GBP", "per": "year"}, "3,000,000,000 GBP per year"),
        ({}, "?"),
    ],
)
def test_quantities_are_written_as_intervals(fields: dict[str, object], written: str) -> None:
    assert wording.interval(quantity(**fields)) == written
