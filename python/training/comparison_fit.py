"""The linear models of `cpp/compare/pair_model.h`: fitting, the rivals of a pair, and the chance from which a pair counts."""

from __future__ import annotations

import collections
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from training.comparison_pairs import DISJOINT, EQUAL, MEETING, SAYING_THE_SAME, Pair

Floats = npt.NDArray[np.float64]

FIRST_PENALTY, SECOND_PENALTY = 3.0, 1.0
# How heavy examples are beside the stories' own pairs that cannot both be true: pairs of one value, which mostly are of one thing too; and
# pairs of unrelated articles, by question. Chosen by leaving one story out.
AGREEING = 1.0
UNRELATED = {"quantity": 1.0, "time": 1.0, "denial": 0.1, "likeness": 0.0}
SECOND = ("second", "logit", "score", "margin", "agreeing", "agreeing_more", "elsewhere", "elsewhere_more")
# What a pair of one value cannot tell: there it is taken to be like the right pairs.
OF_THE_DIFFERENCE = ("ratio", "ratio_far", "digits", "has_a", "has_b", "bounded")
# Precision asked of what counts, of reports of one time and of later ones, and the chances that may be chosen: a link that is more likely
# wrong than right helps nobody. Chances of denials are low, for most of their examples are wrong: from 0.4 to 0.5 eight of ten are right.
PRECISION, PRECISION_LATER = 0.75, 0.65
LEAST = {"quantity": 0.5, "time": 0.5, "denial": 0.4}
MOST = 0.85
FEWEST = 8  # pairs that a choice must rest on


def wanted(question: str) -> set[str]:
    """The kinds of link that make a pair right. Of agreement the stories link only a sample."""
    return SAYING_THE_SAME if question == "likeness" else MEETING


def sigmoid(logits: Floats) -> Floats:
    return 1 / (1 + np.exp(-np.clip(logits, -30, 30)))


def fit(rows: Floats, right: Floats, heavy: Floats, penalty: float) -> Floats:
    """Logistic regression by Newton's method, each row as heavy as told; the first column is the bias and is hardly held back."""
    weights = np.zeros(rows.shape[1])
    ridge = np.full(rows.shape[1], penalty)
    ridge[0] = 1e-3
    for _ in range(50):
        chance = sigmoid(rows @ weights)
        slope = rows.T @ (heavy * (chance - right)) + ridge * weights
        curve = (rows * (heavy * chance * (1 - chance))[:, None]).T @ rows + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-5:
            break
    return weights


def table(pairs: list[Pair], names: list[str]) -> Floats:
    """A row a pair, a column a feature."""
    place = {name: at for at, name in enumerate(names)}
    rows = np.zeros((len(pairs), len(names)))
    for at, pair in enumerate(pairs):
        for name, value in pair.features.items():
            if name in place:
                rows[at, place[name]] = value
    return rows


@dataclass(slots=True)
class Asked:
    """All pairs of one question with their features, so that parts of them can be taken quickly."""

    question: str
    pairs: list[Pair]
    names: list[str]
    rows: Floats
    wrong: Floats  # rows of pairs of unrelated articles
    disjoint: npt.NDArray[np.bool_] = field(init=False)
    right: npt.NDArray[np.bool_] = field(init=False)
    agreeing: npt.NDArray[np.bool_] = field(init=False)
    stories: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.disjoint = np.array([pair.fit == DISJOINT for pair in self.pairs])
        self.right = np.array([bool(pair.kinds & wanted(self.question)) for pair in self.pairs])
        self.agreeing = np.array([self._agrees(pair) for pair in self.pairs])
        self.stories = [pair.story for pair in self.pairs]

    def _agrees(self, pair: Pair) -> bool:
        """Small numbers are equal by chance."""
        return self.has_rivals and pair.fit == EQUAL and pair.features.get("small_count", 0.0) == 0

    @property
    def has_rivals(self) -> bool:
        return self.question in ("quantity", "time")

    def without(self, story: str | None) -> list[int]:
        return [at for at, other in enumerate(self.stories) if other != story]

    def of(self, story: str) -> list[int]:
        return [at for at, other in enumerate(self.stories) if other == story]


def describe_rivals(pairs: list[Pair], logits: Floats) -> Floats:
    """The features of the second stage: how a pair stands beside others of the same values. As in cpp/compare/relate_values.cpp."""
    scores = sigmoid(logits)
    best: dict[Any, list[tuple[float, int]]] = collections.defaultdict(list)
    pool: dict[Any, list[tuple[float, tuple[str, str]]]] = collections.defaultdict(list)
    for at, pair in enumerate(pairs):
        for side, place in (("a", pair.a), ("b", pair.b)):
            best[pair.documents, side, place, pair.fit == DISJOINT].append((scores[at], at))
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

    first: Floats
    second: Floats | None

    def score(self, asked: Asked, part: list[int]) -> Floats:
        """Chance that each pair speaks of one thing."""
        logits = asked.rows[part] @ self.first
        if self.second is None:
            return sigmoid(logits)
        return sigmoid(describe_rivals([asked.pairs[at] for at in part], logits) @ self.second)


def train(asked: Asked, part: list[int]) -> Model:
    """Learns from the pairs that cannot both be true, and from those of one value; unrelated articles are wrong examples."""
    rows, right = asked.rows[part], asked.right[part].astype(float)
    disjoint, agreeing = asked.disjoint[part], asked.agreeing[part]
    parts, answers, heavy = [rows[disjoint], asked.wrong], [right[disjoint], np.zeros(len(asked.wrong))], [np.ones(disjoint.sum())]
    heavy.append(np.full(len(asked.wrong), UNRELATED[asked.question]))
    if agreeing.any():
        like = rows[agreeing].copy()
        for name in set(OF_THE_DIFFERENCE) & set(asked.names):
            column = asked.names.index(name)
            like[:, column] = rows[disjoint & (right > 0), column].mean()
        parts.append(like)
        answers.append(np.ones(len(like)))
        heavy.append(np.full(len(like), AGREEING))
    first = fit(np.vstack(parts), np.concatenate(answers), np.concatenate(heavy), FIRST_PENALTY)
    if not asked.has_rivals:
        return Model(first, None)
    rivals = describe_rivals([asked.pairs[at] for at in part], rows @ first)[disjoint]
    return Model(first, fit(rivals, right[disjoint], np.ones(len(rivals)), SECOND_PENALTY))


def keep_best(pairs: list[Pair], scores: Floats) -> Floats:
    """Nought for a pair of which one side has a better partner in the other article."""
    best: dict[Any, float] = collections.defaultdict(float)
    for pair, score in zip(pairs, scores, strict=True):
        for key in ((pair.documents, pair.a), (pair.documents, pair.b)):
            best[key] = max(best[key], score)
    return np.array([s if s >= best[p.documents, p.a] and s >= best[p.documents, p.b] else 0.0 for p, s in zip(pairs, scores, strict=True)])


def score_left_out(asked: Asked) -> Floats:
    """The chance of each pair by a model that has not seen its story; nought where both can be true, the pair is barred or a side has a better partner."""
    scores = np.zeros(len(asked.pairs))
    for story in sorted(set(asked.stories)):
        part = asked.of(story)
        scores[part] = train(asked, asked.without(story)).score(asked, part)
    barred = np.array([pair.barred for pair in asked.pairs])
    return keep_best(asked.pairs, scores * asked.disjoint * ~barred)


def choose_least(asked: Asked, scores: Floats, part: list[int], *, apart: bool) -> float:
    """The chance from which the pairs of `part` are as often right as is asked; `scores` by models that had not seen their stories."""
    floor = LEAST[asked.question]
    ranked = sorted(((scores[at], bool(asked.right[at])) for at in part if asked.pairs[at].apart == apart and scores[at] >= floor), reverse=True)
    least, good = MOST, 0
    for count, (score, right) in enumerate(ranked, 1):
        good += right
        if count >= FEWEST and good / count >= (PRECISION_LATER if apart else PRECISION):
            # Half way to the next one; where all are good enough, the lowest chance there is.
            least = (score + ranked[count][0]) / 2 if count < len(ranked) else floor
    if len(ranked) < FEWEST:
        least = floor
    return float(min(max(least, floor), MOST))
