"""The articles that come with sayso: several tellings of one invented event."""

from __future__ import annotations

from pathlib import Path

__all__ = ["sample"]


def sample() -> list[dict[str, str]]:
    """Return the bundled articles. Event, people and firms are invented.

    Returns:
        Dicts with the keys ``id``, ``title``, ``text``, ``published`` and ``outlet``.

    Example:
        >>> import sayso
        >>> sorted(sayso.sample()[0])
        ['id', 'outlet', 'published', 'text', 'title']
    """
    import json

    lines = Path(__file__).with_name("data").joinpath("sample.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line]
