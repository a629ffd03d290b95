"""What is installed and in use: for bug reports and for people who must know what made a file."""

from __future__ import annotations

import sys
from typing import Any

from . import _core
from ._options import ENVIRONMENT_THREADS, available_cpus
from .extractor import BUNDLED_MODEL, load

__all__ = ["info"]


def info() -> dict[str, Any]:
    """Tell version, model, kernels, JSON parser, threads, Python.

    Returns:
        A dict of plain values. ``model_sha256``, the digest in the model file, names the model (``sayso info --verify`` checks the file
        itself); it and what follows are None when the model cannot be loaded, and ``model_error`` says why.

    Example:
        >>> import sayso
        >>> sayso.info()["version"] == sayso.__version__
        True
    """
    facts: dict[str, Any] = {"version": _core.__version__, "model": "en", "model_path": str(BUNDLED_MODEL)}
    try:
        model = load()._model
        facts.update(model_sha256=model.sha256, model_metadata=model.metadata, cpu=model.isa, model_error=None)
    except (OSError, ValueError) as error:
        facts.update(model_sha256=None, model_metadata=None, cpu=None, model_error=str(error))
    facts["cpu_supported"] = _core.supported_isas()
    facts.update({f"build_{name}" if name in facts else name: value for name, value in _core.build_info().items() if name != "version"})
    facts["threads"] = ENVIRONMENT_THREADS or available_cpus()
    facts["python"] = sys.version.split()[0]
    facts["gil"] = bool(getattr(sys, "_is_gil_enabled", lambda: True)())
    return facts


def model_file_hash() -> str | None:
    """Return the SHA-256 of the bytes of the model file; None where it cannot be read."""
    import hashlib  # needed by nobody else

    try:
        return hashlib.sha256(BUNDLED_MODEL.read_bytes()).hexdigest()
    except OSError:
        return None


def pinned_model_hash() -> str | None:
    """Return the SHA-256 of the model as the installed wheel's record has it; None where no wheel was installed."""
    import base64
    from importlib import metadata  # slow to import, and needed by nobody else

    try:
        files = metadata.distribution("sayso").files or []
    except metadata.PackageNotFoundError:
        return None
    for file in files:
        if file.as_posix() == "sayso/data/en.model" and file.hash is not None and file.hash.mode == "sha256":
            return base64.urlsafe_b64decode(file.hash.value + "=" * (-len(file.hash.value) % 4)).hex()
    return None
