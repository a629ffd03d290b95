"""The wheel that ./run wheel made works in a clean environment: no compiler, no network, no libsimdjson, no other package."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WHEELS = sorted((ROOT / "build" / "dist").glob("sayso-*.whl"))

pytestmark = pytest.mark.skipif(not WHEELS, reason="no wheel in build/dist: run ./run wheel first")

TRY = """
import json, sayso
articles = sayso.sample()
claims = sayso.extract([a["text"] for a in articles], ids=[a["id"] for a in articles])
links = sayso.compare(claims).links
for c in claims:
    text = articles[c.row]["text"]
    assert c.section != "text" or text[c.start:c.end] == c.text, c
print(json.dumps({"claims": len(claims), "links": len(links), "file": sayso.__file__}))
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([folder / "bin" / "python", "-m", "pip", "install", "-q", "--no-index", "--disable-pip-version-check", WHEELS[-1]], check=True)
    return folder


def without_network() -> list[str]:
    """A prefix that takes the network away, where this machine lets us."""
    unshare = shutil.which("unshare")
    if unshare and subprocess.run([unshare, "-rn", "true"], capture_output=True).returncode == 0:
        return [unshare, "-rn"]
    return []


def run(environment: Path, *command: str) -> subprocess.CompletedProcess[str]:
    clean = {"PATH": str(environment / "bin"), "HOME": str(environment), "LANG": "C.UTF-8"}
    return subprocess.run([*without_network(), *command], env=clean, cwd=environment, capture_output=True, text=True, timeout=120)


def test_wheel_extracts_and_compares(environment: Path) -> None:
    done = run(environment, str(environment / "bin" / "python"), "-c", TRY)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["claims"] > 50
    assert result["links"] > 5
    assert str(environment) in result["file"]


def test_command_line_is_installed(environment: Path) -> None:
    done = run(environment, str(environment / "bin" / "sayso"), "info", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["version"]


def test_wheel_has_no_dependencies_and_holds_its_licences() -> None:
    with zipfile.ZipFile(WHEELS[-1]) as wheel:
        names = wheel.namelist()
        metadata = next(n for n in names if n.endswith(".dist-info/METADATA"))
        text = wheel.read(metadata).decode()
    required = [line for line in text.splitlines() if line.startswith("Requires-Dist:") and "extra ==" not in line]
    assert required == []
    assert any("/licenses/LICENSE" in n for n in names)
    assert any(n.endswith("sayso/data/en.model") for n in names)


def test_wheel_stays_small() -> None:
    assert WHEELS[-1].stat().st_size < 25_000_000


def test_extension_needs_only_what_the_wheel_brings(environment: Path) -> None:
    libraries = [p for p in environment.rglob("*.so*") if "sayso" in p.as_posix()]
    assert libraries
    for library in libraries:
        done = subprocess.run(["ldd", str(library)], capture_output=True, text=True, env={**os.environ, "LD_LIBRARY_PATH": ""})
        for line in done.stdout.splitlines():
            assert "not found" not in line
            if "simdjson" in line:
                assert str(environment) in line
