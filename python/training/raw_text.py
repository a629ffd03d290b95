"""Raw text of the data folder that may train shipped weights (marked A or S there) -> documents of sentences for a teacher to label."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

from training.conllu import Document, Sentence
from training.entities import read_gmb

LONGEST = 100  # words; a longer sentence is a table or a fault of splitting


def _texts(data: Path, name: str) -> Iterator[str]:
    """The texts of one corpus, in the order of its file."""
    if name == "gap":
        for part in ("development", "validation"):
            with (data / f"coref/gap_{part}.tsv").open(encoding="utf8") as rows:
                yield from (row["Text"].replace("``", '"').replace("''", '"') for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))
        return
    path = {"wikinews": "rawnews/wikinews_2019_2020.jsonl", "re3d": "ner/re3d.jsonl", "masc": "rawtext/masc.jsonl", "openstax": "rawtext/openstax.jsonl", "union": "rawtext/state_union.jsonl"}[name]
    with (data / path).open(encoding="utf8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def _sentences(text: str, tool: Path) -> Iterator[Sentence]:
    """Words and sentences as the engine makes them: CoNLL-U from the developers' tool."""
    done = subprocess.run([tool], input=text.encode(), capture_output=True, check=True)
    words: list[str] = []
    for line in done.stdout.decode("utf8").split("\n"):
        columns = line.split("\t")
        if columns[0].isdigit():
            words.append(columns[1])
        elif not line and words:
            yield Sentence(words)
            words = []


def read(data: Path, name: str, tool: Path, most_words: int) -> list[Document]:
    """At most `most_words` words of the corpus `name`; every n-th document when there are more, so that no part is favoured."""
    if name == "gmb":
        documents = read_gmb(data / "ner/gmb_voa_train.jsonl")
    else:
        texts = list(_texts(data, name))
        total = sum(text.count(" ") for text in texts)
        step = max(1, round(total / most_words))
        documents = [Document(f"{name}-{index}", name, list(_sentences(text, tool))) for index, text in enumerate(texts) if index % step == 0]
    kept: list[Document] = []
    count = 0
    for document in documents:
        document.sentences = [s for s in document.sentences if 2 <= len(s) <= LONGEST]
        count += sum(len(s) for s in document.sentences)
        if document.sentences:
            kept.append(document)
        if count >= most_words:
            break
    return kept
