"""`python -m training.evaluate` from python/: the scores of the shipped model, measured on what the C++ engine writes.

Tags, lemmas and trees: udeval of udtools on CoNLL-U, with the words given and from text alone. Entities: spans with their kind, exactly
right, words given, each sentence a paragraph; a kind that a corpus does not mark is left out. Documents are analysed one by one: the
Groningen Meaning Bank's, which are not marked, as the runs of 50 sentences that were drawn for its dev part.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from training.entities import read_gmb
from training.shared import ENTITY_LABELS, ROOT

Words = tuple[list[str], list[str]]  # words and their BIO tags
GMB_RUN = 50  # sentences
METRICS = ("Sentences", "Tokens", "Words", "UPOS", "XPOS", "Lemmas", "UAS", "LAS")


def _run(engine: Path, model: Path, text: str, *options: str) -> str:
    return subprocess.run([engine, model, *options], input=text, capture_output=True, check=True, text=True).stdout


def _udeval(gold: str, system: str) -> str:
    """One line of F1 scores."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("gold", "system")]
        for path, text in zip(paths, (gold, system), strict=True):
            path.write_text(text, encoding="utf8")
        command = [Path(sys.executable).parent / "udeval", "-v", "--no-enhanced", *paths]
        table = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    rows = {row[0].strip(): row[3].strip() for row in (line.split("|") for line in table.splitlines()) if len(row) > 3}
    return " ".join(f"{name} {rows[name]}" for name in METRICS)


def text_of(conllu: str) -> str:
    """The text of a treebank: its `# text` lines, a blank line before each paragraph."""
    text = ""
    for line in conllu.splitlines():
        if line.startswith(("# newdoc", "# newpar id", "# newpar =")) or line == "# newpar":
            text = text.rstrip() + "\n\n"
        elif line.startswith("# text = "):
            text += line.removeprefix("# text = ") + " "
    return text.strip() + "\n"


def _surfaces(block: str) -> Iterator[str]:
    """The written words of a sentence: ranges in place of their words."""
    last = 0
    for line in block.splitlines():
        columns = line.split("\t")
        if line.startswith("#") or "." in columns[0]:
            continue
        if "-" in columns[0]:
            last = int(columns[0].partition("-")[2])
            yield columns[1]
        elif int(columns[0]) > last:
            yield columns[1]


def _with_markup(gold: str, system: str) -> str:
    """The engine leaves markup at the start of blocks ("- ", "____") out of its tokens, but udeval wants every character: gives each such
    piece back as a sentence of its own, which counts as an error.
    """
    characters = "".join("".join(surface.split()) for block in gold.strip().split("\n\n") for surface in _surfaces(block))
    position = 0
    blocks = []
    for block in system.strip().split("\n\n"):
        surface = "".join("".join(part.split()) for part in _surfaces(block))
        start = characters.find(surface[:30], position)
        if position < start < position + 200:
            blocks.append(f"1\t{characters[position:start]}\t_\tX\tFW\t_\t0\troot\t_\t_")
            position = start
        blocks.append(block)
        position += len(surface)
    return "\n\n".join(blocks) + "\n\n"


def _trees(engine: Path, model: Path, name: str, paths: list[Path]) -> None:
    gold = "".join(path.read_text(encoding="utf8") for path in paths)
    print(f"{name}, words given: {_udeval(gold, _run(engine, model, gold, '--conllu'))}", flush=True)
    print(f"{name}, from text:   {_udeval(gold, _with_markup(gold, _run(engine, model, text_of(gold))))}", flush=True)


def _spans(tags: list[str]) -> set[tuple[int, int, str]]:
    spans = set()
    start = None
    for word, tag in enumerate([*tags, "O"]):
        if start is not None and tag != "I-" + tags[start][2:]:
            spans.add((start, word, tags[start][2:]))
            start = None
        if tag.startswith("B-"):
            start = word
    return spans


def _given(words: list[str], opens_document: bool) -> str:
    rows = "".join(f"{index}\t{word}" + "\t_" * 8 + "\n" for index, word in enumerate(words, 1))
    return ("# newdoc\n" if opens_document else "# newpar\n") + rows + "\n"


def _entities(engine: Path, model: Path, name: str, documents: list[list[Words]], kinds: set[str]) -> None:
    sentences = [sentence for document in documents for sentence in document]
    given = "".join(_given(words, index == 0) for document in documents for index, (words, _) in enumerate(document))
    found = [
        [next((item[4:] for item in line.split("\t")[9].split("|") if item.startswith("NER=")), "O") for line in block.splitlines() if line[0] != "#"]
        for block in _run(engine, model, given, "--conllu").strip().split("\n\n")
    ]
    right, gold_count, found_count = Counter[str](), Counter[str](), Counter[str]()
    for (_, tags), own in zip(sentences, found, strict=True):
        gold_spans = {span for span in _spans(tags) if span[2] in kinds}
        own_spans = {span for span in _spans(own) if span[2] in kinds}
        right.update(span[2] for span in gold_spans & own_spans)
        gold_count.update(span[2] for span in gold_spans)
        found_count.update(span[2] for span in own_spans)

    def score(right: int, gold: int, found: int) -> str:
        return f"P {100 * right / max(found, 1):.1f} R {100 * right / max(gold, 1):.1f} F1 {200 * right / max(found + gold, 1):.1f}"

    main = ("person", "organization", "location")
    totals = [sum(count[kind] for kind in main) for count in (right, gold_count, found_count)]
    print(f"{name}: {score(*totals)} (person, organization, location)")
    for kind in sorted(kinds, key=lambda kind: -gold_count[kind]):
        print(f"  {kind} {score(right[kind], gold_count[kind], found_count[kind])} of {gold_count[kind]}")


def _uner(path: Path) -> list[list[Words]]:
    kinds = {"PER": "person", "ORG": "organization", "LOC": "location"}
    documents: list[list[Words]] = []
    for block in path.read_text(encoding="utf8").strip().split("\n\n"):
        lines = block.splitlines()
        if lines[0].startswith("# newdoc"):
            documents.append([])
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        tags = [row[2] if row[2] == "O" else row[2][:2] + kinds[row[2][2:]] for row in rows]
        documents[-1].append(([row[1] for row in rows], tags))
    return documents


def _gmb(path: Path) -> list[list[Words]]:
    sentences = [sentence for document in read_gmb(path) for sentence in document.sentences]
    names = ENTITY_LABELS.names
    marked = [(s.words, [names[int(m).bit_length() - 1] if int(m) & (int(m) - 1) == 0 else "O" for m in s.entities]) for s in sentences]
    return [marked[start : start + GMB_RUN] for start in range(0, len(marked), GMB_RUN)]


def _worldwide(path: Path) -> list[list[Words]]:
    names = {"Person": "person", "Organization": "organization", "Location": "location", "NORP": "nationality", "Date": "date", "Money": "money", "Product": "product"}
    documents = []
    for line in path.read_text(encoding="utf8").splitlines():
        documents.append([])
        for words, tags in json.loads(line)["sentences"]:
            documents[-1].append((words.split(" "), [tag[:2] + names[tag[2:]] if tag[2:] in names else "O" for tag in tags.split(" ")]))
    return documents


def main() -> None:
    """Prints all scores."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--model", type=Path, default=ROOT / "python/sayso/data/en.model")
    parser.add_argument("--engine", type=Path, default=ROOT / "build/cpp/parse_tool", help="cpp/tools/parse_tool.cpp, built with SAYSO_BUILD_TESTS")
    arguments = parser.parse_args()
    data, engine, model = arguments.data, arguments.engine, arguments.model
    _trees(engine, model, "EWT dev", [data / "syntax/en_ewt-ud-dev.conllu"])
    _trees(engine, model, "GUM open dev news, bio, interview", [data / f"syntax/gum_open_dev.{genre}.conllu" for genre in ("news", "bio", "interview")])
    _trees(engine, model, "GUM open dev news", [data / "syntax/gum_open_dev.news.conllu"])
    places = {"person", "organization", "location"}
    _entities(engine, model, "UNER EWT dev", _uner(data / "ner/uner_en_ewt-dev.iob2"), places)
    _entities(engine, model, "GMB dev", _gmb(data / "ner/gmb_voa_dev.jsonl"), {*places, "nationality", "date", "event", "product", "money", "percent"})
    _entities(engine, model, "worldwide news dev", _worldwide(data / "ner/worldwide_news_dev.jsonl"), {*places, "nationality", "date", "money", "product"})


if __name__ == "__main__":
    main()
