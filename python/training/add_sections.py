"""`python -m training.add_sections MODEL FILE.npz`: puts the arrays of an .npz file into a model file, under their names.

Floats become f32; whole numbers keep 8, 16 or 32 bits; a string array of one element becomes a text. `--remove PREFIX` first drops
the sections whose name starts with PREFIX.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from training.write_model import Section, decode_model, encode_model, write_file


def main() -> None:
    """Reads the arguments and rewrites the model file."""
    parser = argparse.ArgumentParser(prog="python -m training.add_sections", description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("arrays", type=Path)
    parser.add_argument("--remove", default=None, metavar="PREFIX")
    arguments = parser.parse_args()
    sections, features = decode_model(arguments.model.read_bytes())
    if arguments.remove:
        sections = {name: value for name, value in sections.items() if not name.startswith(arguments.remove)}
    stored = np.load(arguments.arrays)
    for name in stored.files:
        value = stored[name]
        section: Section = value
        if value.dtype.kind == "U":
            section = str(value.reshape(-1)[0])
        elif value.dtype == np.float64:
            section = value.astype(np.float32)
        elif value.dtype == np.int64:
            section = value.astype(np.int32)
        sections[name] = section
        print(name, value.dtype, value.shape)
    data = encode_model(sections, features)
    write_file(arguments.model, data)
    print(f"{arguments.model}: {len(sections)} sections, {len(data)} bytes")


if __name__ == "__main__":
    main()
