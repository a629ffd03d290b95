"""Documents -> batches of blocks: runs of consecutive sentences, as the engine sees paragraphs, with the noise of the web."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.conllu import Document, Sentence
from training.shared import FEATURE_SLOTS, RELATIONS, features

PUNCT = RELATIONS.index("punct")


class WordTypes:
    """Word -> number, with the features of every number; grows as words come. `vocabulary`: rising hashes of known words."""

    def __init__(self, rows: tuple[int, ...], vocabulary: np.ndarray) -> None:
        self._sizes = list(rows)
        self._vocabulary = np.concatenate([vocabulary, [1 << 32]]).astype(np.uint64)
        self._numbers: dict[str, int] = {}
        self._new: list[str] = []
        self.rows = torch.zeros((0, FEATURE_SLOTS), dtype=torch.int64)
        self.ngrams = torch.zeros(0, dtype=torch.int64)
        self.known = torch.zeros(0, dtype=torch.int64)  # 1 + place in the vocabulary, 0 for other words

    def number(self, word: str) -> int:
        """The number of `word`."""
        found = self._numbers.get(word)
        if found is None:
            found = self._numbers[word] = len(self._numbers)
            self._new.append(word)
        return found

    def update(self) -> None:
        """Computes the features of the words that came since the last call."""
        if self._new:
            rows, ngrams, hashes = features(self._new, self._sizes)
            place = np.searchsorted(self._vocabulary, hashes)
            known = np.where(self._vocabulary[place] == hashes, place + 1, 0)
            self.rows = torch.cat([self.rows, torch.from_numpy(rows).long()])
            self.ngrams = torch.cat([self.ngrams, torch.from_numpy(ngrams).long()])
            self.known = torch.cat([self.known, torch.from_numpy(known).long()])
            self._new = []


@dataclass
class Encoded:
    """One sentence as numbers. A target is a list of (label, weight) pairs per word: labels [words, k], weights [words, k]."""

    types: np.ndarray
    heads: np.ndarray  # [words]: the head whose relation is trained; -1 everywhere when there is no tree
    targets: dict[str, tuple[np.ndarray, np.ndarray]]
    entities: np.ndarray


def gold(labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Certain labels as a target."""
    return labels[:, None], np.ones((len(labels), 1), np.float32)


def encode(sentence: Sentence, types: WordTypes) -> Encoded:
    """A sentence with the labels it has."""
    targets = {}
    if len(sentence.upos):
        targets = {"upos": gold(sentence.upos), "xpos": gold(sentence.xpos), "relations": gold(sentence.relations)}
        own = np.arange(len(sentence))
        targets["arcs"] = gold(np.where(sentence.heads == own, 0, sentence.heads + 1))  # 0 is the root
    heads = sentence.heads if len(sentence.heads) else np.full(len(sentence), -1)
    entities = sentence.entities if len(sentence.entities) else np.zeros(len(sentence), np.int64)
    return Encoded(np.array([types.number(word) for word in sentence.words]), heads, targets, entities)


def _keep(sentence: Sentence, kept: np.ndarray) -> Sentence:
    """The sentence without some words that nothing depends on."""
    place = np.cumsum(kept) - 1

    def pick(column: np.ndarray) -> np.ndarray:
        return column[kept] if len(column) else column

    words = [word for word, keep in zip(sentence.words, kept, strict=True) if keep]
    heads = place[sentence.heads][kept] if len(sentence.heads) else sentence.heads
    return Sentence(words, pick(sentence.upos), pick(sentence.xpos), heads, pick(sentence.relations), [], pick(sentence.entities))


def _repeat(sentence: Sentence, times: int) -> Sentence:
    """The sentence with its last word said again: "why ? ? ?"."""

    def more(column: np.ndarray) -> np.ndarray:
        return np.concatenate([column, np.repeat(column[-1:], times)]) if len(column) else column

    return Sentence(
        sentence.words + sentence.words[-1:] * times,
        more(sentence.upos), more(sentence.xpos), more(sentence.heads), more(sentence.relations), [], more(sentence.entities),
    )  # fmt: skip


def noisy(sentence: Sentence, random: np.random.Generator) -> Sentence:
    """One kind of noise: no final mark, doubled final mark, lost capitals, all capitals, no punctuation at all."""
    kind = random.integers(6)
    last = len(sentence) - 1
    mark = last > 0 and not any(c.isalnum() for c in sentence.words[last]) and last not in sentence.heads[:last]
    if kind <= 1 and mark and (not len(sentence.heads) or sentence.heads[last] != last):
        return _keep(sentence, np.arange(len(sentence)) < last)
    if kind == 2 and mark and sentence.words[last] in ("!", "?", "...", "."):
        return _repeat(sentence, int(random.integers(1, 4)))
    if kind == 3:
        words = [sentence.words[0].lower(), *sentence.words[1:]] if random.random() < 0.4 else [word.lower() for word in sentence.words]
    elif kind == 4:
        words = [word.upper() for word in sentence.words]
    elif kind == 5 and len(sentence.relations):
        used = np.zeros(len(sentence), bool)
        used[sentence.heads] = True
        kept = used | (sentence.relations != PUNCT)
        return _keep(sentence, kept) if kept.any() else sentence
    else:
        return sentence
    columns = (sentence.upos, sentence.xpos, sentence.heads, sentence.relations)
    return Sentence(words, *columns, [], sentence.entities)


def blocks_of(document: Document, random: np.random.Generator, noise: float, longest: int = 160) -> list[list[Sentence]]:
    """Cuts a document into runs of sentences: mostly paragraphs, sometimes single sentences or longer runs."""
    blocks: list[list[Sentence]] = []
    size, limit = 0, 0
    for sentence in document.sentences:
        cut = sentence.starts_paragraph and random.random() < 0.7
        if not blocks or cut or size + len(sentence) > limit:
            limit = 0 if random.random() < 0.25 else int(random.integers(30, longest))
            blocks.append([])
            size = 0
        blocks[-1].append(noisy(sentence, random) if random.random() < noise else sentence)
        size += len(sentence)
    return blocks


@dataclass
class Batch:
    """Blocks side by side. Flat indices number the words of all blocks one after the other."""

    types: Tensor  # [different words] numbers of WordTypes
    words: Tensor  # [blocks, length] index into `types`, 0 beside the mask
    mask: Tensor  # [blocks, length]
    sentences: Tensor  # [sentences, length] flat indices, 0 beside the mask
    sentence_mask: Tensor
    targets: dict[str, tuple[Tensor, Tensor, Tensor]]  # name -> flat indices, labels, weights
    dependents: Tensor  # flat indices of words with a known head
    heads: Tensor
    entities: Tensor  # [words] masks of possible labels
    starts: Tensor  # [words] 1 where a sentence starts, -1 where that is not asked (the first word of a block)


def _padded(rows: list[np.ndarray]) -> tuple[Tensor, Tensor]:
    length = max(map(len, rows))
    values = np.zeros((len(rows), length), np.int64)
    mask = np.zeros((len(rows), length), bool)
    for index, row in enumerate(rows):
        values[index, : len(row)] = row
        mask[index, : len(row)] = True
    return torch.from_numpy(values), torch.from_numpy(mask)


def _targets(sentences: list[Encoded], offsets: np.ndarray, name: str) -> tuple[Tensor, Tensor, Tensor]:
    places, labels, weights = [], [], []
    known = [(offset, sentence.targets[name]) for offset, sentence in zip(offsets, sentences, strict=True) if name in sentence.targets]
    width = max((label.shape[1] for _, (label, _) in known), default=1)
    for offset, (label, weight) in known:
        places.append(offset + np.arange(len(label)))
        labels.append(np.pad(label, ((0, 0), (0, width - label.shape[1]))))
        weights.append(np.pad(weight, ((0, 0), (0, width - weight.shape[1]))))
    if not known:
        return torch.zeros(0, dtype=torch.int64), torch.zeros((0, 1), dtype=torch.int64), torch.zeros((0, 1))
    return (
        torch.from_numpy(np.concatenate(places)),
        torch.from_numpy(np.concatenate(labels)).long(),
        torch.from_numpy(np.concatenate(weights)).float(),
    )


def make_batch(blocks: list[list[Encoded]]) -> Batch:
    """Blocks of encoded sentences -> one batch."""
    sentences = [sentence for block in blocks for sentence in block]
    offsets = np.concatenate([[0], np.cumsum([len(sentence.types) for sentence in sentences])])[:-1]
    words, mask = _padded([np.concatenate([sentence.types for sentence in block]) for block in blocks])
    types, inverse = torch.unique(words[mask], return_inverse=True)
    words = torch.zeros_like(words)
    words[mask] = inverse
    flat, flat_mask = _padded([offset + np.arange(len(sentence.types)) for offset, sentence in zip(offsets, sentences, strict=True)])
    starts = np.zeros(int(mask.sum()), np.int64)
    starts[offsets] = 1
    starts[np.concatenate([[0], np.cumsum(mask.sum(1).numpy())])[:-1]] = -1
    heads = np.concatenate([np.where(sentence.heads >= 0, sentence.heads + offset, -1) for offset, sentence in zip(offsets, sentences, strict=True)])
    dependents = np.flatnonzero(heads >= 0)
    return Batch(
        types, words, mask, flat, flat_mask,
        {name: _targets(sentences, offsets, name) for name in ("upos", "xpos", "arcs", "relations", "entities")},
        torch.from_numpy(dependents),
        torch.from_numpy(heads[dependents]),
        torch.from_numpy(np.concatenate([sentence.entities for sentence in sentences])),
        torch.from_numpy(starts),
    )  # fmt: skip


def batches(blocks: list[list[Encoded]], budget: int, random: np.random.Generator | None = None) -> Iterator[Batch]:
    """Blocks of similar length together, at most `budget` places a batch; shuffled when `random` is given."""
    sizes = np.array([sum(len(sentence.types) for sentence in block) for block in blocks])
    order = np.argsort(sizes + (random.random(len(sizes)) * 4 if random else 0), kind="stable")
    groups: list[list[int]] = [[]]
    for index in order:
        if groups[-1] and sizes[index] * (len(groups[-1]) + 1) > budget:
            groups.append([])
        groups[-1].append(int(index))
    if random:
        random.shuffle(groups)
    for group in groups:
        yield make_batch([blocks[index] for index in group])
