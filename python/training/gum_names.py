"""Named mentions of GUM -> entity masks of its sentences."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from training.conllu import Document, Sentence
from training.entities import ALL, mask_of, without_titles
from training.shared import XPOS

KINDS = {"person": "person", "organization": "organization", "place": "location", "event": "event"}
_NAMES = {XPOS.index("NNP"), XPOS.index("NNPS")}
_INSIDE = _NAMES | {XPOS.index(tag) for tag in ("HYPH", "CD", "POS")}


def _locate(sentences: list[Sentence], text: str) -> None:
    """Sets the code point span of every word of the document's text; words that cannot be found get an empty one."""
    position = 0
    for sentence in sentences:
        for word in sentence.words:
            start = text.find(word, position, position + len(word) + 40)
            if start < 0:
                sentence.spans.append((position, position))
                continue
            position = start + len(word)
            sentence.spans.append((start, position))


def _name_inside(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """The run of proper nouns around the head of a mention: "the Iraqi President Fuad Masum of ..." -> the name."""
    words = range(first, last)
    heads = [word for word in words if not first <= sentence.heads[word] < last or sentence.heads[word] == word]
    if not heads or sentence.xpos[heads[0]] not in _NAMES:
        return None
    start = end = heads[0]
    while start > first and sentence.xpos[start - 1] in _INSIDE:
        start -= 1
    while start < heads[0] and sentence.xpos[start] not in _NAMES:
        start += 1
    while end + 1 < last and sentence.xpos[end + 1] in _INSIDE:
        end += 1
    while end > heads[0] and sentence.xpos[end] not in _NAMES:
        end -= 1
    return start, end + 1


def _tags(sentence: Sentence, mentions: list[tuple[int, int, str]]) -> list[str]:
    tags = ["?" if xpos in _NAMES else "O" for xpos in sentence.xpos]
    for first, last, kind in sorted(mentions, key=lambda mention: mention[0] - mention[1]):  # inner ones win
        name = _name_inside(sentence, first, last)
        if name is None:
            continue
        for word in range(*name):
            tags[word] = ("B-" if word == name[0] else "I-") + kind if kind else "-"
    for word, tag in enumerate(tags):  # a name cut by an inner one goes on as unknown
        if tag.startswith("I-") and (word == 0 or tags[word - 1][1:] != tag[1:]):
            tags[word] = "?"
    return without_titles(sentence.words, tags)


def add_gum_names(documents: list[Document], path: Path) -> None:
    """Sets `entities` of the sentences of every document that the file of mentions knows."""
    records = {record["doc_id"]: record for record in map(json.loads, path.open(encoding="utf8"))}
    for document in documents:
        record = records.get(document.name)
        if record is None:
            continue
        _locate(document.sentences, record["text"])
        starts = {}
        ends = {}
        for index, sentence in enumerate(document.sentences):
            for word, (start, end) in enumerate(sentence.spans):
                starts.setdefault(start, (index, word))
                ends[end] = (index, word + 1)
        found: dict[int, list[tuple[int, int, str]]] = {}
        for mention in record["mentions"]:
            first, last = starts.get(mention["span"][0]), ends.get(mention["span"][1])
            if mention["head"] == "PROPN" and first and last and first[0] == last[0]:
                found.setdefault(first[0], []).append((first[1], last[1], KINDS.get(mention["type"], "")))
        for index, sentence in enumerate(document.sentences):
            masks = mask_of(_tags(sentence, found.get(index, [])), ("date", "nationality", "product", "money", "percent"))
            sentence.entities = np.where(masks == ALL, 0, masks)
