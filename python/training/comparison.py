"""`python -m training.comparison --pairs PAIRS.jsonl --stories STORIES [--out compare_weights.tsv]`: trains what decides that two claims meet.

PAIRS is what `compare_features MODEL STORIES/articles` prints: pairs of values that cannot both be true, and pairs of claims of which one
says no, each with the features of `cpp/compare/pair_features.h`. A pair is right when the links of the stories say that it conflicts,
differs, updates or denies. One logistic regression a question; for values a second one weighs the first one's score against the rivals
of the pair. Prints figures by leaving one story out at a time, which are the honest ones; writes weights trained on all of them.
"""

from __future__ import annotations

import argparse
import collections
import json
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

QUESTIONS = ("quantity", "time", "denial", "likeness")
MEETING = {"conflicts", "differs", "updates", "denies"}
SAYING_THE_SAME = {"agrees", "narrower", "hedges"}
DISJOINT = 5  # Fit::disjoint
FIRST_PENALTY = 3.0
SECOND_PENALTY = 1.0
MOST_UNRELATED = 6000  # wrong examples a question
SEED = 3
SECOND = ("second", "logit", "score", "margin", "agreeing", "agreeing_more", "elsewhere", "elsewhere_more")


@dataclass(slots=True)
class Pair:
    """Two passages of two articles, with what the gold links say of them."""

    question: str
    disjoint: bool
    a: tuple[str, int, int]
    b: tuple[str, int, int]
    values: tuple[str, str]
    features: dict[str, float]
    links: list[dict[str, Any]]
    second: list[float] = field(default_factory=list)

    @property
    def story(self) -> str:
        return self.a[0].split("/")[0]

    @property
    def documents(self) -> tuple[str, str]:
        return self.a[0], self.b[0]

    @property
    def kinds(self) -> set[str]:
        return {link["kind"] for link in self.links}


def covers(place: tuple[str, int, int], side: dict[str, Any]) -> bool:
    """The rule of the stories' scorer: the shorter passage lies in the other by half."""
    if place[0] != side["doc"]:
        return False
    common = min(place[2], side["end"]) - max(place[1], side["start"])
    return bool(common > 0 and 2 * common >= min(place[2] - place[1], side["end"] - side["start"]))


def read_links(stories: Path) -> dict[frozenset[str], list[dict[str, Any]]]:
    """Gold links by the two articles, offsets in bytes."""
    by_articles: dict[frozenset[str], list[dict[str, Any]]] = collections.defaultdict(list)
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


def read_pairs(path: Path, links: dict[frozenset[str], list[dict[str, Any]]]) -> list[Pair]:
    """All pairs of the file, each with the links that it meets."""
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        a, b = tuple(row["a"]), tuple(row["b"])
        met = [
            link
            for link in links.get(frozenset((a[0], b[0])), [])
            if (covers(a, link["a"]) and covers(b, link["b"])) or (covers(a, link["b"]) and covers(b, link["a"]))
        ]
        values = (row.get("value_a", ""), row.get("value_b", ""))
        pairs.append(Pair(row["question"], row.get("fit", DISJOINT) == DISJOINT, a, b, values, row["features"], met))
    return pairs


def sigmoid(logits: Floats) -> Floats:
    return 1 / (1 + np.exp(-np.clip(logits, -30, 30)))


def fit(rows: Floats, right: Floats, penalty: float) -> Floats:
    """Logistic regression by Newton's method; the first column is the bias and is hardly held back."""
    weights = np.zeros(rows.shape[1])
    ridge = np.full(rows.shape[1], penalty)
    ridge[0] = 1e-3
    for _ in range(50):
        chance = sigmoid(rows @ weights)
        slope = rows.T @ (chance - right) + ridge * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def describe_rivals(pairs: list[Pair], logits: Floats) -> Floats:
    """The features of the second stage: how a pair stands beside others of the same values. As in cpp/compare/relate_values.cpp."""
    scores = sigmoid(logits)
    best: dict[Any, list[tuple[float, int]]] = collections.defaultdict(list)
    pool: dict[Any, list[tuple[float, tuple[str, str]]]] = collections.defaultdict(list)
    for at, pair in enumerate(pairs):
        for side, place in (("a", pair.a), ("b", pair.b)):
            best[pair.documents, side, place, pair.disjoint].append((scores[at], at))
        pool[pair.story, frozenset(pair.values)].append((scores[at], pair.documents))
    rows = []
    for at, pair in enumerate(pairs):
        rival, agreeing = (
            max(
                (score for side, place in (("a", pair.a), ("b", pair.b)) for score, other in best[pair.documents, side, place, disjoint] if other != at),
                default=0.0,
            )
            for disjoint in (True, False)
        )
        elsewhere = max((score for score, where in pool[pair.story, frozenset(pair.values)] if where != pair.documents), default=0.0)
        own = scores[at]
        rows.append([1, logits[at], own, own - rival, agreeing, max(0, agreeing - own), elsewhere, max(0, elsewhere - own)])
    return np.array(rows)


@dataclass(slots=True)
class Model:
    """Weights of one question."""

    names: list[str]
    first: Floats
    second: Floats | None

    def score(self, pairs: list[Pair]) -> Floats:
        """Chance that each pair speaks of one thing."""
        logits = table(pairs, self.names) @ self.first
        return sigmoid(logits if self.second is None else describe_rivals(pairs, logits) @ self.second)


def table(pairs: list[Pair], names: list[str]) -> Floats:
    return np.array([[pair.features.get(name, 0.0) for name in names] for pair in pairs])


def wanted(question: str) -> set[str]:
    """The kinds of link that make a pair right. Of agreement the stories link only a sample."""
    return SAYING_THE_SAME if question == "likeness" else MEETING


def train(pairs: list[Pair], names: list[str], unrelated: list[Pair], *, rivals: bool) -> Model:
    """Learns from the pairs that cannot both be true; the others only stand beside them as rivals. Those of unrelated articles are wrong."""
    asked = np.array([pair.disjoint for pair in pairs])
    right = np.array([bool(pair.kinds & wanted(pair.question)) for pair in pairs], float)
    rows = table(pairs, names)
    wrong = table(unrelated, names) if unrelated else np.zeros((0, len(names)))
    first = fit(np.vstack([rows[asked], wrong]), np.concatenate([right[asked], np.zeros(len(wrong))]), FIRST_PENALTY)
    if not rivals:
        return Model(names, first, None)
    return Model(names, first, fit(describe_rivals(pairs, rows @ first)[asked], right[asked], SECOND_PENALTY))


def keep_best(pairs: list[Pair], scores: Floats) -> Floats:
    """Nought for a pair of which one side has a better partner in the other article."""
    best: dict[Any, float] = collections.defaultdict(float)
    for pair, score in zip(pairs, scores, strict=True):
        for key in ((pair.documents, pair.a), (pair.documents, pair.b)):
            best[key] = max(best[key], score)
    return np.array([s if s >= best[p.documents, p.a] and s >= best[p.documents, p.b] else 0.0 for p, s in zip(pairs, scores, strict=True)])


def report(pairs: list[Pair], scores: Floats, facts: int) -> None:
    """Precision as conflict and as any meeting, of reports of one time and of later ones, by least score."""
    for apart in (0.0, 1.0):
        for least in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
            chosen = [p for p, s in zip(pairs, scores, strict=True) if s >= least and p.features.get("apart", 0.0) == apart]
            right = [p for p in chosen if "conflicts" in p.kinds]
            meeting = sum(bool(p.kinds & wanted(p.question)) for p in chosen)
            found = {(k["story"], k["reason"]) for p in right for k in p.links if k["kind"] == "conflicts"}
            kinds = collections.Counter(kind for p in chosen for kind in sorted(p.kinds))
            stories = " ".join(f"{s}:{sum(p.story == s for p in right)}/{n}" for s, n in sorted(collections.Counter(p.story for p in chosen).items()))
            print(
                f"{'later' if apart else 'same '} {least:.1f}: conflicts {len(right)} of {len(chosen)}, meeting {meeting}, "
                f"facts {100 * len(found) / facts:.1f} %  {dict(kinds)}  {stories}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--stories", type=Path, required=True)
    parser.add_argument("--unrelated", type=Path, help="pairs of articles that tell of nothing in common, for wrong examples")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--without", help="a story to leave out of the weights written, for an honest run of the whole line on it")
    parser.add_argument("--scores", type=Path, help="cross-validated score of each pair, for a reader of errors")
    options = parser.parse_args()
    links = read_links(options.stories)
    facts = len({(k["story"], k["reason"]) for group in links.values() for k in group if k["kind"] == "conflicts"})
    pairs = read_pairs(options.pairs, links)
    unrelated = [pair for pair in read_pairs(options.unrelated, {}) if pair.disjoint] if options.unrelated else []
    columns: dict[str, dict[str, float]] = {}
    scored = []
    for question in QUESTIONS:
        asked = [pair for pair in pairs if pair.question == question]
        names = ["bias", *sorted({name for pair in asked for name in pair.features} - {"bias"})]
        wrong = [pair for pair in unrelated if pair.question == question and question != "likeness"]
        wrong = random.Random(SEED).sample(wrong, min(len(wrong), MOST_UNRELATED))
        rivals = question in ("quantity", "time")
        scores = np.zeros(len(asked))
        for story in [] if options.without else sorted({pair.story for pair in asked}):
            model = train([pair for pair in asked if pair.story != story], names, wrong, rivals=rivals)
            held = [at for at, pair in enumerate(asked) if pair.story == story]
            scores[held] = model.score([asked[at] for at in held])
        scores *= np.array([pair.disjoint for pair in asked])
        scores = keep_best(asked, scores)
        print(f"{question}: {len(asked)} pairs, leaving one story out")
        report(asked, scores, facts)
        scored += [(pair, score) for pair, score in zip(asked, scores, strict=True)]
        model = train([pair for pair in asked if pair.story != options.without], names, wrong, rivals=rivals)
        columns[question] = dict(zip(names, model.first, strict=True))
        if model.second is not None:
            columns[question].update(zip(SECOND, model.second, strict=True))
    if options.scores:
        with options.scores.open("w", encoding="utf-8") as file:
            for pair, score in scored:
                file.write(json.dumps([pair.question, score, pair.a, pair.b, sorted(pair.kinds), pair.features]) + "\n")
    if options.out:
        names = [*sorted({name for column in columns.values() for name in column} - set(SECOND)), *SECOND]
        with options.out.open("w", encoding="utf-8") as file:
            file.write("# Weights of the features of pair_features.h, in thousandths of a unit of log odds: do two values or claims speak of one thing?\n")
            file.write(
                "# Source: python/training/comparison.py, on the links of the project's own stories; pairs of unrelated Wikinews articles are wrong examples.\n"
            )
            file.write("feature\t" + "\t".join(QUESTIONS) + "\n")
            for name in names:
                file.write(name + "".join(f"\t{round(1000 * columns[q].get(name, 0.0))}" for q in QUESTIONS) + "\n")


if __name__ == "__main__":
    main()
