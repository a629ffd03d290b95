"""Real articles go through without an error, with exact offsets and the same bytes for 1 and 2 threads. A developers' check: it needs the
shared data folder beside the repository (or SAYSO_SHARED) and is skipped without it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("SAYSO_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "data"
FILES = {
    "rawnews/wikinews_2019_2020.jsonl": ["--id", "doc_id", "--date", "date"],
    "attribution/polnear_train.jsonl": ["--id", "doc_id"],
}

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason=f"no shared data at {SHARED}")


def extract(source: Path, options: list[str], threads: int, out: Path) -> bytes:
    command = [sys.executable, "-m", "sayso", "extract", str(source), *options, "-o", str(out), "--threads", str(threads)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1200)
    assert done.returncode == 0, done.stderr[-2000:]
    return out.read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_every_article_goes_through(name: str, tmp_path: Path) -> None:
    source = SHARED / name
    one = extract(source, FILES[name], 1, tmp_path / "one.jsonl")
    assert one == extract(source, FILES[name], 2, tmp_path / "two.jsonl")
    texts = {}
    for line in source.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            article = json.loads(line)
            texts[article["doc_id"]] = {"text": article["text"], "title": article.get("title") or ""}
    seen = set()
    for line in one.decode().splitlines():
        claim = json.loads(line)
        text = texts[claim["doc"]][claim["section"]]
        seen.add(claim["doc"])
        parts = [claim, *claim["arguments"], *claim["quantities"], *claim["times"], *[s for s in claim["sources"] if s["start"] is not None]]
        for part in parts:
            assert text[part["start"] : part["end"]] == part["text"]
    assert len(seen) >= 0.97 * len(texts)
