"""Long calls: progress, Ctrl-C, many threads on one model, the end of the interpreter."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest

import sayso
from sayso import _core

ARTICLE = "Halden did not close its plant, Lund said on Monday. The company employs about 3,400 people. "


@pytest.fixture(scope="module")
def model() -> _core.Model:
    return sayso.load()._model


def test_progress_counts_up_to_the_end(model: _core.Model) -> None:
    seen: list[int] = []
    _core.extract(model, _core.documents_from_texts([ARTICLE * 20] * 40), threads=2, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 40


def test_error_in_progress_ends_the_call(model: _core.Model) -> None:
    def fail(done: int) -> None:
        raise LookupError(f"at {done}")

    batch = _core.documents_from_texts([ARTICLE * 20] * 2000)
    for threads in (1, 2):
        start = time.monotonic()
        with pytest.raises(LookupError, match="at "):
            _core.extract(model, batch, threads=threads, progress=fail)
        assert time.monotonic() - start < 5


def test_progress_may_call_the_core_again(model: _core.Model) -> None:
    seen: list[int] = []
    batch = _core.documents_from_texts([ARTICLE])
    _core.extract(model, batch, progress=lambda done: seen.append(len(_core.extract(model, batch))))
    assert seen
    assert seen[0] == len(_core.extract(model, batch))


def seconds_until_interrupted(call: Callable[[], object]) -> float:
    """How long `call`, which would run for seconds, goes on after a Ctrl-C."""
    sent: list[float] = []

    def interrupt() -> None:
        time.sleep(0.3)
        sent.append(time.monotonic())
        os.kill(os.getpid(), signal.SIGINT)

    sender = threading.Thread(target=interrupt)
    sender.start()
    with pytest.raises(KeyboardInterrupt):
        call()
    took = time.monotonic() - sent[0]
    sender.join()
    return took


@pytest.mark.parametrize("call", ["many texts, 1 thread", "many texts, 2 threads", "one long text", "parse", "compare"])
def test_interrupt_ends_a_long_call_soon(model: _core.Model, call: str) -> None:
    many = _core.documents_from_texts([ARTICLE * 20] * 4000)
    long = "\n\n".join([ARTICLE] * 20000)
    one = _core.documents_from_texts([long])
    retellings = [f"{article['text']} {number} people left." for number in range(20) for article in sayso.sample()]
    retold = _core.extract(model, _core.documents_from_texts(retellings)) if call == "compare" else None
    calls: dict[str, Callable[[], object]] = {
        "many texts, 1 thread": lambda: _core.extract(model, many, threads=1),
        "many texts, 2 threads": lambda: _core.extract(model, many, threads=2),
        "one long text": lambda: _core.extract(model, one),
        "parse": lambda: _core.parse(model, long),
        "compare": lambda: _core.compare(model, [retold]),
    }
    assert seconds_until_interrupted(calls[call]) < 1.0  # 0.06 on an idle machine
    assert len(_core.extract(model, _core.documents_from_texts([ARTICLE]))) > 0


def test_many_threads_share_one_model(model: _core.Model) -> None:
    batches = [_core.documents_from_texts([f"{ARTICLE} {number} people left."] * 3, first_row=number) for number in range(8)]
    expected = [_core.extract(model, batch).table.to_jsonl() for batch in batches]
    found: dict[int, bytes] = {}

    def work(number: int) -> None:
        claims = _core.extract(model, batches[number], threads=2)
        found[number] = _core.Claims.from_bytes(claims.to_bytes()).select(range(len(claims))).table.to_jsonl()

    workers = [threading.Thread(target=work, args=[number]) for number in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [found[number] for number in range(8)] == expected


EXIT_AT_WORK = """
import threading, time
import sayso
from sayso import _core
model = sayso.load()._model
batch = _core.documents_from_texts(["Halden said on Monday it would not close. " * 20] * 200)
def work(progress):
    while True:
        _core.extract(model, batch, threads=2, progress=progress)
        _core.parse(model, "Halden said so.")
for progress in (None, None, print, print):
    threading.Thread(target=work, args=[(lambda done: None) if progress else None], daemon=True).start()
time.sleep(0.2)
"""


def test_exit_with_daemon_threads_inside_is_clean() -> None:
    for _ in range(5):
        done = subprocess.run([sys.executable, "-c", EXIT_AT_WORK], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr[-2000:]
        assert done.stderr == ""
