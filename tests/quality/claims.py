"""Measure claims on the annotated articles that stay outside the repository: claims, predicates, sources, negation, modality.

Usage: python3 tests/quality/claims.py [--tool build/cpp/sayso_tool] [--model python/sayso/data/en.model] [--data DIRECTORY] [--floors]

The data directory holds claims/dev.jsonl, claims/score.py and the articles; without it the script says so and ends well. The scorer is that of
the data. With --floors it ends with 1 when a figure falls under its floor.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
# A little under what was measured when the floor was last raised; see python/sayso/data/README.md for the model.
FLOORS = {"claims": 81.0, "claims and predicate": 71.0, "source right": 66.5, "negation kept": 91.0, "modality": 86.5}
CEILINGS = {"source invented": 3.5, "negation invented": 1.2}


def articles(data: Path, wanted: set[str]) -> list[dict[str, Any]]:
    """Return the annotated articles, each with an id."""
    found = []
    for path in (data / "rawnews/wikinews_2019_2020.jsonl", data / "claims/other_articles.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            if article["doc_id"] in wanted:
                found.append({"id": article["doc_id"], **article})
    return found


def figure(value: dict[str, Any]) -> float:
    """Return the F1 or the percentage of one line of the scorer."""
    return float(value["f1"] if "f1" in value else value["percent"] or 0.0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", default=str(ROOT / "build/cpp/sayso_tool"))
    parser.add_argument("--model", default=str(ROOT / "python/sayso/data/en.model"))
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("SAYSO_DATA", ROOT.parent / "shared/data")))
    parser.add_argument("--floors", action="store_true")
    options = parser.parse_args()
    scorer_path = options.data / "claims/score.py"
    if not scorer_path.exists():
        print(f"no data at {options.data}: nothing measured")
        return 0
    spec = importlib.util.spec_from_file_location("score", scorer_path)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = scorer.load(options.data / "claims/dev.jsonl")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as chosen:
        for article in articles(options.data, {claim["doc"] for claim in gold}):
            chosen.write(json.dumps(article, ensure_ascii=False) + "\n")
        chosen.flush()
        lines = subprocess.run([options.tool, options.model, chosen.name], capture_output=True, text=True, check=True).stdout
    result, _, _ = scorer.score(gold, [json.loads(line) for line in lines.splitlines()])
    failed = False
    for key, value in result.items():
        if "points" in value:
            continue
        low, high = FLOORS.get(key, 0.0), CEILINGS.get(key, 100.0)
        wrong = options.floors and not low <= figure(value) <= high
        failed = failed or wrong
        print(f"{key:28s} {figure(value):5.1f}{'   outside of its floor or ceiling' if wrong else ''}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
