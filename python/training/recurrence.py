"""h[t] = (1 - z[t]) h[t-1] + z[t] c[t] over the words of a block, forwards or backwards, with its gradient: compiled loops, because
a Python loop over time is fifty times as slow.
"""

from __future__ import annotations

import numba
import numpy as np
import torch


@numba.njit(fastmath=True, cache=True)
def _forward(keep: np.ndarray, new: np.ndarray, state: np.ndarray, backwards: bool) -> None:
    blocks, length, width = keep.shape
    for block in range(blocks):
        for step in range(length):
            now = length - 1 - step if backwards else step
            before = now + 1 if backwards else now - 1
            if step == 0:
                for unit in range(width):
                    state[block, now, unit] = new[block, now, unit]
            else:
                for unit in range(width):
                    state[block, now, unit] = keep[block, now, unit] * state[block, before, unit] + new[block, now, unit]


@numba.njit(fastmath=True, cache=True)
def _backward(keep: np.ndarray, state: np.ndarray, grad: np.ndarray, grad_keep: np.ndarray, grad_new: np.ndarray, backwards: bool) -> None:
    blocks, length, width = keep.shape
    for block in range(blocks):
        for step in range(length - 1, -1, -1):
            now = length - 1 - step if backwards else step
            before = now + 1 if backwards else now - 1
            after = now - 1 if backwards else now + 1
            if step == length - 1:
                for unit in range(width):
                    grad_new[block, now, unit] = grad[block, now, unit]
            else:
                for unit in range(width):
                    grad_new[block, now, unit] = grad[block, now, unit] + keep[block, after, unit] * grad_new[block, after, unit]
            if step == 0:
                for unit in range(width):
                    grad_keep[block, now, unit] = 0
            else:
                for unit in range(width):
                    grad_keep[block, now, unit] = grad_new[block, now, unit] * state[block, before, unit]


class Recurrence(torch.autograd.Function):
    """apply(keep, new, backwards): state[t] = keep[t] * state[t-1] + new[t], all [blocks, length, width]."""

    @staticmethod
    def forward(context, keep, new, backwards):  # noqa: ANN001, ANN205, D102
        keep, new = keep.contiguous(), new.contiguous()
        state = torch.empty_like(keep)
        _forward(keep.detach().numpy(), new.detach().numpy(), state.numpy(), backwards)
        context.save_for_backward(keep, state)
        context.backwards = backwards
        return state

    @staticmethod
    def backward(context, grad):  # noqa: ANN001, ANN205, D102
        keep, state = context.saved_tensors
        grad_keep, grad_new = torch.empty_like(keep), torch.empty_like(keep)
        _backward(keep.detach().numpy(), state.numpy(), grad.contiguous().numpy(), grad_keep.numpy(), grad_new.numpy(), context.backwards)
        return grad_keep, grad_new, None
