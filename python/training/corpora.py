"""Which corpora train, check and measure the model; `data` is the data folder that ../README.md describes."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from training.conllu import Document, read_conllu
from training.entities import mark_amounts, mark_common_words, read_gmb, read_wikigold, read_wnut
from training.gum_names import add_gum_names
from training.shared import XPOS

NAMES = (XPOS.index("NNP"), XPOS.index("NNPS"))
GENRES = ("academic", "bio", "conversation", "court", "interview", "news", "speech", "textbook", "vlog", "voyage")


def treebank_paths(data: Path) -> list[Path]:
    """The files of EWT and of the open genres of GUM."""
    return [data / "syntax/en_ewt-ud-train.conllu", *(data / f"syntax/gum_open_train.{genre}.conllu" for genre in GENRES)]


def treebanks(data: Path) -> list[Document]:
    """Their documents, in order."""
    return [document for path, genre in zip(treebank_paths(data), ("ewt", *GENRES), strict=True) for document in read_conllu(path, genre)]


def syntax_train(data: Path) -> list[Document]:
    """EWT and the open genres of GUM, with GUM's named mentions as entities."""
    documents = treebanks(data)
    ewt = [document for document in documents if document.genre == "ewt"]
    gum = [document for document in documents if document.genre != "ewt"]
    add_gum_names(gum, data / "coref/gum_mentions_train.jsonl")
    for document in ewt + gum:
        for sentence in document.sentences:
            masks = sentence.entities if len(sentence.entities) else mark_common_words(sentence.words, np.isin(sentence.xpos, NAMES))
            sentence.entities = mark_amounts(sentence.words, masks)
    return ewt + gum


def entity_train(data: Path) -> list[Document]:
    """Corpora that mark entities only."""
    return read_wikigold(data / "ner/wikigold.conll") + read_wnut(data / "ner/wnut17_train.conll") + read_gmb(data / "ner/gmb_voa_train.jsonl")


def verbs(data: Path) -> list[str]:
    """The verbs among the names of PropBank's rolesets ("say.01"); phrasal ones ("give_up.02") are left out."""
    lines = (data / "lexicons/propbank_rolesets.jsonl").read_text(encoding="utf8").splitlines()
    names = {json.loads(line)["id"].rpartition(".")[0] for line in lines}
    return sorted(name for name in names if name.isascii() and name.isalpha() and len(name) > 1)


def syntax_dev(data: Path) -> list[Document]:
    """EWT dev: for orientation while training, never to choose weights."""
    return read_conllu(data / "syntax/en_ewt-ud-dev.conllu", "ewt")
