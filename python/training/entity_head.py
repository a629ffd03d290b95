"""`python -m training.entity_head MODEL --data DATA`: trains the entity head on the states of MODEL's encoder and puts it into MODEL.

The encoder stays as it is; the engine gives its states (`_train.Encoder`). The head is cpp/analysis/entities.cpp: an affine layer for each
word, one over windows of five words, one for the labels, and what labels get behind each other. It learns from the corpora that mark
entities, as they are and with names swapped or made up, and keeps near to the entity rows of `heads`, which a larger network taught: on names
that no corpus holds these know more. First word by word, then sentence by sentence. Then train the claim model anew.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from training import corpora
from training.batches import blocks_of
from training.conllu import Document, Sentence
from training.names import Names
from training.quantize import affine
from training.sequences import log_sums
from training.shared import ENTITY_LABELS, UPOS, XPOS, _train
from training.train import POSSIBLE
from training.write_model import Section, add_sections, decode_model

CLIP = 6.0  # activations of rectified layers end here
WINDOW = 5  # kEntityWindow of the engine
ZERO = 64  # of the states


@dataclass
class Options:
    """How to train; everything that the result depends on."""

    words: int = 64  # width of the layer of each word
    hidden: int = 48  # width of the layer over windows
    epochs: int = 4
    rate: float = 3e-3
    budget: int = 1500  # words a batch
    dropout: float = 0.1
    kept: float = 1.0  # weight of staying near to the entity rows of `heads`
    sequence_rate: float = 1e-3  # of one more epoch over whole sentences
    seed: int = 1


# Share of each corpus that an epoch sees, as it is and altered.
SHARES = {"ewt": (1.0, 0.0), "gum": (1.0, 1.0), "wikigold": (1.0, 1.0), "wnut": (1.0, 1.0), "gmb": (0.3, 0.5)}


def conllu(blocks: list[list[Sentence]]) -> str:
    """Words alone, one paragraph a block."""
    rows: list[str] = []
    for block in blocks:
        rows.append("# newpar\n")
        for sentence in block:
            rows += [f"{index}\t{word}" + "\t_" * 8 + "\n" for index, word in enumerate(sentence.words, 1)]
            rows.append("\n")
    return "".join(rows)


class Examples:
    """States and masks of possible labels of all words, one row more for what stands beside a sentence; where sentences start and end."""

    def __init__(self, width: int) -> None:
        self._states: list[np.ndarray] = [np.full((1, width), ZERO, np.uint8)]
        self._masks: list[np.ndarray] = [np.zeros(1, np.int64)]
        self._lengths: list[int] = []
        self._shares: list[float] = []

    def add(self, encoder: _train.Encoder, documents: list[Document], share: float, random: np.random.Generator, noise: float) -> None:
        """Documents of which each epoch sees a share."""
        for document in documents:
            blocks = blocks_of(document, random, noise)
            self._states.append(encoder.states(conllu(blocks)))
            for sentence in (sentence for block in blocks for sentence in block):
                self._masks.append(sentence.entities if len(sentence.entities) else np.zeros(len(sentence), np.int64))
                self._lengths.append(len(sentence))
                self._shares.append(share)

    def close(self) -> None:
        """After the last documents."""
        self.states = np.concatenate(self._states)
        self.masks = np.concatenate(self._masks)
        self.lengths = np.array(self._lengths)
        self.starts = np.cumsum(self.lengths) - self.lengths + 1  # row 0 stands beside sentences
        self.shares = np.array(self._shares)
        if len(self.states) != self.lengths.sum() + 1 or len(self.masks) != len(self.states):
            raise ValueError("the engine read other words than the corpora hold")

    def chosen(self, random: np.random.Generator) -> np.ndarray:
        """The sentences of one epoch in random order."""
        return random.permutation(np.flatnonzero((random.random(len(self.shares)) < self.shares) & (self.lengths > 0)))

    def rows(self, sentences: np.ndarray) -> np.ndarray:
        """Rows of their words, two of row 0 behind each sentence."""
        sizes = self.lengths[sentences] + WINDOW // 2
        ends = np.cumsum(sizes)
        within = np.arange(ends[-1]) - np.repeat(ends - sizes, sizes)
        rows = np.repeat(self.starts[sentences], sizes) + within
        return np.where(within < np.repeat(self.lengths[sentences], sizes), rows, 0)


def examples(data: Path, model: Path, options: Options, width: int) -> Examples:
    """All corpora as they are, then with swapped and made-up names and the noise of the web."""
    encoder = _train.Encoder(str(model))
    syntax, entities = corpora.syntax_train(data), corpora.entity_train(data)
    groups = {name: [document for document in entities if document.genre == name] for name in SHARES}
    groups["ewt"] = [document for document in syntax if document.genre == "ewt"]
    groups["gum"] = [document for document in syntax if document.genre != "ewt"]
    names = Names(entities + groups["gum"])
    random = np.random.default_rng(options.seed)
    found = Examples(width)
    for name, (plain, altered) in SHARES.items():
        found.add(encoder, groups[name], plain, random, 0.0)
        if altered:
            found.add(encoder, [_altered(document, names, random) for document in groups[name]], altered, random, 0.15)
    found.close()
    return found


def _altered(document: Document, names: Names, random: np.random.Generator) -> Document:
    """Names swapped in half of the sentences, half of all names made up."""
    made = Document(document.name, document.genre)
    for sentence in document.sentences:
        masks = sentence.entities if len(sentence.entities) else np.zeros(len(sentence), np.int64)
        plain = Sentence(sentence.words, entities=masks, starts_paragraph=sentence.starts_paragraph)
        swapped = names.swap(plain, 0.4, random) if random.random() < 0.5 else plain
        made.sentences.append(names.make_up(swapped, 0.5, random))
    return made


class Head(nn.Module):
    """The float twin of cpp/analysis/entities.cpp; `kept` is the affine layer that stays the model for unseen names."""

    def __init__(self, options: Options, sections: dict[str, Section]) -> None:
        super().__init__()
        rows = slice(len(UPOS) + len(XPOS), len(UPOS) + len(XPOS) + len(ENTITY_LABELS))
        weight, step, bias = (np.asarray(sections["heads." + name])[rows] for name in ("weight", "step", "bias"))
        self.step = float(np.asarray(sections["heads.input"])[0])
        self.kept_weight, self.kept_bias = torch.from_numpy(weight.astype(np.float32) * step[:, None]), torch.from_numpy(bias.copy())
        self.word = nn.Linear(weight.shape[1], options.words)
        self.window = nn.Linear(WINDOW * options.words, options.hidden)
        self.labels = nn.Linear(options.hidden, len(ENTITY_LABELS))
        self.after = nn.Parameter(torch.zeros(len(ENTITY_LABELS) + 1, len(ENTITY_LABELS)))  # last row: first of a sentence
        self.dropout = options.dropout

    def forward(self, states: Tensor, is_word: Tensor) -> tuple[Tensor, Tensor]:
        """States of words in a row, two of no word between sentences -> scores of the labels by this head and by the kept layer."""
        x = (states.float() - ZERO) * self.step
        words = self.word(x).clamp(0, CLIP) * is_word[:, None]
        words = F.dropout(words, self.dropout, self.training)
        reach = WINDOW // 2
        padded = F.pad(words, (0, 0, reach, reach))
        windows = torch.cat([padded[offset : offset + len(words)] for offset in range(WINDOW)], 1)
        hidden = F.dropout(self.window(windows).clamp(0, CLIP), self.dropout, self.training)
        with torch.no_grad():
            kept = F.linear(x, self.kept_weight, self.kept_bias)
        return self.labels(hidden), kept

    def sections(self) -> dict[str, Section]:
        """For the model file."""
        return {
            **affine("entities.word", self.word.weight, self.word.bias, self.step),
            **affine("entities.window", self.window.weight, self.window.bias, CLIP / 127),
            **affine("entities.labels", self.labels.weight, self.labels.bias, CLIP / 127),
            "entities.after": self.after.detach().numpy().astype(np.float32),
        }


def _away(scores: Tensor, kept: Tensor) -> Tensor:
    """How far the labels are from those of the kept layer."""
    return (kept.softmax(-1) * (kept.log_softmax(-1) - scores.log_softmax(-1))).sum(-1).mean()


class Steps:
    """AdamW with a cosine."""

    def __init__(self, head: Head, rate: float, count: int) -> None:
        groups = [{"params": [value for name, value in head.named_parameters() if name != "after"], "times": 1.0}, {"params": [head.after], "times": 10.0}]
        self.optimizer = torch.optim.AdamW(groups, lr=rate, weight_decay=0.01, betas=(0.9, 0.98))
        self.head, self.rate, self.count, self.done, self.running = head, rate, count, 0, 0.0

    def take(self, loss: Tensor) -> None:
        """One step down."""
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.head.parameters(), 2.0)
        rate = self.rate * min(1.0, (self.done + 1) / 150) * (0.51 + 0.5 * np.cos(np.pi * min(1.0, self.done / self.count)))
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["times"]
        self.optimizer.step()
        self.done += 1
        self.running = loss.item() if self.running == 0 else 0.99 * self.running + 0.01 * loss.item()


def train_words(head: Head, made: Examples, options: Options, random: np.random.Generator) -> None:
    """Each word by itself: the probability of all labels that its corpus leaves possible."""
    size = int((made.lengths * made.shares).sum() + WINDOW // 2 * made.shares.sum())
    steps = Steps(head, options.rate, options.epochs * (size // options.budget + 1))
    start = time.time()
    for epoch in range(options.epochs):
        head.train()
        all_rows = made.rows(made.chosen(random))
        for first in range(0, len(all_rows), options.budget):
            rows = all_rows[first : first + options.budget]
            is_word = torch.from_numpy(rows > 0)
            scores, kept = head(torch.from_numpy(made.states[rows]), is_word.float())
            masks = torch.from_numpy(made.masks[rows])
            known = masks > 0
            possible = (masks[known][:, None] & POSSIBLE) > 0
            loss = -scores[known].log_softmax(-1).masked_fill(~possible, -1e4).logsumexp(-1).mean()
            steps.take(loss + options.kept * _away(scores[is_word], kept[is_word]))
        print(f"words, epoch {epoch + 1}: loss {steps.running:.4f}, {time.time() - start:.0f} s", flush=True)


def _sentence_batches(made: Examples, budget: int, random: np.random.Generator) -> Iterator[np.ndarray]:
    """Sentences of like lengths together, at most `budget` places."""
    chosen = made.chosen(random)
    chosen = chosen[np.argsort(made.lengths[chosen], kind="stable")]
    groups: list[list[int]] = [[]]
    for sentence in chosen.tolist():
        if groups[-1] and (len(groups[-1]) + 1) * made.lengths[sentence] > budget:
            groups.append([])
        groups[-1].append(sentence)
    random.shuffle(groups)
    yield from (np.array(group) for group in groups)


def train_sequences(head: Head, made: Examples, options: Options, random: np.random.Generator) -> None:
    """Whole sentences: the probability of all sequences of possible labels among all that are allowed."""
    budget = 2 * options.budget
    steps = Steps(head, options.sequence_rate, int((made.lengths * made.shares).sum()) // budget + 1)
    start = time.time()
    head.train()
    for sentences in _sentence_batches(made, budget, random):
        rows = made.rows(sentences)
        is_word = torch.from_numpy(rows > 0)
        scores, kept = head(torch.from_numpy(made.states[rows]), is_word.float())
        lengths = torch.from_numpy(made.lengths[sentences])
        place = torch.arange(int(lengths.max()))[None] < lengths[:, None]
        grid = torch.zeros(*place.shape, scores.shape[1])
        grid[place] = scores[is_word]
        masks = torch.zeros(place.shape, dtype=torch.int64)
        masks[place] = torch.from_numpy(made.masks[rows])[is_word]
        possible = ((masks[..., None] & POSSIBLE) > 0) | (masks == 0)[..., None]
        loss = log_sums(grid, lengths, head.after) - log_sums(grid.masked_fill(~possible, -1e4), lengths, head.after)
        known = (masks > 0).sum().clamp(min=1)
        steps.take(loss.clamp(max=60).sum() / known + options.kept * _away(scores[is_word], kept[is_word]))
    print(f"sentences: loss {steps.running:.4f}, {time.time() - start:.0f} s", flush=True)


def main() -> None:
    """Reads the arguments, trains, rewrites the model file."""
    parser = argparse.ArgumentParser(prog="python -m training.entity_head", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    options = Options(seed=arguments.seed)
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    random = np.random.default_rng(options.seed)
    sections, _ = decode_model(arguments.model.read_bytes())
    head = Head(options, sections)
    made = examples(arguments.data, arguments.model, options, head.word.in_features)
    print(f"{len(made.masks) - 1} words in {len(made.lengths)} sentences", flush=True)
    train_words(head, made, options, random)
    train_sequences(head, made, options, random)
    add_sections(arguments.model, head.sections())


if __name__ == "__main__":
    main()
