"""Measure boilerplate on annotated articles that stay outside the repository.

Usage: python3 tests/quality/structure.py --data DIRECTORY [--articles FILE ...] [--part dev|train] [--errors 1]

DIRECTORY holds PART_sentences.jsonl (doc, start, end, kind); the articles' texts come from the JSONL files given. A line counts as boilerplate when
more than half of it lies in blocks of that kind.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def blocks(tool: str, text: str) -> list[tuple[str, int, int]]:
    """Return kind, start and end (code points) of each block."""
    raw = text.encode()
    lines = subprocess.run([tool, "--blocks"], input=raw, capture_output=True, check=True).stdout.decode().split("\n")
    fields = (line.split() for line in lines if line)
    return [(kind, len(raw[: int(start)].decode()), len(raw[: int(end)].decode())) for kind, _, start, end in fields]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--articles", type=Path, nargs="*", default=[])
    parser.add_argument("--part", default="train")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--tool", default=str(ROOT / "build" / "cpp" / "tokens_tool"))
    arguments = parser.parse_args()
    if arguments.data is None or not arguments.data.is_dir():
        print("no data directory given: nothing measured")
        return
    texts = {}
    for path in arguments.articles:
        for line in path.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            texts[article["doc_id"]] = article["text"]
    lines = defaultdict(list)
    for line in (arguments.data / f"{arguments.part}_sentences.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        lines[record["doc"]].append(record)
    counts: Counter[tuple[str, bool]] = Counter()
    found_kinds: Counter[tuple[str, str]] = Counter()
    for doc, records in lines.items():
        text = texts.get(doc) or texts.get(doc.partition("_")[2])
        if text is None:
            counts["no text", False] += 1
            continue
        structure = blocks(arguments.tool, text)
        for record in records:
            start, end = record["start"], record["end"]
            inside = sum(max(0, min(end, e) - max(start, s)) for kind, s, e in structure if kind == "boilerplate")
            found = inside * 2 > end - start
            counts[record["kind"], found] += 1
            middle = (start + end) // 2
            found_kinds[record["kind"], next((kind for kind, s, e in structure if s <= middle < e), "none")] += 1
            if arguments.errors and found != (record["kind"] == "boilerplate"):
                print("LOST  " if found else "MISSED", doc[:30], repr(text[start:end][:150]))
    print(dict(counts))
    print({f"{gold} -> {found}": count for (gold, found), count in sorted(found_kinds.items())})


if __name__ == "__main__":
    main()
