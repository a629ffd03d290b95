"""`python -m training.pronouns --data SHARED --tool pronoun_features --model en.model --out pronouns.npz`: trains the pronoun model.

One binary linear model over the hashed features of `cpp/analysis/pronouns.cpp`: whether a chain of mentions is what a pronoun stands
for. Learned from the subjects, objects and sources of claims/train, from the mentions of GUM (train) and from GAP; a chain of GUM counts
by its latest mention, one of GAP by any. `--folds N` tells instead what cross-validation by documents gives for several thresholds.
"""

from __future__ import annotations

import argparse
import collections
import csv
import json
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from training.claims import matrix, whole
from training.holders import Doubles, Hashes, code_points, load_scorer, run_tool, write_articles

FEATURE_VERSION = 1  # kPronounFeatureVersion of cpp/analysis/pronouns.h
ROWS = 1 << 14
GAP_WEIGHT = 0.3  # its cases are chosen to be hard: two names that both agree

Span = tuple[int, int]


@dataclass(slots=True)
class Chain:
    """A chain that a pronoun may stand for; offsets are code points."""

    latest: Span
    name: str
    chosen: bool
    features: Span
    mentions: list[Span]


@dataclass(slots=True)
class Case:
    """A pronoun with its chains and, where the corpus tells, whether each is meant."""

    corpus: str
    doc: str
    span: Span
    word: str
    chains: list[Chain] = field(default_factory=list)
    labels: list[bool] | None = None

    @property
    def kind(self) -> str:
        """What the figures are told apart by."""
        return "they" if self.word.startswith("th") else "it" if self.word.startswith("it") else "he, she"


def read_cases(corpus: str, rows: list[list[str]], texts: dict[str, str]) -> list[Case]:
    """Rows of `pronoun_features`."""
    cases: list[Case] = []
    points: dict[str, dict[int, int]] = {}
    offset = 0
    for row in rows:
        if row[0] == "P":
            at = points.setdefault(row[1], code_points(texts[row[1]]))
            cases.append(Case(corpus, row[1], (at[int(row[3])], at[int(row[4])]), row[5]))
            continue
        last = offset + int(row[5])
        places = [at[int(value)] for value in row[6:]]
        mentions = list(zip(places[::2], places[1::2], strict=True))
        cases[-1].chains.append(Chain((at[int(row[1])], at[int(row[2])]), row[3], row[4] == "1", (offset, last), mentions))
        offset = last
    return cases


def label_by_claims(cases: list[Case], claims: Path, scorer: ModuleType) -> None:
    """By the names that annotated subjects, objects and sources resolve to."""
    names: dict[tuple[str, int, int], str] = {}
    for line in claims.read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        for part in (claim.get("subject"), claim.get("object"), *claim["sources"]):
            if claim["section"] == "text" and part and part.get("start") is not None and part["resolved"].lower() != part["text"].lower():
                names[claim["doc"], part["start"], part["end"]] = part["resolved"]
    for case in cases:
        name = names.get((case.doc, *case.span))
        if name:
            case.labels = [scorer.same_name(name, chain.name) for chain in case.chains]


def label_by_mentions(cases: list[Case], mentions: Path) -> None:
    """By the smallest mention of GUM around the latest of each chain: it must be of the pronoun's group."""
    groups: dict[str, list[tuple[int, int, str]]] = {}
    for line in mentions.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        groups[document["doc_id"]] = [(*mention["span"], mention["group"]) for mention in document["mentions"]]
    for case in cases:
        own = next((group for start, end, group in groups[case.doc] if (start, end) == case.span), None)
        if own is None:
            continue
        case.labels = []
        for chain in case.chains:
            around = [(end - start, group) for start, end, group in groups[case.doc] if start <= chain.latest[0] and chain.latest[1] <= end]
            case.labels.append(bool(around) and min(around)[1] == own)


def read_gap(data: Path) -> dict[str, dict[str, str]]:
    """The cases of GAP by id."""
    rows = {}
    for name in ("gap_development.tsv", "gap_validation.tsv"):
        with (data / "coref" / name).open(encoding="utf-8") as lines:
            rows.update({row["ID"]: row for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)})
    return rows


def label_by_gap(cases: list[Case], gap: dict[str, dict[str, str]]) -> None:
    """By the two names of each case; a case in which neither is meant says nothing of other chains."""
    for case in cases:
        row = gap[case.doc]
        if int(row["Pronoun-offset"]) != case.span[0]:
            continue
        names = [(int(row[f"{key}-offset"]), int(row[f"{key}-offset"]) + len(row[key]), row[f"{key}-coref"].upper() == "TRUE") for key in "AB"]
        told = any(meant for _, _, meant in names)
        labels: list[bool] = []
        for chain in case.chains:
            touched = [meant for start, end, meant in names if any(a < end and start < b for a, b in chain.mentions)]
            if not touched and not told:
                break
            labels.append(any(touched))
        if len(labels) == len(case.chains):
            case.labels = labels


def report(cases: list[Case], scores: Doubles) -> None:
    """Pronouns resolved rightly, resolved at all, and all, by rule and for several thresholds."""
    for least, lead in ((None, 0.0), (-9.0, 0.0), (-1.5, 0.2), (-1.0, 0.2), (-0.5, 0.25), (0.0, 0.25)):
        counts: dict[tuple[str, str], list[int]] = collections.defaultdict(lambda: [0, 0, 0])
        offset = 0
        for case in cases:
            assert case.labels is not None
            own = scores[offset : offset + len(case.chains)]
            offset += len(case.chains)
            if least is None:
                chosen = next((place for place, chain in enumerate(case.chains) if chain.chosen), None)
            else:
                best = int(own.argmax())
                rest = np.delete(own, best)
                chosen = best if own[best] > least and (not len(rest) or own[best] - rest.max() >= lead) else None
            count = counts[case.corpus, case.kind]
            count[0] += chosen is not None and case.labels[chosen]
            count[1] += chosen is not None
            count[2] += 1
        print("as it is" if least is None else f"{least} {lead}", {f"{corpus} {kind}": count for (corpus, kind), count in sorted(counts.items())})


def gather(data: Path, tool: Path, model: Path) -> list[tuple[list[Case], Hashes]]:
    """The cases of the three corpora that tell what is meant, each with the hashes of its features."""
    sets = []
    gap = read_gap(data)
    mentions = data / "coref/gum_mentions_train.jsonl"
    gum = {row["doc_id"]: row["text"] for row in map(json.loads, mentions.read_text(encoding="utf-8").splitlines())}
    with tempfile.TemporaryDirectory() as folder:
        chosen, articles = write_articles(data, Path(folder))
        texts = {"claims": {doc: article["text"] for doc, article in articles.items()}, "gum": gum, "gap": {key: row["Text"] for key, row in gap.items()}}
        for corpus, by_id in texts.items():
            if corpus != "claims":
                chosen = Path(folder) / f"{corpus}.jsonl"
                chosen.write_text("".join(json.dumps({"id": key, "text": text}, ensure_ascii=False) + "\n" for key, text in by_id.items()), encoding="utf-8")
            rows, hashes = run_tool(tool, model, chosen)
            cases = read_cases(corpus, rows, by_id)
            if corpus == "claims":
                label_by_claims(cases, data / "claims/train.jsonl", load_scorer(data))
            elif corpus == "gum":
                label_by_mentions(cases, mentions)
            else:
                label_by_gap(cases, gap)
            sets.append(([case for case in cases if case.labels and case.chains], hashes))
    return sets


def main() -> None:
    """Reads the arguments, trains, writes the arrays."""
    parser = argparse.ArgumentParser(prog="python -m training.pronouns", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the shared data folder")
    parser.add_argument("--tool", type=Path, required=True, help="the built pronoun_features")
    parser.add_argument("--model", type=Path, required=True, help="the model file with the parser")
    parser.add_argument("--out", type=Path, default=Path("pronouns.npz"))
    parser.add_argument("--regularity", type=float, default=0.1)
    parser.add_argument("--folds", type=int, default=0)
    arguments = parser.parse_args()
    sets = gather(arguments.data, arguments.tool, arguments.model)
    cases = [case for part, _ in sets for case in part]
    spans: list[Span] = []
    hashes: list[Hashes] = []
    before = 0
    for part, own in sets:
        spans += [(first + before, last + before) for case in part for chain in case.chains for first, last in [chain.features]]
        hashes.append(own)
        before += len(own)
    features = np.concatenate(hashes)
    table = matrix(features, spans, ROWS)
    labels = np.array([meant for case in cases for meant in case.labels or []])
    counts = np.array([GAP_WEIGHT if case.corpus == "gap" else 1.0 for case in cases for _ in case.chains])
    print(f"{len(cases)} pronouns, {len(spans)} chains, {labels.sum()} of them meant")
    model = LogisticRegression(C=arguments.regularity, max_iter=300, solver="liblinear")
    if arguments.folds:
        groups = [case.doc for case in cases for _ in case.chains]
        scores = np.zeros(len(spans))
        for learned, tried in GroupKFold(arguments.folds).split(table, labels, groups):
            scores[tried] = model.fit(table[learned], labels[learned], sample_weight=counts[learned]).decision_function(table[tried])
        report(cases, scores)
        return
    model.fit(table, labels, sample_weight=counts)
    weights = model.coef_[0].astype(np.float32)
    # The first feature is one of few: each carries the intercept.
    for always in {int(features[first]) & (ROWS - 1) for first, _ in spans}:
        weights[always] += model.intercept_[0]
    np.savez(arguments.out, **{"pronouns.version": np.array([FEATURE_VERSION], np.uint32), "pronouns.weights": whole(weights)})
    print(f"{arguments.out}: weights {weights.shape}, {int((weights != 0).sum())} in use")


if __name__ == "__main__":
    main()
