"""The network: hashed word features -> blocks of words in context -> scores. cpp/analysis computes the same in integers.

Quantisation points (see quantize.py) are the inputs of every `Affine`; everything between them is float in both.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from training.recurrence import Recurrence
from training.shared import ENTITY_LABELS, FEATURE_SLOTS, RELATIONS, UPOS, WHOLE_FEATURES, XPOS, feature_rows

WINDOW = 5  # words a depthwise convolution sees
FARTHEST = 15  # distance bucket of the farthest words; there are 2 * FARTHEST + 1
CLIP = 6.0  # activations of rectified layers end here
BUCKET_STARTS = (9, 10, 12, 15, 20, 27, 42)  # distances from which buckets 9 to 15 count; 1 to 8 have one each


@dataclass
class Shape:
    """Sizes of a network; stands in the model file."""

    blocks: str = "dgdgd"
    embedding: int = 128
    width: int = 192
    arcs: int = 64
    relations: int = 64
    rows: tuple[int, ...] = (24000, 4000, 8000, 2000, 16000)
    vocabulary: int = 0  # known words, whose fixed vectors (vectors.py) are given
    vector: int = 96  # size of these vectors

    def as_dict(self) -> dict[str, object]:
        """For the metadata of the model file."""
        return asdict(self)


def bucket(distance: Tensor) -> Tensor:
    """Head position minus word position -> bucket 0..30; 15 is the word itself."""
    away = distance.abs()
    far = 8 + torch.bucketize(away, torch.tensor(BUCKET_STARTS), right=True)
    size = torch.where(away <= 8, away, far).clamp(max=FARTHEST)
    return torch.where(distance < 0, FARTHEST - size, FARTHEST + size)


class Affine(nn.Linear):
    """A linear layer whose input the engine quantises; `peak` is the input's calibrated greatest size."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__(inputs, outputs)
        self.register_buffer("peak", torch.zeros(()))
        self.watch: list[Tensor] | None = None  # set while calibrating

    def forward(self, x: Tensor) -> Tensor:  # noqa: D102
        if self.watch is not None:
            self.watch.append(x.detach().abs().flatten())
        return super().forward(x)


_masks: dict[float, Tensor] = {}


def drop(x: Tensor, rate: float, training: bool) -> Tensor:
    """Dropout by a random stretch of a ready-made mask, several times as fast as drawing a new one."""
    if not training or rate == 0:
        return x
    if rate not in _masks or _masks[rate].numel() < 2 * x.numel():
        size = max(8_000_000, 4 * x.numel())
        _masks[rate] = (torch.rand(size) >= rate).float() / (1 - rate)
    mask = _masks[rate]
    start = int(torch.randint(0, mask.numel() - x.numel(), (1,)))
    return x * mask[start : start + x.numel()].view(x.shape)


class Convolution(nn.Module):
    """x + clip(affine(depthwise window of norm(x)))."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.window = nn.Parameter(torch.randn(WINDOW, width) * 0.3)
        self.window.data[WINDOW // 2] += 1
        self.affine = Affine(width, width)

    def forward(self, x: Tensor, mask: Tensor, rate: float) -> Tensor:  # noqa: D102
        y = self.norm(x) * mask
        y = _window(y, self.window)
        return x + drop(self.affine(y).clamp(0, CLIP), rate, self.training)


def _window(y: Tensor, weights: Tensor) -> Tensor:
    length = y.shape[1]
    padded = F.pad(y, (0, 0, WINDOW // 2, WINDOW // 2))
    total = padded[:, :length] * weights[0]
    for offset in range(1, WINDOW):
        total = torch.addcmul(total, padded[:, offset : offset + length], weights[offset])
    return total


class Gated(nn.Module):
    """x + minimal gated recurrence of norm(x), half of the units forwards and half backwards."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.affine = Affine(width, 2 * width)  # gates, then candidates
        self.affine.bias.data[:width].uniform_(-2, 1)

    def forward(self, x: Tensor, mask: Tensor, rate: float) -> Tensor:  # noqa: D102
        width = x.shape[2]
        y = self.affine(self.norm(x))
        gate = torch.sigmoid(y[..., :width]) * mask
        keep, new = 1 - gate, gate * y[..., width:]
        half = width // 2
        forwards = Recurrence.apply(keep[..., :half], new[..., :half], False)
        backwards = Recurrence.apply(keep[..., half:], new[..., half:], True)
        return x + drop(torch.cat([forwards, backwards], -1), rate, self.training)


BLOCKS = {"d": Convolution, "g": Gated}


@dataclass
class Scores:
    """What the network says about the words of a batch, in their flat order [words, ...]."""

    upos: Tensor
    xpos: Tensor
    entities: Tensor
    boundary: Tensor  # [words], log odds that a sentence starts here
    query: Tensor
    key: Tensor
    dependent: Tensor
    governor: Tensor


class Network(nn.Module):
    """See the module's text. The embedding table is a buffer: training updates only the rows it saw (train.py)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        width, arcs, relations = shape.width, shape.arcs, shape.relations
        self.register_buffer("table", torch.randn(feature_rows(list(shape.rows)), shape.embedding) * 0.1)
        self.table[0] = 0
        self.register_buffer("vectors", torch.zeros(1 + shape.vocabulary, shape.vector))  # row 0: unknown words
        self.projection = nn.Linear(shape.vector, shape.embedding, bias=False)
        self.table_norm = nn.LayerNorm(shape.embedding)
        self.table_affine = Affine(shape.embedding, width)
        self.blocks = nn.ModuleList([BLOCKS[kind](width) for kind in shape.blocks])
        self.norm = nn.LayerNorm(width)
        self.heads = nn.ModuleDict(
            {
                name: Affine(width, size)
                for name, size in {
                    "upos": len(UPOS),
                    "xpos": len(XPOS),
                    "entities": len(ENTITY_LABELS),
                    "boundary": 1,
                    "query": arcs,
                    "key": arcs,
                    "dependent": relations,
                    "governor": relations,
                }.items()
            }
        )
        self.relation = Affine(relations, len(RELATIONS))
        buckets = 2 * FARTHEST + 1
        self.root_key = nn.Parameter(torch.randn(arcs) * 0.1)
        self.root_bias = nn.Parameter(torch.zeros(1))
        self.root_relation = nn.Parameter(torch.zeros(relations))
        self.query_distance = nn.Parameter(torch.randn(buckets, arcs) * 0.05)
        self.key_distance = nn.Parameter(torch.randn(buckets, arcs) * 0.05)
        self.distance_bias = nn.Parameter(torch.zeros(buckets))
        self.relation_distance = nn.Parameter(torch.zeros(buckets, relations))

    def words(self, rows: Tensor, ngrams: Tensor, known: Tensor, table: Tensor) -> Tensor:
        """Word types: feature rows [types, slots] of `table`, places in the vocabulary -> vectors [types, width]."""
        weights = torch.ones(len(rows), FEATURE_SLOTS)
        weights[:, WHOLE_FEATURES:] = 1 / torch.sqrt(ngrams.clamp(min=1).float())[:, None]
        weights = weights * (rows > 0)
        total = F.embedding_bag(rows, table, per_sample_weights=weights, mode="sum") + self.projection(self.vectors[known])
        return self.table_affine(self.table_norm(total)).clamp(0, CLIP)

    def encode(self, vectors: Tensor, mask: Tensor, rate: float) -> Tensor:
        """Word vectors [blocks, length, width] and which of them are words -> words in context, same shape."""
        mask = mask[..., None].float()
        x = drop(vectors * mask, rate, self.training)
        for block in self.blocks:
            x = block(x, mask, rate)
        return self.norm(x)

    def scores(self, words: Tensor) -> Scores:
        """Words in context [words, width] -> scores of every model head."""
        found = {name: head(words) for name, head in self.heads.items()}
        found["boundary"] = found["boundary"][:, 0]
        return Scores(**found)

    def arcs(self, scores: Scores, words: Tensor, mask: Tensor) -> Tensor:
        """Words [sentences, length]: flat indices -> [sentences, length, 1 + length]: root, then every word as head."""
        query, key = scores.query[words], scores.key[words]
        length = words.shape[1]
        places = torch.arange(length)
        distance = bucket(places[None] - places[:, None])  # [dependent, head]
        shape = (len(words), length, length)
        arcs = query @ key.transpose(1, 2) / math.sqrt(self.shape.arcs)
        arcs = arcs + torch.gather(query @ self.query_distance.t(), 2, distance.expand(shape))
        arcs = arcs + torch.gather(key @ self.key_distance.t(), 2, distance.t().expand(shape)).transpose(1, 2)
        arcs = arcs + self.distance_bias[distance]
        arcs = arcs.masked_fill(~mask[:, None, :], -1e4)
        root = query @ self.root_key + self.root_bias
        return torch.cat([root[..., None], arcs], 2)

    def relations(self, scores: Scores, dependents: Tensor, heads: Tensor) -> Tensor:
        """Flat indices of words and of their heads (a root is its own head) -> scores of the relation names."""
        governor = scores.governor[heads] + self.relation_distance[bucket(heads - dependents)]
        governor = torch.where((heads == dependents)[:, None], self.root_relation, governor)
        return self.relation((scores.dependent[dependents] + governor).clamp(0, CLIP))
