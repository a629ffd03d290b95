"""Developers' check of the readers against the shared test data, which is not part of the repository.

Needs the shared folder (../shared beside the repository, or SAYSO_SHARED) and the tool jsonl_check (in the build folder:
SAYSO_BUILD, by default build or build/tests). Without them every test here is skipped, and says so.
"""

import base64
import gzip
import importlib.util
import json
import os
import pathlib
import random
import subprocess
import types

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("SAYSO_SHARED", ROOT.parent / "shared"))
CATALOGUE = SHARED / "data" / "robustness" / "catalogue" / "cases.jsonl"
SUITE = SHARED / "data" / "robustness" / "JSONTestSuite" / "test_parsing"
CASE_COUNT = 79
SUITE_COUNT = 318


def find_tool() -> pathlib.Path | None:
    """The developers' tool in the first build folder that has it."""
    named = os.environ.get("SAYSO_BUILD")
    builds = [pathlib.Path(named)] if named else [ROOT / "build", ROOT / "build" / "tests"]
    tools = (folder / "jsonl_check" for build in builds for folder in (build / "cpp", build))
    return next((tool for tool in tools if tool.is_file()), None)


TOOL = find_tool()

pytestmark = [
    pytest.mark.skipif(not CATALOGUE.is_file(), reason=f"shared test data not found at {CATALOGUE}"),
    pytest.mark.skipif(TOOL is None, reason="jsonl_check not built: cmake with -DSAYSO_BUILD_TESTS=ON"),
]

# Notes that the reference reader of the catalogue does not keep. Nothing else may differ.
ONLY_OURS = {"number_out_of_range", "duplicate_id", "bad_metadata", "id_hashed"}


def run_tool(*arguments: str) -> list[dict]:
    """The tool's output, one JSON value a line."""
    done = subprocess.run([str(TOOL), *arguments], capture_output=True, check=True, timeout=120)
    return [json.loads(line) for line in done.stdout.split(b"\n") if line]


def cases() -> list[dict]:
    """The catalogue's cases with their bytes."""
    found = [json.loads(line) for line in CATALOGUE.read_text().splitlines()]
    for case in found:
        packed = case.get("input_gz_b64")
        case["input"] = gzip.decompress(base64.b64decode(packed)) if packed else base64.b64decode(case["input_b64"])
    return found


def outcome(path: pathlib.Path, block: int) -> dict:
    """What our reader makes of a file, in the words of the catalogue."""
    *records, last = run_tool("--block", str(block), str(path))
    if "fatal" in last:
        return {"fatal": last["fatal"]}
    errors = [{name: record[name] for name in ("line", "line_offset", "code")} for record in records if "code" in record]
    assert all(len(record["message"]) <= 300 and record["message"].isascii() for record in records if "code" in record)
    return {
        "ok": last["ok"],
        "repaired": last["repaired"],
        "skipped": last["skipped"],
        "blank": last["blank"],
        "lines": last["lines"],
        "counts": {name: count for name, count in last["counts"].items() if name not in ONLY_OURS},
        "texts": [record["text"] for record in records if "text" in record],
        "errors": errors,
    }


def test_every_case_of_the_catalogue_in_any_block_size(tmp_path: pathlib.Path) -> None:
    """Same counts, texts, codes and offsets as the catalogue expects, whatever the blocks."""
    found = cases()
    assert len(found) == CASE_COUNT
    failed = []
    for case in found:
        path = tmp_path / "input.jsonl"
        path.write_bytes(case["input"])
        for block in (1 << 20, 7, 1) if len(case["input"]) < 20000 else (1 << 20, 61):
            got = outcome(path, block)
            expected = dict(case["expect"])
            if "texts" in expected and expected["texts"] is None:  # too long to be kept in the catalogue
                del expected["texts"], got["texts"]
            if got != expected:
                failed.append((case["id"], case["name"], block, got, expected))
                break
    print(f"catalogue: {len(found) - len(failed)} of {len(found)} cases")
    assert not failed, failed[0]


def test_every_file_of_the_json_suite_as_a_value() -> None:
    """y_ files are JSON, n_ files are not, to the fast path and the slow one; i_ files end in some answer."""
    files = sorted(SUITE.glob("*.json"))
    assert len(files) == SUITE_COUNT
    answers = {pathlib.Path(answer["path"]).name: answer for answer in run_tool("--value", *map(str, files))}
    assert set(answers) == {file.name for file in files}
    wrong = [
        (name, answer)
        for name, answer in answers.items()
        for path in ("fast", "slow")
        if (name.startswith("y_") and answer[path]) or (name.startswith("n_") and not answer[path])
    ]
    print(f"JSONTestSuite: {len(files) - len({name for name, _ in wrong})} of {len(files)} files as values")
    assert not wrong


def test_every_file_of_the_json_suite_inside_a_record(tmp_path: pathlib.Path) -> None:
    """A file without line ends as a field that nobody reads: the line stands or falls with it, its neighbours stand."""
    neighbour = b'{"text":"neighbour"}\n'
    wrong, tried = [], 0
    for file in sorted(SUITE.glob("*.json")):
        value = file.read_bytes()
        if b"\n" in value:
            continue
        tried += 1
        path = tmp_path / "input.jsonl"
        path.write_bytes(neighbour + b'{"text":"x","v":' + value + b"}\n" + neighbour)
        got = outcome(path, 1 << 20)
        good = got["ok"] + got["repaired"]
        if got["lines"] != 3 or good + got["skipped"] != 3 or good < 2:
            wrong.append((file.name, got))
        if (file.name.startswith("y_") and good != 3) or (file.name.startswith("n_") and good != 2):
            wrong.append((file.name, got))
    print(f"JSONTestSuite: {tried - len(wrong)} of {tried} files without line ends inside a record")
    assert not wrong


def load_reference() -> types.ModuleType:
    """The slow reader that comes with the catalogue."""
    spec = importlib.util.spec_from_file_location("ref_reader", CATALOGUE.with_name("ref_reader.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def mutate(line: bytes, chance: random.Random) -> bytes:
    """The line with one to three small changes, free of line ends."""
    pieces = [b'"', b"\\", b"{", b"}", b"[", b"]", b",", b":", b"\\u", b"d800", b"NaN", b"-", b"0", b"1e400", b".5", b"null", b"\t", b"\r"]
    pieces += [b"\xff", b"\xe2\x82", b"\xef\xbb\xbf", b'"text"', b"\0", b"\x01", b"Infinity"]
    for _ in range(chance.randint(1, 3)):
        at, drop = chance.randint(0, len(line)), chance.choice((0, 0, 1, 3))
        line = line[:at] + (chance.choice(pieces) if drop == 0 else b"") + line[at + drop :]
    return line.replace(b"\n", b"")


def test_mutated_lines_get_the_verdict_of_the_reference_reader(tmp_path: pathlib.Path) -> None:
    """Lines of the catalogue with random changes: same code or same text, line by line, the last one without its end."""
    reference, chance = load_reference(), random.Random(7)
    seeds = sorted({line for case in cases() for line in case["input"].split(b"\n") if 0 < len(line) < 300})
    first, wrong, tried = b'{"text":"the first line of the file"}\n', [], 0
    for _ in range(20):
        lines = [mutate(chance.choice(seeds), chance) for _ in range(250)]
        path = tmp_path / "input.jsonl"
        path.write_bytes(first + b"\n".join(lines))
        *records, _ = run_tool(str(path))
        ours = {record["line"]: record.get("code", record.get("text")) for record in records}
        for number, line in enumerate(lines, start=2):
            alone = reference.read(first + line + (b"" if number == len(lines) + 1 else b"\n"))
            codes = [error["code"] for error in alone["errors"]]
            expected = codes[0] if codes else alone["texts"][-1] if len(alone["texts"]) == 2 else None
            tried += 1
            if ours.get(number) != expected:
                wrong.append((line, expected, ours.get(number)))
    print(f"reference reader: same verdict on {tried - len(wrong)} of {tried} mutated lines")
    assert not wrong
