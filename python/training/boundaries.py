"""`python -m training.boundaries --data DATA`: trains what decides where the rules of sentence boundaries are in doubt; writes boundary_weights.tsv.

The engine says where it is in doubt, why, what stands around, and what its network thinks (`tokens_tool --evidence`); the texts say where sentences
end. A logistic regression for each kind of doubt. The network has read the same treebanks, but its score says little more there than on
unseen text where a mark is missing, for a share of its sentences lost their marks.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from training.comparison_fit import fit
from training.evaluate import text_of
from training.shared import ROOT

Floats = npt.NDArray[np.float64]

DOUBTS = ("small", "capital", "mark")
HOPELESS = -5.0  # the engine does not weigh lower scores (kHopeless)
FEWEST_DOCUMENTS = 10  # that a feature must occur in
FOLDS = 5
PENALTY = 30.0
EDITED = 4.0  # how heavy places of edited text are: there are fewer of them, and a wrong boundary costs more there
SOURCE = """# Weights of what stands around a place where the rules of sentence boundaries are in doubt (analysis/boundary_doubts.h), in thousandths of a unit
# of log odds, one column a kind of doubt. Source: python/training/boundaries.py, on the training parts of UD English-EWT and GUM (open genres) and the
# project's annotated Wikinews articles.
"""


@dataclass(frozen=True, slots=True)
class Text:
    """A document and where its sentences end, in code points."""

    corpus: str
    name: str
    text: str
    ends: frozenset[int]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A place where the rules are in doubt."""

    text: Text
    doubt: str
    features: dict[str, float]
    is_end: bool


def treebank(path: Path) -> Iterator[Text]:
    """The documents of a CoNLL-U file as `text_of` writes them."""
    for part in path.read_text(encoding="utf8").split("# newdoc")[1:]:
        conllu = "# newdoc" + part
        text = text_of(conllu)
        ends = set()
        end = 0
        for line in conllu.splitlines():
            if line.startswith("# text = "):
                sentence = line.removeprefix("# text = ").strip()
                end = text.index(sentence, end) + len(sentence)
                ends.add(end)
        yield Text("EWT", conllu.split(maxsplit=5)[4], text, frozenset(ends))


def raw(path: Path) -> Iterator[Text]:
    """The documents of a file of raw texts with spans of sentences."""
    for line in path.read_text(encoding="utf8").splitlines():
        document = json.loads(line)
        spans = document["sentences"]
        spans = json.loads(spans) if isinstance(spans, str) else spans
        yield Text("GUM", document["doc_id"], document["text"], frozenset(end for _, end in spans))


def annotated(articles: Path, sentences: Path) -> Iterator[Text]:
    """The articles whose sentences stand in the file of annotated sentences."""
    ends: defaultdict[str, set[int]] = defaultdict(set)
    for line in sentences.read_text(encoding="utf8").splitlines():
        sentence = json.loads(line)
        ends[sentence["doc"]].add(sentence["end"])
    for line in articles.read_text(encoding="utf8").splitlines():
        article = json.loads(line)
        if article["doc_id"] in ends:
            yield Text("Wikinews", article["doc_id"], article["text"], frozenset(ends[article["doc_id"]]))


def doubtful_places(text: Text, tool: Path, model: Path) -> Iterator[Doubtful]:
    """The places of a text that the weights decide, with their features."""
    code_point = {0: 0}
    byte = 0
    for place, character in enumerate(text.text, 1):
        byte += len(character.encode())
        code_point[byte] = place
    lines = subprocess.run([tool, "--evidence", f"--model={model}"], input=text.text.encode(), capture_output=True, check=True).stdout.decode()
    for line in lines.splitlines():
        _, end, _, _, score, *around = line.split()
        if not around or float(score) < HOPELESS:
            continue
        doubt, before, before_2, after, after_2, is_marked = around
        features = {
            "bias": 1.0,
            "score above 0": max(float(score), 0.0),
            "score below 0": min(float(score), 0.0),
            "block ends with a mark": float(is_marked),
            f"before {before}": 1.0,
            f"before 2 {before_2}": 1.0,
            f"after {after}": 1.0,
            f"after 2 {after_2}": 1.0,
        }
        yield Doubtful(text, doubt, features, code_point[int(end)] in text.ends)


def rows_of(places: list[Doubtful], names: list[str]) -> Floats:
    """A row a place, a column a feature."""
    column = {name: at for at, name in enumerate(names)}
    rows = np.zeros((len(places), len(names)))
    for at, place in enumerate(places):
        for name, value in place.features.items():
            if name in column:
                rows[at, column[name]] = value
    return rows


def features_of(places: list[Doubtful]) -> list[str]:
    """The features that occur in enough documents, the bias first."""
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for place in places:
        for name in place.features:
            documents[name].add(place.text.name)
    return ["bias", *sorted(name for name, where in documents.items() if name != "bias" and len(where) >= FEWEST_DOCUMENTS)]


def report(places: list[Doubtful], rows: Floats, right: Floats, heavy: Floats) -> None:
    """What weights do on documents that they were not made with."""
    fold = np.array([zlib.crc32(place.text.name.encode()) % FOLDS for place in places])
    counts: Counter[tuple[str, bool, bool]] = Counter()
    for held_out in range(FOLDS):
        rest = fold != held_out
        weights = fit(rows[rest], right[rest], heavy[rest], PENALTY)
        for at in np.flatnonzero(~rest):
            counts[places[at].text.corpus, bool(rows[at] @ weights > 0), places[at].is_end] += 1
    for corpus in sorted({corpus for corpus, _, _ in counts}):
        found, wrong, missed = (counts[corpus, *key] for key in ((True, True), (True, False), (False, True)))
        print(f"  {corpus}: {found} boundaries found, {wrong} invented, {missed} missed")


def main() -> None:
    """Writes the table."""
    parser = argparse.ArgumentParser(prog="python -m training.boundaries", description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--model", type=Path, default=ROOT / "python/sayso/data/en.model")
    parser.add_argument("--tool", type=Path, default=ROOT / "build/cpp/tokens_tool", help="cpp/tools/tokens_tool.cpp, built with SAYSO_BUILD_TESTS")
    parser.add_argument("--output", type=Path, default=ROOT / "cpp/model/lexicon/boundary_weights.tsv")
    options = parser.parse_args()
    texts = [
        *treebank(options.data / "syntax/en_ewt-ud-train.conllu"),
        *raw(options.data / "sentences/gum_raw_train.jsonl"),
        *annotated(options.data / "rawnews/wikinews_2019_2020.jsonl", options.data / "claims/train_sentences.jsonl"),
    ]
    places = [place for text in texts for place in doubtful_places(text, options.tool, options.model)]
    table: defaultdict[str, list[int]] = defaultdict(lambda: [0] * len(DOUBTS))
    for column, doubt in enumerate(DOUBTS):
        own = [place for place in places if place.doubt == doubt]
        names = features_of(own)
        rows = rows_of(own, names)
        right = np.array([float(place.is_end) for place in own])
        heavy = np.array([1.0 if place.text.corpus == "EWT" else EDITED for place in own])
        print(f"{doubt}: {len(own)} places, {int(right.sum())} boundaries, {len(names)} features")
        report(own, rows, right, heavy)
        for name, weight in zip(names, fit(rows, right, heavy, PENALTY), strict=True):
            table[name][column] = round(1000 * weight)
    with options.output.open("w", encoding="utf8") as output:
        output.write(SOURCE + "\t".join(("feature", *DOUBTS)) + "\n")
        for name in sorted(table):
            output.write("\t".join((name, *map(str, table[name]))) + "\n")


if __name__ == "__main__":
    main()
