"""The commands themselves. Each takes the options and returns the exit code; errors rise to `sayso.__main__`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .. import _core
from ..claims import Claims
from ..comparison import Comparison, compare
from ..extractor import Extractor, load
from ..info import info, model_file_hash, pinned_model_hash
from ..jsonl import line_error
from ..sample import sample
from ..schema import Schema
from ..show import show
from ..views.markup import terminal
from ..views.wording import plural
from . import sinks
from .report import Report
from .sources import Fields, read

DONE, FAILED, SOME_SKIPPED = 0, 1, 3


def _claims(options: argparse.Namespace, report: Report) -> Iterator[Claims]:
    extractor: Extractor = load(threads=options.threads)
    fields = Fields(options.text, options.id, options.title, options.date)
    least = options.min_confidence or 0.0
    for one in read(options.files, options.input, fields):
        if options.errors == "raise" and one.batch._core.errors:
            error = one.batch._core.errors[0]
            raise line_error(error, one.paths.get(error[0], one.path))
        claims = extractor._extract_batch(one.batch, least, options.threads, report.progress)
        yield claims
        report.add(one, len(claims))


def _finish(options: argparse.Namespace, report: Report, beside: str | None) -> int:
    errors_path = None
    if report.errors and beside is not None and beside != "-" and options.errors == "collect":
        errors_path = f"{beside}.errors.jsonl"
        sinks.write_errors(errors_path, report.errors)
    report.close(errors_path)
    return SOME_SKIPPED if report.bad else DONE


def _check_outputs(options: argparse.Namespace, *outputs: str | None) -> None:
    """Refuse to write over an input, or twice to the same file."""
    named = [Path(path) for path in outputs if path is not None and path != "-"]
    if len({path.absolute() for path in named}) < len(named) or sum(path == "-" for path in outputs) > 1:
        raise sinks.UsageError("two outputs have the same name")
    for path in named:
        if path.exists() and any(name != "-" and Path(name).exists() and path.samefile(name) for name in options.files):
            raise sinks.UsageError(f"{path}: is an input; give the output another name")


def run_extract(options: argparse.Namespace) -> int:
    """Write claims, one a line."""
    _check_outputs(options, options.output)
    report = Report(options.quiet)
    with sinks.table_sink(options.output, sinks.format_of(options.output, options.format)) as write:
        for claims in _claims(options, report):
            write(claims)
    return _finish(options, report, options.output)


def run_compare(options: argparse.Namespace) -> int:
    """Write links, clusters, origins and a page."""
    links = options.links
    if not (links or options.clusters or options.origins or options.html):
        links = "-"
    _check_outputs(options, links, options.clusters, options.origins, options.html)
    report = Report(options.quiet)
    parts = list(_claims(options, report))
    least = 0.5 if options.min_confidence is None else options.min_confidence
    comparison = compare(parts, min_confidence=least)
    for rows, path in ((comparison.links, links), (comparison.clusters, options.clusters), (comparison.origins, options.origins)):
        if path is not None:
            sinks.write_table(rows, path)
    if options.html is not None:
        show(comparison, limit=options.limit).save(options.html)
    if not options.quiet:
        report.say(_counted(comparison))
    return _finish(options, report, links or options.html)


def _counted(comparison: Comparison) -> str:
    kinds = comparison.links["kind"]
    counted = ", ".join(f"{kinds.count(kind):,} {kind}" for kind in sorted(set(kinds)))
    return f"{plural(len(kinds), 'link')}{f' ({counted})' if counted else ''}, {plural(len(comparison.origins), 'origin')}"


def run_parse(options: argparse.Namespace) -> int:
    """Write CoNLL-U."""
    name = options.files
    is_conllu = options.input == "conllu" or (options.input is None and Path(name).suffix.lower() == ".conllu")
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    parsed = _core.parse_conllu(load()._model, data, kind="conllu" if is_conllu else "text")
    with sinks.opened(options.output) as file:
        file.write(parsed)
    return DONE


def run_show(options: argparse.Namespace) -> int:
    """Print claims as a table, or write a page of them."""
    _check_outputs(options, options.html)
    report = Report(options.quiet)
    parts = list(_claims(options, report))
    claims = parts[0] if len(parts) == 1 else compare(parts, min_confidence=1.0).claims if parts else sinks.empty_claims()
    view = show(claims, limit=options.limit)
    if options.html is None:
        print(view)
    else:
        view.save(options.html)
    return _finish(options, report, options.html)


def run_info(options: argparse.Namespace) -> int:
    """Print what is installed."""
    facts = info()
    if options.verify:
        pinned = pinned_model_hash()
        facts["model_file_sha256"] = model_file_hash()
        facts["model_file_sha256_in_wheel"] = pinned
        facts["verified"] = pinned is not None and pinned == facts["model_file_sha256"]
    if options.json:
        print(json.dumps(facts))
    else:
        for name, value in facts.items():
            print(f"{name}: {terminal(', '.join(value) if isinstance(value, list) else str(value))}")
    if options.verify and not facts["verified"]:
        why = "it is not the one of the installed wheel" if pinned else "no wheel is installed that could say"
        sys.stderr.write(f"sayso: the model is not verified: {why}\n")
        return FAILED
    return FAILED if facts["model_error"] else DONE


def run_schema(options: argparse.Namespace) -> int:
    """Print the columns of a table."""
    schema = Schema(options.table)
    if options.style == "json":
        print(json.dumps(schema.to_dicts(), indent=1))
    elif options.style == "polars":
        from ..integrations.polars import dtype

        print("\n".join(f"{field.name}: {dtype(field)}" for field in schema.fields))
    else:
        print({"spark": schema.to_spark, "sql": schema.to_sql}.get(options.style, schema.__str__)())
    return DONE


def run_demo(options: argparse.Namespace) -> int:
    """Compare the bundled articles: claims and conflicts on standard output, a file and a page in a folder."""
    folder = Path(options.output)
    folder.mkdir(parents=True, exist_ok=True)
    articles = sample()
    claims = load().extract(articles)
    comparison = compare(claims)
    for doc, part in claims.by_doc().items():
        title = next((article["title"] for article in articles if article["id"] == doc), "")
        print(f"\n{terminal(doc)}: {terminal(title)}")
        print(show(_telling(part), limit=8))
    print(f"\n{terminal(_counted(comparison))}\n")
    print(show(comparison.origins))
    print()
    print(show(comparison.links.filter(kind="conflicts"), limit=30))
    claims.write(folder / "claims.jsonl")
    show(comparison, limit=200).save(folder / "conflicts.html")
    print(f"\nwritten: {folder / 'claims.jsonl'}, {folder / 'conflicts.html'}")
    return DONE


def _telling(claims: Claims) -> Claims:
    """Put claims with a source and quantities first, for a short table that shows what there is."""
    columns: list[list[Any]] = [claims["sources"], claims["quantities"]]
    weight = [sum(bool(column[place]) for column in columns) for place in range(len(claims))]
    return claims._pick(sorted(range(len(claims)), key=lambda place: -weight[place]))
