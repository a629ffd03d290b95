"""What programs can check of the code: style, types, and that the stub says what the extension is."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def check(*command: str) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def needs(module: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(importlib.util.find_spec(module) is None, reason=f"needs {module}")


@needs("ruff")
def test_ruff_finds_nothing() -> None:
    check("ruff", "check", "python/sayso", "tests/python", "python/training")


@needs("mypy")
def test_package_is_typed_strictly() -> None:
    check("mypy", "--strict", "python/sayso")


@needs("mypy")
def test_stub_agrees_with_the_extension() -> None:
    check("mypy.stubtest", "sayso._core")


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_root_holds_only_what_it_may() -> None:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    tops = {name.split("/")[0] for name in done.stdout.splitlines()}
    allowed = {"CMakeLists.txt", "cpp", "python", "bindings", "tests", "pyproject.toml", "README.md", "LICENSE", "run"}
    assert {name for name in tops if not name.startswith(".")} <= allowed
