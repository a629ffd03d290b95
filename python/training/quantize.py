"""A trained network -> sections of integers. Weights become -127..127 with one step a row, embedding rows with one step a column, the input
of every affine layer 0..127 with one step a layer, taken from a look at some batches. Eight products of an affine layer fit 16 bits.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor

from training.batches import Batch
from training.network import CLIP, Affine
from training.train import Trainer
from training.write_model import Section

KEPT = 0.9995  # share of the values of a layer's input that its steps reach; the rest is held at the ends
INPUT_RUN, MAX_RUN_WEIGHTS = 16, 258  # as in cpp/nn
HEADS = ("upos", "xpos", "entities", "boundary", "query", "key", "dependent", "governor")


def _layers(trainer: Trainer) -> Iterator[Affine]:
    return (module for module in trainer.network.modules() if isinstance(module, Affine))


@torch.no_grad()
def calibrate(trainer: Trainer, batches: list[Batch]) -> None:
    """Sets `peak` of every affine layer to the size that all but a few of its inputs stay below."""
    trainer.network.eval()
    for layer in _layers(trainer):
        layer.peak.zero_()
    for batch in batches:
        for layer in _layers(trainer):
            layer.watch = []
        scores = trainer.run_network(batch, trainer.network.table, trainer.types.rows[batch.types])
        trainer.network.relations(scores, batch.dependents, batch.heads)
        for layer in _layers(trainer):
            seen = torch.cat(layer.watch or [torch.zeros(1)])
            sample = seen[torch.randint(0, len(seen), (50_000,))]
            layer.peak.copy_(torch.maximum(layer.peak, sample.quantile(KEPT)))
            layer.watch = None


def _bytes(values: Tensor, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """Values -> numbers -127..127 and the step along `axis` that gives them back."""
    step = (values.abs().amax(axis, keepdim=True) / 127).clamp(min=1e-12)
    whole = (values / step).round().clamp(-127, 127)
    return whole.numpy().astype(np.int8), step.flatten().numpy().astype(np.float32)


def _run_sums(whole: np.ndarray) -> np.ndarray:
    """Per row, the greatest sum of weights of one sign that stand in one sum of 16 bits (fits_kernels of cpp/nn/layers.h)."""
    runs = np.pad(whole, ((0, 0), (0, -whole.shape[1] % INPUT_RUN))).reshape(len(whole), -1, INPUT_RUN // 4, 2, 2)
    return np.maximum(*(np.maximum(sign * runs, 0).sum((2, 4)).max((1, 2)) for sign in (1, -1)))


def _fitting_bytes(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Like `_bytes`, with rows; a row whose weights would add up to too much gets a greater step: on average 1.2 times as great."""
    step = np.maximum(np.abs(weight).max(1) / 127, 1e-12)
    while True:
        whole = np.clip(np.rint(weight / step[:, None]), -127, 127).astype(int)
        sums = _run_sums(whole)
        if (sums <= MAX_RUN_WEIGHTS).all():
            return whole.astype(np.int8), step.astype(np.float32)
        step = np.where(sums > MAX_RUN_WEIGHTS, step * np.maximum(sums / MAX_RUN_WEIGHTS, 1.002), step)


def _float(*rows: Tensor) -> np.ndarray:
    values = torch.stack(rows) if len(rows) > 1 else rows[0]
    return values.detach().numpy().astype(np.float32)


def affine(name: str, weight: Tensor, bias: Tensor, step: float) -> dict[str, Section]:
    """The four sections of an affine layer whose input has that step."""
    whole, steps = _fitting_bytes(weight.detach().numpy().astype(np.float64))
    return {
        f"{name}.weight": whole,
        f"{name}.step": steps,
        f"{name}.bias": _float(bias),
        f"{name}.input": np.array([step], np.float32),
    }


@torch.no_grad()
def sections(trainer: Trainer) -> dict[str, Section]:
    """All `network` sections of cpp/model/format.md."""
    network = trainer.network
    rows, step = _bytes(torch.cat([network.table, network.projection(network.vectors[1:])]), 0)
    found: dict[str, Section] = {
        "network.blocks": network.shape.blocks,
        "features.rows": np.array(network.shape.rows, np.uint32),
        "vocabulary.hashes": trainer.vocabulary,
        "rows.values": rows,
        "rows.step": step,
        "table.norm": _float(network.table_norm.weight, network.table_norm.bias),
        "final.norm": _float(network.norm.weight, network.norm.bias),
    }
    table = network.table_affine
    found |= affine("table", table.weight, table.bias, float(table.peak) / 63)
    for index, block in enumerate(network.blocks):
        found |= affine(f"block{index}", block.affine.weight, block.affine.bias, float(block.affine.peak) / 63)
        found[f"block{index}.norm"] = _float(block.norm.weight, block.norm.bias)
        if network.shape.blocks[index] == "d":
            found[f"block{index}.window"] = _float(block.window)
    # Scores of arcs are products with the query: its scale goes into its weights.
    scale = {name: 1 / math.sqrt(network.shape.arcs) if name == "query" else 1.0 for name in HEADS}
    weight = torch.cat([network.heads[name].weight * scale[name] for name in HEADS])
    bias = torch.cat([network.heads[name].bias * scale[name] for name in HEADS])
    found |= affine("heads", weight, bias, float(max(network.heads[name].peak for name in HEADS)) / 63)
    found |= affine("relation", network.relation.weight, network.relation.bias, CLIP / 127)
    back = math.sqrt(network.shape.arcs)  # what is multiplied with the query only must not be scaled
    found |= {
        "arcs.root": _float(torch.cat([network.root_key * back, network.root_bias])),
        "arcs.query": _float(network.query_distance * back),
        "arcs.key": _float(network.key_distance),
        "arcs.distance": _float(network.distance_bias),
        "arcs.relation": _float(network.relation_distance),
        "arcs.root_relation": _float(network.root_relation),
    }
    return found
