"""`python -m training` from python/: data folder -> checkpoint -> model file."""

from __future__ import annotations

import argparse
from dataclasses import fields
from pathlib import Path

import torch

from training import export
from training.network import Shape
from training.shared import ROOT
from training.train import Options, Trainer


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data", help="the data folder (default: ../shared/data)")
    parser.add_argument("--checkpoint", type=Path, default=ROOT / "build/training/checkpoint.pt", help="where a run is kept; an unfinished one goes on")
    parser.add_argument("--out", type=Path, default=ROOT / "python/sayso/data/en.model", help="the model file to write")
    parser.add_argument("--labels", action="append", default=[], help="a teacher's probabilities (soft.py); may be given several times")
    for option in fields(Options):
        if option.name != "labels":
            parser.add_argument("--" + option.name.replace("_", "-"), type=type(option.default), default=option.default)
    return parser.parse_args()


def main() -> None:
    """Trains what is not yet trained, then quantises and writes the model file."""
    arguments = _arguments()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    options = Options(**{option.name: getattr(arguments, option.name) for option in fields(Options) if option.name != "labels"}, labels=tuple(arguments.labels))
    trainer = Trainer(arguments.data, Shape(), options)
    arguments.checkpoint.parent.mkdir(parents=True, exist_ok=True)
    if arguments.checkpoint.exists():
        trainer.resume(arguments.checkpoint)
    print(f"{trainer.steps} steps of {options.budget} words; about {trainer.steps * 0.16 / 60:.0f} minutes on one core; {trainer.epoch} epochs are done", flush=True)
    trainer.train(arguments.checkpoint)
    export.write(trainer, arguments.out)


if __name__ == "__main__":
    main()
