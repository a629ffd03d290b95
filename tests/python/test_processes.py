"""Many threads, forked and spawned processes, pickles that travel between them, a run that is stopped."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import sayso
from sayso import _options

TEXT = "Sales rose by 5 percent. Halden will not close its plant, Mari Lund said. "


# In an interpreter of its own: other libraries that the tests load keep threads of their own, which a fork leaves behind in any state.
OTHER_PROCESSES = """
import multiprocessing, sys, sayso

def work(extractor, texts):
    return extractor.extract(texts).to_dicts()

if __name__ == "__main__":
    method, when = sys.argv[1:]
    extractor = sayso.load(threads=2)
    texts = ["Sales rose by 5 percent. Halden will not close its plant, Mari Lund said. " * 200] * 8  # enough for several threads
    if when == "after":
        work(extractor, texts)
    with multiprocessing.get_context(method).Pool(2) as pool:
        results = pool.starmap(work, [(extractor, texts)] * 2)
    assert results == [work(extractor, texts)] * 2
"""


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_extractor_works_in_other_processes(method: str, when: str, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(OTHER_PROCESSES, encoding="utf-8")
    done = subprocess.run([sys.executable, script, method, when], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_extractor_is_pickled_by_reference_in_the_same_bytes() -> None:
    extractor = sayso.load(threads=1)
    before = pickle.dumps(extractor)
    extractor.extract(TEXT)
    assert pickle.dumps(extractor) == before == pickle.dumps(sayso.load(threads=1))
    assert len(before) < 250
    assert pickle.loads(before) == extractor
    assert hash(pickle.loads(before)) == hash(extractor)
    assert pickle.loads(before) != sayso.load(threads=2)


def test_extractor_of_another_model_is_refused() -> None:
    extractor = sayso.load()
    digest = extractor._model.sha256.encode()
    other = pickle.dumps(extractor, protocol=2).replace(digest, b"0" * len(digest))
    with pytest.raises(sayso.ModelError, match="use the same version of sayso"):
        pickle.loads(other)


def test_model_is_loaded_once() -> None:
    with ThreadPoolExecutor(8) as pool:
        models = {id(extractor._model) for extractor in pool.map(lambda _: sayso.load(), range(32))}
    assert len(models) == 1


def test_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(sayso.ModelError, match=r"nothing\.model") as caught:
        sayso.load(tmp_path / "nothing.model")
    assert caught.value.path == str(tmp_path / "nothing.model")


@pytest.mark.parametrize("content", [b"", b"x", b"SAYSOMD1" + b"\0" * 200, os.urandom(4096)], ids=["empty", "one byte", "zeros", "chance"])
def test_damaged_model_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.model"
    path.write_bytes(content)
    with pytest.raises(sayso.ModelError) as caught:
        sayso.load(path)
    assert caught.value.code
    assert len(str(caught.value)) <= 500


def test_one_extractor_serves_many_threads() -> None:
    extractor = sayso.load()
    expected = extractor.extract(TEXT).to_dicts()
    with ThreadPoolExecutor(16) as pool:
        for result in pool.map(lambda _: extractor.extract(TEXT).to_dicts(), range(200)):
            assert result == expected


def test_no_thread_stays_after_a_call() -> None:
    before = len(os.listdir("/proc/self/task")) if Path("/proc/self/task").exists() else threading.active_count()
    sayso.extract([TEXT * 300] * 8, threads=8)
    after = len(os.listdir("/proc/self/task")) if Path("/proc/self/task").exists() else threading.active_count()
    assert after <= before


def test_environment_sets_threads_and_kernels() -> None:
    code = "import sayso; from sayso import _options; print(_options.choose_threads(None, 10**9), sayso.load()._model.isa)"
    environment = {**os.environ, "SAYSO_NUM_THREADS": "3", "SAYSO_CPU": "scalar"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["3", "scalar"], done.stderr


@pytest.mark.parametrize(("name", "value"), [("SAYSO_NUM_THREADS", "many"), ("SAYSO_NUM_THREADS", "65"), ("SAYSO_CPU", "sse9")])
def test_wrong_environment_is_named(name: str, value: str) -> None:
    done = subprocess.run([sys.executable, "-c", "import sayso"], env={**os.environ, name: value}, capture_output=True, text=True, timeout=60)
    assert done.returncode != 0
    assert f"ValueError: {name}: expected" in done.stderr


def test_all_kernels_give_the_same_claims() -> None:
    from sayso import _core

    results = [sayso.load(isa=isa).extract(TEXT).to_dicts() for isa in _core.supported_isas()]
    assert results == results[:1] * len(results)


def test_small_work_takes_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_options, "available_cpus", lambda: 7)
    monkeypatch.setattr(_options, "ENVIRONMENT_THREADS", 0)
    assert _options.choose_threads(None, 1000) == 1
    assert _options.choose_threads(None, 10**6) == 7
    assert _options.choose_threads(0, 10**6) == 7
    assert _options.choose_threads(2, 1000) == 2


@pytest.mark.parametrize(
    ("files", "quota"),
    [
        ({"cpu.max": "150000 100000\n"}, 1.5),
        ({"cpu.max": "max 100000\n"}, None),
        ({"cpu/cpu.cfs_quota_us": "200000\n", "cpu/cpu.cfs_period_us": "100000\n"}, 2.0),
        ({"cpu/cpu.cfs_quota_us": "-1\n", "cpu/cpu.cfs_period_us": "100000\n"}, None),
        ({"cpu.max": "garbage"}, None),
        ({}, None),
    ],
    ids=str,
)
def test_container_quota_is_read(tmp_path: Path, files: dict[str, str], quota: float | None) -> None:
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, "ascii")
    assert _options.cgroup_quota(tmp_path) == quota


STOPPED = """
import os, signal, threading, time, sayso
extractor = sayso.load()
texts = [("Sales rose by 5 percent. Halden will not close its plant, Mari Lund said. " * 2000)] * 400
threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
try:
    extractor.extract(texts, threads=2)
except KeyboardInterrupt:
    print("stopped", flush=True)
print(len(extractor.extract("Sales rose by 5 percent.")))
"""


def test_interrupt_stops_a_long_call_and_leaves_all_usable() -> None:
    done = subprocess.run([sys.executable, "-c", STOPPED], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[0] == "stopped"


DAEMONS = """
import threading, time, sayso
extractor = sayso.load()
def run():
    while True:
        extractor.extract(["Sales rose by 5 percent. " * 400] * 4, threads=2)
for _ in range(4):
    threading.Thread(target=run, daemon=True).start()
time.sleep(0.2)
"""


def test_exit_with_threads_at_work_is_clean() -> None:
    for _ in range(5):
        done = subprocess.run([sys.executable, "-c", DAEMONS], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, (done.returncode, signal.Signals(-done.returncode) if done.returncode < 0 else "", done.stderr)
