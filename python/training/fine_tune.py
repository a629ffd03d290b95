"""Fine-tunes a teacher and lets it label text: python -m training.fine_tune DATA ENCODER OUT.pt; see README.md for the whole recipe."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training import corpora, raw_text
from training.conllu import Document, Sentence
from training.teacher import IGNORE, Teacher, batches, collate, cut
from training.train import POSSIBLE, entity_loss

BUDGET = 1400  # word pieces a batch
KEPT = {"arcs": 4, "relations": 4, "upos": 3, "xpos": 3, "entities": 4}  # best guesses kept as soft labels
TRUST = 3.0  # in a corpus's entities: log odds of a label that it allows against one that it does not
LAYER_DECAY = 0.9  # a layer's rate, of that of the layer above it
ENTITY_SHARE = 0.2  # share of the Groningen Meaning Bank seen in an epoch; of the small entity corpora all


def _loss(scores: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(scores.reshape(-1, scores.shape[-1]), gold.reshape(-1), ignore_index=IGNORE)


def _groups(teacher: Teacher, rate: float) -> list[dict[str, Any]]:
    """Parameters with their rates: the lower a layer of the encoder, the slower it learns; the heads learn fastest."""
    teacher.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    layers = teacher.encoder.config.num_hidden_layers
    groups: list[dict[str, Any]] = []
    outer = []
    for name, parameter in teacher.named_parameters():
        if not name.startswith("encoder."):
            outer.append(parameter)
        elif parameter.requires_grad:
            layer = int(name.split("layer.")[1].split(".")[0]) if "layer." in name else -1
            groups.append({"params": [parameter], "lr": rate * LAYER_DECAY ** (layers - 1 - layer)})
    return [*groups, {"params": outer, "lr": 1e-3}]


def _epoch(parts: list[tuple[list[int], float]], pieces: list[Any], random: np.random.Generator) -> list[list[int]]:
    """Batches of one epoch: of each part a share of its sentences, drawn anew."""
    rows = np.concatenate([random.permutation(rows)[: int(len(rows) * share)] for rows, share in parts])
    return [[int(rows[index]) for index in group] for group in batches([pieces[row] for row in rows], BUDGET, random)]


def fine_tune(teacher: Teacher, shares: list[tuple[list[Sentence], float]], tokenizer: Any, *, epochs: float, out: Path, seed: int, rate: float) -> None:
    """AdamW with warm-up and linear decay; `shares` are sentences with the share of them seen in an epoch. Says its cost as it goes, and
    goes on from `out` with ".part" behind it when it was stopped.
    """
    random = np.random.default_rng(seed)
    sentences = [sentence for part, _ in shares for sentence in part]
    ends = np.cumsum([0, *(len(part) for part, _ in shares)])
    parts = [(list(range(ends[index], ends[index + 1])), share) for index, (_, share) in enumerate(shares)]
    pieces = cut(sentences, tokenizer)
    groups = _groups(teacher, rate)
    learned = [parameter for group in groups for parameter in group["params"]]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    base = [group["lr"] for group in optimizer.param_groups]
    steps = int(len(_epoch(parts, pieces, random)) * epochs)
    part = out.with_name(out.name + ".part")
    done = 0
    if part.exists():
        saved = torch.load(part)
        teacher.load_state_dict(saved["teacher"])
        optimizer.load_state_dict(saved["optimizer"])
        done = saved["step"]
        print(f"goes on from step {done} of {steps}", flush=True)
    step, started = 0, time.time()
    while step < steps:
        for rows in _epoch(parts, pieces, random):
            if step == steps:
                break
            step += 1
            if step <= done:
                continue
            factor = min((step - 1) / (0.1 * steps), (steps - step + 1) / (0.9 * steps))
            for group, value in zip(optimizer.param_groups, base, strict=True):
                group["lr"] = value * factor
            teacher.train()
            batch = collate([sentences[i] for i in rows], [pieces[i] for i in rows])
            guess = teacher(batch)
            loss = entity_loss(guess.entities.flatten(0, 1), batch["entities"].flatten())
            row, word = (batch["heads"] != IGNORE).nonzero(as_tuple=True)
            if len(row):
                related = teacher.relation_scores(guess.words[row, word], guess.heads[row, batch["heads"][row, word]])
                loss = loss + 0.5 * _loss(guess.upos, batch["upos"]) + 0.5 * _loss(guess.xpos, batch["xpos"])
                loss = loss + _loss(guess.arcs, batch["heads"]) + _loss(related, batch["relations"][row, word])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(learned, 5.0)
            optimizer.step()
            if step - done in (10, 50) or step % 200 == 0:
                pace = (time.time() - started) / (step - done)
                print(f"step {step} of {steps}, loss {loss.item():.3f}, {pace:.2f} s a step, {pace * (steps - step) / 60:.0f} minutes left", flush=True)
            if step % 200 == 0:
                torch.save({"teacher": teacher.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, part)
    torch.save(teacher.state_dict(), out)
    part.unlink(missing_ok=True)


@torch.no_grad()
def accuracy(teacher: Teacher, documents: list[Document], tokenizer: Any) -> dict[str, float]:
    """Percent of words right, words and sentences given, the best head for each word alone."""
    teacher.eval()
    sentences = [s for document in documents for s in document.sentences]
    pieces = cut(sentences, tokenizer)
    right = dict.fromkeys(("upos", "xpos", "uas", "las"), 0)
    for rows in batches(pieces, 6000):
        batch = collate([sentences[i] for i in rows], [pieces[i] for i in rows])
        guess = teacher(batch)
        row, word = (batch["heads"] != IGNORE).nonzero(as_tuple=True)
        heads = guess.arcs[row, word].argmax(-1)
        relations = teacher.relation_scores(guess.words[row, word], guess.heads[row, heads]).argmax(-1)
        attached = heads == batch["heads"][row, word]
        right["uas"] += int(attached.sum())
        right["las"] += int((attached & (relations == batch["relations"][row, word])).sum())
        for name, scores in (("upos", guess.upos), ("xpos", guess.xpos)):
            right[name] += int((scores[row, word].argmax(-1) == batch[name][row, word]).sum())
    return {name: round(100 * count / sum(map(len, sentences)), 2) for name, count in right.items()}


def is_tree(heads: np.ndarray) -> bool:
    """Whether heads (roots point to themselves) make one tree: one root, no cycle."""
    if (heads == np.arange(len(heads))).sum() != 1:
        return False
    above = heads
    for _ in range(len(heads).bit_length()):
        above = above[above]  # twice as far up each time
    return bool((above == above[0]).all())


def _allowed(scores: Tensor, masks: np.ndarray) -> Tensor:
    """Scores of entities, lowered for labels that the corpus rules out; not to nothing, for a corpus errs, too."""
    if not len(masks):
        return scores
    known = torch.from_numpy(np.where(masks == 0, -1, masks))
    return scores - TRUST * ((known[:, None] & POSSIBLE) == 0)


@torch.no_grad()
def label(teacher: Teacher, documents: list[Document], tokenizer: Any, gold_share: float = 0.5) -> dict[str, np.ndarray]:
    """Soft labels in the layout of soft.py. Where a sentence has gold labels they get `gold_share` of the weight. A sentence whose best
    heads are no tree is left out (about one in sixteen).
    """
    teacher.eval()
    sentences = [s for document in documents for s in document.sentences]
    pieces = cut(sentences, tokenizer)
    found: list[dict[str, np.ndarray] | None] = [None] * len(sentences)
    for rows in batches(pieces, 6000):
        guess = teacher(collate([sentences[i] for i in rows], [pieces[i] for i in rows]))
        for at, index in enumerate(rows):
            sentence = sentences[index]
            inside = slice(1, len(sentence) + 1)
            if len(sentence.heads):
                heads = sentence.heads
            else:
                best = guess.arcs[at, inside, : len(sentence) + 1].argmax(-1).numpy()
                heads = np.where(best == 0, np.arange(len(sentence)), best - 1)
                if not is_tree(heads):
                    continue
            above = torch.from_numpy(np.where(heads == np.arange(len(heads)), 0, heads + 1))
            related = teacher.relation_scores(guess.words[at, inside], guess.heads[at, above])
            scores = {"arcs": guess.arcs[at, inside, : len(sentence) + 1], "relations": related}
            scores |= {"upos": guess.upos[at, inside], "xpos": guess.xpos[at, inside], "entities": _allowed(guess.entities[at, inside], sentence.entities)}
            gold = {"arcs": above.numpy(), "relations": sentence.relations, "upos": sentence.upos, "xpos": sentence.xpos}
            columns = {"heads": heads.astype(np.int16)}
            for name, values in scores.items():
                best_labels = values.softmax(-1).topk(min(KEPT[name], values.shape[-1]))
                labels = np.zeros((len(sentence), KEPT[name] + 1), np.int16)
                weights = np.zeros((len(sentence), KEPT[name] + 1), np.float16)
                share = gold_share if len(sentence.heads) and name in gold else 0.0
                kept = best_labels.indices.shape[1]
                labels[:, 1 : kept + 1], weights[:, 1 : kept + 1] = best_labels.indices.numpy(), (1 - share) * best_labels.values.numpy()
                if share:
                    labels[:, 0], weights[:, 0] = gold[name], share
                columns[name + "_labels"], columns[name + "_weights"] = labels, weights
            found[index] = columns
    return _packed(documents, found)


def _packed(documents: list[Document], found: list[dict[str, np.ndarray] | None]) -> dict[str, np.ndarray]:
    """Columns of all labelled sentences, one after the other."""
    words: list[str] = []
    columns: dict[str, list[np.ndarray]] = {}
    sentence_starts, document_starts = [0], [0]
    index = 0
    for document in documents:
        for sentence in document.sentences:
            labels = found[index]
            index += 1
            if labels is None:
                continue
            words += sentence.words
            for name, values in labels.items():
                columns.setdefault(name, []).append(values)
            sentence_starts.append(len(words))
        document_starts.append(len(sentence_starts) - 1)
    stacked = {name: np.concatenate(values) for name, values in columns.items()}
    return {"words": np.array(words), "sentences": np.array(sentence_starts), "documents": np.array(document_starts), **stacked}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("encoder", type=Path, help="folder of the pretrained encoder")
    parser.add_argument("teacher", type=Path, help="checkpoint: made when it is missing")
    parser.add_argument("--epochs", type=float, default=3)
    parser.add_argument("--rate", type=float, default=4e-5, help="of the encoder's last layer; 8e-5 suits MiniLM")
    parser.add_argument("--layers", type=int, help="only so many of the encoder's lowest layers")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--label", metavar="CORPUS:WORDS", nargs="*", default=[], help="gold, wikinews, re3d, gap, masc, openstax, union, gmb")
    parser.add_argument("--tool", type=Path, help="the developers' tokens_tool, for raw text")
    parser.add_argument("--out", type=Path, default=Path())
    options = parser.parse_args()
    from transformers import AutoTokenizer

    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    tokenizer = AutoTokenizer.from_pretrained(options.encoder)
    teacher = Teacher(options.encoder, options.layers)
    gold = corpora.syntax_train(options.data)
    if options.teacher.exists():
        teacher.load_state_dict(torch.load(options.teacher))
    else:
        named = corpora.entity_train(options.data)
        parts = [(gold, 1.0), ([d for d in named if d.genre != "gmb"], 1.0), ([d for d in named if d.genre == "gmb"], ENTITY_SHARE)]
        short = [([s for document in part for s in document.sentences if len(s) <= raw_text.LONGEST], share) for part, share in parts]
        fine_tune(teacher, short, tokenizer, epochs=options.epochs, out=options.teacher, seed=options.seed, rate=options.rate)
        print("EWT dev:", accuracy(teacher, corpora.syntax_dev(options.data), tokenizer), flush=True)
    for wanted in options.label:
        name, _, most = wanted.partition(":")
        documents = gold if name == "gold" else raw_text.read(options.data, name, options.tool, int(most or 10**9))
        started = time.time()
        labels = label(teacher, documents, tokenizer)
        np.savez_compressed(options.out / f"labels_{name}.npz", **labels)
        print(f"{name}: {len(labels['words'])} words in {time.time() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
