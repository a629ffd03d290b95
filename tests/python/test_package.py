"""The package as a whole: names, import time, errors, info, sample, documentation examples, quickstart, notebook."""

from __future__ import annotations

import copy
import doctest
import hashlib
import importlib
import inspect
import json
import os
import pickle
import pkgutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import sayso

ROOT = Path(__file__).resolve().parents[2]
MODULES = [name for _, name, _ in pkgutil.walk_packages(sayso.__path__, "sayso.") if name not in ("sayso._core", "sayso.__main__")]
OPTIONAL = {"sayso.integrations.polars": "polars", "sayso.integrations.duckdb": "duckdb"}


def load(name: str) -> object:
    if name in OPTIONAL:
        pytest.importorskip(OPTIONAL[name])
    return importlib.import_module(name)


def test_public_names_exist_and_are_documented() -> None:
    assert sorted(sayso.__all__) == sorted(set(sayso.__all__))
    assert dir(sayso) == sorted(sayso.__all__)
    for name in sayso.__all__:
        thing = getattr(sayso, name)
        if inspect.isclass(thing) or inspect.isfunction(thing):
            assert inspect.getdoc(thing), name
            assert not (thing.__doc__ or "").startswith(f"{name}("), f"{name} has only the docstring that dataclass makes"


@pytest.mark.parametrize("name", ["sayso", *MODULES])
def test_examples_in_docstrings_are_true(name: str) -> None:
    result = doctest.testmod(load(name), raise_on_error=False)  # type: ignore[arg-type]
    assert result.failed == 0


IMPORT = """
import sys, time
before, begin = set(sys.modules), time.process_time()
import sayso
print(time.process_time() - begin, *(set(sys.modules) - before))
"""


def test_import_is_fast_and_light() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    runs = []
    for _ in range(5):
        done = subprocess.run([sys.executable, "-c", IMPORT], env=environment, capture_output=True, text=True, timeout=60, check=True)
        runs.append(done.stdout.split())
    loaded = set(runs[0][1:])
    assert not loaded & {"pandas", "polars", "pyarrow", "duckdb", "numpy", "tqdm", "argparse", "json", "html", "multiprocessing", "importlib.metadata"}
    assert min(float(run[0]) for run in runs) < 0.1  # processor time; the goal is 0.05 on a quiet computer


def test_missing_core_says_what_to_do() -> None:
    code = "import sys; sys.modules['sayso._core'] = None; import sayso"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert "the compiled core of sayso cannot be loaded" in done.stderr
    assert "pip install sayso" in done.stderr


ERRORS = [getattr(sayso, name) for name in sayso.__all__ if name.endswith("Error") and name != "RowError"]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_errors_are_plain_and_survive_pickling(error: type[sayso.SaysoError]) -> None:
    raised = error("row 17 (id 'a3'): invalid")
    raised.code = "utf8"
    if isinstance(raised, sayso.InputError):
        raised.row, raised.id, raised.offset = 17, "a3", 812
    again = pickle.loads(pickle.dumps(raised))
    assert type(again) is error
    assert str(again) == "row 17 (id 'a3'): invalid"
    assert again.__dict__ == raised.__dict__ != {}
    assert str(copy.copy(raised)) == str(raised)


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (sayso.InputError, ValueError),
        (sayso.InputTypeError, TypeError),
        (sayso.JSONLineError, ValueError),
        (sayso.ColumnError, KeyError),
        (sayso.ModelError, OSError),
        (sayso.MissingDependencyError, ImportError),
        (sayso.UnsupportedCPUError, ImportError),
    ],
)
def test_every_error_is_also_a_builtin_one(error: type[Exception], builtin: type[Exception]) -> None:
    assert issubclass(error, builtin)
    assert issubclass(error, sayso.SaysoError)


def test_info_is_plain_and_complete() -> None:
    facts = sayso.info()
    assert json.loads(json.dumps(facts)) == facts
    assert facts["model_error"] is None
    assert len(facts["model_sha256"]) == 64
    assert {"version", "model", "cpu", "compiler", "threads", "python", "gil"} <= set(facts)


def test_info_verifies_the_model_of_the_installed_wheel() -> None:
    command = [sys.executable, "-m", "sayso", "info", "--verify", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tempfile.gettempdir())
    facts = json.loads(done.stdout)
    model = Path(facts["model_path"]).read_bytes()
    assert facts["model_file_sha256"] == hashlib.sha256(model).hexdigest()
    assert facts["verified"] is (facts["model_file_sha256_in_wheel"] is not None)
    assert done.returncode == (0 if facts["verified"] else 1)


def test_a_model_that_is_not_there_is_not_verified(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    info_module = importlib.import_module("sayso.info")
    monkeypatch.setattr(info_module, "BUNDLED_MODEL", tmp_path / "en.model")
    assert info_module.model_file_hash() is None


def test_sample_articles_are_as_described() -> None:
    articles = sayso.sample()
    assert len(articles) >= 6
    assert len({article["id"] for article in articles}) == len(articles)
    for article in articles:
        assert set(article) == {"id", "title", "text", "published", "outlet"}
        assert 200 <= len(article["text"].split()) <= 700


def test_sample_is_a_fresh_copy() -> None:
    sayso.sample()[0]["text"] = "changed"
    assert sayso.sample()[0]["text"] != "changed"


def code_of_notebook(path: Path) -> str:
    notebook = json.loads(path.read_text("utf-8"))
    return "\n\n".join("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code")


def test_quickstart_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readme = ROOT / "README.md"
    if not readme.exists():
        pytest.skip("no README here")
    blocks = [block.split("```")[0] for block in readme.read_text("utf-8").split("```python\n")[1:]]
    assert blocks
    monkeypatch.chdir(tmp_path)
    exec(compile(blocks[0], "README.md", "exec"), {"__name__": "readme"})  # noqa: S102  # our own text
    assert list(tmp_path.glob("*.html"))


@pytest.mark.parametrize("path", sorted((ROOT / "python" / "examples").glob("*.ipynb")), ids=lambda path: path.name)
def test_notebook_has_no_outputs_and_runs(path: Path, tmp_path: Path) -> None:
    notebook = json.loads(path.read_text("utf-8"))
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in notebook["cells"])
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    pytest.importorskip("pandas")
    loaded = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(loaded, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [output for cell in loaded.cells if cell.cell_type == "code" for output in cell.outputs if "text/html" in output.get("data", {})]
    assert shown
