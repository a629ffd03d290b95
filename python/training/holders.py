"""`python -m training.holders --data SHARED --tool holder_features --model en.model --out holders.npz`: trains the holder model.

One binary linear model over the hashed features of `cpp/claims/holder_features.h`: whether somebody whom a cue of the sentence names
holds a claim. It corrects the rules of `cpp/claims/attribution.cpp` (`holder_choice.cpp`). Only articles of claims/train are learned
from; the claims are those that the engine finds, paired with the annotated ones as the scorer pairs them. Train the claim model first.
`--folds N` tells instead what cross-validation by documents gives for several thresholds.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from training.claims import byte_offsets, matrix, read_articles, whole

FEATURE_VERSION = 1  # kHolderFeatureVersion of cpp/claims/holder_features.h
ROWS = 1 << 15

Doubles = npt.NDArray[np.float64]
Hashes = npt.NDArray[np.uint32]


@dataclass(slots=True)
class Candidate:
    """Somebody who may hold a claim; offsets are code points, `place` counts the rules' holders from the innermost, -1 for none."""

    cue: tuple[int, int]
    words: tuple[int, int] | None
    name: str
    place: int
    features: tuple[int, int]
    holds: bool = False


@dataclass(slots=True)
class Found:
    """A claim as the engine finds it, with the rules' holders from the outermost, and the annotated claim it is paired with."""

    doc: str
    rules: list[str]
    candidates: list[Candidate] = field(default_factory=list)
    gold: dict[str, Any] | None = None


def load_scorer(data: Path) -> ModuleType:
    """The scorer that comes with the annotated articles."""
    spec = importlib.util.spec_from_file_location("score", data / "claims/score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def write_articles(data: Path, folder: Path) -> tuple[Path, dict[str, dict[str, str]]]:
    """The articles that claims/train annotates as a file for the tools, and their texts by id."""
    articles = read_articles(data)
    lines = (data / "claims/train.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = dict.fromkeys(json.loads(line)["doc"] for line in lines)
    chosen = folder / "train.jsonl"
    chosen.write_text("".join(json.dumps({"id": doc, **articles[doc]}, ensure_ascii=False) + "\n" for doc in wanted), encoding="utf-8")
    return chosen, {doc: articles[doc] for doc in wanted}


def run_tool(tool: Path, model: Path, articles: Path) -> tuple[list[list[str]], Hashes]:
    """Runs a tool that writes rows to its output and the hashes of their features to a file."""
    with tempfile.NamedTemporaryFile(suffix=".bin") as out:
        done = subprocess.run([tool, model, articles, out.name], capture_output=True, text=True, check=True)
        return [line.split("\t") for line in done.stdout.split("\n") if line], np.fromfile(out.name, dtype=np.uint32)


def code_points(text: str) -> dict[int, int]:
    """Byte offset -> code point offset, at the borders of code points."""
    return {offset: index for index, offset in enumerate(byte_offsets(text))}


def read_found(rows: list[list[str]], articles: dict[str, dict[str, str]]) -> tuple[list[Found], list[dict[str, Any]]]:
    """Claims with their candidates, and the same claims as the scorer takes them."""
    found: list[Found] = []
    scored: list[dict[str, Any]] = []
    points: dict[tuple[str, str], dict[int, int]] = {}
    offset = 0
    for row in rows:
        if row[0] == "C":
            doc, section = row[1], row[2]
            text = articles[doc].get(section) or ""
            at = points.setdefault((doc, section), code_points(text))
            start, end = at[int(row[3])], at[int(row[4])]
            found.append(Found(doc, [name for name in row[6].split("\x1f") if name]))
            scored.append({"doc": doc, "section": section, "start": start, "end": end, "text": text[start:end], "predicate": ""})
            continue
        cue_start, cue_end, start, end = (at[int(value)] for value in row[1:5])
        last = offset + int(row[7])
        words = (start, end) if row[3] != row[4] else None
        found[-1].candidates.append(Candidate((cue_start, cue_end), words, row[5], int(row[6]), (offset, last)))
        offset = last
    return found, scored


def overlaps(span: tuple[int, int], start: int | None, end: int | None) -> bool:
    """Whether a span shares a character with another, which may not be known."""
    return start is not None and end is not None and start < span[1] and span[0] < end


def label(found: list[Found], scored: list[dict[str, Any]], claims: Path, scorer: ModuleType) -> int:
    """Tells each candidate whether the annotated claim names him: by cue, by words or by name. Gives the count of sourced claims."""
    gold = scorer.load(claims)
    for annotated, (place, _) in scorer.pair(gold, scored).items():
        claim = found[place]
        claim.gold = gold[annotated]
        for candidate in claim.candidates:
            for source in gold[annotated]["sources"]:
                same_cue = overlaps(candidate.cue, source.get("cue_start"), source.get("cue_end"))
                words = candidate.words
                same_words = words is not None and overlaps(words, source.get("start"), source.get("end"))
                same_name = words is not None and scorer.same_name(source["resolved"], candidate.name)
                candidate.holds = candidate.holds or same_cue or same_words or same_name
    return sum(bool(claim.get("source")) for claim in gold)


def decide(claim: Found, scores: Doubles, drop: float, add: float) -> list[str]:
    """What settle_holders makes of a claim."""
    count = len(claim.rules)
    pairs = list(zip(claim.candidates, scores, strict=True))
    dropped = {count - 1 - candidate.place for candidate, score in pairs if candidate.place >= 0 and score < drop}
    kept = [name for place, name in enumerate(claim.rules) if place not in dropped]
    others = [(score, candidate.name) for candidate, score in pairs if candidate.place < 0 and score > add]
    return kept or ([max(others)[1]] if others else [])


def report(found: list[Found], scores: Doubles, sourced: int, scorer: ModuleType) -> None:
    """Sources right and invented for several thresholds."""
    for drop in (-99.0, -2.0, -1.0, -0.5, 0.0):
        for add in (0.0, 0.25, 0.5, 1.0, 99.0):
            right = invented = at = 0
            for claim in found:
                if claim.gold is None:
                    continue
                names = decide(claim, scores[at : at + len(claim.candidates)], drop, add)
                at += len(claim.candidates)
                source = claim.gold.get("source")
                right += bool(source and names and scorer.same_name(source, names[-1]))
                invented += bool(names and not source)
            print(f"drop {drop:6.2f} add {add:6.2f}: right {right} of {sourced} ({100 * right / sourced:.1f} %), invented {invented}")


def main() -> None:
    """Reads the arguments, trains, writes the arrays."""
    parser = argparse.ArgumentParser(prog="python -m training.holders", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the shared data folder")
    parser.add_argument("--tool", type=Path, required=True, help="the built holder_features")
    parser.add_argument("--model", type=Path, required=True, help="the model file with parser and claim model")
    parser.add_argument("--out", type=Path, default=Path("holders.npz"))
    parser.add_argument("--regularity", type=float, default=0.2)
    parser.add_argument("--folds", type=int, default=0)
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.data)
    with tempfile.TemporaryDirectory() as folder:
        chosen, articles = write_articles(arguments.data, Path(folder))
        rows, hashes = run_tool(arguments.tool, arguments.model, chosen)
    found, scored = read_found(rows, articles)
    sourced = label(found, scored, arguments.data / "claims/train.jsonl", scorer)
    paired = [claim for claim in found if claim.gold is not None]
    candidates = [candidate for claim in paired for candidate in claim.candidates]
    table = matrix(hashes, [candidate.features for candidate in candidates], ROWS)
    labels = np.array([candidate.holds for candidate in candidates])
    print(f"{len(paired)} claims, {len(candidates)} candidates, {labels.sum()} of them hold their claim")
    model = LogisticRegression(C=arguments.regularity, max_iter=300, solver="liblinear")
    if arguments.folds:
        groups = [claim.doc for claim in paired for _ in claim.candidates]
        scores = np.zeros(len(candidates))
        for learned, tried in GroupKFold(arguments.folds).split(table, labels, groups):
            scores[tried] = model.fit(table[learned], labels[learned]).decision_function(table[tried])
        report(found, scores, sourced, scorer)
        return
    model.fit(table, labels)
    weights = model.coef_[0].astype(np.float32)
    # The first feature is one of few shapes: each carries the intercept.
    for always in {int(hashes[candidate.features[0]]) & (ROWS - 1) for candidate in candidates}:
        weights[always] += model.intercept_[0]
    np.savez(arguments.out, **{"holders.version": np.array([FEATURE_VERSION], np.uint32), "holders.weights": whole(weights)})
    print(f"{arguments.out}: weights {weights.shape}, {int((weights != 0).sum())} in use")


if __name__ == "__main__":
    main()
