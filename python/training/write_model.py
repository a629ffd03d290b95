"""Named arrays -> the container of cpp/model/format.md, and back. `add_sections` puts sections into an existing file."""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from training.shared import crc32c, feature_hash

Section = np.ndarray | str

_TYPES = {"uint8": 0, "int8": 1, "int16": 2, "int32": 3, "float32": 4, "uint32": 5}
_TEXT = 6


def _align(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 64)


def _pack(value: Section) -> tuple[int, tuple[int, ...], bytes]:
    if isinstance(value, str):
        data = value.encode()
        return _TEXT, (len(data),), data
    if value.dtype.name == "float32" and not np.isfinite(value).all():
        raise ValueError("a section holds a number that is not finite")
    return _TYPES[value.dtype.name], value.shape, np.ascontiguousarray(value).tobytes()


def encode_model(sections: Mapping[str, Section], features: int | None = None) -> bytes:
    """The bytes of a model file; `features` is the feature hash, by default that of the built extension."""
    names = sorted(sections)
    body = b"\0" * (-(64 + 80 * len(names)) % 64)
    table = b""
    for name in names:
        kind, shape, data = _pack(sections[name])
        if not 1 <= len(shape) <= 4 or len(name) > 40:
            raise ValueError(f"section {name} does not fit the format")
        sizes = [*shape, 0, 0, 0][:4]
        offset = 64 + 80 * len(names) + len(body)
        table += struct.pack("<40sBBHI4IQQ", name.encode(), kind, len(shape), 0, crc32c(data), *sizes, offset, len(data))
        body = body + data + b"\0" * (-(offset + len(data)) % 64)
    size = 64 + len(table) + len(body) + 32
    header = struct.pack("<8sIIQQII20x", b"SAYSOMD1", 2, 0, feature_hash() if features is None else features, size, len(names), crc32c(table))
    named = header + struct.pack("<I", crc32c(header)) + table
    return named + body + hashlib.sha256(named).digest()


def decode_model(data: bytes) -> tuple[dict[str, Section], int]:
    """Sections and feature hash of a model file that the engine accepts; only the digest of header and table is checked here."""
    if data[:8] != b"SAYSOMD1":
        raise ValueError("not a model file")
    features, _, count = struct.unpack_from("<QQI", data, 16)
    if hashlib.sha256(data[: 64 + 80 * count]).digest() != data[-32:]:
        raise ValueError("not an undamaged model file")
    types = {number: name for name, number in _TYPES.items()}
    sections: dict[str, Section] = {}
    for entry in range(64, 64 + 80 * count, 80):
        name, kind, rank, _, _, *rest = struct.unpack_from("<40sBBHI4IQQ", data, entry)
        offset, size = rest[4:]
        part = data[offset : offset + size]
        sections[name.rstrip(b"\0").decode()] = part.decode() if kind == _TEXT else np.frombuffer(part, types[kind]).reshape(rest[:rank])
    return sections, features


def write_file(path: Path, data: bytes) -> None:
    """Replaces `path` whole or not at all."""
    temporary = path.with_name(path.name + ".tmp")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def renew_sections(path: Path, prefixes: tuple[str, ...], make: Callable[[dict[str, Section], int], Mapping[str, Section]]) -> None:
    """Replaces the sections of these prefixes by what `make` gives for all others and the feature hash."""
    known, features = decode_model(path.read_bytes())
    kept = {name: value for name, value in known.items() if not name.startswith(prefixes)}
    write_file(path, encode_model({**kept, **make(kept, features)}, features))


def add_sections(path: Path, sections: Mapping[str, Section]) -> None:
    """Adds or replaces sections of the model file at `path`; all others, and the feature hash, stay."""
    known, features = decode_model(path.read_bytes())
    write_file(path, encode_model({**known, **sections}, features))
