"""What is said on standard error while a command works: progress where somebody looks, rows that were skipped, a closing summary."""

from __future__ import annotations

import sys
import time
from typing import Any

from ..records import RowError
from ..views.markup import terminal
from ..views.wording import plural
from .sources import Read

_SHOWN_ERRORS = 5
_KEPT_ERRORS = 1000


class Report:
    """Counts documents, claims and bad rows of one run."""

    def __init__(self, quiet: bool) -> None:
        """Begin to count; ``quiet`` leaves out progress and summary, never errors."""
        self.documents = 0
        self.claims = 0
        self.bad = 0
        self.errors: list[dict[str, Any]] = []
        self._bytes = 0
        self._quiet = quiet
        self._live = not quiet and sys.stderr.isatty()
        self._begin = time.monotonic()

    def progress(self, done: int = 0) -> None:
        """Show how far the run is, on one line."""
        if self._live:
            sys.stderr.write(f"\r{plural(self.documents + done, 'document')}, {plural(self.claims, 'claim')} ")
            sys.stderr.flush()

    def add(self, read: Read, claims: int) -> None:
        """Count a batch that is done."""
        self.documents += read.batch._core.document_count
        self.claims += claims
        self._bytes += read.batch.text_bytes
        for error in read.batch.errors:
            self._add_error(error, read.paths.get(error.row, read.path))
        self.progress()

    def _add_error(self, error: RowError, path: str) -> None:
        self.bad += 1
        if self.bad <= _SHOWN_ERRORS:
            self.say(f"skipped: {path}: {error.message}")
        if len(self.errors) < _KEPT_ERRORS:
            record = {"file": path, "row": error.row, "doc": error.id, "line": error.line, "line_offset": error.line_offset}
            self.errors.append({**record, "error_offset": error.offset, "code": error.code, "message": error.message})

    def say(self, text: str) -> None:
        """Write one line."""
        sys.stderr.write(f"{chr(13) if self._live else ''}sayso: {terminal(text)}\n")

    def close(self, errors_path: str | None = None) -> None:
        """Write the summary."""
        if self._quiet:
            return
        seconds = max(time.monotonic() - self._begin, 1e-9)
        parts = [plural(self.documents, "document"), plural(self.claims, "claim")]
        if self.bad:
            parts.append(f"{plural(self.bad, 'bad row')}{f' -> {errors_path}' if errors_path else ''}")
        parts += [f"{seconds:.1f} s", f"{self._bytes / 1e6 / seconds:.2f} MB/s"]
        self.say(", ".join(parts))
