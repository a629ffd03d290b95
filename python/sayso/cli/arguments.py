"""The words of the command line -> a namespace of options."""

from __future__ import annotations

import argparse

from .. import __version__

_EXIT_CODES = """exit codes:
  0 done   1 failed   2 wrong usage, or an optional library is missing   3 done, some rows were skipped
  5 the input is not what it should be   130 stopped by Ctrl-C"""

_EXTRACT = """examples:
  sayso extract news.jsonl -o claims.jsonl
  cat article.txt | sayso extract --input text --format csv"""

_COMPARE = """examples:
  sayso compare articles/ --html conflicts.html --links links.jsonl
  sayso compare wire.txt paper.txt"""

_PARSE = """examples:
  sayso parse article.txt
  sayso parse --input conllu treebank.conllu -o parsed.conllu"""

_SHOW = """examples:
  sayso show article.txt
  sayso show news.jsonl --html claims.html --limit 200"""


def _count(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else -1
    if number < 0:
        raise argparse.ArgumentTypeError(f"expected a number from 0, got {text[:40]!r}")
    return number


def _share(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"expected a number from 0 to 1, got {text[:40]!r}")
    return number


def _add_reading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help="JSONL, .txt or .md files, folders of these, or - for standard input")
    reading = parser.add_argument_group("reading")
    reading.add_argument("--input", choices=("jsonl", "text", "markdown"), help="what the input is; by default its suffix says so")
    for name, field in (("text", "text"), ("id", "id"), ("title", "title"), ("date", "published")):
        reading.add_argument(f"--{name}", metavar="FIELD", default=field, help=f"field of a JSON line with the {name} (default: {field})")
    parser.add_argument("--min-confidence", type=_share, default=None, metavar="P", help="leave out claims below it, 0 to 1")
    parser.add_argument("--threads", type=_count, default=None, metavar="N", help="how many to use (default: as many as useful)")
    parser.add_argument("--errors", choices=("collect", "raise", "skip"), default="collect", help="what to do with a bad row")
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress and no summary")


def make_parser() -> argparse.ArgumentParser:
    """Build the parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="sayso",
        description="Extract the claims of English news articles with their sources, and find where articles conflict.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"sayso {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, help: str, epilog: str | None = None) -> argparse.ArgumentParser:
        about = f"{help[0].upper()}{help[1:]}."
        shape = argparse.RawDescriptionHelpFormatter
        return commands.add_parser(name, help=help, description=about, epilog=epilog, formatter_class=shape)

    extract = command("extract", "write the claims of articles, one a line", _EXTRACT)
    _add_reading(extract)
    extract.add_argument("-o", "--output", metavar="OUT", help="file to write (default: standard output)")
    extract.add_argument("--format", choices=("jsonl", "csv", "parquet", "arrow"), help="how to write; by default by the suffix of OUT")

    compare = command("compare", "find where articles agree and conflict", _COMPARE)
    _add_reading(compare)
    compare.add_argument("--html", metavar="PAGE", help="page that shows the comparison")
    compare.add_argument("-o", "--links", metavar="FILE", help="file for the links (default: standard output, if no other is named)")
    compare.add_argument("--clusters", metavar="FILE", help="file for the clusters of claims")
    compare.add_argument("--origins", metavar="FILE", help="file for the groups of documents that retell one text")
    compare.add_argument("--limit", type=_count, default=200, metavar="N", help="links on the page at most (default: 200)")

    parse = command("parse", "write tokens, tags and trees as CoNLL-U", _PARSE)
    parse.add_argument("files", nargs="?", default="-", metavar="FILE", help="a text or CoNLL-U file, or - for standard input")
    parse.add_argument("--input", choices=("text", "conllu"), help="what the input is; by default its suffix says so")
    parse.add_argument("-o", "--output", metavar="OUT", help="file to write (default: standard output)")

    show = command("show", "show the claims of articles as a table", _SHOW)
    _add_reading(show)
    show.add_argument("--html", metavar="PAGE", help="write a page instead")
    show.add_argument("--limit", type=_count, default=50, metavar="N", help="claims to show at most (default: 50)")

    info = command("info", "tell version, model and what this computer offers")
    info.add_argument("--json", action="store_true", help="as one JSON object")
    info.add_argument("--verify", action="store_true", help="compare the model with the hash in the record of the installed wheel")

    schema = command("schema", "list the columns of a table with their types")
    schema.add_argument("--table", choices=("claims", "nested", "clusters", "links", "origins"), default="claims")
    style = schema.add_mutually_exclusive_group()
    for name, what in (("json", "JSON"), ("spark", "a Spark declaration"), ("sql", "DuckDB columns"), ("polars", "Polars types")):
        style.add_argument(f"--{name}", dest="style", action="store_const", const=name, help=f"as {what}")

    demo = command("demo", "compare the articles that come with sayso")
    demo.add_argument("-o", "--output", metavar="DIR", default="sayso-demo", help="folder for what is written (default: sayso-demo)")
    return parser
