"""Pairs of passages of two articles as `compare_features` prints them, with what the links of the stories say of each."""

from __future__ import annotations

import collections
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DISJOINT, EQUAL = 5, 1  # Fit::disjoint, Fit::equal
MEETING = {"conflicts", "differs", "updates", "denies"}
SAYING_THE_SAME = {"agrees", "narrower", "hedges"}

Place = tuple[str, int, int]  # document, start and end in bytes
Links = dict[frozenset[str], list[dict[str, Any]]]


@dataclass(slots=True)
class Pair:
    """Two passages of two articles, with the gold links that they meet."""

    question: str
    fit: int
    a: Place
    b: Place
    values: tuple[str, str]
    features: dict[str, float]
    links: list[dict[str, Any]]
    barred: bool = False  # never a conflict, but an example to learn from

    @property
    def story(self) -> str:
        return self.a[0].split("/")[0]

    @property
    def documents(self) -> tuple[str, str]:
        return self.a[0], self.b[0]

    @property
    def kinds(self) -> set[str]:
        return {link["kind"] for link in self.links}

    @property
    def apart(self) -> bool:
        return self.features.get("apart", 0.0) > 0


def covers(place: Place, side: dict[str, Any]) -> bool:
    """The rule of the stories' scorer: the shorter passage lies in the other by half."""
    if place[0] != side["doc"]:
        return False
    common = min(place[2], side["end"]) - max(place[1], side["start"])
    return bool(common > 0 and 2 * common >= min(place[2] - place[1], side["end"] - side["start"]))


def read_links(stories: Path) -> Links:
    """Gold links by the two articles, offsets in bytes."""
    by_articles: Links = collections.defaultdict(list)
    texts: dict[str, str] = {}
    for line in (stories / "links.jsonl").read_text(encoding="utf-8").splitlines():
        link = json.loads(line)
        for key in "ab":
            side = link[key]
            side["doc"] = f"{link['story']}/{side['doc']}"
            if side["doc"] not in texts:
                texts[side["doc"]] = (stories / "articles" / f"{side['doc']}.txt").read_bytes().decode("utf-8")
            for edge in ("start", "end"):
                side[edge] = len(texts[side["doc"]][: side[edge]].encode("utf-8"))
        by_articles[frozenset((link["a"]["doc"], link["b"]["doc"]))].append(link)
    return by_articles


def read_pairs(path: Path, links: Links) -> list[Pair]:
    """All pairs of the file, each with the links that it meets."""
    pairs = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            a, b = tuple(row["a"]), tuple(row["b"])
            met = [
                link
                for link in links.get(frozenset((a[0], b[0])), [])
                if (covers(a, link["a"]) and covers(b, link["b"])) or (covers(a, link["b"]) and covers(b, link["a"]))
            ]
            values = (row.get("value_a", ""), row.get("value_b", ""))
            pairs.append(Pair(row["question"], row.get("fit", DISJOINT), a, b, values, row["features"], met, row.get("barred", False)))
    return pairs
