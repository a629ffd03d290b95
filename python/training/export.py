"""A trained network and the lemmas of its corpora -> the model file. Sections of other parts that the file has already (claims) stay."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch

from training import heads, quantize, tags
from training.batches import batches, blocks_of, encode
from training.decode import accuracy
from training.shared import feature_hash
from training.train import Trainer
from training.write_model import Section, decode_model, encode_model, write_file

OURS = ("meta", "entities.", "network.", "features.", "vocabulary.", "table.", "rows.", "block", "final.", "heads.", "relation.", "arcs.", "lemmas.", "tags.", "tree.")
CORPORA = {
    "UD English-EWT train": "CC BY-SA 4.0",
    "UD English-GUM train, open genres": "CC BY 4.0 and CC BY-SA 4.0, by document",
    "GUM named mentions": "as GUM",
    "Groningen Meaning Bank, Voice of America part": "text public domain, annotation CDLA-Sharing-1.0",
    "wikigold": "CC BY 4.0",
    "WNUT 2017 train": "CC BY 4.0",
    "PropBank frames, names of verbs": "CC BY-SA 4.0",
}
RAW_TEXT = {  # read by a teacher (raw_text.py), whose labels train
    "wikinews": "Wikinews 2019-2020, CC BY 2.5",
    "re3d": "re3d, by source: OGL v3.0, CC BY, public domain, EU reuse, CC BY-SA",
    "gap": "GAP, Apache-2.0 (text of Wikipedia)",
    "masc": "MASC, open",
    "gmb": "Groningen Meaning Bank, Voice of America part, public domain",
    "union": "State of the Union addresses, public domain",
    "openstax": "OpenStax textbooks, CC BY 4.0",
}


def _calibration(trainer: Trainer) -> list:
    random = np.random.default_rng(trainer.options.seed)
    chosen = [trainer.syntax[index] for index in random.permutation(len(trainer.syntax))[:60]]
    blocks = [[encode(sentence, trainer.types) for sentence in block] for document in chosen for block in blocks_of(document, random, 0)]
    trainer.types.update()
    return list(batches(blocks, 4000, random))[:8]


def write(trainer: Trainer, path: Path) -> None:
    """Quantises and writes `path`."""
    torch.manual_seed(trainer.options.seed)
    quantize.calibrate(trainer, _calibration(trainer))
    labelled = [Path(path).stem.removeprefix("labels_") for path in trainer.options.labels]
    meta = {
        "corpora": CORPORA | {name: RAW_TEXT[name] for name in labelled if name in RAW_TEXT},
        "shape": trainer.network.shape.as_dict(),
        "options": asdict(trainer.options) | {"labels": labelled, **{name: Path(getattr(trainer.options, name)).name for name in ("vectors", "start")}},
        "float scores on EWT dev, gold words": accuracy(trainer, trainer.dev),
    }
    sections: dict[str, Section] = {}
    if path.exists() and path.read_bytes()[:8] == b"SAYSOMD1":
        kept, _ = decode_model(path.read_bytes())
        sections = {name: value for name, value in kept.items() if not name.startswith(OURS)}
    sections |= quantize.sections(trainer)
    sections["meta"] = json.dumps(meta, indent=1, sort_keys=True)
    sections |= tags.sections(sections, feature_hash(), trainer.data)
    sections |= heads.sections(sections, feature_hash(), trainer.data)
    data = encode_model(sections)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, data)
    print(f"{path}: {len(sections)} sections, {len(data) / 1e6:.2f} MB")
