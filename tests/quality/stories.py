"""Scores links and origins on the developers' stories, when these are at hand: stories.py FOLDER [SAYSO].

FOLDER is the data folder of the stories (with articles, links.jsonl and score.py); SAYSO the command (default: sayso). Prints the scores of
all stories, then of those the rules were tuned on and of those kept to measure. Skips, with exit code 0, when FOLDER is absent.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# `ferry` and `strike` were read once while tuning, so they no longer count as unseen.
TUNED = ("bloodtest", "bridge", "club", "flood", "inverter", "rocket", "ferry", "strike")


def score(folder: Path, names: list[str], links: Path, origins: Path, work: Path) -> str:
    """The report of the data's own scorer on some of the stories."""
    part = work / "part"
    shutil.rmtree(part, ignore_errors=True)
    (part / "origins").mkdir(parents=True)
    gold = [line for line in (folder / "links.jsonl").read_text(encoding="utf-8").splitlines() if json.loads(line)["story"] in names]
    (part / "links.jsonl").write_text("\n".join(gold), encoding="utf-8")
    for name in names:
        shutil.copy(folder / "origins" / f"{name}.json", part / "origins")
    here = [line for line in origins.read_text(encoding="utf-8").splitlines() if json.loads(line)["docs"][0].split("/")[0] in names]
    (part / "found.jsonl").write_text("\n".join(here), encoding="utf-8")
    command = [sys.executable, str(folder / "score.py"), str(part), str(links), "--origins", str(part / "found.jsonl")]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("shared/data/stories")
    if not (folder / "score.py").exists():
        sys.stdout.write(f"skipped: no stories in {folder}\n")
        return 0
    sayso = sys.argv[2] if len(sys.argv) > 2 else "sayso"
    names = sorted(path.stem for path in (folder / "origins").glob("*.json"))
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        links, origins = work / "links.jsonl", work / "origins.jsonl"
        subprocess.run([sayso, "compare", str(folder / "articles"), "--links", str(links), "--origins", str(origins)], check=True, stdout=subprocess.DEVNULL)
        unseen = [story for story in names if story not in TUNED]
        for title, part in (("all", names), ("tuned", [s for s in names if s in TUNED]), ("unseen", unseen)):
            sys.stdout.write(f"== {title}\n{score(folder, part, links, origins, work)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
