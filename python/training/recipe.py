"""`python -m training.recipe --data DATA --encoder FOLDER`: everything that makes what ships, from the data folder to the weights.

Teacher, its labels, vectors of words, the network, its entity head, the models of pronouns, claims and holders, the weights of comparison, one after the other; a step
whose result is there already is skipped, so a stopped run goes on. Says what each step costs on two cores of a Zen 5 server that do nothing else (without
AVX-512-BF16 or AMX the teacher takes several times as long). The tools must be built:
`cmake -S . -B build -G Ninja -DSAYSO_TRAIN=ON -DSAYSO_BUILD_TESTS=ON && ninja -C build`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from training.shared import ROOT
from training.write_model import decode_model

# Corpora that the teacher labels, with the most words taken of each (0: all): marked A or S in the data folder.
LABELLED = {"gold": 0, "wikinews": 0, "re3d": 0, "gap": 0, "masc": 0, "gmb": 800_000, "openstax": 600_000}
STUDENT = ("--epochs", 11, "--entity-share", 0.2, "--dropout", 0.1)  # less dropout than without raw text


def run(title: str, made: Path, command: list[object]) -> None:
    """Runs a step of `python -m training...` unless what it makes is there."""
    if made.exists():
        print(f"{title}: {made} is there", flush=True)
        return
    print(f"{title}", flush=True)
    subprocess.run([sys.executable, "-m", *map(str, command)], check=True, cwd=ROOT / "python")


def main() -> None:
    """Reads the arguments and runs the steps."""
    parser = argparse.ArgumentParser(prog="python -m training.recipe", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the pretrained encoder (README.md tells which)")
    parser.add_argument("--tools", type=Path, default=ROOT / "build/cpp", help="where the programs of cpp/tools are")
    parser.add_argument("--work", type=Path, default=ROOT / "build/training")
    parser.add_argument("--out", type=Path, default=ROOT / "python/sayso/data/en.model")
    options = parser.parse_args()
    data, encoder, tools, work, out = (path.resolve() for path in (options.data, options.encoder, options.tools, options.work, options.out))
    work.mkdir(parents=True, exist_ok=True)
    teacher, vectors, student = work / "teacher.pt", work / "vectors.npz", work / "student.model"
    tune = ["training.fine_tune", data, encoder, teacher, "--epochs", 2.6]
    run("teacher: about 40 minutes", teacher, tune)
    for name, most in LABELLED.items():
        wanted = f"{name}:{most}" if most else name
        labels = work / f"labels_{name}.npz"
        run(f"labels of {name}: about 8 minutes a million words", labels, [*tune, "--label", wanted, "--tool", tools / "tokens_tool", "--out", work])
    labels = [part for name in LABELLED for part in ("--labels", work / f"labels_{name}.npz")]
    run("vectors of words: 2 minutes", vectors, ["training.vectors", encoder, teacher, vectors, *labels])
    train = ["training", "--data", data, "--checkpoint", work / "student.pt", "--vectors", vectors, *STUDENT, *labels]
    run("network: about 40 minutes", student, [*train, "--out", student])
    if not any(name.startswith("entities.") for name in decode_model(student.read_bytes())[0]):
        print("entity head: 8 minutes", flush=True)
        subprocess.run([sys.executable, "-m", "training.entity_head", student, "--data", data], check=True, cwd=ROOT / "python")
    for name in ("pronouns", "claims", "holders"):  # each looks at what the ones before find
        arrays, tool = work / f"{name}.npz", tools / f"{name.removesuffix('s')}_features"
        run(f"{name}: 1 minute", arrays, [f"training.{name}", "--data", data, "--tool", tool, "--model", student, "--out", arrays])
        subprocess.run([sys.executable, "-m", "training.add_sections", student, arrays], check=True, cwd=ROOT / "python")
    out.write_bytes(student.read_bytes())
    weights = ROOT / "cpp/model/lexicon/compare_weights.tsv"
    trains = ["training.comparison", "--data", data, "--model", out, "--tools", tools, "--work", work, "--out", weights]
    subprocess.run([sys.executable, "-m", *map(str, trains)], check=True, cwd=ROOT / "python")
    print(f"{out} and {weights} are made; build anew, run python -m training.boundaries, build again, tests/golden/renew.py and python -m training.evaluate")


if __name__ == "__main__":
    main()
