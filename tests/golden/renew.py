"""Writes the golden files anew: python tests/golden/renew.py. Read the diff before you commit it, and say in the commit why output changed.

`claims.txt`, `links.txt` and `origins.txt` are what the sample articles give, readable; `signature.txt` is a hash of all outputs of the
articles below, which must be the same for every instruction set and every number of threads.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import sayso

HERE = Path(__file__).resolve().parent
ARTICLES = HERE / "articles"


def documents() -> list[dict[str, str]]:
    """The sample articles and the short ones of tests/golden/articles, which hold what is hard."""
    extra = [{"id": p.stem, "title": "", "text": p.read_text(encoding="utf-8"), "published": "2026-03-16T00:00:00Z"} for p in sorted(ARTICLES.glob("*.txt"))]
    return [*sayso.sample(), *extra]


def extract(extractor: sayso.Extractor, threads: int = 1) -> sayso.Claims:
    """Claims of all golden documents."""
    rows = documents()
    keys = ("text", "id", "title", "published")
    texts, ids, titles, published = ([row[key] for row in rows] for key in keys)
    return extractor.extract(texts, ids=ids, titles=titles, published=published, threads=threads)


def claim_lines(claims: sayso.Claims) -> Iterator[str]:
    """One line a claim, what a reader would check first."""
    for claim in claims:
        marks = [claim.form, claim.modality, *(["negative"] if claim.polarity == "negative" else []), *([f"source={claim.source}"] if claim.source else [])]
        marks += [f"{q.text}={q.low}..{q.high} {q.unit}" for q in claim.quantities] + [f"{t.text}={t.value}" for t in claim.times]
        yield f"{claim.doc} {claim.section} {claim.start}-{claim.end} | {claim.self_contained} | {claim.subject} / {claim.predicate} / {claim.object} | {'; '.join(marks)}"


def link_lines(comparison: sayso.Comparison) -> Iterator[str]:
    """One line a link."""
    for link in comparison.links.to_dicts():
        yield f"{link['kind']} {link['slot']} | {link['a']['doc']}: {link['a']['text']} | {link['b']['doc']}: {link['b']['text']} | {link['reason']}"


def origin_lines(comparison: sayso.Comparison) -> Iterator[str]:
    """One line an origin."""
    for origin in comparison.origins.to_dicts():
        yield f"{', '.join(origin['docs'])} {origin['share']:.2f}"


def signature(extractor: sayso.Extractor, threads: int = 1) -> str:
    """SHA-256 of all that comes out, as hex."""
    claims = extract(extractor, threads)
    comparison = sayso.compare(claims)
    digest = hashlib.sha256()
    for table in (claims, comparison.clusters, comparison.links, comparison.origins):
        digest.update(repr(table.to_dicts()).encode())
    return digest.hexdigest()


def texts() -> dict[str, str]:
    """Name and content of each golden file."""
    extractor = sayso.load()
    claims = extract(extractor)
    comparison = sayso.compare(claims)
    lines = {"claims.txt": claim_lines(claims), "links.txt": link_lines(comparison), "origins.txt": origin_lines(comparison), "signature.txt": [signature(extractor)]}
    return {name: "\n".join(rows) + "\n" for name, rows in lines.items()}


def main() -> None:
    for name, text in texts().items():
        (HERE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
