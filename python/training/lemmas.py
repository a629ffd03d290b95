"""Words with tags and lemmas -> the text sections `lemmas.words`, `lemmas.endings` and `lemmas.known`; `Table` reads them as the engine does.

A rule cuts characters from the end of the lower-cased word and adds others. The longest known endings of the word with that tag propose
rules, the likeliest first; the first that gives a lemma known from elsewhere decides, else the first of all. Words that this would get wrong
stand in the table: as they are written, where capitals matter, else in lower case, with the capitals of their lemma ("i" is "I"). What the
rules give is lower case, but names (NNP, NNPS) keep their capitals; addresses, single capital letters, numbered things ("FY27"), Roman numerals and
adjectives with a name behind a hyphen stay as they are. A word that nothing knows is tried without repeated letters ("sooo"), and with two
letters swapped, one of a double letter left out, or one letter doubled.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.conllu import Document
from training.shared import RELATIONS, UPOS, XPOS, word_hash

Rule = tuple[int, str]  # characters to cut, characters to add

NAMES = ("NNP", "NNPS")
LONGEST = 6  # characters of an ending
SHOUTED = 5  # letters: as long words in capitals are seldom acronyms ("TEXAS", but "NATO"): EWT and GUM train, 162 of 226
MOST_RULES = 4  # of one ending
# Whose lemmas say that a guess is a word: the tag of the lemma by the tag of the form.
BASES = {
    "VBD": "VB", "VBN": "VB", "VBG": "VB", "VBZ": "VB", "VBP": "VB", "NNS": "NN", "NNPS": "NNP", "JJR": "JJ", "JJS": "JJ", "RBR": "RB", "RBS": "RB",
    "NNP+": "VB",
}  # fmt: skip
# Tags whose words are checked: all but names, numbers, addresses, foreign words, pieces of words, marks.
CHECKED = frozenset("CC DT EX IN JJ JJR JJS MD NN NNS PDT PRP PRP$ RB RBR RBS RP TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB".split())
IRREGULAR = frozenset(("JJR", "JJS", "NNS", "RBR", "RBS", "VBD", "VBN"))  # tags of forms whose lemma no ending may tell
# Endings that no treebank shows often: "goin", "hopin'", "stoppin"; "panicked".
RARE_ENDINGS: dict[tuple[str, str], list[Rule]] = {
    ("VBG", "in"): [(2, ""), (2, "e"), (3, "")],
    ("VBG", "in'"): [(3, ""), (3, "e"), (4, "")],
    ("VBG", "icking"): [(3, ""), (4, "")],
    ("VBD", "icked"): [(2, ""), (3, "")],
    ("VBN", "icked"): [(2, ""), (3, "")],
}
MARKS = frozenset((",", ".", ":", "``", "''", "HYPH", "NFP"))  # which of them a mark is, is often a matter of taste
MANY = 20  # occurrences of a common word
SHORTEST, LONGEST_REPAIRED = 5, 20  # letters of a word that may be one misspelt


def tag_of(upos: str, xpos: str) -> str:
    """What the tables call a tag: XPOS, with "+" for auxiliaries, and for verbs in names ("Breaking News")."""
    return xpos + ("+" if upos == "AUX" or (upos == "VERB" and xpos in NAMES) else "")


_RUN = re.compile(r"([a-z])\1\1+")  # three or more of one letter
_NUMBERED = re.compile(r"[A-Z][A-Z0-9]*[0-9][A-Z0-9]*")  # "FY27", "Q2"
_ROMAN = re.compile(r"[IVXLCDM]+")
_NAME_BEHIND = re.compile(r"[a-z].*(?<=[a-z])-[A-Z][a-z]")  # "anti-Zembian"


def _likely_spellings(word: str) -> Iterator[str]:
    """The word with two neighbours swapped, one of a double letter left out, or a letter doubled."""
    for place in range(len(word) - 1):
        if word[place] == word[place + 1]:
            yield word[:place] + word[place + 1 :]
        else:
            yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    for place in range(len(word)):
        yield word[: place + 1] + word[place:]


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
        self.vocabulary: frozenset[int] = frozenset()  # hashes of the words that the network knows

    def _look_up(self, word: str, tag: str) -> tuple[str, bool]:
        """The lemma of a lower-case word, and whether it is known."""
        listed = self.words.get((tag, word))
        lemma = listed or self.guess(word, tag)
        return lemma, listed is not None or (BASES.get(tag, tag), lemma) in self.known

    def _repaired(self, word: str, tag: str) -> str | None:
        """The lemma of the word that a misspelt one stands for, if one is known."""
        for kept in (2, 1) if _RUN.search(word) else ():
            lemma, is_known = self._look_up(_RUN.sub(lambda run, kept=kept: run[1] * kept, word), tag)
            if is_known:
                return lemma
        if not (SHORTEST <= len(word) <= LONGEST_REPAIRED and word.isascii() and word.isalpha()) or word_hash(word) in self.vocabulary:
            return None
        for other in _likely_spellings(word):
            if word_hash(other) in self.vocabulary:
                lemma, is_known = self._look_up(other, tag)
                if is_known:
                    return lemma
        return None

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
            if tag == "ADD" or (tag in ("NN", "JJ") and (len(word) == 1 or _NUMBERED.fullmatch(word)) and word.isascii()):
                return word
            if tag == "CD" and _ROMAN.fullmatch(word):
                return word
            if tag == "JJ" and _NAME_BEHIND.match(word):
                return word
        lemma, is_known = self._look_up(low, tag)
        if not is_known and tag in CHECKED and (other := self._repaired(low, tag)):
            return other
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


def _same_marks(counts: Counter[tuple[str, str, str]]) -> Counter[tuple[str, str, str]]:
    """The same with one lemma for each mark, the most common, whatever its tag."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for (word, tag, lemma), count in counts.items():
        if tag in MARKS:
            votes[word][lemma] += count
    same: Counter[tuple[str, str, str]] = Counter()
    for (word, tag, lemma), count in counts.items():
        same[word, tag, votes[word].most_common(1)[0][0] if tag in MARKS else lemma] += count
    return same


def _perfects(documents: list[Document]) -> Counter[tuple[str, str, str]]:
    """(word, XPOS, lemma) of auxiliaries of past participles, but for those of the passive -> how often."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for document in documents:
        for sentence in document.sentences:
            for word, relation in enumerate(sentence.relations):
                if RELATIONS.names[relation] == "aux" and XPOS.names[sentence.xpos[sentence.heads[word]]] == "VBN":
                    counts[sentence.words[word].lower(), XPOS.names[sentence.xpos[word]], sentence.lemmas[word]] += 1
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
        if tag == "CD" and not word.isalpha():
            continue  # no rule for words is one for digits
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
    return rules | RARE_ENDINGS


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
        elif (base in bases or tag in CHECKED) and lemma.isalpha():
            yield base, lemma.lower()
    origins: dict[str, Counter[bool]] = defaultdict(Counter)
    for word, tag, lemma in counts:
        if tag == "JJ" and len(word) > 4 and word[0].isupper() and word[1:].islower():
            origins[word[-3:]][lemma[0].isupper()] += 1
    yield from (("JJ^", ending) for ending, kept in origins.items() if kept[True] >= 3 and kept[True] >= 4 * kept[False])
    yield from (("NNP", name) for name, count in names.items() if count > 0)
    yield from (("nnp", name) for name, count in small.items() if count > 0 and names[name] > 0)
    yield from (("VB", verb) for verb in verbs)
    yield from ((BASES[tag], lemma) for _, tag, lemma in _forms("irregular_forms.tsv"))


def _forms(name: str) -> Iterator[tuple[str, str, str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf8").splitlines()
    for line in [line for line in lines if not line.startswith("#")][1:]:
        word, tag, lemma = line.split("\t")
        yield word, tag, lemma


def learn(documents: list[Document], verbs: Iterable[str] = (), vocabulary: Iterable[int] = ()) -> Table:
    """Rules, and a table of what they get wrong. `verbs`: lemmas known from elsewhere; `vocabulary`: hashes of words known from elsewhere."""
    verbs = list(verbs)
    counts = _same_marks(_pairs(documents))
    low = _lowered(counts)
    table = Table()
    table.vocabulary = frozenset(vocabulary)
    table.known = set(_known(counts, verbs))
    table.endings = _learn_endings(low)
    totals: Counter[str] = Counter()
    for (word, _, _), count in low.items():
        totals[word] += count
    for written in (low, low, counts):  # first what goes for all spellings; twice, for a listed word may repair another
        best: dict[tuple[str, str], tuple[int, str]] = {}
        for (word, tag, lemma), count in written.items():
            best[tag, word] = max(best.get((tag, word), (0, "")), (count, lemma))
        for (tag, word), (count, lemma) in sorted(best.items()):
            if written is low:
                is_slip = count == 1 and totals[word] >= MANY and tag not in IRREGULAR  # a common word, written for another one
                is_exception = not is_slip and (table.guess(word, tag) if _is_name(tag) else table.find(word, tag)) != lemma
            else:
                found = table.find(word, tag)
                is_other = word[1:].islower() and not _is_name(tag) and lemma.lower() != found.lower()  # a capital makes no other word
                is_exception = word != word.lower() and (count > 1 or _is_name(tag)) and found != lemma and not is_other
            if is_exception:
                table.words[tag, word] = lemma
    seen = {(tag, word) for word, tag, _ in low}
    certain = {lemma for _, _, lemma in _forms("irregular_forms.tsv")} | set(verbs)
    for word, tag, lemma in [*_forms("irregular_forms.tsv"), *_forms("spoken_forms.tsv")]:
        is_slip = tag in ("VBD", "VBN") and table.find(word, tag) not in certain  # "flead" for "fled"
        if ((tag, word) not in seen or is_slip) and table.find(word, tag) != lemma:
            table.words[tag, word] = lemma
    for (word, tag, lemma), count in sorted(_perfects(documents).items(), key=lambda item: item[1]):
        if count > 1 and table.find(word, tag + "+") != lemma:
            table.words[tag + "~", word] = lemma
    return table
