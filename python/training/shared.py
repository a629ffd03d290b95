"""What the training code shares with the engine: label names and features, by way of the extension `_train`."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]

try:
    import _train
except ImportError:
    for folder in sorted(ROOT.glob("build*/**/_train*.so")):
        sys.path.insert(0, str(folder.parent))
        break
    try:
        import _train
    except ImportError as error:
        message = "cmake -S . -B build -G Ninja -DSAYSO_TRAIN=ON && ninja -C build _train"
        raise ImportError(f"the extension _train is not built; run: {message}") from error


class Labels:
    """Names in the order of the engine."""

    def __init__(self, names: list[str]) -> None:
        self.names = list(names)
        self._index = {name: index for index, name in enumerate(self.names)}

    def index(self, name: str) -> int:
        """The number of `name`; KeyError when the engine does not know it."""
        return self._index[name]

    def __contains__(self, name: str) -> bool:
        return name in self._index

    def __len__(self) -> int:
        return len(self.names)


UPOS = Labels(_train.UPOS)
XPOS = Labels(_train.XPOS)
RELATIONS = Labels(_train.RELATIONS)
ENTITY_KINDS = Labels(_train.ENTITY_KINDS)
ENTITY_LABELS = Labels(["O"] + [f"{edge}-{kind}" for kind in _train.ENTITY_KINDS for edge in "BI"])

WHOLE_FEATURES: int = _train.WHOLE_FEATURES
FEATURE_SLOTS: int = _train.FEATURE_SLOTS
feature_hash = _train.feature_hash
feature_rows = _train.feature_rows
crc32c = _train.crc32c
address_key = _train.address_key
tag_doubts = _train.tag_doubts
head_doubts = _train.head_doubts
weight_place = _train.weight_place
NO_PAIR: int = _train.NO_PAIR
word_hash = _train.word_hash


def features(words: list[str], sizes: list[int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Embedding rows [words, FEATURE_SLOTS], how many n-gram slots each word uses, and the hashes that name the words in a vocabulary."""
    return _train.features(words, sizes)
