"""`python -m training.heads --data DATA --model MODEL`: the sections `tree.*` of a model file, anew from the treebanks.

Weights of the second choice (cpp/analysis/head_reranker.h) among the likeliest heads and relations of a word that the network is not sure
of. As with tags, half of the examples come from the network with part of its embedding rows set to zero. Of each example a share of the
features is hidden, features that are rare are left out, and the weights are means over all but the first pass. A minute on one core.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numba
import numpy as np

from training import corpora
from training.conllu import Document
from training.shared import ROOT, head_doubts
from training.tags import without_rows
from training.write_model import Section, encode_model, renew_sections

SCALE = 1.0  # what the network's scores count for
EPOCHS, RATE, DECAY = 4, 0.05, 0.02
HIDDEN = 0.2  # share of an example's features
LEAST = 5  # occurrences of a feature
WEIGHTS = 1 << 19
RARE = np.uint32(0xFFFFFFFF)  # stands for features that are left out
PARTS = 8  # of a pass; the weights after each count for the mean

Doubts = tuple[np.ndarray, np.ndarray, np.ndarray]


@numba.njit(cache=True)
def _learn(scores, features, gold, order, weights, squares, seed):  # noqa: ANN001, ANN202
    np.random.seed(seed)  # noqa: NPY002 (numba has no other)
    choices, width = features.shape[1:]
    mask = len(weights) - 1
    chances, share = np.zeros(choices), np.zeros(width)
    for doubt in order:
        for place in range(width):
            share[place] = 0.0 if np.random.random() < HIDDEN else 1.0 / (1.0 - HIDDEN)  # noqa: NPY002
        for choice in range(choices):
            chances[choice] = SCALE * scores[doubt, choice]
            for place in range(width):
                if features[doubt, choice, place] != RARE:
                    chances[choice] += share[place] * weights[features[doubt, choice, place] & mask]
        chances = np.exp(chances - chances.max())
        chances /= chances.sum()
        for choice in range(choices):
            slope = chances[choice] - (1.0 if choice == gold[doubt] else 0.0)
            if abs(slope) < 1e-3:
                continue
            for place in range(width):
                if share[place] == 0.0 or features[doubt, choice, place] == RARE:
                    continue
                at = features[doubt, choice, place] & mask
                step = slope * share[place] + DECAY * weights[at]
                squares[at] += step * step
                weights[at] -= RATE * step / np.sqrt(squares[at] + 0.1)


def doubts(model: bytes, texts: list[str], documents: list[Document]) -> Doubts:
    """Scores of the choices, their features and the right one, of all words of treebanks that the network of `model` is not sure of."""
    sentences = [sentence for document in documents for sentence in document.sentences]
    starts = np.cumsum([0, *(len(sentence) for sentence in sentences)])
    heads = np.concatenate([sentence.heads + start for sentence, start in zip(sentences, starts, strict=False)])
    relations = np.concatenate([sentence.relations for sentence in sentences])
    parts = []
    with tempfile.NamedTemporaryFile(suffix=".model") as file:
        file.write(model)
        file.flush()
        start = 0  # of the text among all words
        for text in texts:
            tree_heads, _, words, own_heads, own_relations, scores, features = head_doubts(file.name, text)
            is_right = (own_heads == (heads[words + start] - start)[:, None]) & (own_relations == relations[words + start][:, None])
            usable = is_right.any(1)
            scores[own_heads < 0] = -1e9
            parts.append((scores[usable], features[usable], is_right[usable].argmax(1)))
            start += len(tree_heads)
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))


def _without_rare(features: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """The features with RARE where one is met seldom."""
    counts = np.zeros(1 << 26, np.uint32)
    place = len(counts) - 1
    for column in range(features.shape[2]):
        met, times = np.unique(features[:, :, column][scores > -1e8] & place, return_counts=True)
        counts[met] += times.astype(np.uint32)
    return np.where(counts[features & place] < LEAST, RARE, features)


def learn(examples: list[Doubts], seed: int = 1) -> np.ndarray:
    """Weights for all of them."""
    scores, features, gold = (np.concatenate(column) for column in zip(*examples, strict=True))
    features = _without_rare(features, scores)
    random = np.random.default_rng(seed)
    weights, squares, mean = np.zeros(WEIGHTS), np.zeros(WEIGHTS), np.zeros(WEIGHTS)
    for epoch in range(EPOCHS):
        for part, order in enumerate(np.array_split(random.permutation(len(gold)), PARTS)):
            _learn(scores, features, gold, order, weights, squares, epoch * PARTS + part)
            mean += weights if epoch else 0
    return mean / ((EPOCHS - 1) * PARTS)


def sections(network: dict[str, Section], features: int, data: Path) -> dict[str, Section]:
    """Sections `tree.weights` and `tree.scale` for the sections of a network with the feature hash `features`."""
    documents = corpora.treebanks(data)
    texts = [path.read_text(encoding="utf8") for path in corpora.treebank_paths(data)]
    weights = learn([doubts(encode_model(one, features), texts, documents) for one in (network, without_rows(network, 11))])
    step = np.abs(weights).max() / 127
    return {"tree.weights": np.rint(weights / step).astype(np.int8), "tree.scale": np.array([SCALE / step], np.float32)}


def main() -> None:
    """Rewrites the sections of the model file."""
    parser = argparse.ArgumentParser(prog="python -m training.heads", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--model", type=Path, default=ROOT / "python/sayso/data/en.model")
    arguments = parser.parse_args()
    renew_sections(arguments.model, ("tree.",), lambda kept, features: sections(kept, features, arguments.data))
    print(f"{arguments.model}: sections of the tree's second choice are new")


if __name__ == "__main__":
    main()
