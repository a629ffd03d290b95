"""Cost grows with the text and no faster: instructions counted by valgrind, which say the same on a busy machine as on an idle one."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import sayso

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = [Path(os.environ["SAYSO_BUILD"])] if "SAYSO_BUILD" in os.environ else [ROOT / "build", ROOT / "build/tests", ROOT / "build/dev"]
TOOL = next((tool for folder in FOLDERS if (tool := folder / "cpp/sayso_tool").exists()), None)
SIZES = (3_000, 6_000, 12_000)  # bytes of text; each twice the one before

pytestmark = [
    pytest.mark.skipif(TOOL is None, reason="sayso_tool not built: cmake with -DSAYSO_BUILD_TESTS=ON"),
    pytest.mark.skipif(shutil.which("valgrind") is None, reason="needs valgrind"),
]

PATTERNS = {
    "news": "\n\n".join(str(row["text"]) for row in sayso.sample()),
    "a sentence without an end": "Lund told Berg that Halden and 12 of its 40 plants, ",
}


def start(text: str, folder: Path) -> "subprocess.Popen[str]":
    """The tool on one document under valgrind."""
    folder.mkdir()
    (folder / "in.jsonl").write_text(json.dumps({"text": text}) + "\n", encoding="utf-8")
    command = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", str(TOOL)]
    command += [str(ROOT / "python/sayso/data/en.model"), str(folder / "in.jsonl")]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def instructions(run: "subprocess.Popen[str]") -> int:
    _, report = run.communicate()
    assert run.returncode == 0, report[-2000:]
    counted = re.search(r"I\s+refs:\s+([\d,]+)", report)
    assert counted, report[-2000:]
    return int(counted[1].replace(",", ""))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_twice_the_text_costs_twice_the_instructions(pattern: str, tmp_path: Path) -> None:
    text = PATTERNS[pattern] * (SIZES[-1] // len(PATTERNS[pattern]) + 1)
    runs = [start(text[:size], tmp_path / str(size)) for size in SIZES]
    small, middle, large = (instructions(run) for run in runs)
    # Differences, so that loading the model does not count: 2 where cost is linear, 4 where it is quadratic.
    growth = (large - middle) / (middle - small)
    assert growth < 2.7, f"{small:,}, {middle:,}, {large:,} instructions for {SIZES} bytes"
