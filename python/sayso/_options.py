"""Options with a rule of their own: how many threads, which kernels, how progress is shown. The environment is read here, once."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

MAX_THREADS = 64
SMALL_BYTES = 64 * 1024  # below it, starting a second thread costs more than it gives

_ISAS = ("best", "scalar", "avx2", "avx512vnni")


def _read_threads() -> int:
    given = os.environ.get("SAYSO_NUM_THREADS", "").strip()
    if not given:
        return 0
    if not given.isascii() or not given.isdigit() or int(given) > MAX_THREADS:
        raise ValueError(f"SAYSO_NUM_THREADS: expected 0 to {MAX_THREADS}, got {given[:40]!r}")
    return int(given)


def _read_isa() -> str:
    given = os.environ.get("SAYSO_CPU", "").strip().lower() or "best"
    if given not in _ISAS:
        raise ValueError(f"SAYSO_CPU: expected one of {', '.join(_ISAS)}, got {given[:40]!r}")
    return given


ENVIRONMENT_THREADS = _read_threads()
ISA = _read_isa()


def cgroup_quota(root: Path = Path("/sys/fs/cgroup")) -> float | None:
    """Return how many CPUs the container may use, or None where nothing limits it."""
    with contextlib.suppress(OSError, ValueError):
        quota, period = (root / "cpu.max").read_text("ascii").split()
        return None if quota == "max" else int(quota) / int(period)
    with contextlib.suppress(OSError, ValueError):
        limit = int((root / "cpu/cpu.cfs_quota_us").read_text("ascii"))
        return limit / int((root / "cpu/cpu.cfs_period_us").read_text("ascii")) if limit > 0 else None
    return None


def available_cpus() -> int:
    """Count the CPUs this process may use: those it is bound to, capped by the quota of its container."""
    bound = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    quota = cgroup_quota()
    return max(1, min(bound, MAX_THREADS, bound if quota is None else int(quota + 0.5)))


def check_threads(threads: int | None) -> int | None:
    """Return ``threads`` if it is None or 0 to 64; raise ValueError otherwise."""
    if threads is None or (isinstance(threads, int) and 0 <= threads <= MAX_THREADS):
        return threads
    raise ValueError(f"threads: expected None or 0 to {MAX_THREADS}, got {str(threads)[:40]}")


def check_confidence(value: float) -> float:
    """Return ``value`` if it is 0 to 1; raise ValueError otherwise."""
    if isinstance(value, (int, float)) and 0 <= value <= 1:
        return float(value)
    raise ValueError(f"min_confidence: expected 0 to 1, got {str(value)[:40]}")


def choose_threads(threads: int | None, text_bytes: int) -> int:
    """Decide how many threads work on so much text. None and 0 leave it to the environment and the size of the work."""
    if threads:
        return threads
    if ENVIRONMENT_THREADS:
        return ENVIRONMENT_THREADS
    return 1 if text_bytes < SMALL_BYTES else available_cpus()


@contextlib.contextmanager
def shown_progress(wanted: bool, total: int) -> Iterator[Callable[[int], object] | None]:
    """Give a function that takes the number of documents done: a tqdm bar where tqdm is there, else a line on standard error."""
    if not wanted:
        yield None
        return
    try:
        from tqdm.auto import tqdm
    except ImportError:
        yield from _line(total)
        return
    with tqdm(total=total, unit="doc") as bar:
        yield lambda done: bar.update(done - bar.n)


def _line(total: int) -> Iterator[Callable[[int], object]]:
    begin = time.monotonic()

    def update(done: int) -> None:
        sys.stderr.write(f"\r{done:,} of {total:,} documents, {time.monotonic() - begin:.1f} s")
        sys.stderr.flush()

    try:
        yield update
    finally:
        sys.stderr.write("\n")
