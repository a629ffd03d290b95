"""Sequences of entity labels: which may stand behind each other, and the sum over all of them (a linear-chain CRF)."""

from __future__ import annotations

import torch
from torch import Tensor

from training.shared import ENTITY_LABELS

NEVER = -1e4


def allowed() -> Tensor:
    """[labels + 1, labels], true where the second may stand behind the first; last row: as the first of a sentence."""
    names = ENTITY_LABELS.names
    rows = [[not label.startswith("I-") or (before != "O" and before[2:] == label[2:]) for label in names] for before in names]
    return torch.tensor([*rows, [not label.startswith("I-") for label in names]])


def log_sums(scores: Tensor, lengths: Tensor, after: Tensor) -> Tensor:
    """Logarithms of the sums over all allowed sequences.

    Args:
        scores: [sentences, longest, labels]; what stands behind the end of a sentence does not count.
        lengths: [sentences], at least 1.
        after: [labels + 1, labels], what a label gets behind each label.
    """
    weights = after.masked_fill(~allowed(), NEVER).exp()
    peak = scores.amax(2, keepdim=True).detach()
    emitted = (scores - peak).exp()
    is_word = torch.arange(scores.shape[1])[None] < lengths[:, None]
    total = (peak[..., 0] * is_word).sum(1)
    state = emitted[:, 0] * weights[-1]
    for word in range(scores.shape[1]):
        if word:
            state = torch.where(is_word[:, word, None], (state @ weights[:-1]) * emitted[:, word], state)
        size = state.sum(1).clamp(min=1e-30)
        total = total + torch.where(is_word[:, word], size.log(), 0.0)
        state = state / size[:, None]
    return total
