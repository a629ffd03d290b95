"""The command line: what it reads, what goes to which stream, what is left on disk, and its exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import sayso
from sayso.__main__ import main

GOOD = '{"id": "a", "text": "Sales rose by 5 percent. Halden will not close its plant, Mari Lund said."}\n'
BAD = '{"id": "b", "text": "cut of\n'


def run(*arguments: str | Path, stdin: str | bytes = b"", **options: object) -> subprocess.CompletedProcess[bytes]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    command = [sys.executable, "-m", "sayso", *map(str, arguments)]
    return subprocess.run(command, input=data, capture_output=True, timeout=120, **options)  # type: ignore[call-overload, no-any-return]


def rows(data: bytes | str) -> list[dict[str, object]]:
    return [json.loads(line) for line in data.splitlines()]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_text(GOOD, "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two stories of two articles as text, one Markdown page, one JSONL file, and a file that is none of these."""
    articles = {"ferry/wire.txt": "Ferry stopped\n\nThe ferry carried 340 people, the police said.", "ferry/blog.txt": "The ferry carried 900 people."}
    articles |= {"flood/local.md": "# Flood\n\nThe flood destroyed 12 houses.", "flood/notes.pdf": "%PDF"}
    for name, text in articles.items():
        path = tmp_path / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "articles" / "more.jsonl").write_text(GOOD, "utf-8")
    return tmp_path / "articles"


def test_extract_writes_one_claim_a_line(news: Path) -> None:
    done = run("extract", news)
    assert done.returncode == 0, done.stderr
    assert [list(row) for row in rows(done.stdout)] == [sayso.SCHEMA.names] * len(rows(done.stdout))
    assert rows(done.stdout) == sayso.extract([json.loads(GOOD)]).to_dicts() or len(rows(done.stdout)) == len(sayso.extract([json.loads(GOOD)]))
    assert b"1 document, " in done.stderr
    assert b"\r" not in done.stderr


def test_standard_input_is_read_when_nothing_is_named() -> None:
    assert run("extract", stdin=GOOD).stdout == run("extract", "-", stdin=GOOD).stdout != b""


def test_text_from_standard_input(tmp_path: Path) -> None:
    done = run("extract", "--input", "text", stdin="Sales rose by 5 percent.")
    assert {row["doc"] for row in rows(done.stdout)} == {"stdin"}


def test_folder_is_read_recursively_with_ids_from_paths(folder: Path) -> None:
    done = run("extract", folder, "--quiet")
    assert done.returncode == 0, done.stderr
    assert list(dict.fromkeys(row["doc"] for row in rows(done.stdout))) == ["a", "ferry/blog", "ferry/wire", "flood/local"]
    assert done.stderr == b""
    text = (folder / "ferry/wire.txt").read_text("utf-8")
    for row in rows(done.stdout):
        if row["doc"] == "ferry/wire":
            assert text[row["start"] : row["end"]] == row["text"]  # type: ignore[misc]


def test_single_text_file_is_named_after_itself(folder: Path) -> None:
    done = run("extract", folder / "ferry" / "wire.txt", folder / "flood" / "local.md")
    assert {row["doc"] for row in rows(done.stdout)} == {"wire", "local"}


def test_fields_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"key": "k", "body": "Sales rose by 5 percent.", "head": "Sales rose by 5 percent", "day": "2026-03-16"}\n', "utf-8")
    done = run("extract", path, "--text", "body", "--id", "key", "--title", "head", "--date", "day")
    assert {row["doc"] for row in rows(done.stdout)} == {"k"}
    assert "title" in {row["section"] for row in rows(done.stdout)}


def test_bad_lines_are_skipped_counted_and_written_beside(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(GOOD + BAD + GOOD, "utf-8")
    out = tmp_path / "out.jsonl"
    done = run("extract", path, "-o", out)
    assert done.returncode == 3
    assert done.stdout == b""
    assert b"2 documents" in done.stderr
    assert b"1 bad row" in done.stderr
    (error,) = rows((tmp_path / "out.jsonl.errors.jsonl").read_text("utf-8"))
    assert error["file"] == str(path)
    assert error["line"] == 2
    assert error["line_offset"] == len(GOOD)
    assert error["code"]


def test_bad_line_stops_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(GOOD + BAD, "utf-8")
    out = tmp_path / "out.jsonl"
    done = run("extract", path, "-o", out, "--errors", "raise")
    assert done.returncode == 1
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "content",
    [b'[{"text": "Sales rose."}, {"text": "Sales fell."}]\n', b'[\n  {"text": "Sales rose."}\n]\n', "x".encode("utf-16"), b"\x1f\x8b\x08\x00\x00\x00\x00\x00"],
    ids=["array", "pretty array", "utf-16", "gzip"],
)
def test_what_is_no_jsonl_at_all_is_refused_at_once(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    out = tmp_path / "out.jsonl"
    done = run("extract", path, "-o", out)
    assert done.returncode == 5, done.stderr
    assert done.stderr.startswith(b"sayso: ")
    assert len(done.stderr) < 600
    assert not out.exists()


def test_json_array_error_says_how_to_make_jsonl(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('[{"text": "Sales rose."}]', "utf-8")
    message = run("extract", path).stderr.decode()
    assert "array" in message
    assert "jq" in message or "one object" in message


def test_missing_file_fails_with_its_name(tmp_path: Path) -> None:
    done = run("extract", tmp_path / "nothing.jsonl")
    assert done.returncode == 1
    assert b"nothing.jsonl" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["frobnicate"],
        ["extract", "--threads", "-1"],
        ["extract", "--min-confidence", "2"],
        ["extract", "--format", "xml"],
        ["extract", "--format", "parquet"],
        ["schema", "--sql", "--spark"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_two(arguments: list[str]) -> None:
    assert run(*arguments).returncode == 2


def test_output_is_never_an_input(news: Path) -> None:
    done = run("extract", news, "-o", news)
    assert done.returncode == 2
    assert news.read_text("utf-8") == GOOD


def test_two_outputs_of_one_name_are_refused(news: Path, tmp_path: Path) -> None:
    assert run("compare", news, "--links", tmp_path / "x", "--html", tmp_path / "x").returncode == 2


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet", "arrow"])
def test_formats_hold_the_same_rows(news: Path, tmp_path: Path, form: str) -> None:
    if form in ("parquet", "arrow"):
        pl = pytest.importorskip("polars")
    out = tmp_path / f"claims.{form}"
    assert run("extract", news, "-o", out).returncode == 0
    expected = [row["text"] for row in rows(run("extract", news).stdout)]
    if form == "jsonl":
        assert [row["text"] for row in rows(out.read_bytes())] == expected
    elif form == "csv":
        assert out.read_text("utf-8").startswith("row,doc,section")
        assert all(text in out.read_text("utf-8") for text in map(str, expected))
    elif form == "parquet":
        assert pl.read_parquet(out)["text"].to_list() == expected
    else:
        assert pl.read_ipc(out.read_bytes())["text"].to_list() == expected


def test_csv_of_nothing_has_its_header() -> None:
    done = run("extract", "--format", "csv")
    assert done.returncode == 0
    assert done.stdout.decode().strip() == ",".join(sayso.SCHEMA.names)


def test_compare_names_documents_by_story_and_writes_all_tables(folder: Path, tmp_path: Path) -> None:
    files = {name: tmp_path / f"{name}.out" for name in ("links", "clusters", "origins", "html")}
    done = run("compare", folder, *[word for name, path in files.items() for word in (f"--{name}", path)])
    assert done.returncode == 0, done.stderr
    assert done.stdout == b""
    for link in rows(files["links"].read_bytes()):
        assert list(link) == ["kind", "slot", "a", "b", "reason", "confidence"]
        assert list(link["a"])[:2] == ["doc", "claim"]  # type: ignore[call-overload]
        assert link["a"]["doc"].split("/")[0] in ("ferry", "flood", "a")  # type: ignore[index]
    assert files["html"].read_text("utf-8").startswith("<!doctype html>")


def test_compare_prints_links_when_nothing_is_named(articles: list[dict[str, str]], tmp_path: Path, comparison: sayso.Comparison) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in articles), "utf-8")
    done = run("compare", path)
    assert done.returncode == 0, done.stderr
    assert [link["reason"] for link in rows(done.stdout)] == comparison.links["reason"]


def test_show_prints_a_table(news: Path) -> None:
    done = run("show", news)
    assert done.returncode == 0
    assert b"certainty" in done.stdout


def test_parse_writes_conllu(tmp_path: Path) -> None:
    done = run("parse", stdin="It didn't rain.")
    assert done.returncode == 0, done.stderr
    words = [line.split("\t")[1] for line in done.stdout.decode().splitlines() if line[:1].isdigit() and line.split("\t")[0].isdigit()]
    assert words == ["It", "did", "n't", "rain", "."]


def test_info_is_readable_by_programs() -> None:
    done = run("info", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["version"] == sayso.__version__


@pytest.mark.parametrize("style", [[], ["--json"], ["--spark"], ["--sql"]], ids=" ".join)
@pytest.mark.parametrize("table", ["claims", "nested", "clusters", "links", "origins"])
def test_schema_lists_columns(style: list[str], table: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--table", table, *style]) == 0
    out = capsys.readouterr().out
    assert {"claims": "self_contained", "nested": "claims", "clusters": "label", "links": "reason", "origins": "share"}[table] in out


def test_demo_shows_claims_and_conflicts_and_writes_both_files(tmp_path: Path) -> None:
    done = run("demo", "-o", tmp_path / "demo")
    assert done.returncode == 0, done.stderr
    assert b"certainty" in done.stdout
    assert b"conflicts" in done.stdout
    assert len(rows((tmp_path / "demo" / "claims.jsonl").read_bytes())) > 50
    assert (tmp_path / "demo" / "conflicts.html").stat().st_size < 200_000


def test_what_comes_from_text_cannot_drive_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b'{"id": "a\\u001b[31m", "text": "Sales \\u001b]52;c;x\\u0007 rose by 5 percent."}\n{"id": "b\\u001b[2J"}\n')
    for command in ("extract", "show", "compare"):
        done = run(command, path)
        assert not set(done.stdout + done.stderr) & {0x1B, 0x07}


@pytest.mark.parametrize("buffered", ["", "-u"], ids=["buffered", "unbuffered"])
def test_slow_reader_gets_every_byte(tmp_path: Path, buffered: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(GOOD * 300, "utf-8")
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} {buffered} -m sayso extract -q {path} | (sleep 0.3; cat)"], capture_output=True, timeout=120
    )
    assert done.stdout == run("extract", path).stdout


@pytest.mark.parametrize("buffered", ["", "-u"], ids=["buffered", "unbuffered"])
def test_reader_that_leaves_early_is_no_error(tmp_path: Path, buffered: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(GOOD * 3000, "utf-8")
    command = f"set -o pipefail; {sys.executable} {buffered} -m sayso extract {path} | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=120)
    assert done.returncode == 141
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_stopped_run_leaves_no_file(tmp_path: Path, name: str, code: int) -> None:
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "sayso", "extract", "-", "-o", str(out)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not list(tmp_path.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.02)  # until the temporary output is there: the run has begun and waits for its input
    process.send_signal(getattr(signal, name))
    _, err = process.communicate(timeout=60)
    assert process.returncode == code, err
    assert b"Traceback" not in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_disk_is_an_error(news: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "sayso", "extract", str(news)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=120)
    assert done.returncode == 1
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr


def test_help_has_examples() -> None:
    for command in ("extract", "compare", "parse", "show"):
        done = run(command, "--help")
        assert done.returncode == 0
        assert b"examples:" in done.stdout
