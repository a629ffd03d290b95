"""Names swapped for other names or made up: the network must learn names from their surroundings, not by heart."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from training.conllu import Document, Sentence
from training.shared import ENTITY_LABELS

SWAPPED = ("person", "organization", "location")
VOWELS = "aeiou"
CONSONANTS = "bcdfghklmnprstvwz"


class Names:
    """All different names of each kind; rare ones as likely as frequent ones."""

    def __init__(self, documents: list[Document]) -> None:
        found: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
        for document in documents:
            for sentence in document.sentences:
                for first, last, kind in spans(sentence.entities):
                    found[kind][tuple(sentence.words[first:last])] = None
        self._names = {kind: list(names) for kind, names in found.items()}
        self._common = {word for document in documents for sentence in document.sentences for word in sentence.words if word.islower()}

    def swap(self, sentence: Sentence, share: float, random: np.random.Generator) -> Sentence:
        """The sentence with some of its names replaced by others of their kind. Only for sentences without a tree."""
        words: list[str] = []
        masks: list[int] = []
        at = 0
        for first, last, kind in spans(sentence.entities):
            if random.random() >= share or kind not in SWAPPED:
                continue
            name = self._names[kind][int(random.integers(len(self._names[kind])))]
            words += [*sentence.words[at:first], *name]
            inside = 1 << ENTITY_LABELS.index("I-" + kind)
            masks += [*sentence.entities[at:first].tolist(), 1 << ENTITY_LABELS.index("B-" + kind), *[inside] * (len(name) - 1)]
            at = last
        if at == 0:
            return sentence
        words += sentence.words[at:]
        masks += sentence.entities[at:].tolist()
        return Sentence(words, entities=np.array(masks))


    def make_up(self, sentence: Sentence, share: float, random: np.random.Generator) -> Sentence:
        """The sentence with new words in some of its names ("Marit Lund" -> "Marot Gund"); words that are found in lower case, too, stay."""
        words = list(sentence.words)
        for first, last, kind in spans(sentence.entities):
            if kind in SWAPPED and random.random() < share:
                words[first:last] = [word if word.lower() in self._common else _misspelt(word, random) for word in words[first:last]]
        return Sentence(words, entities=sentence.entities, starts_paragraph=sentence.starts_paragraph)


def _misspelt(word: str, random: np.random.Generator) -> str:
    """A third of the letters exchanged for others of their sort, in words of four letters and more."""
    if len(word) < 4 or not word.isalpha() or not word[0].isupper():
        return word
    letters = list(word)
    for place in random.choice(len(word), size=len(word) // 3, replace=False):
        old = letters[place]
        sort = VOWELS if old.lower() in VOWELS else CONSONANTS
        new = sort[int(random.integers(len(sort)))]
        letters[place] = new.upper() if old.isupper() else new
    return "".join(letters)


def spans(masks: np.ndarray) -> list[tuple[int, int, str]]:
    """Entities whose label is sure: first word, word after the last, kind."""
    found: list[tuple[int, int, str]] = []
    for word, mask in enumerate(masks.tolist()):
        if mask == 0 or mask & (mask - 1):
            continue
        edge, _, kind = ENTITY_LABELS.names[mask.bit_length() - 1].partition("-")
        if edge == "B":
            found.append((word, word + 1, kind))
        elif edge == "I" and found and found[-1][1] == word and found[-1][2] == kind:
            found[-1] = (found[-1][0], word + 1, kind)
    return found
