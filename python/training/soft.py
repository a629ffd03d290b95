"""A teacher's probabilities (`--labels FILE.npz`) -> targets, so that a larger network can teach this one on raw text.

The file holds, for sentences one after the other:
  words      all words, a string array;
  sentences  where each sentence starts in `words`, with the end of the last;
  documents  where each document starts in `sentences`, with the end of the last;
  heads      the teacher's tree: index of the head within the sentence, a root's own index;
  for each NAME of upos, xpos, arcs, relations, entities: NAME_labels [words, k] and NAME_weights [words, k], the k best labels with
  their probabilities. An arc label is 0 for the root, else 1 + the head's index in the sentence; relation labels are for `heads`;
Weights may sum to less than 1.
"""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np

from training.batches import Encoded, WordTypes

NAMES = ("upos", "xpos", "arcs", "relations", "entities")


def read(path: Path, types: WordTypes) -> list[list[Encoded]]:
    """Documents of sentences with soft targets."""
    with np.load(path) as file:
        stored = {name: file[name] for name in file.files}  # an NpzFile unpacks an array anew each time it is asked for it
    numbers = np.array([types.number(word) for word in stored["words"].tolist()])
    columns = {name: (stored[name + "_labels"].astype(np.int64), stored[name + "_weights"].astype(np.float32)) for name in NAMES}
    starts = stored["sentences"]
    sentences = []
    for first, last in itertools.pairwise(starts):
        part = slice(int(first), int(last))
        targets = {name: (labels[part], weights[part]) for name, (labels, weights) in columns.items()}
        sentences.append(Encoded(numbers[part], stored["heads"][part].astype(np.int64), targets, np.zeros(part.stop - part.start, np.int64)))
    bounds = stored["documents"]
    return [sentences[int(first) : int(last)] for first, last in itertools.pairwise(bounds)]


def blocks(document: list[Encoded], random: np.random.Generator, longest: int = 160) -> list[list[Encoded]]:
    """Runs of sentences of one document, as batches.blocks_of cuts them."""
    found: list[list[Encoded]] = []
    size, limit = 0, 0
    for sentence in document:
        if not found or size + len(sentence.types) > limit:
            limit = 0 if random.random() < 0.25 else int(random.integers(30, longest))
            found.append([])
            size = 0
        found[-1].append(sentence)
        size += len(sentence.types)
    return found
