"""Measure sentence boundaries on data that stays outside the repository: GUM by genre, and the golden rules.

Usage: python3 tests/quality/sentences.py [--part dev|train] [--errors N] [--tool build/cpp/tokens_tool] [--data DIRECTORY] [--model PATH]

The data directory holds gum_raw_PART.jsonl and golden_rules_en.jsonl; without it the script says so and ends well. A sentence is found when
its first and its last code point are those of the gold one. Text between gold sentences (markup) counts for neither side.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MARKUP = " \t\n\u2022-*#>|"


def split(tool: str, text: str, *options: str) -> list[tuple[int, int]]:
    """Return the code point spans of the sentences the tool finds."""
    raw = text.encode()
    lines = subprocess.run([tool, "--sentences", *options], input=raw, capture_output=True, check=True).stdout.decode().split("\n")
    return [(len(raw[: int(s)].decode()), len(raw[: int(e)].decode())) for s, e in (line.split() for line in lines if line)]


def trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Leave out the markup and the number of an item at the start, which blocks leave out too."""
    start, end = span
    while start < end and text[start] in MARKUP:
        start += 1
    number = re.match(r"[0-9]{1,3}[.)] ", text[start:end])
    return start + (number.end() if number else 0), end


def f1(right: int, gold: int, found: int) -> float:
    return 200.0 * right / (gold + found) if gold + found else 100.0


def measure_gum(tool: str, path: Path, errors: int, *options: str) -> None:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        text, genre = document["text"], document["genre"]
        spans = document["sentences"]
        gold = {trimmed(text, tuple(span)) for span in (json.loads(spans) if isinstance(spans, str) else spans)}
        found = {trimmed(text, span) for span in split(tool, text, *options)}
        for key in (genre, "ALL"):
            counts[key][0] += len(gold & found)
            counts[key][1] += len(gold)
            counts[key][2] += len(found)
        if errors:
            starts = {s for s, _ in gold}
            for start, _ in sorted(gold ^ found):
                kind = "MISSED" if start in starts and start not in {s for s, _ in found} else "EXTRA " if start not in starts else None
                if kind:
                    print(f"{genre:13}{kind} {text[max(0, start - 60) : start]!r} || {text[start : start + 50]!r}")
    for genre, (right, gold_count, found_count) in sorted(counts.items()):
        print(f"{genre:14} F1 {f1(right, gold_count, found_count):6.2f}   gold {gold_count:5} found {found_count:5} right {right:5}")


def measure_golden(tool: str, path: Path, errors: int, *options: str) -> None:
    groups: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        text = case["text"]
        found = [" ".join(text[s:e].split()) for s, e in split(tool, text, "--plain", *options)]
        expected = [" ".join(sentence.split()) for sentence in case["sentences"]]
        groups[case["group"]][1] += 1
        if found == expected:
            groups[case["group"]][0] += 1
        elif errors:
            print(case["group"], "\n   expected", expected, "\n   found   ", found)
    for group, (right, count) in groups.items():
        print(f"{group:34} {right:3} of {count:3}")
    print(f"{'ALL':34} {sum(r for r, _ in groups.values()):3} of {sum(c for _, c in groups.values()):3}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--errors", type=int, default=0, help="1: also print what went wrong")
    parser.add_argument("--tool", default=str(ROOT / "build" / "cpp" / "tokens_tool"))
    parser.add_argument("--model", default="", help="ask this model, too; without it the rules decide alone")
    parser.add_argument("--data", default=os.environ.get("SAYSO_SENTENCE_DATA", ""))
    arguments = parser.parse_args()
    data = Path(arguments.data)
    if not arguments.data or not data.is_dir():
        print("no data directory given: nothing measured")
        return
    options = [f"--model={arguments.model}"] if arguments.model else []
    measure_gum(arguments.tool, data / f"gum_raw_{arguments.part}.jsonl", arguments.errors, *options)
    measure_golden(arguments.tool, data / "golden_rules_en.jsonl", arguments.errors, *options)


if __name__ == "__main__":
    main()
