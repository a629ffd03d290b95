"""The include rule of the core: a folder may only look left. The table is the one of the design, kept here as data."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CPP = ROOT / "cpp"

MAY_INCLUDE = {
    "base": {"base"},
    "input": {"base", "input", "text/tokens.h", "text/structure.h", "analysis/parsed.h"},
    "text": {"base", "text", "model/lexicon.h"},
    "nn": {"base", "nn"},
    "model": {"base", "model"},
    "analysis": {"base", "text", "nn", "model", "analysis", "input/document.h"},
    "claims": {"base", "text", "model", "claims", "analysis/parsed.h", "analysis/coreference.h", "input/document.h"},
    "compare": {"base", "text", "model", "claims", "compare", "input/document.h"},
    "output": {"base", "output", "text/code_points.h", "claims/analyzed.h", "claims/claim.h", "compare/comparison.h", "analysis/parsed.h", "input/document.h", "model/labels.h"},
    "pipeline": {"base", "input", "text", "nn", "model", "analysis", "claims", "compare", "output", "pipeline"},
}
ONLY_IN = {
    "simdjson": re.compile(r"^cpp/input/"),
    "pybind11": re.compile(r"^bindings/(pybind\.h|train\.cpp)$"),
    "immintrin": re.compile(r"^cpp/nn/kernels_\w+\.cpp$"),
    "Python.h": re.compile(r"^bindings/"),
}


def sources() -> list[Path]:
    return sorted(p for folder in ("cpp", "bindings") for p in (ROOT / folder).rglob("*") if p.suffix in {".h", ".cpp"})


@pytest.mark.parametrize("folder", sorted(MAY_INCLUDE))
def test_folder_includes_only_what_stands_left_of_it(folder: str) -> None:
    wrong = []
    for path in sorted((CPP / folder).rglob("*")):
        if path.suffix not in {".h", ".cpp"}:
            continue
        for name in re.findall(r'^\s*#include "([^"]+)"', path.read_text(encoding="utf-8"), re.M):
            if name not in MAY_INCLUDE[folder] and name.split("/")[0] not in MAY_INCLUDE[folder]:
                wrong.append(f"{path.relative_to(ROOT)} includes {name}")
    assert not wrong


def test_foreign_headers_stay_in_their_place() -> None:
    wrong = []
    for path in sources():
        where = path.relative_to(ROOT).as_posix()
        for name in re.findall(r"^\s*#include <([^>]+)>", path.read_text(encoding="utf-8"), re.M):
            wrong += [f"{where} includes <{name}>" for word, place in ONLY_IN.items() if word in name and not place.match(where)]
    assert not wrong


BANNED = [r"std::regex", r"\bstrto[dlfu]", r"\bsto[dif]\(", r"\bato[if]\(", r"\bsetlocale\b", r"#pragma omp", r"\brand\(", r"gil_scoped_release", r"\bsystem\(", r"\bprintf\(", r"std::cout", r"std::cerr", r"\babort\(", r"\bexit\("]


def test_banned_calls_are_not_used() -> None:
    wrong = []
    for path in sources():
        where = path.relative_to(ROOT).as_posix()
        if where.startswith("cpp/tools/"):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            code = line.split("//")[0]
            wrong += [f"{where}:{number}: {pattern}" for pattern in BANNED if re.search(pattern, code)]
    assert not wrong


def test_sources_are_ascii() -> None:
    wrong = [path.relative_to(ROOT).as_posix() for path in sources() if not path.read_bytes().isascii()]
    assert not wrong


def test_files_stay_below_400_lines() -> None:
    files = [*sources(), *(ROOT / "python").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "tests").rglob("*.cpp")]
    wrong = {p.relative_to(ROOT).as_posix(): n for p in files if (n := len(p.read_text(encoding="utf-8").splitlines())) > 400}
    assert not wrong


def test_lexicon_tables_name_their_source() -> None:
    wrong = []
    for path in sorted((CPP / "model" / "lexicon").glob("*.tsv")):
        notes = " ".join(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")).lower()
        if not re.search(r"source|compiled by us|count|written by us|guide", notes):
            wrong.append(path.name)
    assert not wrong


def test_no_two_headers_declare_one_type_name() -> None:
    # Two types of one name in one namespace make the linker choose between their inline functions: memory errors that only some builds show.
    seen: dict[str, set[str]] = {}
    for path in CPP.rglob("*.h"):
        for name in re.findall(r"^(?:struct|class|enum class) (\w+)[^;]*\{", path.read_text(encoding="utf-8"), re.MULTILINE):
            seen.setdefault(name, set()).add(path.relative_to(ROOT).as_posix())
    assert not {name: paths for name, paths in seen.items() if len(paths) > 1}
