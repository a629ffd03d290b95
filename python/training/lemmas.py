"""Words with tags and lemmas -> the text sections `lemmas.words`, `lemmas.endings` and `lemmas.known`; `Table` reads them as the engine does.

A rule cuts characters from the end of the lower-cased word and adds others. The longest known endings of the word with that tag propose
rules, the likeliest first; the first that gives a lemma known from elsewhere decides, else the first of all. Words that this would get wrong
stand in the table: as they are written, where capitals matter, else in lower case, with the capitals of their lemma ("i" is "I"). What the
rules give is lower case, but names (NNP, NNPS) keep their capitals, and addresses and single capital letters stay as they are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.conllu import Document
from training.shared import UPOS, XPOS

NAMES = ("NNP", "NNPS")
LONGEST = 6  # characters of an ending
SHOUTED = 5  # letters: as long words in capitals are seldom acronyms ("TEXAS", but "NATO"): EWT and GUM train, 162 of 226
MOST_RULES = 4  # of one ending
# Whose lemmas say that a guess is a word: the tag of the lemma by the tag of the form.
BASES = {
    "VBD": "VB", "VBN": "VB", "VBG": "VB", "VBZ": "VB", "VBP": "VB", "NNS": "NN", "NNPS": "NNP", "JJR": "JJ", "JJS": "JJ", "RBR": "RB", "RBS": "RB",
    "NNP+": "VB",
}  # fmt: skip
Rule = tuple[int, str]


def tag_of(upos: str, xpos: str) -> str:
    """What the tables call a tag: XPOS, with "+" for auxiliaries, and for verbs in names ("Breaking News")."""
    return xpos + ("+" if upos == "AUX" or (upos == "VERB" and xpos in NAMES) else "")


def _is_name(tag: str) -> bool:
    return tag.removesuffix("+") in NAMES


def _rule(word: str, lemma: str) -> Rule:
    shared = 0
    while shared < min(len(word), len(lemma)) and word[shared] == lemma[shared]:
        shared += 1
    return len(word) - shared, lemma[shared:]


def _apply(word: str, rule: Rule) -> str:
    cut, added = rule
    return word[: len(word) - cut] + added


def _with_capitals_of(word: str, lemma: str) -> str:
    """`lemma` with the letters of `word` as far as both are the same but for case."""
    low = word.lower()
    if len(word) != len(low):
        return lemma
    shared = 0
    while shared < min(len(word), len(lemma)) and lemma[shared] == low[shared]:
        shared += 1
    return word[:shared] + lemma[shared:]


class Table:
    """The lemmas of words with their tags, as cpp/analysis/lemmas.cpp finds them."""

    def __init__(self) -> None:
        self.words: dict[tuple[str, str], str] = {}
        self.endings: dict[tuple[str, str], list[Rule]] = {}
        self.known: set[tuple[str, str]] = set()

    def guess(self, word: str, tag: str) -> str:
        """The lemma of a lower-case word by its endings."""
        first = None
        base = BASES.get(tag)
        for size in range(min(LONGEST, len(word) - 1), -1, -1):
            for rule in self.endings.get((tag, word[len(word) - size :]), ()):
                if rule[0] >= len(word):
                    continue
                lemma = _apply(word, rule)
                if base is None or (base, lemma) in self.known:
                    return lemma
                first = first or lemma
        return word if first is None or (base, word) in self.known else first

    def _name(self, word: str, lemma: str) -> str:
        low = word.lower()
        is_known = ("NNP", low) in self.known
        if word == low:
            return lemma[:1].upper() + lemma[1:] if is_known and ("nnp", low) not in self.known else lemma
        if len(word) > 1 and word.isalpha() and word == word.upper() and (len(word) >= SHOUTED or is_known):
            return lemma[:1].upper() + lemma[1:]
        return _with_capitals_of(word, lemma)

    def find(self, word: str, tag: str) -> str:
        """The lemma of `word`; the tag as of `tag_of`."""
        low = word.lower()
        if word != low:
            exact = self.words.get((tag, word))
            if exact is not None:
                return exact
            if tag == "ADD" or (tag == "NN" and len(word) == 1 and word.isascii()):
                return word
        lemma = self.words.get((tag, low)) or self.guess(low, tag)
        if _is_name(tag):
            return self._name(word, lemma)
        if tag == "JJ" and word[0] != low[0] and word[1:] == low[1:] and (tag, low) not in self.words and ("JJ^", low[-3:]) in self.known:
            return word
        return _without_grouping(lemma) if tag == "CD" else lemma

    def sections(self) -> dict[str, str]:
        """The text sections, sorted."""
        words = [f"{word}\t{tag}\t{lemma}\n" for (tag, word), lemma in sorted(self.words.items())]
        endings = [f"{tag}\t{ending}\t{cut}\t{added}\n" for (tag, ending), rules in sorted(self.endings.items()) for cut, added in rules]
        known = [f"{tag}\t{lemma}\n" for tag, lemma in sorted(self.known)]
        return {"lemmas.words": "".join(words), "lemmas.endings": "".join(endings), "lemmas.known": "".join(known)}


def _without_grouping(number: str) -> str:
    """Thousands without their commas: "1,250" -> "1250"."""
    return "".join(
        character
        for place, character in enumerate(number)
        if character != "," or not (number[place - 1 : place].isdigit() and number[place + 1 : place + 2].isdigit())
    )


def _pairs(documents: list[Document]) -> Counter[tuple[str, str, str]]:
    """(word, tag, lemma) -> how often."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for document in documents:
        for sentence in document.sentences:
            for word, upos, xpos, lemma in zip(sentence.words, sentence.upos, sentence.xpos, sentence.lemmas, strict=True):
                tag = tag_of(UPOS.names[upos], XPOS.names[xpos])
                if lemma != "_" and "\t" not in word:
                    counts[word, tag, lemma] += 1
    return counts


def _lowered(counts: Counter[tuple[str, str, str]]) -> Counter[tuple[str, str, str]]:
    low: Counter[tuple[str, str, str]] = Counter()
    for (word, tag, lemma), count in counts.items():
        low[word.lower(), tag, lemma.lower() if _is_name(tag) else lemma] += count
    return low


def _learn_endings(counts: Counter[tuple[str, str, str]]) -> dict[tuple[str, str], list[Rule]]:
    """(tag, ending) -> rules, the likeliest first; an ending is kept where its first rule differs from that of the next shorter one, or
    where its tag has lemmas to check guesses by.
    """
    votes: dict[tuple[str, str], Counter[Rule]] = defaultdict(Counter)
    for (word, tag, lemma), count in sorted(counts.items()):
        rule = _rule(word, lemma.lower())
        if rule[0] > LONGEST or rule[0] >= len(word) or len(rule[1]) > 3:
            continue  # "was" -> "be" teaches nothing about other words
        for size in range(min(LONGEST, len(word) - 1) + 1):
            votes[tag, word[len(word) - size :]][rule] += min(count, 3)
    rules: dict[tuple[str, str], list[Rule]] = {}
    for tag, ending in sorted(votes, key=lambda key: (len(key[1]), key)):
        ranked = votes[tag, ending].most_common()
        best, support = ranked[0]
        shorter = next((rules[tag, ending[start:]][0] for start in range(1, len(ending) + 1) if (tag, ending[start:]) in rules), None)
        kept = [best] if best[0] <= len(ending) + 1 and (support >= 3 or not ending) else []
        if tag in BASES and kept:
            others = [rule for rule, count in ranked[1:] if count >= 3 and 50 * count >= sum(votes[tag, ending].values()) and rule[0] <= len(ending)]
            kept = (kept + others)[:MOST_RULES]
        if kept and (kept[0] != shorter or len(kept) > 1):
            rules[tag, ending] = kept
    return rules


def _known(counts: Counter[tuple[str, str, str]], verbs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Lemmas that guesses are checked by, and names that are mostly written with a capital."""
    bases = set(BASES.values())
    names: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for (word, tag, lemma), count in counts.items():
        base = BASES.get(tag, tag)
        if tag == "NNP":
            names[word.lower()] += count if word[0].isupper() and word[1:].islower() else -count if word.islower() else 0
            if word.islower():
                small[word] += count if lemma.islower() else -count
        elif base in bases and lemma.isalpha():
            yield base, lemma.lower()
    origins: dict[str, Counter[bool]] = defaultdict(Counter)
    for word, tag, lemma in counts:
        if tag == "JJ" and len(word) > 4 and word[0].isupper() and word[1:].islower():
            origins[word[-3:]][lemma[0].isupper()] += 1
    yield from (("JJ^", ending) for ending, kept in origins.items() if kept[True] >= 3 and kept[True] >= 4 * kept[False])
    yield from (("NNP", name) for name, count in names.items() if count > 0)
    yield from (("nnp", name) for name, count in small.items() if count > 0 and names[name] > 0)
    yield from (("VB", verb) for verb in verbs)
    yield from ((BASES[tag], lemma) for _, tag, lemma in _irregular_forms())


def _irregular_forms() -> Iterator[tuple[str, str, str]]:
    lines = (Path(__file__).parent / "irregular_forms.tsv").read_text(encoding="utf8").splitlines()
    for line in [line for line in lines if not line.startswith("#")][1:]:
        word, tag, lemma = line.split("\t")
        yield word, tag, lemma


def learn(documents: list[Document], verbs: Iterable[str] = ()) -> Table:
    """Rules, and a table of what they get wrong. `verbs`: lemmas known from elsewhere."""
    counts = _pairs(documents)
    low = _lowered(counts)
    table = Table()
    table.known = set(_known(counts, verbs))
    table.endings = _learn_endings(low)
    for written in (low, counts):  # first what goes for all spellings
        best: dict[tuple[str, str], tuple[int, str]] = {}
        for (word, tag, lemma), count in written.items():
            best[tag, word] = max(best.get((tag, word), (0, "")), (count, lemma))
        for (tag, word), (count, lemma) in sorted(best.items()):
            if written is low:
                is_exception = (table.guess(word, tag) if _is_name(tag) else table.find(word, tag)) != lemma
            else:
                is_exception = word != word.lower() and (count > 1 or _is_name(tag)) and table.find(word, tag) != lemma
            if is_exception:
                table.words[tag, word] = lemma
    seen = {(tag, word) for word, tag, _ in low}
    for word, tag, lemma in _irregular_forms():
        if (tag, word) not in seen and table.find(word, tag) != lemma:
            table.words[tag, word] = lemma
    return table


def tag_pairs(documents: list[Document], least: float = 0.01) -> str:
    """Section `tags.pairs`: UPOS and XPOS that stand together, in at least that share of the words of that XPOS."""
    pairs: Counter[tuple[int, int]] = Counter()
    for document in documents:
        for sentence in document.sentences:
            pairs.update(zip(sentence.upos.tolist(), sentence.xpos.tolist(), strict=True))
    totals: Counter[int] = Counter()
    for (_, xpos), count in pairs.items():
        totals[xpos] += count
    return "".join(f"{UPOS.names[u]}\t{XPOS.names[x]}\n" for (u, x), count in sorted(pairs.items()) if count >= least * totals[x])


def sections(documents: list[Document], verbs: Iterable[str] = ()) -> dict[str, str]:
    """The text sections of lemmas and tags, sorted."""
    return learn(documents, verbs).sections() | {"tags.pairs": tag_pairs(documents)}
