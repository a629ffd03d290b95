"""Vectors of frequent words from a teacher: what the network knows of words that its own training text hardly holds.

python -m training.vectors ENCODER TEACHER OUT.npz --labels FILE.npz ...: counts words in the labelled text, takes the most frequent,
and reduces the teacher's view of each word alone (its pieces' embedding and a middle layer) to its main components.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from training.shared import features
from training.teacher import Teacher, case_class

LAYER = 5  # of 12: lower layers know the form, higher ones want a sentence
FULL = 4.0  # values beyond are cut, in standard deviations


def frequent(words: list[str], tokenizer: Any, most: int) -> tuple[list[str], np.ndarray]:
    """The most frequent words, one spelling for each hash, in the order of their hashes. Whole words of the encoder's own list count once more."""
    counts: Counter[int] = Counter()
    spelling: dict[int, Counter[str]] = {}
    own = [word for word in tokenizer.get_vocab() if word.isascii() and word.isalpha()]
    seen = Counter(words) + Counter(own)
    texts = list(seen)
    for word, name in zip(texts, features(texts, [1, 1, 1, 1, 1])[2].tolist(), strict=True):
        counts[name] += seen[word]
        spelling.setdefault(name, Counter())[word] += seen[word]
    names = sorted(name for name, _ in counts.most_common(most))
    return [spelling[name].most_common(1)[0][0] for name in names], np.array(names, np.uint32)


@torch.no_grad()
def alone(teacher: Teacher, tokenizer: Any, words: list[str]) -> Tensor:
    """Words -> [words, 2 * width]: mean over its pieces of the input embedding and of the middle layer."""
    teacher.eval()
    table = teacher.encoder.embeddings.word_embeddings.weight
    width = table.shape[1]
    found = torch.zeros(len(words), 2 * width)
    pieces = tokenizer(words, add_special_tokens=False)["input_ids"]
    order = sorted(range(len(words)), key=lambda word: len(pieces[word]))
    for start in range(0, len(order), 512):
        rows = [row for row in order[start : start + 512] if pieces[row]]
        length = max((len(pieces[row]) for row in rows), default=0) + 2
        ids = torch.zeros(len(rows), length, dtype=torch.long)
        case, attended = ids.clone(), ids.clone()
        for at, row in enumerate(rows):
            given = [tokenizer.cls_token_id, *pieces[row], tokenizer.sep_token_id]
            ids[at, : len(given)] = torch.tensor(given)
            case[at, 1 : len(given) - 1] = case_class(words[row])
            attended[at, : len(given)] = 1
        with torch.autocast("cpu", torch.bfloat16):
            embedded = teacher.encoder.embeddings.word_embeddings(ids) + teacher.case(case)
            middle = teacher.encoder(inputs_embeds=embedded, attention_mask=attended, output_hidden_states=True).hidden_states[LAYER].float()
        for at, row in enumerate(rows):
            found[row, :width] = table[torch.tensor(pieces[row])].mean(0)
            found[row, width:] = middle[at, 1 : len(pieces[row]) + 1].mean(0)
    return found


def reduce(views: Tensor, size: int) -> Tensor:
    """Main components, of about unit size each on average."""
    for half in views.split(views.shape[1] // 2, 1):
        half -= half.mean(0)
        half /= half.std()
    _, _, axes = torch.pca_lowrank(views, q=size + 16, niter=4)
    main = (views - views.mean(0)) @ axes[:, :size]
    return (main / main.std(0).mean()).clamp(-FULL, FULL)


def main() -> None:
    """Reads the arguments, writes the vectors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--labels", action="append", default=[], type=Path)
    parser.add_argument("--words", type=int, default=38_000)
    parser.add_argument("--size", type=int, default=96)
    options = parser.parse_args()
    from transformers import AutoTokenizer

    torch.manual_seed(1)
    tokenizer = AutoTokenizer.from_pretrained(options.encoder)
    teacher = Teacher(options.encoder)
    teacher.load_state_dict(torch.load(options.teacher))
    text = [word for path in options.labels for word in np.load(path)["words"].tolist()]
    words, hashes = frequent(text, tokenizer, options.words)
    vectors = reduce(alone(teacher, tokenizer, words), options.size)
    np.savez(options.out, hashes=hashes, vectors=vectors.numpy().astype(np.float16))
    print(f"{len(words)} words of {len(set(text))} spellings, {sum(map(len, words)) / len(words):.1f} characters each")


if __name__ == "__main__":
    main()
