"""What the sample articles give, pinned: a changed line is a changed output. Renew with tests/golden/renew.py and read the diff."""

import sys
from pathlib import Path

import pytest

import sayso

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
sys.path.insert(0, str(GOLDEN))

import renew  # noqa: E402


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return renew.texts()


@pytest.mark.parametrize("name", ["claims.txt", "links.txt", "origins.txt", "signature.txt"])
def test_output_is_the_golden_one(texts: dict[str, str], name: str) -> None:
    assert texts[name] == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("threads", [2, 8])
def test_signature_does_not_depend_on_threads(threads: int) -> None:
    assert renew.signature(sayso.load(), threads) + "\n" == (GOLDEN / "signature.txt").read_text(encoding="utf-8")


def test_signature_does_not_depend_on_the_instruction_set(monkeypatch: pytest.MonkeyPatch) -> None:
    from sayso import _core

    expected = (GOLDEN / "signature.txt").read_text(encoding="utf-8")
    for isa in _core.supported_isas():
        assert renew.signature(sayso.load(isa=isa)) + "\n" == expected, isa


def planted() -> list[list[str]]:
    lines = (GOLDEN / "sample_conflicts.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


@pytest.fixture(scope="module")
def conflicts() -> list[dict[str, object]]:
    rows = sayso.sample()
    texts, ids, titles, published = ([row[key] for row in rows] for key in ("text", "id", "title", "published"))
    claims = sayso.extract(texts, ids=ids, titles=titles, published=published)
    return [link for link in sayso.compare(claims).links.to_dicts() if link["kind"] == "conflicts"]


def is_about(link: dict[str, object], row: list[str]) -> bool:
    """Whether the link joins the groups and words of a planted conflict."""
    _, slot, docs_a, words_a, docs_b, words_b, _ = row
    for a, b in ((link["a"], link["b"]), (link["b"], link["a"])):
        if link["slot"] == slot and a["doc"] in docs_a.split() and b["doc"] in docs_b.split() and holds(a, words_a) and holds(b, words_b):
            return True
    return False


def holds(side: dict[str, object], words: str) -> bool:
    """The passage and the words share their main part, whichever is longer; "64" and "Sixty-four" are one."""
    text = str(side["text"]).lower().replace("sixty-four", "64").replace("five", "five 5")
    return words.lower() in text or text in words.lower() or any(w in text.split() for w in words.lower().split() if len(w) > 2 or w.isdigit())


@pytest.mark.parametrize("row", [r for r in planted() if r[0] == "must"], ids=lambda r: r[-1])
def test_planted_conflict_is_found(conflicts: list[dict[str, object]], row: list[str]) -> None:
    assert any(is_about(link, row) for link in conflicts)


def test_no_conflict_is_invented_in_the_samples(conflicts: list[dict[str, object]]) -> None:
    invented = [(c["a"], c["b"], c["reason"]) for c in conflicts if not any(is_about(c, row) for row in planted())]
    assert invented == []
