"""Entity corpora -> bit masks of possible labels per word (see conllu.Sentence.entities)."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import numpy as np

from training.conllu import Document, Sentence
from training.shared import ENTITY_KINDS, ENTITY_LABELS

OUTSIDE = 1
ALL = (1 << len(ENTITY_LABELS)) - 1
NAMED = ("person", "organization", "location")  # the kinds that every corpus marks

_SCALES = set("hundred thousand million billion trillion m bn mn tn".split())
_CURRENCY_SIGNS = set("$ £ € ¥ US$ A$ C$ HK$ NZ$ S$ CA$ AU$".split())
_CURRENCY_NAMES = set(
    "dollar dollars euro euros pound pounds yen yuan rupee rupees rouble roubles ruble rubles peso pesos cent cents "
    "franc francs won baht krona kronor lira shillings sterling ringgit rand dinars riyals".split()
)
_NUMBER = re.compile(r"[+-]?\d[\d,.]*(?:bn|m|k|mn)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half", re.I)
_TITLES = set(
    "mr. mrs. ms. dr. mr mrs ms dr sir president prime minister foreign defense interior finance secretary general senator sen. rep. "
    "congressman governor gov. king queen prince princess pope chancellor ambassador judge justice vice former chairman "
    "spokesman spokeswoman leader col. gen. lt. maj. capt. sgt. captain colonel major sheik ayatollah cardinal bishop archbishop".split()
)


def labels_of(kind: str) -> int:
    """The mask of both labels of a kind."""
    return 1 << ENTITY_LABELS.index("B-" + kind) | 1 << ENTITY_LABELS.index("I-" + kind)


OTHER = ALL & ~(labels_of(NAMED[0]) | labels_of(NAMED[1]) | labels_of(NAMED[2]))


def mask_of(tags: list[str], unknown: tuple[str, ...]) -> np.ndarray:
    """BIO tags -> masks; where nothing is marked, the kinds that the corpus does not annotate stay possible.

    A tag "?" says that nothing is known about the word, "-" that it names something else than a person, organization or place.
    """
    outside = OUTSIDE
    for kind in unknown:
        outside |= labels_of(kind)
    masks = {"O": outside, "?": ALL, "-": OTHER}
    return np.array([masks[tag] if tag in masks else 1 << ENTITY_LABELS.index(tag) for tag in tags])


def _amount(lower: list[str], start: int) -> int:
    """End of a number with its scale words ("2.5 million", "ten to fifteen") from `start`; `start` when there is none."""
    end = start
    while end < len(lower):
        if _NUMBER.fullmatch(lower[end]) or (end > start and lower[end] in _SCALES):
            end += 1
        elif end > start and lower[end] in ("to", "-", "–") and end + 1 < len(lower) and _NUMBER.fullmatch(lower[end + 1]):
            end += 2
        else:
            break
    return end


def mark_amounts(words: list[str], masks: np.ndarray) -> np.ndarray:
    """Adds money and percent, which no open corpus marks: amounts beside a currency or percent word, by rule."""
    amounts = labels_of("money") | labels_of("percent")
    masks = np.where(masks == 0, ALL, masks)
    masks = np.where((masks & (masks - 1)) != 0, masks & ~amounts, masks)  # not single labels: drop the two kinds
    lower = [word.lower() for word in words]
    word = 0
    while word < len(words):
        start = word
        sign = words[word] in _CURRENCY_SIGNS
        end = _amount(lower, word + sign)
        kind = "money" if sign and end > word + 1 else None
        if end > word + sign and kind is None:
            if end < len(lower) and lower[end] in ("%", "percent"):
                kind, end = "percent", end + 1
            elif lower[end : end + 2] == ["per", "cent"]:
                kind, end = "percent", end + 2
            elif end < len(lower) and lower[end] in _CURRENCY_NAMES:
                kind, end = "money", end + 1
        if kind:
            masks[start:end] = 1 << ENTITY_LABELS.index("I-" + kind)
            masks[start] = 1 << ENTITY_LABELS.index("B-" + kind)
        word = max(word + 1, end)
    return masks


def _split_hyphens(words: list[str], tags: list[str]) -> tuple[list[str], list[str]]:
    """Penn-style words -> Universal Dependencies words: "Iraqi-led" is three."""
    out_words: list[str] = []
    out_tags: list[str] = []
    for word, tag in zip(words, tags, strict=True):
        pieces = [piece for piece in re.split(r"(-)", word) if piece] if re.fullmatch(r"[^\W\d_]{2,}(-[^\W\d_]{2,})+", word) else [word]
        out_words += pieces
        out_tags += [tag] + [tag.replace("B-", "I-")] * (len(pieces) - 1)
    return out_words, out_tags


def _repair(tags: list[str]) -> list[str]:
    """IO or IOB1 tags -> BIO."""
    repaired: list[str] = []
    before = "O"
    for tag in tags:
        if tag.startswith("I-") and before[2:] != tag[2:]:
            tag = "B-" + tag[2:]
        repaired.append(tag)
        before = tag
    return repaired


def without_titles(words: list[str], tags: list[str]) -> list[str]:
    """"Foreign Minister Julie Bishop" is the person "Julie Bishop"."""
    tags = list(tags)
    for word, tag in enumerate(tags):
        if tag == "B-person" and words[word].lower() in _TITLES and word + 1 < len(tags) and tags[word + 1] == "I-person":
            tags[word], tags[word + 1] = "O", "B-person"
    return tags


def mark_common_words(words: list[str], is_name: np.ndarray) -> np.ndarray:
    """For a treebank without entities: what is tagged as no proper noun names no person, organization or place, but for words
    between two names ("University of Oslo") and articles before one ("The Hague").
    """
    masks = np.where(is_name, ALL, OTHER)
    for word in range(len(words)):
        before = is_name[max(0, word - 2) : word].any()
        after = is_name[word + 1 : word + 3].any()
        if (before and after) or (words[word] == "The" and is_name[word + 1 : word + 2].any()):
            masks[word] = ALL
    return masks


GMB_KINDS = {"geo": "location", "org": "organization", "per": "person", "tim": "date", "art": "product", "eve": "event", "gpe": "nationality"}


def read_gmb(path: Path) -> list[Document]:
    """The Groningen Meaning Bank's news, in runs of 40 sentences. Its "gpe" holds nationalities and some countries:
    a word that is also marked "geo" in a fifth of its uses is a country, hence a location.
    """
    lines = [json.loads(line) for line in path.open(encoding="utf8")]
    counts: Counter[tuple[str, str]] = Counter()
    for words, tags in lines:
        counts.update(zip(words.split(" "), tags.split(" "), strict=True))

    def kind(word: str, tag: str) -> str:
        edge, _, name = tag.partition("-")
        if tag == "O":
            return tag
        if name == "nat":
            return "?"
        geo = counts[word, "B-geo"] + counts[word, "I-geo"]
        if name == "gpe" and 4 * geo > counts[word, "B-gpe"] + counts[word, "I-gpe"]:
            name = "geo"
        if name == "org" and edge == "B" and geo + counts[word, "B-gpe"] > 4 * counts[word, "B-org"]:
            return "?-" + word  # a country as an actor; decided below, when the whole span is known
        return f"{edge}-{GMB_KINDS[name]}"

    documents: list[Document] = []
    for index, (words, tags) in enumerate(lines):
        split_words = words.split(" ")
        named = [kind(word, tag) for word, tag in zip(split_words, tags.split(" "), strict=True)]
        for word, tag in enumerate(named):
            if tag.startswith("?-"):
                alone = word + 1 == len(named) or not named[word + 1].startswith("I-")
                named[word] = "B-location" if alone else "B-organization"
        pieces, named = _split_hyphens(split_words, _repair(named))
        named = without_titles(pieces, named)
        if index % 40 == 0:
            documents.append(Document(f"gmb-{index // 40}", "gmb"))
        masks = mark_amounts(pieces, mask_of(named, ("money", "percent")))
        documents[-1].sentences.append(Sentence(pieces, entities=masks))
    return documents


def read_wnut(path: Path) -> list[Document]:
    """Social media; its creative works may be products or events."""
    names = {"person": "person", "location": "location", "corporation": "organization", "group": "organization", "product": "product"}
    documents: list[Document] = []
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.open(encoding="utf8"), "\n"]:
        columns = line.rstrip("\n").split("\t")
        if columns[0].strip() and len(columns) > 1:
            words.append(columns[0])
            name = columns[1][2:]
            tags.append("O" if columns[1] == "O" else columns[1][:2] + names[name] if name in names else "-")
        elif words:
            pieces, named = _split_hyphens(words, _repair(tags))
            documents.append(Document(f"wnut-{len(documents)}", "wnut"))
            masks = mark_amounts(pieces, mask_of(named, ("date", "nationality", "event", "money", "percent")))
            documents[-1].sentences.append(Sentence(pieces, entities=masks))
            words, tags = [], []
    return documents


def read_wikigold(path: Path) -> list[Document]:
    """Wikipedia sentences with persons, organizations, locations; its MISC could be nationality, product or event."""
    names = {"PER": "person", "ORG": "organization", "LOC": "location"}
    unknown = tuple(kind for kind in ENTITY_KINDS.names if kind not in names.values())
    documents = [Document("wikigold", "wikigold")]
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.open(encoding="utf8"), "\n"]:
        columns = line.split()
        if columns and columns[0] != "-DOCSTART-":
            words.append(columns[0])
            name = columns[1][2:]
            tags.append("O" if columns[1] == "O" else "-" if name not in names else columns[1][:2] + names[name])
        elif words:
            pieces, named = _split_hyphens(words, _repair(tags))
            documents[-1].sentences.append(Sentence(pieces, entities=mark_amounts(pieces, mask_of(named, unknown))))
            words, tags = [], []
        if columns and columns[0] == "-DOCSTART-":
            documents.append(Document(f"wikigold-{len(documents)}", "wikigold"))
    return [document for document in documents if document.sentences]
