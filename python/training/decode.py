"""A quick look at the float network while it trains; the scores that count come from `python -m training.evaluate`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from training.batches import batches, encode
from training.conllu import Document
from training.shared import RELATIONS

if TYPE_CHECKING:
    from training.train import Trainer

PLAIN = torch.tensor([RELATIONS.index(name) if name in RELATIONS else -1 for name in (full.partition(":")[0] for full in RELATIONS.names)])


@torch.no_grad()
def accuracy(trainer: Trainer, documents: list[Document]) -> str:
    """UPOS, XPOS, UAS and LAS (relations without subtypes, heads by arg max without tree repair) in percent."""
    network = trainer.network.eval()
    blocks = [[encode(sentence, trainer.types)] for document in documents for sentence in document.sentences]
    trainer.types.update()
    right = torch.zeros(5)
    for batch in batches(blocks, 4000):
        scores = trainer.run_network(batch, network.table, trainer.types.rows[batch.types])
        arcs = network.arcs(scores, batch.sentences, batch.sentence_mask)
        found = arcs.argmax(-1)
        heads = torch.where(found == 0, batch.sentences, batch.sentences[:, :1] + found - 1)[batch.sentence_mask]
        relations = network.relations(scores, batch.dependents, heads).argmax(-1)
        same = heads == batch.heads
        right += torch.tensor(
            [
                len(heads),
                (scores.upos.argmax(-1) == batch.targets["upos"][1][:, 0]).sum(),
                (scores.xpos.argmax(-1) == batch.targets["xpos"][1][:, 0]).sum(),
                same.sum(),
                (same & (PLAIN[relations] == PLAIN[batch.targets["relations"][1][:, 0]])).sum(),
            ]
        )
    names = ("UPOS", "XPOS", "UAS", "LAS")
    return " ".join(f"{name} {100 * value / right[0]:.2f}" for name, value in zip(names, right[1:], strict=True))
