"""Words with tags and lemmas -> a table of words and rules by ending, as the text sections `lemmas.words` and `lemmas.endings`.

A rule cuts characters from the end of the lower-cased word and adds others; the longest known ending of the word with that tag decides.
Words that the rules would get wrong stand in the table, with the capitals of their lemma ("i" is "I"). What the rules give is lower case, but
names (NNP, NNPS) keep the capitals of the word.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from training.conllu import Document
from training.shared import UPOS, XPOS

NAMES = ("NNP", "NNPS")
LONGEST = 6  # characters of an ending
Rule = tuple[int, str]


def _rule(word: str, lemma: str) -> Rule:
    shared = 0
    while shared < min(len(word), len(lemma)) and word[shared] == lemma[shared]:
        shared += 1
    return len(word) - shared, lemma[shared:]


def _apply(word: str, rule: Rule) -> str:
    cut, added = rule
    return word[: len(word) - cut] + added


def _pairs(documents: list[Document]) -> Counter[tuple[str, str, str]]:
    """(word, tag, lemma) -> how often. The tag is XPOS, with "+" for what UPOS calls an AUX."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for document in documents:
        for sentence in document.sentences:
            for word, upos, xpos, lemma in zip(sentence.words, sentence.upos, sentence.xpos, sentence.lemmas, strict=True):
                tag = XPOS.names[xpos] + ("+" if UPOS.names[upos] == "AUX" else "")
                if lemma != "_" and "\t" not in word:
                    counts[word.lower(), tag, lemma.lower() if tag in NAMES else lemma] += 1
    return counts


def _learn_endings(counts: Counter[tuple[str, str, str]]) -> dict[tuple[str, str], Rule]:
    """(tag, ending) -> rule; an ending is kept where its rule differs from that of the next shorter one."""
    votes: dict[tuple[str, str], Counter[Rule]] = defaultdict(Counter)
    for (word, tag, lemma), count in counts.items():
        rule = _rule(word, lemma.lower())
        if rule[0] > LONGEST or rule[0] >= len(word) or len(rule[1]) > 3:
            continue  # "was" -> "be" teaches nothing about other words
        for size in range(min(LONGEST, len(word) - 1) + 1):
            votes[tag, word[len(word) - size :]][rule] += min(count, 3)
    rules: dict[tuple[str, str], Rule] = {}
    for tag, ending in sorted(votes, key=lambda key: (len(key[1]), key)):
        best, support = votes[tag, ending].most_common(1)[0]
        shorter = next((rules[tag, ending[start:]] for start in range(1, len(ending) + 1) if (tag, ending[start:]) in rules), None)
        if best[0] <= max(len(ending), 0) + 1 and best != shorter and (support >= 3 or not ending):
            rules[tag, ending] = best
    return rules


def guess(word: str, tag: str, rules: dict[tuple[str, str], Rule]) -> str:
    """The lemma of a lower-case word by its longest known ending."""
    for size in range(min(LONGEST, len(word) - 1), -1, -1):
        rule = rules.get((tag, word[len(word) - size :]))
        if rule is not None and rule[0] < len(word):
            return _apply(word, rule)
    return word


def sections(documents: list[Document]) -> dict[str, str]:
    """Both text sections, sorted."""
    counts = _pairs(documents)
    rules = _learn_endings(counts)
    best: dict[tuple[str, str], tuple[int, str]] = {}
    for (word, tag, lemma), count in counts.items():
        best[word, tag] = max(best.get((word, tag), (0, "")), (count, lemma))
    words = [f"{word}\t{tag}\t{lemma}\n" for (word, tag), (_, lemma) in sorted(best.items()) if guess(word, tag, rules) != lemma]
    endings = [f"{tag}\t{ending}\t{cut}\t{added}\n" for (tag, ending), (cut, added) in sorted(rules.items())]
    return {"lemmas.words": "".join(words), "lemmas.endings": "".join(endings)}
