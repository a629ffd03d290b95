"""`python -m training.comparison --data DATA`: trains what decides that two claims meet, and writes compare_weights.tsv.

`compare_features` prints pairs of values, and of claims of which one says no, each with the features of `cpp/compare/pair_features.h`.
A pair is right when the links of the stories say that it conflicts, differs, updates or denies. One logistic regression a question; for
values a second one weighs the first one's score against the rivals of the pair. The chances from which a pair counts are chosen by models
that had not seen its story.

Prints figures by leaving one story out at a time: first of pairs, then of the whole line, where each story is compared with weights and
chances that come from the eleven others and scored by the stories' own scorer. Those are the figures to look at.
"""

from __future__ import annotations

import argparse
import collections
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from training.comparison_fit import SECOND, Asked, Floats, choose_least, score_left_out, table, train, wanted
from training.comparison_pairs import DISJOINT, Pair, read_links, read_pairs

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = ("quantity", "time", "denial", "likeness")
MOST_UNRELATED = 6000  # wrong examples a question
SEED = 3
LEAST_ROWS = ("least", "least_later")
Columns = dict[str, dict[str, float]]


def print_pairs(tool: Path, model: Path, folder: Path, made: Path, *, values_alone: bool = False) -> Path:
    """Runs `compare_features` on a folder of articles, unless what it prints is there and newer than the tool and the model."""
    if made.exists() and made.stat().st_mtime > max(tool.stat().st_mtime, model.stat().st_mtime):
        return made
    with made.open("wb") as file:
        subprocess.run([tool, model, folder, *(["values"] if values_alone else [])], check=True, stdout=file)
    return made


def write_texts(news: Path, folder: Path) -> Path:
    """The unrelated articles, one .txt each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, line in enumerate(news.read_text(encoding="utf-8").splitlines()):
        path = folder / f"{number:04}.txt"
        if not path.exists():
            path.write_text(json.loads(line)["text"], encoding="utf-8")
    return folder


def ask(question: str, pairs: list[Pair], unrelated: list[Pair]) -> Asked:
    """The pairs of one question as tables. Unrelated articles may well say alike things, so they teach nothing of likeness."""
    own = [pair for pair in pairs if pair.question == question]
    names = ["bias", *sorted({name for pair in own for name in pair.features} - {"bias"})]
    wrong = [pair for pair in unrelated if pair.question == question and pair.fit == DISJOINT and question != "likeness"]
    wrong = random.Random(SEED).sample(wrong, min(len(wrong), MOST_UNRELATED))
    return Asked(question, own, names, table(own, names), table(wrong, names))


def report(asked: Asked, scores: Floats, facts: int) -> None:
    """Precision as conflict and as any meeting, of reports of one time and of later ones, by least score."""
    for apart in (False, True):
        for least in (0.3, 0.4, 0.5, 0.6, 0.7):
            chosen = [p for p, s in zip(asked.pairs, scores, strict=True) if s >= least and p.apart == apart]
            right = [p for p in chosen if "conflicts" in p.kinds]
            meeting = sum(bool(p.kinds & wanted(p.question)) for p in chosen)
            found = {(k["story"], k["reason"]) for p in right for k in p.links if k["kind"] == "conflicts"}
            kinds = collections.Counter(kind for p in chosen for kind in sorted(p.kinds))
            title = "later" if apart else "same "
            share = 100 * len(found) / facts
            print(f"{title} {least:.1f}: conflicts {len(right)} of {len(chosen)}, meeting {meeting}, facts {share:.1f} %  {dict(kinds)}")


def make_columns(all_asked: list[Asked], all_scores: list[Floats], story: str | None) -> Columns:
    """Weights and chances of all questions that come from the other stories."""
    columns: Columns = {}
    for asked, scores in zip(all_asked, all_scores, strict=True):
        part = asked.without(story)
        model = train(asked, part)
        column = dict(zip(asked.names, model.first, strict=True))
        if model.second is not None:
            column.update(zip(SECOND, model.second, strict=True))
        if asked.question != "likeness":
            for name, apart in zip(LEAST_ROWS, (False, True), strict=True):
                column[name] = choose_least(asked, scores, part, apart=apart)
        columns[asked.question] = column
    return columns


def write_weights(columns: Columns, path: Path) -> None:
    """The table compare_weights."""
    last = [*SECOND, *LEAST_ROWS]
    names = [*sorted({name for column in columns.values() for name in column} - set(last)), *last]
    with path.open("w", encoding="utf-8") as file:
        file.write("# Weights of the features of pair_features.h, in thousandths of a unit of log odds: do two values or claims speak of one thing?\n")
        file.write("# The last two rows: the chance, in thousandths, from which a pair counts, of reports of one time and of later ones.\n")
        file.write(
            "# Source: python/training/comparison.py, on the links of the project's own stories; pairs of unrelated Wikinews articles are wrong examples.\n"
        )
        file.write("feature\t" + "\t".join(QUESTIONS) + "\n")
        for name in names:
            file.write(name + "".join(f"\t{round(1000 * columns[q].get(name, 0.0))}" for q in QUESTIONS) + "\n")


def score_line(tool: Path, model: Path, stories: Path, all_asked: list[Asked], all_scores: list[Floats], kept: Path | None) -> None:
    """Compares each story with weights from the others, and prints what the stories' scorer says of all links together."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / "weights").mkdir()
        for story in sorted(set(all_asked[0].stories)):
            write_weights(make_columns(all_asked, all_scores, story), work / "weights" / f"{story}.tsv")
        lines = subprocess.run([tool, model, stories / "articles", work / "weights"], check=True, capture_output=True, text=True).stdout.splitlines()
        links, origins = kept or work / "links.jsonl", work / "origins.jsonl"
        links.write_text("\n".join(line for line in lines if '"kind"' in line), encoding="utf-8")
        origins.write_text("\n".join(line for line in lines if '"docs"' in line), encoding="utf-8")
        print("the whole line, each story by weights that had not seen it", flush=True)
        subprocess.run([sys.executable, stories / "score.py", stories, links, "--origins", origins], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data", help="the data folder: stories and rawnews are read")
    parser.add_argument("--model", type=Path, default=ROOT / "python/sayso/data/en.model")
    parser.add_argument("--tools", type=Path, default=ROOT / "build/cpp", help="where compare_features and compare_tool are")
    parser.add_argument("--work", type=Path, default=ROOT / "build/training", help="for the pairs")
    parser.add_argument("--out", type=Path, default=ROOT / "cpp/model/lexicon/compare_weights.tsv")
    parser.add_argument("--scores", type=Path, help="cross-validated score of each pair, for a reader of errors")
    parser.add_argument("--links", type=Path, help="the links of the whole line held out, for a reader of errors")
    options = parser.parse_args()
    data, model, tools, work = (path.resolve() for path in (options.data, options.model, options.tools, options.work))
    work.mkdir(parents=True, exist_ok=True)
    stories = data / "stories"
    texts = write_texts(data / "rawnews/wikinews_2019_2020.jsonl", work / "unrelated")
    links = read_links(stories)
    pairs = read_pairs(print_pairs(tools / "compare_features", model, stories / "articles", work / "pairs.jsonl"), links)
    unrelated = read_pairs(print_pairs(tools / "compare_features", model, texts, work / "unrelated.jsonl", values_alone=True), {})
    facts = len({(k["story"], k["reason"]) for group in links.values() for k in group if k["kind"] == "conflicts"})
    all_asked = [ask(question, pairs, unrelated) for question in QUESTIONS]
    all_scores = []
    for asked in all_asked:
        scores = score_left_out(asked) if asked.question != "likeness" else np.zeros(len(asked.pairs))
        all_scores.append(scores)
        print(f"{asked.question}: {len(asked.pairs)} pairs, leaving one story out", flush=True)
        report(asked, scores, facts)
    if options.scores:
        with options.scores.open("w", encoding="utf-8") as file:
            for asked, scores in zip(all_asked, all_scores, strict=True):
                for pair, score in zip(asked.pairs, scores, strict=True):
                    file.write(json.dumps([pair.question, score, pair.a, pair.b, sorted(pair.kinds), pair.features]) + "\n")
    score_line(tools / "compare_tool", model, stories, all_asked, all_scores, options.links)
    write_weights(make_columns(all_asked, all_scores, None), options.out)
    print(f"{options.out} is written; build anew")


if __name__ == "__main__":
    main()
