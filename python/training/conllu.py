"""CoNLL-U files -> documents of sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from training import shared


@dataclass
class Sentence:
    """Words with what a corpus says about them; arrays are empty where it says nothing.

    heads are indices into the sentence, a root points to itself. entities holds one bit mask per word: the labels of
    shared.ENTITY_LABELS that the corpus leaves possible (0: nothing known).
    """

    words: list[str]
    upos: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    xpos: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    heads: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    relations: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    lemmas: list[str] = field(default_factory=list)
    entities: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    starts_paragraph: bool = False
    spans: list[tuple[int, int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)


@dataclass
class Document:
    """Sentences in their order; `genre` names the file they came from."""

    name: str
    genre: str
    sentences: list[Sentence] = field(default_factory=list)


def _sentence(rows: list[list[str]], starts_paragraph: bool) -> Sentence:
    heads = [int(row[6]) - 1 for row in rows]
    return Sentence(
        words=[row[1] for row in rows],
        upos=np.array([shared.UPOS.index(row[3]) for row in rows]),
        xpos=np.array([shared.XPOS.index(row[4]) for row in rows]),
        heads=np.array([head if head >= 0 else word for word, head in enumerate(heads)]),
        relations=np.array([shared.RELATIONS.index(row[7]) for row in rows]),
        lemmas=[row[2] for row in rows],
        starts_paragraph=starts_paragraph,
    )


def _blocks(path: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    comments: list[str] = []
    rows: list[list[str]] = []
    with path.open(encoding="utf8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("#"):
                comments.append(line[1:].strip())
            elif line:
                columns = line.split("\t")
                if columns[0].isdigit():  # ranges and empty nodes are no words
                    rows.append(columns)
            elif rows:
                yield comments, rows
                comments, rows = [], []
    if rows:
        yield comments, rows


def read_conllu(path: Path, genre: str) -> list[Document]:
    """Documents of one file; a file without `# newdoc` is one document."""
    documents: list[Document] = []
    for comments, rows in _blocks(path):
        opened = next((comment for comment in comments if comment.startswith("newdoc")), None)
        if opened is not None or not documents:
            documents.append(Document((opened or path.stem).rpartition("=")[2].strip(), genre))
        starts = opened is not None or any(comment == "newpar" or comment.startswith("newpar id") for comment in comments)
        documents[-1].sentences.append(_sentence(rows, starts))
    return documents
