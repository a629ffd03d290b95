"""Training: corpora -> a checkpoint. AdamW with a cosine, one thread; resumes where it was stopped."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from training import corpora, soft
from training.batches import Batch, Encoded, WordTypes, batches, blocks_of, encode
from training.conllu import Document
from training.decode import accuracy
from training.names import Names
from training.network import Network, Scores, Shape
from training.shared import ENTITY_LABELS


@dataclass
class Options:
    """How to train; everything that the result depends on."""

    epochs: int = 10
    rate: float = 3e-3
    budget: int = 2500  # places a batch
    dropout: float = 0.18
    word_dropout: float = 0.1  # share of word types whose whole-word features are hidden
    noise: float = 0.15  # share of sentences with noise
    entity_share: float = 0.5  # share of the entity corpora seen in an epoch
    entity_weight: float = 0.6
    name_swaps: float = 0.3  # share of names in entity corpora that are replaced by others
    boundary_weight: float = 0.2
    seed: int = 1
    start: str = ""  # checkpoint of another run whose network this one goes on from
    vectors: str = ""  # vectors of known words (vectors.py)
    labels: tuple[str, ...] = ()  # files of a teacher's probabilities (soft.py)


def vectors_of(path: str, size: int) -> tuple[np.ndarray, Tensor]:
    """Rising hashes of known words and their vectors; none without a file."""
    if not path:
        return np.zeros(0, np.uint32), torch.zeros(0, size)
    with np.load(path) as file:
        return file["hashes"], torch.from_numpy(file["vectors"].astype(np.float32))


class SparseAdam:
    """Adam for the embedding table that touches only the rows of the batch."""

    def __init__(self, table: Tensor) -> None:
        self.table = table
        self.mean = torch.zeros_like(table)
        self.square = torch.zeros_like(table)
        self.steps = 0

    def step(self, rows: Tensor, grad: Tensor, rate: float) -> None:
        """Moves `rows` against `grad`."""
        self.steps += 1
        mean = self.mean[rows].lerp_(grad, 0.1)
        square = self.square[rows].lerp_(grad * grad, 0.02)
        self.mean[rows], self.square[rows] = mean, square
        self.table[rows] -= rate * (mean / (1 - 0.9**self.steps)) / ((square / (1 - 0.98**self.steps)).sqrt_() + 1e-8)
        self.table[0] = 0


def _cross_entropy(scores: Tensor, labels: Tensor, weights: Tensor) -> Tensor:
    if not len(labels):
        return scores.sum() * 0
    return -(scores.log_softmax(-1).gather(1, labels) * weights).sum(1).mean()


POSSIBLE = 1 << torch.arange(len(ENTITY_LABELS))  # the bit of each label in a mask


def entity_loss(scores: Tensor, masks: Tensor) -> Tensor:
    """-log of the probability of all labels that the corpus leaves possible."""
    known = masks > 0
    if not known.any():
        return scores.sum() * 0
    possible = (masks[known][:, None] & POSSIBLE) > 0
    logs = scores[known].log_softmax(-1)
    return -logs.masked_fill(~possible, -1e4).logsumexp(-1).mean()


def _loss(network: Network, batch: Batch, scores: Scores, options: Options) -> Tensor:
    loss = 0.5 * _cross_entropy(scores.upos[batch.targets["upos"][0]], *batch.targets["upos"][1:])
    loss = loss + 0.5 * _cross_entropy(scores.xpos[batch.targets["xpos"][0]], *batch.targets["xpos"][1:])
    places, labels, weights = batch.targets["arcs"]
    if len(places):
        with_tree = torch.zeros(len(scores.upos), dtype=torch.bool)
        with_tree[places] = True
        kept = with_tree[batch.sentences[:, 0]]
        mask = batch.sentence_mask[kept]
        arcs = network.arcs(scores, batch.sentences[kept], mask)[mask]  # flat order, as `places`
        loss = loss + _cross_entropy(arcs, labels, weights)
        relations = network.relations(scores, batch.dependents, batch.heads)
        loss = loss + _cross_entropy(relations, *batch.targets["relations"][1:])
    marked = int((batch.entities > 0).sum())  # by a corpus; other words are labelled by the teacher
    places, labels, weights = batch.targets["entities"]
    if marked + len(places):
        taught = _cross_entropy(scores.entities[places], labels, weights)
        entities = (marked * entity_loss(scores.entities, batch.entities) + len(places) * taught) / (marked + len(places))
        loss = loss + options.entity_weight * entities
    asked = batch.starts >= 0
    if asked.any():
        loss = loss + options.boundary_weight * F.binary_cross_entropy_with_logits(scores.boundary[asked], batch.starts[asked].float())
    return loss


class Trainer:
    """Network, optimizers and the state of a run."""

    def __init__(self, data: Path, shape: Shape, options: Options) -> None:
        torch.manual_seed(options.seed)
        self.options = options
        self.vocabulary, vectors = vectors_of(options.vectors, shape.vector)
        shape = replace(shape, vocabulary=len(self.vocabulary))
        self.types = WordTypes(shape.rows, self.vocabulary)
        self.syntax = corpora.syntax_train(data)
        self.data = data
        self.entities = corpora.entity_train(data)
        self.names = Names(self.entities)
        self.soft = [document for path in options.labels for document in soft.read(Path(path), self.types)]
        self.dev = corpora.syntax_dev(data)
        self.network = Network(shape)
        self.network.vectors[1:] = vectors
        if options.start:
            self.network.load_state_dict(torch.load(options.start)["network"])
        self.optimizer = torch.optim.AdamW(self.network.parameters(), lr=options.rate, weight_decay=0.01, betas=(0.9, 0.98))
        self.table = SparseAdam(self.network.table)
        self.epoch = 0
        self.done = 0  # steps
        self.steps = options.epochs * len(list(self._blocks(0, count_only=True)))

    def _documents(self, random: np.random.Generator) -> list[Document]:
        size = int(len(self.entities) * self.options.entity_share)
        return self.syntax + [self.entities[index] for index in random.permutation(len(self.entities))[:size]]

    def _blocks(self, epoch: int, count_only: bool = False) -> Iterator[Batch]:
        """The batches of one epoch: the same for the same seed, also after a restart."""
        random = np.random.default_rng((self.options.seed, epoch))
        blocks: list[list[Encoded]] = []
        for document in self._documents(random):
            if not len(document.sentences[0].heads):
                swapped = [self.names.swap(sentence, self.options.name_swaps, random) for sentence in document.sentences]
                document = Document(document.name, document.genre, swapped)
            for block in blocks_of(document, random, self.options.noise):
                blocks.append([encode(sentence, self.types) for sentence in block])
        for document in self.soft:
            blocks += soft.blocks(document, random)
        self.types.update()
        if count_only:
            words = sum(len(sentence.types) for block in blocks for sentence in block)
            yield from [None] * math.ceil(1.04 * words / self.options.budget)  # 4 %: padding
            return
        yield from batches(blocks, self.options.budget, random)

    def run_network(self, batch: Batch, table: Tensor, rows: Tensor) -> Scores:
        """Batch -> scores; `rows` are the feature rows of the batch's word types within `table`."""
        known = self.types.known[batch.types]
        if self.network.training:
            hidden = (rows[:, 0] == 0) & (torch.rand(len(rows)) < 0.5)  # half of the words whose hashes are hidden are wholly unknown
            known = torch.where(hidden, 0, known)
        vectors = self.network.words(rows, self.types.ngrams[batch.types], known, table)
        encoded = self.network.encode(F.embedding(batch.words, vectors), batch.mask, self.options.dropout)
        return self.network.scores(encoded[batch.mask])

    def _step(self, batch: Batch) -> float:
        rows = self.types.rows[batch.types]
        if self.options.word_dropout:
            hidden = torch.rand(len(rows)) < self.options.word_dropout
            rows = rows.clone()
            rows[hidden, :2] = 0
        used, inverse = torch.unique(F.pad(rows, (0, 0, 1, 0)), return_inverse=True)  # padded: row 0, "nothing", stays number 0
        table = self.network.table[used].requires_grad_(True)
        scores = self.run_network(batch, table, inverse[1:])
        loss = _loss(self.network, batch, scores, self.options)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        rate = self._rate()
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.step()
        with torch.no_grad():
            self.table.step(used, table.grad, rate)
        self.done += 1
        return loss.item()

    def _rate(self) -> float:
        warm = min(300, self.steps // 10 + 1)
        cosine = 0.5 + 0.5 * math.cos(math.pi * min(1.0, self.done / self.steps))
        return self.options.rate * (min(1.0, (self.done + 1) / warm) * cosine + 0.002)

    def save(self, path: Path) -> None:
        """Writes everything needed to go on, whole or not at all."""
        state = {
            "shape": asdict(self.network.shape),
            "options": asdict(self.options),
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "table": (self.table.mean, self.table.square, self.table.steps),
            "epoch": self.epoch,
            "done": self.done,
        }
        temporary = path.with_suffix(".tmp")
        torch.save(state, temporary)
        temporary.replace(path)

    def resume(self, path: Path) -> None:
        """Goes on from a checkpoint of the same options; another run's is refused."""
        state = torch.load(path)
        if state["options"] != asdict(self.options) or state["shape"] != asdict(self.network.shape):
            raise ValueError(f"{path} is from a run with other options; remove it or name another checkpoint")
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.table.table = self.network.table
        self.table.mean, self.table.square, self.table.steps = state["table"]
        self.epoch, self.done = state["epoch"], state["done"]

    def train(self, checkpoint: Path) -> None:
        """All epochs that are left."""
        start, first, running = time.time(), self.done, 0.0
        while self.epoch < self.options.epochs:
            self.network.train()
            for batch in self._blocks(self.epoch):
                loss = self._step(batch)
                running = loss if running == 0 else 0.99 * running + 0.01 * loss
                if self.done - first == 20 or self.done % 200 == 0:
                    speed = (time.time() - start) / (self.done - first)
                    left = speed * max(0, self.steps - self.done) / 60
                    print(f"epoch {self.epoch + 1} step {self.done}/{self.steps} loss {running:.3f}, about {left:.0f} minutes left", flush=True)
            self.epoch += 1
            self.save(checkpoint)
            print(f"epoch {self.epoch}: EWT dev, float, gold words: {accuracy(self, self.dev)}", flush=True)
