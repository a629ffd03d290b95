"""`python -m training.tags --data DATA --model MODEL`: the sections `tags.*` and `lemmas.*` of a model file, anew from the treebanks.

Pairs of UPOS and XPOS that may stand together; pairs of addresses; and the weights of the second choice (cpp/analysis/tag_reranker.h) among
the likeliest pairs of a word that the network is not sure of. The network has seen the treebanks, so it is surer there than elsewhere: half
of the examples come from it with part of its embedding rows set to zero, and the weights are held small. Half a minute on one core.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import numba
import numpy as np

from training import corpora, lemmas
from training.conllu import Document
from training.shared import NO_PAIR, ROOT, UPOS, XPOS, address_key, tag_doubts
from training.write_model import Section, encode_model, renew_sections

SCALE = 0.5  # what the sums of scores count for
EPOCHS, RATE, DECAY = 3, 0.1, 0.3
WEIGHTS = 1 << 18
DROPPED = {"word": 0.5, "ngram": 0.3, "vocabulary": 0.5}  # share of the rows set to zero


def pairs(documents: list[Document], least: float = 0.01, of_word: float = 0.1) -> str:
    """Section `tags.pairs`: UPOS and XPOS that stand together, in at least `least` of the words of that XPOS; and in at least `of_word` of
    the occurrences of one word ("%" is SYM and NN), three or more.
    """
    words: dict[str, Counter[tuple[int, int]]] = defaultdict(Counter)
    for document in documents:
        for sentence in document.sentences:
            for word, upos, xpos in zip(sentence.words, sentence.upos.tolist(), sentence.xpos.tolist(), strict=True):
                words[word.lower()][upos, xpos] += 1
    found: Counter[tuple[int, int]] = sum(words.values(), Counter())
    totals: Counter[int] = Counter()
    for (_, xpos), count in found.items():
        totals[xpos] += count
    general = {pair for pair, count in found.items() if count >= least * totals[pair[1]]}
    lines = [f"{UPOS.names[u]}\t{XPOS.names[x]}\n" for u, x in sorted(general)]
    for word, counts in sorted(words.items()):
        own = [pair for pair, count in sorted(counts.items()) if pair not in general and count >= max(3, of_word * counts.total())]
        lines += [f"{UPOS.names[u]}\t{XPOS.names[x]}\t{word}\n" for u, x in own]
    return "".join(lines)


def addresses(documents: list[Document], share: float = 0.65) -> str:
    """Section `tags.addresses`: what addresses and names of files are, by key, in at least `share` of three or more spellings. From EWT: GUM
    has no tag for addresses.
    """
    seen: dict[str, dict[str, Counter[tuple[int, int]]]] = defaultdict(lambda: defaultdict(Counter))
    for document in documents:
        for sentence in document.sentences if document.genre == "ewt" else ():
            for word, upos, xpos in zip(sentence.words, sentence.upos.tolist(), sentence.xpos.tolist(), strict=True):
                if key := address_key(word):
                    seen[key][word.lower()][upos, xpos] += 1
    lines = []
    for key, words in sorted(seen.items()):
        kinds = Counter(counts.most_common(1)[0][0] for counts in words.values())
        (upos, xpos), count = kinds.most_common(1)[0]
        if len(words) >= 3 and count >= share * len(words):
            lines.append(f"{key}\t{UPOS.names[upos]}\t{XPOS.names[xpos]}\n")
    return "".join(lines)


@numba.njit(cache=True)
def weight_place(feature: np.uint64, pair: int, weights: int) -> int:
    """As weight_place in cpp/analysis/tag_reranker.h."""
    mixed = (feature ^ (feature >> np.uint64(29))) + np.uint64(pair + 1) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(32))) * np.uint64(0xBF58476D1CE4E5B9)
    return np.int64((mixed >> np.uint64(32)) & np.uint64(weights - 1))


@numba.njit(cache=True)
def _choose(doubt_pairs, sums, features, weights, probabilities):  # noqa: ANN001, ANN202
    best = 0
    for choice in range(len(doubt_pairs)):
        score = SCALE * sums[choice]
        for feature in features:
            score += weights[weight_place(feature, doubt_pairs[choice], len(weights))]
        probabilities[choice] = score
        if score > probabilities[best]:
            best = choice
    return best


@numba.njit(cache=True)
def _learn(doubt_pairs, sums, features, gold, order, weights, squares):  # noqa: ANN001, ANN202
    scores = np.zeros(doubt_pairs.shape[1])
    for doubt in order:
        best = _choose(doubt_pairs[doubt], sums[doubt], features[doubt], weights, scores)
        chances = np.exp(scores - scores[best])
        chances /= chances.sum()
        for choice in range(len(scores)):
            slope = chances[choice] - (doubt_pairs[doubt, choice] == gold[doubt])
            if abs(slope) < 1e-3:
                continue
            for feature in features[doubt]:
                place = weight_place(feature, doubt_pairs[doubt, choice], len(weights))
                step = slope + DECAY * weights[place]
                squares[place] += step * step
                weights[place] -= RATE * step / np.sqrt(squares[place] + 0.1)


def without_rows(network: dict[str, Section], seed: int) -> dict[str, Section]:
    """A network that has lost part of the embedding rows of words."""
    random = np.random.default_rng(seed)
    values = np.array(network["rows.values"])
    word, prefix, suffix, shape, ngram = np.array(network["features.rows"]).tolist()
    starts = {"word": (1, 1 + word), "ngram": (1 + word + prefix + suffix + shape, 1 + word + prefix + suffix + shape + ngram)}
    starts["vocabulary"] = (starts["ngram"][1], len(values))
    for name, (start, end) in starts.items():
        values[start:end][random.random(end - start) < DROPPED[name]] = 0
    return {**network, "rows.values": values}


Doubts = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def doubts(model: bytes, texts: list[str], gold: np.ndarray) -> Doubts:
    """Pairs, sums of scores, features and the right pair of all words of treebanks that the network of `model` is not sure of."""
    with tempfile.NamedTemporaryFile(suffix=".model") as file:
        file.write(model)
        file.flush()
        parts = [tag_doubts(file.name, text) for text in texts]
    starts = np.cumsum([0] + [len(part[0]) for part in parts])
    words = np.concatenate([part[1] + start for part, start in zip(parts, starts, strict=False)])
    found = [np.concatenate([part[column] for part in parts]) for column in (2, 3, 4)]
    found[1][found[0] == NO_PAIR] = -1e9
    usable = (found[0] == gold[words, None]).any(1)
    return found[0][usable], found[1][usable], found[2][usable], gold[words[usable]]


def learn(examples: list[Doubts], seed: int = 1) -> np.ndarray:
    """Weights for all of them."""
    joined = [np.concatenate(column) for column in zip(*examples, strict=True)]
    random = np.random.default_rng(seed)
    weights, squares = np.zeros(WEIGHTS), np.zeros(WEIGHTS)
    for _ in range(EPOCHS):
        _learn(*joined, random.permutation(len(joined[0])), weights, squares)
    return weights


def second_choice(network: dict[str, Section], features: int, paths: list[Path], documents: list[Document]) -> dict[str, Section]:
    """Sections `tags.weights` and `tags.scale` for the sections of a network and of pairs; `documents` are those of `paths`, in order."""
    texts = [path.read_text(encoding="utf8") for path in paths]
    gold = np.concatenate([sentence.upos * len(XPOS) + sentence.xpos for document in documents for sentence in document.sentences])
    weights = learn([doubts(encode_model(one, features), texts, gold) for one in (network, without_rows(network, 11))])
    step = np.abs(weights).max() / 127
    return {"tags.weights": np.rint(weights / step).astype(np.int8), "tags.scale": np.array([SCALE / step], np.float32)}


def sections(network: dict[str, Section], features: int, data: Path) -> dict[str, Section]:
    """All sections of tags and lemmas for the sections of a network with the feature hash `features`."""
    documents = corpora.treebanks(data)
    vocabulary = np.asarray(network.get("vocabulary.hashes", ())).tolist()
    found: dict[str, Section] = {**lemmas.learn(documents, corpora.verbs(data), vocabulary).sections()}
    found |= {"tags.pairs": pairs(documents), "tags.addresses": addresses(documents)}
    return found | second_choice({**network, **found}, features, corpora.treebank_paths(data), documents)


def main() -> None:
    """Rewrites the sections of the model file."""
    parser = argparse.ArgumentParser(prog="python -m training.tags", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--model", type=Path, default=ROOT / "python/sayso/data/en.model")
    arguments = parser.parse_args()
    renew_sections(arguments.model, ("tags.", "lemmas."), lambda kept, features: sections(kept, features, arguments.data))
    print(f"{arguments.model}: sections of tags and lemmas are new")


if __name__ == "__main__":
    main()
